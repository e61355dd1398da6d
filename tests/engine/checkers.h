// Checks of what must hold in a store between any two commits, made from the records themselves and
// as simply as possible. For tests and the simulator.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "scheduler/engine/world.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

using core::Instant;

// Remembers what it has seen, so that it also finds what changed in a way that nothing may.
class Checkers {
 public:
  explicit Checkers(HuvudmanId huvudman) : huvudman_(std::move(huvudman)) {}

  // What is wrong, a line each; empty: nothing. `settled`: everything due at `now` has been fired.
  std::vector<std::string> Look(const store::Store& store, Instant now, bool settled = true);

 private:
  void ReadOccurrences(const store::Snapshot& snapshot);
  void CheckDerived(const store::Snapshot& snapshot, Instant now);
  void CheckRungs(const store::OccurrenceRecord& record);
  void CheckIndexes(const store::Snapshot& snapshot);
  void CheckTasks(const store::Snapshot& snapshot);
  void CheckTimers(const store::Snapshot& snapshot, Instant now, bool settled);
  void CheckTurns();
  void CheckDeliveries(const store::Snapshot& snapshot);
  void CheckLine(const store::Delivery& delivery, const store::DeliveryLine& line);
  void CheckJournal(const store::Snapshot& snapshot);
  void CheckLog(const store::Snapshot& snapshot);

  void Fault(std::string what) { faults_.push_back(std::move(what)); }

  HuvudmanId huvudman_;
  std::vector<std::string> faults_;
  // As of the present look.
  std::shared_ptr<const World> world_;
  std::map<core::OccurrenceId, store::OccurrenceRecord> records_;
  std::set<std::string> timers_;  // Expected keys.
  // What watchers would know: kind and id, to the encoded record.
  std::map<std::pair<store::Change::Kind, std::string>, std::string> readable_;
  // Said to a post in some message: task, kind, rung, repetition.
  std::set<std::string> said_;
  // From earlier looks.
  std::map<core::OccurrenceId, std::uint64_t> generations_;
  Instant sent_until_ = Instant::min();  // Messages sent until then have been judged.
};

}  // namespace hjul::engine
