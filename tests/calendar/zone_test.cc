#include "scheduler/calendar/zone.h"

#include <chrono>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scheduler/calendar/calendar.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

TimeOfDay Clock(std::string_view text) { return ParseTimeOfDay(text).value(); }

Instant Utc(std::string_view date, std::string_view time, int seconds = 0) {
  const std::chrono::sys_days day{Day(date).time_since_epoch()};
  return Instant{day + std::chrono::minutes{Clock(time).minutes} + std::chrono::seconds{seconds}};
}

struct InstantCase {
  std::string name;
  std::string date;
  std::string time;
  std::string utc_date;
  std::string utc_time;
  std::string described;
};

class LocalTimeToInstant : public testing::TestWithParam<InstantCase> {};

TEST_P(LocalTimeToInstant, IsExact) {
  const InstantCase& c = GetParam();
  const Instant instant = Zone::Stockholm().At(Day(c.date), Clock(c.time));
  EXPECT_EQ(instant, Utc(c.utc_date, c.utc_time));
  EXPECT_EQ(Zone::Stockholm().Describe(instant), c.described);
}

INSTANTIATE_TEST_SUITE_P(
    Stockholm, LocalTimeToInstant,
    testing::ValuesIn(std::vector<InstantCase>{
        {"Winter", "2026-11-21", "09:00", "2026-11-21", "08:00", "2026-11-21 09:00:00 +0100"},
        {"Summer", "2026-06-18", "09:00", "2026-06-18", "07:00", "2026-06-18 09:00:00 +0200"},
        // Case 16. The design wants the first valid instant after the gap: 03:00 local, 01:00Z.
        // (RFC 5545 would read 02:30 with the offset before the change, 01:30Z.)
        {"Case16InGap", "2026-03-29", "02:30", "2026-03-29", "01:00", "2026-03-29 03:00:00 +0200"},
        {"GapStart", "2026-03-29", "02:00", "2026-03-29", "01:00", "2026-03-29 03:00:00 +0200"},
        {"BeforeGap", "2026-03-29", "01:59", "2026-03-29", "00:59", "2026-03-29 01:59:00 +0100"},
        {"AfterGap", "2026-03-29", "03:00", "2026-03-29", "01:00", "2026-03-29 03:00:00 +0200"},
        {"Case17Twice", "2026-10-25", "02:30", "2026-10-25", "00:30", "2026-10-25 02:30:00 +0200"},
        {"AfterOverlap", "2026-10-25", "03:00", "2026-10-25", "02:00", "2026-10-25 03:00:00 +0100"},
        {"Case18WeekBefore", "2026-10-19", "09:00", "2026-10-19", "07:00",
         "2026-10-19 09:00:00 +0200"},
        {"Case18WeekAfter", "2026-10-26", "09:00", "2026-10-26", "08:00",
         "2026-10-26 09:00:00 +0100"},
        {"EndOfDay", "2026-12-31", "24:00", "2026-12-31", "23:00", "2027-01-01 00:00:00 +0100"},
        {"Year1990", "1990-01-01", "12:00", "1990-01-01", "11:00", "1990-01-01 12:00:00 +0100"},
        // Until 1995 summer time ended in September.
        {"October1995", "1995-10-02", "12:00", "1995-10-02", "11:00", "1995-10-02 12:00:00 +0100"},
        // Beyond 2037 the zone file holds only the rule.
        {"Summer2040", "2040-07-01", "12:00", "2040-07-01", "10:00", "2040-07-01 12:00:00 +0200"},
        {"Winter2040", "2040-12-01", "12:00", "2040-12-01", "11:00", "2040-12-01 12:00:00 +0100"},
        {"Gap2040", "2040-03-25", "02:30", "2040-03-25", "01:00", "2040-03-25 03:00:00 +0200"},
        {"Twice2040", "2040-10-28", "02:30", "2040-10-28", "00:30", "2040-10-28 02:30:00 +0200"},
        {"Summer2050", "2050-06-18", "16:00", "2050-06-18", "14:00", "2050-06-18 16:00:00 +0200"},
        {"Summer2100", "2100-06-18", "16:00", "2100-06-18", "14:00", "2100-06-18 16:00:00 +0200"},
    }),
    [](const testing::TestParamInfo<InstantCase>& test) { return test.param.name; });

// Case 15: a slot is as long as the clock runs, not as its two readings differ.
TEST(Zone, Case15SlotsOverTheChangeHaveTheirTrueLength) {
  const Zone& zone = Zone::Stockholm();
  const auto length = [&](std::string_view date) {
    return zone.At(Day(date), Clock("03:30")) - zone.At(Day(date), Clock("01:30"));
  };
  EXPECT_EQ(length("2026-10-25"), hours{3});
  EXPECT_EQ(length("2026-03-29"), hours{1});
  EXPECT_EQ(length("2026-11-21"), hours{2});
}

// Case 19: the last second of the day, one second before 24:00.
TEST(Zone, Case19DeadlinesEndWithTheLocalDay) {
  const Zone& zone = Zone::Stockholm();
  const std::chrono::seconds second{1};
  EXPECT_EQ(zone.At(Day("2026-10-25"), kEndOfDay) - second, Utc("2026-10-25", "22:59", 59));
  EXPECT_EQ(zone.At(Day("2026-10-24"), kEndOfDay) - second, Utc("2026-10-24", "21:59", 59));
}

// Case 20: both meanings exist, and they differ by an hour around the change.
TEST(Zone, Case20ADayBeforeAndTwentyFourHoursBeforeDiffer) {
  const Zone& zone = Zone::Stockholm();
  const Instant meeting = zone.At(Day("2026-10-25"), Clock("12:00"));
  const Instant same_reading = zone.At(Day("2026-10-25") - days{1}, Clock("12:00"));
  const Instant hours_before = meeting - hours{24};
  EXPECT_EQ(same_reading, Utc("2026-10-24", "10:00"));
  EXPECT_EQ(hours_before, Utc("2026-10-24", "11:00"));
  EXPECT_EQ(zone.TimeAt(hours_before), Clock("13:00"));
}

// Case 21: the days of change are Sundays, so a reminder on them moves to Monday 08:00.
TEST(Zone, Case21ChangesFallOnSundaysAndMoveToMondayOnce) {
  const Calendar calendar;
  for (const char* sunday : {"2026-03-29", "2026-10-25"}) {
    const Date monday = calendar.NextWorkingDay(Day(sunday));
    EXPECT_EQ(monday, Day(sunday) + days{1});
    EXPECT_EQ(Zone::Stockholm().TimeAt(Zone::Stockholm().At(monday, Clock("08:00"))),
              Clock("08:00"));
  }
}

TEST(Zone, IsAvailableWhereTzdataIs) { EXPECT_TRUE(Zone::Available()); }

TEST(Zone, BothReadingsOfARepeatedHourAreTheSameLocalTime) {
  const Zone& zone = Zone::Stockholm();
  for (const char* utc : {"00:30", "01:30"}) {
    EXPECT_EQ(zone.DateAt(Utc("2026-10-25", utc)), Day("2026-10-25"));
    EXPECT_EQ(zone.TimeAt(Utc("2026-10-25", utc)), Clock("02:30"));
  }
  EXPECT_EQ(zone.Describe(Utc("2026-10-25", "01:30")), "2026-10-25 02:30:00 +0100");
}

TEST(Zone, InstantsWithinASecondKeepTheirMinute) {
  const Instant instant = Utc("2026-12-31", "22:59", 59) + milliseconds{999};
  EXPECT_EQ(Zone::Stockholm().DateAt(instant), Day("2026-12-31"));
  EXPECT_EQ(Zone::Stockholm().TimeAt(instant), Clock("23:59"));
  EXPECT_EQ(Zone::Stockholm().DateAt(instant + milliseconds{1}), Day("2027-01-01"));
}

struct ChangeCase {
  int year;
  std::string to_summer;
  std::string to_winter;
};

class SummerTime : public testing::TestWithParam<ChangeCase> {};

TEST_P(SummerTime, BeginsAndEndsOnTheKnownSundays) {
  const Zone& zone = Zone::Stockholm();
  std::vector<std::string> changes;
  for (Date date = MakeDate(GetParam().year, 1, 1); YearOf(date) == GetParam().year;
       date += days{1}) {
    const auto length = zone.At(date, kEndOfDay) - zone.At(date, TimeOfDay{0});
    if (length != hours{24}) changes.push_back(ToString(date));
  }
  EXPECT_EQ(changes, (std::vector<std::string>{GetParam().to_summer, GetParam().to_winter}));
}

INSTANTIATE_TEST_SUITE_P(Years, SummerTime,
                         testing::Values(ChangeCase{2026, "2026-03-29", "2026-10-25"},
                                         ChangeCase{2027, "2027-03-28", "2027-10-31"},
                                         ChangeCase{2028, "2028-03-26", "2028-10-29"},
                                         ChangeCase{2029, "2029-03-25", "2029-10-28"},
                                         ChangeCase{2030, "2030-03-31", "2030-10-27"},
                                         ChangeCase{2031, "2031-03-30", "2031-10-26"},
                                         ChangeCase{2032, "2032-03-28", "2032-10-31"},
                                         ChangeCase{2040, "2040-03-25", "2040-10-28"},
                                         ChangeCase{2050, "2050-03-27", "2050-10-30"}),
                         [](const testing::TestParamInfo<ChangeCase>& test) {
                           return "Year" + std::to_string(test.param.year);
                         });

TEST(ZoneProperties, LocalReadingsComeBackAndTimeOnlyGrows1990To2100) {
  const Zone& zone = Zone::Stockholm();
  Instant before = zone.At(kFirstDay, TimeOfDay{0}) - milliseconds{1};
  for (Date date = kFirstDay; date <= kLastDay; date += days{1}) {
    for (const TimeOfDay time : {TimeOfDay{0}, TimeOfDay{150}, TimeOfDay{480}, TimeOfDay{1439}}) {
      const Instant instant = zone.At(date, time);
      ASSERT_LT(before, instant) << ToString(date);
      before = instant;
      ASSERT_EQ(zone.DateAt(instant), date);
      const bool in_gap = zone.TimeAt(instant) == TimeOfDay{180} && time == TimeOfDay{150};
      ASSERT_TRUE(in_gap || zone.TimeAt(instant) == time) << ToString(date);
    }
    ASSERT_EQ(zone.At(date, kEndOfDay), zone.At(date + days{1}, TimeOfDay{0}));
  }
}

}  // namespace
}  // namespace hjul::calendar
