// How a wheel revolves, as text: `turn`. For this folder only.
#pragma once

#include <string>

#include "scheduler/core/field_reader.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

TurnScheme ReadTurnScheme(const text::YamlNode& node, FieldReader& fields);
// As YAML; month names in `language`.
std::string Print(const TurnScheme& scheme, calendar::Language language);

}  // namespace hjul::core
