// What the store on RocksDB is made of beside the database: options, log, failure, statuses.
// Internal to rocks_store.cc.
#pragma once

#include <rocksdb/listener.h>
#include <rocksdb/options.h>
#include <rocksdb/status.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

#include "absl/status/status.h"

namespace hjul::store::rocks {

// The one place where RocksDB's statuses become ours. `doing` completes "cannot ...".
absl::Status FromRocks(const rocksdb::Status& status, std::string_view doing);

// The first failure of the storage beneath; damage counts before all else. RocksDB's own recovery
// is vetoed: on 7.8.3 it hangs after a full disk, and a manual Resume can abort the process.
// Closing and opening again is the recovery. Thread-safe.
class Failure final : public rocksdb::EventListener {
 public:
  // Ok until something failed.
  absl::Status status() const;
  void Record(absl::Status status);

  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override;
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason reason, rocksdb::Status error,
                            bool* auto_recovery) override;

 private:
  mutable std::mutex mutex_;
  absl::Status status_;  // Guarded by mutex_.
};

// RocksDB's log, written to ours.
std::shared_ptr<rocksdb::Logger> MakeLogger();

// `failure` hears of errors in the background; it is shared because RocksDB keeps its listeners.
rocksdb::DBOptions MakeDbOptions(std::shared_ptr<Failure> failure);
// For everything but the log, and for the log.
rocksdb::ColumnFamilyOptions MakeStateOptions(std::uint64_t block_cache_bytes);
rocksdb::ColumnFamilyOptions MakeLogOptions(const rocksdb::ColumnFamilyOptions& state);

}  // namespace hjul::store::rocks
