// Random lives: whatever people and time do, these hold. Seeds are fixed; a failure names its own.
#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "tests/core/machine_fixture.h"

namespace hjul::core {
namespace {

constexpr std::string_view kEverything = R"(
wheel: allt
title: Allt på en gång
turn: school_year
defaults:
  remind:
    - on open
    - 5 working days before
    - on due
    - 1 working day after
    - weekly after
    - {when: 2 working days after, to: [skolchef]}
  escalate: {after: 5 working days, to: skolchef}
activities:
  - id: analys
    title: Analys
    optional: true
    for: {each: unit, school_forms: [grundskola]}
    repeat: each term
    after: [budget]
    states:
      - id: görs
        by: rektor
        opens: term start + 2 weeks
        due: term start + 8 weeks
        actions:
          lämna in:
            to: granskas
            results: [{id: medel, kind: number, min: 1, max: 6, required: false}]
      - id: granskas
        by: skolchef
        due: entered + 10 working days
        actions: {fastställ: undertecknas, begär komplettering: {to: görs, note: required}}
      - id: undertecknas
        by: {all: [rektor, skyddsombud]}
        due: entered + 5 working days
        only if: {guard: result medel < 4, else: slut}
        actions: {skriv under: slut, åter: granskas}
      - {id: slut, final: true}
  - id: budget
    title: Budget
    for: {each: huvudman}
    states:
      - {id: bereds, by: ekonomi, due: 15 september, actions: {klart: vilar}}
      - {id: vilar, due: entered + 7 days, then: slut}
      - {id: slut, final: true}
  - id: rapport
    title: Rapport
    for: {each: huvudman}
    states:
      - {id: väntar, until: all analys ended, or: 1 juni, then: skrivs}
      - id: skrivs
        by: skolchef
        waits for: any analys done
        due: entered + 10 working days
        actions: {klart: slut}
      - {id: slut, final: true}
)";

class RandomLife : public testing::TestWithParam<unsigned> {
 protected:
  template <class T>
  const T& OneOf(const std::vector<T>& list) {
    return list[random_() % list.size()];
  }
  bool Chance(unsigned percent) { return random_() % 100 < percent; }

  Date SomeDay() { return Day("2026-08-01") + calendar::days{static_cast<int>(random_() % 330)}; }

  Event SomeEvent(const Occurrence& it, const Circumstances& at) {
    const State* state = at.activity.FindState(it.state);
    const auto kind = random_() % 100;
    if (kind < 55 && state != nullptr && !state->actions.empty() && !state->by.empty()) {
      const Action& action = OneOf(state->actions);
      TakeAction event{.party = OneOf(state->by), .action = action.id, .note = "Anteckning"};
      if (!action.results.empty() && Chance(70)) event.results["medel"] = Chance(50) ? "3,5" : "5";
      return event;
    }
    if (kind < 60) return SurroundingsChanged{};
    if (kind < 65)
      return Replan{.reason = "plan", .revision = RevisionHash(Chance(50) ? "a" : "b")};
    if (kind < 70) {
      return Reassign{.party = RoleId("rektor"),
                      .to = {.role = RoleId("rektor"), .unit = UnitId("eken")}};
    }
    if (kind < 95) {
      // Ends are rarer, and undone more often, than moves: else a life is soon over.
      using Kind = Override::Kind;
      const Kind some =
          OneOf(std::vector{Kind::kMove, Kind::kMove, Kind::kExtend, Kind::kReopen, Kind::kReopen,
                            Kind::kReopen, Kind::kCancel, Kind::kDecline, Kind::kReplace});
      Override event{.kind = some, .reason = "orsak"};
      if (Chance(50) && !it.plan.empty()) event.state = OneOf(it.plan).state;
      if (event.kind == Override::Kind::kMove && Chance(50)) event.opens = SomeDay();
      if (event.kind <= Override::Kind::kExtend) event.due = SomeDay();
      return event;
    }
    return TimeReached{};
  }

  void Check(Year& year, const OccurrenceId& id) {
    year.WithCircumstances(id, [&](const Circumstances& at) {
      Occurrence it = Find(year, id);
      std::set<std::tuple<int, int, int>> rungs;
      for (const RungRecord& record : it.rungs) {
        EXPECT_TRUE(rungs.emplace(record.visit, record.rung, record.repetition).second)
            << ToString(id) << " rung " << record.rung << " twice in visit " << record.visit;
      }
      const std::vector<Timer> timers = TimersFor(it, at);
      if (IsFinal(it.status)) {
        EXPECT_TRUE(timers.empty() && TasksFor(it, at).empty());
        EXPECT_FALSE(it.overdue);
      }
      std::set<TimerKind> kinds;
      for (const Timer& timer : timers) EXPECT_TRUE(kinds.insert(timer.kind).second);
      for (const Task& task : TasksFor(it, at)) {
        EXPECT_LE(task.waits_for.size(), kLinksMax);
        EXPECT_TRUE(task.waits_for.empty() || task.actions.empty());
      }
      EXPECT_EQ(it.visit, static_cast<int>(it.visits.size()) + 1);
      const auto decision = Step(it, TimeReached{}, at);
      ASSERT_TRUE(decision.ok()) << decision.status();
      EXPECT_FALSE(Step(decision->occurrence, TimeReached{}, at)->changed);
      for (const Timer& timer : TimersFor(decision->occurrence, at)) {
        EXPECT_GT(timer.at, at.now) << ToString(id);
      }
    });
  }

  static Occurrence Find(Year& year, const OccurrenceId& id) {
    const std::string path =
        fmt::format("{}/{}{}{}", id.activity.str(), id.unit.empty() ? "huvudman" : id.unit.str(),
                    id.ordinal.empty() ? "" : "/", id.ordinal.str());
    return year.Of(path);
  }

  using TaskStates = std::map<TaskId, TaskState>;
  static TaskStates StatesOf(Year& year, const OccurrenceId& id) {
    TaskStates states;
    year.WithCircumstances(id, [&](const Circumstances& at) {
      for (const Task& task : TasksFor(Find(year, id), at)) states[task.id] = task.state;
    });
    return states;
  }

  // Can a task get from one state to the other by rows of its table?
  static bool Leads(TaskState from, TaskState to) {
    std::set<TaskState> reached{from};
    for (std::size_t size = 0; size != reached.size();) {
      size = reached.size();
      for (const TaskTransition& row : kTaskTransitions) {
        if (reached.contains(row.from)) reached.insert(row.to);
      }
    }
    return reached.contains(to);
  }

  void Act(Year& year, const OccurrenceId& id) {
    const TaskStates before = StatesOf(year, id);
    Event event;
    year.WithCircumstances(id,
                           [&](const Circumstances& at) { event = SomeEvent(Find(year, id), at); });
    const absl::Status status = year.Do(id, event);
    EXPECT_NE(status.code(), absl::StatusCode::kInternal) << status;
    for (const auto& [task, state] : StatesOf(year, id)) {
      const auto was = before.find(task);
      if (was == before.end()) continue;
      EXPECT_TRUE(Leads(was->second, state))
          << ToString(task) << " " << NameOf(was->second) << " -> " << NameOf(state);
    }
  }

  std::mt19937 random_{GetParam()};
};

TEST_P(RandomLife, KeepsItsPromises) {
  Year year(kEverything);
  const std::vector<OccurrenceId> ids = year.Ids();
  Date day = Day("2026-08-01");
  while (day < Day("2027-09-01")) {
    day += calendar::days{static_cast<int>(random_() % 12)};
    const std::string noon = calendar::ToString(day) + " 12:00";
    Chance(20) ? year.SleepTo(noon) : year.AdvanceTo(noon);
    for (int events = 0; events < 3; ++events) Act(year, OneOf(ids));
    for (const OccurrenceId& one : ids) Check(year, one);
    if (HasFailure()) {
      FAIL() << "seed " << GetParam() << " on " << noon;
    }
  }
  for (const std::string& notice : year.Notices()) {
    const Date told = Day(notice.substr(0, 10));
    EXPECT_FALSE(MunicipalCalendar().IsQuiet(told)) << notice;
    const auto time = *calendar::ParseTimeOfDay(notice.substr(11, 5));
    EXPECT_TRUE(calendar::TimeOfDay{8 * 60} <= time && time < calendar::TimeOfDay{17 * 60})
        << notice;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomLife, testing::Range(1U, 31U));

}  // namespace
}  // namespace hjul::core
