#include "history.h"

#include <algorithm>

#include "fmt/format.h"

namespace hjul::crash {
namespace {

constexpr std::string_view kPerson = "person/crash-";

}  // namespace

void History::Add(const std::vector<Entry>& entries, const std::vector<v1::JournalEntry>& journal,
                  std::int64_t at_ms) {
  CheckLines(journal);
  std::map<std::string, std::set<std::uint64_t>> by_request;
  for (const v1::JournalEntry& line : journal) {
    if (!line.request_id().empty()) {
      by_request[line.request_id()].insert(line.revision());
    }
  }
  for (const Entry& entry : entries) {
    const auto found = by_request.find(entry.intent.id);
    CheckEntry(entry, found == by_request.end() ? std::set<std::uint64_t>() : found->second);
    if (entry.outcome == Outcome::kAcknowledged) {
      carried_[entry.intent.id] = {.revision = entry.revision, .at_ms = at_ms};
    }
  }
  for (const auto& [id, revisions] : by_request) {
    const auto known = carried_.find(id);
    if (known == carried_.end()) {
      findings_.Add(fmt::format("the journal has {}, which nobody was promised", id));
    } else if (revisions != std::set{known->second.revision}) {
      findings_.Add(fmt::format("{} was carried out at {} and stands in the journal at {}", id,
                                known->second.revision, fmt::join(revisions, ", ")));
    }
  }
  CheckOrder(entries);
  // Oldest first: the last name counts.
  for (auto line = journal.rbegin(); line != journal.rend(); ++line) {
    revision_ = std::max(revision_, line->revision());
    if (line->subject().starts_with(kPerson)) {
      names_[line->subject().substr(line->subject().find('/') + 1)] = line->detail();
    }
  }
}

// Newest first, each place once, none left out within a commit.
void History::CheckLines(const std::vector<v1::JournalEntry>& journal) {
  for (std::size_t i = 0; i < journal.size(); ++i) {
    const v1::JournalEntry& line = journal[i];
    const bool last = i + 1 == journal.size() || journal[i + 1].revision() != line.revision();
    const bool follows = last ? line.index() == 0 : journal[i + 1].index() + 1 == line.index();
    const bool ordered = i == 0 || journal[i - 1].revision() >= line.revision();
    if (!follows || !ordered) {
      findings_.Add(fmt::format("the journal is broken at revision {}, line {}", line.revision(),
                                line.index()));
    }
    if (line.kind() == "timer-failed") {
      findings_.Add(
          fmt::format("a timer failed at revision {}: {}", line.revision(), line.detail()));
    }
  }
}

void History::CheckEntry(const Entry& entry, const std::set<std::uint64_t>& found) {
  const std::string& id = entry.intent.id;
  switch (entry.outcome) {
    case Outcome::kAcknowledged:
      if (entry.intent.journaled && found.empty()) {
        findings_.Add(fmt::format("{} ({}) was acknowledged at revision {} and is lost", id,
                                  entry.intent.request.method, entry.revision));
      }
      break;
    case Outcome::kRefused:
      if (!found.empty()) {
        findings_.Add(fmt::format("{} was refused ({}) and yet carried out at {}", id,
                                  entry.refusal.ToString(), fmt::join(found, ", ")));
      }
      break;
    case Outcome::kUnanswered:
      findings_.Add(fmt::format("{} has no answer, however often it is asked", id));
      break;
  }
}

// What was answered before another was sent has a lower revision than that.
void History::CheckOrder(const std::vector<Entry>& entries) {
  std::vector<const Entry*> by_sending;
  std::vector<const Entry*> by_answer;
  for (const Entry& entry : entries) {
    if (entry.outcome == Outcome::kAcknowledged) {
      by_sending.push_back(&entry);
      by_answer.push_back(&entry);
    }
  }
  std::sort(by_sending.begin(), by_sending.end(),
            [](const Entry* a, const Entry* b) { return a->sent_at < b->sent_at; });
  std::sort(by_answer.begin(), by_answer.end(),
            [](const Entry* a, const Entry* b) { return a->answered_at < b->answered_at; });
  const Entry* highest = nullptr;  // Of those answered before.
  auto answered = by_answer.begin();
  for (const Entry* entry : by_sending) {
    for (; answered != by_answer.end() && (*answered)->answered_at < entry->sent_at; ++answered) {
      if (highest == nullptr || highest->revision < (*answered)->revision) {
        highest = *answered;
      }
    }
    if (highest != nullptr && entry->revision <= highest->revision) {
      findings_.Add(fmt::format("{} was asked for after {} was acknowledged at {}, and has {}",
                                entry->intent.id, highest->intent.id, highest->revision,
                                entry->revision));
    }
  }
}

}  // namespace hjul::crash
