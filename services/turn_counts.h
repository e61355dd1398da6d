// How the occurrences of a turn stand, counted. Reads a whole turn: not for quick threads.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "hjul/v1/occurrence.pb.h"
#include "scheduler/engine/view.h"

namespace hjul::services {

namespace v1 = ::hjul::v1;

struct TurnCounts {
  v1::OccurrenceCounts whole;
  std::vector<v1::OccurrenceCounts> activities;  // In the wheel's order; those with any.
};
absl::StatusOr<TurnCounts> CountTurn(const engine::View& view, const core::Turn& turn);

}  // namespace hjul::services
