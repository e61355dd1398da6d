// A store in memory that refuses commits when it is told to, fills up, and stops in the middle of a
// commit, as a machine does that loses its power.
//
// A commit that was answered is synced and stays. The one under way when the machine stops is the
// tail that was not: it is there as a whole afterwards, or not at all, and nobody was told which.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "scheduler/store/memory_store.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

class FaultyStore final : public store::Store {
 public:
  store::Revision revision() const override { return store_->revision(); }
  std::unique_ptr<store::Snapshot> Read() const override { return store_->Read(); }
  absl::StatusOr<store::Revision> Commit(const store::Batch& batch) override;

  // The next commit is refused, and nothing of it is written.
  void RefuseNext(absl::Status with) { refuse_next_ = std::move(with); }
  // Every commit is kResourceExhausted until there is room again.
  void SetFull(bool full) { full_ = full; }

  // The machine stops in the `commits`-th commit from now on, which is there afterwards if
  // `written`. Until Reopen every commit is kUnavailable. 0: it does not stop.
  void StopIn(int commits, bool written);
  bool WillStop() const { return stop_in_ > 0; }
  bool stopped() const { return stopped_; }
  absl::Status Reopen() override {
    stopped_ = false;
    return absl::OkStatus();
  }

  // Called with every batch once it is written, in order.
  using Written = std::function<void(const store::Batch&, store::Revision)>;
  void OnWritten(Written written) { on_written_ = std::move(written); }

 private:
  absl::StatusOr<store::Revision> Write(const store::Batch& batch);

  std::unique_ptr<store::Store> store_ = store::OpenMemoryStore();
  Written on_written_;
  absl::Status refuse_next_;
  bool full_ = false;
  int stop_in_ = 0;  // Commits until the machine stops, that one included; 0: it does not.
  bool stop_written_ = false;
  bool stopped_ = false;
};

}  // namespace hjul::engine
