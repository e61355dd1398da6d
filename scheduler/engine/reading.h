// What every reader of the store here needs: scans without a limit, split records, the start of a
// day.
#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "absl/status/statusor.h"
#include "scheduler/core/organisation.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

inline constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

// The pieces of one split record, joined (see SplitValue). Empty: there is no such record.
absl::StatusOr<std::string> Joined(const store::Snapshot& snapshot, const store::KeyRange& range);

// 00:00 in Sweden.
core::Instant StartOf(core::Date date);

}  // namespace hjul::engine
