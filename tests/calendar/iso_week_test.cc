#include "scheduler/calendar/iso_week.h"

#include <string>
#include <type_traits>
#include <vector>

#include "gtest/gtest.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

// Case 1: a week number cannot be paired with a calendar year by mistake.
static_assert(!std::is_convertible_v<int, WeekYear>);
static_assert(!std::is_convertible_v<WeekYear, int>);
static_assert(!std::is_invocable_v<decltype(MakeIsoWeek), int, int>);

struct Case {
  std::string name;
  std::string date;
  std::string week;
};

class WeekOfDate : public testing::TestWithParam<Case> {};

TEST_P(WeekOfDate, BelongsToItsOwnYear) {
  EXPECT_EQ(ToString(IsoWeekOf(Day(GetParam().date))), GetParam().week);
}

INSTANTIATE_TEST_SUITE_P(AroundNewYear, WeekOfDate,
                         testing::ValuesIn(std::vector<Case>{
                             {"Case1NewYear2027", "2027-01-01", "2026-W53"},
                             {"Case1NewYear2028", "2028-01-01", "2027-W52"},
                             {"Case1NewYearsEve2029", "2029-12-31", "2030-W01"},
                             {"Case4MondayOfWeekOne2026", "2025-12-29", "2026-W01"},
                             {"NewYear2026", "2026-01-01", "2026-W01"},
                             {"LastSunday2026", "2027-01-03", "2026-W53"},
                             {"FirstMonday2027", "2027-01-04", "2027-W01"},
                             {"NewYearsEve2030", "2030-12-31", "2031-W01"},
                             {"NewYearsEve2031", "2031-12-31", "2032-W01"},
                             {"NewYearsEve2032", "2032-12-31", "2032-W53"},
                         }),
                         [](const testing::TestParamInfo<Case>& test) { return test.param.name; });

TEST(IsoWeek, Case2WeekFiftyThreeExistsIn2026And2032Only) {
  for (int year = 2026; year <= 2032; ++year) {
    const bool long_year = year == 2026 || year == 2032;
    EXPECT_EQ(WeeksIn(WeekYear{year}), long_year ? 53 : 52) << year;
    EXPECT_EQ(MakeIsoWeek(WeekYear{year}, 53).has_value(), long_year) << year;
  }
}

TEST(IsoWeek, RefusesWeeksThatNoYearHas) {
  for (const int week : {-1, 0, 54, 100}) {
    EXPECT_EQ(MakeIsoWeek(WeekYear{2026}, week), std::nullopt) << week;
  }
}

TEST(IsoWeek, Case4MondayOfWeekOneCanLieInTheYearBefore) {
  EXPECT_EQ(MondayOf(*MakeIsoWeek(WeekYear{2026}, 1)), Day("2025-12-29"));
  EXPECT_EQ(DayIn(*MakeIsoWeek(WeekYear{2026}, 44), std::chrono::Friday), Day("2026-10-30"));
  EXPECT_EQ(DayIn(*MakeIsoWeek(WeekYear{2026}, 53), std::chrono::Sunday), Day("2027-01-03"));
}

TEST(IsoWeek, EveryDayReadsBackFromItsWeek) {
  IsoWeek before = IsoWeekOf(kFirstDay - days{1});
  for (Date date = kFirstDay; date <= kLastDay; date += days{1}) {
    const IsoWeek week = IsoWeekOf(date);
    ASSERT_EQ(DayIn(week, WeekdayOf(date)), date);
    ASSERT_EQ(MakeIsoWeek(week.year, week.week), week);
    const bool monday = WeekdayOf(date) == std::chrono::Monday;
    ASSERT_EQ(week != before, monday) << ToString(date);  // A week changes on Mondays only,
    ASSERT_GE(week, before) << ToString(date);            // and never runs backward.
    before = week;
  }
}

TEST(IsoWeek, SeventyOneYearsOfFourHundredAreLong) {
  int long_years = 0;
  for (int year = 2000; year < 2400; ++year) long_years += WeeksIn(WeekYear{year}) == 53 ? 1 : 0;
  EXPECT_EQ(long_years, 71);
}

}  // namespace
}  // namespace hjul::calendar
