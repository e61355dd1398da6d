#include "scheduler/core/planner.h"

#include <algorithm>

#include "scheduler/core/planner_order.h"
#include "scheduler/core/planner_path.h"
#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;

// --- The expected path ----------------------------------------------------------------------

constexpr std::string_view kReport = R"(
wheel: kvalitetshjul
title: Kvalitetshjul
turn: school_year
activities:
  - id: redovisning
    title: Kvalitetsredovisning
    for: {each: unit, school_forms: [grundskola]}
    states:
      - id: skrivs
        by: rektor
        opens: spring term end - 3 weeks
        due: last friday of june
        actions: {lämna in: granskas, avböj: avböjd}
      - id: granskas
        by: skolchef
        due: entered + 10 working days
        actions: {fastställ: fastställd, begär komplettering: kompletteras}
      - id: kompletteras
        by: rektor
        due: entered + 5 working days
        actions: {lämna in: granskas}
      - {id: fastställd, final: true}
      - {id: avböjd, final: true, outcome: declined}
)";

std::vector<std::string> Names(const std::vector<StateId>& states) {
  std::vector<std::string> names;
  for (const StateId& state : states) names.push_back(state.str());
  return names;
}

TEST(ExpectedPath, FollowsFirstActionsToAnEnd) {
  const Wheel wheel = WheelOf(kReport);
  EXPECT_THAT(Names(ExpectedPath(wheel.activities[0])),
              ElementsAre("skrivs", "granskas", "fastställd"));
}

TEST(ExpectedPath, StopsWhereItHasBeen) {
  const Wheel wheel = WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: samtal
    title: Samtal
    states:
      - {id: a, by: rektor, actions: {vidare: b}}
      - {id: b, by: rektor, actions: {tillbaka: a, klar: c}}
      - {id: c, final: true}
)");
  EXPECT_THAT(Names(ExpectedPath(wheel.activities[0])), ElementsAre("a", "b"));
}

TEST(ExpectedPath, LeadsFromTheStateAnOccurrenceIsIn) {
  const Wheel wheel = WheelOf(kReport);
  Occurrence sent_back{.state = StateId("kompletteras"), .visit = 3};
  sent_back.visits = {{.state = StateId("skrivs")}, {.state = StateId("granskas")}};
  const ExpectedWay way = ExpectedWayOf(wheel.activities[0], &sent_back);
  EXPECT_THAT(Names(way.behind), ElementsAre("skrivs"));
  EXPECT_THAT(Names(way.ahead), ElementsAre("kompletteras", "granskas", "fastställd"));
}

// --- Dates of one activity ------------------------------------------------------------------

TEST_F(PlannerTest, ChainsEstimatedEntriesAndShiftsBackFromHolidays) {
  // The last Friday of June 2027 is the 25th, midsummer eve.
  const TurnPlan plan = PlanOf(WheelOf(kReport), 2026);
  EXPECT_THAT(DatesOf(plan, "redovisning/centrum"),
              ElementsAre("skrivs: 2027-05-25 -> 2027-06-24 (2027-06-25 midsommarafton)",
                          "granskas: ~2027-06-24 -> ~2027-07-09", "fastställd: ~2027-07-09 -> -"));
  EXPECT_EQ(plan.occurrences.size(), 2U);
}

struct ShiftCase {
  const char* name;
  const char* due;
  const char* shift;
  const char* expected;
};

class ShiftOfDue : public PlannerTest, public testing::WithParamInterface<ShiftCase> {};

TEST_P(ShiftOfDue, GivesEffectiveDateAndReason) {
  const Wheel wheel = WheelOf(fmt::format(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: frist
    title: Frist
    for: {{each: huvudman}}
    states:
      - {{id: a, by: skolchef, due: {}, shift: {}, actions: {{klar: b}}}}
      - {{id: b, final: true}}
)",
                                          GetParam().due, GetParam().shift));
  const TurnPlan plan = PlanOf(wheel, 2026);
  ASSERT_EQ(plan.occurrences.size(), 1U);
  const PlannedState& planned = plan.occurrences[0].plan[0];
  EXPECT_EQ(Show(planned.due, planned.due_gap, calendar::kEndOfDay), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Policies, ShiftOfDue,
    testing::Values(ShiftCase{"SundayBack", "1 november", "previous working day",
                              "2026-10-30 (2026-11-01 sunday)"},
                    ShiftCase{"SundayForward", "1 november", "next working day",
                              "2026-11-02 (2026-11-01 sunday)"},
                    ShiftCase{"SundayStays", "1 november", "none", "2026-11-01"},
                    ShiftCase{"FirstOfMayIsASaturday", "1 maj", "statutory",
                              "2027-05-03 (2027-05-01 saturday forsta_maj)"},
                    ShiftCase{"ClockTimeStays", "7 februari kl. 16.00", "next working day",
                              "2027-02-08 16:00 (2027-02-07 sunday)"},
                    ShiftCase{"WorkingDayIsNotMoved", "18 juni", "statutory", "2027-06-18"}),
    [](const testing::TestParamInfo<ShiftCase>& tested) { return tested.param.name; });

TEST_F(PlannerTest, OpensFourWeeksBeforeButNotBeforeTheTurn) {
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: sen
    title: Sen
    for: {each: huvudman}
    states:
      - {id: a, by: skolchef, due: 30 oktober, actions: {klar: b}}
      - {id: b, final: true}
  - id: tidig
    title: Tidig
    for: {each: huvudman}
    states:
      - {id: a, by: skolchef, due: 14 augusti, actions: {klar: b}}
      - {id: b, final: true}
  - id: odaterad
    title: Odaterad
    for: {each: huvudman}
    after: [tidig]
    states:
      - {id: a, by: skolchef, actions: {klar: b}}
      - {id: b, by: skolchef, due: inträder + 5 arbetsdagar, actions: {klar: c}}
      - {id: c, final: true}
)"),
                               2026);
  EXPECT_THAT(DatesOf(plan, "sen/huvudman"),
              ElementsAre("a: 2026-10-02 -> 2026-10-30", "b: ~2026-10-30 -> -"));
  EXPECT_THAT(DatesOf(plan, "tidig/huvudman"),
              ElementsAre("a: 2026-07-17 -> 2026-08-14", "b: ~2026-08-14 -> -"));
  // Opens with its turn, but cannot be done before "tidig" is.
  EXPECT_THAT(
      DatesOf(plan, "odaterad/huvudman"),
      ElementsAre("a: 2026-08-01 -> -", "b: ~2026-08-15 -> ~2026-08-21", "c: ~2026-08-21 -> -"));
}

TEST_F(PlannerTest, WeekFiftyThreeIsADateOrAGapNeverAnotherWeek) {
  const Wheel wheel = WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: arsskifte
    title: Årsskifte
    for: {each: huvudman}
    states:
      - {id: a, by: skolchef, due: monday w. 53 or skip, actions: {klar: b}}
      - {id: b, by: skolchef, due: wednesday w. 53, actions: {klar: c}}
      - {id: c, final: true}
)");
  EXPECT_THAT(DatesOf(PlanOf(wheel, 2026), "arsskifte/huvudman"),
              ElementsAre("a: 2026-11-30 -> 2026-12-28", "b: ~2026-12-28 -> 2026-12-30",
                          "c: ~2026-12-30 -> -"));
  const TurnPlan plan = PlanOf(wheel, 2027);
  ASSERT_EQ(plan.occurrences.size(), 1U);
  const PlannedState& skipped = plan.occurrences[0].plan[0];
  ASSERT_TRUE(skipped.due_gap);
  EXPECT_EQ(skipped.due_gap->kind, calendar::RuleGap::Kind::kSkipped);
  const PlannedState& missing = plan.occurrences[0].plan[1];
  ASSERT_TRUE(missing.due_gap);
  EXPECT_EQ(missing.due_gap->kind, calendar::RuleGap::Kind::kNoSuchWeek);
}

// --- Activities that lean on each other -----------------------------------------------------

constexpr std::string_view kLevels = R"(
wheel: kvalitetshjul
title: Kvalitetshjul
turn: school_year
activities:
  - id: publicering
    title: Publicering
    for: {each: huvudman}
    states:
      - id: publiceras
        by: nämndsekreterare
        opens: central due
        due: central due + 5 working days
        actions: {klar: klar}
      - {id: klar, final: true}
  - id: central
    title: Central redovisning
    for: {each: huvudman}
    states:
      - {id: väntar, until: all redovisning in fastställd, or: 15 september, then: sammanställs}
      - id: sammanställs
        by: kvalitetsstrateg
        due: 10 working days before central behandlas due
        actions: {klar: behandlas}
      - id: behandlas
        by: nämndsekreterare
        due: next "BUN" after 15 september
        shift: none
        actions: {beslutad: beslutad}
      - {id: beslutad, final: true}
  - id: redovisning
    title: Kvalitetsredovisning
    for: {each: unit, school_forms: [grundskola]}
    states:
      - {id: skrivs, by: rektor, due: 20 augusti, actions: {lämna in: granskas}}
      - id: granskas
        by: skolchef
        due: entered + 5 working days
        actions: {fastställ: fastställd}
      - {id: fastställd, final: true}
    variants:
      - for: {units: [dalen]}
        states: {skrivs: {due: 27 augusti}}
)";

TEST_F(PlannerTest, UnitStepsThenHuvudmanThenBoardThenPublication) {
  const TurnPlan plan = PlanOf(WheelOf(kLevels), 2026);
  EXPECT_THAT(DatesOf(plan, "redovisning/centrum"),
              ElementsAre("skrivs: 2026-07-23 -> 2026-08-20",
                          "granskas: ~2026-08-20 -> ~2026-08-27", "fastställd: ~2026-08-27 -> -"));
  // The gate opens when the last unit is done, 3 September, before its own latest day.
  EXPECT_THAT(
      DatesOf(plan, "central/huvudman"),
      ElementsAre("väntar: 2026-08-01 -> 2026-09-15", "sammanställs: ~2026-09-03 -> 2026-09-10",
                  "behandlas: ~2026-09-10 -> 2026-09-24 13:00", "beslutad: ~2026-09-24 -> -"));
  EXPECT_THAT(DatesOf(plan, "publicering/huvudman"),
              ElementsAre("publiceras: 2026-09-24 -> 2026-10-01", "klar: ~2026-10-01 -> -"));
}

TEST_F(PlannerTest, APartialGateGoesOnOnItsLatestDay) {
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: rapport
    title: Rapport
    for: {each: huvudman}
    states:
      - {id: väntar, until: all underlag done, or: 15 september, then: skrivs}
      - {id: skrivs, by: skolchef, due: entered + 5 working days, actions: {klar: klar}}
      - {id: klar, final: true}
  - id: underlag
    title: Underlag
    states:
      - {id: a, by: rektor, due: 1 oktober, actions: {klar: b}}
      - {id: b, final: true}
)"),
                               2026);
  EXPECT_THAT(DatesOf(plan, "rapport/huvudman"),
              ElementsAre("väntar: 2026-08-01 -> 2026-09-15", "skrivs: ~2026-09-15 -> ~2026-09-22",
                          "klar: ~2026-09-22 -> -"));
}

TEST_F(PlannerTest, ALasarThatNobodyHasEnteredLeavesGapsNotGuesses) {
  const TurnPlan plan = PlanOf(WheelOf(kReport), 2030);
  ASSERT_EQ(plan.occurrences.size(), 2U);
  const PlannedState& written = plan.occurrences[0].plan[0];
  EXPECT_FALSE(written.opens);
  ASSERT_TRUE(written.opens_gap);
  EXPECT_EQ(written.opens_gap->kind, calendar::RuleGap::Kind::kNoSchoolYear);
  EXPECT_TRUE(written.due);
}

TEST_F(PlannerTest, CountsBackwardFromABoardMeetingInWorkingDays) {
  // Ten working days before Thursday 10 December 2026.
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: underlag
    title: Underlag
    states:
      - id: skrivs
        by: rektor
        due: 10 arbetsdagar före kvalitetsrapport behandlas frist
        actions: {lämna in: klar}
      - {id: klar, final: true}
  - id: kvalitetsrapport
    title: Kvalitetsrapport
    for: {each: huvudman}
    states:
      - id: skrivs
        by: kvalitetsstrateg
        due: 5 arbetsdagar före denna behandlas frist
        actions: {klar: behandlas}
      - id: behandlas
        by: nämndsekreterare
        due: nästa "BUN" efter 1 november
        shift: none
        actions: {beslutad: beslutad}
      - {id: beslutad, final: true}
)"),
                               2026);
  EXPECT_THAT(DatesOf(plan, "underlag/asken"),
              ElementsAre("skrivs: 2026-10-29 -> 2026-11-26", "klar: ~2026-11-26 -> -"));
  EXPECT_THAT(
      DatesOf(plan, "kvalitetsrapport/huvudman"),
      ElementsAre("skrivs: 2026-11-05 -> 2026-12-03", "behandlas: ~2026-12-03 -> 2026-12-10 13:00",
                  "beslutad: ~2026-12-10 -> -"));
}

TEST_F(PlannerTest, ALaterUnitStepLeansOnTheHuvudmansDate) {
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: plan
    title: Plan
    for: {each: unit, school_forms: [förskola]}
    states:
      - {id: skrivs, by: rektor, due: ramar klar + 2 veckor, actions: {klar: klar}}
      - {id: klar, final: true}
  - id: ramar
    title: Ramar
    for: {each: huvudman}
    states:
      - {id: beslutas, by: ekonomi, due: 5 oktober, actions: {klar: klar}}
      - {id: klar, final: true}
)"),
                               2026);
  EXPECT_THAT(DatesOf(plan, "plan/asken"),
              ElementsAre("skrivs: ~2026-09-21 -> ~2026-10-19", "klar: ~2026-10-19 -> -"));
}

TEST_F(PlannerTest, ActivitiesThatLeanOnEachOtherInTurnsGetEveryDate) {
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: anbud
    title: Anbud
    for: {each: huvudman}
    states:
      - {id: begärs, by: ekonomi, due: 1 september, actions: {klar: antas}}
      - {id: antas, by: ekonomi, due: svar ges due + 1 week, actions: {klar: klar}}
      - {id: klar, final: true}
  - id: svar
    title: Svar
    for: {each: huvudman}
    states:
      - {id: ges, by: skolchef, due: anbud begärs due + 2 weeks, actions: {klar: klar}}
      - {id: klar, final: true}
)"),
                               2026);
  EXPECT_THAT(DatesOf(plan, "anbud/huvudman"),
              ElementsAre("begärs: 2026-08-04 -> 2026-09-01", "antas: ~2026-09-01 -> 2026-09-22",
                          "klar: ~2026-09-22 -> -"));
  EXPECT_THAT(DatesOf(plan, "svar/huvudman"),
              ElementsAre("ges: 2026-08-18 -> 2026-09-15", "klar: ~2026-09-15 -> -"));
}

TEST(PlanningOrder, PutsWhatIsLeanedOnFirst) {
  const Wheel wheel = WheelOf(kLevels);
  const PlanningOrder order = OrderOf(wheel);
  std::vector<std::string> names;
  for (const Activity* activity : order.activities) names.push_back(activity->id.str());
  EXPECT_THAT(names, ElementsAre("redovisning", "central", "publicering"));
  EXPECT_FALSE(order.circular);
}

// --- Which occurrences there are ------------------------------------------------------------

TEST_F(PlannerTest, EachTermHasItsOwnOccurrenceAndPeriod) {
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: betyg
    title: Betyg
    repeat: each term
    for: {each: unit, school_forms: [gymnasieskola]}
    states:
      - {id: sätts, by: rektor, opens: term end - 3 weeks, due: term end, actions: {klar: klar}}
      - {id: klar, final: true}
    variants:
      - ordinal: [vt]
        states: {sätts: {due: 3 working days before term end}}
)"),
                               2026);
  EXPECT_THAT(IdsOf(plan), ElementsAre("w/2026-27/betyg/eken/ht", "w/2026-27/betyg/eken/vt"));
  EXPECT_THAT(DatesOf(plan, "betyg/eken/ht"),
              ElementsAre("sätts: 2026-11-27 -> 2026-12-18", "klar: ~2026-12-18 -> -"));
  EXPECT_THAT(DatesOf(plan, "betyg/eken/vt"),
              ElementsAre("sätts: 2027-05-25 -> 2027-06-10", "klar: ~2027-06-10 -> -"));
}

TEST_F(PlannerTest, TheSecondOfATurnFollowsTheFirst) {
  const TurnPlan plan = PlanOf(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: uppfoljning
    title: Uppföljning
    repeat: {times: [första, andra]}
    for: {each: huvudman}
    states:
      - {id: görs, by: skolchef, due: 9 oktober, actions: {klar: klar}}
      - {id: klar, final: true}
    variants:
      - ordinal: [andra]
        states: {görs: {due: "uppfoljning[första] due + 20 weeks"}}
)"),
                               2026);
  EXPECT_THAT(DatesOf(plan, "uppfoljning/huvudman/andra"),
              ElementsAre("görs: 2027-01-29 -> 2027-02-26", "klar: ~2027-02-26 -> -"));
}

TEST_F(PlannerTest, CohortsTakeTheUnitsInTurns) {
  const Wheel wheel = WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: granskning
    title: Granskning
    cohort: 3
    states:
      - {id: a, by: rektor, due: 1 mars, actions: {klar: b}}
      - {id: b, final: true}
)");
  EXPECT_THAT(IdsOf(PlanOf(wheel, 2026)), ElementsAre("w/2026-27/granskning/centrum"));
  EXPECT_THAT(IdsOf(PlanOf(wheel, 2027)),
              ElementsAre("w/2027-28/granskning/asken", "w/2027-28/granskning/dalen"));
  EXPECT_THAT(IdsOf(PlanOf(wheel, 2028)),
              ElementsAre("w/2028-29/granskning/boken", "w/2028-29/granskning/eken"));
}

constexpr std::string_view kBudget = R"(
wheel: budget
title: Budget
turn: calendar_year
activities:
  - id: beslut-juni
    title: Budgetbeslut i juni
    for: {each: huvudman}
    states:
      - {id: a, by: ekonomi, due: 15 juni, actions: {klar: b}}
      - {id: b, final: true}
  - id: beslut-host
    title: Det nyvalda fullmäktiges beslut
    only: election year
    replaces: beslut-juni
    for: {each: huvudman}
    states:
      - {id: a, by: ekonomi, due: 30 november, actions: {klar: b}}
      - {id: b, final: true}
  - id: detaljbudget
    title: Detaljbudget
    for: {each: huvudman}
    states:
      - {id: a, by: ekonomi, due: beslut-juni due + 10 working days, actions: {klar: b}}
      - {id: b, final: true}
)";

TEST_F(PlannerTest, AnElectionYearReplacesADecisionForThoseThatLeanOnIt) {
  const TurnPlan ordinary = PlanOf(WheelOf(kBudget), 2027);
  EXPECT_THAT(IdsOf(ordinary),
              ElementsAre("budget/2027/beslut-juni/huvudman", "budget/2027/detaljbudget/huvudman"));
  EXPECT_THAT(DatesOf(ordinary, "detaljbudget/huvudman"),
              ElementsAre("a: 2027-06-02 -> 2027-06-30", "b: ~2027-06-30 -> -"));
  const TurnPlan election = PlanOf(WheelOf(kBudget), 2026);
  EXPECT_THAT(IdsOf(election),
              ElementsAre("budget/2026/beslut-host/huvudman", "budget/2026/detaljbudget/huvudman"));
  EXPECT_THAT(DatesOf(election, "detaljbudget/huvudman"),
              ElementsAre("a: 2026-11-16 -> 2026-12-14", "b: ~2026-12-14 -> -"));
}

TEST_F(PlannerTest, ATurnLongerThanAYearRunsBesideTheNext) {
  const Wheel wheel = WheelOf(R"(
wheel: karlstad-budget
title: Budget
turn: {starts: 1 november, length: 26 months, every: 1 year, base: 2024, named: +2}
activities:
  - id: ramar
    title: Ramar
    for: {each: huvudman}
    states:
      - {id: utkast, by: ekonomi, due: 15 december, actions: {klar: förslag}}
      - {id: förslag, by: skolchef, due: 30 april år 1, actions: {klar: internbudget}}
      - {id: internbudget, by: ekonomi, due: 31 oktober år 2, actions: {klar: klar}}
      - {id: klar, final: true}
)");
  const Preview preview =
      PreviewWheel(wheel, Days("2026-01-01", "2026-01-31"), calendar_, organisation_);
  std::vector<std::string> names;
  for (const Turn& turn : preview.turns) names.push_back(turn.id.str());
  EXPECT_THAT(names, ElementsAre("2026", "2027"));
  EXPECT_THAT(DatesOf(PlanOf(wheel, 2025), "2027/ramar/huvudman"),
              ElementsAre("utkast: 2025-11-17 -> 2025-12-15", "förslag: ~2025-12-15 -> 2026-04-30",
                          "internbudget: ~2026-04-30 -> 2027-10-29 (2027-10-31 sunday)",
                          "klar: ~2027-10-29 -> -"));
}

// --- What runs already ----------------------------------------------------------------------

TEST_F(PlannerTest, KeepsOverriddenDatesAndCountsFromRealEntries) {
  const Wheel wheel = WheelOf(kReport);
  Occurrence running = PlanOf(wheel, 2026).occurrences[0];
  running.visits = {{.state = StateId("skrivs"),
                     .entered_at = At("2026-07-04"),
                     .left_at = At("2027-06-14", 10)}};
  running.state = StateId("granskas");
  running.visit = 2;
  running.status = OccurrenceStatus::kOpen;
  running.entered_at = At("2027-06-14", 10);
  EXPECT_THAT(Show(PlanOf(wheel, 2026, {running}).occurrences[0].plan),
              ElementsAre("skrivs: 2027-05-25 -> 2027-06-24 (2027-06-25 midsommarafton)",
                          "granskas: 2027-06-14 -> 2027-06-29", "fastställd: ~2027-06-29 -> -"));
  running.plan[1].due =
      PlannedDate{.nominal = Day("2027-08-13"), .effective = Day("2027-08-13"), .overridden = true};
  EXPECT_THAT(Show(PlanOf(wheel, 2026, {running}).occurrences[0].plan),
              ElementsAre("skrivs: 2027-05-25 -> 2027-06-24 (2027-06-25 midsommarafton)",
                          "granskas: 2027-06-14 -> !2027-08-13", "fastställd: ~2027-08-13 -> -"));
}

TEST_F(PlannerTest, AnEarlyCompletionPullsForwardWhatLeansOnIt) {
  const Wheel wheel = WheelOf(kLevels);
  std::vector<Occurrence> running = PlanOf(wheel, 2026).occurrences;
  for (Occurrence& occurrence : running) {
    if (occurrence.id.activity != ActivityId("redovisning")) continue;
    occurrence.status = OccurrenceStatus::kDone;
    occurrence.visits = {{.state = StateId("granskas"), .left_at = At("2026-08-24", 9)}};
    occurrence.state = StateId("fastställd");
    occurrence.visit = 3;
    occurrence.entered_at = At("2026-08-24", 9);
  }
  EXPECT_THAT(DatesOf(PlanOf(wheel, 2026, running), "central/huvudman")[1],
              "sammanställs: ~2026-08-24 -> 2026-09-10");
}

TEST_F(PlannerTest, RecordsOnePlannedLineForEachNewOccurrence) {
  const TurnPlan plan = PlanOf(WheelOf(kLevels), 2026);
  ASSERT_EQ(plan.records.size(), plan.occurrences.size());
  for (const std::vector<Record>& records : plan.records) {
    ASSERT_FALSE(records.empty());
    EXPECT_EQ(records.front().kind, "planned");
  }
  EXPECT_TRUE(PlanOf(WheelOf(kLevels), 2026, plan.occurrences).records[0].empty());
}

}  // namespace
}  // namespace hjul::core
