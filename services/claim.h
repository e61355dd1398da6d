// The one-time claim of a new server's first administrator: a code in a file that only the owner of
// the data directory can read.
#pragma once

#include <filesystem>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::services {

// While nobody administers the server, every start makes a new code: its hash goes into the store,
// the code into `file` (0600). Afterwards the file is removed. Call before the engine starts.
// Returns: whether the server waits to be claimed.
absl::StatusOr<bool> PrepareClaim(store::Store& store, const std::filesystem::path& file);

}  // namespace hjul::services
