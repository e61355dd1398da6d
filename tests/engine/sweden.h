// When clocks change in Sweden, by the rule and not by zone data: what tests compare with.
//
// Summer time (UTC + 2 h) lasts from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
// Sunday of October, until 1995 of September. Valid 1990-2100, as far as today's law goes.
// Source: directive 2000/84/EC and its predecessors; SFS 2001:127, 1979:988.
#pragma once

#include "scheduler/calendar/date.h"

namespace hjul::engine {

inline calendar::Date LastSunday(int year, unsigned month) {
  calendar::Date day = calendar::MakeDate(year, month, 1) + calendar::days{30};
  while (calendar::MonthOf(day) != month || calendar::WeekdayOf(day) != std::chrono::Sunday) {
    day -= calendar::days{1};
  }
  return day;
}

// The Sundays on which summer time begins and ends in `year`.
inline calendar::Date SummerBegins(int year) { return LastSunday(year, 3); }
inline calendar::Date SummerEnds(int year) { return LastSunday(year, year < 1996 ? 9 : 10); }

// `date` and minutes since its 00:00 as if the clock stood at UTC + `hours`.
inline calendar::Instant InstantOf(calendar::Date date, int minutes, int hours) {
  return calendar::Instant{date.time_since_epoch()} + std::chrono::minutes{minutes - 60 * hours};
}

// What is meant by a reading of the clock: in the gap the first moment after it, of two the first.
inline calendar::Instant SwedishInstant(calendar::Date date, int minutes) {
  const int year = calendar::YearOf(date);
  if (date == SummerBegins(year)) {
    return minutes < 120   ? InstantOf(date, minutes, 1)
           : minutes < 180 ? InstantOf(date, 180, 2)
                           : InstantOf(date, minutes, 2);
  }
  if (date == SummerEnds(year)) {
    return InstantOf(date, minutes, minutes < 180 ? 2 : 1);
  }
  return InstantOf(date, minutes, date > SummerBegins(year) && date < SummerEnds(year) ? 2 : 1);
}

}  // namespace hjul::engine
