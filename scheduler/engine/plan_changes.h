// The changes of a plan, which View::GetPlan leaves out: they may be a million. Thread-compatible.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "scheduler/core/change_plan.h"
#include "scheduler/engine/view.h"

namespace hjul::engine {

// Calls `visit` with the changes of `plan` from the `first`-th on, in their order, until it answers
// false. Reads only what it gives, in chunks; nothing when there is no such plan.
// Errors: kDataLoss.
absl::Status VisitChanges(const View& view, const std::string& plan, std::size_t first,
                          const std::function<bool(const core::OccurrenceChange&)>& visit);

}  // namespace hjul::engine
