#include "scheduler/core/preview_others.h"

#include <algorithm>

#include "scheduler/calendar/zone.h"

namespace hjul::core {
namespace {

inline constexpr int kTurnsApartMax = 12;  // Years between turns that can belong together.

std::optional<Turn> TurnNamed(const Wheel& wheel, const TurnId& id, int near_year) {
  for (int year = near_year - kTurnsApartMax; year <= near_year + kTurnsApartMax; ++year) {
    const std::optional<Turn> turn = TurnStartingIn(wheel, year);
    if (turn && turn->id == id) return turn;
  }
  return std::nullopt;
}

}  // namespace

struct OtherWheels::PlannedTurn {
  PlannedTurn(const Wheel& wheel, const Turn& turn, const PlanningGround& ground)
      : plan(PlanTurn(turn, ground)), index(wheel, ground.facts) {
    index.AddTurn(turn);
    for (const Occurrence& occurrence : plan.occurrences) index.Add(occurrence);
  }
  TurnPlan plan;
  PlanIndex index;  // Points into the plan.
};

const OtherWheels::PlannedTurn& OtherWheels::Planned(const Wheel& wheel, const Turn& turn) const {
  std::shared_ptr<const PlannedTurn>& planned = planned_[{wheel.id, turn.id}];
  if (planned == nullptr) {
    const Instant now = calendar::Zone::Stockholm().At(OpeningDay(wheel, turn), {0});
    planned = std::make_shared<const PlannedTurn>(wheel, turn,
                                                  PlanningGround{.wheel = wheel,
                                                                 .calendar = calendar_,
                                                                 .organisation = organisation_,
                                                                 .facts = nothing_,
                                                                 .now = now});
  }
  return *planned;
}

void OtherWheels::ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
                          const std::function<void(const Occurrence&)>& visit) const {
  const auto wheel = std::find_if(wheels_.begin(), wheels_.end(),
                                  [&](const Wheel* other) { return other->id == ref.wheel; });
  const auto own_turn = own_turns_.find(from.turn);
  if (wheel == wheels_.end() || ref.wheel == from.wheel || own_turn == own_turns_.end()) return;
  const std::optional<TurnId> id = MatchTurn(own_turn->second, **wheel, ref.previous_turn);
  if (!id) return;
  const std::optional<Turn> turn = TurnNamed(**wheel, *id, own_turn->second.start_year);
  if (!turn) return;
  const ActivityRef there{.activity = ref.activity, .ordinal = ref.ordinal};
  OccurrenceId seen_from = from;
  seen_from.wheel = (*wheel)->id;
  seen_from.turn = *id;
  Planned(**wheel, *turn).index.ForEach(there, seen_from, every_unit, visit);
}

}  // namespace hjul::core
