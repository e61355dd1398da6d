#include "clients/cli/dates.h"

#include <algorithm>
#include <charconv>

#include "absl/time/time.h"
#include "clients/cli/letters.h"
#include "fmt/format.h"
#include "google/protobuf/timestamp.pb.h"
#include "hjul/v1/common.pb.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int kEndOfDay = 1440;  // Minutes.
constexpr int kDaysAheadMax = 40000;

year_month_day Civil(Day day) { return year_month_day(day); }
int DayOfMonth(Day day) { return static_cast<int>(static_cast<unsigned>(Civil(day).day())); }

std::optional<int> ParseNumber(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty() || value < 0) {
    return std::nullopt;
  }
  return value;
}

std::string_view Weekday(const Texts& texts, Day day) {
  return texts[fmt::format("weekday.{}", WeekdayOf(day))];
}
std::string_view Month(const Texts& texts, Day day) {
  return texts[fmt::format("month.{}", MonthOf(day))];
}
std::string YearIfOther(Day day, std::optional<Day> today) {
  return today && YearOf(*today) == YearOf(day) ? "" : fmt::format(" {}", YearOf(day));
}

// Where the municipalities are. UTC when the machine has no zone data.
absl::TimeZone Sweden() {
  absl::TimeZone zone;
  absl::LoadTimeZone("Europe/Stockholm", &zone);
  return zone;
}

}  // namespace

Day ToDay(const v1::Date& date) {
  using namespace std::chrono;
  return sys_days(year(date.year()) / static_cast<int>(date.month()) /
                  static_cast<int>(date.day()));
}

void SetDate(Day day, v1::Date* date) {
  date->set_year(YearOf(day));
  date->set_month(MonthOf(day));
  date->set_day(DayOfMonth(day));
}

v1::Date MakeDate(Day day) {
  v1::Date date;
  SetDate(day, &date);
  return date;
}

int YearOf(Day day) { return static_cast<int>(Civil(day).year()); }
int MonthOf(Day day) { return static_cast<int>(static_cast<unsigned>(Civil(day).month())); }
int WeekdayOf(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

IsoWeek WeekOf(Day day) {
  const Day thursday = day + days(4 - WeekdayOf(day));
  const int year = YearOf(thursday);
  const Day first = std::chrono::sys_days(std::chrono::year(year) / 1 / 1);
  return {year, static_cast<int>((thursday - first).count()) / 7 + 1};
}

std::string IsoDate(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", YearOf(day), MonthOf(day), DayOfMonth(day));
}

std::string IsoDate(const v1::Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

std::string ShortDate(const Texts& texts, Day day, std::optional<Day> today) {
  return fmt::format("{} {}{}", DayOfMonth(day), Month(texts, day), YearIfOther(day, today));
}

std::string LongDate(const Texts& texts, Day day, std::optional<Day> today) {
  return fmt::format("{} {} {} {}", Weekday(texts, day), ShortDate(texts, day, today),
                     texts["week"], WeekOf(day).week);
}

std::string ColumnDate(const Texts& texts, Day day, std::optional<Day> today) {
  return fmt::format("{} {:>2} {}{} {} {}", PadRight(Weekday(texts, day), 3), DayOfMonth(day),
                     PadRight(Month(texts, day), 3), YearIfOther(day, today), texts["week"],
                     WeekOf(day).week);
}

std::string ClockTime(const v1::TimeOfDay& time) {
  return fmt::format("{:02}.{:02}", time.minutes() / 60, time.minutes() % 60);
}

std::string Distance(const Texts& texts, Day day, Day today) {
  const long count = (day - today).count();
  if (count == 0) {
    return std::string(texts["distance.today"]);
  }
  if (count == 1) {
    return std::string(texts["distance.tomorrow"]);
  }
  return count > 0 ? texts.Count("distance.ahead", count) : texts.Count("distance.ago", -count);
}

std::string DueText(const Texts& texts, const v1::PlannedDate& planned, std::optional<Day> today) {
  std::string text = LongDate(texts, ToDay(planned.effective()), today);
  // A whole day begins at 00.00 and ends at 24.00; only other times are worth a word.
  if (planned.has_time() && planned.time().minutes() % kEndOfDay != 0) {
    text += texts.Say("date.at", ClockTime(planned.time()));
  }
  return text;
}

std::optional<Day> ParseIsoDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = ParseNumber(text.substr(0, 4));
  const auto month = ParseNumber(text.substr(5, 2));
  const auto day = ParseNumber(text.substr(8, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const year_month_day civil = std::chrono::year(*year) / *month / *day;
  return civil.ok() ? std::optional<Day>(Day(civil)) : std::nullopt;
}

std::optional<Day> ParseDay(std::string_view text, Day today) {
  if (text == "idag" || text == "today") {
    return today;
  }
  if (text == "imorgon" || text == "tomorrow") {
    return today + days(1);
  }
  if (text.size() > 1) {
    const auto count = ParseNumber(text.substr(0, text.size() - 1));
    const int unit = text.back() == 'd' ? 1 : text.back() == 'v' || text.back() == 'w' ? 7 : 0;
    if (count && unit > 0) {
      return *count > kDaysAheadMax ? std::nullopt
                                    : std::optional<Day>(today + days(*count * unit));
    }
  }
  return ParseIsoDate(text);
}

std::optional<int> ParseClockTime(std::string_view text) {
  const std::size_t mark = text.find_first_of(":.");
  if (mark == std::string_view::npos) {
    return std::nullopt;
  }
  const auto hour = ParseNumber(text.substr(0, mark));
  const auto minute = ParseNumber(text.substr(mark + 1));
  if (!hour || !minute || *minute > 59 || *hour > 24 || (*hour == 24 && *minute > 0)) {
    return std::nullopt;
  }
  return *hour * 60 + *minute;
}

LocalTime ToLocal(const google::protobuf::Timestamp& time) {
  const absl::CivilSecond civil =
      absl::ToCivilSecond(absl::FromUnixSeconds(time.seconds()), Sweden());
  const auto date = std::chrono::year(static_cast<int>(civil.year())) / civil.month() / civil.day();
  return {Day(date), civil.hour(), civil.minute(), civil.second()};
}

Day DayOf(const google::protobuf::Timestamp& time) { return ToLocal(time).day; }

std::string MomentText(const google::protobuf::Timestamp& time) {
  const LocalTime local = ToLocal(time);
  return fmt::format("{} {:02}:{:02}", IsoDate(local.day), local.hour, local.minute);
}

bool ParseMoment(std::string_view text, google::protobuf::Timestamp* time) {
  const auto day = ParseIsoDate(text.substr(0, std::min<std::size_t>(10, text.size())));
  if (!day) {
    return false;
  }
  int minutes = 0;
  if (text.size() > 10) {
    const auto clock = ParseClockTime(text.substr(11));
    if ((text[10] != 'T' && text[10] != ' ') || !clock || *clock == kEndOfDay) {
      return false;
    }
    minutes = *clock;
  }
  const absl::CivilMinute civil(YearOf(*day), MonthOf(*day), DayOfMonth(*day), minutes / 60,
                                minutes % 60);
  time->set_seconds(absl::ToUnixSeconds(absl::FromCivil(civil, Sweden())));
  return true;
}

}  // namespace hjul::cli
