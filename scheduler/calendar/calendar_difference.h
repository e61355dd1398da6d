// What changes between two versions of a calendar, in the words of the plan view.
#pragma once

#include <string>
#include <vector>

#include "scheduler/calendar/calendar.h"

namespace hjul::calendar {

// One change. `what` is a stable code: a thing ("school-year", "term", "break", "day-off",
// "staff-day", "closed-day", "half-day", "quiet-months", "table", "entry") and "-added", "-removed"
// or "-changed". `subject` says which one: "2026/27 höstlov", "np/NP-SV-6-B",
// "unit ek 2027-05-07".
// `before` is empty for what is added, `after` for what is removed.
struct CalendarChange {
  std::string what;
  std::string subject;
  std::string before;
  std::string after;
  bool operator==(const CalendarChange&) const = default;
};

// The changes in the order of a calendar document; empty when the two say the same about every day.
// An entry of a table that has the same key in the same läsår has changed; one without a key is
// known by its date.
std::vector<CalendarChange> Compare(const Calendar::Content& before,
                                    const Calendar::Content& after);

}  // namespace hjul::calendar
