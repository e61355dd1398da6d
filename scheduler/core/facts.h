// What a decision may know about other occurrences. The engine answers from the store, the planner
// from its own plan, tests from a map.
#pragma once

#include <functional>

#include "scheduler/core/occurrence.h"
#include "scheduler/core/turn.h"

namespace hjul::core {

class Facts {
 public:
  virtual ~Facts() = default;
  // Calls `visit` with every occurrence of `ref` as seen from `from` (whose turn is `turn`), at
  // `unit` only (or the huvudman, when empty), or with `every_unit` at all units; in id order.
  // `replaces` is already applied: the replacing activity's occurrences come instead.
  virtual void ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
                       const std::function<void(const Occurrence&)>& visit) const = 0;
};

// Everything a decision about one occurrence is made from. References outlive the call.
struct Circumstances {
  const Wheel& wheel;        // The pinned revision.
  const Activity& activity;  // Of that wheel; variants already applied (see ActivityFor).
  const Turn& turn;
  const Repetition& repetition;
  const calendar::Calendar& calendar;  // As the unit sees it.
  const Organisation& organisation;
  const Facts& facts;
  Instant now;
};

}  // namespace hjul::core
