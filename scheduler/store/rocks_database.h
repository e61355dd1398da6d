// An open database, and who is using it: opened, checked and founded here, closed while others
// still hold it. Internal to the store on RocksDB.
//
// Whoever reads or writes is a user for the length of one call; closing waits for users and then
// turns the next ones away. A snapshot outlives calls, so closing takes those that are left back.
#pragma once

#include <rocksdb/db.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/store/rocks_log_look.h"
#include "scheduler/store/rocks_parts.h"
#include "scheduler/store/rocks_store.h"

namespace hjul::store::rocks {

class Database {
 public:
  // Errors: those of OpenRocksStore.
  static absl::StatusOr<std::shared_ptr<Database>> Open(const RocksOptions& options);
  // Changes nothing on disk. `env`: null, or where a backup's files are found; outlives this.
  // Errors: those of OpenRocksStoreReadOnly.
  static absl::StatusOr<std::shared_ptr<Database>> OpenReadOnly(const RocksOptions& options,
                                                                rocksdb::Env* env);
  Database() = default;
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Holds the database open for one call. False: it is closed, or about to be.
  class Use {
   public:
    explicit Use(const Database& database) : database_(database), granted_(database.Enter()) {}
    ~Use() {
      if (granted_) database_.Leave();
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    explicit operator bool() const { return granted_; }

   private:
    const Database& database_;
    const bool granted_;
  };

  // Null: closed.
  const rocksdb::Snapshot* TakeSnapshot();
  void ReleaseSnapshot(const rocksdb::Snapshot* snapshot);

  // Waits for snapshots to be released and takes back the rest, waits for users, and closes; each
  // for at most `patience`. Errors: kUnavailable when users stay; then nothing has happened.
  absl::Status Close(std::chrono::milliseconds patience);
  // Somebody wants to close: whoever uses the database for long stops.
  bool closing() const { return closing_; }

  // The rest requires a Use.
  rocksdb::DB& db() const { return *db_; }
  rocksdb::ColumnFamilyHandle* FamilyOf(std::string_view key) const;
  rocksdb::ColumnFamilyHandle* state() const { return state_; }
  rocksdb::ColumnFamilyHandle* log() const { return log_; }

  Failure& failure() const { return *failure_; }
  std::uint64_t revision() const { return revision_; }  // When it was opened.
  std::uint64_t epoch() const { return epoch_; }

 private:
  friend class Opening;
  static constexpr std::uint64_t kClosing = 1ULL << 62;
  bool Enter() const;
  void Leave() const;
  void DestroyHandles();

  struct Unlock {
    rocksdb::Env* env;
    void operator()(rocksdb::FileLock* lock) const;
  };

  std::unique_ptr<rocksdb::Env> env_;  // Null: the machine's own. Outlives what follows.
  std::unique_ptr<rocksdb::FileLock, Unlock> lock_;  // Null: RocksDB holds it itself.
  std::unique_ptr<LogLook> look_ = std::make_unique<LogLook>();
  std::shared_ptr<Failure> failure_ = std::make_shared<Failure>();  // RocksDB keeps it too.
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;  // Owned; see DestroyHandles.
  rocksdb::ColumnFamilyHandle* state_ = nullptr;
  rocksdb::ColumnFamilyHandle* log_ = nullptr;
  std::uint64_t revision_ = 0;
  std::uint64_t epoch_ = 0;

  std::atomic<bool> closing_ = false;
  mutable std::atomic<std::uint64_t> users_ = 0;  // How many; with kClosing, no more.
  mutable std::mutex mutex_;
  mutable std::condition_variable fewer_;         // Users or snapshots.
  std::set<const rocksdb::Snapshot*> snapshots_;  // Guarded by mutex_.
};

// A new random epoch. Errors: kUnavailable.
absl::StatusOr<std::uint64_t> NewEpoch();

// What stands on a database: for backups, which take a Store.
class Backed {
 public:
  virtual ~Backed() = default;
  virtual std::shared_ptr<Database> database() const = 0;
  virtual const RocksOptions& options() const = 0;
};

}  // namespace hjul::store::rocks
