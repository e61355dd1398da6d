// Deadlines on days off, and preparation counted back from meetings.
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/rule.h"
#include "tests/calendar/rule_world.h"

namespace hjul::calendar {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Moved {
  std::string_view nominal;
  std::string_view next;
  std::string_view previous;
};

constexpr Moved kMoved[] = {
    {"2026-12-24", "2026-12-28", "2026-12-23"}, {"2026-12-31", "2027-01-04", "2026-12-30"},
    {"2027-01-01", "2027-01-04", "2026-12-30"}, {"2027-01-06", "2027-01-07", "2027-01-05"},
    {"2027-01-05", "2027-01-05", "2027-01-05"}, {"2026-04-02", "2026-04-02", "2026-04-02"},
    {"2026-06-19", "2026-06-22", "2026-06-18"}, {"2027-03-26", "2027-03-30", "2027-03-25"},
    {"2028-06-04", "2028-06-05", "2028-06-02"}, {"2028-06-06", "2028-06-07", "2028-06-05"},
    {"2029-12-22", "2029-12-27", "2029-12-21"}, {"2029-12-29", "2030-01-02", "2029-12-28"},
    {"2031-12-24", "2031-12-29", "2031-12-23"}, {"2032-12-24", "2032-12-27", "2032-12-23"},
};

TEST(ApplyShift, MovesToTheNearestWorkingDay) {
  const Calendar calendar;
  for (const Moved& moved : kMoved) {
    const Date nominal = Day(moved.nominal);
    EXPECT_EQ(ApplyShift(nominal, Shift::kNextWorkingDay, calendar).effective, Day(moved.next));
    EXPECT_EQ(ApplyShift(nominal, Shift::kStatutory, calendar).effective, Day(moved.next));
    EXPECT_EQ(ApplyShift(nominal, Shift::kPreviousWorkingDay, calendar).effective,
              Day(moved.previous));
    EXPECT_EQ(ApplyShift(nominal, Shift::kNone, calendar).effective, nominal);
  }
}

TEST(ApplyShift, SaysWhyItMoved) {
  const Calendar calendar({.closed_days = {Day("2026-10-30"), Day("2026-12-25")}});
  const auto reasons = [&](std::string_view day, Shift shift) {
    return ApplyShift(Day(day), shift, calendar).reasons;
  };
  EXPECT_THAT(reasons("2027-02-06", Shift::kNextWorkingDay), ElementsAre("saturday"));
  EXPECT_THAT(reasons("2026-06-19", Shift::kNextWorkingDay), ElementsAre("midsommarafton"));
  EXPECT_THAT(reasons("2027-05-01", Shift::kStatutory), ElementsAre("saturday", "forsta_maj"));
  EXPECT_THAT(reasons("2049-06-06", Shift::kPreviousWorkingDay),
              ElementsAre("sunday", "pingstdagen", "nationaldagen"));
  EXPECT_THAT(reasons("2027-03-27", Shift::kNextWorkingDay), ElementsAre("saturday"));
  EXPECT_THAT(reasons("2026-10-30", Shift::kPreviousWorkingDay), ElementsAre("closed"));
  EXPECT_THAT(reasons("2026-12-25", Shift::kNextWorkingDay), ElementsAre("juldagen"));
  EXPECT_THAT(reasons("2027-02-06", Shift::kNone), IsEmpty());
  EXPECT_THAT(reasons("2027-02-08", Shift::kNextWorkingDay), IsEmpty());
}

TEST(ApplyShift, KeepsStatutoryDeadlinesOnLocallyClosedDays) {
  const Calendar calendar({.closed_days = {Day("2026-10-30"), Day("2026-11-02")}});
  EXPECT_EQ(ApplyShift(Day("2026-10-30"), Shift::kStatutory, calendar).effective,
            Day("2026-10-30"));
  EXPECT_EQ(ApplyShift(Day("2026-10-31"), Shift::kStatutory, calendar).effective,
            Day("2026-11-02"));
  EXPECT_EQ(ApplyShift(Day("2026-10-30"), Shift::kNextWorkingDay, calendar).effective,
            Day("2026-11-03"));
}

// Jämtland's admission: 1 February and 1 May, or the nearest following weekday.
TEST(ApplyShift, FollowsTheAdmissionsWrittenRule) {
  const Calendar calendar;
  const auto moved = [&](std::string_view rule, int year) {
    const RuleContext context{&calendar, CalendarTurn(year), year};
    const Resolution resolution = Resolve(Rule(rule), context);
    const Date nominal = std::get<ResolvedRule>(resolution).days.last;
    return ApplyShift(nominal, Shift::kNextWorkingDay, calendar).effective;
  };
  EXPECT_EQ(moved("1 februari", 2026), Day("2026-02-02"));
  EXPECT_EQ(moved("1 may", 2026), Day("2026-05-04"));
  EXPECT_EQ(moved("1 februari", 2027), Day("2027-02-01"));
  EXPECT_EQ(moved("1 may", 2027), Day("2027-05-03"));
  // Months are counted to the same number or the month's end, and only then shifted.
  EXPECT_EQ(moved("31 january + 1 months", 2026), Day("2026-03-02"));
}

struct Preparation {
  std::string_view meeting;
  int count;
  std::string_view working_days_before;
  std::string_view previous;  // That many calendar days before, moved back.
  std::string_view next;      // The same, moved on: sometimes the meeting itself.
};

constexpr Preparation kPreparations[] = {
    {"2026-04-08", 5, "2026-03-30", "2026-04-02", "2026-04-07"},
    {"2026-06-23", 5, "2026-06-15", "2026-06-18", "2026-06-18"},
    {"2027-01-04", 3, "2026-12-28", "2026-12-30", "2027-01-04"},
    {"2027-01-12", 5, "2027-01-04", "2027-01-07", "2027-01-07"},
    {"2027-03-31", 5, "2027-03-22", "2027-03-25", "2027-03-30"},
    {"2028-06-07", 3, "2028-06-01", "2028-06-02", "2028-06-05"},
    {"2029-12-27", 2, "2029-12-20", "2029-12-21", "2029-12-27"},
    {"2030-12-30", 3, "2030-12-20", "2030-12-27", "2030-12-27"},
    {"2031-05-05", 1, "2031-05-02", "2031-05-02", "2031-05-05"},
};

TEST(RuleOffsets, CountPreparationBackFromMeetings) {
  for (const Preparation& preparation : kPreparations) {
    const Date meeting = Day(preparation.meeting);
    const DateTable table{"BUN", {{.date = meeting, .time = TimeOfDay{570}}}};
    const Calendar calendar({.tables = {table}});
    const RuleContext context{&calendar, CalendarTurn(YearOf(meeting)), YearOf(meeting)};
    const auto day_of = [&](std::string_view unit) {
      const std::string rule =
          fmt::format("{} {} before first BUN meeting of turn", preparation.count, unit);
      return std::get<ResolvedRule>(Resolve(Rule(rule), context)).days.first;
    };
    EXPECT_EQ(day_of("working days"), Day(preparation.working_days_before));
    const Date counted = day_of("days");
    EXPECT_EQ(ApplyShift(counted, Shift::kPreviousWorkingDay, calendar).effective,
              Day(preparation.previous));
    EXPECT_EQ(ApplyShift(counted, Shift::kNextWorkingDay, calendar).effective,
              Day(preparation.next));
  }
}

}  // namespace
}  // namespace hjul::calendar
