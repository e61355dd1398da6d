#include "scheduler/engine/stored_facts.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "scheduler/core/reference.h"
#include "scheduler/store/codec.h"
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

std::vector<Occurrence> StoredFacts::Read(const store::KeyRange& range) const {
  std::vector<Occurrence> occurrences;
  absl::Status failed = absl::OkStatus();
  const absl::Status scan = snapshot_.Scan(range, std::numeric_limits<std::size_t>::max(),
                                           [&](std::string_view, std::string_view value) {
                                             auto record = store::DecodeOccurrenceRecord(value);
                                             if (!record.ok()) {
                                               failed = record.status();
                                               return false;
                                             }
                                             occurrences.push_back(std::move(record->occurrence));
                                             return true;
                                           });
  if (status_.ok()) {
    status_ = scan.ok() ? failed : scan;
  }
  return occurrences;
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
    const std::vector<Occurrence> found =
        !every_unit && from.unit.empty()
            ? Read(store::HuvudmanOccurrencesOf(huvudman, wheel, turn->id, activity))
            : Read(store::OccurrencesOf(
                  huvudman, {wheel, turn->id, activity, every_unit ? core::UnitId() : from.unit}));
    for (auto first = found.begin(); first != found.end();) {
      const auto last = std::find_if(first, found.end(), [&](const Occurrence& other) {
        return other.id.unit != first->id.unit;
      });
      std::vector<const Occurrence*> of_unit;
      for (auto each = first; each != last; ++each) {
        of_unit.push_back(&*each);
      }
      core::VisitOrdinals(of_unit, ref.ordinal, from.ordinal, visit);
      first = last;
    }
  }
}

}  // namespace hjul::engine
