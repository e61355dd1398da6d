// Everything that a store holds of one huvudman, read and decoded once: what the checks look at.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/engine/world.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

using core::Instant;
using Faults = std::vector<std::string>;  // What is wrong, a line each.

struct Sight {
  const store::Snapshot& snapshot;
  HuvudmanId huvudman;
  Instant now;
  bool settled = true;  // Everything due at `now` has been fired.
  std::shared_ptr<const World> world;
  std::map<core::OccurrenceId, store::OccurrenceRecord> records;
  std::vector<std::pair<store::JournalKey, store::JournalEntry>> journal;
  std::vector<store::Delivery> deliveries;
};

// Reads `snapshot`; what does not decode is a fault. `world` must be its configuration.
Sight See(const store::Snapshot& snapshot, const HuvudmanId& huvudman, Instant now, bool settled,
          std::shared_ptr<const World> world, Faults& faults);

// Every key and value of `range`.
std::map<std::string, std::string> All(const store::Snapshot& snapshot,
                                       const store::KeyRange& range);

// What a watcher would know: kind and id, to the encoded record.
using Readable = std::map<std::pair<store::Change::Kind, std::string>, std::string>;

// --- The checks, by idea -------------------------------------------------------------------------

// Timers and tasks are what the core derives from each occurrence as it stands.
void CheckDerived(const Sight& sight, Faults& faults);
// The timer index is exactly the timers that records, turns, units and messages ask for; none lies
// before the mark, and none that is due is left.
void CheckTimers(const Sight& sight, Faults& faults);
// Each rung has one outcome, and none has one after its visit was left.
void CheckRungs(const Sight& sight, Faults& faults);
// Indexes and task lists hold what the records say, once, in the right place.
void CheckLists(const Sight& sight, Faults& faults);
// A turn that is over has nothing open, none is skipped, and no unit is left out of one.
void CheckTurns(const Sight& sight, Faults& faults);
// The journal has no gaps, and accounts for every occurrence: planned once, one outcome.
void CheckJournal(const Sight& sight, Faults& faults);
// Nobody is told twice, of what is over, or outside telling time (after `judged_until`).
void CheckMessages(const Sight& sight, Instant judged_until, Faults& faults);
// Whoever has read the change log from its beginning knows what the store holds.
void CheckLog(const Sight& sight, Faults& faults);

}  // namespace hjul::engine
