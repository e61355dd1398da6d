// The in-memory twin of RocksStore: same contract, nothing durable. For tests and simulation.
#pragma once

#include <memory>

#include "scheduler/store/store.h"

namespace hjul::store {

std::unique_ptr<Store> OpenMemoryStore();

}  // namespace hjul::store
