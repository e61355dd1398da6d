// Guards against occurrences made for the purpose.
#include "scheduler/core/task.h"

#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Guard GuardOf(std::string_view text) {
  text::Diagnostics diagnostics;
  const auto guard = ParseGuard(text, {}, "", diagnostics);
  if (!guard) ADD_FAILURE() << text;
  return guard.value_or(Guard());
}

// "enkät" at three units and "budget" at the huvudman, each as a case wants it.
class Holding : public testing::Test {
 protected:
  Holding() : facts_(wheel_, nothing_) {
    wheel_.id = WheelId("w");
    facts_.AddTurn(*TurnStartingIn(wheel_, 2026));
  }

  void Add(const char* activity, const char* unit, OccurrenceStatus status,
           std::map<std::string, std::string> results = {}) {
    Occurrence occurrence;
    occurrence.id = IdOf(activity, unit);
    occurrence.status = status;
    occurrence.state = StateId(IsFinal(status) ? "slut" : "pågår");
    occurrence.results = std::move(results);
    kept_.push_back(std::make_unique<Occurrence>(std::move(occurrence)));
    facts_.Add(*kept_.back());
  }

  static OccurrenceId IdOf(const char* activity, const char* unit) {
    return {.wheel = WheelId("w"),
            .turn = TurnId("2026-27"),
            .activity = ActivityId(activity),
            .unit = UnitId(unit)};
  }

  bool True(std::string_view guard, const char* unit = "a", bool election_year = false) {
    return Holds(GuardOf(guard), IdOf("plan", unit), own_, election_year, facts_);
  }

  std::vector<std::string> HeldBy(std::string_view text) {
    const Guard guard = GuardOf(text);
    std::vector<std::string> lines;
    for (const Guard* unmet : Unmet(guard, IdOf("plan", "a"), own_, false, facts_)) {
      std::string line = Print(*unmet, calendar::Language::kEnglish) + ":";
      ForEachHolding(*unmet, IdOf("plan", "a"), facts_,
                     [&](const Occurrence& occurrence) { line += " " + occurrence.id.unit.str(); });
      lines.push_back(std::move(line));
    }
    return lines;
  }

  Wheel wheel_;
  NoFacts nothing_;
  PlanIndex facts_;
  std::vector<std::unique_ptr<Occurrence>> kept_;
  std::map<std::string, std::string> own_;
};

constexpr auto kOpen = OccurrenceStatus::kOpen;
constexpr auto kDone = OccurrenceStatus::kDone;

TEST_F(Holding, LooksAtItsOwnUnitThenTheHuvudman) {
  Add("enkät", "a", kDone);
  Add("enkät", "b", kOpen);
  Add("budget", "", kDone);
  EXPECT_TRUE(True("enkät done", "a"));
  EXPECT_FALSE(True("enkät done", "b"));
  EXPECT_TRUE(True("budget done", "a"));
  EXPECT_FALSE(True("enkät done", "")) << "from the huvudman every unit is meant";
}

TEST_F(Holding, EachTestAsksItsOwnQuestion) {
  Add("enkät", "a", kOpen);
  EXPECT_TRUE(True("enkät started"));
  EXPECT_TRUE(True("enkät in pågår"));
  EXPECT_FALSE(True("enkät ended"));
  Add("dialog", "a", OccurrenceStatus::kPlanned);
  EXPECT_FALSE(True("dialog started"));
  Add("intervju", "a", OccurrenceStatus::kDeclined);
  EXPECT_TRUE(True("intervju ended"));
  EXPECT_FALSE(True("intervju done"));
}

TEST_F(Holding, AllAnyAndAShareCountUnits) {
  Add("enkät", "a", kDone);
  Add("enkät", "b", kDone);
  Add("enkät", "c", kOpen);
  EXPECT_FALSE(True("all enkät done"));
  EXPECT_TRUE(True("any enkät done"));
  EXPECT_TRUE(True("at least 66 % of enkät done"));
  EXPECT_FALSE(True("at least 67 % of enkät done"));
}

TEST_F(Holding, WhatHasBeenTakenAwayHoldsNobodyUp) {
  Add("enkät", "a", kDone);
  Add("enkät", "b", OccurrenceStatus::kCancelled);
  Add("enkät", "c", OccurrenceStatus::kNotNeeded);
  Add("enkät", "d", OccurrenceStatus::kDeclined);
  EXPECT_TRUE(True("all enkät done"));
  Add("dialog", "a", OccurrenceStatus::kReplaced);
  EXPECT_TRUE(True("dialog done"));
}

TEST_F(Holding, ThereIsNothingToWaitForWhereNothingIs) {
  EXPECT_TRUE(True("enkät done"));
  EXPECT_TRUE(True("all enkät done"));
  EXPECT_TRUE(True("previous enkät done"));
  EXPECT_FALSE(True("any enkät done"));
  EXPECT_FALSE(True("result medel of enkät < 4"));
}

TEST_F(Holding, ResultsCompareAsNumbersOrAsWords) {
  Add("enkät", "a", kDone, {{"medel", "3.8"}, {"omdöme", "bra"}});
  EXPECT_TRUE(True("result medel of enkät < 4.0"));
  EXPECT_TRUE(True("result medel of enkät >= 3.80"));
  EXPECT_FALSE(True("result medel of enkät > 3.8"));
  EXPECT_TRUE(True("result omdöme of enkät = bra"));
  EXPECT_TRUE(True("result omdöme of enkät != dåligt"));
  EXPECT_FALSE(True("result omdöme of enkät < dåligt")) << "words have no order";
  EXPECT_FALSE(True("result svar of enkät < 4")) << "not recorded";
  EXPECT_FALSE(True("result eget < 4"));
  own_["eget"] = "2";
  EXPECT_TRUE(True("result eget < 4"));
}

TEST_F(Holding, WordsCombine) {
  Add("enkät", "a", kDone);
  Add("budget", "", kOpen);
  EXPECT_FALSE(True("enkät done and budget done"));
  EXPECT_TRUE(True("enkät done or budget done"));
  EXPECT_TRUE(True("enkät done and not budget done"));
  EXPECT_TRUE(True("election year", "a", true));
  EXPECT_FALSE(True("election year"));
}

TEST_F(Holding, SaysWhatIsUnmetAndWhoHoldsIt) {
  Add("enkät", "a", kDone);
  Add("enkät", "b", kOpen);
  Add("enkät", "c", OccurrenceStatus::kCancelled);
  Add("budget", "", kDone);
  EXPECT_THAT(HeldBy("all enkät done and budget done"), ElementsAre("all enkät done: b"));
  EXPECT_THAT(HeldBy("not budget done"), ElementsAre("not budget done: "));
  EXPECT_THAT(HeldBy("election year"), ElementsAre("election year:"));
  EXPECT_THAT(HeldBy("budget done or all enkät done"), IsEmpty());
}

}  // namespace
}  // namespace hjul::core
