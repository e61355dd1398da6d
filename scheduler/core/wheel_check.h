// Static checks: what is wrong with a wheel that parses.
//
// Unknown names; unreachable states; states without a way out; automatic loops; guards in a circle;
// due dates that run backward along a path; impossible or missing dates in the coming turns; roles
// nobody holds; ladders that never fire. Each with position and suggestion. Pure.
#pragma once

#include <functional>
#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/wheel.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

// What a wheel is checked against; every pointer may be null, which leaves those checks out.
struct CheckSurroundings {
  const Organisation* organisation = nullptr;
  const calendar::Calendar* calendar = nullptr;
  std::vector<const Wheel*> other_wheels;  // For references across wheels.
  int first_year = 2026;                   // Turns starting in first_year .. first_year + years - 1
  int years = 6;  // are resolved to find impossible dates (covers a v. 53).
};

void CheckWheel(const Wheel& wheel, const CheckSurroundings& surroundings,
                text::Diagnostics& diagnostics);

}  // namespace hjul::core
