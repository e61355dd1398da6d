// ActivityFor: an activity as one unit and ordinal see it.
#include "scheduler/core/variants.h"
#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Activity See(const Wheel& wheel, const char* unit, const char* ordinal = "",
             bool election_year = false) {
  return ActivityFor(wheel.activities.at(0), UnitId(unit), OrdinalId(ordinal), election_year,
                     Municipality());
}

std::vector<std::string> Targets(const Activity& activity) {
  std::vector<std::string> targets;
  for (const State& state : activity.states) {
    for (const Action& action : state.actions) {
      targets.push_back(fmt::format("{} {} {}", state.id.str(), action.id.str(), action.to.str()));
    }
  }
  return targets;
}

constexpr const char* kChain = R"(
wheel: prov
title: Prov
activities:
  - id: plan
    title: Plan
    repeat: each term
    states:
      - {id: skrivs, by: rektor, due: 15 oktober, estimate: 2 h, actions: {lämna in: samråd}}
      - {id: samråd, by: skyddsombud, actions: {klart: granskas, åter: skrivs}}
      - {id: granskas, by: skolchef, actions: {fastställ: fastställd, åter: skrivs}}
      - {id: fastställd, final: true}
    variants:
      - for: {school_forms: [förskola]}
        skip: [samråd]
        states: {skrivs: {due: 1 november}}
      - ordinal: [vt]
        start: samråd
        states: {skrivs: {due: 1 mars, estimate: 4 h}}
      - only: election year
        states: {granskas: {by: nämnd}}
)";

TEST(ActivityFor, WithoutAMatchingVariantIsTheActivity) {
  const Wheel wheel = WheelOf(kChain);
  const Activity seen = See(wheel, "centrum", "ht");
  EXPECT_EQ(seen.states, wheel.activities[0].states);
  EXPECT_EQ(seen.start, StateId("skrivs"));
}

TEST(ActivityFor, TheFirstMatchGivesEachField) {
  const Activity seen = See(WheelOf(kChain), "asken", "vt");
  const State& written = *seen.FindState(StateId("skrivs"));
  EXPECT_EQ(Print(written.due, calendar::Language::kEnglish), "1 november") << "the förskola's";
  EXPECT_EQ(written.estimate_hours, 4) << "the spring term's";
}

TEST(ActivityFor, SkippedStatesArePassedOnTheirFirstAction) {
  const Activity seen = See(WheelOf(kChain), "asken", "vt");
  EXPECT_EQ(seen.start, StateId("granskas")) << "the start itself is skipped";
  EXPECT_THAT(Targets(seen), testing::Contains("skrivs lämna-in granskas"));
}

TEST(ActivityFor, ASkipThatLeadsInACircleIsLeftAlone) {
  Wheel wheel = WheelOf(kChain);
  wheel.activities[0].variants[0].skip = {StateId("skrivs"), StateId("samråd"),
                                          StateId("granskas")};
  wheel.activities[0].states[2].actions[0].to = StateId("skrivs");
  EXPECT_EQ(See(wheel, "asken", "ht").start, StateId("skrivs"));
}

TEST(ActivityFor, ElectionYearsHaveTheirOwnRoles) {
  EXPECT_THAT(See(WheelOf(kChain), "centrum", "ht", true).FindState(StateId("granskas"))->by,
              ElementsAre(RoleId("nämnd")));
}

TEST(ActivityFor, AnUnknownUnitAndTheHuvudmanMatchNoFilter) {
  const Wheel wheel = WheelOf(kChain);
  EXPECT_EQ(See(wheel, "", "ht").states, wheel.activities[0].states);
  EXPECT_EQ(See(wheel, "nyby", "ht").states, wheel.activities[0].states);
}

TEST(ActivityFor, AfterHoldsTheFirstState) {
  const Activity seen = See(WheelOf(R"(
wheel: prov
title: Prov
activities:
  - id: plan
    title: Plan
    after: [budget, "dialog[ht]"]
    states:
      - {id: skrivs, by: rektor, waits for: enkät done, actions: {klart: slut}}
      - {id: slut, final: true}
)"),
                            "centrum");
  EXPECT_EQ(Print(*seen.FindState(StateId("skrivs"))->waits_for, calendar::Language::kEnglish),
            "budget ended and dialog[ht] ended and enkät done");
}

TEST(ActivityFor, OptionalActivitiesCanBeDeclinedInStatesWithAParty) {
  const Activity seen = See(WheelOf(R"(
wheel: prov
title: Prov
activities:
  - id: intervju
    title: Barnintervju
    optional: true
    states:
      - {id: förbereds, by: rektor, actions: {klart: väntar}}
      - {id: väntar, due: 1 mars, then: slut}
      - {id: slut, final: true}
)"),
                            "asken");
  EXPECT_THAT(Targets(seen), ElementsAre("förbereds klart väntar", "förbereds avstå avstått"));
  const State* declined = seen.FindState(StateId("avstått"));
  ASSERT_NE(declined, nullptr);
  EXPECT_TRUE(declined->final);
  EXPECT_EQ(declined->outcome, Outcome::kDeclined);
}

TEST(ActivityFor, AWheelsOwnWayToDeclineIsKept) {
  const Activity seen = See(WheelOf(R"(
wheel: prov
title: Prov
activities:
  - id: intervju
    title: Barnintervju
    optional: true
    states:
      - {id: förbereds, by: rektor, actions: {klart: slut, nej tack: avböjd}}
      - {id: genomförs, by: rektor, actions: {klart: slut}}
      - {id: slut, final: true}
      - {id: avböjd, final: true, outcome: declined}
)"),
                            "asken");
  EXPECT_THAT(Targets(seen), ElementsAre("förbereds klart slut", "förbereds nej-tack avböjd",
                                         "genomförs klart slut", "genomförs avstå avböjd"));
  EXPECT_EQ(seen.FindState(StateId("avstått")), nullptr);
}

TEST(ActivityFor, AnActivityWithoutStatesStaysEmpty) {
  Activity empty;
  empty.optional = true;
  empty.after.emplace_back();
  EXPECT_THAT(ActivityFor(empty, UnitId(), OrdinalId(), false, {}).start.str(), IsEmpty());
}

}  // namespace
}  // namespace hjul::core
