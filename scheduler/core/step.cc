#include "scheduler/core/step.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/step_draft.h"

namespace hjul::core {
namespace {

bool LeansOnAnchors(const Activity& activity) {
  const auto leans = [](const DateRule& rule) { return !rule.empty() && !rule.Anchors().empty(); };
  return std::any_of(activity.states.begin(), activity.states.end(), [&](const State& state) {
    return leans(state.opens) || leans(state.due) || leans(state.until_latest);
  });
}

// The dates that differ, as "state due 2027-06-24 2027-06-30".
std::string DatesMoved(const std::vector<PlannedState>& before, const Occurrence& after) {
  std::string moved;
  const auto add = [&](const StateId& state, const char* what,
                       const std::optional<PlannedDate>& old,
                       const std::optional<PlannedDate>& now) {
    const auto text = [](const std::optional<PlannedDate>& date) {
      return date ? calendar::ToString(date->effective) : std::string("none");
    };
    if (text(old) == text(now)) return;
    moved += fmt::format("{}{} {} {} {}", moved.empty() ? "" : "; ", state.str(), what, text(old),
                         text(now));
  };
  for (const PlannedState& old : before) {
    if (const PlannedState* planned = after.PlanOf(old.state)) {
      add(old.state, "opens", old.opens, planned->opens);
      add(old.state, "due", old.due, planned->due);
    }
  }
  return moved;
}

absl::Status Apply(Draft& draft, const Event& event) {
  if (const auto* action = std::get_if<TakeAction>(&event)) return TakeActionIn(draft, *action);
  if (const auto* reassign = std::get_if<Reassign>(&event)) return ReassignIn(draft, *reassign);
  if (const auto* override_event = std::get_if<Override>(&event)) {
    return OverrideIn(draft, *override_event);
  }
  if (const auto* replan = std::get_if<Replan>(&event)) return ReplanIn(draft, *replan);
  if (std::holds_alternative<SurroundingsChanged>(event) && !draft.IsFinal() &&
      LeansOnAnchors(draft.at().activity)) {
    draft.PlanAnew(/*everything=*/false);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ReplanIn(Draft& draft, const Replan& event) {
  Occurrence& it = draft.occurrence();
  if (draft.IsFinal()) return absl::OkStatus();
  const Activity& activity = draft.at().activity;
  const bool begun = it.status != OccurrenceStatus::kPlanned || !it.visits.empty();
  const StateId left = it.state;
  if (!begun) {
    it.state = activity.start;
  } else if (draft.state() == nullptr) {
    if (activity.FindState(event.map_to) == nullptr) {
      return absl::FailedPreconditionError(
          fmt::format("{} is in state {}, which the new revision does not have; say which state it "
                      "maps to",
                      ToString(it.id), it.state.str()));
    }
    draft.Enter(event.map_to, ActionId());
  }
  if (draft.state() == nullptr) {
    return absl::FailedPreconditionError(
        fmt::format("the new revision of {} has no first state", ToString(it.id)));
  }
  it.revision = event.revision;
  const std::vector<PlannedState> before = it.plan;
  draft.PlanAnew(/*everything=*/true);
  draft.Write({.kind = "replanned",
               .actor = event.actor,
               .from = left,
               .to = it.state,
               .detail = DatesMoved(before, it),
               .note = event.reason});
  // Parties and actions that are gone take their signatures with them.
  const State* state = draft.state();
  std::erase_if(it.signatures, [&](const Signature& signature) {
    return std::find(state->by.begin(), state->by.end(), signature.party) == state->by.end() ||
           std::none_of(state->actions.begin(), state->actions.end(),
                        [&](const Action& action) { return action.id == signature.action; });
  });
  PassIfAllSigned(draft, Actor());
  return absl::OkStatus();
}

absl::StatusOr<Decision> Step(const Occurrence& occurrence, const Event& event,
                              const Circumstances& circumstances) {
  Draft draft(occurrence, circumstances);
  if (std::holds_alternative<TakeAction>(event)) {
    // What time has done already comes before what somebody does.
    if (const absl::Status settled = draft.Settle(); !settled.ok()) return settled;
  }
  if (const absl::Status applied = Apply(draft, event); !applied.ok()) return applied;
  return draft.Finish();
}

Decision Plan(const OccurrenceId& id, const Circumstances& circumstances) {
  const Activity& activity = circumstances.activity;
  StateId start = activity.start;
  if (start.empty() && !activity.states.empty()) start = activity.states.front().id;
  Decision decision{.changed = true};
  decision.occurrence = {.id = id,
                         .revision = circumstances.turn.revision,
                         .state = start,
                         .entered_at = circumstances.now,
                         .plan = PlanDates(id, circumstances),
                         .generation = 1};
  decision.effects.push_back(Record{.kind = "planned", .to = start});
  return decision;
}

}  // namespace hjul::core
