// What a decision may know about other occurrences. The engine answers from the store, the planner
// from its own plan, tests from a map.
#pragma once

#include <functional>
#include <string_view>

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

// What an optional activity offers in every state with a party, and where it leads when the wheel
// has no declined end of its own. Swedish, as the words of a wheel are.
inline constexpr std::string_view kDeclineAction = "avstå";
inline constexpr std::string_view kDeclinedState = "avstått";

// `activity` as one unit and ordinal see it: variants merged (of each field the first that matches
// wins), the start chosen, ways into skipped states led past them, `after` made a guard of the
// first state (each named activity must have ended), and the way to decline an optional one added.
Activity ActivityFor(const Activity& activity, const UnitId& unit, const OrdinalId& ordinal,
                     bool election_year, const Organisation& organisation);

}  // namespace hjul::core
