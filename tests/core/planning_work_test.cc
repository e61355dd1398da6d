// What the checks of a wheel may take: counted, not timed. The dearest wheels that a text can hold
// are refused at the activity that costs most, and nothing is looked at far beyond the limit.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "scheduler/core/planning_work.h"
#include "scheduler/core/sample_turns.h"
#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_text.h"

namespace hjul::core {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

// A wheel whose turns are `months` long, with `activities` that recur each month; each with
// `states` that are due by `rule`, in which {} is the number of the next state, the last one at the
// month's end.
struct Shape {
  const char* name;
  int months;
  int activities;
  int states;
  const char* rule;
  bool refused;
};
void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::string TextOf(const Shape& shape) {
  std::string text = fmt::format(
      "wheel: w\nturn: {{starts: 1 july, length: {} months, every: 1 year, base: 2026}}\n"
      "activities:\n  - id: cheap\n    states: [{{id: s, by: r, due: 1 may, actions: {{ok: e}}}}, "
      "{{id: e, final: true}}]\n",
      shape.months);
  for (int a = 0; a < shape.activities; ++a) {
    text += fmt::format(
        "  - id: a{}\n    for: {{each: huvudman}}\n    repeat: each month\n"
        "    states:\n",
        a);
    for (int s = 0; s < shape.states; ++s) {
      text += fmt::format(
          "      - {{id: s{}, by: r, due: {}, actions: {{ok: s{}}}}}\n", s,
          s + 1 == shape.states ? "month end" : fmt::format(fmt::runtime(shape.rule), s + 1),
          s + 1);
    }
    text += fmt::format("      - {{id: s{}, final: true}}\n", shape.states);
  }
  return text;
}

class CheckedWork : public testing::TestWithParam<Shape> {};

TEST_P(CheckedWork, IsBoundedAndBeyondItTheTextIsRefusedWithItsPlace) {
  const std::string text = TextOf(GetParam());
  const calendar::Calendar calendar;
  text::Diagnostics diagnostics;
  const auto wheel =
      ParseAndCheckWheel(text, {.calendar = &calendar, .first_year = 2026}, diagnostics);
  ASSERT_TRUE(wheel) << diagnostics.items().front().message;
  std::vector<text::Diagnostic> told;
  for (const text::Diagnostic& item : diagnostics.items()) {
    if (item.code == "too-much-work") told.push_back(item);
  }
  ASSERT_THAT(told, SizeIs(GetParam().refused ? 1 : 0));
  for (const text::Diagnostic& item : told) {
    EXPECT_EQ(item.at, (text::Position{6, 5}));  // Of "a0", not of "cheap".
    EXPECT_EQ(item.path, "activities[1]");
    EXPECT_THAT(item.message, HasSubstr(fmt::format("more than {} looks", kCheckLooksMax)));
    EXPECT_THAT(item.message, HasSubstr("most of them for 'a0'"));
    EXPECT_THAT(item.suggestion, HasSubstr("recur less often"));
  }
  std::uint64_t states = 0;
  const SampleWork work =
      VisitSamples(*wheel, calendar, 2026, 6, kCheckLooksMax,
                   [&](const Sample& sample) { states += sample.occurrence.plan.size(); });
  EXPECT_EQ(work.too_dear != nullptr, GetParam().refused) << work.looks;
  EXPECT_LE(states * kLooksOfAState, std::min(work.looks, kCheckLooksMax))
      << "what was planned was reckoned with, and nothing was planned beyond the limit";
  RecordProperty("looks", std::to_string(work.looks));
}

INSTANTIATE_TEST_SUITE_P(
    Wheels, CheckedWork,
    testing::ValuesIn(std::vector<Shape>{
        {"AYearOfManyMonths", 12, 60, 5, "10 working days before month end", false},
        {"TenYearsOfAFewMonths", 120, 4, 5, "10 working days before month end", false},
        {"FarCountsOnce", 12, 1, 5, "5000 working days after 1 may", false},
        {"TenYearsOfManyMonths", 120, 199, 3, "last working day of the month", true},
        {"FarCountsOften", 120, 1, 20, "5000 working days after month end", true},
        {"EachLeansOnTheNext", 120, 20, 38, "1 day before this s{} due", true},
    }),
    [](const auto& shape) { return shape.param.name; });

// For each unit, and for each occurrence that a guard of the huvudman's looks at.
TEST(PlanningWork, GrowsWithTheUnits) {
  text::Diagnostics diagnostics;
  const auto wheel = ParseWheel(
      "wheel: w\nactivities:\n"
      "  - {id: a, states: [{id: s, by: r, due: 1 may, remind: none, actions: {ok: e}}, "
      "{id: e, final: true}]}\n"
      "  - {id: b, for: {each: huvudman}, states: [{id: s, until: all a done, then: e}, "
      "{id: e, final: true}]}\n",
      diagnostics);
  ASSERT_TRUE(wheel) << diagnostics.items().front().message;
  const auto looks = [&](std::size_t units) {
    Organisation::Content content;
    for (std::size_t i = 0; i < units; ++i) {
      content.units.push_back({.id = UnitId(fmt::format("u{}", i)), .name = "Skola"});
    }
    return WorkOfTurn(*wheel, *TurnStartingIn(*wheel, 2026), calendar::Calendar(),
                      Organisation(std::move(content)));
  };
  auto ten = looks(10);
  auto many = looks(1000);
  EXPECT_EQ(many[ActivityId("a")] - 2, 100 * (ten[ActivityId("a")] - 2));
  EXPECT_EQ(many[ActivityId("b")] - ten[ActivityId("b")], 990U);
  EXPECT_GE(ten[ActivityId("a")], 10 * 2 * kLooksOfAState);
}

}  // namespace
}  // namespace hjul::core
