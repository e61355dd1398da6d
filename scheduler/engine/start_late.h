// Occurrences planned in the middle of their time: a wheel applied in November, or a unit that has
// closed. Nobody is born late. Pure.
#pragma once

#include <vector>

#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/core/step.h"

namespace hjul::engine {

// Lets a newly planned occurrence start where it would be today. A step's time has passed when its
// due date has; a step without one shares the next step's. Steps whose time has passed are left
// out, and the dates of the rest are planned from today. When none remains the occurrence is not
// needed; at a unit that has closed it is cancelled.
void StartLate(core::Occurrence& occurrence, std::vector<core::Record>& records,
               const core::Circumstances& circumstances);

}  // namespace hjul::engine
