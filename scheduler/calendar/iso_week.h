// ISO 8601 weeks, the everyday language of Swedish planning.
//
// A week belongs to its own week-year, which is not the calendar year of its days: 2027-01-01 lies
// in week 53 of 2026. Pairing a week number with a calendar year does not compile here.
#pragma once

#include <optional>
#include <string>

#include "scheduler/calendar/date.h"

namespace hjul::calendar {

// Strong type for the year an ISO week belongs to: the calendar year of its Thursday.
struct WeekYear {
  int value;
  bool operator==(const WeekYear&) const = default;
  auto operator<=>(const WeekYear&) const = default;
};

struct IsoWeek {
  WeekYear year;
  int week;  // 1..WeeksIn(year)
  bool operator==(const IsoWeek&) const = default;
  auto operator<=>(const IsoWeek&) const = default;
};

// 52 or 53.
int WeeksIn(WeekYear year);

// Returns: nullopt when `week` does not exist in `year` (v. 53 in a 52-week year, 0, 54).
std::optional<IsoWeek> MakeIsoWeek(WeekYear year, int week);

IsoWeek IsoWeekOf(Date date);
Date DayIn(IsoWeek week, weekday day);
inline Date MondayOf(IsoWeek week) { return DayIn(week, std::chrono::Monday); }

// "2026-W53".
std::string ToString(IsoWeek week);

}  // namespace hjul::calendar
