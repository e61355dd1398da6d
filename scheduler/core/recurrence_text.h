// How often an activity occurs, as text: `repeat`, `every`, `cohort`, `only`. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scheduler/core/field_reader.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// From the keys of an activity.
Recurrence ReadRecurrence(const text::YamlNode& activity, FieldReader& fields);
// `election year` or `not election year`.
std::optional<bool> ReadOnly(const text::YamlNode& node, FieldReader& fields);

// The values of the keys as YAML; empty for what needs no key.
std::string PrintRepeat(const Recurrence& recurrence);
std::string PrintEvery(const Recurrence& recurrence);
std::string PrintOnly(std::optional<bool> election_year);

}  // namespace hjul::core
