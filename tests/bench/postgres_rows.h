// The peer's rows: the same work on PostgreSQL, in the shape a careful service would give it (one
// transaction a decision, prepared statements, pipelined to two round trips, sets where sets do).
// PostgreSQL only stores here: nothing is decided, no rule is read, no change is pushed.
#pragma once

#include "absl/status/status.h"

namespace hjul::bench {

struct PostgresSettings {
  int units = 15'000;
  int activities = 4;  // Per unit.
  int clients = 64;
  int calls = 15'000;  // In each run.
  int runs = 3;
};
absl::Status MeasurePostgresTransitions(const PostgresSettings& settings);  // Row 1.
absl::Status MeasurePostgresBurst(const PostgresSettings& settings);        // Row 2.
absl::Status MeasurePostgresPublish(const PostgresSettings& settings);      // Row 5.
absl::Status MeasurePostgresRestart(const PostgresSettings& settings);      // Row 6.
absl::Status MeasurePostgresList(const PostgresSettings& settings);         // Row 7.

}  // namespace hjul::bench
