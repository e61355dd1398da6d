// What people decide against the plan, hand-overs, and plans applied to what runs.
#include "tests/core/machine_fixture.h"

namespace hjul::core {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kNotFound = absl::StatusCode::kNotFound;
using Kind = Override::Kind;

constexpr std::string_view kPlan = R"(
wheel: kvalitet
title: Kvalitetshjul
turn: school_year
activities:
  - id: plan
    title: Arbetsplan
    for: {each: unit, units: [centrum]}
    states:
      - id: skrivs
        by: rektor
        opens: 1 oktober
        due: 30 oktober
        remind: [on open, on due, 1 working day after]
        actions: {lämna in: granskas}
      - id: granskas
        by: skolchef
        opens: 10 november
        due: 20 november
        remind: [on open]
        only if: {guard: not election year, else: slut}
        actions: {fastställ: slut}
      - {id: slut, final: true}
)";

class Overriding : public testing::Test {
 protected:
  absl::Status Do(Override event) {
    if (event.reason.empty()) event.reason = "Beslut på mötet";
    event.actor = {.person = PersonId("anna")};
    return year_.Do("plan/centrum", event);
  }
  std::string State() { return year_.StateOf("plan/centrum"); }
  Date DueOf(const char* state) {
    return year_.Of("plan/centrum").PlanOf(StateId(state))->due->effective;
  }

  Year year_{kPlan, 2027};  // No election.
};

TEST_F(Overriding, NeedsAReason) {
  EXPECT_THAT(year_.Do("plan/centrum", Override{.kind = Kind::kCancel}),
              Fails(kInvalid, "needs a reason"));
}

TEST_F(Overriding, AMoveSetsDatesAsTheyAreGiven) {
  ASSERT_TRUE(Do({.kind = Kind::kMove, .opens = Day("2027-10-09"), .due = Day("2027-11-07")}).ok());
  const PlannedState& planned = *year_.Of("plan/centrum").PlanOf(StateId("skrivs"));
  EXPECT_EQ(planned.due->effective, Day("2027-11-07")) << "a Sunday, because somebody said so";
  EXPECT_TRUE(planned.opens->overridden && planned.due->overridden);
  year_.AdvanceTo("2027-10-08 23:00");
  EXPECT_EQ(State(), "skrivs planned");
  year_.AdvanceTo("2027-10-09 00:00");
  EXPECT_EQ(State(), "skrivs open");
  EXPECT_THAT(year_.Records(),
              testing::IsSupersetOf({"moved skrivs skrivs skrivs opens 2027-10-01 2027-10-09",
                                     "moved skrivs skrivs skrivs due 2027-10-29 2027-11-07"}));
}

TEST_F(Overriding, OnlyThoseWhoKnowAreToldThatADateMoves) {
  ASSERT_TRUE(Do({.kind = Kind::kMove, .due = Day("2027-10-28")}).ok());
  EXPECT_THAT(year_.Notices(), IsEmpty());
  year_.AdvanceTo("2027-10-05 09:00");
  year_.Notices();
  ASSERT_TRUE(Do({.kind = Kind::kMove, .due = Day("2027-11-05")}).ok());
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-10-05 09:00 moved rektor@centrum plan"));
}

TEST_F(Overriding, AnExtensionEndsLatenessAndRepeatsNoRung) {
  year_.AdvanceTo("2027-11-03 09:00");
  EXPECT_EQ(State(), "skrivs overdue");
  year_.Notices();
  ASSERT_TRUE(Do({.kind = Kind::kExtend, .due = Day("2027-11-12")}).ok());
  EXPECT_EQ(State(), "skrivs open");
  EXPECT_EQ(year_.TaskOf("plan/centrum", "rektor").state, TaskState::kOpen);
  year_.AdvanceTo("2027-11-20 09:00");
  EXPECT_EQ(State(), "skrivs overdue");
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-11-03 09:00 moved rektor@centrum plan"))
      << "each rung goes out once in a visit";
}

TEST_F(Overriding, DatesThatMakeNoSenseAreRefused) {
  EXPECT_THAT(Do({.kind = Kind::kMove}), Fails(kInvalid, "needs a date"));
  EXPECT_THAT(Do({.kind = Kind::kExtend}), Fails(kInvalid, "sets a due date"));
  EXPECT_THAT(Do({.kind = Kind::kExtend, .due = Day("2027-10-01")}),
              Fails(kInvalid, "goes beyond the due date 2027-10-29"));
  EXPECT_THAT(Do({.kind = Kind::kMove, .opens = Day("2027-11-30")}),
              Fails(kInvalid, "after its due date"));
  EXPECT_THAT(Do({.kind = Kind::kMove, .due = calendar::MakeDate(3000, 1, 1)}),
              Fails(kInvalid, "1990..2100"));
  EXPECT_THAT(Do({.kind = Kind::kMove, .state = StateId("borta"), .due = Day("2027-11-30")}),
              Fails(kNotFound, "no state borta"));
  EXPECT_THAT(Do({.kind = Kind::kMove, .state = StateId("slut"), .due = Day("2027-11-30")}),
              Fails(kNotFound, "no state slut"));
  year_.AdvanceTo("2027-10-05 09:00");
  EXPECT_THAT(Do({.kind = Kind::kMove, .opens = Day("2027-10-09")}),
              Fails(kPrecondition, "has opened"));
}

TEST_F(Overriding, ALaterStateCanBeMovedBeforeItIsReached) {
  ASSERT_TRUE(Do({.kind = Kind::kMove,
                  .state = StateId("granskas"),
                  .opens = Day("2027-12-01"),
                  .due = Day("2027-12-10")})
                  .ok());
  year_.AdvanceTo("2027-10-05 09:00");
  ASSERT_TRUE(year_.Act("plan/centrum", "rektor", "lämna-in").ok());
  EXPECT_EQ(State(), "granskas planned");
  year_.AdvanceTo("2027-12-01 00:00");
  EXPECT_EQ(State(), "granskas open");
  EXPECT_EQ(DueOf("granskas"), Day("2027-12-10"));
}

TEST_F(Overriding, CancellingWithdrawsTheTask) {
  year_.AdvanceTo("2027-10-05 09:00");
  year_.Notices();
  ASSERT_TRUE(Do({.kind = Kind::kCancel, .reason = "Enheten stängs"}).ok());
  EXPECT_EQ(State(), "skrivs cancelled");
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-10-05 09:00 withdrawn rektor@centrum plan"));
  EXPECT_THAT(year_.TasksOf("plan/centrum"), IsEmpty());
  EXPECT_THAT(year_.TimersOf(year_.IdOf("plan/centrum")), IsEmpty());
  EXPECT_EQ(year_.Of("plan/centrum").note, "Enheten stängs");
  EXPECT_THAT(Do({.kind = Kind::kMove, .due = Day("2027-12-01")}),
              Fails(kPrecondition, "reopen it first"));
}

TEST_F(Overriding, ReplacingSaysWhatTookItsPlace) {
  ASSERT_TRUE(Do({.kind = Kind::kReplace, .replaced_by = "verksamhetsplan"}).ok());
  EXPECT_EQ(State(), "skrivs replaced");
  EXPECT_THAT(year_.Records(), Contains("replaced skrivs skrivs verksamhetsplan"));
}

TEST_F(Overriding, DecliningEndsItWithoutAStateForIt) {
  ASSERT_TRUE(Do({.kind = Kind::kDecline}).ok());
  EXPECT_EQ(State(), "skrivs declined");
}

TEST_F(Overriding, ReopeningStartsANewVisitWithALadderOfItsOwn) {
  year_.AdvanceTo("2027-10-05 09:00");
  ASSERT_TRUE(year_.Act("plan/centrum", "rektor", "lämna-in").ok());
  year_.AdvanceTo("2027-11-11 09:00");
  ASSERT_TRUE(year_.Act("plan/centrum", "skolchef", "fastställ").ok());
  year_.Notices();
  EXPECT_THAT(Do({.kind = Kind::kReopen, .state = StateId("slut")}), Fails(kNotFound, "slut"));
  ASSERT_TRUE(Do({.kind = Kind::kReopen, .state = StateId("skrivs")}).ok());
  EXPECT_EQ(State(), "skrivs overdue");
  EXPECT_EQ(year_.Of("plan/centrum").visit, 4);
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-11-11 09:00 returned rektor@centrum plan"));
}

TEST_F(Overriding, ReopeningAnEndGoesToTheLastStateWithWork) {
  year_.AdvanceTo("2027-10-05 09:00");
  EXPECT_THAT(Do({.kind = Kind::kReopen, .state = StateId("granskas")}),
              Fails(kPrecondition, "has not been in state granskas"));
  ASSERT_TRUE(year_.Act("plan/centrum", "rektor", "lämna-in").ok());
  year_.AdvanceTo("2027-11-11 09:00");
  ASSERT_TRUE(year_.Act("plan/centrum", "skolchef", "fastställ").ok());
  ASSERT_TRUE(Do({.kind = Kind::kReopen}).ok());
  EXPECT_EQ(State(), "granskas open");
}

TEST_F(Overriding, WhatWasCancelledReopensWhereItStood) {
  year_.AdvanceTo("2027-10-05 09:00");
  ASSERT_TRUE(Do({.kind = Kind::kCancel}).ok());
  year_.Notices();
  ASSERT_TRUE(Do({.kind = Kind::kReopen}).ok());
  EXPECT_EQ(State(), "skrivs open");
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-10-05 09:00 returned rektor@centrum plan"));
}

TEST(Reopening, OverrulesTheConditionThatMadeItNotNeeded) {
  Year year(kPlan, 2026);  // An election: nobody reviews.
  year.AdvanceTo("2026-10-05 09:00");
  ASSERT_TRUE(year.Act("plan/centrum", "rektor", "lämna-in").ok());
  EXPECT_EQ(year.StateOf("plan/centrum"), "granskas planned") << "asked when the window opens";
  year.AdvanceTo("2026-11-10 00:00");
  EXPECT_EQ(year.StateOf("plan/centrum"), "slut done");
  ASSERT_TRUE(year.Do("plan/centrum", Override{.kind = Kind::kReopen,
                                               .reason = "Ska granskas ändå",
                                               .state = StateId("granskas")})
                  .ok());
  EXPECT_EQ(year.StateOf("plan/centrum"), "granskas open");
}

// --- Hand-over -----------------------------------------------------------------------------------

Reassign HandOver(const char* role, const char* unit) {
  return {.actor = {.person = PersonId("anna")},
          .party = RoleId("rektor"),
          .to = {.role = RoleId(role), .unit = UnitId(unit)},
          .reason = "Sjukskriven"};
}

TEST_F(Overriding, AHandOverMovesTheDutyAndTellsBoth) {
  year_.AdvanceTo("2027-10-05 09:00");
  year_.Notices();
  ASSERT_TRUE(year_.Do("plan/centrum", HandOver("rektor", "dalen")).ok());
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-10-05 09:00 withdrawn rektor@centrum plan",
                                           "2027-10-05 09:00 opened rektor@dalen plan"));
  EXPECT_EQ(year_.TaskOf("plan/centrum", "rektor").post,
            (PostId{.role = RoleId("rektor"), .unit = UnitId("dalen")}));
  year_.AdvanceTo("2027-10-29 09:00");
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-10-29 08:00 reminder rektor@dalen plan"));
  const Occurrence before = year_.Of("plan/centrum");
  ASSERT_TRUE(year_.Do("plan/centrum", HandOver("rektor", "dalen")).ok());
  EXPECT_EQ(year_.Of("plan/centrum"), before) << "handed over already";
  ASSERT_TRUE(year_.Do("plan/centrum", HandOver("rektor", "centrum")).ok());
  EXPECT_THAT(year_.Of("plan/centrum").reassignments, IsEmpty()) << "back where it belongs";
}

TEST_F(Overriding, AHandOverNeedsAPartyAndAPost) {
  EXPECT_THAT(year_.Do("plan/centrum", HandOver("rektor", "borta")),
              Fails(kNotFound, "no post rektor@borta"));
  Reassign event = HandOver("rektor", "dalen");
  event.party = RoleId("ekonomi");
  EXPECT_THAT(year_.Do("plan/centrum", event), Fails(kNotFound, "ekonomi is no party"));
}

// --- Replanning ----------------------------------------------------------------------------------

std::string With(std::string_view from, std::string_view to) {
  std::string text(kPlan);
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Replan Adopt(const char* map_to = "") {
  return {.actor = {.person = PersonId("anna")},
          .reason = "Nytt hjul",
          .revision = RevisionHash("ny"),
          .map_to = StateId(map_to)};
}

TEST_F(Overriding, AReplanMovesDatesAndTellsThoseWhoKnow) {
  year_.AdvanceTo("2027-10-05 09:00");
  year_.Notices();
  year_.Revise(With("30 oktober", "5 november"));
  ASSERT_TRUE(year_.Do("plan/centrum", Adopt()).ok());
  EXPECT_EQ(DueOf("skrivs"), Day("2027-11-05"));
  EXPECT_EQ(year_.Of("plan/centrum").revision, RevisionHash("ny"));
  EXPECT_EQ(year_.Of("plan/centrum").visit, 1);
  EXPECT_THAT(year_.Notices(), ElementsAre("2027-10-05 09:00 moved rektor@centrum plan"));
  EXPECT_THAT(year_.Records(),
              Contains("replanned skrivs skrivs skrivs due 2027-10-29 2027-11-05"));
}

TEST_F(Overriding, AReplanKeepsWhatSomebodyDecided) {
  year_.AdvanceTo("2027-10-05 09:00");
  ASSERT_TRUE(Do({.kind = Kind::kExtend, .due = Day("2027-12-01")}).ok());
  year_.Notices();
  year_.Revise(With("30 oktober", "5 november"));
  ASSERT_TRUE(year_.Do("plan/centrum", Adopt()).ok());
  EXPECT_EQ(DueOf("skrivs"), Day("2027-12-01"));
  EXPECT_THAT(year_.Notices(), IsEmpty());
}

TEST_F(Overriding, AVanishedStateNeedsAMapping) {
  year_.AdvanceTo("2027-10-05 09:00");
  year_.Revise(With("skrivs", "upprättas"));
  EXPECT_THAT(year_.Do("plan/centrum", Adopt()), Fails(kPrecondition, "which state it maps to"));
  ASSERT_TRUE(year_.Do("plan/centrum", Adopt("upprättas")).ok());
  EXPECT_EQ(State(), "upprättas open");
  EXPECT_EQ(year_.Of("plan/centrum").visit, 2);
}

TEST_F(Overriding, WhatHasNotBegunStartsWhereTheNewRevisionStarts) {
  year_.Revise(With("skrivs", "upprättas"));
  ASSERT_TRUE(year_.Do("plan/centrum", Adopt()).ok());
  EXPECT_EQ(State(), "upprättas planned");
  EXPECT_EQ(year_.Of("plan/centrum").visit, 1);
}

TEST_F(Overriding, WhatHasEndedIsLeftAlone) {
  ASSERT_TRUE(Do({.kind = Kind::kCancel}).ok());
  const Occurrence before = year_.Of("plan/centrum");
  year_.Revise(With("30 oktober", "5 november"));
  ASSERT_TRUE(year_.Do("plan/centrum", Adopt()).ok());
  EXPECT_EQ(year_.Of("plan/centrum"), before);
}

// Case 12: a day made red after the deadline was computed.
TEST_F(Overriding, ANewClosedDayMovesWhatIsStillAhead) {
  calendar::Calendar::Content content = MunicipalCalendar().content();
  content.closed_days = {Day("2027-10-29")};
  year_.Revise(calendar::Calendar(content));
  ASSERT_TRUE(year_.Do("plan/centrum", SurroundingsChanged{}).ok());
  EXPECT_EQ(DueOf("skrivs"), Day("2027-10-29")) << "a calendar is adopted by a plan, not silently";
  ASSERT_TRUE(year_.Do("plan/centrum", Adopt()).ok());
  EXPECT_EQ(DueOf("skrivs"), Day("2027-10-28"));
  EXPECT_THAT(year_.Of("plan/centrum").PlanOf(StateId("skrivs"))->due->reasons,
              testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace hjul::core
