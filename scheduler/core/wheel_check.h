// Static checks: what is wrong with a wheel that parses.
//
// Unknown names; unreachable states; states without a way out; automatic loops; guards in a circle;
// due dates that run backward along a path; impossible or missing dates in the coming turns; roles
// nobody holds; ladders that never fire. Each with position and suggestion. Pure.
#pragma once

#include <optional>
#include <string_view>
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

// Parses and checks in one go, so that everything wrong with a text is told at once: what could be
// read of a text with errors is checked, too. Returns: nullopt when the text does not parse; a
// wheel that parses but fails the checks is returned, with errors in `diagnostics`.
std::optional<Wheel> ParseAndCheckWheel(std::string_view yaml,
                                        const CheckSurroundings& surroundings,
                                        text::Diagnostics& diagnostics);

}  // namespace hjul::core
