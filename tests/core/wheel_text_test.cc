#include "scheduler/core/wheel_text.h"

#include <random>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "tests/core/random_wheel.h"

namespace hjul::core {
namespace {

using calendar::Language;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string Told(const text::Diagnostics& diagnostics) {
  std::string text;
  for (const text::Diagnostic& item : diagnostics.Sorted()) {
    text += text::Format("wheel.yaml", item) + "\n";
  }
  return text;
}

Wheel Parsed(const std::string& text) {
  text::Diagnostics diagnostics;
  std::optional<Wheel> wheel = ParseWheel(text, diagnostics);
  EXPECT_TRUE(wheel.has_value()) << Told(diagnostics);
  return wheel.value_or(Wheel());
}

// The codes told of `text`, in order of position.
std::vector<std::string> Codes(const std::string& text) {
  text::Diagnostics diagnostics;
  EXPECT_FALSE(ParseWheel(text, diagnostics).has_value()) << text;
  std::vector<std::string> codes;
  for (const text::Diagnostic& item : diagnostics.Sorted()) codes.push_back(item.code);
  return codes;
}

// A wheel of one activity with these lines, six spaces in, as its states.
std::string WithStates(const std::string& states) {
  return "wheel: w\nactivities:\n  - id: a\n    states:\n" + states +
         "      - {id: klar, final: true}\n";
}

// What is printed is what one would have written: this text prints as itself.
constexpr std::string_view kCanonical =
    R"(wheel: kvalitetshjul
description: Vårt gemensamma årshjul
kind: quality
turn: {starts: 1 july, length: 26 months, every: 2 years, base: 2027, named: +2}
valid: {from: 2026-08-01, until: 2030-07-31}
replaces: gamla-hjulet
lead: 42 days
load: {hours: 20}
rings: [planering, uppföljning, dialog]
defaults:
  shift: next working day
  remind: [on due, weekly after]
  escalate: {after: 5 working days, to: skolchef}
activities:
  - id: kvalitetsredovisning
    ring: uppföljning
    why: >-
      Visar hur väl vi når målen, vad som hände med förra årets åtgärder och vad vi därför gör
      härnäst
    law: Skollagen 4 kap. 4 §
    for: {each: unit, school_forms: [förskola, grundskola], except: [centrum]}
    every: even years
    states:
      - id: skrivs
        title: Redovisningen skrivs
        by: rektor
        opens: 3 weeks before spring term end
        due: last friday of june
        shift: previous working day
        move within: w. 24-26
        estimate: 6 h
        remind: [14 days before, {when: 2 working days after, to: skolchef}]
        escalate: {after: 10 working days, to: skolchef}
        actions:
          lämna in: granskas
          begär anstånd: {to: skrivs, note: required}
      - id: granskas
        by: skolchef
        due: 10 working days after entered
        actions:
          fastställ: fastställd
          avslå: {to: avslagen, title: Avslå redovisningen, when: not election year}
      - {id: fastställd, final: true}
      - {id: avslagen, final: true, outcome: declined}
    variants:
      - for: {school_forms: [förskola]}
        start: granskas
        states:
          granskas: {due: 15 june, estimate: 4 h}

  - id: central-redovisning
    ring: uppföljning
    for: {each: huvudman}
    only: election year
    after: kvalitetsredovisning
    states:
      - id: väntar
        until: all kvalitetsredovisning in fastställd
        or: 15 september
        then: sammanställs
      - id: sammanställs
        by: {all: [kvalitetsstrateg, skolchef]}
        only if: {guard: result medel of any enkät < 4.0, else: klar}
        waits for: budgethjul/beslut done
        actions:
          klart: {to: klar, participants: required}
      - {id: klar, final: true}

  - id: enkät
    repeat: {each: month, months: [1, 10]}
    cohort: 3
    optional: true
    states:
      - id: öppen
        by: [rektor, administratör]
        remind: none
        actions:
          stäng:
            to: sammanfattas
            results:
              - {id: medel, kind: number, min: 1, max: 6}
              - {id: andel, kind: percent, required: false}
              - {id: nöjd, kind: choice, choices: [ja, nej]}
      - id: sammanfattas
        by: administratör
        actions: {klar: klar}
      - {id: klar, final: true}
)";

TEST(WheelText, CanonicalTextPrintsAsItself) {
  EXPECT_EQ(PrintWheel(Parsed(std::string(kCanonical)), Language::kEnglish), kCanonical);
}

TEST(WheelText, TheSameWheelInSwedishHasTheSameHash) {
  const Wheel wheel = Parsed(std::string(kCanonical));
  const std::string swedish = PrintWheel(wheel, Language::kSwedish);
  EXPECT_THAT(swedish, testing::HasSubstr("due: sista fredagen i juni"));
  EXPECT_THAT(swedish, testing::HasSubstr("until: alla kvalitetsredovisning i fastställd"));
  EXPECT_THAT(swedish, testing::HasSubstr("remind: [på sista dagen, varje vecka efter]"));
  const Wheel again = Parsed(swedish);
  EXPECT_EQ(again, wheel);
  EXPECT_EQ(HashOf(again), HashOf(wheel));
  EXPECT_THAT(HashOf(wheel).str(), SizeIs(64));
}

TEST(WheelText, AnotherDateIsAnotherRevision) {
  Wheel wheel = Parsed(std::string(kCanonical));
  const RevisionHash before = HashOf(wheel);
  wheel.activities[0].states[0].estimate_hours = 7;
  EXPECT_NE(HashOf(wheel), before);
}

TEST(WheelText, PlacesAreNoPartOfEquality) {
  const Wheel wheel = Parsed(std::string(kCanonical));
  EXPECT_EQ(Parsed("# a comment above\n" + std::string(kCanonical)), wheel);
}

class RandomWheels : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomWheels, ReadBackAsTheyWerePrinted) {
  for (std::uint64_t i = 0; i < 25; ++i) {
    const std::uint64_t seed = GetParam() * 1000 + i;
    const Wheel wheel = RandomWheel(seed);
    for (const Language language : {Language::kEnglish, Language::kSwedish}) {
      const std::string text = PrintWheel(wheel, language);
      text::Diagnostics diagnostics;
      const std::optional<Wheel> again = ParseWheel(text, diagnostics);
      ASSERT_TRUE(again.has_value()) << "seed " << seed << "\n" << Told(diagnostics) << text;
      ASSERT_EQ(*again, wheel) << "seed " << seed << "\n"
                               << text << "---\n"
                               << PrintWheel(*again, language);
      ASSERT_EQ(PrintWheel(*again, language), text) << "seed " << seed;
    }
  }
}
TEST_P(RandomWheels, OverlaysReadBackAsTheyWerePrinted) {
  for (std::uint64_t i = 0; i < 25; ++i) {
    const std::uint64_t seed = GetParam() * 1000 + i;
    const Overlay overlay = RandomOverlay(seed);
    for (const Language language : {Language::kEnglish, Language::kSwedish}) {
      const std::string text = PrintOverlay(overlay, language);
      text::Diagnostics diagnostics;
      const std::optional<Overlay> again = ParseOverlay(text, diagnostics);
      ASSERT_TRUE(again.has_value()) << "seed " << seed << "\n" << Told(diagnostics) << text;
      ASSERT_EQ(*again, overlay) << "seed " << seed << "\n" << text;
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomWheels, testing::Range<std::uint64_t>(1, 6));

TEST(WheelText, DamagedTextGivesDiagnosticsNeverACrash) {
  std::mt19937_64 chance(20261121);
  const std::string whole(kCanonical);
  for (int i = 0; i < 200; ++i) {
    std::string text = whole;
    for (int edits = 0; edits < 4; ++edits) {
      const std::size_t at = chance() % text.size();
      const std::size_t length = chance() % 40;
      switch (chance() % 3) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, whole.substr(chance() % whole.size(), length));
          break;
        default:
          text[at] = static_cast<char>(chance() % 256);
      }
      if (text.empty()) text = "x";
    }
    text::Diagnostics diagnostics;
    const std::optional<Wheel> wheel = ParseWheel(text, diagnostics);
    EXPECT_EQ(wheel.has_value(), !diagnostics.HasErrors()) << text;
    ParseOverlay(text, diagnostics);
  }
}

TEST(WheelText, DefaultsAreFoldedIntoStates) {
  const Wheel wheel = Parsed(
      "wheel: w\n"
      "defaults: {shift: none, remind: [on due], escalate: {after: 2 weeks, to: skolchef}}\n"
      "activities:\n"
      "  - id: a\n"
      "    states:\n"
      "      - {id: skrivs, by: rektor, actions: {klar: granskas}}\n"
      "      - {id: granskas, by: skolchef, shift: statutory, actions: {klar: klar}}\n"
      "      - {id: klar, final: true}\n");
  const std::vector<State>& states = wheel.activities[0].states;
  EXPECT_EQ(states[0].shift, Shift::kNone);
  EXPECT_THAT(states[0].remind, SizeIs(1));
  ASSERT_TRUE(states[0].escalate.has_value());
  EXPECT_EQ(states[0].escalate->unit, DayUnit::kWeek);
  EXPECT_EQ(states[1].shift, Shift::kStatutory);
  EXPECT_FALSE(states[1].escalate.has_value()) << "nobody is escalated to himself";
  EXPECT_THAT(states[2].remind, IsEmpty());
}

TEST(WheelText, WithoutDefaultsTheLadderIsBuiltIn) {
  const Wheel wheel = Parsed(WithStates("      - {id: s, by: rektor, actions: {ok: klar}}\n"));
  EXPECT_THAT(wheel.activities[0].states[0].remind, SizeIs(5));
  EXPECT_TRUE(wheel.activities[0].scope.each_unit);
  EXPECT_EQ(wheel.activities[0].title, "A");
  EXPECT_EQ(wheel.activities[0].start.str(), "s");
}

TEST(WheelText, APassingStateGoesOnToTheNextOne) {
  const Wheel wheel =
      Parsed(WithStates("      - {id: väntar, due: 1 may}\n"
                        "      - {id: s, by: rektor, actions: {ok: klar}}\n"));
  EXPECT_EQ(wheel.activities[0].states[0].then.str(), "s");
  EXPECT_TRUE(wheel.activities[0].states[1].then.empty());
}

TEST(WheelText, ALabelGivesIdAndTitle) {
  const Wheel wheel =
      Parsed(WithStates("      - {id: s, by: rektor, actions: {'Begär anstånd!': klar}}\n"));
  const Action& action = wheel.activities[0].states[0].actions[0];
  EXPECT_EQ(action.id.str(), "begär-anstånd");
  EXPECT_EQ(action.title, "Begär anstånd!");
}

struct Fault {
  std::string name;
  std::string state;  // Lines of one state, after its id.
  std::string code;
};
std::string FaultName(const testing::TestParamInfo<Fault>& info) { return info.param.name; }
class StateFault : public testing::TestWithParam<Fault> {};

TEST_P(StateFault, IsRefused) {
  EXPECT_THAT(Codes(WithStates("      - {id: s, " + GetParam().state + "}\n")),
              testing::Contains(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, StateFault,
    testing::ValuesIn(std::vector<Fault>{
        {"UnknownKey", "by: rektor, dew: 1 may, actions: {ok: klar}", "unknown-key"},
        {"WrongKind", "by: rektor, actions: ok", "wrong-kind"},
        {"BadRole", "by: Rektor, actions: {ok: klar}", "bad-id"},
        {"RoleTwice", "by: [rektor, rektor], actions: {ok: klar}", "duplicate-element"},
        {"BothSignOffs", "by: {all: [a], any: [b]}, actions: {ok: klar}", "sign-off"},
        {"BadShift", "by: rektor, shift: next day, actions: {ok: klar}", "unknown-word"},
        {"BadEstimate", "by: rektor, estimate: six, actions: {ok: klar}", "bad-estimate"},
        {"NegativeEstimate", "by: rektor, estimate: -1 h, actions: {ok: klar}", "bad-estimate"},
        {"BadRung", "by: rektor, remind: [sometimes], actions: {ok: klar}", "rung-syntax"},
        {"RungTwice", "by: rektor, remind: [on due, on due], actions: {ok: klar}",
         "duplicate-element"},
        {"NoneAmongOthers", "by: rektor, remind: [none, on due], actions: {ok: klar}",
         "rung-syntax"},
        {"BadEscalation", "by: rektor, escalate: {after: soon, to: a}, actions: {ok: klar}",
         "bad-count"},
        {"EscalationToNobody", "by: rektor, escalate: {after: 5 days}, actions: {ok: klar}",
         "missing-key"},
        {"BadRule", "by: rektor, due: 30 february, actions: {ok: klar}", "impossible-date"},
        {"BadGuard", "by: rektor, waits for: budget, actions: {ok: klar}", "guard-syntax"},
        {"OnlyIfWithoutElse", "by: rektor, only if: {guard: election year}, actions: {ok: klar}",
         "missing-key"},
        {"OrWithoutUntil", "or: 1 may, then: klar", "or-without-until"},
        {"UntilWithBy", "by: rektor, until: a done, actions: {ok: klar}", "somebody-acts"},
        {"ActionsWithoutBy", "due: 1 may, then: klar, actions: {ok: klar}", "nobody-acts"},
        {"RemindNobody", "due: 1 may, then: klar, remind: [on due]", "nobody-acts"},
        {"FinalWithBy", "final: true, by: rektor", "final-state"},
        {"OutcomeWithoutFinal", "by: rektor, outcome: done, actions: {ok: klar}",
         "outcome-without-final"},
        {"NoteWord", "by: rektor, actions: {ok: {to: klar, note: maybe}}", "unknown-word"},
        {"NoTarget", "by: rektor, actions: {ok: {note: required}}", "missing-key"},
        {"ActionTwice", "by: rektor, actions: {ok: klar, OK: klar}", "duplicate-id"},
        {"EmptyLabel", "by: rektor, actions: {'!': klar}", "bad-id"},
        {"ResultRange", "by: rektor, actions: {ok: {to: klar, results: [{id: x, min: 2, max: 1}]}}",
         "result-range"},
        {"OneChoice", "by: rektor, actions: {ok: {to: klar, results: [{id: x, choices: [ja]}]}}",
         "result-choices"},
        {"ResultTwice", "by: rektor, actions: {ok: {to: klar, results: [{id: x}, {id: x}]}}",
         "duplicate-id"},
    }),
    FaultName);

class WheelFault : public testing::TestWithParam<Fault> {};

TEST_P(WheelFault, IsRefused) {
  const std::string text =
      GetParam().state +
      "\nactivities:\n  - {id: a, states: [{id: s, by: r, actions: {k: e}}, {id: e, final: "
      "true}]}\n";
  EXPECT_THAT(Codes(text), testing::Contains(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, WheelFault,
    testing::ValuesIn(std::vector<Fault>{
        {"NoName", "title: x", "missing-key"},
        {"Kind", "wheel: w\nkind: best", "unknown-word"},
        {"Turn", "wheel: w\nturn: läsår", "unknown-word"},
        {"TurnStart", "wheel: w\nturn: {starts: 29 february}", "turn"},
        {"TurnNoStart", "wheel: w\nturn: {length: 2 years}", "missing-key"},
        {"TurnLength", "wheel: w\nturn: {starts: 1 july, length: 11 years}", "turn"},
        {"Valid", "wheel: w\nvalid: {from: 2026-13-01}", "bad-date"},
        {"ValidOrder", "wheel: w\nvalid: {from: 2027-01-01, until: 2026-01-01}", "valid"},
        {"Lead", "wheel: w\nlead: 5 working days", "bad-count"},
        {"Load", "wheel: w\nload: {hours: 0}", "out-of-range"},
        {"RingTwice", "wheel: w\nrings: [a, a]", "duplicate-element"},
        {"Overlay", "overlay: w\nunit: x", "wrong-kind"},
        {"Defaults", "wheel: w\ndefaults: {escalate: soon}", "wrong-kind"},
    }),
    FaultName);

class ActivityFault : public testing::TestWithParam<Fault> {};

TEST_P(ActivityFault, IsRefused) {
  const std::string text = "wheel: w\nactivities:\n  - {id: a, " + GetParam().state +
                           ", states: [{id: s, by: r, actions: {k: e}}, {id: e, final: true}]}\n";
  EXPECT_THAT(Codes(text), testing::Contains(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(
    Faults, ActivityFault,
    testing::ValuesIn(std::vector<Fault>{
        {"For", "for: {each: school}", "unknown-word"},
        {"ForHuvudmanWithFilter", "for: {each: huvudman, grades: [3]}", "scope"},
        {"CohortOfHuvudman", "for: {each: huvudman}, cohort: 2", "scope"},
        {"Repeat", "repeat: weekly", "unknown-word"},
        {"RepeatBoth", "repeat: {each: term, times: [a]}", "recurrence"},
        {"Months", "repeat: {each: term, months: [1]}", "recurrence"},
        {"Month13", "repeat: {each: month, months: [13]}", "out-of-range"},
        {"Every", "every: 2 years", "recurrence"},
        {"Only", "only: leap year", "unknown-word"},
        {"After", "after: [b done]", "guard-syntax"},
        {"VariantNoCondition", "variants: [{start: s}]", "variant-condition"},
        {"VariantNoChange", "variants: [{only: election year}]", "variant-change"},
        {"VariantSignOff", "variants: [{only: election year, states: {s: {by: {all: [x]}}}}]",
         "sign-off"},
        {"VariantOfFinal", "variants: [{only: election year, states: {e: {due: 1 may}}}]",
         "final-state"},
        {"VariantNoReminders", "variants: [{only: election year, states: {s: {remind: none}}}]",
         "variant-remind"},
    }),
    FaultName);

TEST(WheelText, TwoOfOneNameAreToldWithTheFirstLine) {
  text::Diagnostics diagnostics;
  ParseWheel(WithStates("      - {id: s, by: rektor, actions: {ok: klar}}\n"
                        "      - {id: s, by: rektor, actions: {ok: klar}}\n"),
             diagnostics);
  ASSERT_THAT(diagnostics.items(), SizeIs(1));
  EXPECT_EQ(text::Format("w", diagnostics.items()[0]),
            "w:6:14: error: the state 's' stands twice, first on line 5 [duplicate-id]\n"
            "  hint: give one of them another id");
}

TEST(WheelText, LimitsAreFaults) {
  std::string states;
  for (int i = 0; i < 41; ++i) {
    states += fmt::format("      - {{id: s{}, by: r, actions: {{ok: klar}}}}\n", i);
  }
  EXPECT_THAT(Codes(WithStates(states)), ElementsAre("too-many"));
  std::string actions;
  for (int i = 0; i < 21; ++i) actions += fmt::format("k{}: klar, ", i);
  EXPECT_THAT(Codes(WithStates("      - {id: s, by: r, actions: {" + actions + "}}\n")),
              ElementsAre("too-many"));
  EXPECT_THAT(Codes(WithStates("      - {id: s, by: r, title: " + std::string(201, 'x') +
                               ", actions: {ok: klar}}\n")),
              ElementsAre("too-long"));
  EXPECT_THAT(Codes(std::string(100'001, ' ')), ElementsAre("too-large"));
}

TEST(WheelText, WhatCouldNotBeReadAgainIsRefused) {
  std::string text = "wheel: w\nactivities:\n";
  for (int i = 0; i < 190; ++i) {
    text += fmt::format("- {{id: a{}, states: [", i);
    for (int s = 0; s < 10; ++s) text += fmt::format("{{id: s{}, by: r, actions: {{k: e}}}}, ", s);
    text += "{id: e, final: true}]}\n";
  }
  ASSERT_LT(text.size(), 100'000U);
  EXPECT_THAT(Codes(text), ElementsAre("too-large"));
}

}  // namespace
}  // namespace hjul::core
