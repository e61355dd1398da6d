// The memory: an ordered map of bytes with one writer and many readers.
//
// Small enough to be implemented on RocksDB, in memory, and later on a distributed engine: no
// long-lived scans, no merge operators, no native expiry; a commit is < 1 MB where it can be helped
// and a value <= 100 kB. Every commit has the next revision; readers see whole commits.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace hjul::store {

using Revision = std::uint64_t;  // Counts commits from 1; 0 is the empty store.

inline constexpr std::size_t kValueBytesMax = 100'000;

// Half-open: first <= key < last. An empty `last` means to the end of the store.
struct KeyRange {
  std::string first;
  std::string last;
};

struct Put {
  std::string key;
  std::string value;
};

// One atomic change. `expected_revision` fences the writer: the commit is refused with kAborted
// unless the store stands at it. Order within a batch: range deletes, deletes, puts; of two puts of
// one key the later counts. Deleting what is not there is no fault. An empty batch is a commit.
struct Batch {
  Revision expected_revision = 0;
  std::vector<Put> puts;
  std::vector<std::string> deletes;
  std::vector<KeyRange> range_deletes;  // Only within the change log (LogBefore).
  bool empty() const { return puts.empty() && deletes.empty() && range_deletes.empty(); }
};

// A consistent view at one revision. Short-lived: holds resources until destroyed, and must not
// outlive its store. Thread-compatible.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  virtual Revision revision() const = 0;
  // Returns: nullopt when there is no such key. Errors, here and below: kDataLoss; kUnavailable
  // when the storage does not answer, or was opened again since this snapshot was taken.
  virtual absl::StatusOr<std::optional<std::string>> Get(std::string_view key) const = 0;
  // Calls `visit` for at most `limit` keys of `range` in order until it returns false.
  // The views are valid during the call only; `visit` may read from this snapshot, and commit.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  virtual absl::Status Scan(const KeyRange& range, std::size_t limit, const Visit& visit) const = 0;
  // The same from the end of the range.
  virtual absl::Status ScanBackward(const KeyRange& range, std::size_t limit,
                                    const Visit& visit) const = 0;
};

// Thread-safe for readers; Commit and Reopen are called by one thread at a time.
class Store {
 public:
  virtual ~Store() = default;
  virtual Revision revision() const = 0;
  virtual std::unique_ptr<Snapshot> Read() const = 0;
  // Makes `batch` durable (synced) and visible, and returns its revision, expected_revision + 1.
  // Errors: kAborted (fence), kInvalidArgument (a value over the limit, an empty key, a key that
  // the store writes itself, a range outside the change log), kResourceExhausted (disk nearly full:
  // nothing was written, reads go on, and so do commits once there is space), kUnavailable (storage
  // failed: whether this commit was written shows only after Reopen; until then every commit is
  // refused, reads go on), kDataLoss (storage was found damaged: no commit is taken any more).
  virtual absl::StatusOr<Revision> Commit(const Batch& batch) = 0;

  // Whether a commit would be refused, and why, in the codes of Commit. From any thread; cheap
  // enough to ask every second. This and Reopen have nothing to do where no write can fail.
  virtual absl::Status health() const { return absl::OkStatus(); }

  // Closes the storage and opens it again: the one recovery after kUnavailable. revision() then
  // tells whether the commit that failed was written. Waits a bounded time for snapshots to go;
  // those that stay answer kUnavailable from then on. Read() waits meanwhile, also bounded.
  // Errors: kResourceExhausted and kUnavailable (not yet; as long as the disk refuses even a trial,
  // the storage stays open for reading; may be called again), kDataLoss (what is found is not what
  // was acknowledged), kFailedPrecondition. After an error every commit is refused.
  virtual absl::Status Reopen() { return absl::OkStatus(); }
};

}  // namespace hjul::store
