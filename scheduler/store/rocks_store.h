// The store on RocksDB. The only header of ours that RocksDB stands behind.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace rocksdb {
class FileSystem;
}

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
  // Where files are kept; null: the machine's own file system. Tests put one here that loses what
  // was not synced (tests/store/lossy_files.h). Shared, because RocksDB keeps it.
  std::shared_ptr<rocksdb::FileSystem> file_system;
  // How long Reopen waits for snapshots to go, and again for a read under way to end.
  std::chrono::milliseconds reopen_patience{1'000};
};

// Opens or creates the store and checks its format version.
// A torn end of the log, which nobody was ever answered for, is cut; damage before its end is not.
// Errors: kFailedPrecondition (another format, another process has it open, or a directory that
// cannot be used: the message says what to do), kDataLoss (damaged), kUnavailable.
absl::StatusOr<std::unique_ptr<Store>> OpenRocksStore(const RocksOptions& options);

// Opens a store to look at it: nothing is changed on disk, and commits are refused with
// kFailedPrecondition. Errors: as above; kNotFound (there is no store).
absl::StatusOr<std::unique_ptr<Store>> OpenRocksStoreReadOnly(const RocksOptions& options);

}  // namespace hjul::store
