#include "scheduler/calendar/date.h"

#include "fmt/format.h"

namespace hjul::calendar {
namespace {

// The number written as exactly `text`, digits only.
std::optional<int> ParseDigits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date AddMonths(Date date, int months) {
  const std::chrono::year_month_day ymd = Ymd(date);
  const std::chrono::year_month month = ymd.year() / ymd.month() + std::chrono::months{months};
  const std::chrono::year_month_day same_number = month / ymd.day();
  if (same_number.ok()) return Date{same_number};
  return Date{month / std::chrono::last};
}

Date LastDayOfMonth(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
}

bool IsWeekend(Date date) { return WeekdayOf(date).iso_encoding() >= 6; }

std::string ToString(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", YearOf(date), MonthOf(date), DayOf(date));
}

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = ParseDigits(text.substr(0, 4));
  const std::optional<int> month = ParseDigits(text.substr(5, 2));
  const std::optional<int> day = ParseDigits(text.substr(8, 2));
  if (!year || !month || !day || *year < kYearMin || *year > kYearMax) return std::nullopt;
  const std::chrono::year_month_day ymd = std::chrono::year{*year} /
                                          std::chrono::month{static_cast<unsigned>(*month)} /
                                          std::chrono::day{static_cast<unsigned>(*day)};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

std::string ToString(TimeOfDay time) {
  return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
}

std::optional<TimeOfDay> ParseTimeOfDay(std::string_view text) {
  if (text.size() != 5 || (text[2] != ':' && text[2] != '.')) return std::nullopt;
  const std::optional<int> hour = ParseDigits(text.substr(0, 2));
  const std::optional<int> minute = ParseDigits(text.substr(3, 2));
  if (!hour || !minute || *minute > 59) return std::nullopt;
  const int total = *hour * 60 + *minute;
  if (total > kEndOfDay.minutes) return std::nullopt;
  return TimeOfDay{static_cast<std::int16_t>(total)};
}

}  // namespace hjul::calendar
