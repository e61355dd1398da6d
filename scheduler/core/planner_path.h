// The way an occurrence is expected to go, behind PlanDates. For this folder's planner only. Pure.
#pragma once

#include <vector>

#include "scheduler/core/occurrence.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// One that nobody could act on yet follows whatever start the wheel says.
inline bool HasBegun(const Occurrence& occurrence) {
  return occurrence.status != OccurrenceStatus::kPlanned || !occurrence.visits.empty();
}

// A state is in one of the two lists only.
struct ExpectedWay {
  std::vector<StateId> behind;  // Left (or passed by) already; their dates are history.
  std::vector<StateId> ahead;   // The present state first, then what is expected to follow.
};

// Null, or an occurrence whose state `activity` does not have: everything lies ahead.
ExpectedWay ExpectedWayOf(const Activity& activity, const Occurrence* existing);

}  // namespace hjul::core
