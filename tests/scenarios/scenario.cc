#include "scenario.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/organisation_text.h"
#include "words.h"

namespace hjul::engine {
namespace {

absl::Status Misunderstood(std::string_view line) {
  return absl::InvalidArgumentError(fmt::format("not understood: {}", line));
}

std::vector<std::string> Split(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    words.push_back(word);
  }
  return words;
}

// The rest of `line` behind `mark`, or empty.
std::string Behind(const std::string& line, std::string_view mark) {
  const auto found = line.find(mark);
  return found == std::string::npos ? std::string() : line.substr(found + mark.size());
}

absl::StatusOr<Instant> InstantOf(const std::string& date, const std::string& time) {
  const auto day = calendar::ParseDate(date);
  const auto clock = calendar::ParseTimeOfDay(time);
  if (!day || !clock) {
    return absl::InvalidArgumentError(fmt::format("'{} {}' is no time", date, time));
  }
  return calendar::Zone::Stockholm().At(*day, *clock);
}

std::string Day(core::Date date) {
  static constexpr std::array kDays = {"sön", "mån", "tis", "ons", "tor", "fre", "lör"};
  return fmt::format("{} {} v.{}", calendar::ToString(date),
                     kDays[calendar::WeekdayOf(date).c_encoding()], calendar::IsoWeekOf(date).week);
}

std::string Due(const std::optional<core::PlannedDate>& due) {
  return due ? Day(due->effective) : std::string("utan datum");
}

}  // namespace

std::string Scenario::Run(const std::string& story) {
  std::istringstream lines(story);
  std::string result;
  bool in_transcript = false;
  out_.clear();
  for (std::string line; std::getline(lines, line);) {
    if (in_transcript) {
      in_transcript = !line.empty();
      if (!in_transcript) {
        result += "\n";
      }
      continue;
    }
    result += line + "\n";
    if (line == "----") {
      result += out_;
      out_.clear();
      in_transcript = true;
    } else if (!line.empty() && line.front() != '#') {
      if (const absl::Status status = Command(line); !status.ok()) {
        Say(fmt::format("refused: {}", std::string(status.message())));
      }
    }
  }
  return result;
}

absl::Status Scenario::Command(const std::string& line) {
  const Words words = Split(line);
  const std::string& verb = words.front();
  if (verb == "clock" || verb == "organisation" || verb == "follow" || verb == "result") {
    return Set(words);
  }
  if (stage_ == nullptr) {
    return absl::FailedPreconditionError("a story begins with 'organisation FILE'");
  }
  absl::Status status;
  if (verb == "calendar" || verb == "wheel" || verb == "overlay" || verb == "handover" ||
      verb == "close") {
    status = Change(words, line);
  } else if (verb == "advance" || verb == "sleep" || verb == "crash") {
    status = Pass(words);
  } else if (verb == "act") {
    status = Work(words, line);
  } else if (verb == "override") {
    status = Override(words, line);
  } else {
    return Show(words);
  }
  const absl::Status told = Tell();
  return status.ok() ? told : status;
}

absl::Status Scenario::Set(const Words& words) {
  if (words[0] == "clock" && words.size() == 3) {
    const auto start = InstantOf(words[1], words[2]);
    if (!start.ok()) {
      return start.status();
    }
    start_ = *start;
    return absl::OkStatus();
  }
  if (words[0] == "follow") {
    follow_.assign(words.begin() + 1, words.end());
    return absl::OkStatus();
  }
  if (words[0] == "result" && words.size() == 3) {
    results_.insert_or_assign(words[1], words[2]);
    return absl::OkStatus();
  }
  if (words[0] == "organisation" && words.size() == 2) {
    const auto text = ReadFile(words[1]);
    if (!text.ok()) {
      return text.status();
    }
    text::Diagnostics diagnostics;
    auto content = core::ParseOrganisation(*text, diagnostics);
    if (!content) {
      return absl::InvalidArgumentError(text::Format(words[1], diagnostics.Sorted().front()));
    }
    stage_ = std::make_unique<Stage>(content->huvudman.str(), start_);
    const auto created = stage_->Do(CreateHuvudman{content->name});
    if (!created.ok()) {
      return created.status();
    }
    const auto imported = stage_->Do(ImportOrganisation{
        .units = content->units, .persons = content->persons, .posts = content->posts});
    told_ = stage_->store().revision();
    return imported.status();
  }
  return Misunderstood(words[0]);
}

absl::StatusOr<std::string> Scenario::ReadFile(const std::string& path) const {
  std::ifstream file(root_ + "/" + path);
  if (!file) {
    return absl::NotFoundError(fmt::format("cannot read {}", path));
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

absl::Status Scenario::Load(const std::string& kind, const std::string& path, bool move_running,
                            const std::string& reason) {
  const auto text = ReadFile(path);
  if (!text.ok()) {
    return text.status();
  }
  const auto subject = kind == "wheel"      ? PlanChange::Subject::kWheel
                       : kind == "calendar" ? PlanChange::Subject::kCalendar
                                            : PlanChange::Subject::kOverlay;
  return stage_->Apply(subject, *text, move_running, reason).status();
}

absl::Status Scenario::Change(const Words& words, const std::string& line) {
  if (words[0] == "handover" && words.size() == 3) {
    const auto id = core::ParsePostId(words[1]);
    const core::Post* post =
        id ? stage_->writer().WorldOf(stage_->huvudman())->organisation().FindPost(*id) : nullptr;
    if (post == nullptr) {
      return absl::NotFoundError(fmt::format("there is no post {}", words[1]));
    }
    core::Post next = *post;
    for (core::Holding& holding : next.holdings) {
      if (!holding.deputy && holding.Covers(stage_->today())) {
        holding.until = stage_->today() - calendar::days{1};
      }
    }
    std::erase_if(next.holdings, [](const core::Holding& holding) {
      return holding.until && *holding.until < holding.from;
    });
    next.holdings.push_back({.person = core::PersonId(words[2]), .from = stage_->today()});
    return stage_->Do(PutPost{next}).status();
  }
  if (words[0] == "close" && words.size() >= 3) {
    const auto day = calendar::ParseDate(words[2]);
    if (!day) {
      return Misunderstood(line);
    }
    return stage_->Do(CloseUnit{core::UnitId(words[1]), *day, Behind(line, "because ")}).status();
  }
  if (words.size() < 2) {
    return Misunderstood(line);
  }
  const bool move = std::find(words.begin(), words.end(), "moving-running") != words.end();
  return Load(words[0], words[1], move, Behind(line, "because "));
}

absl::Status Scenario::Pass(const Words& words) {
  if (words[0] == "crash") {
    Say("krasch och omstart");
    if (const absl::Status status = stage_->Restart(); !status.ok()) {
      return status;
    }
    return stage_->Settle();
  }
  if (words.size() < 3 || words[1] != (words[0] == "sleep" ? "until" : "to")) {
    return Misunderstood(words[0]);
  }
  const std::string time = words.size() > 3 && words[3] != "on" ? words[3] : "08:00";
  const auto until = InstantOf(words[2], time);
  if (!until.ok()) {
    return until.status();
  }
  if (words[0] == "sleep") {
    // The server is down meanwhile: nothing happens until it is back.
    stage_->clock().Set(*until);
    if (const absl::Status status = stage_->Restart(); !status.ok()) {
      return status;
    }
    return stage_->Settle();
  }
  const bool on_time = words.back() == "time";
  return on_time ? stage_->AdvanceOnTime(*until, results_) : stage_->AdvanceTo(*until);
}

// act POST ACTIVITY ACTION [at UNIT] [key=value ...] [note: words]
absl::Status Scenario::Work(const Words& words, const std::string& line) {
  if (words.size() < 4) {
    return Misunderstood(line);
  }
  std::string unit;
  std::map<std::string, std::string> results = results_;
  for (std::size_t i = 4; i < words.size() && words[i] != "note:"; ++i) {
    if (words[i] == "at" && i + 1 < words.size()) {
      unit = words[++i];
    } else if (const auto equals = words[i].find('='); equals != std::string::npos) {
      results.insert_or_assign(words[i].substr(0, equals), words[i].substr(equals + 1));
    }
  }
  const auto task = stage_->OpenTask(words[1], words[2], unit);
  if (!task.ok()) {
    return task.status();
  }
  const auto acted = stage_->Act(*task, words[3], results, Behind(line, "note: "));
  if (!acted.ok()) {
    return acted.status();
  }
  return stage_->Settle();
}

// override OCCURRENCE move|extend|cancel|reopen|decline|replace [STATE] [to DATE] [everywhere]
//   because REASON
absl::Status Scenario::Override(const Words& words, const std::string& line) {
  static const std::map<std::string, core::Override::Kind> kKinds = {
      {"move", core::Override::Kind::kMove},       {"extend", core::Override::Kind::kExtend},
      {"cancel", core::Override::Kind::kCancel},   {"reopen", core::Override::Kind::kReopen},
      {"decline", core::Override::Kind::kDecline}, {"replace", core::Override::Kind::kReplace}};
  const auto id = words.size() > 2 ? core::ParseOccurrenceId(words[1]) : std::nullopt;
  const auto kind = words.size() > 2 ? kKinds.find(words[2]) : kKinds.end();
  if (!id || kind == kKinds.end()) {
    return Misunderstood(line);
  }
  OverrideOccurrence override{.occurrence = *id};
  override.change.kind = kind->second;
  override.change.reason = Behind(line, "because ");
  for (std::size_t i = 3; i < words.size() && words[i] != "because"; ++i) {
    if (words[i] == "to" && i + 1 < words.size()) {
      override.change.due = calendar::ParseDate(words[++i]);
    } else if (words[i] == "everywhere") {
      override.every_unit = true;
    } else {
      override.change.state = core::StateId(words[i]);
    }
  }
  if (override.change.kind == core::Override::Kind::kReplace) {
    override.change.replaced_by = override.change.reason;
  }
  const auto done = stage_->Do(override);
  if (!done.ok()) {
    return done.status();
  }
  return stage_->Settle();
}

bool Scenario::Follows(const store::JournalEntry& entry) const {
  return std::any_of(follow_.begin(), follow_.end(), [&](const std::string& word) {
    return entry.subject.find(word) != std::string::npos || entry.kind == word;
  });
}

std::string Scenario::Line(const store::JournalEntry& entry) const {
  const calendar::Zone& zone = calendar::Zone::Stockholm();
  std::string text =
      fmt::format("{} {}  {:<12} {}", calendar::ToString(zone.DateAt(entry.at)),
                  calendar::ToString(zone.TimeAt(entry.at)), entry.kind, entry.subject);
  if (!entry.from.empty() || !entry.to.empty()) {
    text += fmt::format("  {} -> {}", entry.from.str(), entry.to.str());
  }
  if (!entry.action.empty()) {
    text += fmt::format("  [{}]", entry.action.str());
  }
  if (entry.actor.post) {
    text += fmt::format("  {}", core::ToString(*entry.actor.post));
  }
  if (!entry.detail.empty()) {
    text += fmt::format("  {}", entry.detail);
  }
  if (!entry.note.empty()) {
    text += fmt::format("  \"{}\"", entry.note);
  }
  return text;
}

absl::Status Scenario::Tell() {
  std::vector<store::JournalEntry> fresh;
  std::string from;
  bool older = false;
  do {
    const auto page = stage_->Read().ListJournal({}, kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    for (const store::JournalEntry& entry : page->items) {
      older = entry.revision <= told_;
      if (older) {
        break;
      }
      if (Follows(entry)) {
        fresh.push_back(entry);
      }
    }
    from = page->next;
  } while (!from.empty() && !older);
  for (auto entry = fresh.rbegin(); entry != fresh.rend(); ++entry) {
    Say(Line(*entry));
  }
  told_ = stage_->store().revision();
  return absl::OkStatus();
}

absl::Status Scenario::Show(const Words& words) {
  if (words[0] == "tasks" && words.size() == 2) {
    return ShowTasks(words[1]);
  }
  if (words[0] == "occurrences" && words.size() == 2) {
    return ShowOccurrences(words[1]);
  }
  if (words[0] == "messages" && words.size() == 4) {
    return ShowMessages(words[1], words[2], words[3]);
  }
  if (words[0] == "pushes" && words.size() == 2) {
    return ShowPushes(words[1]);
  }
  if (words[0] == "history" && words.size() == 2) {
    return ShowHistory(words[1]);
  }
  if (words[0] == "summary") {
    return ShowSummary();
  }
  return Misunderstood(words[0]);
}

absl::Status Scenario::ShowTasks(const std::string& post) {
  const auto id = core::ParsePostId(post);
  if (!id) {
    return Misunderstood(post);
  }
  const auto page = stage_->Read().ListTasks({.posts = {*id}}, kPageMax, {});
  if (!page.ok()) {
    return page.status();
  }
  for (const core::Task& task : page->items) {
    std::string line = fmt::format("{}  {:<9} {}: {}", Due(task.due), Word(task.state), task.title,
                                   task.state_title);
    for (const core::Link& link : task.waits_for) {
      line += fmt::format("  väntar på {} {}", link.activity_title, link.unit_name);
    }
    for (const core::Link& link : task.blocks) {
      line += fmt::format("  {} {} väntar", link.activity_title, link.unit_name);
    }
    Say(std::move(line));
  }
  if (page->items.empty()) {
    Say("inga öppna uppgifter");
  }
  return absl::OkStatus();
}

absl::Status Scenario::ShowOccurrences(const std::string& filter) {
  std::string from;
  do {
    const auto page = stage_->Read().ListOccurrences({}, kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    for (const core::Occurrence& occurrence : page->items) {
      const std::string id = core::ToString(occurrence.id);
      if (id.find(filter) != std::string::npos) {
        const core::PlannedState* planned = occurrence.PlanOf(occurrence.state);
        Say(fmt::format("{}  {} {}  {}", id, Word(occurrence.status), occurrence.state.str(),
                        Due(planned ? planned->due : std::nullopt)));
      }
    }
    from = page->next;
  } while (!from.empty());
  return absl::OkStatus();
}

absl::Status Scenario::ShowMessages(const std::string& post, const std::string& from,
                                    const std::string& to) {
  const auto id = core::ParsePostId(post);
  const auto first = calendar::ParseDate(from);
  const auto last = calendar::ParseDate(to);
  if (!id || !first || !last) {
    return Misunderstood(post);
  }
  const auto page = stage_->Read().ListDeliveries({*id}, kPageMax, {});
  if (!page.ok()) {
    return page.status();
  }
  const calendar::Zone& zone = calendar::Zone::Stockholm();
  for (auto delivery = page->items.rbegin(); delivery != page->items.rend(); ++delivery) {
    const core::Date day = zone.DateAt(delivery->at);
    if (day < *first || day > *last) {
      continue;
    }
    std::string line =
        fmt::format("{} {}", Day(day), calendar::ToString(zone.TimeAt(delivery->at)));
    for (const store::DeliveryLine& each : delivery->lines) {
      line +=
          fmt::format("\n    {}{}: {}{}{}", each.dropped ? "(bortfallen) " : "", Word(each.kind),
                      each.title, each.unit_name.empty() ? "" : " " + each.unit_name,
                      each.due ? ", senast " + calendar::ToString(*each.due) : "");
    }
    Say(std::move(line));
  }
  return absl::OkStatus();
}

absl::Status Scenario::ShowHistory(const std::string& occurrence) {
  std::string from;
  std::vector<store::JournalEntry> all;
  do {
    const auto page =
        stage_->Read().ListJournal({.subject = "occurrence/" + occurrence}, kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    all.insert(all.end(), page->items.begin(), page->items.end());
    from = page->next;
  } while (!from.empty());
  for (auto entry = all.rbegin(); entry != all.rend(); ++entry) {
    entry->subject.clear();
    Say(Line(*entry));
  }
  return absl::OkStatus();
}

// How many messages each post of `role` got in each month.
absl::Status Scenario::ShowPushes(const std::string& role) {
  const View view = stage_->Read();
  const calendar::Zone& zone = calendar::Zone::Stockholm();
  for (const core::Post& post : view.world().organisation().content().posts) {
    if (post.id.role.str() != role) {
      continue;
    }
    std::map<std::string, int> months;
    std::string from;
    do {
      const auto page = view.ListDeliveries({post.id}, kPageMax, from);
      if (!page.ok()) {
        return page.status();
      }
      for (const store::Delivery& delivery : page->items) {
        if (delivery.sent_at) {
          ++months[calendar::ToString(zone.DateAt(delivery.at)).substr(0, 7)];
        }
      }
      from = page->next;
    } while (!from.empty());
    std::string line = core::ToString(post.id) + ":";
    for (const auto& [month, count] : months) {
      line += fmt::format(" {} {},", month, count);
    }
    line.back() = '.';
    Say(std::move(line));
  }
  return absl::OkStatus();
}

// Turns with how many occurrences stand where, and messages per post and month at most.
absl::Status Scenario::ShowSummary() {
  const View view = stage_->Read();
  for (const core::Turn& turn : view.world().turns()) {
    std::map<core::OccurrenceStatus, int> counts;
    std::string from;
    do {
      const auto page =
          view.ListOccurrences({.wheel = turn.wheel, .turn = turn.id}, kPageMax, from);
      if (!page.ok()) {
        return page.status();
      }
      for (const core::Occurrence& occurrence : page->items) {
        ++counts[occurrence.status];
      }
      from = page->next;
    } while (!from.empty());
    std::string line = fmt::format("{} {} {}:", turn.wheel.str(), turn.id.str(), Word(turn.state));
    for (const auto& [status, count] : counts) {
      line += fmt::format(" {} {}", count, Word(status));
    }
    Say(std::move(line));
  }
  return absl::OkStatus();
}

}  // namespace hjul::engine
