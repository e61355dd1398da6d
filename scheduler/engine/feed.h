// The change feed: what watchers read. A ring of recent log entries with the store's log behind it.
// Watchers hold a position, never a queue.
//
// Thread-safe. Listeners are called on the publishing thread and must only wake somebody.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/engine/feed_log.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

class Feed {
 public:
  // The ring keeps at most `ring_entries_max` entries, and kRingBytesMax of them.
  Feed(const store::Store& store, std::size_t ring_entries_max);
  ~Feed();

  // Changes of `huvudman` with revision >= `from`, at most `limit` entries. An empty slice with
  // next > from says that nothing of this huvudman lies in between.
  // Errors: kOutOfRange when `from` is older than the kept log (the message names the oldest).
  absl::StatusOr<FeedSlice> Read(const core::HuvudmanId& huvudman, Revision from,
                                 std::size_t limit) const;

  // What was published from `from` on, of every huvudman: whole revisions, at least `limit` entries
  // if there are as many. Only from the ring: nullopt when `from` lies before it.
  struct Published {
    core::HuvudmanId huvudman;
    LogEntryPointer entry;
  };
  struct Tail {
    std::vector<Published> entries;
    Revision next = 0;
  };
  std::optional<Tail> ReadTail(Revision from, std::size_t limit) const;

  Revision latest() const;
  Revision oldest() const { return log_.oldest(); }

  // `revision` follows the last one; if it does not, what lies between is read from the log.
  void Publish(const std::vector<std::pair<core::HuvudmanId, store::LogEntry>>& entries,
               Revision revision);

  using ListenerId = std::uint64_t;
  ListenerId AddListener(std::function<void()> wake);
  // When it returns the listener is not running and will not run again.
  // Requires: not called from a listener, nor with a lock held that the listener takes.
  void RemoveListener(ListenerId id);

  static constexpr std::size_t kRingBytesMax = 64 << 20;

 private:
  struct Ring;
  struct Bells;
  LogReader log_;
  std::unique_ptr<Ring> ring_;
  std::unique_ptr<Bells> bells_;
};

}  // namespace hjul::engine
