#include "scheduler/core/wheel_check.h"

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "scheduler/core/wheel_text.h"
#include "tests/core/random_wheel.h"

namespace hjul::core {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// What is told of a wheel of these activities (lines two spaces in): "line: code: message".
std::vector<std::string> Told(const std::string& activities,
                              const CheckSurroundings& surroundings = {}) {
  text::Diagnostics diagnostics;
  ParseAndCheckWheel("wheel: w\nactivities:\n" + activities, surroundings, diagnostics);
  std::vector<std::string> told;
  for (const text::Diagnostic& item : diagnostics.Sorted()) {
    told.push_back(std::to_string(item.at.line) + ": " + item.code + ": " + item.message);
  }
  return told;
}

// An activity that is in order, for others to refer to.
constexpr std::string_view kEnkat =
    "  - {id: enkät, states: [{id: besvaras, by: rektor, actions: {stäng: {to: stängd, results: "
    "[{id: medel, min: 1, max: 6}, {id: nöjd, choices: [ja, nej]}, {id: ord, kind: text}]}}}, "
    "{id: stängd, final: true}]}\n";

// That, and one whose first state waits for `guard`.
std::vector<std::string> WaitsFor(const std::string& guard) {
  return Told(std::string(kEnkat) + "  - {id: a, states: [{id: s, by: rektor, waits for: \"" +
              guard + "\", actions: {ok: e}}, {id: e, final: true}]}\n");
}

// One activity with these states on lines of their own, the first on line 3.
std::vector<std::string> States(const std::string& states) {
  return Told("  - id: a\n    states:\n" + states);
}

TEST(WheelCheck, AWheelInOrderIsToldNothing) {
  EXPECT_THAT(WaitsFor("enkät done and result medel of enkät < 4.0 and result nöjd of enkät = ja"),
              IsEmpty());
}

TEST(WheelCheck, TenMistakesGiveTenPreciseErrors) {
  const std::string folder = HJUL_CORE_TESTDATA;
  const auto read = [&](const std::string& name) {
    std::stringstream text;
    text << std::ifstream(folder + "/" + name).rdbuf();
    return text.str();
  };
  text::Diagnostics diagnostics;
  EXPECT_FALSE(ParseAndCheckWheel(read("ten-mistakes.yaml"), {}, diagnostics).has_value());
  std::string told;
  int errors = 0;
  for (const text::Diagnostic& item : diagnostics.Sorted()) {
    told += text::Format("ten-mistakes.yaml", item) + "\n";
    errors += item.severity == text::Severity::kError ? 1 : 0;
    EXPECT_GT(item.at.column, 0);
    EXPECT_FALSE(item.path.empty());
  }
  EXPECT_EQ(errors, 10);
  if (std::getenv("HJUL_REWRITE") != nullptr) {
    std::ofstream(folder + "/ten-mistakes.txt") << told;
  }
  EXPECT_EQ(told, read("ten-mistakes.txt"));
}

TEST(WheelCheck, UnknownNamesComeWithTheNearest) {
  EXPECT_THAT(WaitsFor("enkat done"), ElementsAre("4: unknown-activity: unknown activity 'enkat'"));
  EXPECT_THAT(WaitsFor("enkät in stäng"),
              ElementsAre("4: unknown-state: unknown state 'stäng' of 'enkät'"));
  EXPECT_THAT(WaitsFor("enkät[ht] done"),
              ElementsAre("4: unknown-ordinal: 'enkät' occurs once in a turn and has no 'ht'"));
  EXPECT_THAT(WaitsFor("andra-hjulet/enkät done"),
              ElementsAre("4: unknown-wheel: the wheel 'andra-hjulet' is not known here"));
}

TEST(WheelCheck, ResultsReadMustBeRecordedAndComparable) {
  EXPECT_THAT(WaitsFor("result median of enkät < 4"),
              ElementsAre("4: unknown-result: no action of 'enkät' records a result 'median'"));
  EXPECT_THAT(WaitsFor("result medel < 4"),
              ElementsAre("4: unknown-result: no action of 'a' records a result 'medel'"));
  EXPECT_THAT(WaitsFor("result medel of enkät = hög"),
              ElementsAre("4: result-kind: 'medel' is a number and cannot be 'hög'"));
  EXPECT_THAT(WaitsFor("result nöjd of enkät < 2"),
              ElementsAre("4: result-kind: 'nöjd' is no number and has no order"));
  EXPECT_THAT(WaitsFor("result nöjd of enkät = kanske"),
              ElementsAre("4: result-kind: 'kanske' is no choice of 'nöjd'"));
}

TEST(WheelCheck, OtherWheelsAreLookedInto) {
  text::Diagnostics diagnostics;
  const std::optional<Wheel> other =
      ParseWheel("wheel: andra\nactivities:\n" + std::string(kEnkat), diagnostics);
  ASSERT_TRUE(other.has_value());
  const CheckSurroundings surroundings{.other_wheels = {&*other}};
  const auto waits = [&](const std::string& guard) {
    return Told("  - {id: a, states: [{id: s, by: r, waits for: " + guard +
                    ", actions: {ok: e}}, {id: e, final: true}]}\n",
                surroundings);
  };
  EXPECT_THAT(waits("andra/enkät in stängd"), IsEmpty());
  EXPECT_THAT(waits("andra/enkater done"), ElementsAre(HasSubstr("unknown-activity")));
  EXPECT_THAT(waits("andra/enkät in stäng"), ElementsAre(HasSubstr("unknown-state")));
}

TEST(WheelCheck, StatesMustBeReachableAndLeadToAnEnd) {
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: e}}\n"
                     "      - {id: bortom, by: r, actions: {ok: e}}\n"
                     "      - {id: e, final: true}\n"),
              ElementsAre("6: unreachable-state: nothing leads to the state 'bortom'"));
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: t}}\n"
                     "      - {id: t, by: r}\n"
                     "      - {id: e, final: true}\n"),
              Contains("6: no-way-out: no action leads out of 't'"));
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: t, sluta: e}}\n"
                     "      - {id: t}\n"
                     "      - {id: e, final: true}\n"),
              ElementsAre("6: no-way-out: nobody acts in 't' and nothing ends it"));
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: t}}\n"
                     "      - {id: t, by: r, actions: {tillbaka: s}}\n"
                     "      - {id: e, final: true}\n"),
              Contains("5: no-way-out: no way leads from the state 's' to an end"));
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: s}}\n"),
              ElementsAre("3: no-final-state: 'a' has no end"));
}

TEST(WheelCheck, AMisspeltWayIsToldOnceOnly) {
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: granska}}\n"
                     "      - {id: granskas, by: r, actions: {ok: e}}\n"
                     "      - {id: e, final: true}\n"),
              ElementsAre("5: unknown-state: unknown state 'granska'"));
}

TEST(WheelCheck, DeclinedEndsAndOptionalActivitiesNeedNoAction) {
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: e}}\n"
                     "      - {id: e, final: true}\n"
                     "      - {id: nej, final: true, outcome: declined}\n"),
              IsEmpty());
}

TEST(WheelCheck, NothingTurnsByItselfForEver) {
  EXPECT_THAT(States("      - {id: s, by: r, actions: {ok: v, sluta: e}}\n"
                     "      - {id: v, due: v. 10, then: t}\n"
                     "      - {id: t, due: v. 12, then: v}\n"
                     "      - {id: e, final: true}\n"),
              Contains("6: automatic-loop: 'v' leads back to itself without anybody acting through "
                       "'t'"));
}

TEST(WheelCheck, WhereAllSignThereIsSomethingAllCanSign) {
  const auto signed_by = [](const std::string& actions) {
    return States("      - {id: s, by: {all: [a, b]}, actions: {" + actions +
                  "}}\n      - {id: e, final: true}\n");
  };
  EXPECT_THAT(signed_by("ok: {to: e, by: a}, nej: {to: e, by: b}"),
              ElementsAre(HasSubstr("no-common-action")));
  EXPECT_THAT(signed_by("ok: {to: e, by: [b, a]}"), IsEmpty());
  EXPECT_THAT(signed_by("ok: {to: e, by: a, alone: true}"), IsEmpty());
}

TEST(WheelCheck, ActionsAreForThoseWhoActThere) {
  EXPECT_THAT(States("      - {id: s, by: [rektor, hr], actions: {ok: {to: e, by: rektr}}}\n"
                     "      - {id: e, final: true}\n"),
              ElementsAre("5: not-a-party: 'rektr' does not act in the state 's'"));
}

std::string WaitingPair(const std::string& a, const std::string& b) {
  return "  - {id: a, " + a + ", actions: {ok: e}}, {id: e, final: true}]}\n" + "  - {id: b, " + b +
         ", actions: {ok: e}}, {id: e, final: true}]}\n";
}

TEST(WheelCheck, GuardsInACircleNeverOpen) {
  const std::string start = "states: [{id: s, by: r";
  EXPECT_THAT(Told(WaitingPair(start + ", waits for: b done", start + ", waits for: a done")),
              ElementsAre("3: guard-circle: guards in a circle: 'a' (in 's') waits for 'b' (in "
                          "'s') waits for 'a'"));
  EXPECT_THAT(Told(WaitingPair("after: b, " + start, "after: [a], " + start)),
              ElementsAre(HasSubstr("guard-circle")));
  EXPECT_THAT(Told(WaitingPair("after: a, " + start, start)),
              ElementsAre("3: guard-circle: guards in a circle: 'a' (in 's') waits for 'a'"));
  EXPECT_THAT(Told(WaitingPair(start + ", waits for: a done", start)),
              ElementsAre("3: guard-circle: guards in a circle: 'a' (in 's') waits for 'a'"));
}

TEST(WheelCheck, WhatOnlyLooksLikeACircleIsAllowed) {
  const std::string start = "states: [{id: s, by: r";
  for (const char* const guard : {"previous b done", "b started", "not b done", "b in s",
                                  "b done or election year", "andra/b done"}) {
    EXPECT_THAT(Told(WaitingPair(start + ", waits for: " + guard, start + ", waits for: a done")),
                Not(Contains(HasSubstr("guard-circle"))))
        << guard;
  }
  // A gate with a last day lets through on that day.
  EXPECT_THAT(Told("  - {id: a, states: [{id: v, until: b done, or: v. 10, then: e}, "
                   "{id: e, final: true}]}\n"
                   "  - {id: b, after: a, states: [{id: s, by: r, actions: {ok: e}}, "
                   "{id: e, final: true}]}\n"),
              IsEmpty());
}

TEST(WheelCheck, WhatNeverHappensIsNotWaitedFor) {
  EXPECT_THAT(Told("  - {id: a, states: [{id: s, by: r, waits for: b done, actions: {ok: e}}, "
                   "{id: e, final: true}]}\n"
                   "  - {id: b, states: [{id: s, by: r, actions: {ok: e}}, "
                   "{id: e, final: true, outcome: declined}]}\n"),
              ElementsAre("3: guard-never-true: 'b done' can never come true"));
}

TEST(WheelCheck, DatesInACircleAreTold) {
  EXPECT_THAT(
      Told("  - {id: enkät, states: [{id: s, by: r, due: dialog due + 1 week, actions: {ok: "
           "e}}, {id: e, final: true}]}\n"
           "  - {id: dialog, states: [{id: s, by: r, due: enkät due - 1 week, actions: {ok: "
           "e}}, {id: e, final: true}]}\n"),
      ElementsAre("3: date-circle: dates in a circle: 'enkät s due' leans on 'dialog s due' "
                  "leans on 'enkät s due'"));
}

TEST(WheelCheck, ReplacementsMustFit) {
  const std::string rest = "states: [{id: s, by: r, actions: {ok: e}}, {id: e, final: true}]}\n";
  EXPECT_THAT(Told("  - {id: a, replaces: c, " + rest + "  - {id: b, " + rest),
              ElementsAre("3: unknown-activity: unknown activity 'c'"));
  EXPECT_THAT(Told("  - {id: a, replaces: b, " + rest + "  - {id: b, " + rest),
              ElementsAre("3: replaces: 'a' occurs in every turn, so 'b' never does"));
  EXPECT_THAT(Told("  - {id: a, only: election year, replaces: b, " + rest +
                   "  - {id: b, for: {each: huvudman}, " + rest),
              ElementsAre("3: replaces: 'a' is each unit's, but 'b' is the huvudman's"));
  EXPECT_THAT(Told("  - {id: a, only: election year, replaces: b, " + rest + "  - {id: b, " + rest +
                   "  - {id: c, after: b, " + rest),
              IsEmpty());
  EXPECT_THAT(Told("  - {id: a, only: election year, replaces: b, " + rest +
                   "  - {id: b, states: [{id: t, by: r, actions: {ok: e}}, {id: e, final: true}]}\n"
                   "  - {id: c, states: [{id: s, by: r, waits for: b in t, actions: {ok: e}}, "
                   "{id: e, final: true}]}\n"),
              ElementsAre("5: replacement-lacks-state: 'a', which stands in for 'b', has no state "
                          "'t'"));
}

TEST(WheelCheck, AWheelThatReplacesAnotherSaysFromWhen) {
  const auto told = [](const std::string& head) {
    text::Diagnostics diagnostics;
    ParseAndCheckWheel(head + "\nactivities:\n" + std::string(kEnkat), {}, diagnostics);
    return diagnostics.items().empty() ? std::string() : diagnostics.items()[0].message;
  };
  EXPECT_EQ(told("wheel: w\nreplaces: gammalt"), "'gammalt' is replaced, but not from when");
  EXPECT_EQ(told("wheel: w\nvalid: {from: 2026-08-01}\nreplaces: gammalt"), "");
  EXPECT_EQ(told("wheel: w\nreplaces: w"), "a wheel cannot replace itself");
}

Organisation Municipality() {
  Organisation::Content content;
  content.units = {{.id = UnitId("bjork"), .school_forms = {"grundskola"}},
                   {.id = UnitId("lind"), .school_forms = {"förskola"}}};
  content.posts = {{.id = {RoleId("rektor"), UnitId("bjork")}},
                   {.id = {RoleId("rektor"), UnitId("lind")}},
                   {.id = {RoleId("skyddsombud"), UnitId("bjork")}},
                   {.id = {RoleId("skolchef"), UnitId()}}};
  return Organisation(content);
}

TEST(WheelCheck, RolesNobodyHoldsAreWarnings) {
  const Organisation organisation = Municipality();
  const CheckSurroundings surroundings{.organisation = &organisation};
  const auto by = [&](const std::string& scope, const std::string& role) {
    return Told("  - {id: a, for: {each: " + scope + "}, states: [{id: s, by: " + role +
                    ", actions: {ok: e}}, {id: e, final: true}]}\n",
                surroundings);
  };
  EXPECT_THAT(by("unit", "rektor"), IsEmpty());
  EXPECT_THAT(by("unit", "skolchef"), IsEmpty());
  EXPECT_THAT(by("unit", "rektorn"),
              ElementsAre("3: role-without-post: no post has the role 'rektorn'"));
  EXPECT_THAT(by("unit", "skyddsombud"),
              ElementsAre("3: role-missing-at-units: 1 unit has no post with the role "
                          "'skyddsombud': lind"));
  EXPECT_THAT(by("unit, school_forms: [grundskola]", "skyddsombud"), IsEmpty());
  EXPECT_THAT(by("huvudman", "rektor"),
              ElementsAre("3: role-only-at-units: 'rektor' is a role of units, but 'a' is the "
                          "huvudman's"));
  EXPECT_THAT(by("unit, units: [bjrok]", "rektor"),
              ElementsAre("3: unknown-unit: unknown unit 'bjrok'"));
  EXPECT_THAT(by("unit, school_forms: [komvux]", "rektor"),
              ElementsAre("3: no-unit-matches: no unit is like this"));
}

TEST(WheelCheck, FaultsInOneActivityDoNotMakeOthersUnknown) {
  EXPECT_THAT(Told("  - {states: [{id: s, by: r, actions: {ok: e}}, {id: e, final: true}]}\n"
                   "  - {id: b, after: a, states: [{id: s, by: r, actions: {ok: e}}, "
                   "{id: e, final: true}]}\n"),
              ElementsAre("3: missing-key: an activity has no 'id'"));
  EXPECT_THAT(Told("  - {id: a, states: [{by: r, actions: {ok: e}}, {id: e, final: true}]}\n"
                   "  - {id: b, states: [{id: s, by: r, waits for: a in s, actions: {ok: e}}, "
                   "{id: e, final: true}]}\n"),
              ElementsAre("3: missing-key: a state has no 'id'"));
}

TEST(WheelCheck, NoWheelCrashesIt) {
  const Organisation organisation = Municipality();
  const calendar::Calendar calendar;
  const CheckSurroundings surroundings{
      .organisation = &organisation, .calendar = &calendar, .years = 2};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    text::Diagnostics diagnostics;
    CheckWheel(RandomWheel(seed), surroundings, diagnostics);
    EXPECT_FALSE(diagnostics.items().empty()) << "what is made by chance makes no sense";
  }
}

TEST(WheelCheck, NoTextCrashesIt) {
  std::mt19937_64 chance(20261121);
  const CheckSurroundings surroundings{.years = 1};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    std::string text = PrintWheel(RandomWheel(seed), calendar::Language::kSwedish);
    for (int edit = 0; edit < 3; ++edit) {
      // Whole lines, so that most of it still parses.
      const std::size_t from = text.find('\n', chance() % text.size());
      if (from == std::string::npos) continue;
      const std::size_t to = text.find('\n', from + 1);
      text.erase(from, to == std::string::npos ? std::string::npos : to - from);
    }
    text::Diagnostics diagnostics;
    ParseAndCheckWheel(text, surroundings, diagnostics);
    EXPECT_FALSE(diagnostics.items().empty());
  }
}

}  // namespace
}  // namespace hjul::core
