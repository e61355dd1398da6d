#include "examiner.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "fmt/format.h"
#include "hjul/v1/journal_service.pb.h"
#include "hjul/v1/organisation_service.pb.h"

namespace hjul::crash {
namespace {

constexpr milliseconds kArriveMax{30'000};
constexpr std::size_t kRecentMax = 400;
constexpr std::size_t kRepeatedAtOnce = 12;
constexpr int kPage = 1000;

std::int64_t Milliseconds(const google::protobuf::Timestamp& time) {
  return time.seconds() * 1000 + time.nanos() / 1'000'000;
}

}  // namespace

Examiner::Examiner(const Roster& roster, Ledger& ledger, Findings& findings, std::uint64_t seed)
    : roster_(roster), ledger_(ledger), findings_(findings), random_(seed), history_(findings) {}

absl::StatusOr<v1::GetServerStatusResponse> Examiner::Status(const Connection& connection) {
  auto status = connection.Ask<v1::GetServerStatusResponse>(v1::GetServerStatusRequest(),
                                                            roster_.administrator.token);
  if (!status.ok()) {
    findings_.Add("the server does not say how it is: " + status.status().ToString());
  }
  return status;
}

void Examiner::BeginAt(const Connection& connection) {
  if (const auto status = Status(connection); status.ok()) {
    history_.BeginAt(status->revision());
    at_ms_ = Milliseconds(status->time());
  }
}

void Examiner::Examine(const Connection& connection, const Watchers& watchers) {
  const auto status = Status(connection);
  if (!status.ok()) {
    return;
  }
  CheckStatus(*status);
  std::vector<Entry> entries = ledger_.Take();
  Repeat(connection, entries);
  const std::uint64_t mark = Settle(connection);
  std::vector<Entry> marks = ledger_.Take();
  std::move(marks.begin(), marks.end(), std::back_inserter(entries));
  const std::vector<v1::JournalEntry> journal = ReadJournal(connection);
  history_.Add(entries, journal, at_ms_);
  at_ms_ = Milliseconds(status->time());
  RepeatSome(connection);
  CheckNames(connection);
  for (const auto& watcher : watchers) {
    if (!watcher->WaitFor(mark, kArriveMax)) {
      findings_.Add(fmt::format("{} does not get to revision {}", watcher->member().name, mark));
      continue;
    }
    CheckWatcher(connection, *watcher);
    if (watcher->everything()) {
      CheckPushed(journal, *watcher);
      CheckOccurrences(watcher->picture());
      CheckSeen(entries, watcher->picture());
    }
  }
  for (Entry& entry : entries) {
    if (entry.outcome == Outcome::kAcknowledged) {
      recent_.push_back(std::move(entry));
    }
  }
  while (recent_.size() > kRecentMax) {
    recent_.pop_front();
  }
}

void Examiner::CheckStatus(const v1::GetServerStatusResponse& status) {
  if (!status.storage_error().empty()) {
    findings_.Add("storage: " + status.storage_error());
  }
  if (status.clock_hold() != v1::GetServerStatusResponse::CLOCK_HOLD_UNSPECIFIED) {
    findings_.Add(fmt::format("the clock is held: {}", static_cast<int>(status.clock_hold())));
  }
  if (status.revision() < history_.revision()) {
    findings_.Add(fmt::format("the server is at revision {} after {}", status.revision(),
                              history_.revision()));
  }
  if (Milliseconds(status.time()) < at_ms_) {
    findings_.Add("the server's clock has gone back");
  }
}

void Examiner::Repeat(const Connection& connection, std::vector<Entry>& entries) {
  for (Entry& entry : entries) {
    if (entry.outcome != Outcome::kUnanswered) {
      continue;
    }
    ++unanswered_;
    const Reply reply = connection.Send(entry.intent.request, entry.intent.token);
    Learn(reply, entry);
    const Reply again = connection.Send(entry.intent.request, entry.intent.token);
    if (reply.status.code() != again.status.code() || reply.revision != again.revision) {
      findings_.Add(fmt::format("{} is answered {} at {}, and then {} at {}", entry.intent.id,
                                reply.status.ToString(), reply.revision, again.status.ToString(),
                                again.revision));
    }
    applied_ += entry.outcome == Outcome::kAcknowledged ? 1U : 0U;
  }
}

void Examiner::RepeatSome(const Connection& connection) {
  for (std::size_t i = 0; i < std::min(kRepeatedAtOnce, recent_.size()); ++i) {
    const Entry& entry =
        recent_[std::uniform_int_distribution<std::size_t>(0, recent_.size() - 1)(random_)];
    const Reply reply = connection.Send(entry.intent.request, entry.intent.token);
    if (!reply.status.ok() || reply.revision != entry.revision) {
      findings_.Add(fmt::format("{} was acknowledged at {}; repeated, it is answered {} at {}",
                                entry.intent.id, entry.revision, reply.status.ToString(),
                                reply.revision));
    }
  }
}

std::uint64_t Examiner::LeaveMark(const Connection& connection) {
  v1::PutPersonRequest request;
  request.mutable_person()->set_id("crash-mark");
  request.mutable_person()->set_name(fmt::format("mark-{}", ++marks_));
  request.mutable_person()->set_active(true);
  request.set_request_id(fmt::format("mark-{}", marks_));
  const std::size_t place = ledger_.Intend({.id = request.request_id(),
                                            .request = Keep(request),
                                            .who = roster_.administrator.name,
                                            .token = roster_.administrator.token});
  const Reply reply = connection.Send(Keep(request), roster_.administrator.token);
  ledger_.Answered(place, reply);
  if (!reply.status.ok()) {
    findings_.Add("nothing can be written: " + reply.status.ToString());
  }
  return reply.revision;
}

std::uint64_t Examiner::Settle(const Connection& connection) {
  constexpr int kMarksMax = 500;
  std::uint64_t mark = LeaveMark(connection);
  for (int i = 0; i < kMarksMax && !findings_.any(); ++i) {
    const std::uint64_t next = LeaveMark(connection);
    if (next == mark + 1) {
      return next;
    }
    mark = next;
  }
  findings_.Add(fmt::format("the server does not come to rest before revision {}", mark));
  return mark;
}

std::vector<v1::JournalEntry> Examiner::ReadJournal(const Connection& connection) {
  std::vector<v1::JournalEntry> lines;
  v1::ListJournalRequest question;
  question.set_page_size(kPage);
  do {
    const auto page =
        connection.Ask<v1::ListJournalResponse>(question, roster_.administrator.token);
    if (!page.ok()) {
      findings_.Add("the journal cannot be read: " + page.status().ToString());
      return lines;
    }
    for (const v1::JournalEntry& line : page->entries()) {
      if (line.revision() <= history_.revision()) {
        return lines;
      }
      lines.push_back(line);
    }
    question.set_page_token(page->next_page_token());
  } while (!question.page_token().empty());
  return lines;
}

void Examiner::CheckNames(const Connection& connection) {
  v1::ListPersonsRequest question;
  question.set_page_size(kPage);
  const auto persons =
      connection.Ask<v1::ListPersonsResponse>(question, roster_.administrator.token);
  if (!persons.ok()) {
    findings_.Add("persons cannot be read: " + persons.status().ToString());
    return;
  }
  std::map<std::string, std::string> names;
  for (const v1::Person& person : persons->persons()) {
    names[person.id()] = person.name();
  }
  for (const auto& [id, name] : history_.names()) {
    if (names[id] != name) {
      findings_.Add(
          fmt::format("{} is called {} and not {}, as the journal says", id, names[id], name));
    }
  }
}

void Examiner::CheckWatcher(const Connection& connection, Watcher& watcher) {
  const auto listed = List(connection, roster_, watcher.member(), watcher.everything());
  if (!listed.ok()) {
    findings_.Add("lists cannot be read: " + listed.status().ToString());
    return;
  }
  for (const std::string& difference : Differences(watcher.picture(), *listed)) {
    findings_.Add(watcher.member().name + ": " + difference);
  }
}

void Examiner::CheckOccurrences(const Picture& picture) {
  std::map<std::string, int> notes;
  for (const auto& [id, occurrence] : picture.occurrences) {
    std::set<std::tuple<int, int, int>> rungs;
    for (const v1::RungOutcome& rung : occurrence.rungs()) {
      if (!rungs.emplace(rung.visit(), rung.rung(), rung.repetition()).second) {
        findings_.Add(fmt::format("{}: rung {}.{} of visit {} is there twice", id, rung.rung(),
                                  rung.repetition(), rung.visit()));
      }
      const int left = rung.visit() - 1;
      if (rung.outcome() == v1::RungOutcome::OUTCOME_SENT && left < occurrence.visits_size() &&
          Milliseconds(rung.time()) > Milliseconds(occurrence.visits(left).leave_time())) {
        findings_.Add(fmt::format("{}: rung {}.{} of visit {} was sent after it was over", id,
                                  rung.rung(), rung.repetition(), rung.visit()));
      }
    }
    for (const v1::Visit& visit : occurrence.visits()) {
      for (const v1::Signature& signature : visit.signatures()) {
        ++notes[signature.note()];
      }
    }
    for (const v1::Signature& signature : occurrence.signatures()) {
      ++notes[signature.note()];
    }
  }
  for (const auto& [note, count] : notes) {
    if (count > 1) {
      findings_.Add(fmt::format("the action {} was taken {} times", note, count));
    }
    if (!history_.carried().contains(note)) {
      findings_.Add(fmt::format("the action {} was taken, and nobody was promised it", note));
    }
  }
}

void Examiner::CheckSeen(const std::vector<Entry>& entries, const Picture& picture) {
  for (const Entry& entry : entries) {
    if (entry.outcome != Outcome::kAcknowledged || entry.intent.seen_delivery.empty()) {
      continue;
    }
    const auto message = picture.deliveries.find(entry.intent.seen_delivery);
    if (message == picture.deliveries.end() ||
        message->second.state() != v1::Delivery::STATE_SEEN) {
      findings_.Add(fmt::format("{} marked {} as seen, and it is not", entry.intent.id,
                                entry.intent.seen_delivery));
    }
  }
}

void Examiner::CheckPushed(const std::vector<v1::JournalEntry>& journal, Watcher& watcher) {
  constexpr std::string_view kOccurrence = "occurrence/";
  const auto seen = watcher.TakeSeen();
  for (const v1::JournalEntry& line : journal) {
    if (!line.subject().starts_with(kOccurrence)) {
      continue;
    }
    const auto at = seen.find(line.revision());
    if (at == seen.end() || !at->second.contains(line.subject().substr(kOccurrence.size()))) {
      findings_.Add(fmt::format("{} was not told of '{}' of {} at revision {}",
                                watcher.member().name, line.kind(), line.subject(),
                                line.revision()));
    }
  }
}

}  // namespace hjul::crash
