// Rules R4-R7 of working-day arithmetic, with the worked examples they were checked against.
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scheduler/calendar/calendar.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

struct ShiftCase {
  std::string name;
  std::string date;
  std::string next;      // R4.
  std::string previous;  // R5.
};

class WorkingDayNear : public testing::TestWithParam<ShiftCase> {};

TEST_P(WorkingDayNear, IsFoundForwardAndBack) {
  const Calendar calendar;
  EXPECT_EQ(calendar.NextWorkingDay(Day(GetParam().date)), Day(GetParam().next));
  EXPECT_EQ(calendar.PreviousWorkingDay(Day(GetParam().date)), Day(GetParam().previous));
}

INSTANTIATE_TEST_SUITE_P(
    Worked, WorkingDayNear,
    testing::ValuesIn(std::vector<ShiftCase>{
        {"ChristmasEve2026", "2026-12-24", "2026-12-28", "2026-12-23"},
        {"NewYearsEve2026", "2026-12-31", "2027-01-04", "2026-12-30"},
        {"NewYear2027", "2027-01-01", "2027-01-04", "2026-12-30"},
        {"Epiphany2027", "2027-01-06", "2027-01-07", "2027-01-05"},
        {"EveOfEpiphany2027", "2027-01-05", "2027-01-05", "2027-01-05"},
        {"MaundyThursday2026", "2026-04-02", "2026-04-02", "2026-04-02"},
        {"MidsummerEve2026", "2026-06-19", "2026-06-22", "2026-06-18"},
        {"GoodFriday2027", "2027-03-26", "2027-03-30", "2027-03-25"},
        {"Whitsun2028IntoKlamdag", "2028-06-04", "2028-06-05", "2028-06-02"},
        {"NationalDay2028", "2028-06-06", "2028-06-07", "2028-06-05"},
        {"SaturdayBeforeChristmas2029", "2029-12-22", "2029-12-27", "2029-12-21"},
        {"SaturdayBeforeNewYear2029", "2029-12-29", "2030-01-02", "2029-12-28"},
        {"ChristmasEve2031", "2031-12-24", "2031-12-29", "2031-12-23"},
        {"ChristmasEve2032", "2032-12-24", "2032-12-27", "2032-12-23"},
        {"Case11FridayAfterNewYear2026", "2026-01-01", "2026-01-02", "2025-12-30"},
    }),
    [](const testing::TestParamInfo<ShiftCase>& test) { return test.param.name; });

TEST(WorkingDays, R7MonthsEndOnTheMonthsLastDayAndThenMoveForward) {
  const Calendar calendar;
  const Date date = AddMonths(Day("2026-01-31"), 1);
  EXPECT_EQ(date, Day("2026-02-28"));
  EXPECT_EQ(calendar.NextWorkingDay(date), Day("2026-03-02"));
}

struct MaterialCase {
  std::string name;
  std::string meeting;
  int n;
  std::string working_days_before;     // R6.
  std::string calendar_days_previous;  // N calendar days before, then R5.
  std::string calendar_days_next;      // N calendar days before, then R4.
};

class MaterialBeforeMeeting : public testing::TestWithParam<MaterialCase> {};

TEST_P(MaterialBeforeMeeting, IsDueBeforeIt) {
  const Calendar calendar;
  const Date meeting = Day(GetParam().meeting);
  const Date counted = meeting - days{GetParam().n};
  EXPECT_EQ(calendar.AddWorkingDays(meeting, -GetParam().n), Day(GetParam().working_days_before));
  EXPECT_EQ(calendar.PreviousWorkingDay(counted), Day(GetParam().calendar_days_previous));
  EXPECT_EQ(calendar.NextWorkingDay(counted), Day(GetParam().calendar_days_next));
}

// The last column is why "next" is no default for material: it can be the meeting day itself.
INSTANTIATE_TEST_SUITE_P(
    Worked, MaterialBeforeMeeting,
    testing::ValuesIn(std::vector<MaterialCase>{
        {"AfterEaster2026", "2026-04-08", 5, "2026-03-30", "2026-04-02", "2026-04-07"},
        {"AfterMidsummer2026", "2026-06-23", 5, "2026-06-15", "2026-06-18", "2026-06-18"},
        {"AfterNewYear2027", "2027-01-04", 3, "2026-12-28", "2026-12-30", "2027-01-04"},
        {"AfterEpiphany2027", "2027-01-12", 5, "2027-01-04", "2027-01-07", "2027-01-07"},
        {"AfterEaster2027", "2027-03-31", 5, "2027-03-22", "2027-03-25", "2027-03-30"},
        {"AfterNationalDay2028", "2028-06-07", 3, "2028-06-01", "2028-06-02", "2028-06-05"},
        {"BetweenHolidays2029", "2029-12-27", 2, "2029-12-20", "2029-12-21", "2029-12-27"},
        {"BetweenHolidays2030", "2030-12-30", 3, "2030-12-20", "2030-12-27", "2030-12-27"},
        {"OverKlamdag2031", "2031-05-05", 1, "2031-05-02", "2031-05-02", "2031-05-05"},
    }),
    [](const testing::TestParamInfo<MaterialCase>& test) { return test.param.name; });

TEST(WorkingDays, CountFromADayWithoutCountingIt) {
  const Calendar calendar;
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-20"), 0), Day("2026-11-20"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-21"), 0), Day("2026-11-21"));  // A Saturday.
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-20"), 1), Day("2026-11-23"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-21"), 1), Day("2026-11-23"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-22"), -1), Day("2026-11-20"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-20"), 10), Day("2026-12-04"));
}

TEST(WorkingDays, AnEndlessCountStops) {
  const Calendar calendar;
  const Date far = calendar.AddWorkingDays(Day("2026-11-20"), kCountedDaysMax);
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-11-20"), 2'000'000'000), far);
  EXPECT_LT(calendar.AddWorkingDays(Day("2026-11-20"), -2'147'483'647 - 1), Day("1990-01-01"));
  EXPECT_EQ(calendar.AddSchoolDays(Day("2026-11-20"), 2'000'000'000), std::nullopt);
}

TEST(WorkingDays, BetweenCountsBothEnds) {
  const Calendar calendar;
  EXPECT_EQ(calendar.WorkingDaysBetween(Day("2026-12-23"), Day("2026-12-28")), 2);
  EXPECT_EQ(calendar.WorkingDaysBetween(Day("2026-12-24"), Day("2026-12-27")), 0);
  EXPECT_EQ(calendar.WorkingDaysBetween(Day("2026-12-28"), Day("2026-12-28")), 1);
  EXPECT_EQ(calendar.WorkingDaysBetween(Day("2026-12-28"), Day("2026-12-23")), 0);
}

TEST(WorkingDays, LocallyClosedDaysAreNone) {
  const Calendar calendar({.closed_days = {Day("2026-12-23"), Day("2026-12-28")}});
  EXPECT_EQ(calendar.NextWorkingDay(Day("2026-12-24")), Day("2026-12-29"));
  EXPECT_EQ(calendar.PreviousWorkingDay(Day("2026-12-24")), Day("2026-12-22"));
  EXPECT_EQ(calendar.AddWorkingDays(Day("2026-12-29"), -1), Day("2026-12-22"));
  // Case 12: the statutory rule does not know them.
  EXPECT_FALSE(IsStatutoryDayOff(Day("2026-12-28")));
}

class WorkingDayProperties : public testing::TestWithParam<bool> {
 protected:
  static Calendar MakeCalendar(bool with_closed_days) {
    Calendar::Content content;
    for (int year = kYearMin; with_closed_days && year <= kYearMax; ++year) {
      for (unsigned day = 5; day < 30; ++day) content.closed_days.push_back(MakeDate(year, 7, day));
    }
    return Calendar(std::move(content));
  }
};

TEST_P(WorkingDayProperties, HoldForEveryDay1990To2100) {
  const Calendar calendar = MakeCalendar(GetParam());
  int counted = 0;
  for (Date date = kFirstDay; date <= kLastDay; date += days{1}) {
    const Date next = calendar.NextWorkingDay(date);
    const Date previous = calendar.PreviousWorkingDay(date);
    ASSERT_TRUE(calendar.IsWorkingDay(next));
    ASSERT_TRUE(calendar.IsWorkingDay(previous));
    ASSERT_LE(previous, date);
    ASSERT_GE(next, date);
    ASSERT_EQ(calendar.NextWorkingDay(next), next);
    ASSERT_EQ(calendar.PreviousWorkingDay(previous), previous);
    ASSERT_EQ(next == date, calendar.IsWorkingDay(date));
    ASSERT_EQ(previous == date, calendar.IsWorkingDay(date));
    // One step forward and one back meet on working days.
    if (next == date) {
      ASSERT_EQ(calendar.AddWorkingDays(calendar.AddWorkingDays(date, 1), -1), date);
    }
    counted += calendar.IsWorkingDay(date) ? 1 : 0;
  }
  EXPECT_EQ(calendar.WorkingDaysBetween(kFirstDay, kLastDay), counted);
}

INSTANTIATE_TEST_SUITE_P(Calendars, WorkingDayProperties, testing::Bool(),
                         [](const testing::TestParamInfo<bool>& test) {
                           return test.param ? "WithClosedJuly" : "National";
                         });

TEST(WorkingDaySteps, AddUp) {
  const Calendar calendar;
  for (Date date = Day("2026-01-01"); date <= Day("2027-12-31"); date += days{1}) {
    for (const int n : {1, 5, 20}) {
      const Date after = calendar.AddWorkingDays(date, n);
      ASSERT_EQ(calendar.WorkingDaysBetween(date + days{1}, after), n);
      ASSERT_EQ(calendar.AddWorkingDays(calendar.AddWorkingDays(date, n), 3),
                calendar.AddWorkingDays(date, n + 3));
    }
  }
}

}  // namespace
}  // namespace hjul::calendar
