// When things have happened or are expected: what gates and anchors lean on.
#include "scheduler/core/planner_moments.h"

#include <map>

#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

// One occurrence of "x" for each of some units, due on the days given.
class WaitedFor final : public Facts {
 public:
  void Put(std::string unit, std::string_view due) {
    Occurrence& x = At(std::move(unit));
    x.plan = {{.state = StateId("skrivs"), .opens = On("2026-08-01"), .due = On(due)},
              {.state = StateId("klar"), .opens = On(due)}};
    x.plan[1].opens->estimated = true;
  }
  Occurrence& At(std::string unit) {
    const UnitId id(unit);
    Occurrence& x = occurrences_[id];
    x.id = {.activity = ActivityId("x"), .unit = id};
    x.state = StateId("skrivs");
    x.entered_at = core::At("2026-08-01");
    return x;
  }
  void End(std::string unit, OccurrenceStatus status, std::string_view day) {
    Occurrence& x = At(std::move(unit));
    x.state = StateId("klar");
    x.status = status;
    x.visit = 2;
    x.entered_at = core::At(day, 10);
  }

  void ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
               const std::function<void(const Occurrence&)>& visit) const override {
    if (ref.activity != ActivityId("x")) return;
    for (const auto& [unit, occurrence] : occurrences_) {
      if (every_unit || unit == from.unit) visit(occurrence);
    }
  }

 private:
  static PlannedDate On(std::string_view day) {
    return {.nominal = Day(day), .effective = Day(day)};
  }
  std::map<UnitId, Occurrence> occurrences_;
};

std::string Show(const std::optional<Moment>& moment) {
  if (!moment) return "unknown";
  return fmt::format("{}{}", moment->estimated ? "~" : "", calendar::ToString(moment->date));
}

std::string When(std::string_view guard, const Facts& facts) {
  text::Diagnostics diagnostics;
  const std::optional<Guard> parsed = ParseGuard(guard, {}, "until", diagnostics);
  EXPECT_TRUE(parsed) << guard;
  const OccurrenceId from{.activity = ActivityId("y")};
  return parsed ? Show(WhenTrue(*parsed, from, facts)) : "no guard";
}

struct GuardCase {
  const char* name;
  const char* guard;
  const char* expected;
};
class WhenGuardIsTrue : public testing::TestWithParam<GuardCase> {};

TEST_P(WhenGuardIsTrue, IsWhatItsPartsSay) {
  WaitedFor facts;
  facts.Put("asken", "2026-10-01");
  facts.Put("boken", "2026-10-15");
  facts.Put("dalen", "2026-11-01");
  facts.Put("eken", "2026-12-01");
  facts.End("asken", OccurrenceStatus::kDone, "2026-09-20");
  EXPECT_EQ(When(GetParam().guard, facts), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Guards, WhenGuardIsTrue,
    testing::Values(GuardCase{"All", "all x done", "~2026-12-01"},
                    GuardCase{"AllInAState", "all x in klar", "~2026-12-01"},
                    GuardCase{"Any", "any x done", "2026-09-20"},
                    GuardCase{"Share", "at least 75 % of x done", "~2026-11-01"},
                    GuardCase{"Started", "all x started", "2026-08-01"},
                    GuardCase{"Or", "all x done or any x done", "2026-09-20"},
                    GuardCase{"And", "any x done and all x done", "~2026-12-01"},
                    GuardCase{"NobodyToWaitFor", "all z done", "1990-01-01"},
                    GuardCase{"AnyOfNobody", "any z done", "unknown"},
                    GuardCase{"ElectionYearSaysNothing", "any x done and election year",
                              "2026-09-20"}),
    [](const testing::TestParamInfo<GuardCase>& tested) { return tested.param.name; });

TEST(Moments, WhatWasCancelledKeepsNobodyWaiting) {
  WaitedFor facts;
  facts.Put("asken", "2026-10-01");
  facts.Put("eken", "2026-12-01");
  facts.At("eken").status = OccurrenceStatus::kCancelled;
  EXPECT_EQ(When("all x done", facts), "~2026-10-01");
}

TEST(Moments, WorkWithoutAnyDateHasNoExpectedEnd) {
  WaitedFor facts;
  facts.Put("asken", "2026-10-01");
  facts.At("asken").plan[0].due.reset();
  EXPECT_EQ(When("all x done", facts), "unknown");
  EXPECT_EQ(When("all x in klar", facts), "unknown");
}

TEST(Moments, AStateSentBackIsExpectedAgain) {
  WaitedFor facts;
  facts.Put("asken", "2026-10-01");
  Occurrence& x = facts.At("asken");
  x.visits = {{.state = StateId("skrivs"), .entered_at = At("2026-08-01")},
              {.state = StateId("klar"), .entered_at = At("2026-09-01")}};
  x.visit = 3;
  x.entered_at = At("2026-09-10", 9);
  using Kind = calendar::AnchorRef::Moment;
  EXPECT_EQ(Show(MomentOf(x, Kind::kEntered, StateId("skrivs"))), "2026-09-10");
  EXPECT_EQ(Show(MomentOf(x, Kind::kEntered, StateId("klar"))), "~2026-10-01");
  x.state = StateId("klar");
  EXPECT_EQ(Show(MomentOf(x, Kind::kEntered, StateId("skrivs"))), "2026-08-01");
}

}  // namespace
}  // namespace hjul::core
