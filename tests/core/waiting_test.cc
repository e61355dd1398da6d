// What waits and what passes by itself: gates, guards, dates that lean on others, the end of a day.
#include "tests/core/machine_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

// --- States that pass by themselves --------------------------------------------------------------

constexpr std::string_view kTwoLevels = R"(
wheel: kvalitet
title: Kvalitetshjul
turn: school_year
activities:
  - id: redovisning
    title: Kvalitetsredovisning
    optional: true
    for: {each: unit, school_forms: [förskola, grundskola]}
    states:
      - id: skrivs
        by: rektor
        opens: 1 oktober
        due: 30 oktober
        remind: [on open]
        actions: {lämna in: slut}
      - {id: slut, final: true}
  - id: rapport
    title: Central rapport
    for: {each: huvudman}
    states:
      - {id: väntar, until: all redovisning in slut, or: 15 november, then: sammanställs}
      - id: sammanställs
        by: skolchef
        due: entered + 10 working days
        remind: [on open]
        actions: {klart: karens}
      - {id: karens, due: entered + 14 days, then: slut}
      - {id: slut, final: true}
)";

TEST(Gate, OpensWhenAllAreDone) {
  Year year(kTwoLevels);
  year.AdvanceTo("2026-10-05 09:00");
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "väntar waiting");
  for (const char* unit : {"asken", "boken", "centrum"}) {
    ASSERT_TRUE(year.Act(fmt::format("redovisning/{}", unit), "rektor", "lämna-in").ok());
  }
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "väntar waiting");
  ASSERT_TRUE(year.Act("redovisning/dalen", "rektor", "avstå").ok());
  EXPECT_EQ(year.StateOf("redovisning/dalen"), "avstått declined");
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "sammanställs open")
      << "a legitimate no holds nobody up";
  EXPECT_THAT(year.Of("rapport/huvudman").visits[0].missing, IsEmpty());
}

TEST(Gate, GoesOnWithoutTheMissingAndNamesThem) {
  Year year(kTwoLevels);
  year.AdvanceTo("2026-10-05 09:00");
  ASSERT_TRUE(year.Act("redovisning/boken", "rektor", "lämna-in").ok());
  year.AdvanceTo("2026-11-15 23:59");
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "väntar waiting");
  year.Records();
  year.AdvanceTo("2026-11-16 00:00");
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "sammanställs open");
  EXPECT_THAT(year.Of("rapport/huvudman").visits[0].missing,
              ElementsAre("asken", "centrum", "dalen"));
  EXPECT_THAT(year.Records(),
              testing::Contains("gate-passed väntar sammanställs asken centrum dalen"));
}

TEST(Gate, APureWaitingTimePassesWhenItsDayHasPassed) {
  Year year(kTwoLevels);
  year.AdvanceTo("2026-11-16 09:00");
  ASSERT_TRUE(year.Act("rapport/huvudman", "skolchef", "klart").ok());
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "karens waiting");
  year.AdvanceTo("2026-11-30 23:59");
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "karens waiting");
  year.AdvanceTo("2026-12-01 00:00");
  EXPECT_EQ(year.StateOf("rapport/huvudman"), "slut done");
}

TEST(Step, ACircleOfStatesThatPassByThemselvesIsAnErrorAndNotAHang) {
  Wheel wheel;
  Activity activity;
  activity.id = ActivityId("snurra");
  activity.start = StateId("a");
  const Guard always{.kind = Guard::Kind::kNot, .parts = {{.kind = Guard::Kind::kElectionYear}}};
  activity.states = {{.id = StateId("a"), .until = always, .then = StateId("b")},
                     {.id = StateId("b"), .until = always, .then = StateId("a")}};
  const Turn turn = *TurnStartingIn(wheel, 2027);
  const Repetition repetition;
  const calendar::Calendar calendar;
  const Organisation organisation;
  const NoFacts facts;
  const Circumstances at{.wheel = wheel,
                         .activity = activity,
                         .turn = turn,
                         .repetition = repetition,
                         .calendar = calendar,
                         .organisation = organisation,
                         .facts = facts,
                         .now = At("2027-09-01")};
  const Decision planned = Plan({.activity = activity.id}, at);
  EXPECT_THAT(Step(planned.occurrence, TimeReached{}, at).status(),
              Fails(kPrecondition, "in a circle, at "));
  Occurrence lost = planned.occurrence;
  lost.state = StateId("borta");
  EXPECT_THAT(Step(lost, TimeReached{}, at).status(), Fails(kPrecondition, "does not have"));
  EXPECT_THAT(TimersFor(lost, at), IsEmpty());
  EXPECT_THAT(TasksFor(lost, at), IsEmpty());
}

// --- Guards --------------------------------------------------------------------------------------

constexpr std::string_view kChain = R"(
wheel: drift
title: Verksamhetshjul
turn: school_year
activities:
  - id: budget
    title: Budget
    for: {each: huvudman}
    states:
      - {id: beslut, by: ekonomi, opens: 1 september, due: 30 september, actions: {klart: slut}}
      - {id: slut, final: true}
  - id: fördelning
    title: Resursfördelning
    for: {each: unit, units: [centrum, dalen]}
    after: [budget]
    states:
      - id: fördelas
        by: rektor
        opens: 1 oktober
        due: 15 oktober
        remind: [on open, 5 working days before, on due]
        actions: {klart: slut}
      - {id: slut, final: true}
  - id: uppföljning
    title: Uppföljning
    for: {each: unit, units: [centrum]}
    after: [fördelning]
    states:
      - {id: följs-upp, by: rektor, remind: [on open], actions: {klart: slut}}
      - {id: slut, final: true}
)";

TEST(Guards, AHeldStateIsShownButCannotBeActedOn) {
  Year year(kChain);
  year.AdvanceTo("2026-10-01 08:00");
  EXPECT_EQ(year.StateOf("fördelning/centrum"), "fördelas waiting");
  EXPECT_THAT(year.Act("fördelning/centrum", "rektor", "klart"),
              Fails(kPrecondition, "waits for budget ended"));
  const Task task = year.TaskOf("fördelning/centrum", "rektor");
  EXPECT_EQ(task.state, TaskState::kBlocked);
  EXPECT_THAT(task.actions, IsEmpty());
  ASSERT_EQ(task.waits_for.size(), 1U);
  EXPECT_EQ(task.waits_for[0].activity_title, "Budget");
  EXPECT_EQ(task.waits_for[0].state_title, "Beslut");
  EXPECT_EQ(task.waits_for[0].post, (PostId{.role = RoleId("ekonomi")}));
  EXPECT_TRUE(task.waits_for[0].overdue);
}

TEST(Guards, ABlockedPartyIsToldOnceAndThenWhenItMayAct) {
  Year year(kChain);
  year.AdvanceTo("2026-10-12 10:00");
  EXPECT_THAT(year.Notices(),
              testing::IsSupersetOf({"2026-10-01 08:00 opened rektor@centrum fördelning",
                                     "2026-10-01 08:00 opened rektor@dalen fördelning"}));
  ASSERT_TRUE(year.Act("budget/huvudman", "ekonomi", "klart").ok());
  EXPECT_EQ(year.StateOf("fördelning/centrum"), "fördelas open");
  EXPECT_THAT(year.Notices(), ElementsAre("2026-10-12 10:00 released rektor@centrum fördelning",
                                          "2026-10-12 10:00 released rektor@dalen fördelning"));
  year.AdvanceTo("2026-10-15 12:00");
  EXPECT_THAT(year.Notices(), ElementsAre("2026-10-15 08:00 reminder rektor@centrum fördelning",
                                          "2026-10-15 08:00 reminder rektor@dalen fördelning"));
}

TEST(Guards, PastItsDueDateAHeldStateWaitsAndIsFlagged) {
  Year year(kChain);
  year.AdvanceTo("2026-10-20 08:00");
  EXPECT_EQ(year.StateOf("fördelning/centrum"), "fördelas waiting overdue");
  EXPECT_EQ(year.TaskOf("fördelning/centrum", "rektor").state, TaskState::kOverdue);
  ASSERT_TRUE(year.Act("budget/huvudman", "ekonomi", "klart").ok());
  EXPECT_EQ(year.StateOf("fördelning/centrum"), "fördelas overdue");
}

TEST(Guards, WithoutDatesOrderAloneOpens) {
  Year year(kChain);
  year.AdvanceTo("2026-10-12 10:00");
  EXPECT_EQ(year.StateOf("uppföljning/centrum"), "följs-upp planned");
  EXPECT_THAT(year.TimersOf(year.IdOf("uppföljning/centrum")), IsEmpty());
  ASSERT_TRUE(year.Act("budget/huvudman", "ekonomi", "klart").ok());
  year.Notices();
  ASSERT_TRUE(year.Act("fördelning/centrum", "rektor", "klart").ok());
  EXPECT_EQ(year.StateOf("uppföljning/centrum"), "följs-upp open");
  EXPECT_THAT(year.Notices(), ElementsAre("2026-10-12 10:00 opened rektor@centrum uppföljning"));
}

TEST(Guards, WhoeverIsLateSeesWhomItBlocks) {
  Year year(kChain);
  year.AdvanceTo("2026-10-01 08:00");
  const Task budget = year.TaskOf("budget/huvudman", "ekonomi");
  EXPECT_EQ(budget.state, TaskState::kOverdue);
  ASSERT_EQ(budget.blocks_total, 2);
  EXPECT_EQ(budget.blocks[0].unit_name, "centrum");
  EXPECT_EQ(budget.blocks[1].unit_name, "dalen");
  const Task allocation = year.TaskOf("fördelning/centrum", "rektor");
  ASSERT_EQ(allocation.blocks_total, 1) << "at its own unit only";
  EXPECT_EQ(allocation.blocks[0].activity_title, "Uppföljning");
}

TEST(Guards, LinksAreBoundedAndCounted) {
  Year year(kTwoLevels);
  year.AdvanceTo("2026-10-05 09:00");
  const Task report = year.TaskOf("redovisning/asken", "rektor");
  EXPECT_EQ(report.blocks_total, 1);
  ASSERT_EQ(report.blocks.size(), 1U);
  EXPECT_EQ(report.blocks[0].activity_title, "Central rapport");
  EXPECT_THAT(report.waits_for, IsEmpty());
}

// --- Dates that lean on others -------------------------------------------------------------------

constexpr std::string_view kAnchored = R"(
wheel: kvalitet
title: Kvalitetshjul
turn: school_year
activities:
  - id: analys
    title: Analys
    for: {each: unit, units: [centrum]}
    states:
      - {id: görs, by: rektor, opens: 1 september, due: 30 september, actions: {klart: slut}}
      - {id: slut, final: true}
  - id: plan
    title: Plan
    for: {each: unit, units: [centrum]}
    states:
      - id: skrivs
        by: rektor
        opens: 1 september
        due: analys due + 10 working days
        remind: [on open]
        actions: {klart: slut}
      - {id: slut, final: true}
  - id: redogörelse
    title: Redogörelse
    for: {each: unit, units: [centrum]}
    states:
      - id: skrivs
        by: rektor
        due: analys completed + 10 working days
        remind: [on open]
        actions: {klart: slut}
      - {id: slut, final: true}
)";

TEST(Anchors, WhatLeansOnADateMovesWithItAndTellsThoseToldBefore) {
  Year year(kAnchored);
  year.AdvanceTo("2026-09-03 10:00");
  EXPECT_EQ(year.Of("plan/centrum").PlanOf(StateId("skrivs"))->due->effective, Day("2026-10-14"));
  year.Notices();
  ASSERT_TRUE(year.Do("analys/centrum", Override{.kind = Override::Kind::kExtend,
                                                 .actor = {.person = PersonId("a")},
                                                 .reason = "Vattenskada",
                                                 .due = Day("2026-10-09")})
                  .ok());
  EXPECT_EQ(year.Of("plan/centrum").PlanOf(StateId("skrivs"))->due->effective, Day("2026-10-23"));
  EXPECT_THAT(year.Notices(),
              testing::IsSupersetOf({"2026-09-03 10:00 moved rektor@centrum analys",
                                     "2026-09-03 10:00 moved rektor@centrum plan"}));
}

TEST(Anchors, WhatLeansOnAnEndOpensWhenTheEndHasCome) {
  Year year(kAnchored);
  year.AdvanceTo("2026-10-20 10:00");
  EXPECT_EQ(year.StateOf("redogörelse/centrum"), "skrivs planned")
      << "its dates are only estimates while the analysis is late";
  ASSERT_TRUE(year.Act("analys/centrum", "rektor", "klart").ok());
  EXPECT_EQ(year.StateOf("redogörelse/centrum"), "skrivs open");
  EXPECT_EQ(year.Of("redogörelse/centrum").PlanOf(StateId("skrivs"))->due->effective,
            Day("2026-11-03"));
}

TEST(Anchors, AnOverriddenDateStays) {
  Year year(kAnchored);
  year.AdvanceTo("2026-09-03 10:00");
  ASSERT_TRUE(year.Do("plan/centrum", Override{.kind = Override::Kind::kMove,
                                               .reason = "Sjukdom",
                                               .due = Day("2026-12-01")})
                  .ok());
  ASSERT_TRUE(year.Do("analys/centrum", Override{.kind = Override::Kind::kExtend,
                                                 .reason = "Vattenskada",
                                                 .due = Day("2026-10-09")})
                  .ok());
  EXPECT_EQ(year.Of("plan/centrum").PlanOf(StateId("skrivs"))->due->effective, Day("2026-12-01"));
}

// --- Clock changes -------------------------------------------------------------------------------

Instant DueInstant(const char* due, const char* time = nullptr) {
  Year year(fmt::format(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: frist
    title: Frist
    for: {{each: unit, units: [centrum]}}
    states:
      - {{id: görs, by: rektor, due: "{}{}", shift: none, actions: {{klart: slut}}}}
      - {{id: slut, final: true}}
)",
                        due, time == nullptr ? "" : fmt::format(" kl. {}", time)));
  year.AdvanceTo("2026-10-20 09:00");
  for (const Timer& timer : year.TimersOf(year.IdOf("frist/centrum"))) {
    if (timer.kind == TimerKind::kDeadline) return timer.at;
  }
  return {};
}

std::chrono::sys_time<std::chrono::milliseconds> Utc(int day, int hour, int minute) {
  using std::chrono::sys_days;
  return sys_days{std::chrono::year{2026} / 10 / day} + std::chrono::hours{hour} +
         std::chrono::minutes{minute};
}

// Cases 19 and 24: the end of a civil day, derived anew from day and time.
TEST(Deadline, IsTheEndOfTheDayAsTheClockOnTheWallSaysIt) {
  EXPECT_EQ(DueInstant("24 oktober"), Utc(24, 22, 0));
  EXPECT_EQ(DueInstant("25 oktober"), Utc(25, 23, 0));
  EXPECT_EQ(DueInstant("24 oktober", "23.59"), Utc(24, 21, 59));
  EXPECT_EQ(DueInstant("25 oktober", "23.59"), Utc(25, 22, 59));
}

}  // namespace
}  // namespace hjul::core
