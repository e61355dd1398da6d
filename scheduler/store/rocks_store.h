// The store on RocksDB. The only header of ours that RocksDB stands behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::store {

struct RocksOptions {
  std::filesystem::path directory;
  // Writes are refused with kResourceExhausted while less than this is free on the file system.
  std::uint64_t free_bytes_min = 256ULL << 20;
  std::uint64_t block_cache_bytes = 64ULL << 20;
};

// Opens or creates the store and checks its format version.
// Errors: kFailedPrecondition (another format, or another process has it open: the message says
// what to do), kDataLoss (does not open), kUnavailable.
absl::StatusOr<std::unique_ptr<Store>> OpenRocksStore(const RocksOptions& options);

}  // namespace hjul::store
