#include "scheduler/engine/commit.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "scheduler/calendar/zone.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {

core::Date Commit::today() const { return calendar::Zone::Stockholm().DateAt(now_); }

absl::StatusOr<std::shared_ptr<const World>> Commit::WorldOf(const HuvudmanId& huvudman) {
  const auto known = worlds_.find(huvudman);
  if (known != worlds_.end() && !stale_.contains(huvudman)) {
    return known->second;
  }
  auto loaded = LoadWorld(draft_, huvudman, known == worlds_.end() ? nullptr : known->second.get());
  if (!loaded.ok()) {
    return loaded.status();
  }
  worlds_.insert_or_assign(huvudman, *loaded);
  stale_.erase(huvudman);
  return *std::move(loaded);
}

absl::Status Commit::RefreshWorlds() {
  while (!stale_.empty()) {
    const HuvudmanId huvudman = stale_.begin()->first;
    if (auto world = WorldOf(huvudman); !world.ok()) {
      return world.status();
    }
  }
  return absl::OkStatus();
}

void Commit::Journal(const HuvudmanId& huvudman, store::JournalEntry entry) {
  entry.revision = revision();
  entry.index = journal_index_[huvudman]++;
  entry.at = now_;
  entry.request_id = request_id_;
  draft_.Put(store::Encode(store::JournalKey{huvudman, entry.revision, entry.index}),
             store::Encode(entry));
  draft_.Put(
      store::Encode(store::SubjectJournalKey{huvudman, entry.subject, entry.revision, entry.index}),
      {});
}

void Commit::Changed(const HuvudmanId& huvudman, store::Change change) {
  changes_[huvudman].push_back(std::move(change));
}

Commit::Savepoint Commit::Save() const {
  Savepoint here{.draft = draft_.Save(),
                 .changes = {},
                 .journal = journal_index_,
                 .worlds = worlds_,
                 .stale = stale_};
  for (const auto& [huvudman, changes] : changes_) {
    here.changes.emplace(huvudman, changes.size());
  }
  return here;
}

void Commit::RollBack(Savepoint to) {
  draft_.RollBack(to.draft);
  for (auto& [huvudman, changes] : changes_) {
    changes.resize(to.changes.contains(huvudman) ? to.changes.at(huvudman) : 0);
  }
  journal_index_ = std::move(to.journal);
  worlds_ = std::move(to.worlds);
  stale_ = std::move(to.stale);
}

LogEntries Commit::FinishLog() {
  LogEntries entries;
  for (auto& [huvudman, changes] : changes_) {
    if (changes.empty()) {
      continue;
    }
    store::LogEntry entry{.revision = revision(), .at = now_, .changes = {}};
    // A post that loses a task is told so beside the one that gets it.
    std::set<std::tuple<store::Change::Kind, std::string, std::optional<core::PostId>>> seen;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
      if (seen.emplace(change->kind, change->id, change->post).second) {
        entry.changes.push_back(std::move(*change));
      }
    }
    std::reverse(entry.changes.begin(), entry.changes.end());
    std::uint32_t piece = 0;
    for (std::string& bytes : store::SplitValue(store::Encode(entry))) {
      draft_.Put(store::Encode(store::LogKey{revision(), huvudman, piece++}), std::move(bytes));
    }
    entries.emplace_back(huvudman, std::move(entry));
  }
  return entries;
}

}  // namespace hjul::engine
