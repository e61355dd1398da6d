#include "scheduler/engine/commit.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "scheduler/calendar/zone.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {

core::Date Commit::today() const { return calendar::Zone::Stockholm().DateAt(now_); }

absl::StatusOr<std::shared_ptr<const World>> Commit::WorldOf(const HuvudmanId& huvudman) {
  if (!stale_.contains(huvudman)) {
    for (const Worlds* worlds : {&std::as_const(changed_worlds_), &std::as_const(memory_.worlds)}) {
      if (const auto known = worlds->find(huvudman); known != worlds->end()) {
        return known->second;
      }
    }
  }
  auto loaded = LoadWorld(draft_, huvudman, memory_.parsed);
  if (!loaded.ok()) {
    return loaded.status();
  }
  changed_worlds_.insert_or_assign(huvudman, *loaded);
  stale_.erase(huvudman);
  return *std::move(loaded);
}

absl::Status Commit::RefreshWorlds() {
  while (!stale_.empty()) {
    const HuvudmanId huvudman = *stale_.begin();
    if (auto world = WorldOf(huvudman); !world.ok()) {
      return world.status();
    }
  }
  return absl::OkStatus();
}

void Commit::Journal(const HuvudmanId& huvudman, store::JournalEntry entry) {
  entry.revision = revision();
  entry.index = journal_index_++;
  entry.at = now_;
  entry.request_id = request_id_;
  draft_.Put(store::Encode(store::JournalKey{huvudman, entry.revision, entry.index}),
             store::Encode(entry));
  draft_.Put(
      store::Encode(store::SubjectJournalKey{huvudman, entry.subject, entry.revision, entry.index}),
      {});
}

void Commit::Changed(const HuvudmanId& huvudman, store::Change change) {
  changes_.emplace_back(huvudman, std::move(change));
}

Commit::Savepoint Commit::Save() const {
  return {.draft = draft_.Save(),
          .changes = changes_.size(),
          .journal = journal_index_,
          .changed_worlds = changed_worlds_,
          .stale = stale_};
}

void Commit::RollBack(Savepoint to) {
  draft_.RollBack(to.draft);
  records_.Forget();
  changes_.resize(to.changes);
  journal_index_ = to.journal;
  changed_worlds_ = std::move(to.changed_worlds);
  stale_ = std::move(to.stale);
}

LogEntries Commit::FinishLog() {
  // A post that loses a task is told so beside the one that gets it.
  using Thing = std::tuple<const HuvudmanId&, store::Change::Kind, const std::string&,
                           const std::optional<core::PostId>&>;
  const auto thing_of = [](const std::pair<HuvudmanId, store::Change>& one) {
    return Thing(one.first, one.second.kind, one.second.id, one.second.post);
  };
  std::set<Thing> seen;
  std::map<HuvudmanId, std::vector<store::Change*>> last_first;
  for (auto one = changes_.rbegin(); one != changes_.rend(); ++one) {
    if (seen.insert(thing_of(*one)).second) {
      last_first[one->first].push_back(&one->second);
    }
  }
  LogEntries entries;
  for (auto& [huvudman, changes] : last_first) {
    store::LogEntry entry{.revision = revision(), .at = now_, .changes = {}};
    entry.changes.reserve(changes.size());
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
      entry.changes.push_back(std::move(**change));
    }
    std::uint32_t piece = 0;
    for (std::string& bytes : store::SplitValue(store::Encode(entry))) {
      draft_.Put(store::Encode(store::LogKey{revision(), huvudman, piece++}), std::move(bytes));
    }
    entries.emplace_back(huvudman, std::move(entry));
  }
  return entries;
}

}  // namespace hjul::engine
