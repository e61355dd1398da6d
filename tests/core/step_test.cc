// One occurrence through its states: windows, deadlines, actions, sign-offs, conditions.
#include "scheduler/core/step.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/core/words.h"
#include "tests/core/machine_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kNotFound = absl::StatusCode::kNotFound;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

constexpr std::string_view kReport = R"(
wheel: kvalitet
title: Kvalitetshjul
turn: school_year
activities:
  - id: redovisning
    title: Kvalitetsredovisning
    for: {each: unit, units: [centrum]}
    states:
      - id: skrivs
        by: rektor
        opens: 1 oktober
        due: 30 oktober
        shift: none
        remind: [on open, 5 working days before, on due, 1 working day after, weekly after]
        escalate: {after: 5 working days, to: skolchef}
        actions: {lämna in: granskas}
      - id: granskas
        by: skolchef
        due: entered + 10 working days
        remind: [on open]
        actions: {fastställ: fastställd, begär komplettering: {to: skrivs, note: required}}
      - {id: fastställd, final: true}
)";

TEST(Step, OpensItsWindowOnTheDay) {
  Year year(kReport);
  year.AdvanceTo("2026-09-30 23:59");
  EXPECT_EQ(year.StateOf("redovisning/centrum"), "skrivs planned");
  EXPECT_THAT(year.Act("redovisning/centrum", "rektor", "lämna-in"),
              Fails(kPrecondition, "opens 2026-10-01"));
  year.AdvanceTo("2026-10-01 00:00");
  EXPECT_EQ(year.StateOf("redovisning/centrum"), "skrivs open");
  EXPECT_THAT(year.Notices(), IsEmpty()) << "nobody is woken at midnight";
  year.AdvanceTo("2026-10-01 08:00");
  EXPECT_THAT(year.Notices(), ElementsAre("2026-10-01 08:00 opened rektor@centrum redovisning"));
}

TEST(Step, APlainRunTellsOnlyWhatIsNeeded) {
  Year year(kReport);
  year.AdvanceTo("2026-10-20 14:00");
  ASSERT_TRUE(year.Act("redovisning/centrum", "rektor", "lämna-in").ok());
  year.AdvanceTo("2026-10-28 09:00");
  ASSERT_TRUE(year.Act("redovisning/centrum", "skolchef", "fastställ").ok());
  year.AdvanceTo("2027-07-31 00:00");
  EXPECT_EQ(year.StateOf("redovisning/centrum"), "fastställd done");
  EXPECT_THAT(year.Notices(), ElementsAre("2026-10-01 08:00 opened rektor@centrum redovisning",
                                          "2026-10-20 14:00 opened skolchef@huvudman redovisning"));
  EXPECT_THAT(year.Records(),
              ElementsAre("opened skrivs skrivs", "reminded skrivs skrivs 0.0 rektor@centrum",
                          "passed skrivs granskas rektor",
                          "rung-not-needed skrivs skrivs 1.0 2.0 3.0 4.0 1000.0",
                          "reminded granskas granskas 0.0 skolchef@huvudman",
                          "passed granskas fastställd skolchef"));
  const Occurrence& it = year.Of("redovisning/centrum");
  ASSERT_EQ(it.visits.size(), 2U);
  EXPECT_EQ(it.visits[0].action, ActionId("lämna-in"));
  EXPECT_EQ(it.visits[0].signatures.size(), 1U);
  EXPECT_EQ(it.visit, 3);
}

TEST(Step, CountsFromTheDayAStateIsEntered) {
  Year year(kReport);
  year.AdvanceTo("2026-10-20 14:00");
  ASSERT_TRUE(year.Act("redovisning/centrum", "rektor", "lämna-in").ok());
  const Occurrence& it = year.Of("redovisning/centrum");
  EXPECT_EQ(it.PlanOf(it.state)->due->effective, Day("2026-11-03"));
  EXPECT_FALSE(it.PlanOf(it.state)->due->estimated);
}

TEST(Step, IsOverdueWhenTheDayHasEnded) {
  Year year(kReport);
  year.AdvanceTo("2026-10-30 23:59");
  EXPECT_EQ(year.StateOf("redovisning/centrum"), "skrivs open");
  year.AdvanceTo("2026-10-31 00:00");
  EXPECT_EQ(year.StateOf("redovisning/centrum"), "skrivs overdue");
  year.Notices();
  year.AdvanceTo("2026-11-20 23:59");
  EXPECT_THAT(year.Notices(),
              ElementsAre("2026-11-02 08:00 overdue rektor@centrum redovisning",
                          "2026-11-06 08:00 overdue rektor@centrum redovisning",
                          "2026-11-06 08:00 escalation skolchef@huvudman redovisning",
                          "2026-11-13 08:00 overdue rektor@centrum redovisning",
                          "2026-11-20 08:00 overdue rektor@centrum redovisning"));
  ASSERT_TRUE(year.Act("redovisning/centrum", "rektor", "lämna-in").ok());
  EXPECT_TRUE(year.Of("redovisning/centrum").visits[0].was_overdue);
  EXPECT_FALSE(year.Of("redovisning/centrum").overdue);
}

TEST(Step, TheSameTimeTwiceChangesNothing) {
  Year year(kReport);
  for (const char* time : {"2026-10-01 00:00", "2026-10-01 08:00", "2026-10-31 00:00"}) {
    year.AdvanceTo(time);
    const Occurrence before = year.Of("redovisning/centrum");
    year.Notices();
    ASSERT_TRUE(year.Do("redovisning/centrum", TimeReached{}).ok());
    EXPECT_EQ(year.Of("redovisning/centrum"), before);
    EXPECT_THAT(year.Notices(), IsEmpty());
  }
}

TEST(Step, SentBackItSaysWhyAndDoesNotCountOldLateness) {
  Year year(kReport);
  year.AdvanceTo("2026-10-29 10:00");
  ASSERT_TRUE(year.Act("redovisning/centrum", "rektor", "lämna-in").ok());
  year.AdvanceTo("2026-11-10 10:00");
  year.Notices();
  EXPECT_THAT(year.Act("redovisning/centrum", "skolchef", "begär-komplettering"),
              Fails(kInvalid, "needs a note"));
  ASSERT_TRUE(year.Act("redovisning/centrum", "skolchef", "begär-komplettering",
                       {.note = "Analysen saknas."})
                  .ok());
  EXPECT_EQ(year.StateOf("redovisning/centrum"), "skrivs overdue");
  year.AdvanceTo("2026-11-17 12:00");
  EXPECT_THAT(year.Notices(),
              ElementsAre("2026-11-10 10:00 returned rektor@centrum redovisning",
                          "2026-11-11 08:00 overdue rektor@centrum redovisning",
                          "2026-11-17 08:00 overdue rektor@centrum redovisning",
                          "2026-11-17 08:00 escalation skolchef@huvudman redovisning"));
  EXPECT_EQ(year.TaskOf("redovisning/centrum", "rektor").returned_note, "Analysen saknas.");
}

TEST(Step, RefusesWhatIsNotOfferedAndSaysWhy) {
  Year year(kReport);
  year.AdvanceTo("2026-10-02 09:00");
  EXPECT_THAT(year.Act("redovisning/centrum", "rektor", "fastställ"),
              Fails(kNotFound, "no action fastställ in state skrivs"));
  EXPECT_THAT(year.Act("redovisning/centrum", "skolchef", "lämna-in"),
              Fails(kNotFound, "skolchef is no party"));
  ASSERT_TRUE(year.Act("redovisning/centrum", "rektor", "lämna-in").ok());
  ASSERT_TRUE(year.Act("redovisning/centrum", "skolchef", "fastställ").ok());
  EXPECT_THAT(year.Act("redovisning/centrum", "skolchef", "fastställ"),
              Fails(kPrecondition, "has ended"));
}

// A note of so many characters is taken, and no longer one; å is one of them.
TEST(StepLimits, PeoplesOwnWordsAreCountedInCharacters) {
  const auto words = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "å";
    return text;
  };
  Year year(kReport);
  year.AdvanceTo("2026-10-02 09:00");
  const auto submit = [&](TakeAction extra) {
    return year.Act("redovisning/centrum", "rektor", "lämna-in", std::move(extra));
  };
  const auto names = [&](std::size_t first, std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = first; i < first + count; ++i) all.push_back(std::to_string(i));
    return all;
  };
  EXPECT_THAT(submit({.note = words(kNoteMax + 1)}), Fails(kInvalid, "longer than 2000 char"));
  EXPECT_THAT(submit({.participants = {words(kParticipantNameMax + 1)}}),
              Fails(kInvalid, "1 to 200 characters"));
  EXPECT_THAT(submit({.participants = {""}}), Fails(kInvalid, "1 to 200 characters"));
  EXPECT_THAT(submit({.participants = names(0, kParticipantsOfActionMax + 1)}),
              Fails(kInvalid, "51 participants of one action; at most 50"));
  EXPECT_THAT(year.Do("redovisning/centrum",
                      Override{.kind = Override::Kind::kCancel, .reason = words(kNoteMax + 1)}),
              Fails(kInvalid, "longer than 2000 char"));
  ASSERT_EQ(submit({.note = words(kNoteMax), .participants = {words(kParticipantNameMax)}}),
            absl::OkStatus());
  for (std::size_t said = 1; said < kParticipantsKeptMax; said += kParticipantsOfActionMax) {
    ASSERT_EQ(year.Act("redovisning/centrum", "skolchef", "begär-komplettering", {.note = "mer"}),
              absl::OkStatus());
    const std::size_t room = std::min(kParticipantsOfActionMax, kParticipantsKeptMax - said);
    if (room < kParticipantsOfActionMax) {
      EXPECT_THAT(submit({.participants = names(said, room + 1)}),
                  Fails(kPrecondition, "would have 201 participants, of at most 200"));
    }
    ASSERT_EQ(submit({.participants = names(said, room)}), absl::OkStatus());
  }
}

TEST(Step, DowntimeOverChristmasBecomesOneMessage) {
  Year year(R"(
wheel: kvalitet
title: Kvalitetshjul
turn: school_year
activities:
  - id: plan
    title: Plan
    for: {each: unit, units: [centrum]}
    states:
      - id: skrivs
        by: rektor
        opens: 1 december
        due: 22 december
        remind: [on open, 5 working days before, on due, daily after]
        escalate: {after: 2 working days, to: skolchef}
        actions: {klart: slut}
      - {id: slut, final: true}
)");
  year.AdvanceTo("2026-12-14 12:00");
  EXPECT_EQ(year.Notices().size(), 1U);
  year.SleepTo("2027-01-07 09:30");
  EXPECT_THAT(year.Notices(), ElementsAre("2027-01-07 09:30 overdue rektor@centrum plan",
                                          "2027-01-07 09:30 escalation skolchef@huvudman plan"));
  int sent = 0, coalesced = 0;
  for (const RungRecord& record : year.Of("plan/centrum").rungs) {
    ++(record.outcome == RungOutcome::kSent ? sent : coalesced);
  }
  EXPECT_EQ(sent, 3);
  EXPECT_GE(coalesced, 8) << "the rungs that a newer one spoke for are on record";
}

TEST(Step, WakingAtNightTellsInTheMorning) {
  Year year(kReport);
  year.SleepTo("2026-10-03 03:00");
  EXPECT_THAT(year.Notices(), IsEmpty()) << "a Saturday";
  year.AdvanceTo("2026-10-05 09:00");
  EXPECT_THAT(year.Notices(), ElementsAre("2026-10-05 08:00 opened rektor@centrum redovisning"));
}

// --- Results and participants --------------------------------------------------------------------

constexpr std::string_view kSurvey = R"(
wheel: kvalitet
title: Kvalitetshjul
turn: school_year
activities:
  - id: enkät
    title: Enkät
    for: {each: unit, units: [centrum]}
    states:
      - id: genomförs
        by: rektor
        opens: 1 oktober
        due: 30 oktober
        actions:
          registrera:
            to: analys
            participants: required
            results:
              - {id: medel, title: Medelvärde, kind: number, min: 1, max: 6}
              - {id: svar, title: Svarsfrekvens, kind: percent, required: false}
              - {id: omdöme, title: Omdöme, kind: choice, choices: [bra, dåligt]}
      - id: analys
        by: rektor
        only if: {guard: result medel < 4.0, else: slut}
        actions: {klart: {to: slut, when: result omdöme = "dåligt"}, ångra: genomförs}
      - {id: slut, final: true}
)";

std::map<std::string, std::string> Results(std::string medel, std::string assessment) {
  return {{"medel", std::move(medel)}, {"omdöme", std::move(assessment)}};
}

TEST(Step, ResultsAreHeldToWhatTheWheelSays) {
  Year year(kSurvey);
  year.AdvanceTo("2026-10-02 09:00");
  const auto record = [&](std::map<std::string, std::string> results) {
    return year.Act("enkät/centrum", "rektor", "registrera",
                    {.participants = {"arbetslaget"}, .results = std::move(results)});
  };
  EXPECT_THAT(year.Act("enkät/centrum", "rektor", "registrera", {.results = Results("3", "bra")}),
              Fails(kInvalid, "needs who took part"));
  EXPECT_THAT(record({{"omdöme", "bra"}}), Fails(kInvalid, "needs result medel"));
  EXPECT_THAT(record(Results("många", "bra")), Fails(kInvalid, "medel must be a number"));
  EXPECT_THAT(record(Results("7", "bra")), Fails(kInvalid, "medel must be at most 6"));
  EXPECT_THAT(record(Results("nan", "bra")), Fails(kInvalid, "medel must be a number"));
  EXPECT_THAT(record(Results("3", "sådär")), Fails(kInvalid, "one of: bra, dåligt"));
  EXPECT_THAT(record({{"medel", "3"}, {"omdöme", "bra"}, {"svar", "101"}}),
              Fails(kInvalid, "svar must be at most 100"));
  EXPECT_THAT(record({{"medel", "3"}, {"omdöme", "bra"}, {"annat", "1"}}),
              Fails(kInvalid, "no result annat"));
  ASSERT_TRUE(record(Results("3,8", "bra")).ok());
  EXPECT_EQ(year.Of("enkät/centrum").results.at("medel"), "3.8");
  EXPECT_THAT(year.Of("enkät/centrum").participants, ElementsAre("arbetslaget"));
  EXPECT_EQ(year.StateOf("enkät/centrum"), "analys open") << "the mean is below four";
}

TEST(Step, AStateWhoseConditionFailsIsNotNeeded) {
  Year year(kSurvey);
  year.AdvanceTo("2026-10-02 09:00");
  year.Records();
  ASSERT_TRUE(year.Act("enkät/centrum", "rektor", "registrera",
                       {.participants = {"alla"}, .results = Results("4.2", "bra")})
                  .ok());
  EXPECT_EQ(year.StateOf("enkät/centrum"), "slut done");
  EXPECT_THAT(year.Records(), testing::Contains("not-needed analys slut"));
}

TEST(Step, AnActionIsOpenOnlyWhileItsGuardHolds) {
  Year year(kSurvey);
  year.AdvanceTo("2026-10-02 09:00");
  ASSERT_TRUE(year.Act("enkät/centrum", "rektor", "registrera",
                       {.participants = {"alla"}, .results = Results("3", "bra")})
                  .ok());
  EXPECT_THAT(year.Act("enkät/centrum", "rektor", "klart"), Fails(kPrecondition, "only when"));
  const Task task = year.TaskOf("enkät/centrum", "rektor");
  ASSERT_EQ(task.actions.size(), 1U);
  EXPECT_EQ(task.actions[0].id, ActionId("ångra"));
}

// --- Sign-offs -----------------------------------------------------------------------------------

constexpr std::string_view kInspection = R"(
wheel: drift
title: Verksamhetshjul
turn: school_year
activities:
  - id: skyddsrond
    title: Skyddsrond
    for: {each: unit, units: [centrum]}
    states:
      - id: protokoll
        by: {all: [rektor, skyddsombud]}
        opens: 1 oktober
        due: 30 oktober
        remind: [on open, on due]
        actions:
          godkänn: slut
          gör om: protokoll
          ställ in: {to: inställd, by: rektor, alone: true}
      - {id: slut, final: true}
      - {id: inställd, final: true, outcome: not needed}
)";

TEST(Step, AllMustSignTheSame) {
  Year year(kInspection);
  year.AdvanceTo("2026-10-02 09:00");
  ASSERT_TRUE(year.Act("skyddsrond/centrum", "rektor", "godkänn").ok());
  EXPECT_EQ(year.StateOf("skyddsrond/centrum"), "protokoll open");
  EXPECT_EQ(year.TaskOf("skyddsrond/centrum", "rektor").state, TaskState::kSigned);
  EXPECT_THAT(year.TaskOf("skyddsrond/centrum", "rektor").awaiting,
              ElementsAre(RoleId("skyddsombud")));
  EXPECT_THAT(year.Act("skyddsrond/centrum", "rektor", "godkänn"),
              Fails(kPrecondition, "already signed"));
  ASSERT_TRUE(year.Act("skyddsrond/centrum", "skyddsombud", "gör-om").ok());
  EXPECT_EQ(year.StateOf("skyddsrond/centrum"), "protokoll open") << "they do not agree";
  ASSERT_TRUE(year.Act("skyddsrond/centrum", "skyddsombud", "godkänn").ok());
  EXPECT_EQ(year.StateOf("skyddsrond/centrum"), "slut done");
  EXPECT_EQ(year.Of("skyddsrond/centrum").visits[0].signatures.size(), 2U);
}

TEST(Step, OnlyThoseWhoHaveNotSignedAreReminded) {
  Year year(kInspection);
  year.AdvanceTo("2026-10-02 09:00");
  ASSERT_TRUE(year.Act("skyddsrond/centrum", "rektor", "godkänn").ok());
  year.Notices();
  year.AdvanceTo("2026-10-30 12:00");
  EXPECT_THAT(year.Notices(),
              ElementsAre("2026-10-30 08:00 reminder skyddsombud@centrum skyddsrond"));
}

TEST(Step, OneMayActAloneWhereTheWheelSaysSo) {
  Year year(kInspection);
  year.AdvanceTo("2026-10-02 09:00");
  EXPECT_THAT(year.Act("skyddsrond/centrum", "skyddsombud", "ställ-in"),
              Fails(kDenied, "may not take"));
  ASSERT_TRUE(year.Act("skyddsrond/centrum", "rektor", "ställ-in").ok());
  EXPECT_EQ(year.StateOf("skyddsrond/centrum"), "inställd not-needed");
}

// Case 25: a clock that goes back ten minutes says nothing twice and undoes nothing.
TEST(Deadline, AClockThatGoesBackSaysNothingTwice) {
  Year year(kReport);
  year.AdvanceTo("2026-10-31 00:00");
  year.AdvanceTo("2026-11-02 08:00");
  year.Notices();
  const Occurrence before = year.Of("redovisning/centrum");
  year.SetNow("2026-11-02 07:50");
  ASSERT_TRUE(year.Do("redovisning/centrum", TimeReached{}).ok());
  EXPECT_EQ(year.Of("redovisning/centrum"), before);
  year.AdvanceTo("2026-11-02 08:05");
  EXPECT_THAT(year.Notices(), IsEmpty());
}

}  // namespace
}  // namespace hjul::core
