// A wheel planned for some turns without an organisation, so that the checks see the very dates
// that the server would. For this folder only; pure.
//
// Units are many, what they see differently is little: each view lays one of an activity's variants
// on it, besides those that need no unit. The first view is the common one; later ones hold the
// activities that have so many variants, and what those lean on. Activities whose states do not
// hang together are left out.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/core/turn.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

inline constexpr std::size_t kViewsMax = 24;  // Later ones are not looked at.

struct Sample {
  const Turn& turn;
  const Activity& activity;  // As written, of `wheel`.
  const Variant* variant;    // What the view lays on it for some units; null: nothing.
  const Repetition& repetition;
  const Occurrence& occurrence;
};
// What looking at samples took (planning_work.h); `too_dear`: the activity that takes most, when
// all together takes more than `looks_max` and was not looked at to the end.
struct SampleWork {
  std::uint64_t looks = 0;
  const Activity* too_dear = nullptr;
};
// Calls `visit` with every occurrence of each view and turn starting in `first_year` .. `first_year
// + years - 1`. In later views only with activities that the view changes.
SampleWork VisitSamples(const Wheel& wheel, const calendar::Calendar& calendar, int first_year,
                        int years, std::uint64_t looks_max,
                        const std::function<void(const Sample&)>& visit);

}  // namespace hjul::core
