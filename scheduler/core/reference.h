// What a reference to another activity means: which activities, and which of their ordinals.
//
// One reading for every Facts: the planner's own plan and the engine's store. Pure.
#pragma once

#include <functional>
#include <vector>

#include "scheduler/core/occurrence.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// `activity` and whatever `replaces` it, directly or through others, by id.
std::vector<ActivityId> StandingFor(const Wheel& wheel, const ActivityId& activity);

// Visits those of one unit's occurrences of one activity that a reference means: a `stated` ordinal
// only; else the referring occurrence's `own` ordinal if it is there; else all.
void VisitOrdinals(const std::vector<const Occurrence*>& occurrences, const OrdinalId& stated,
                   const OrdinalId& own, const std::function<void(const Occurrence&)>& visit);

}  // namespace hjul::core
