// The rows of the table in README.md that go through gRPC, one function each: measure, print
// figure, target and verdict. Errors are of what could not be measured; a missed target is none.
#pragma once

#include <filesystem>

#include "absl/status/status.h"

namespace hjul::bench {

struct GrpcSettings {
  std::filesystem::path directory;  // Empty: made for this once, and removed.
  int units = 15'000;
  int huvudmen = 290;
  int activities = 4;  // Per unit; more than 30 makes a full store.
  int clients = 64;
  std::size_t calls = 15'000;  // In each run.
  int runs = 3;
  std::size_t watchers = 10'000;  // At most one per unit.
};
// Row 1: tasks completed through gRPC by many clients, beside an echo that does nothing.
absl::Status MeasureGrpcTransitions(const GrpcSettings& settings);
// Row 6: kill -9 of a server with watchers, who come back with their cursors.
absl::Status MeasureGrpcRestart(const GrpcSettings& settings);
// Row 7: "my tasks" through gRPC, beside the echo.
absl::Status MeasureGrpcList(const GrpcSettings& settings);

}  // namespace hjul::bench
