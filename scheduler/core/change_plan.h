// Safe change: what a new wheel revision, overlay or calendar does to a running year, before it
// does it. The lists are what the administrator reads; apply does exactly what they say. Pure.
#pragma once

#include <string>
#include <vector>

#include "scheduler/core/occurrence.h"
#include "scheduler/core/planner.h"

namespace hjul::core {

enum class ChangeKind : std::uint8_t {
  kUnchanged = 1,
  kRedated = 2,
  kAdded = 3,
  kRemoved = 4,
  kNeedsDecision = 5,  // Its present state does not exist any more and has no mapping.
  kKept = 6,           // Stays on its own revision or has ended.
};

struct DateChange {
  StateId state;
  bool opens = false;  // Else due.
  std::optional<Date> before;
  std::optional<Date> after;
};

struct OccurrenceChange {
  OccurrenceId id;
  std::string title;
  ChangeKind kind = ChangeKind::kUnchanged;
  std::vector<DateChange> dates;
  bool announced = false;  // Somebody has been told and will be told again.
  std::string why;
};

// `now_running` against what `fresh` would plan. Occurrences that have ended are kept. Overridden
// dates stay. `mapping`: old state -> new state of an activity ("activity/state").
std::vector<OccurrenceChange> Compare(const std::vector<Occurrence>& now_running,
                                      const TurnPlan& fresh, const Wheel& wheel,
                                      const std::map<std::string, StateId>& mapping);

}  // namespace hjul::core
