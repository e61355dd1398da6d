// What a preview knows of other wheels: their turns, planned as if each step were done on its last
// day. For this folder's preview only. Not thread-safe.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "scheduler/core/facts.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/planner_index.h"

namespace hjul::core {

class OtherWheels final : public Facts {
 public:
  // Everything given outlives this.
  OtherWheels(std::vector<const Wheel*> wheels, const calendar::Calendar& calendar,
              const Organisation& organisation)
      : wheels_(std::move(wheels)), calendar_(calendar), organisation_(organisation) {}

  // A turn of the previewed wheel, from which the others may be asked.
  void AddTurn(const Turn& turn) { own_turns_.emplace(turn.id, turn); }

  void ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
               const std::function<void(const Occurrence&)>& visit) const override;

 private:
  struct PlannedTurn;
  // Plans it when it is first asked for; what that wheel leans on in turn is left out.
  const PlannedTurn& Planned(const Wheel& wheel, const Turn& turn) const;

  std::vector<const Wheel*> wheels_;
  const calendar::Calendar& calendar_;
  const Organisation& organisation_;
  std::map<TurnId, Turn> own_turns_;
  NoFacts nothing_;
  mutable std::map<std::pair<WheelId, TurnId>, std::shared_ptr<const PlannedTurn>> planned_;
};

}  // namespace hjul::core
