// Who waits for whom: what holds a state, and what an unfinished occurrence holds. For this folder
// only. Pure.
#pragma once

#include <vector>

#include "scheduler/core/task.h"

namespace hjul::core {

struct Links {
  std::vector<Link> listed;  // At most kLinksMax, in id order.
  int total = 0;
};

// The occurrences that keep `guard` from being true for `occurrence`.
Links WaitsFor(const Guard& guard, const Occurrence& occurrence,
               const Circumstances& circumstances);

// The unfinished occurrences of the same wheel and turn whose guards or `after` name this one and
// are not yet content with it.
Links Blocks(const Occurrence& occurrence, const Circumstances& circumstances);

}  // namespace hjul::core
