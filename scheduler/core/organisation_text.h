// An organisation as text: how a demonstration, or a municipality's first day, is written down.
//
// One YAML document with the huvudman, units, persons and posts. Strict: unknown keys are errors.
// Pure; thread-compatible.
#pragma once

#include <optional>
#include <string_view>

#include "scheduler/core/organisation.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

// Returns nullopt when `diagnostics` got an error. Names that posts refer to must stand in the
// text.
std::optional<Organisation::Content> ParseOrganisation(std::string_view yaml,
                                                       text::Diagnostics& diagnostics);

}  // namespace hjul::core
