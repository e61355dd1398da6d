// Variants of an activity, and the filters that choose units, from text. For this folder only.
#pragma once

#include <vector>

#include "scheduler/core/field_reader.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// The filter keys of a `for` map; other keys are the caller's to check.
UnitFilter ReadUnitFilter(const text::YamlNode& node, FieldReader& fields);

// The variants under `variants` of `activity`, whose own states are read already.
std::vector<Variant> ReadVariants(const text::YamlNode& node, const Activity& activity,
                                  FieldReader& fields);

}  // namespace hjul::core
