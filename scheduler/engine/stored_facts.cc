#include "scheduler/engine/stored_facts.h"

#include <algorithm>
#include <utility>

#include "scheduler/core/reference.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

using core::Occurrence;

const core::Turn* StoredFacts::TurnMeant(const core::WheelId& wheel, const core::OccurrenceId& from,
                                         bool previous_turn) const {
  if (wheel == from.wheel) {
    const core::Turn* own = world_.FindTurn(wheel, from.turn);
    if (own == nullptr || !previous_turn) {
      return own;
    }
    const core::Turn* before = nullptr;
    for (const core::Turn& turn : world_.turns()) {
      if (turn.wheel == wheel && turn.span.first < own->span.first) {
        before = &turn;
      }
    }
    return before;
  }
  const core::Turn* own = world_.FindTurn(from.wheel, from.turn);
  const auto head = world_.wheels().find(wheel);
  if (own == nullptr || head == world_.wheels().end()) {
    return nullptr;
  }
  const auto meant = core::MatchTurn(*own, *head->second.wheel, previous_turn);
  return meant ? world_.FindTurn(wheel, *meant) : nullptr;
}

void StoredFacts::ForEach(const core::ActivityRef& ref, const core::OccurrenceId& from,
                          bool every_unit,
                          const std::function<void(const Occurrence&)>& visit) const {
  const core::WheelId& wheel = ref.wheel.empty() ? from.wheel : ref.wheel;
  const core::Turn* turn = TurnMeant(wheel, from, ref.previous_turn);
  const auto head = world_.wheels().find(wheel);
  if (turn == nullptr || head == world_.wheels().end()) {
    return;
  }
  const std::shared_ptr<const core::Wheel> followed = world_.Revision(turn->revision);
  const core::Wheel& revision = followed != nullptr ? *followed : *head->second.wheel;
  const core::ActivityId& named = ref.activity.empty() ? from.activity : ref.activity;
  const HuvudmanId& huvudman = world_.organisation().huvudman();
  for (const core::ActivityId& activity : core::StandingFor(revision, named)) {
    std::vector<RecordPointer> found;
    const auto collect = [&](const RecordPointer& record) { found.push_back(record); };
    absl::Status status;
    if (every_unit) {
      status = records_.ForEachOfActivity(
          store::OccurrencesOf(huvudman, {wheel, turn->id, activity, {}}), collect);
    } else if (from.unit.empty()) {
      status = records_.ForEach(store::HuvudmanOccurrencesOf(huvudman, wheel, turn->id, activity),
                                collect);
    } else {
      status = records_.ForEach(
          store::OccurrencesOf(huvudman, {wheel, turn->id, activity, from.unit}), collect);
    }
    status_.Update(status);
    for (auto first = found.begin(); first != found.end();) {
      const auto last = std::find_if(first, found.end(), [&](const RecordPointer& other) {
        return other->occurrence.id.unit != (*first)->occurrence.id.unit;
      });
      std::vector<const Occurrence*> of_unit;
      for (auto each = first; each != last; ++each) {
        of_unit.push_back(&(*each)->occurrence);
      }
      core::VisitOrdinals(of_unit, ref.ordinal, from.ordinal, visit);
      first = last;
    }
  }
}

}  // namespace hjul::engine
