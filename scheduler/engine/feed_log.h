// The stored change log as laggards read it: in bounded windows that they share, so that thousands
// who come back at once cost little more than one. Thread-safe; nothing here waits for the writer.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/ids.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

using store::Revision;
using LogEntryPointer = std::shared_ptr<const store::LogEntry>;

struct FeedSlice {
  std::vector<LogEntryPointer> entries;  // In revision order, no gaps.
  Revision next = 0;                     // Ask from here next; everything before it has been given.
};

class LogReader {
 public:
  // `store` outlives this.
  explicit LogReader(const store::Store& store) : store_(store) {}

  // Entries of `huvudman` from `from` on, at most `limit`, of one window: `next` may be reached
  // with fewer. Errors: kOutOfRange (the message names the oldest revision kept), kDataLoss.
  absl::StatusOr<FeedSlice> Read(const core::HuvudmanId& huvudman, Revision from,
                                 std::size_t limit) const;
  // The oldest revision that can still be read from: the first entry's, or one past the latest when
  // the log is empty.
  Revision oldest() const;

  // A window ends with the revision that reaches one of these.
  static constexpr std::size_t kWindowKeysMax = 4096;
  static constexpr std::size_t kWindowBytesMax = 1 << 20;
  static constexpr std::size_t kWindowsMax = 8;

 private:
  class Window;
  absl::StatusOr<std::shared_ptr<Window>> WindowAt(Revision from) const;
  absl::StatusOr<std::shared_ptr<Window>> Load(Revision from) const;
  Revision OldestIn(const store::Snapshot& snapshot) const;

  const store::Store& store_;
  // Where looking for the oldest begins: what was cut away lies in front of it.
  mutable std::atomic<Revision> cut_{0};
  mutable std::mutex mutex_;
  mutable std::deque<std::shared_ptr<Window>> windows_;  // Guarded by mutex_. The latest used last.
};

}  // namespace hjul::engine
