// What a state has when its text does not say: the language's own defaults, and the `defaults`
// block that stands for many states at once. For this folder only. Pure.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/core/wheel.h"

namespace hjul::core {

struct StateDefaults {
  Shift shift = Shift::kPreviousWorkingDay;
  std::vector<Rung> remind;
  std::optional<Escalation> escalate;
  bool operator==(const StateDefaults&) const = default;
};

// [on open, 5 working days before, on due, 1 working day after, weekly after]; no escalation.
StateDefaults BuiltInDefaults();

// What `defaults` gives one state. Only a state with somebody to act has reminders, and nobody is
// escalated to himself.
Shift DefaultShift(const State& state, const StateDefaults& defaults);
std::vector<Rung> DefaultRemind(const State& state, const StateDefaults& defaults);
std::optional<Escalation> DefaultEscalate(const State& state, const StateDefaults& defaults);

// The defaults that leave fewest of the states to say their own. A function of the value alone, so
// that equal wheels print equally.
StateDefaults CommonDefaults(const std::vector<Activity>& activities);

}  // namespace hjul::core
