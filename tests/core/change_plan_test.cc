#include "scheduler/core/change_plan.h"

#include <string>

#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;

// `review` is the second state's name, `due` the first state's date.
std::string Text(std::string_view due, std::string_view review, std::string_view more = "") {
  return fmt::format(R"(
wheel: kvalitetshjul
title: Kvalitetshjul
turn: school_year
activities:
  - id: redovisning
    title: Kvalitetsredovisning
    for: {{each: unit, school_forms: [grundskola]}}
    states:
      - {{id: skrivs, by: rektor, due: {}, actions: {{lämna in: {}}}}}
      - {{id: {}, by: skolchef, due: entered + 10 working days, actions: {{fastställ: fastställd}}}}
      - {{id: fastställd, final: true}}
{})",
                     due, review, review, more);
}

constexpr std::string_view kSafetyRound = R"(
  - id: skyddsrond
    title: Skyddsrond
    for: {each: unit, units: [eken]}
    states:
      - {id: görs, by: rektor, due: 16 oktober, actions: {klar: klar}}
      - {id: klar, final: true}
)";

class ChangePlanTest : public PlannerTest {
 protected:
  std::vector<std::string> Changes(const std::vector<Occurrence>& running, const Wheel& fresh,
                                   const std::map<std::string, StateId>& mapping = {}) {
    std::vector<std::string> lines;
    for (const OccurrenceChange& change :
         Compare(running, PlanOf(fresh, 2026, running), fresh, mapping)) {
      std::string line = fmt::format("{} {}", ToString(change.id), Name(change.kind));
      if (!change.why.empty()) line += " " + change.why;
      for (const DateChange& date : change.dates) {
        line += fmt::format(" [{}{} {} -> {}]", date.state.str(), date.opens ? " opens" : "",
                            date.before ? calendar::ToString(*date.before) : "-",
                            date.after ? calendar::ToString(*date.after) : "-");
      }
      if (change.announced) line += " announced";
      lines.push_back(std::move(line));
    }
    return lines;
  }

  static std::string_view Name(ChangeKind kind) {
    switch (kind) {
      case ChangeKind::kUnchanged:
        return "unchanged";
      case ChangeKind::kRedated:
        return "redated";
      case ChangeKind::kAdded:
        return "added";
      case ChangeKind::kRemoved:
        return "removed";
      case ChangeKind::kNeedsDecision:
        return "needs-decision";
      case ChangeKind::kKept:
        return "kept";
    }
    return "?";
  }

  // `occurrence` as it is when its first state has been left on `day`.
  static void MoveOn(Occurrence& occurrence, std::string_view state, std::string_view day) {
    occurrence.visits.push_back({.state = occurrence.state, .left_at = At(day, 10)});
    occurrence.state = StateId(std::string(state));
    occurrence.status = OccurrenceStatus::kOpen;
    occurrence.visit = 2;
    occurrence.entered_at = At(day, 10);
  }
};

TEST_F(ChangePlanTest, TheSameWheelChangesNothing) {
  const Wheel wheel = WheelOf(Text("30 april", "granskas"));
  EXPECT_THAT(Changes(PlanOf(wheel, 2026).occurrences, wheel),
              ElementsAre("kvalitetshjul/2026-27/redovisning/centrum unchanged",
                          "kvalitetshjul/2026-27/redovisning/dalen unchanged"));
}

TEST_F(ChangePlanTest, AMovedDateMovesWhatFollowsAndToldPeopleAreToldAgain) {
  std::vector<Occurrence> running = PlanOf(WheelOf(Text("30 april", "granskas")), 2026).occurrences;
  running[0].rungs = {{.visit = 1, .rung = 0, .outcome = RungOutcome::kSent}};
  EXPECT_THAT(
      Changes(running, WheelOf(Text("28 maj", "granskas"))),
      ElementsAre("kvalitetshjul/2026-27/redovisning/centrum redated dates "
                  "[skrivs opens 2027-04-02 -> 2027-04-30] [skrivs 2027-04-30 -> 2027-05-28] "
                  "[granskas 2027-05-17 -> 2027-06-11] announced",
                  "kvalitetshjul/2026-27/redovisning/dalen redated dates "
                  "[skrivs opens 2027-04-02 -> 2027-04-30] [skrivs 2027-04-30 -> 2027-05-28] "
                  "[granskas 2027-05-17 -> 2027-06-11]"));
}

TEST_F(ChangePlanTest, WhatIsLeftBehindOrDecidedByHandStays) {
  std::vector<Occurrence> running = PlanOf(WheelOf(Text("30 april", "granskas")), 2026).occurrences;
  MoveOn(running[0], "granskas", "2027-04-20");
  running[0].plan[1].opens = PlannedDate{
      .nominal = Day("2027-04-20"), .effective = Day("2027-04-20"), .time = calendar::TimeOfDay{0}};
  running[0].plan[1].due->effective = Day("2027-05-04");
  running[1].plan[0].due->overridden = true;
  running[1].plan[0].opens->overridden = true;
  EXPECT_THAT(Changes(running, WheelOf(Text("28 maj", "granskas"))),
              ElementsAre("kvalitetshjul/2026-27/redovisning/centrum unchanged",
                          "kvalitetshjul/2026-27/redovisning/dalen unchanged"));
}

TEST_F(ChangePlanTest, AddsAndRemovesActivities) {
  const Wheel without = WheelOf(Text("30 april", "granskas"));
  const Wheel with = WheelOf(Text("30 april", "granskas", kSafetyRound));
  EXPECT_THAT(Changes(PlanOf(without, 2026).occurrences, with).back(),
              "kvalitetshjul/2026-27/skyddsrond/eken added new [görs - -> 2026-10-16]");
  EXPECT_THAT(Changes(PlanOf(with, 2026).occurrences, without).back(),
              "kvalitetshjul/2026-27/skyddsrond/eken removed activity-gone");
}

TEST_F(ChangePlanTest, AVanishedStateNeedsADecisionUnlessItIsMapped) {
  std::vector<Occurrence> running = PlanOf(WheelOf(Text("30 april", "granskas")), 2026).occurrences;
  MoveOn(running[0], "granskas", "2027-04-20");
  const Wheel fresh = WheelOf(Text("30 april", "läses"));
  EXPECT_THAT(Changes(running, fresh)[0],
              "kvalitetshjul/2026-27/redovisning/centrum needs-decision state-gone:granskas");
  EXPECT_THAT(Changes(running, fresh, {{"redovisning/granskas", StateId("läses")}})[0],
              testing::StartsWith("kvalitetshjul/2026-27/redovisning/centrum redated "
                                  "state-mapped:granskas:läses"));
}

TEST_F(ChangePlanTest, WhatHasNotBegunStartsWhereTheWheelNowSays) {
  const std::vector<Occurrence> running =
      PlanOf(WheelOf(Text("30 april", "granskas")), 2026).occurrences;
  const Wheel fresh = WheelOf(R"(
wheel: kvalitetshjul
title: Kvalitetshjul
turn: school_year
activities:
  - id: redovisning
    title: Kvalitetsredovisning
    for: {each: unit, school_forms: [grundskola]}
    states:
      - {id: planeras, by: rektor, due: 5 april, actions: {klar: skrivs}}
      - {id: skrivs, by: rektor, due: 30 april, actions: {lämna in: fastställd}}
      - {id: fastställd, final: true}
)");
  EXPECT_THAT(Changes(running, fresh)[0],
              "kvalitetshjul/2026-27/redovisning/centrum redated dates "
              "[planeras opens - -> 2027-03-08] [planeras - -> 2027-04-05] "
              "[skrivs opens 2027-04-02 -> 2027-04-05] [granskas 2027-05-17 -> -]");
}

TEST_F(ChangePlanTest, WhatHasEndedOrBelongsToAnotherTurnIsKept) {
  const Wheel wheel = WheelOf(Text("30 april", "granskas"));
  std::vector<Occurrence> running = PlanOf(wheel, 2026).occurrences;
  running[0].status = OccurrenceStatus::kDone;
  running[0].state = StateId("fastställd");
  running[1].id.turn = TurnId("2025-26");
  EXPECT_THAT(Changes(running, WheelOf(Text("28 maj", "granskas"))),
              ElementsAre("kvalitetshjul/2025-26/redovisning/dalen kept other-turn",
                          "kvalitetshjul/2026-27/redovisning/centrum kept ended",
                          testing::StartsWith("kvalitetshjul/2026-27/redovisning/dalen added")));
}

}  // namespace
}  // namespace hjul::core
