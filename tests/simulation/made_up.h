// Texts of a made-up huvudman, from dice: its läsår, its wheels, its units' additions.
#pragma once

#include <string>

#include "callers.h"
#include "scheduler/core/ids.h"

namespace hjul::simulation {

inline constexpr int kFirstYear = 2026;

// Läsår from a year before kFirstYear until one after `years`; `closed_day` days after 1 August
// everything is closed, unless it is 0.
std::string CalendarText(int years, int closed_day);

// Small and sensible: a step or two at the units, and something at the huvudman that waits.
std::string WheelText(const std::string& id, Dice& dice);

// Adds an activity at `unit`, or nothing at all.
std::string OverlayText(const std::string& wheel, const core::UnitId& unit, Dice& dice);

}  // namespace hjul::simulation
