// A preview as text that a rektor could check: one line for each step, in the order of the year.
#pragma once

#include <string>
#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/planner.h"

namespace hjul::wheels {

// The days whose turns a golden shows: autumn 2026 to the end of 2027, in which every kind of turn
// crosses a week 53 and the election of 2026 falls; else those of the first two turns there are.
calendar::DateSpan DaysShown(const core::Wheel& wheel);

// The preview of the turns in DaysShown. Units that share a line's days stand on one line.
std::string GoldenOf(const core::Wheel& wheel, const calendar::Calendar& calendar,
                     const core::Organisation& organisation,
                     const std::vector<const core::Wheel*>& others);

}  // namespace hjul::wheels
