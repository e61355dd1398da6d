#include "scheduler/core/reference.h"

#include <algorithm>
#include <cstddef>

namespace hjul::core {

std::vector<ActivityId> StandingFor(const Wheel& wheel, const ActivityId& activity) {
  std::vector<ActivityId> ids{activity};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const Activity& other : wheel.activities) {
      if (other.replaces == ids[i] && std::find(ids.begin(), ids.end(), other.id) == ids.end()) {
        ids.push_back(other.id);
      }
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

void VisitOrdinals(const std::vector<const Occurrence*>& occurrences, const OrdinalId& stated,
                   const OrdinalId& own, const std::function<void(const Occurrence&)>& visit) {
  const auto has = [&](const OrdinalId& ordinal) {
    return std::any_of(occurrences.begin(), occurrences.end(),
                       [&](const Occurrence* o) { return o->id.ordinal == ordinal; });
  };
  const bool one = !stated.empty() || (!own.empty() && has(own));
  const OrdinalId& wanted = stated.empty() ? own : stated;
  for (const Occurrence* occurrence : occurrences) {
    if (!one || occurrence->id.ordinal == wanted) visit(*occurrence);
  }
}

}  // namespace hjul::core
