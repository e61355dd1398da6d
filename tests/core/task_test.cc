#include "scheduler/core/task.h"

#include <algorithm>

#include "tests/core/machine_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array kTaskStates{TaskState::kPlanned,  TaskState::kOpen,   TaskState::kBlocked,
                                 TaskState::kOverdue,  TaskState::kSigned, TaskState::kDone,
                                 TaskState::kWithdrawn};
constexpr std::array kTaskEvents{
    TaskEvent::kWindowOpened,   TaskEvent::kBlocked,  TaskEvent::kReleased,
    TaskEvent::kDeadlinePassed, TaskEvent::kExtended, TaskEvent::kSigned,
    TaskEvent::kCompleted,      TaskEvent::kReopened, TaskEvent::kWithdrawn};

TEST(TaskMachine, AnswersEveryPairAsItsTableSays) {
  std::size_t allowed = 0;
  for (const TaskState from : kTaskStates) {
    for (const TaskEvent on : kTaskEvents) {
      const auto row = std::find_if(kTaskTransitions.begin(), kTaskTransitions.end(),
                                    [&](const TaskTransition& transition) {
                                      return transition.from == from && transition.on == on;
                                    });
      const auto next = Next(from, on);
      if (row == kTaskTransitions.end()) {
        EXPECT_EQ(next.status().code(), absl::StatusCode::kFailedPrecondition);
      } else {
        ASSERT_TRUE(next.ok());
        EXPECT_EQ(*next, row->to);
        ++allowed;
      }
    }
  }
  EXPECT_EQ(allowed, kTaskTransitions.size()) << "two rows for one state and event";
}

constexpr std::string_view kJoint = R"(
wheel: drift
title: Verksamhetshjul
turn: school_year
activities:
  - id: rond
    title: Skyddsrond
    why: En säker skola
    law: Arbetsmiljölagen
    for: {each: unit, units: [centrum]}
    states:
      - id: rond
        title: Ronden genomförs
        by: {all: [rektor, skyddsombud, kontaktpolitiker]}
        opens: 1 oktober
        due: 30 oktober kl. 16.00
        estimate: 90 min
        actions:
          klart: {to: slut, title: Klart}
          flytta: {to: rond, by: rektor, note: required}
      - {id: slut, final: true}
)";

TEST(Tasks, EveryPartyHasOneWithWhatItMayDo) {
  Year year(kJoint);
  year.AdvanceTo("2026-10-01 09:00");
  const std::vector<Task> tasks = year.TasksOf("rond/centrum");
  ASSERT_EQ(tasks.size(), 3U);
  EXPECT_EQ(ToString(tasks[0].post), "rektor@centrum");
  EXPECT_EQ(ToString(tasks[2].post), "kontaktpolitiker@centrum") << "nobody has that post";
  EXPECT_EQ(tasks[0].title, "Skyddsrond");
  EXPECT_EQ(tasks[0].state_title, "Ronden genomförs");
  EXPECT_EQ(tasks[0].unit_name, "centrum");
  EXPECT_EQ(tasks[0].why, "En säker skola");
  EXPECT_EQ(tasks[0].law, "Arbetsmiljölagen");
  EXPECT_DOUBLE_EQ(tasks[0].estimate_hours, 1.5);
  EXPECT_EQ(tasks[0].due_at, AtTime("2026-10-30 16:00"));
  EXPECT_TRUE(tasks[0].announced);
  ASSERT_EQ(tasks[0].actions.size(), 2U);
  EXPECT_EQ(tasks[0].actions[0].title, "Klart");
  EXPECT_TRUE(tasks[0].actions[1].note_required);
  EXPECT_EQ(tasks[1].actions.size(), 1U) << "only the rektor may move it";
  EXPECT_THAT(tasks[1].awaiting, ElementsAre(RoleId("rektor"), RoleId("kontaktpolitiker")));
}

TEST(Tasks, BeforeTheWindowOpensThereIsNothingToDo) {
  Year year(kJoint);
  const Task task = year.TaskOf("rond/centrum", "rektor");
  EXPECT_EQ(task.state, TaskState::kPlanned);
  EXPECT_THAT(task.actions, IsEmpty());
  EXPECT_FALSE(task.announced);
}

TEST(Tasks, AnEndedOccurrenceHasNone) {
  Year year(kJoint);
  year.AdvanceTo("2026-10-01 09:00");
  for (const char* party : {"rektor", "skyddsombud", "kontaktpolitiker"}) {
    ASSERT_TRUE(year.Act("rond/centrum", party, "klart").ok());
  }
  EXPECT_THAT(year.TasksOf("rond/centrum"), IsEmpty());
}

}  // namespace
}  // namespace hjul::core
