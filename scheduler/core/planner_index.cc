#include "scheduler/core/planner_index.h"

#include <algorithm>
#include <cstddef>

#include "scheduler/core/reference.h"

namespace hjul::core {
void PlanIndex::AddTurn(const Turn& turn) {
  const auto place = std::upper_bound(turns_.begin(), turns_.end(), turn.span.first,
                                      [](Date first, const auto& t) { return first < t.first; });
  turns_.insert(place, KnownTurn{.id = turn.id, .first = turn.span.first, .activities = {}});
}

void PlanIndex::Add(const Occurrence& occurrence) {
  const auto turn = std::find_if(turns_.begin(), turns_.end(), [&](const KnownTurn& known) {
    return known.id == occurrence.id.turn;
  });
  if (turn == turns_.end()) return;
  auto& there = turn->activities[occurrence.id.activity][occurrence.id.unit];
  const auto place =
      std::upper_bound(there.begin(), there.end(), &occurrence,
                       [](const auto* a, const auto* b) { return a->id.ordinal < b->id.ordinal; });
  there.insert(place, &occurrence);
}

const PlanIndex::KnownTurn* PlanIndex::FindTurn(const TurnId& id) const {
  for (const KnownTurn& turn : turns_) {
    if (turn.id == id) return &turn;
  }
  return nullptr;
}

const PlanIndex::KnownTurn* PlanIndex::Before(const TurnId& id) const {
  for (std::size_t i = 1; i < turns_.size(); ++i) {
    if (turns_[i].id == id) return &turns_[i - 1];
  }
  return nullptr;
}

void PlanIndex::ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
                        const std::function<void(const Occurrence&)>& visit) const {
  const bool own_wheel = from.wheel == wheel_.id && (ref.wheel.empty() || ref.wheel == wheel_.id);
  const KnownTurn* turn = nullptr;
  if (own_wheel) turn = ref.previous_turn ? Before(from.turn) : FindTurn(from.turn);
  if (turn == nullptr) {
    others_.ForEach(ref, from, every_unit, visit);
    return;
  }
  const ActivityId& named = ref.activity.empty() ? from.activity : ref.activity;
  for (const ActivityId& activity : StandingFor(wheel_, named)) {
    const auto units = turn->activities.find(activity);
    if (units == turn->activities.end()) continue;
    if (every_unit) {
      for (const auto& [unit, occurrences] : units->second) {
        VisitOrdinals(occurrences, ref.ordinal, from.ordinal, visit);
      }
    } else if (const auto there = units->second.find(from.unit); there != units->second.end()) {
      VisitOrdinals(there->second, ref.ordinal, from.ordinal, visit);
    }
  }
}

void NoFacts::ForEach(const ActivityRef& /*ref*/, const OccurrenceId& /*from*/, bool /*every_unit*/,
                      const std::function<void(const Occurrence&)>& /*visit*/) const {}

}  // namespace hjul::core
