// What a date rule costs: how much is looked at when it is worked out once. Pure.
#pragma once

#include <cstdint>

#include "scheduler/calendar/rule.h"

namespace hjul::calendar {

// Days and parts of the rule, at most; from what it says alone, so closed days do not count. Of the
// empty rule 0.
std::uint64_t WorkOf(const DateRule& rule);

}  // namespace hjul::calendar
