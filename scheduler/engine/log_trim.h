// The change log is kept for a time; what is older goes, whole revisions at once.
#pragma once

#include <cstddef>

#include "absl/status/statusor.h"
#include "scheduler/engine/commit.h"

namespace hjul::engine {

// Deletes the log's entries of before `keep_from`, looking at no more than `limit` keys.
// Returns how many entries went. Errors: kDataLoss, kUnavailable.
absl::StatusOr<std::size_t> TrimLog(Instant keep_from, std::size_t limit, Commit& commit);

}  // namespace hjul::engine
