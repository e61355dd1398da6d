#include "scheduler/calendar/day_text.h"

#include <array>
#include <charconv>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.
constexpr int kFirstAutumnWeek = 27;

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<int> ReadNumber(std::string_view text, std::size_t digits_max) {
  if (text.empty() || text.size() > digits_max) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

DayFault NotADay(std::string_view text, bool weeks_allowed) {
  return {"wrong-date", fmt::format("'{}' is not a date", text::Clip(text, kQuotedMax)),
          weeks_allowed ? "write 2027-03-30, 2027-03-30..2027-04-02 or v. 44"
                        : "write 2027-03-30 or 2027-03-30..2027-04-02"};
}

std::variant<DateSpan, DayFault> InOrder(DateSpan span, std::string_view whole) {
  if (span.first <= span.last) return span;
  return DayFault{"reversed-span",
                  fmt::format("{} ends before it begins", text::Clip(whole, kQuotedMax)),
                  fmt::format("{} is before {}", ToString(span.last), ToString(span.first))};
}

// The part of "v. 44" after the word for week, or nullopt if the text does not start with one.
std::optional<std::string_view> AfterWeekWord(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kWords = {"vecka ", "veckor ", "week ", "weeks ",
                                                             "v. ",    "w. ",     "v.",    "v"};
  for (const std::string_view word : kWords) {
    if (text.substr(0, word.size()) == word) return Trim(text.substr(word.size()));
  }
  return std::nullopt;
}

WeekYear WeekYearWithin(int school_year, int week) {
  return {week >= kFirstAutumnWeek ? school_year : school_year + 1};
}

std::variant<IsoWeek, DayFault> ReadWeek(std::string_view number, std::string_view whole,
                                         int school_year) {
  const std::optional<int> week = ReadNumber(number, 2);
  if (!week) return NotADay(whole, true);
  const WeekYear year = WeekYearWithin(school_year, *week);
  if (const std::optional<IsoWeek> found = MakeIsoWeek(year, *week)) return *found;
  return DayFault{"impossible-date", fmt::format("{} has no week {}", year.value, *week),
                  fmt::format("the last week of {} is v. {}", year.value, WeeksIn(year))};
}

std::variant<DateSpan, DayFault> ReadWeeks(std::string_view numbers, std::string_view whole,
                                           int school_year) {
  const std::size_t dash = numbers.find('-');
  const auto first = ReadWeek(Trim(numbers.substr(0, dash)), whole, school_year);
  if (const DayFault* fault = std::get_if<DayFault>(&first)) return *fault;
  auto last = first;
  if (dash != std::string_view::npos) {
    last = ReadWeek(Trim(numbers.substr(dash + 1)), whole, school_year);
    if (const DayFault* fault = std::get_if<DayFault>(&last)) return *fault;
  }
  return InOrder(
      {MondayOf(std::get<IsoWeek>(first)), DayIn(std::get<IsoWeek>(last), std::chrono::Friday)},
      whole);
}

}  // namespace

std::variant<Date, DayFault> ReadDate(std::string_view text) {
  if (const std::optional<Date> date = ParseDate(text)) return *date;
  const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const std::optional<int> year = has_form ? ReadNumber(text.substr(0, 4), 4) : std::nullopt;
  const std::optional<int> month = has_form ? ReadNumber(text.substr(5, 2), 2) : std::nullopt;
  const std::optional<int> day = has_form ? ReadNumber(text.substr(8, 2), 2) : std::nullopt;
  if (!year || !month || !day) return NotADay(text, false);
  if (*year < kYearMin || *year > kYearMax) {
    return DayFault{"out-of-range",
                    fmt::format("the year {} is outside {}-{}", *year, kYearMin, kYearMax),
                    "check the year"};
  }
  if (*month < 1 || *month > 12) {
    return DayFault{"impossible-date", fmt::format("there is no month {}", *month),
                    "write the date as year-month-day"};
  }
  const unsigned last = DayOf(LastDayOfMonth(*year, static_cast<unsigned>(*month)));
  return DayFault{
      "impossible-date", fmt::format("{} does not exist", text),
      fmt::format("the last day of that month is {:04}-{:02}-{:02}", *year, *month, last)};
}

std::variant<DateSpan, DayFault> ReadSpan(std::string_view text, std::optional<int> school_year) {
  text = Trim(text);
  if (const std::optional<std::string_view> numbers = AfterWeekWord(text)) {
    if (!school_year) return NotADay(text, false);
    return ReadWeeks(*numbers, text, *school_year);
  }
  const std::size_t dots = text.find("..");
  const auto first = ReadDate(Trim(text.substr(0, dots)));
  if (const DayFault* fault = std::get_if<DayFault>(&first)) {
    return fault->code == "wrong-date" ? NotADay(text, school_year.has_value()) : *fault;
  }
  if (dots == std::string_view::npos) return DateSpan{std::get<Date>(first), std::get<Date>(first)};
  const auto last = ReadDate(Trim(text.substr(dots + 2)));
  if (const DayFault* fault = std::get_if<DayFault>(&last)) return *fault;
  return InOrder({std::get<Date>(first), std::get<Date>(last)}, text);
}

std::string WriteSpan(DateSpan span, std::optional<int> school_year) {
  if (span.first == span.last) return ToString(span.first);
  if (school_year) {
    const int first = IsoWeekOf(span.first).week;
    const int last = IsoWeekOf(span.last).week;
    const std::string weeks =
        first == last ? fmt::format("v. {}", first) : fmt::format("v. {}-{}", first, last);
    const auto read = ReadSpan(weeks, school_year);
    const DateSpan* same = std::get_if<DateSpan>(&read);
    if (same != nullptr && *same == span) return weeks;
  }
  return ToString(span.first) + ".." + ToString(span.last);
}

}  // namespace hjul::calendar
