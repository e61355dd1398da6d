#include "scheduler/store/rocks_database.h"

#include <fmt/format.h>

#include "scheduler/store/batch_check.h"

namespace hjul::store::rocks {

void Database::Unlock::operator()(rocksdb::FileLock* lock) const {
  env->UnlockFile(lock).PermitUncheckedError();
}

Database::~Database() {
  if (db_ == nullptr) return;
  for (const rocksdb::Snapshot* snapshot : snapshots_) db_->ReleaseSnapshot(snapshot);
  DestroyHandles();
  db_->Close().PermitUncheckedError();  // Every commit is synced; there is nothing to lose.
}

void Database::DestroyHandles() {
  for (rocksdb::ColumnFamilyHandle* handle : handles_) {
    db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  handles_.clear();
}

bool Database::Enter() const {
  if ((users_.fetch_add(1) & kClosing) == 0) return true;
  Leave();
  return false;
}

void Database::Leave() const {
  if (users_.fetch_sub(1) != kClosing + 1) return;
  const std::lock_guard lock(mutex_);  // Or the one who waits may be between look and wait.
  fewer_.notify_all();
}

const rocksdb::Snapshot* Database::TakeSnapshot() {
  const Use use(*this);
  if (!use) return nullptr;
  const rocksdb::Snapshot* snapshot = db_->GetSnapshot();
  const std::lock_guard lock(mutex_);
  snapshots_.insert(snapshot);
  return snapshot;
}

void Database::ReleaseSnapshot(const rocksdb::Snapshot* snapshot) {
  const Use use(*this);
  if (!use) return;  // Closing takes it back.
  {
    const std::lock_guard lock(mutex_);
    snapshots_.erase(snapshot);
    fewer_.notify_all();
  }
  db_->ReleaseSnapshot(snapshot);
}

rocksdb::ColumnFamilyHandle* Database::FamilyOf(std::string_view key) const {
  return IsLogKey(key) ? log_ : state_;
}

absl::Status Database::Close(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (db_ == nullptr) return absl::OkStatus();
  closing_ = true;
  fewer_.wait_for(lock, patience, [&] { return snapshots_.empty(); });
  users_.fetch_or(kClosing);
  if (!fewer_.wait_for(lock, patience, [&] { return users_ == kClosing; })) {
    users_.fetch_and(~kClosing);
    closing_ = false;
    return absl::UnavailableError(
        "the storage cannot be closed: somebody is in the middle of a long read; try again later");
  }
  for (const rocksdb::Snapshot* snapshot : snapshots_) db_->ReleaseSnapshot(snapshot);
  snapshots_.clear();
  DestroyHandles();
  db_->Close().PermitUncheckedError();  // What failed before may fail here too.
  db_.reset();
  lock_.reset();
  return absl::OkStatus();
}

}  // namespace hjul::store::rocks
