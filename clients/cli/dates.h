// Days, weeks and moments as people read and type them. Pure; no clock: the day of today is the
// server's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "clients/cli/texts.h"

namespace google::protobuf {
class Timestamp;
}
namespace hjul::v1 {
class Date;
class DateSpan;
class PlannedDate;
class TimeOfDay;
}  // namespace hjul::v1

namespace hjul::cli {

namespace v1 = ::hjul::v1;
using Day = std::chrono::sys_days;

Day ToDay(const v1::Date& date);
void SetDate(Day day, v1::Date* date);
v1::Date MakeDate(Day day);

struct IsoWeek {
  int year;
  int week;  // 1..53.
};
IsoWeek WeekOf(Day day);
int WeekdayOf(Day day);  // 1 Monday .. 7 Sunday.
int YearOf(Day day);
int MonthOf(Day day);

// "2026-10-30".
std::string IsoDate(Day day);
std::string IsoDate(const v1::Date& date);
// "30 okt"; with the year when it is not `today`'s.
std::string ShortDate(const Texts& texts, Day day, std::optional<Day> today);
// "fre 30 okt v. 44"; with the year when it is not `today`'s.
std::string LongDate(const Texts& texts, Day day, std::optional<Day> today);
// The same in columns, for lists: "fre 30 okt v. 44", "ons  1 dec v. 48".
std::string ColumnDate(const Texts& texts, Day day, std::optional<Day> today);
// "16.00"; "24.00" is the end of the day.
std::string ClockTime(const v1::TimeOfDay& time);
// "i dag", "om 3 dagar", "5 dagar sen".
std::string Distance(const Texts& texts, Day day, Day today);
// The effective day, and its time when it is not the end of the day: "fre 30 okt v. 44 kl. 16.00".
std::string DueText(const Texts& texts, const v1::PlannedDate& planned, std::optional<Day> today);

// "2026-10-30" alone. Nullopt: no such day.
std::optional<Day> ParseIsoDate(std::string_view text);
// Also "30d", "4v" (weeks, "4w"), "idag" and "imorgon" ("today", "tomorrow"), counted from `today`.
std::optional<Day> ParseDay(std::string_view text, Day today);
// "16:00", "16.00", "24:00" in minutes.
std::optional<int> ParseClockTime(std::string_view text);

// A moment on Swedish wall clocks.
struct LocalTime {
  Day day;
  int hour = 0;
  int minute = 0;
  int second = 0;
};
LocalTime ToLocal(const google::protobuf::Timestamp& time);
Day DayOf(const google::protobuf::Timestamp& time);
// "2026-10-30 08:00".
std::string MomentText(const google::protobuf::Timestamp& time);
// "2026-10-14T08:00" or "2026-10-14 08:00" or a day (its midnight). False: no such time.
bool ParseMoment(std::string_view text, google::protobuf::Timestamp* time);

}  // namespace hjul::cli
