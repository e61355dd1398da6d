#include "scheduler/engine/start_late.h"

#include <optional>
#include <utility>

#include "scheduler/calendar/zone.h"
#include "scheduler/core/planner.h"

namespace hjul::engine {
namespace {

using core::StateId;

// The first step of the plan whose time has not passed on `today`; an empty id: there is none.
StateId FirstInTime(const core::Occurrence& occurrence, const core::Activity& activity,
                    core::Date today) {
  StateId first;
  std::optional<core::Date> until;  // The next due date, looking backward.
  for (auto planned = occurrence.plan.rbegin(); planned != occurrence.plan.rend(); ++planned) {
    const core::State* state = activity.FindState(planned->state);
    if (state == nullptr || state->final) {
      continue;
    }
    if (planned->due) {
      until = planned->due->effective;
    }
    if (!until || *until >= today) {
      first = planned->state;
    }
  }
  return first;
}

bool HasStep(const core::Occurrence& occurrence, const core::Activity& activity) {
  for (const core::PlannedState& planned : occurrence.plan) {
    const core::State* state = activity.FindState(planned.state);
    if (state != nullptr && !state->final) {
      return true;
    }
  }
  return false;
}

}  // namespace

void StartLate(core::Occurrence& occurrence, std::vector<core::Record>& records,
               const core::Circumstances& circumstances) {
  const core::Date today = calendar::Zone::Stockholm().DateAt(circumstances.now);
  const core::Unit* unit = circumstances.organisation.FindUnit(occurrence.id.unit);
  if (unit != nullptr && unit->closed && *unit->closed < today) {
    records.push_back({.kind = "cancelled", .from = occurrence.state, .note = "unit closed"});
    occurrence.status = core::OccurrenceStatus::kCancelled;
    return;
  }
  const StateId first = FirstInTime(occurrence, circumstances.activity, today);
  if (first == occurrence.state || !HasStep(occurrence, circumstances.activity)) {
    return;
  }
  records.push_back({.kind = "started-late", .from = occurrence.state, .to = first});
  if (first.empty()) {
    occurrence.status = core::OccurrenceStatus::kNotNeeded;
    return;
  }
  occurrence.state = first;
  occurrence.plan = core::PlanDates(occurrence.id, circumstances, &occurrence);
}

}  // namespace hjul::engine
