#include "scheduler/calendar/date.h"

#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

struct MonthCase {
  std::string name;
  std::string from;
  int months;
  std::string expected;
};

class AddMonthsTo : public testing::TestWithParam<MonthCase> {};

TEST_P(AddMonthsTo, GivesTheSameNumberOrTheMonthsLastDay) {
  EXPECT_EQ(AddMonths(Day(GetParam().from), GetParam().months), Day(GetParam().expected));
}

// Cases 5 and 6: lag 1930:173 1 § never skips a month that lacks the day.
INSTANTIATE_TEST_SUITE_P(Law1930, AddMonthsTo,
                         testing::ValuesIn(std::vector<MonthCase>{
                             {"JanuaryEndPlusOne", "2026-01-31", 1, "2026-02-28"},
                             {"JanuaryEndPlusOneLeapYear", "2028-01-31", 1, "2028-02-29"},
                             {"LeapDayPlusAYear", "2028-02-29", 12, "2029-02-28"},
                             {"LeapDayPlusFourYears", "2028-02-29", 48, "2032-02-29"},
                             {"MarchEndPlusOne", "2026-03-31", 1, "2026-04-30"},
                             {"SameNumber", "2026-11-15", 3, "2027-02-15"},
                             {"FebruaryEndDoesNotStick", "2026-02-28", 1, "2026-03-28"},
                             {"Backward", "2026-03-31", -1, "2026-02-28"},
                             {"BackwardOverNewYear", "2026-01-15", -2, "2025-11-15"},
                             {"Zero", "2026-05-31", 0, "2026-05-31"},
                         }),
                         [](const testing::TestParamInfo<MonthCase>& test) {
                           return test.param.name;
                         });

TEST(DateArithmetic, KnowsMonthEndsAndWeekends) {
  EXPECT_EQ(LastDayOfMonth(2026, 2), Day("2026-02-28"));
  EXPECT_EQ(LastDayOfMonth(2028, 2), Day("2028-02-29"));
  EXPECT_EQ(LastDayOfMonth(2100, 2), Day("2100-02-28"));
  EXPECT_EQ(LastDayOfMonth(2026, 12), Day("2026-12-31"));
  EXPECT_FALSE(IsWeekend(Day("2026-11-20")));
  EXPECT_TRUE(IsWeekend(Day("2026-11-21")));
  EXPECT_TRUE(IsWeekend(Day("2026-11-22")));
  EXPECT_FALSE(IsWeekend(Day("2026-11-23")));
}

TEST(DateText, EveryDateReadsBack) {
  for (Date date = kFirstDay; date <= kLastDay; date += days{1}) {
    ASSERT_EQ(ParseDate(ToString(date)), date);
  }
}

class NoDate : public testing::TestWithParam<std::string> {};

TEST_P(NoDate, IsRefused) { EXPECT_EQ(ParseDate(GetParam()), std::nullopt); }

INSTANTIATE_TEST_SUITE_P(Texts, NoDate,
                         testing::Values("", "2026", "2026-1-1", "2026-13-01", "2026-00-10",
                                         "2027-02-29", "2026-02-30", "2026-01-00", "1989-12-31",
                                         "2101-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01",
                                         "+026-01-01", "2026-+1-01", "2026-01-0x", "26-01-01",
                                         "2026-01-011", "٢٠٢٦-01-01"));

struct TimeCase {
  std::string name;
  std::string text;
  std::optional<int> minutes;
};

class TimeText : public testing::TestWithParam<TimeCase> {};

TEST_P(TimeText, IsReadAsPeopleWriteIt) {
  const std::optional<TimeOfDay> time = ParseTimeOfDay(GetParam().text);
  ASSERT_EQ(time.has_value(), GetParam().minutes.has_value());
  if (!time) return;
  EXPECT_EQ(time->minutes, *GetParam().minutes);
  EXPECT_EQ(ParseTimeOfDay(ToString(*time)), time);
}

INSTANTIATE_TEST_SUITE_P(Texts, TimeText,
                         testing::ValuesIn(std::vector<TimeCase>{
                             {"Colon", "16:00", 960},
                             {"Dot", "16.00", 960},
                             {"Midnight", "00:00", 0},
                             {"EndOfDay", "24.00", 1440},
                             {"AfterTheEnd", "24:01", std::nullopt},
                             {"NoSuchHour", "25:00", std::nullopt},
                             {"NoSuchMinute", "12:60", std::nullopt},
                             {"OneDigit", "9:00", std::nullopt},
                             {"Seconds", "23:59:60", std::nullopt},
                             {"Negative", "-1:00", std::nullopt},
                             {"Empty", "", std::nullopt},
                         }),
                         [](const testing::TestParamInfo<TimeCase>& test) {
                           return test.param.name;
                         });

TEST(DateSpans, CountTheirEnds) {
  const DateSpan week = Days("2026-10-26", "2026-10-30");
  EXPECT_EQ(week.Days(), 5);
  EXPECT_TRUE(week.Contains(Day("2026-10-26")));
  EXPECT_TRUE(week.Contains(Day("2026-10-30")));
  EXPECT_FALSE(week.Contains(Day("2026-10-31")));
  EXPECT_TRUE(week.Overlaps(Days("2026-10-30", "2026-11-02")));
  EXPECT_FALSE(week.Overlaps(Days("2026-10-31", "2026-11-02")));
}

}  // namespace
}  // namespace hjul::calendar
