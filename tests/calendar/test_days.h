// Dates as tests write them.
#pragma once

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string_view>

#include "gtest/gtest.h"
#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/date.h"

namespace hjul::calendar {

// The date written in `text`; a misspelt one fails the test and gives 1990-01-01.
inline Date Day(std::string_view text) {
  const std::optional<Date> date = ParseDate(text);
  EXPECT_TRUE(date.has_value()) << text;
  return date.value_or(MakeDate(kYearMin, 1, 1));
}

inline DateSpan Days(std::string_view first, std::string_view last) {
  return {Day(first), Day(last)};
}

inline constexpr Date kFirstDay = MakeDate(kYearMin, 1, 1);
inline constexpr Date kLastDay = MakeDate(kYearMax, 12, 31);

}  // namespace hjul::calendar

namespace std::chrono {

// Lets a failing expectation print dates instead of bytes.
inline void PrintTo(const local_days& date, std::ostream* out) {
  *out << hjul::calendar::ToString(date);
}

}  // namespace std::chrono

namespace hjul::calendar {

inline void PrintTo(const DateSpan& span, std::ostream* out) {
  *out << ToString(span.first) << ".." << ToString(span.last);
}

}  // namespace hjul::calendar
