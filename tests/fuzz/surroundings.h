// A huvudman small enough to check and preview a wheel against thousands of times a minute.
#pragma once

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/wheel_check.h"

namespace hjul::fuzz {

const core::Organisation& SmallOrganisation();
const calendar::Calendar& SmallCalendar();
core::CheckSurroundings SmallSurroundings();

}  // namespace hjul::fuzz
