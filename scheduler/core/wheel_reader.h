// A whole wheel from its text, also when the text has faults: so that the checks can say at once
// what else is wrong. For this folder only.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/activity_reader.h"
#include "scheduler/core/wheel.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

struct WheelReading {
  Wheel wheel;  // What could be made out.
  bool is_wheel = false;
  bool complete = true;             // No activity was lost.
  std::vector<ActivityId> damaged;  // Those that lost a state or an action.
};
WheelReading ReadWheel(std::string_view yaml, text::Diagnostics& diagnostics);

// Adds "too-large" when a text that was read without errors would be too long to be read again in
// its canonical form, which is what is stored and exported.
void ExpectFitsCanonically(std::size_t bytes_read, const std::function<std::string()>& print,
                           text::Diagnostics& diagnostics);

// The block that stands for many states; what it does not say is built in.
StateDefaults ReadDefaults(const text::YamlNode& node, FieldReader& fields);

}  // namespace hjul::core
