// Texts of wheels and overlays, checked against what a caller's huvudman has.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/diagnostic.h"
#include "services/gate.h"

namespace hjul::services {

// What a wheel's text is checked against: organisation, calendar, and the other saved wheels. The
// one of the same id is left out: the text stands for it. Lives as long as the caller's view.
core::CheckSurroundings SurroundingsFor(const Caller& caller, std::string_view text);
// The same for a wheel already read.
core::CheckSurroundings SurroundingsFor(const Caller& caller, const core::WheelId& wheel);

// Parses and checks a wheel's text. Overlays in force on the saved wheel of the same id are laid
// on. Returns: nullopt when it does not parse; look at `diagnostics` for errors in any case.
std::optional<core::Wheel> CheckWheelText(const Caller& caller, std::string_view text,
                                          text::Diagnostics& diagnostics);

// Parses an overlay and lays it on its wheel. Returns: nullopt when there were errors.
std::optional<core::Overlay> CheckOverlay(const Caller& caller, std::string_view text,
                                          text::Diagnostics& diagnostics);
// How many occurrences the turns of `wheel` within `days` have. Stops counting beyond `max`.
std::size_t CountOccurrences(const Caller& caller, const core::Wheel& wheel,
                             const core::DateSpan& days, std::size_t max);

// Does the text say "overlay:" rather than "wheel:" at its top?
bool IsOverlay(std::string_view text);

// Whether an overlay of this text may lie beside the wheel's others: they are stored, exported and
// laid on together.
bool FitsBeside(const std::vector<std::string>& overlays, std::string_view text);

}  // namespace hjul::services
