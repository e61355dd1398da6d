#include "clients/cli/wheel_svg_dates.h"

#include "hjul/v1/common.pb.h"

namespace hjul::cli::wheel_svg {

std::optional<Day> DayOf(const hjul::v1::Date& date) {
  if (date.year() < 1900 || date.year() > 2200) return std::nullopt;
  if (date.month() < 1 || date.month() > 12 || date.day() < 1 || date.day() > 31) {
    return std::nullopt;
  }
  const std::chrono::year_month_day civil{std::chrono::year{date.year()},
                                          std::chrono::month{static_cast<unsigned>(date.month())},
                                          std::chrono::day{static_cast<unsigned>(date.day())}};
  if (!civil.ok()) return std::nullopt;
  return Day{civil};
}

std::optional<Span> SpanOf(const hjul::v1::DateSpan& span) {
  const std::optional<Day> first = DayOf(span.first());
  const std::optional<Day> last = DayOf(span.last());
  if (!first || !last || *last < *first) return std::nullopt;
  return Span{.first = *first, .last = *last};
}

std::chrono::year_month_day CivilOf(Day day) { return std::chrono::year_month_day{day}; }

Day FirstOfMonth(Day day) {
  const std::chrono::year_month_day civil = CivilOf(day);
  return Day{civil.year() / civil.month() / std::chrono::day{1}};
}

Day FirstOfNextMonth(Day day) {
  const std::chrono::year_month_day civil = CivilOf(day);
  return Day{(civil.year() / civil.month() + std::chrono::months{1}) / std::chrono::day{1}};
}

Day MondayOf(Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

IsoWeek IsoWeekOf(Day day) {
  const Day thursday = MondayOf(day) + days{3};
  const std::chrono::year year = CivilOf(thursday).year();
  const Day new_year{year / std::chrono::January / std::chrono::day{1}};
  return {.year = static_cast<int>(year),
          .week = static_cast<int>((thursday - new_year).count() / 7 + 1)};
}

}  // namespace hjul::cli::wheel_svg
