// The actions of a state, and the results they record, from text. For this folder only.
#pragma once

#include <vector>

#include "scheduler/core/field_reader.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// The actions under `actions`. `complete` turns false when one could not be made out.
std::vector<Action> ReadActions(const text::YamlNode& node, FieldReader& fields, bool& complete);

}  // namespace hjul::core
