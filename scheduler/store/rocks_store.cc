#include "scheduler/store/rocks_store.h"

#include <fmt/format.h>
#include <rocksdb/file_system.h>
#include <rocksdb/write_batch.h>
#include <spdlog/spdlog.h>
#include <sys/statvfs.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <utility>

#include "scheduler/store/batch_check.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_database.h"
#include "scheduler/store/rocks_snapshot.h"

namespace hjul::store {
namespace {

using rocks::Database;
using rocks::FromRocks;

// A reader that comes while the database is opened again waits no longer than this.
constexpr std::chrono::seconds kReadersWaitMax{10};

class RocksStore final : public Store, public rocks::Backed {
 public:
  RocksStore(RocksOptions options, std::shared_ptr<Database> database, bool read_only)
      : options_(std::move(options)),
        read_only_(read_only),
        revision_(database->revision()),
        database_(std::move(database)) {}

  Revision revision() const override { return revision_.load(std::memory_order_acquire); }

  std::unique_ptr<Snapshot> Read() const override {
    return std::make_unique<rocks::RocksSnapshot>(database(), revision());
  }

  absl::StatusOr<Revision> Commit(const Batch& batch) override {
    const Revision before = revision();
    if (absl::Status status = CheckBatch(batch, before); !status.ok()) return status;
    const std::shared_ptr<Database> database = this->database();
    const Database::Use use(*database);
    if (absl::Status status = Health(*database, bool(use)); !status.ok()) return status;

    rocksdb::WriteOptions options;
    options.sync = true;
    rocksdb::WriteBatch writes = Translate(*database, batch, before + 1);
    const rocksdb::Status written = database->db().Write(options, &writes);
    if (!written.ok()) {
      database->failure().Record(FromRocks(written, "commit"));
      return Refusal(database->failure().status());
    }
    revision_.store(before + 1, std::memory_order_release);
    return before + 1;
  }

  absl::Status health() const override {
    const std::shared_ptr<Database> database = this->database();
    const Database::Use use(*database);
    return Health(*database, bool(use));
  }

  absl::Status Reopen() override {
    if (read_only_) return ReadOnly();
    if (absl::Status status = TryDisk(); !status.ok()) return status;
    std::unique_lock lock(mutex_);
    reopening_ = true;
    lock.unlock();
    absl::StatusOr<std::shared_ptr<Database>> opened = OpenAgain();
    lock.lock();
    if (opened.ok()) {
      revision_.store((*opened)->revision(), std::memory_order_release);
      database_ = *opened;
    } else if (absl::IsDataLoss(opened.status())) {
      database_->failure().Record(opened.status());  // Nothing that is tried again helps.
    }
    reopening_ = false;
    opened_.notify_all();
    return opened.status();
  }

  std::shared_ptr<Database> database() const override {
    std::unique_lock lock(mutex_);
    opened_.wait_for(lock, kReadersWaitMax, [&] { return !reopening_; });
    return database_;
  }

  const RocksOptions& options() const override { return options_; }

 private:
  absl::Status ReadOnly() const {
    return absl::FailedPreconditionError(
        fmt::format("the store in {} is open for reading only", options_.directory.string()));
  }

  absl::Status Health(const Database& database, bool open) const {
    if (read_only_) return ReadOnly();
    if (absl::Status status = database.failure().status(); !status.ok()) return Refusal(status);
    if (!open) return Refusal(absl::UnavailableError("it is closed"));
    return CheckFreeSpace();
  }

  absl::Status Refusal(const absl::Status& cause) const {
    if (absl::IsDataLoss(cause)) {
      return absl::DataLossError(
          fmt::format("storage in {} is damaged and takes no more writes; stop the server, leave "
                      "the directory as it is and restore a backup into another one: {}",
                      options_.directory.string(), std::string(cause.message())));
    }
    return absl::UnavailableError(fmt::format(
        "storage in {} failed and takes no more writes until it is closed and opened again: {}",
        options_.directory.string(), std::string(cause.message())));
  }

  absl::Status CheckFreeSpace() const {
    const absl::StatusOr<std::uint64_t> free = options_.free_bytes(options_.directory);
    if (!free.ok()) return free.status();
    if (*free >= options_.free_bytes_min) return absl::OkStatus();
    return absl::ResourceExhaustedError(
        fmt::format("only {} MiB are free in {}, {} MiB are needed to write; free some space, "
                    "reads go on meanwhile",
                    *free >> 20, options_.directory.string(), options_.free_bytes_min >> 20));
  }

  // Whether the disk takes a synced file: while it does not, nothing is closed, and reads go on.
  absl::Status TryDisk() const {
    if (absl::Status status = CheckFreeSpace(); !status.ok()) return status;
    const std::shared_ptr<rocksdb::FileSystem> files =
        options_.file_system != nullptr ? options_.file_system : rocksdb::FileSystem::Default();
    const std::string file = (options_.directory / "trial").string();
    rocksdb::Status tried =
        rocksdb::WriteStringToFile(files.get(), "This may be removed.\n", file, true);
    if (tried.ok()) tried = files->DeleteFile(file, rocksdb::IOOptions(), nullptr);
    return FromRocks(tried, fmt::format("write to {} yet", options_.directory.string()));
  }

  // Requires: readers wait.
  absl::StatusOr<std::shared_ptr<Database>> OpenAgain() {
    const Revision acknowledged = revision();
    if (absl::Status status = database_->Close(options_.reopen_patience); !status.ok()) {
      return status;
    }
    auto opened = Database::Open(options_);
    if (!opened.ok()) return opened.status();
    const Revision found = (*opened)->revision();
    if (found < acknowledged) {
      return absl::DataLossError(fmt::format(
          "the store in {} is at revision {} after opening it again, but {} was acknowledged: the "
          "disk has lost what it said was written; restore a backup into another directory",
          options_.directory.string(), found, acknowledged));
    }
    spdlog::warn("store: opened again at revision {}, {}", found,
                 found == acknowledged ? "as acknowledged" : "the commit that failed was written");
    return opened;
  }

  static rocksdb::WriteBatch Translate(const Database& database, const Batch& batch,
                                       Revision revision) {
    rocksdb::WriteBatch writes;
    // A batch only gathers here; what could fail is the write.
    for (const KeyRange& range : batch.range_deletes) {
      if (range.first >= range.last) continue;
      writes.DeleteRange(database.log(), range.first, range.last).PermitUncheckedError();
    }
    for (const std::string& key : batch.deletes) {
      writes.Delete(database.FamilyOf(key), key).PermitUncheckedError();
    }
    for (const Put& put : batch.puts) {
      writes.Put(database.FamilyOf(put.key), put.key, put.value).PermitUncheckedError();
    }
    writes.Put(database.state(), Encode(MetaKey{MetaName::kRevision}), EncodeNumber(revision))
        .PermitUncheckedError();
    return writes;
  }

  const RocksOptions options_;
  const bool read_only_;
  std::atomic<Revision> revision_;
  mutable std::mutex mutex_;
  mutable std::condition_variable opened_;
  bool reopening_ = false;  // Guarded by mutex_.
  // Guarded by mutex_. Shared with the snapshots that read it and with a backup under way.
  std::shared_ptr<Database> database_;
};

}  // namespace

absl::StatusOr<std::uint64_t> FreeBytesAt(const std::filesystem::path& directory) {
  struct statvfs space {};
  if (statvfs(directory.c_str(), &space) != 0) {
    return absl::UnavailableError(
        fmt::format("cannot tell how much space is free in {}: {}", directory.string(),
                    std::error_code(errno, std::generic_category()).message()));
  }
  return std::uint64_t{space.f_bavail} * std::uint64_t{space.f_frsize};
}

absl::StatusOr<std::unique_ptr<Store>> OpenRocksStore(const RocksOptions& options) {
  auto database = Database::Open(options);
  if (!database.ok()) return database.status();
  return std::make_unique<RocksStore>(options, *std::move(database), false);
}

absl::StatusOr<std::unique_ptr<Store>> OpenRocksStoreReadOnly(const RocksOptions& options) {
  auto database = Database::OpenReadOnly(options, nullptr);
  if (!database.ok()) return database.status();
  return std::make_unique<RocksStore>(options, *std::move(database), true);
}

}  // namespace hjul::store
