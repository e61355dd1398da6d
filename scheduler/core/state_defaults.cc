#include "scheduler/core/state_defaults.h"

#include <algorithm>

namespace hjul::core {
namespace {

bool HasParties(const State& state) { return !state.final && !state.by.empty(); }

// The value, out of those seen in `states` and `built_in`, that leaves fewest states to say their
// own: those for which `saves` holds. The first seen on a tie.
template <class Value, class Get, class Saves>
Value Best(const std::vector<const State*>& states, const Value& built_in, const Get& get,
           const Saves& saves) {
  std::vector<Value> seen;
  for (const State* state : states) {
    const Value value = get(*state);
    if (std::find(seen.begin(), seen.end(), value) == seen.end()) seen.push_back(value);
  }
  Value best = built_in;
  auto most = std::count_if(states.begin(), states.end(),
                            [&](const State* state) { return saves(*state, built_in); });
  for (const Value& value : seen) {
    const auto saved = std::count_if(states.begin(), states.end(),
                                     [&](const State* state) { return saves(*state, value); });
    if (saved > most) best = value, most = saved;
  }
  return best;
}

}  // namespace

StateDefaults BuiltInDefaults() {
  StateDefaults defaults;
  defaults.remind = {
      Rung{.anchor = Rung::Anchor::kOpen},
      Rung{.offset = -5, .unit = DayUnit::kWorkingDay},
      Rung{},
      Rung{.offset = 1, .unit = DayUnit::kWorkingDay},
      Rung{.offset = 1, .unit = DayUnit::kWeek, .repeat_every = 1},
  };
  return defaults;
}

Shift DefaultShift(const State& state, const StateDefaults& defaults) {
  return state.final ? State().shift : defaults.shift;
}

std::vector<Rung> DefaultRemind(const State& state, const StateDefaults& defaults) {
  return HasParties(state) ? defaults.remind : std::vector<Rung>();
}

std::optional<Escalation> DefaultEscalate(const State& state, const StateDefaults& defaults) {
  if (!HasParties(state) || !defaults.escalate) return std::nullopt;
  const bool to_oneself =
      std::find(state.by.begin(), state.by.end(), defaults.escalate->to) != state.by.end();
  return to_oneself ? std::nullopt : defaults.escalate;
}

StateDefaults CommonDefaults(const std::vector<Activity>& activities) {
  std::vector<const State*> unfinished;
  std::vector<const State*> acted;
  for (const Activity& activity : activities) {
    for (const State& state : activity.states) {
      if (!state.final) unfinished.push_back(&state);
      if (HasParties(state)) acted.push_back(&state);
    }
  }
  const StateDefaults built_in = BuiltInDefaults();
  StateDefaults best;
  best.shift = Best(
      unfinished, built_in.shift, [](const State& state) { return state.shift; },
      [](const State& state, Shift shift) { return state.shift == shift; });
  best.remind = Best(
      acted, built_in.remind, [](const State& state) { return state.remind; },
      [](const State& state, const std::vector<Rung>& ladder) { return state.remind == ladder; });
  best.escalate = Best(
      acted, built_in.escalate, [](const State& state) { return state.escalate; },
      [](const State& state, const std::optional<Escalation>& escalation) {
        return state.escalate == DefaultEscalate(state, {.escalate = escalation});
      });
  return best;
}

}  // namespace hjul::core
