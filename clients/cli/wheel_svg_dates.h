// Civil days for the wheel picture: from proto dates to day numbers and ISO weeks. Pure.
#pragma once

#include <chrono>
#include <optional>

namespace hjul::v1 {
class Date;
class DateSpan;
}  // namespace hjul::v1

namespace hjul::cli::wheel_svg {

using Day = std::chrono::sys_days;
using std::chrono::days;

struct Span {  // Both inclusive.
  Day first;
  Day last;
  bool operator==(const Span&) const = default;
};

struct IsoWeek {
  int year = 0;
  int week = 0;
};

// Returns: nullopt when the date does not exist or lies outside 1900..2200.
std::optional<Day> DayOf(const hjul::v1::Date& date);
// Returns: nullopt unless both days exist and are in order.
std::optional<Span> SpanOf(const hjul::v1::DateSpan& span);

std::chrono::year_month_day CivilOf(Day day);
Day FirstOfMonth(Day day);
Day FirstOfNextMonth(Day day);
Day MondayOf(Day day);
// ISO 8601: weeks run Monday to Sunday, week 1 has the year's first Thursday.
IsoWeek IsoWeekOf(Day day);

}  // namespace hjul::cli::wheel_svg
