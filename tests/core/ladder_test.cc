// Ladders and telling times: when people hear of things.
#include "scheduler/core/rung_text.h"
#include "scheduler/core/timers.h"
#include "tests/core/machine_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;

struct LadderCase {
  std::vector<std::string> remind;
  std::string entered = "2026-10-01";
  std::string due;  // Empty: none.
  int escalate = 0;
  calendar::TimeOfDay due_time = calendar::kEndOfDay;
};

std::vector<std::string> Ladder(const LadderCase& of) {
  State state{.id = StateId("skrivs"), .by = {RoleId("rektor")}};
  for (const std::string& rung : of.remind) state.remind.push_back(*ParseRung(rung));
  if (of.escalate > 0) state.escalate = Escalation{.after = of.escalate, .to = RoleId("skolchef")};
  PlannedState planned{.state = state.id};
  if (!of.due.empty()) {
    planned.due =
        PlannedDate{.nominal = Day(of.due), .effective = Day(of.due), .time = of.due_time};
  }
  std::vector<std::string> lines;
  for (const RungTime& time : LadderOf(state, planned, At(of.entered), MunicipalCalendar())) {
    lines.push_back(fmt::format("{}.{} {}", time.rung, time.repetition, Local(time.at)));
  }
  return lines;
}

TEST(Ladder, GoesInWorkingTimeAroundTheDueDate) {
  EXPECT_THAT(
      Ladder({.remind = {"on open", "5 working days before", "on due", "1 working day after"},
              .due = "2026-10-30",
              .escalate = 5}),
      ElementsAre("0.0 2026-10-01 08:00", "1.0 2026-10-23 08:00", "2.0 2026-10-30 08:00",
                  "3.0 2026-11-02 08:00", "1000.0 2026-11-06 08:00"));
}

TEST(Ladder, RepeatsAtMostItsNumberOfTimes) {
  EXPECT_THAT(Ladder({.remind = {"every 2 weeks after at most 3 times"}, .due = "2026-10-30"}),
              ElementsAre("0.0 2026-11-13 08:00", "0.1 2026-11-27 08:00", "0.2 2026-12-11 08:00"));
  EXPECT_EQ(Ladder({.remind = {"weekly after"}, .due = "2026-10-30"}).size(), 8U);
}

TEST(Ladder, NothingGoesOnADayOff) {
  EXPECT_THAT(Ladder({.remind = {"4 days before", "on due", "1 day after"}, .due = "2026-12-30"}),
              ElementsAre("0.0 2026-12-28 08:00", "1.0 2026-12-30 08:00", "2.0 2027-01-04 08:00"))
      << "26 and 31 December are not telling days";
}

TEST(Ladder, ARungBeforeTheDueDateMovesBackRatherThanPast) {
  EXPECT_THAT(Ladder({.remind = {"1 day before", "on due"}, .due = "2026-12-27"}),
              ElementsAre("0.0 2026-12-23 08:00", "1.0 2026-12-23 08:00"))
      << "from Christmas Eve to a Sunday nobody is told";
}

TEST(Ladder, JulyIsQuiet) {
  EXPECT_THAT(Ladder({.remind = {"30 days before", "on due", "1 working day after"},
                      .entered = "2027-06-01",
                      .due = "2027-07-15"}),
              ElementsAre("0.0 2027-06-15 08:00", "1.0 2027-06-30 08:00", "2.0 2027-08-02 08:00"));
  EXPECT_THAT(Ladder({.remind = {"30 days before"}, .entered = "2027-06-01", .due = "2027-08-20"}),
              ElementsAre("0.0 2027-08-02 08:00"));
}

TEST(Ladder, NothingGoesBeforeTheStateIsEntered) {
  EXPECT_THAT(Ladder({.remind = {"on open", "14 days before", "on due"},
                      .entered = "2026-10-26",
                      .due = "2026-10-30"}),
              ElementsAre("1.0 2026-10-26 08:00", "0.0 2026-10-26 08:00", "2.0 2026-10-30 08:00"));
}

TEST(Ladder, CountsFromTheEntryWhenTheDueDateHasPassed) {
  EXPECT_THAT(
      Ladder({.remind = {"on open", "1 working day after"},
              .entered = "2026-11-16",
              .due = "2026-10-30",
              .escalate = 5}),
      ElementsAre("0.0 2026-11-16 08:00", "1.0 2026-11-17 08:00", "1000.0 2026-11-23 08:00"));
}

TEST(Ladder, EscalatesOnlyWhenTheDeadlineHasPassed) {
  EXPECT_THAT(Ladder({.due = "2026-10-30", .escalate = 1, .due_time = {16 * 60}}),
              ElementsAre("1000.0 2026-11-02 08:00"));
}

TEST(Ladder, WithoutADueDateOnlyTheOpeningIsTold) {
  EXPECT_THAT(Ladder({.remind = {"on open", "on due", "3 days after open"}, .escalate = 1}),
              ElementsAre("0.0 2026-10-01 08:00", "2.0 2026-10-05 08:00"));
}

TEST(Ladder, AStateWithoutPartiesTellsOnlyThoseNamed) {
  State gate{.id = StateId("väntar"), .escalate = Escalation{.to = RoleId("skolchef")}};
  gate.remind = {*ParseRung("on open"), *ParseRung("on due")};
  gate.remind[1].to = {RoleId("skolchef")};
  const PlannedState planned{
      .state = gate.id,
      .due = PlannedDate{.nominal = Day("2026-10-30"), .effective = Day("2026-10-30")}};
  const auto times = LadderOf(gate, planned, At("2026-10-01"), MunicipalCalendar());
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(times[0].rung, 1);
}

// Cases 20 and 21 of the calendar's awkward ones: the same wall time, never on the changed Sunday.
TEST(Ladder, KeepsWallTimeAcrossBothClockChanges) {
  EXPECT_THAT(Ladder({.remind = {"1 day before", "on due", "1 day after"}, .due = "2026-10-24"}),
              ElementsAre("0.0 2026-10-23 08:00", "1.0 2026-10-23 08:00", "2.0 2026-10-26 08:00"));
  EXPECT_EQ(AtTime("2026-10-26 08:00") - AtTime("2026-10-23 08:00"), std::chrono::hours(73));
  EXPECT_THAT(Ladder({.remind = {"1 day after"}, .entered = "2027-03-01", .due = "2027-03-27"}),
              ElementsAre("0.0 2027-03-30 08:00"))
      << "Easter Monday is 29 March, the day after the change";
}

struct TellingCase {
  std::string name;
  std::string asked;
  std::string told;
};
class TellingTime : public testing::TestWithParam<TellingCase> {};
TEST_P(TellingTime, IsTheNextWorkingHour) {
  EXPECT_EQ(Local(NextTellingTime(AtTime(GetParam().asked), MunicipalCalendar())), GetParam().told);
}
INSTANTIATE_TEST_SUITE_P(
    Hours, TellingTime,
    testing::Values(TellingCase{"InWorkingTime", "2026-10-01 14:30", "2026-10-01 14:30"},
                    TellingCase{"EarlyMorning", "2026-10-01 05:00", "2026-10-01 08:00"},
                    TellingCase{"AfterWork", "2026-10-01 17:00", "2026-10-02 08:00"},
                    TellingCase{"FridayEvening", "2026-10-02 18:00", "2026-10-05 08:00"},
                    TellingCase{"ClockChangeSunday", "2026-10-25 02:30", "2026-10-26 08:00"},
                    TellingCase{"ChristmasEve", "2026-12-24 10:00", "2026-12-28 08:00"},
                    TellingCase{"NewYearsEve", "2026-12-31 09:00", "2027-01-04 08:00"},
                    TellingCase{"FirstOfJuly", "2027-07-01 09:00", "2027-08-02 08:00"}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(TellingTime, ACalendarThatIsAlwaysQuietStillAnswers) {
  calendar::Calendar::Content content;
  content.quiet_months = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const calendar::Calendar silent{content};
  EXPECT_EQ(Local(NextTellingTime(AtTime("2026-10-01 09:00"), silent)), "2026-10-02 08:00");
}

}  // namespace
}  // namespace hjul::core
