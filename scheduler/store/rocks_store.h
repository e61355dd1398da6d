// The store on RocksDB. The only header of ours that RocksDB stands behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::store {

// How many bytes an ordinary user can still write to the file system of `directory`.
// Errors: kUnavailable.
absl::StatusOr<std::uint64_t> FreeBytesAt(const std::filesystem::path& directory);

struct RocksOptions {
  std::filesystem::path directory;
  // Writes are refused with kResourceExhausted while less than this is free on the file system.
  std::uint64_t free_bytes_min = 256ULL << 20;
  std::uint64_t block_cache_bytes = 64ULL << 20;
  // Asked before every commit; tests put their own disk here.
  std::function<absl::StatusOr<std::uint64_t>(const std::filesystem::path&)> free_bytes =
      FreeBytesAt;
};

// Opens or creates the store and checks its format version.
// Errors: kFailedPrecondition (another format, another process has it open, or a directory that
// cannot be used: the message says what to do), kDataLoss (does not open), kUnavailable.
absl::StatusOr<std::unique_ptr<Store>> OpenRocksStore(const RocksOptions& options);

}  // namespace hjul::store
