// A preview as text that a rektor could check: one line for each step, in the order of the year.
#pragma once

#include <string>
#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/planner.h"

namespace hjul::wheels {

// The turns that a golden shows: those of 2026 and 2027 (one crosses a week 53, one has the
// election of 2026), else the first two that the wheel has.
std::vector<core::Turn> TurnsShown(const core::Wheel& wheel);

// The preview of `turns`. A wheel with many lines shows one unit for each school form.
std::string GoldenOf(const core::Wheel& wheel, const std::vector<core::Turn>& turns,
                     const calendar::Calendar& calendar, const core::Organisation& organisation,
                     const std::vector<const core::Wheel*>& others);

}  // namespace hjul::wheels
