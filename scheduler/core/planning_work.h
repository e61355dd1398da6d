// What planning costs, reckoned before it is done: a text's length does not tell, and anybody who
// may read may send one. Pure.
//
// The unit is a look: at a day or a part of a rule while a date is worked out, at a name or an
// occurrence while anchors and guards are. The cost is the product of how often an activity occurs
// in a turn, of its states (squared where dates lean on later states), and of what their rules,
// guards and reminders look at.
#pragma once

#include <cstdint>
#include <map>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/turn.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// A state that is planned costs as much beside its dates.
inline constexpr std::uint64_t kLooksOfAState = 50;
// Of all turns that a check plans: as sixty activities of five states, each month, four times over.
inline constexpr std::uint64_t kCheckLooksMax = 20'000'000;
// Of one preview, for every unit.
inline constexpr std::uint64_t kPreviewLooksMax = 400'000'000;

// Looks that PlanTurn takes for each activity of `wheel` in `turn`, at most.
std::map<ActivityId, std::uint64_t> WorkOfTurn(const Wheel& wheel, const Turn& turn,
                                               const calendar::Calendar& calendar,
                                               const Organisation& organisation);

}  // namespace hjul::core
