#include "scheduler/store/rocks_parts.h"

#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>
#include <utility>

namespace hjul::store::rocks {
namespace {

constexpr std::size_t kWriteBufferBytes = 32ULL << 20;
constexpr std::size_t kLogWriteBufferBytes = 16ULL << 20;
constexpr std::uint64_t kWalBytesMax = 256ULL << 20;
constexpr int kOpenFilesMax = 512;  // Streams need the rest.

// RocksDB's log goes where ours goes. Its own writes a file beside the data, and on Debian's 7.8.3
// (built with assertions) ends the process when the disk is full.
class Logger final : public rocksdb::Logger {
 public:
  Logger() : rocksdb::Logger(rocksdb::InfoLogLevel::WARN_LEVEL) {}
  using rocksdb::Logger::Logv;

  void Logv(const char* format, va_list arguments) override {
    Logv(rocksdb::InfoLogLevel::INFO_LEVEL, format, arguments);
  }

  void Logv(const rocksdb::InfoLogLevel level, const char* format, va_list arguments) override {
    if (level < GetInfoLogLevel()) return;
    std::array<char, 1024> line{};  // Longer lines are cut.
    std::vsnprintf(line.data(), line.size(), format, arguments);
    std::replace(line.begin(), line.end(), '\n', ' ');  // One line of ours is one event.
    spdlog::log(LevelOf(level), "store: {}", line.data());
  }

 private:
  static spdlog::level::level_enum LevelOf(rocksdb::InfoLogLevel level) {
    switch (level) {
      case rocksdb::InfoLogLevel::FATAL_LEVEL:
        return spdlog::level::critical;
      case rocksdb::InfoLogLevel::ERROR_LEVEL:
        return spdlog::level::err;
      case rocksdb::InfoLogLevel::WARN_LEVEL:
        return spdlog::level::warn;
      default:
        return spdlog::level::debug;
    }
  }
};

// RocksDB has no code for it: LockFile says so in words.
bool IsLockHeld(const rocksdb::Status& status) {
  if (!status.IsIOError()) return false;
  const std::string text = status.ToString();
  return text.find("lock hold by") != std::string::npos ||
         text.find("While lock file") != std::string::npos;
}

absl::StatusCode CodeOf(const rocksdb::Status& status) {
  if (IsLockHeld(status)) return absl::StatusCode::kFailedPrecondition;
  switch (status.code()) {
    case rocksdb::Status::kOk:
      return absl::StatusCode::kOk;
    case rocksdb::Status::kCorruption:
      return absl::StatusCode::kDataLoss;
    case rocksdb::Status::kInvalidArgument:
    case rocksdb::Status::kNotSupported:
      return absl::StatusCode::kFailedPrecondition;
    case rocksdb::Status::kNotFound:
      return absl::StatusCode::kNotFound;
    default:
      return absl::StatusCode::kUnavailable;
  }
}

}  // namespace

absl::Status FromRocks(const rocksdb::Status& status, std::string_view doing) {
  if (status.ok()) return absl::OkStatus();
  if (IsLockHeld(status)) {
    return absl::FailedPreconditionError(
        fmt::format("cannot {}: another process has it open; stop that one first, or choose "
                    "another directory",
                    doing));
  }
  return absl::Status(CodeOf(status), fmt::format("cannot {}: {}", doing, status.ToString()));
}

absl::Status Failure::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

void Failure::Record(absl::Status status) {
  const std::lock_guard lock(mutex_);
  const bool worse = absl::IsDataLoss(status) && !absl::IsDataLoss(status_);
  if (status_.ok() || worse) status_ = std::move(status);
}

void Failure::OnBackgroundError(rocksdb::BackgroundErrorReason, rocksdb::Status* error) {
  Record(FromRocks(*error, "write in the background"));
}

void Failure::OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                                   bool* auto_recovery) {
  *auto_recovery = false;
}

std::shared_ptr<rocksdb::Logger> MakeLogger() { return std::make_shared<Logger>(); }

rocksdb::DBOptions MakeDbOptions(std::shared_ptr<Failure> failure) {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.info_log = MakeLogger();
  options.listeners.push_back(std::move(failure));
  options.max_open_files = kOpenFilesMax;
  options.max_background_jobs = 2;
  options.max_total_wal_size = kWalBytesMax;
  options.bytes_per_sync = 1ULL << 20;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  // A torn tail is cut there; nothing after it is read. README.md: "The log is not recycled".
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.recycle_log_file_num = 0;
  return options;
}

rocksdb::ColumnFamilyOptions MakeStateOptions(std::uint64_t block_cache_bytes) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = rocksdb::NewLRUCache(block_cache_bytes);
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = kWriteBufferBytes;
  options.max_write_buffer_number = 3;
  options.level_compaction_dynamic_level_bytes = true;
  options.compression = rocksdb::kLZ4Compression;
  return options;
}

rocksdb::ColumnFamilyOptions MakeLogOptions(const rocksdb::ColumnFamilyOptions& state) {
  rocksdb::ColumnFamilyOptions options = state;  // Shares the block cache.
  options.write_buffer_size = kLogWriteBufferBytes;
  return options;
}

}  // namespace hjul::store::rocks
