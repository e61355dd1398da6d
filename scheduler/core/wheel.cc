#include "scheduler/core/wheel.h"

#include <algorithm>
#include <tuple>

namespace hjul::core {

Position PlaceOf(const Places& places, std::string_view key, Position otherwise, int index) {
  Position found = otherwise;
  for (const Place& place : places) {
    if (place.key != key) continue;
    if (place.index == index) return place.at;
    if (place.index == -1) found = place.at;
  }
  return found;
}

// Two values are equal when they mean the same: where they stand in a text does not count.

bool Rung::operator==(const Rung& other) const {
  const auto meaning = [](const Rung& rung) {
    return std::tie(rung.anchor, rung.offset, rung.unit, rung.repeat_every, rung.repeat_max,
                    rung.to);
  };
  return meaning(*this) == meaning(other);
}

bool Action::operator==(const Action& other) const {
  const auto meaning = [](const Action& action) {
    return std::tie(action.id, action.title, action.to, action.by, action.alone,
                    action.note_required, action.participants_required, action.results,
                    action.when);
  };
  return meaning(*this) == meaning(other);
}

bool State::operator==(const State& other) const {
  const auto meaning = [](const State& state) {
    return std::tie(state.id, state.title, state.by, state.sign_off, state.opens, state.due,
                    state.shift, state.move_within, state.estimate_hours, state.remind,
                    state.escalate, state.actions, state.waits_for, state.until, state.until_latest,
                    state.then, state.only_if, state.otherwise, state.final, state.outcome);
  };
  return meaning(*this) == meaning(other);
}

bool Variant::StateChange::operator==(const StateChange& other) const {
  const auto meaning = [](const StateChange& change) {
    return std::tie(change.state, change.opens, change.due, change.shift, change.by, change.remind,
                    change.estimate_hours);
  };
  return meaning(*this) == meaning(other);
}

bool Variant::operator==(const Variant& other) const {
  const auto meaning = [](const Variant& variant) {
    return std::tie(variant.units, variant.ordinals, variant.election_year, variant.start,
                    variant.skip, variant.states);
  };
  return meaning(*this) == meaning(other);
}

bool Activity::operator==(const Activity& other) const {
  const auto meaning = [](const Activity& activity) {
    return std::tie(activity.id, activity.title, activity.ring, activity.why, activity.law,
                    activity.scope, activity.recurrence, activity.optional, activity.after,
                    activity.replaces, activity.start, activity.states, activity.variants,
                    activity.added_by);
  };
  return meaning(*this) == meaning(other);
}

bool Wheel::operator==(const Wheel& other) const {
  const auto meaning = [](const Wheel& wheel) {
    return std::tie(wheel.id, wheel.title, wheel.description, wheel.kind, wheel.turn,
                    wheel.valid_from, wheel.valid_until, wheel.replaces, wheel.lead_days,
                    wheel.load_hours_max, wheel.load_deadlines_max, wheel.rings, wheel.activities);
  };
  return meaning(*this) == meaning(other);
}

const State* Activity::FindState(const StateId& state) const {
  const auto found = std::find_if(states.begin(), states.end(),
                                  [&](const State& candidate) { return candidate.id == state; });
  return found == states.end() ? nullptr : &*found;
}

const Activity* Wheel::FindActivity(const ActivityId& activity) const {
  const auto found =
      std::find_if(activities.begin(), activities.end(),
                   [&](const Activity& candidate) { return candidate.id == activity; });
  return found == activities.end() ? nullptr : &*found;
}

}  // namespace hjul::core
