// How fast a demonstration's clock runs, and where it starts, as people type it. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "scheduler/calendar/date.h"

namespace hjul::services {

// Simulated seconds per second: "1d/s", "6h/s", "30min/s", "60x", "1x", "0". At most a year.
std::optional<double> ParseSpeed(std::string_view text);

// A Swedish wall-clock time, "2026-08-01T08:00", or a date, which means 08:00.
std::optional<calendar::Instant> ParseClock(std::string_view text);

}  // namespace hjul::services
