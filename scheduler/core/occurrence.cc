#include "scheduler/core/occurrence.h"

#include <algorithm>

namespace hjul::core {

const PlannedState* Occurrence::PlanOf(const StateId& wanted) const {
  const auto found = std::find_if(plan.begin(), plan.end(), [&](const PlannedState& planned) {
    return planned.state == wanted;
  });
  return found == plan.end() ? nullptr : &*found;
}

PlannedState* Occurrence::PlanOf(const StateId& wanted) {
  const auto found = std::find_if(plan.begin(), plan.end(), [&](const PlannedState& planned) {
    return planned.state == wanted;
  });
  return found == plan.end() ? nullptr : &*found;
}

}  // namespace hjul::core
