// The checks that plan sample turns.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "scheduler/core/wheel_check.h"

namespace hjul::core {
namespace {

using calendar::MakeDate;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

calendar::Calendar Sample() {
  calendar::Calendar::Content content;
  for (int year = 2026; year < 2030; ++year) {
    content.school_years.push_back(
        {.start_year = year,
         .autumn = {MakeDate(year, 8, 18), MakeDate(year, 12, 18)},
         .spring = {MakeDate(year + 1, 1, 11), MakeDate(year + 1, 6, 15)}});
  }
  content.tables = {{.name = "np",
                     .entries = {{.key = "NP-SV-6-A", .date = MakeDate(2027, 3, 14)},
                                 {.key = "NP-SV-6-B", .date = MakeDate(2027, 3, 16)}}},
                    {.name = "BUN", .entries = {{.key = "", .date = MakeDate(2027, 2, 11)}}}};
  return calendar::Calendar(content);
}

// "line: severity: code: message" of a wheel whose one activity has `lines` before its states.
std::vector<std::string> Told(const std::string& states, const std::string& lines = "",
                              int years = 4) {
  const calendar::Calendar calendar = Sample();
  const CheckSurroundings surroundings{.calendar = &calendar, .first_year = 2026, .years = years};
  text::Diagnostics diagnostics;
  ParseAndCheckWheel("wheel: w\nactivities:\n  - id: a\n" + lines + "    states:\n" + states +
                         "      - {id: e, final: true}\n",
                     surroundings, diagnostics);
  std::vector<std::string> told;
  for (const text::Diagnostic& item : diagnostics.Sorted()) {
    const bool error = item.severity == text::Severity::kError;
    told.push_back(std::to_string(item.at.line) + (error ? ": error: " : ": warning: ") +
                   item.code + ": " + item.message);
  }
  return told;
}
std::vector<std::string> Due(const std::string& rule, const std::string& lines = "") {
  return Told("      - {id: s, by: r, due: " + rule + ", actions: {ok: e}}\n", lines);
}
std::vector<std::string> TwoSteps(const std::string& first, const std::string& second) {
  return Told("      - {id: s, by: r, " + first + ", actions: {ok: t}}\n" +
              "      - {id: t, by: r, " + second + ", actions: {ok: e}}\n");
}

TEST(DateCheck, AWeekThatSomeYearsLackIsAWarningNamingTheTurns) {
  EXPECT_THAT(Due("måndag v. 53"), ElementsAre(HasSubstr("5: warning: impossible-date")));
  EXPECT_THAT(Due("måndag v. 53"), ElementsAre(HasSubstr("of 4 turns looked at: 2027-28")));
  EXPECT_THAT(Due("monday w. 53 or skip"), IsEmpty());
}

TEST(DateCheck, AWeekThatNoCheckedYearHasIsAnError) {
  const calendar::Calendar calendar = Sample();
  const CheckSurroundings surroundings{.calendar = &calendar, .first_year = 2027, .years = 3};
  text::Diagnostics diagnostics;
  ParseAndCheckWheel(
      "wheel: w\nactivities:\n  - {id: a, states: [{id: s, by: r, due: monday w. 53, actions: "
      "{ok: e}}, {id: e, final: true}]}\n",
      surroundings, diagnostics);
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].severity, text::Severity::kError);
  EXPECT_EQ(diagnostics.items()[0].code, "impossible-date");
}

TEST(DateCheck, DueDatesThatRunBackwardNameBothLines) {
  EXPECT_THAT(TwoSteps("due: 15 may", "due: 1 may"),
              ElementsAre("6: error: due-backward: 't' is due 2027-04-30, before 's' on "
                          "2027-05-14 (line 5) in 2026-27"));
  EXPECT_THAT(TwoSteps("due: 1 may", "due: 15 may"), IsEmpty());
  EXPECT_THAT(TwoSteps("due: 1 may", "due: entered + 10 working days"), IsEmpty());
  EXPECT_THAT(TwoSteps("due: 15 may", "due: 1 may year 2"), IsEmpty());
}

TEST(DateCheck, WhatIsWrongInSomeTurnsOnlyIsAWarning) {
  EXPECT_THAT(TwoSteps("due: friday w. 13, shift: none", "due: 29 march, shift: none"),
              ElementsAre(HasSubstr("6: warning: due-backward")));
}

TEST(DateCheck, AGatesLastDayIsADate) {
  EXPECT_THAT(Told("      - {id: v, until: election year, or: 15 september, then: t}\n"
                   "      - {id: t, by: r, due: 1 september, actions: {ok: e}}\n"),
              ElementsAre(HasSubstr("6: error: due-backward")));
}

TEST(DateCheck, OpensComesBeforeDue) {
  EXPECT_THAT(TwoSteps("opens: 20 may, due: 15 may", "due: 1 june"),
              ElementsAre("5: error: opens-after-due: 's' opens 2027-05-20, after it is due on "
                          "2027-05-14 (line 5) in 2026-27"));
}

TEST(DateCheck, ACoreDeadlineLiesInItsOwnWindow) {
  EXPECT_THAT(Told("      - {id: s, by: r, due: v. 40, move within: v. 42-45, actions: {ok: e}}\n"),
              ElementsAre(HasSubstr("5: error: outside-window")));
}

TEST(DateCheck, VariantsAreLookedAtToo) {
  const std::string states =
      "      - {id: s, by: r, due: 1 may, actions: {ok: t}}\n"
      "      - {id: t, by: r, due: 15 may, actions: {ok: e}}\n";
  EXPECT_THAT(Told(states,
                   "    variants: [{for: {school_forms: [förskola]}, states: {t: {due: 1 "
                   "april}}}]\n"),
              ElementsAre(HasSubstr("4: error: due-backward: 't' is due 2027-04-01")));
  EXPECT_THAT(Told(states,
                   "    repeat: each term\n    variants: [{ordinal: ht, states: {s: {due: "
                   "1 june}}}]\n"),
              ElementsAre(HasSubstr("due-backward")));
}

TEST(DateCheck, PeriodsNeedARepetition) {
  EXPECT_THAT(Due("period end"), ElementsAre(HasSubstr("5: error: period-without-repeat")));
  EXPECT_THAT(Due("period end", "    repeat: each term\n"), IsEmpty());
}

TEST(DateCheck, WhatTheCalendarLacksIsAWarning) {
  const std::string states = "      - {id: s, by: r, due: spring term end, actions: {ok: e}}\n";
  EXPECT_THAT(Told(states), IsEmpty());
  EXPECT_THAT(Told(states, "", 6),
              ElementsAre("5: warning: missing-school-year: the calendar has no läsår 2030/31, "
                          "2031/32"));
}

TEST(DateCheck, TableKeysAreLookedUp) {
  EXPECT_THAT(Due("datum NP-SV-6-B"), ElementsAre(HasSubstr("warning: missing-entry")));
  EXPECT_THAT(Due("datum NP-SV-9-B"), ElementsAre(HasSubstr("warning: unknown-date")));
  EXPECT_THAT(Due("datum NP-SV6-B"),
              ElementsAre("5: error: unknown-date: no date table and no entry is called "
                          "'NP-SV6-B'"));
  EXPECT_THAT(Due("'next \"KF\" after 15 september'"),
              ElementsAre(HasSubstr("warning: unknown-date: no date table and no entry is called "
                                    "'KF' yet")));
}

TEST(DateCheck, ARungBeforeTheOpeningIsAWarning) {
  EXPECT_THAT(Told("      - {id: s, by: r, opens: 1 may, due: 15 may, actions: {ok: e}, remind: [4 "
                   "weeks before, 3 days before]}\n"),
              ElementsAre(HasSubstr("5: warning: rung-before-open")));
}

}  // namespace
}  // namespace hjul::core
