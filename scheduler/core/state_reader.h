// States of an activity, their actions and ladders, from text. For this folder only.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/core/field_reader.h"
#include "scheduler/core/state_defaults.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// The ladder under `remind`; nullopt (reported) when it cannot be read.
std::optional<std::vector<Rung>> ReadRemind(const text::YamlNode& node, FieldReader& fields);
// `present` tells `escalate: none` (true, nullopt) from what could not be read (false).
struct ReadEscalation {
  bool present = false;
  std::optional<Escalation> value;
};
ReadEscalation ReadEscalate(const text::YamlNode& node, FieldReader& fields);
// "6 h", "90 min", "1,5 tim": hours.
std::optional<double> ReadEstimate(const text::YamlNode& node, FieldReader& fields);

// The states under `states`. `complete` turns false when one of them, or one of their actions,
// could not be made out at all, so that what is missing must not be called unknown.
std::vector<State> ReadStates(const text::YamlNode& node, const StateDefaults& defaults,
                              FieldReader& fields, bool& complete);

}  // namespace hjul::core
