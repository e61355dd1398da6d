// What the stored change log says since a revision: what watchers are given after the storage was
// opened again, for the commit that failed may have been written.
#pragma once

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/engine/commit.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

// Every revision from `first` to the snapshot's, in order, with its entries; none for a commit that
// changed nothing. Meant for the last commit or two: all of it is held in memory.
// Errors: kDataLoss, kUnavailable.
absl::StatusOr<std::vector<std::pair<store::Revision, LogEntries>>> LogSince(
    const store::Snapshot& snapshot, store::Revision first);

}  // namespace hjul::engine
