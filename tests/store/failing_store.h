// A store in memory whose storage fails when told, as RocksDB's does: the failed commit was written
// or not, everything is refused from then on, and opening again shows which.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

#include "scheduler/store/memory_store.h"
#include "scheduler/store/store.h"

namespace hjul::store {

// Thread-safe.
class FailingStore final : public Store {
 public:
  Revision revision() const override { return memory_.revision(); }
  std::unique_ptr<Snapshot> Read() const override { return memory_.Read(); }

  absl::StatusOr<Revision> Commit(const Batch& batch) override {
    const std::lock_guard lock(mutex_);
    if (absl::Status status = HealthLocked(); !status.ok()) return status;
    if (!fail_next_) return memory_.Commit(batch);
    if (*std::exchange(fail_next_, std::nullopt)) unseen_ = batch;
    failed_ = true;
    return HealthLocked();
  }

  absl::Status health() const override {
    const std::lock_guard lock(mutex_);
    return HealthLocked();
  }

  absl::Status Reopen() override {
    const std::lock_guard lock(mutex_);
    ++reopenings_;
    if (reopening_fails_ > 0) {
      --reopening_fails_;
      return absl::UnavailableError("the storage cannot be opened yet");
    }
    if (unseen_) {
      if (const auto done = memory_.Commit(*std::exchange(unseen_, std::nullopt)); !done.ok()) {
        return done.status();
      }
    }
    failed_ = false;
    return absl::OkStatus();
  }

  // The next commit fails; `written`: it is there when the storage is opened again.
  void FailNext(bool written) {
    const std::lock_guard lock(mutex_);
    fail_next_ = written;
  }
  void FailReopening(int times) {
    const std::lock_guard lock(mutex_);
    reopening_fails_ = times;
  }
  // A disk that is nearly full: commits are refused until it is not.
  void SetFull(bool full) {
    const std::lock_guard lock(mutex_);
    full_ = full;
  }
  int reopenings() const {
    const std::lock_guard lock(mutex_);
    return reopenings_;
  }

 private:
  absl::Status HealthLocked() const {
    if (failed_) return absl::UnavailableError("the storage failed");
    if (full_) return absl::ResourceExhaustedError("the disk is nearly full");
    return absl::OkStatus();
  }

  MemoryStore memory_;
  mutable std::mutex mutex_;  // Guards all that follows.
  std::optional<bool> fail_next_;
  std::optional<Batch> unseen_;
  bool failed_ = false;
  bool full_ = false;
  int reopening_fails_ = 0;
  int reopenings_ = 0;
};

}  // namespace hjul::store
