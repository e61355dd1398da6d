#include "checkers.h"

#include "fmt/format.h"

namespace hjul::engine {

Faults Checkers::Look(const store::Store& store, Instant now, bool settled) {
  const auto snapshot = store.Read();
  auto world = LoadWorld(*snapshot, huvudman_, parsed_);
  if (!world.ok()) {
    return {world.status().ToString()};
  }
  Faults faults;
  const Sight sight = See(*snapshot, huvudman_, now, settled, *std::move(world), faults);
  for (const auto& [id, record] : sight.records) {
    std::uint64_t& generation = generations_[id];
    if (record.occurrence.generation < generation) {
      faults.push_back(fmt::format("{} went back to generation {}", core::ToString(id),
                                   record.occurrence.generation));
    }
    generation = record.occurrence.generation;
  }
  for (const auto& [id, generation] : generations_) {
    if (!sight.records.contains(id)) {
      faults.push_back(fmt::format("{} is gone", core::ToString(id)));
    }
  }
  CheckDerived(sight, faults);
  CheckTimers(sight, faults);
  CheckRungs(sight, faults);
  CheckLists(sight, faults);
  CheckTurns(sight, faults);
  CheckJournal(sight, faults);
  CheckMessages(sight, judged_until_, faults);
  CheckLog(sight, faults);
  judged_until_ = now;
  return faults;
}

}  // namespace hjul::engine
