#include "scheduler/core/task.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/present.h"
#include "scheduler/core/task_links.h"
#include "scheduler/core/transitions.h"

namespace hjul::core {
namespace {

static_assert(TargetOf(kTaskTransitions, TaskState::kOpen, TaskEvent::kDeadlinePassed) ==
              TaskState::kOverdue);
static_assert(TargetOf(kTaskTransitions, TaskState::kDone, TaskEvent::kReopened) ==
              TaskState::kOpen);
static_assert(!TargetOf(kTaskTransitions, TaskState::kPlanned, TaskEvent::kCompleted),
              "not before it opens");

bool MayTake(const Action& action, const RoleId& party) {
  return action.by.empty() ||
         std::find(action.by.begin(), action.by.end(), party) != action.by.end();
}

TaskState StateOf(const Occurrence& occurrence, const RoleId& party, bool held) {
  if (SignatureOf(occurrence, party) != nullptr) return TaskState::kSigned;
  if (occurrence.status == OccurrenceStatus::kPlanned) return TaskState::kPlanned;
  if (occurrence.overdue) return TaskState::kOverdue;
  return held ? TaskState::kBlocked : TaskState::kOpen;
}

std::vector<OfferedAction> ActionsFor(const Occurrence& occurrence, const State& state,
                                      const RoleId& party, const Circumstances& circumstances) {
  std::vector<OfferedAction> offered;
  for (const Action& action : state.actions) {
    if (!MayTake(action, party) || !HoldsFor(action.when, occurrence, circumstances)) continue;
    offered.push_back({.id = action.id,
                       .title = action.title,
                       .note_required = action.note_required,
                       .participants_required = action.participants_required,
                       .results = action.results});
  }
  return offered;
}

// What was said when it was sent back.
std::string ReturnedNote(const Occurrence& occurrence) {
  if (!IsReturned(occurrence)) return {};
  const Visit& last = occurrence.visits.back();
  for (auto signature = last.signatures.rbegin(); signature != last.signatures.rend();
       ++signature) {
    if (!signature->note.empty()) return signature->note;
  }
  return last.action.empty() ? occurrence.note : std::string();
}

// What the tasks of all parties have in common.
Task CommonTask(const Occurrence& occurrence, const State& state, bool held,
                const Circumstances& circumstances) {
  Task task{.title = circumstances.activity.title,
            .state_title = state.title,
            .why = circumstances.activity.why,
            .law = circumstances.activity.law,
            .estimate_hours = state.estimate_hours,
            .due_at = DueAt(occurrence),
            .announced = IsAnnounced(occurrence, state),
            .returned_note = ReturnedNote(occurrence)};
  task.id.occurrence = occurrence.id;
  task.id.visit = occurrence.visit;
  if (const Unit* unit = circumstances.organisation.FindUnit(occurrence.id.unit)) {
    task.unit_name = unit->name;
  }
  if (const PlannedState* planned = occurrence.PlanOf(state.id)) {
    task.opens = planned->opens;
    task.due = planned->due;
  }
  if (held) {
    Links links = WaitsFor(*state.waits_for, occurrence, circumstances);
    task.waits_for = std::move(links.listed);
    task.waits_for_total = links.total;
  }
  Links blocks = Blocks(occurrence, circumstances);
  task.blocks = std::move(blocks.listed);
  task.blocks_total = blocks.total;
  return task;
}

}  // namespace

absl::StatusOr<TaskState> Next(TaskState from, TaskEvent on) {
  if (const auto to = TargetOf(kTaskTransitions, from, on)) return *to;
  return absl::FailedPreconditionError(fmt::format("a task in state {} does not take event {}",
                                                   static_cast<int>(from), static_cast<int>(on)));
}

std::vector<Task> TasksFor(const Occurrence& occurrence, const Circumstances& circumstances) {
  std::vector<Task> tasks;
  const State* state = circumstances.activity.FindState(occurrence.state);
  if (state == nullptr || state->by.empty() || IsFinal(occurrence.status)) return tasks;
  const bool held = !HoldsFor(state->waits_for, occurrence, circumstances);
  const Task common = CommonTask(occurrence, *state, held, circumstances);
  for (const RoleId& party : state->by) {
    Task task = common;
    task.id.party = party;
    task.post = PostOf(party, occurrence, circumstances.organisation);
    task.state = StateOf(occurrence, party, held);
    if (!held && occurrence.status != OccurrenceStatus::kPlanned) {
      task.actions = ActionsFor(occurrence, *state, party, circumstances);
    }
    if (state->sign_off == SignOff::kAllOf) {
      for (const RoleId& other : state->by) {
        if (other != party && SignatureOf(occurrence, other) == nullptr) {
          task.awaiting.push_back(other);
        }
      }
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace hjul::core
