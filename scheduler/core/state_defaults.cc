#include "scheduler/core/state_defaults.h"

#include <algorithm>
#include <utility>

namespace hjul::core {
namespace {

bool HasParties(const State& state) { return !state.final && !state.by.empty(); }

// Counts equal values in the order seen.
template <class Value>
class Tally {
 public:
  void Count(const Value& value) {
    for (auto& [seen, times] : counts_) {
      if (seen == value) {
        ++times;
        return;
      }
    }
    counts_.emplace_back(value, 1);
  }
  // The most frequent, the first seen on a tie; `otherwise` when nothing was counted.
  Value Winner(const Value& otherwise) const {
    const auto most = std::max_element(
        counts_.begin(), counts_.end(),
        [](const auto& one, const auto& other) { return one.second < other.second; });
    return most == counts_.end() ? otherwise : most->first;
  }

 private:
  std::vector<std::pair<Value, int>> counts_;
};

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
  Tally<Shift> shifts;
  Tally<std::vector<Rung>> ladders;
  Tally<std::optional<Escalation>> escalations;
  for (const Activity& activity : activities) {
    for (const State& state : activity.states) {
      if (!state.final && !state.due.empty()) shifts.Count(state.shift);
      if (!HasParties(state)) continue;
      ladders.Count(state.remind);
      escalations.Count(state.escalate);
    }
  }
  const StateDefaults built_in = BuiltInDefaults();
  return {.shift = shifts.Winner(built_in.shift),
          .remind = ladders.Winner(built_in.remind),
          .escalate = escalations.Winner(built_in.escalate)};
}

}  // namespace hjul::core
