// The change feed: what watchers read. A ring of recent log entries, encoded once, with the store's
// log behind it. Watchers hold a position, never a queue.
//
// Thread-safe. Listeners are called on the publishing thread and must only wake somebody.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

using store::Revision;

struct FeedSlice {
  std::vector<std::shared_ptr<const store::LogEntry>> entries;  // In revision order, no gaps.
  Revision next = 0;  // Ask from here next; everything before it has been given.
};

class Feed {
 public:
  Feed(const store::Store& store, std::size_t ring_entries_max);

  // Changes of `huvudman` with revision >= `from`, at most `limit` entries. An empty slice with
  // next > from says that nothing of this huvudman lies in between.
  // Errors: kOutOfRange when `from` is older than the kept log (the message names the oldest).
  absl::StatusOr<FeedSlice> Read(const core::HuvudmanId& huvudman, Revision from,
                                 std::size_t limit) const;
  Revision latest() const;
  Revision oldest() const;

  void Publish(const std::vector<std::pair<core::HuvudmanId, store::LogEntry>>& entries,
               Revision revision);

  using ListenerId = std::uint64_t;
  ListenerId AddListener(std::function<void()> wake);
  void RemoveListener(ListenerId id);

  // Keys of the stored log that one Read looks at before it stops at the next whole revision.
  static constexpr std::size_t kLogKeysPerSlice = 4096;

 private:
  struct Ring;
  absl::StatusOr<FeedSlice> ReadLog(const core::HuvudmanId& huvudman, Revision from,
                                    std::size_t limit) const;
  const store::Store& store_;
  std::shared_ptr<Ring> ring_;  // Shared with readers that outlive a Publish.
};

}  // namespace hjul::engine
