// Civil dates and times as people in Sweden say them, without a time zone.
//
// `Date` is a day in the local calendar, `LocalTime` a wall-clock reading, `Instant` a point in
// physical time. They are distinct types: a civil value becomes an instant only in zone.h.
// All functions here are pure and total; arithmetic is std::chrono's.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hjul::calendar {

using Date = std::chrono::local_days;
using LocalTime = std::chrono::local_seconds;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::weekday;

// The years the product computes for. Input outside is refused with a message, never clamped.
inline constexpr int kYearMin = 1990;
inline constexpr int kYearMax = 2100;

constexpr std::chrono::year_month_day Ymd(Date date) { return std::chrono::year_month_day{date}; }
constexpr int YearOf(Date date) { return static_cast<int>(Ymd(date).year()); }
constexpr unsigned MonthOf(Date date) { return static_cast<unsigned>(Ymd(date).month()); }
constexpr unsigned DayOf(Date date) { return static_cast<unsigned>(Ymd(date).day()); }
constexpr weekday WeekdayOf(Date date) { return weekday{date}; }
constexpr Date MakeDate(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

// The date with the same day number `months` later, or that month's last day (lag 1930:173 1 §).
Date AddMonths(Date date, int months);
Date LastDayOfMonth(int year, unsigned month);
bool IsWeekend(Date date);

// An inclusive span of days; first <= last for every span made by this library.
struct DateSpan {
  Date first;
  Date last;
  constexpr bool Contains(Date date) const { return first <= date && date <= last; }
  constexpr bool Overlaps(const DateSpan& other) const {
    return first <= other.last && other.first <= last;
  }
  constexpr int Days() const { return static_cast<int>((last - first).count()) + 1; }
  bool operator==(const DateSpan&) const = default;
};

// Wall-clock time of day in minutes after midnight, 0..1440. 1440 is "24.00", the end of the day.
struct TimeOfDay {
  std::int16_t minutes = 0;
  bool operator==(const TimeOfDay&) const = default;
  auto operator<=>(const TimeOfDay&) const = default;
};
inline constexpr TimeOfDay kEndOfDay{1440};

// "2027-01-01". Parse: nullopt for anything that is not a real date in kYearMin..kYearMax.
std::string ToString(Date date);
std::optional<Date> ParseDate(std::string_view text);

// "16:00", "24:00". Parse accepts "16:00", "16.00" and "24.00".
std::string ToString(TimeOfDay time);
std::optional<TimeOfDay> ParseTimeOfDay(std::string_view text);

}  // namespace hjul::calendar
