// A look at the write-ahead log while it is replayed: does each record follow the one before?
// Internal to the store on RocksDB.
//
// RocksDB skips zeroed parts of a log in silence. Commits are synced one by one, so a record behind
// a gap proves that something acknowledged is missing: that must be refused.
#pragma once

#include <rocksdb/wal_filter.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"

namespace hjul::store::rocks {

class LogLook final : public rocksdb::WalFilter {
 public:
  const char* Name() const override { return "hjul.LogLook"; }
  void ColumnFamilyLogNumberMap(const std::map<std::uint32_t, std::uint64_t>& logs,
                                const std::map<std::string, std::uint32_t>& names) override;
  WalProcessingOption LogRecordFound(unsigned long long log_number, const std::string& file,
                                     const rocksdb::WriteBatch& batch, rocksdb::WriteBatch* changed,
                                     bool* is_changed) override;

  // The number of the first log that is not in tables yet; nothing: replaying never began.
  std::optional<std::uint64_t> first_log() const { return first_log_; }
  // Errors: kDataLoss when a record lies behind a gap; names the file.
  const absl::Status& status() const { return status_; }

 private:
  std::optional<std::uint64_t> first_log_;
  std::optional<std::uint64_t> next_;  // The sequence number that must come.
  absl::Status status_;
};

}  // namespace hjul::store::rocks
