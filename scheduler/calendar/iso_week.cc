#include "scheduler/calendar/iso_week.h"

#include "fmt/format.h"

namespace hjul::calendar {
namespace {

// The Monday of week 1: the week that holds 4 January.
Date FirstMonday(WeekYear year) {
  const Date fourth = MakeDate(year.value, 1, 4);
  return fourth - days{WeekdayOf(fourth).iso_encoding() - 1};
}

}  // namespace

int WeeksIn(WeekYear year) {
  return static_cast<int>((FirstMonday({year.value + 1}) - FirstMonday(year)).count() / 7);
}

std::optional<IsoWeek> MakeIsoWeek(WeekYear year, int week) {
  if (week < 1 || week > WeeksIn(year)) return std::nullopt;
  return IsoWeek{year, week};
}

IsoWeek IsoWeekOf(Date date) {
  const Date thursday = date + days{4} - days{WeekdayOf(date).iso_encoding()};
  const WeekYear year{YearOf(thursday)};
  return {year, static_cast<int>((thursday - FirstMonday(year)).count() / 7) + 1};
}

Date DayIn(IsoWeek week, weekday day) {
  return FirstMonday(week.year) + days{7 * (week.week - 1)} + days{day.iso_encoding() - 1};
}

std::string ToString(IsoWeek week) {
  return fmt::format("{:04}-W{:02}", week.year.value, week.week);
}

}  // namespace hjul::calendar
