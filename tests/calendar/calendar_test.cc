#include "scheduler/calendar/calendar.h"

#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/describe_day.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SchoolYear Year2026() {
  return {.start_year = 2026,
          .autumn = Days("2026-08-18", "2026-12-18"),
          .spring = Days("2027-01-11", "2027-06-15"),
          .breaks = {{"sportlov", Days("2027-02-22", "2027-02-26")},
                     {"höstlov", Days("2026-10-26", "2026-10-30")}},
          .days_off = {Day("2027-05-07")},
          .staff_days = {Day("2027-03-09"), Day("2026-09-18")}};
}

std::vector<std::string> LabelNames(const Calendar& calendar, std::string_view date) {
  std::vector<std::string> names;
  for (const DayLabel& label : calendar.LabelsOn(Day(date))) names.push_back(label.name);
  return names;
}

TEST(Calendar, SaysEverythingAboutADay) {
  const Calendar calendar({.school_years = {Year2026()},
                           .closed_days = {Day("2026-12-23")},
                           .half_days = {{Day("2027-05-05"), TimeOfDay{720}}},
                           .tables = {{"np", {{.key = "NP-SV-6-B", .date = Day("2027-05-05")}}},
                                      {"nämnd", {{.key = "", .date = Day("2027-05-05")}}}}});
  EXPECT_THAT(LabelNames(calendar, "2026-08-17"), IsEmpty());
  EXPECT_THAT(LabelNames(calendar, "2026-08-18"), ElementsAre("autumn 2026/27"));
  EXPECT_THAT(LabelNames(calendar, "2026-10-30"),
              ElementsAre("allhelgonaafton", "autumn 2026/27", "höstlov"));
  EXPECT_THAT(LabelNames(calendar, "2026-09-18"), ElementsAre("autumn 2026/27", "studiedag"));
  EXPECT_THAT(LabelNames(calendar, "2026-12-23"), ElementsAre("closed", "jullov"));
  EXPECT_THAT(LabelNames(calendar, "2027-05-07"), ElementsAre("spring 2026/27", "lovdag"));
  EXPECT_THAT(LabelNames(calendar, "2027-05-05"),
              ElementsAre("dag_fore_kristi_himmelsfardsdag", "12:00", "spring 2026/27",
                          "np/NP-SV-6-B", "nämnd"));
}

TEST(Calendar, DescribesADayForAListing) {
  const Calendar calendar({.school_years = {Year2026()}});
  const DayDescription day = DescribeDay(calendar, Day("2027-01-01"));
  EXPECT_EQ(day.date, Day("2027-01-01"));
  EXPECT_EQ(ToString(day.week), "2026-W53");
  EXPECT_EQ(day.kind, DayKind::kDayOff);
  EXPECT_EQ(day.labels.size(), 2u);  // Nyårsdagen, jullov.
  EXPECT_EQ(day.next_working_day, Day("2027-01-04"));
  EXPECT_EQ(day.previous_working_day, Day("2026-12-30"));
}

TEST(Calendar, IsQuietInJulyAndOnDaysOff) {
  const Calendar calendar;
  EXPECT_TRUE(calendar.IsQuiet(Day("2027-07-01")));
  EXPECT_TRUE(calendar.IsQuiet(Day("2027-07-30")));
  EXPECT_TRUE(calendar.IsQuiet(Day("2026-11-21")));
  EXPECT_FALSE(calendar.IsQuiet(Day("2026-11-20")));
  EXPECT_FALSE(calendar.IsQuiet(Day("2027-08-02")));
  const Calendar other({.quiet_months = {8, 12}});
  EXPECT_FALSE(other.IsQuiet(Day("2027-07-01")));
  EXPECT_TRUE(other.IsQuiet(Day("2027-08-02")));
  EXPECT_TRUE(other.IsQuiet(Day("2026-12-01")));
}

TEST(Calendar, KeepsItsContentInOrder) {
  const Calendar calendar({.school_years = {Year2026()},
                           .closed_days = {Day("2027-01-04"), Day("2026-12-23"), Day("2027-01-04")},
                           .quiet_months = {8, 7, 7}});
  EXPECT_THAT(calendar.content().closed_days, ElementsAre(Day("2026-12-23"), Day("2027-01-04")));
  EXPECT_THAT(calendar.content().quiet_months, ElementsAre(7u, 8u));
  const SchoolYear& year = calendar.content().school_years[0];
  EXPECT_EQ(year.breaks[0].name, "höstlov");
  EXPECT_THAT(year.staff_days, ElementsAre(Day("2026-09-18"), Day("2027-03-09")));
  EXPECT_EQ(Calendar(calendar.content()).content(), calendar.content());
}

TEST(Calendar, FindsSchoolYearsAndTables) {
  const Calendar calendar({.school_years = {Year2026()}, .tables = {{"Nämnd", {}}}});
  ASSERT_NE(calendar.FindSchoolYear(2026), nullptr);
  EXPECT_EQ(calendar.FindSchoolYear(2026)->start_year, 2026);
  EXPECT_EQ(calendar.FindSchoolYear(2025), nullptr);
  ASSERT_NE(calendar.FindTable("NÄMND"), nullptr);
  EXPECT_EQ(calendar.FindTable("kf"), nullptr);
  EXPECT_EQ(Calendar().FindSchoolYear(2026), nullptr);
}

// Units.

Calendar WithUnits() {
  return Calendar({.school_years = {Year2026()},
                   .closed_days = {Day("2026-12-23")},
                   .half_days = {{Day("2027-05-05"), TimeOfDay{720}}},
                   .unit_exceptions = {{.unit = "ek",
                                        .closed = {Day("2027-06-18")},
                                        .staff_days = {Day("2026-11-18")},
                                        .days_off = {Day("2026-10-23")},
                                        .half_days = {{Day("2027-05-05"), TimeOfDay{780}},
                                                      {Day("2027-04-30"), TimeOfDay{720}}}},
                                       {.unit = "asp", .closed = {Day("2026-12-22")}}}});
}

TEST(CalendarForUnit, AddsClosedDaysDaysOffAndHalfDays) {
  const Calendar unit = WithUnits().ForUnit("ek");
  EXPECT_FALSE(unit.IsWorkingDay(Day("2026-12-23")));
  EXPECT_FALSE(unit.IsWorkingDay(Day("2027-06-18")));
  EXPECT_TRUE(unit.IsWorkingDay(Day("2026-12-22")));
  EXPECT_EQ(unit.KindOf(Day("2026-10-23")), DayKind::kBreakDay);
  EXPECT_EQ(unit.KindOf(Day("2027-05-07")), DayKind::kBreakDay);
  EXPECT_EQ(unit.HalfDayOn(Day("2027-04-30"))->ends, TimeOfDay{720});
  EXPECT_EQ(unit.HalfDayOn(Day("2027-05-05"))->ends, TimeOfDay{780});  // The unit's own hour.
  EXPECT_EQ(unit.HalfDayOn(Day("2027-05-06")), std::nullopt);
}

TEST(CalendarForUnit, ReplacesStaffDaysOfTheYearsItNames) {
  Calendar::Content content = WithUnits().content();
  SchoolYear next = Year2026();
  next.start_year = 2027;
  next.autumn = Days("2027-08-17", "2027-12-17");
  next.spring = Days("2028-01-10", "2028-06-13");
  next.breaks.clear();
  next.days_off.clear();
  next.staff_days = {Day("2027-09-17")};
  content.school_years.push_back(next);
  const Calendar unit = Calendar(content).ForUnit("ek");
  EXPECT_EQ(unit.KindOf(Day("2026-11-18")), DayKind::kStaffDay);
  EXPECT_EQ(unit.KindOf(Day("2026-09-18")), DayKind::kSchoolDay);
  EXPECT_EQ(unit.KindOf(Day("2027-03-09")), DayKind::kSchoolDay);
  EXPECT_EQ(unit.KindOf(Day("2027-09-17")), DayKind::kStaffDay);  // The huvudman's still holds.
}

TEST(CalendarForUnit, LeavesOthersAlone) {
  const Calendar calendar = WithUnits();
  EXPECT_TRUE(calendar.IsWorkingDay(Day("2027-06-18")));
  EXPECT_TRUE(calendar.ForUnit("asp").IsWorkingDay(Day("2027-06-18")));
  EXPECT_FALSE(calendar.ForUnit("asp").IsWorkingDay(Day("2026-12-22")));
  EXPECT_EQ(calendar.ForUnit("asp").KindOf(Day("2026-09-18")), DayKind::kStaffDay);
  // A unit without exceptions shares the huvudman's calendar instead of copying it.
  EXPECT_EQ(&calendar.ForUnit("alm").content(), &calendar.content());
}

// Named date tables.

Calendar WithTables() {
  return Calendar({.tables = {
                       {"np",
                        {{.key = "NP-SV-6-B", .date = Day("2027-03-16")},
                         {.key = "NP-SV-6-B", .date = Day("2026-03-17")},
                         {.key = "NP-MA-9", .date = Day("2027-05-12"), .cancelled = true},
                         {.key = "NP-MA-9", .date = Day("2027-05-26")},
                         {.key = "NP-EN-9", .date = Day("2027-04-07"), .cancelled = true},
                         {.key = "NP-EN-9", .date = Day("2028-04-05")},
                         {.key = "NP-NO-9", .date = Day("2027-04-20"), .reserve = true}}},
                       {"nämnd", {{.key = "", .date = Day("2027-02-11"), .time = TimeOfDay{570}}}},
                   }});
}

std::string Found(std::string_view key, std::string_view from) {
  const Calendar calendar = WithTables();
  const TableEntry* entry = calendar.FindEntry(key, Day(from));
  return entry == nullptr ? "none" : ToString(entry->date);
}

TEST(CalendarTables, FindTheNearestEntryFromADay) {
  EXPECT_EQ(Found("NP-SV-6-B", "2025-08-01"), "2026-03-17");
  EXPECT_EQ(Found("NP-SV-6-B", "2026-03-17"), "2026-03-17");
  EXPECT_EQ(Found("NP-SV-6-B", "2026-03-18"), "2027-03-16");
  EXPECT_EQ(Found("NP-SV-6-B", "2027-03-17"), "none");
  EXPECT_EQ(Found("np-sv-6-b", "2026-08-01"), "2027-03-16");
  EXPECT_EQ(Found("NP-SV-6", "2026-08-01"), "none");
  EXPECT_EQ(Found("", "2026-08-01"), "none");
}

TEST(CalendarTables, ACancelledDateGivesWayToItsReplacementInTheSameSchoolYear) {
  EXPECT_EQ(Found("NP-MA-9", "2026-08-01"), "2027-05-26");
  EXPECT_EQ(Found("NP-EN-9", "2026-08-01"), "2027-04-07");  // Next year's is another test.
  const Calendar calendar = WithTables();
  EXPECT_TRUE(calendar.FindEntry("NP-EN-9", Day("2026-08-01"))->cancelled);
  EXPECT_EQ(Found("NP-NO-9", "2026-08-01"), "2027-04-20");
  EXPECT_TRUE(calendar.FindEntry("NP-NO-9", Day("2026-08-01"))->reserve);
}

TEST(CalendarTables, AreOrderedByDate) {
  const Calendar calendar = WithTables();
  const DateTable* table = calendar.FindTable("np");
  ASSERT_NE(table, nullptr);
  for (std::size_t i = 1; i < table->entries.size(); ++i) {
    EXPECT_LE(table->entries[i - 1].date, table->entries[i].date);
  }
}

TEST(CalendarCopies, SurviveTheOriginal) {
  std::optional<Calendar> original(WithTables());
  const Calendar copy = *original;
  const DateTable* table = original->FindTable("np");
  original.reset();
  EXPECT_EQ(copy.FindTable("np"), table);
  EXPECT_EQ(table->name, "np");
}

}  // namespace
}  // namespace hjul::calendar
