#include "scheduler/calendar/calendar_difference.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {

inline void PrintTo(const CalendarChange& change, std::ostream* out) {
  *out << change.what << " '" << change.subject << "': '" << change.before << "' -> '"
       << change.after << "'";
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Calendar::Content Before() {
  return {.school_years = {{.start_year = 2026,
                            .autumn = Days("2026-08-18", "2026-12-18"),
                            .spring = Days("2027-01-11", "2027-06-15"),
                            .breaks = {{"höstlov", Days("2026-10-26", "2026-10-30")},
                                       {"sportlov", Days("2027-02-22", "2027-02-26")}},
                            .days_off = {Day("2027-05-07")},
                            .staff_days = {Day("2026-09-18")}}},
          .closed_days = {Day("2026-12-23")},
          .half_days = {{Day("2027-04-30"), TimeOfDay{720}}},
          .tables = {{"np",
                      {{.key = "NP-SV-6-B", .date = Day("2026-03-17")},
                       {.key = "NP-SV-6-B", .date = Day("2027-03-16")},
                       {.key = "NP-MA-9", .date = Day("2027-05-12")}}},
                     {"nämnd", {{.key = "", .date = Day("2027-02-11"), .time = TimeOfDay{570}}}}},
          .unit_exceptions = {{.unit = "ek", .closed = {Day("2027-06-18")}}}};
}

TEST(CalendarDifference, IsEmptyForTheSameDaysInAnotherOrder) {
  Calendar::Content after = Before();
  std::swap(after.school_years[0].breaks[0], after.school_years[0].breaks[1]);
  std::swap(after.tables[0].entries[0], after.tables[0].entries[2]);
  std::swap(after.tables[0], after.tables[1]);
  EXPECT_THAT(Compare(Before(), Before()), IsEmpty());
  EXPECT_THAT(Compare(Before(), after), IsEmpty());
}

TEST(CalendarDifference, NamesWhatChangesInASchoolYear) {
  Calendar::Content after = Before();
  SchoolYear& year = after.school_years[0];
  year.spring.last = Day("2027-06-11");
  year.breaks[1].span = Days("2027-03-01", "2027-03-05");
  year.breaks[0].name = "läslov";
  year.days_off.clear();
  year.staff_days.push_back(Day("2027-03-09"));
  EXPECT_THAT(
      Compare(Before(), after),
      ElementsAre(CalendarChange{"term-changed", "2026/27 spring", "2027-01-11..2027-06-15",
                                 "2027-01-11..2027-06-11"},
                  CalendarChange{"break-removed", "2026/27 höstlov", "2026-10-26..2026-10-30", ""},
                  CalendarChange{"break-added", "2026/27 läslov", "", "2026-10-26..2026-10-30"},
                  CalendarChange{"break-changed", "2026/27 sportlov", "2027-02-22..2027-02-26",
                                 "2027-03-01..2027-03-05"},
                  CalendarChange{"day-off-removed", "2027-05-07", "2027-05-07", ""},
                  CalendarChange{"staff-day-added", "2027-03-09", "", "2027-03-09"}));
}

TEST(CalendarDifference, NamesSchoolYearsThatComeAndGo) {
  Calendar::Content after = Before();
  after.school_years[0].start_year = 2027;
  after.school_years[0].autumn = Days("2027-08-17", "2027-12-17");
  after.school_years[0].spring = Days("2028-01-10", "2028-06-13");
  EXPECT_THAT(
      Compare(Before(), after),
      ElementsAre(CalendarChange{"school-year-removed", "2026/27", "2026-08-18..2027-06-15", ""},
                  CalendarChange{"school-year-added", "2027/28", "", "2027-08-17..2028-06-13"}));
}

TEST(CalendarDifference, NamesClosedHalfAndQuietTime) {
  Calendar::Content after = Before();
  after.closed_days = {Day("2026-12-22")};
  after.half_days[0].ends = TimeOfDay{780};
  after.quiet_months = {7, 8};
  EXPECT_THAT(Compare(Before(), after),
              ElementsAre(CalendarChange{"closed-day-added", "2026-12-22", "", "2026-12-22"},
                          CalendarChange{"closed-day-removed", "2026-12-23", "2026-12-23", ""},
                          CalendarChange{"half-day-changed", "2027-04-30", "12:00", "13:00"},
                          CalendarChange{"quiet-months-changed", "", "7", "7, 8"}));
}

TEST(CalendarDifference, NamesWhatAUnitDoesDifferently) {
  Calendar::Content after = Before();
  after.unit_exceptions = {{.unit = "asp", .staff_days = {Day("2026-11-18")}}};
  EXPECT_THAT(
      Compare(Before(), after),
      ElementsAre(CalendarChange{"staff-day-added", "unit asp 2026-11-18", "", "2026-11-18"},
                  CalendarChange{"closed-day-removed", "unit ek 2027-06-18", "2027-06-18", ""}));
}

TEST(CalendarDifference, FollowsAnEntryByItsKeyWithinASchoolYear) {
  Calendar::Content after = Before();
  after.tables[0].entries = {{.key = "NP-SV-6-B", .date = Day("2026-03-17")},
                             {.key = "np-sv-6-b", .date = Day("2027-03-18")},
                             {.key = "NP-MA-9", .date = Day("2027-05-12"), .cancelled = true},
                             {.key = "NP-MA-9", .date = Day("2027-05-26"), .note = "ny dag"}};
  after.tables[1].entries[0].time = TimeOfDay{600};
  after.tables[1].entries.push_back({.key = "", .date = Day("2027-03-11")});
  EXPECT_THAT(
      Compare(Before(), after),
      testing::UnorderedElementsAre(
          CalendarChange{"entry-changed", "np/np-sv-6-b", "2027-03-16", "2027-03-18"},
          CalendarChange{"entry-changed", "np/NP-MA-9", "2027-05-12", "2027-05-12 cancelled"},
          CalendarChange{"entry-added", "np/NP-MA-9", "", "2027-05-26 (ny dag)"},
          CalendarChange{"entry-changed", "nämnd 2027-02-11", "2027-02-11 09:30",
                         "2027-02-11 10:00"},
          CalendarChange{"entry-added", "nämnd 2027-03-11", "", "2027-03-11"}));
}

TEST(CalendarDifference, NamesTablesThatComeAndGo) {
  Calendar::Content after = Before();
  after.tables[0].name = "prov";
  EXPECT_THAT(Compare(Before(), after),
              ElementsAre(CalendarChange{"table-removed", "np", "3 entries", ""},
                          CalendarChange{"table-added", "prov", "", "3 entries"}));
}

}  // namespace
}  // namespace hjul::calendar
