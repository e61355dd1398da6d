// The rows of the table in README.md that need no network, one function each: measure, print
// figure, target and verdict. Errors are of what could not be measured; a missed target is none.
#pragma once

#include "absl/status/status.h"
#include "tests/bench/country.h"

namespace hjul::bench {

struct TransitionSettings {
  Place place;
  int units = 15'000;
  int huvudmen = 290;
  std::size_t commands = 15'000;  // In each run.
  std::size_t callers = 64;
  int runs = 3;
};
// Row 1: tasks completed, durably, by many callers at once; beside RocksDB writing the same bytes.
absl::Status MeasureTransitions(const TransitionSettings& settings);

struct BurstSettings {
  Place place;
  int units = 15'000;
  int huvudmen = 290;
  int activities = 7;      // That are due in the big burst.
  int runs = 3;            // Of the small burst, one activity each.
  std::size_t idle = 400;  // Tasks the client does before each burst.
};
// Row 2: reminders of one morning, one per unit, then `activities` per unit, with a client at work.
absl::Status MeasureBurst(const BurstSettings& settings);

struct PlanSettings {
  Place place;
  int units = 15'000;
  int huvudmen = 290;
  std::string wheel = "wheels/templates/kvalitetshjul.yaml";  // Under deploy/.
  std::size_t idle = 400;
};
// Row 5: a wheel planned and applied for every unit, with a client at work.
absl::Status MeasurePlan(const PlanSettings& settings);

// What rows 6 and 7 are measured on: a full year.
struct FullSettings {
  std::filesystem::path directory;  // Empty: made for this once, and removed.
  int units = 15'000;
  int huvudmen = 290;
  int activities = 34;
  int runs = 3;
  std::size_t reads = 20'000;
  bool memory = false;
};
// Makes the store of a full year in `directory`; with `work`, says that it is there, and works on
// it until somebody kills the process.
absl::Status MakeFull(const FullSettings& settings, bool work);
// Row 6: from kill -9 to answering; row 4's half: what a million timers hold in memory.
absl::Status MeasureRestart(const FullSettings& settings);
// Row 7: "my tasks" of one rektor after another.
absl::Status MeasureList(const FullSettings& settings);

}  // namespace hjul::bench
