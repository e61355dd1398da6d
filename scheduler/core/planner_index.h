// Occurrences of one wheel's planned turns, found by activity and unit without searching: the facts
// a plan leans on while it is being made. For this folder's planner only. Not thread-safe.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "scheduler/core/facts.h"

namespace hjul::core {

class PlanIndex final : public Facts {
 public:
  // `others` answers for other wheels and for turns that are not added. Both outlive this.
  PlanIndex(const Wheel& wheel, const Facts& others) : wheel_(wheel), others_(others) {}

  // Makes `turn` known; its predecessor is the known turn that starts last before it.
  void AddTurn(const Turn& turn);
  // `occurrence`, of a known turn, stays where it is as long as this is asked.
  void Add(const Occurrence& occurrence);

  void ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
               const std::function<void(const Occurrence&)>& visit) const override;

 private:
  using ByUnit = std::map<UnitId, std::vector<const Occurrence*>>;  // Each by ordinal.
  struct KnownTurn {
    TurnId id;
    Date first;
    std::map<ActivityId, ByUnit> activities;
  };

  const KnownTurn* FindTurn(const TurnId& id) const;
  const KnownTurn* Before(const TurnId& id) const;

  const Wheel& wheel_;
  const Facts& others_;
  std::vector<KnownTurn> turns_;  // By first day.
};

// Knows nothing: the ground of a plan that stands alone.
class NoFacts final : public Facts {
 public:
  void ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
               const std::function<void(const Occurrence&)>& visit) const override;
};

}  // namespace hjul::core
