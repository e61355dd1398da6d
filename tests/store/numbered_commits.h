// Commits whose keys and values say which they are, so that what a store holds can be judged:
// every commit from 1 to its revision, wholly, and nothing else. crash_child.cc writes them too.
#pragma once

#include <cstddef>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::store {

// Two keys per commit, both named for its revision; values of `padding` bytes more.
absl::StatusOr<Revision> CommitNumbered(Store& store, std::size_t padding = 0);

// Fails the test unless `store` holds exactly the commits up to its revision.
void ExpectNoHole(const Store& store);

}  // namespace hjul::store
