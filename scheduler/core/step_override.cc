// Overrides: what somebody decides against the plan, with a reason that is kept.
#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/present.h"
#include "scheduler/core/step_draft.h"
#include "scheduler/core/words.h"

namespace hjul::core {
namespace {

bool IsInRange(Date date) {
  const int year = calendar::YearOf(date);
  return calendar::kYearMin <= year && year <= calendar::kYearMax;
}

absl::Status CheckDates(const Override& event) {
  if ((event.opens && !IsInRange(*event.opens)) || (event.due && !IsInRange(*event.due))) {
    return absl::InvalidArgumentError(
        fmt::format("dates must be in {}..{}", calendar::kYearMin, calendar::kYearMax));
  }
  const bool extend = event.kind == Override::Kind::kExtend;
  if (extend && (!event.due || event.opens)) {
    return absl::InvalidArgumentError("an extension sets a due date and nothing else");
  }
  if (!event.opens && !event.due) return absl::InvalidArgumentError("a move needs a date");
  if (event.due_time && !event.due) {
    return absl::InvalidArgumentError("a due time needs a due date");
  }
  return absl::OkStatus();
}

PlannedDate OverriddenDate(Date date, calendar::TimeOfDay time) {
  return {.nominal = date, .effective = date, .time = time, .overridden = true};
}

std::string DateOrNone(const std::optional<PlannedDate>& date) {
  return date ? calendar::ToString(date->effective) : "none";
}

// Moves `opens`, `due` or both of one planned state.
absl::Status MoveIn(Draft& draft, const Override& event) {
  if (const absl::Status dates = CheckDates(event); !dates.ok()) return dates;
  Occurrence& it = draft.occurrence();
  const StateId id = event.state.empty() ? it.state : event.state;
  const State* state = draft.at().activity.FindState(id);
  if (state == nullptr || state->final) {
    return absl::NotFoundError(
        fmt::format("{} has no state {} with dates", ToString(it.id), id.str()));
  }
  const bool present = id == it.state;
  if (event.opens && present && it.status != OccurrenceStatus::kPlanned) {
    return absl::FailedPreconditionError(fmt::format(
        "the window of {} in state {} has opened; move its due date", ToString(it.id), id.str()));
  }
  PlannedState* planned = it.PlanOf(id);
  PlannedState moved = planned == nullptr ? PlannedState{.state = id} : *planned;
  const bool extend = event.kind == Override::Kind::kExtend;
  const auto write = [&](const char* what, const std::optional<PlannedDate>& before, Date after) {
    draft.Write({.kind = extend ? "extended" : "moved",
                 .actor = event.actor,
                 .from = id,
                 .to = id,
                 .detail = fmt::format("{} {} {} {}", id.str(), what, DateOrNone(before),
                                       calendar::ToString(after)),
                 .note = event.reason});
  };
  if (event.opens) {
    write("opens", moved.opens, *event.opens);
    moved.opens = OverriddenDate(*event.opens, calendar::TimeOfDay{0});
    moved.opens_gap.reset();
  }
  if (event.due) {
    if (extend && moved.due && *event.due <= moved.due->effective) {
      return absl::InvalidArgumentError(
          fmt::format("an extension goes beyond the due date {}", DateOrNone(moved.due)));
    }
    const calendar::TimeOfDay time =
        event.due_time.value_or(moved.due ? moved.due->time : calendar::kEndOfDay);
    write("due", moved.due, *event.due);
    moved.due = OverriddenDate(*event.due, time);
    moved.due_gap.reset();
  }
  if (moved.opens && moved.due && !moved.opens->estimated &&
      (moved.opens->overridden || event.due) && moved.opens->effective > moved.due->effective &&
      !(present && it.status != OccurrenceStatus::kPlanned)) {
    return absl::InvalidArgumentError(fmt::format("{} would open {}, after its due date {}",
                                                  id.str(), DateOrNone(moved.opens),
                                                  DateOrNone(moved.due)));
  }
  if (planned == nullptr) {
    it.plan.push_back(std::move(moved));
  } else {
    *planned = std::move(moved);
  }
  draft.PlanAnew(/*everything=*/false);
  return absl::OkStatus();
}

// Where to go back to when nobody has said: out of an end, the last state with work in it.
StateId ReopenedState(const Draft& draft, const Occurrence& it) {
  const State* present = draft.state();
  const bool stopped_here = IsFinal(it.status) && (present == nullptr || !present->final);
  if (stopped_here) return it.state;
  for (auto visit = it.visits.rbegin(); visit != it.visits.rend(); ++visit) {
    const State* left = draft.at().activity.FindState(visit->state);
    if (left != nullptr && !left->final && !left->by.empty()) return left->id;
  }
  return it.visits.empty() ? StateId() : it.visits.back().state;
}

absl::Status ReopenIn(Draft& draft, const Override& event) {
  const Occurrence& it = draft.occurrence();
  const StateId to = event.state.empty() ? ReopenedState(draft, it) : event.state;
  const State* state = draft.at().activity.FindState(to);
  if (to.empty() || state == nullptr || state->final) {
    return absl::NotFoundError(
        fmt::format("{} has no state {} to reopen into", ToString(it.id), to.str()));
  }
  const bool visited = std::any_of(it.visits.begin(), it.visits.end(),
                                   [&](const Visit& visit) { return visit.state == to; }) ||
                       (draft.IsFinal() && it.state == to);
  if (!visited) {
    return absl::FailedPreconditionError(
        fmt::format("{} has not been in state {}", ToString(it.id), to.str()));
  }
  draft.Write(
      {.kind = "reopened", .actor = event.actor, .from = it.state, .to = to, .note = event.reason});
  draft.TellWithdrawn();
  draft.Enter(to, ActionId());
  draft.OverruleCondition();
  return absl::OkStatus();
}

absl::Status DeclineIn(Draft& draft, const Override& event) {
  const Occurrence& it = draft.occurrence();
  const auto& states = draft.at().activity.states;
  const auto end = std::find_if(states.begin(), states.end(), [](const State& state) {
    return state.final && state.outcome == Outcome::kDeclined;
  });
  draft.Write({.kind = "declined",
               .actor = event.actor,
               .from = it.state,
               .to = end == states.end() ? it.state : end->id,
               .note = event.reason});
  if (end == states.end()) {
    draft.EndHere(OccurrenceStatus::kDeclined);
  } else {
    draft.TellWithdrawn();
    draft.Enter(end->id, ActionId());
  }
  return absl::OkStatus();
}

absl::Status EndIn(Draft& draft, const Override& event) {
  const bool cancel = event.kind == Override::Kind::kCancel;
  draft.Write({.kind = cancel ? "cancelled" : "replaced",
               .actor = event.actor,
               .from = draft.occurrence().state,
               .to = draft.occurrence().state,
               .detail = event.replaced_by,
               .note = event.reason});
  draft.EndHere(cancel ? OccurrenceStatus::kCancelled : OccurrenceStatus::kReplaced);
  return absl::OkStatus();
}

}  // namespace

absl::Status OverrideIn(Draft& draft, const Override& event) {
  if (event.reason.empty()) return absl::InvalidArgumentError("an override needs a reason");
  if (IsLongerThan(event.reason, kNoteMax) || IsLongerThan(event.replaced_by, kNoteMax)) {
    return absl::InvalidArgumentError(
        fmt::format("the reason is longer than {} characters", kNoteMax));
  }
  if (draft.IsFinal() && event.kind != Override::Kind::kReopen) {
    return absl::FailedPreconditionError(
        fmt::format("{} has ended; reopen it first", ToString(draft.occurrence().id)));
  }
  absl::Status done;
  switch (event.kind) {
    case Override::Kind::kMove:
    case Override::Kind::kExtend:
      done = MoveIn(draft, event);
      break;
    case Override::Kind::kReopen:
      done = ReopenIn(draft, event);
      break;
    case Override::Kind::kDecline:
      done = DeclineIn(draft, event);
      break;
    case Override::Kind::kCancel:
    case Override::Kind::kReplace:
      done = EndIn(draft, event);
      break;
  }
  if (done.ok()) draft.occurrence().note = event.reason;
  return done;
}

}  // namespace hjul::core
