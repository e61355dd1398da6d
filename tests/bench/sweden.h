// A made-up country to measure on: huvudmän with units, a rektor at each, and a wheel whose
// activities fall due where a measurement wants them. Made by the engine's own commands, so its
// state is one that the engine wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "scheduler/core/ids.h"
#include "scheduler/engine/clock.h"
#include "scheduler/store/store.h"

namespace hjul::bench {

// `count` activities per unit that are due, and reminded of, on the friday of `week`.
struct DueWeek {
  int week = 50;
  int count = 1;
};

struct Shape {
  int units = 15'000;
  int huvudmen = 290;        // The units are spread over them evenly.
  std::vector<DueWeek> due;  // Empty: no wheel.
  bool every_role = false;   // The posts of the demonstration's units, not a rektor alone.
};

// A wednesday morning: every window of the wheel is open, nothing has been reminded of.
engine::Instant StartOfSweden();
// The moment of reminding of what is due on the friday of `week`, 2026.
engine::Instant MorningOfFriday(int week);

// The wheel "land": each activity is "arbete-WEEK-N", one step, done by rektor with "klart".
std::string WheelText(const std::vector<DueWeek>& due);
// A file under deploy/. Ends the program when it is not there.
std::string ReadDeployFile(std::string_view name);

// Fills an empty store, standing at StartOfSweden. Errors: the engine's.
absl::Status MakeSweden(store::Store& store, const Shape& shape);

// Named by number, from 0.
core::HuvudmanId HuvudmanOf(int number);
core::UnitId UnitOf(int number);

}  // namespace hjul::bench
