#include "scheduler/engine/feed.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {
namespace {

using EntryPointer = std::shared_ptr<const store::LogEntry>;

// The oldest revision that the log can still answer from: the first entry's, or one past `latest`
// when the log is empty.
Revision OldestKept(const store::Store& store) {
  const auto snapshot = store.Read();
  Revision oldest = snapshot->revision() + 1;
  // An unreadable log has no oldest entry; readers get the error when they read it.
  (void)snapshot->Scan(store::LogFrom(0), 1, [&](std::string_view key, std::string_view) {
    if (const auto parsed = store::ParseLogKey(key)) {
      oldest = parsed->revision;
    }
    return false;
  });
  return oldest;
}

}  // namespace

struct Feed::Ring {
  struct Item {
    core::HuvudmanId huvudman;
    EntryPointer entry;
  };
  mutable std::mutex mutex;
  std::size_t entries_max = 0;   // Constant.
  std::deque<Item> items;        // Guarded by mutex. In revision order.
  Revision first = 1;            // Guarded by mutex. The ring is complete from here on.
  Revision latest = 0;           // Guarded by mutex.
  ListenerId next_listener = 1;  // Guarded by mutex.
  std::map<ListenerId, std::function<void()>> listeners;  // Guarded by mutex.
};

Feed::Feed(const store::Store& store, std::size_t ring_entries_max)
    : store_(store), ring_(std::make_shared<Ring>()) {
  ring_->entries_max = ring_entries_max;
  ring_->latest = store.revision();
  ring_->first = ring_->latest + 1;
}

absl::StatusOr<FeedSlice> Feed::Read(const core::HuvudmanId& huvudman, Revision from,
                                     std::size_t limit) const {
  FeedSlice slice;
  slice.next = from;
  {
    const std::lock_guard lock(ring_->mutex);
    if (from > ring_->latest) {
      return slice;
    }
    if (from >= ring_->first) {
      auto item = std::lower_bound(
          ring_->items.begin(), ring_->items.end(), from,
          [](const Ring::Item& one, Revision revision) { return one.entry->revision < revision; });
      for (; item != ring_->items.end(); ++item) {
        if (item->huvudman != huvudman) {
          continue;
        }
        if (slice.entries.size() == limit) {
          slice.next = item->entry->revision;
          return slice;
        }
        slice.entries.push_back(item->entry);
      }
      slice.next = ring_->latest + 1;
      return slice;
    }
  }
  return ReadLog(huvudman, from, limit);
}

// A watcher behind the ring: a bounded slice of the stored log, never under the ring's lock.
absl::StatusOr<FeedSlice> Feed::ReadLog(const core::HuvudmanId& huvudman, Revision from,
                                        std::size_t limit) const {
  const Revision oldest = OldestKept(store_);
  if (from < oldest) {
    return absl::OutOfRangeError(
        fmt::format("revision {} is no longer kept; the oldest is {}", from, oldest));
  }
  const auto snapshot = store_.Read();
  FeedSlice slice;
  slice.next = snapshot->revision() + 1;
  std::size_t scanned = 0;
  std::string pieces;
  Revision of_pieces = 0;
  absl::Status decoded = absl::OkStatus();
  const auto finish = [&] {
    if (pieces.empty()) {
      return;
    }
    auto entry = store::DecodeLogEntry(pieces);
    pieces.clear();
    if (!entry.ok()) {
      decoded = entry.status();
      return;
    }
    slice.entries.push_back(std::make_shared<const store::LogEntry>(*std::move(entry)));
  };
  const absl::Status scan =
      snapshot->Scan(store::LogFrom(from), std::numeric_limits<std::size_t>::max(),
                     [&](std::string_view key, std::string_view value) {
                       const auto parsed = store::ParseLogKey(key);
                       if (!parsed) {
                         decoded = absl::DataLossError("a key of the change log does not parse");
                         return false;
                       }
                       if (++scanned > kLogKeysPerSlice && parsed->revision != of_pieces) {
                         slice.next = parsed->revision;  // This revision is for the next slice.
                         return false;
                       }
                       if (parsed->revision != of_pieces) {
                         finish();
                         if (!decoded.ok()) {
                           return false;
                         }
                         if (slice.entries.size() == limit) {
                           slice.next = parsed->revision;
                           return false;
                         }
                         of_pieces = parsed->revision;
                       }
                       if (parsed->huvudman == huvudman) {
                         pieces.append(value);
                       }
                       return true;
                     });
  if (!scan.ok()) {
    return scan;
  }
  finish();
  if (!decoded.ok()) {
    return decoded;
  }
  return slice;
}

Revision Feed::latest() const {
  const std::lock_guard lock(ring_->mutex);
  return ring_->latest;
}

Revision Feed::oldest() const { return OldestKept(store_); }

void Feed::Publish(const std::vector<std::pair<core::HuvudmanId, store::LogEntry>>& entries,
                   Revision revision) {
  std::vector<std::function<void()>> wake;
  {
    const std::lock_guard lock(ring_->mutex);
    for (const auto& [huvudman, entry] : entries) {
      ring_->items.push_back({huvudman, std::make_shared<const store::LogEntry>(entry)});
    }
    while (ring_->items.size() > ring_->entries_max) {
      ring_->first = ring_->items.front().entry->revision + 1;
      ring_->items.pop_front();
    }
    ring_->latest = revision;
    for (const auto& [id, listener] : ring_->listeners) {
      wake.push_back(listener);
    }
  }
  for (const auto& listener : wake) {
    listener();
  }
}

Feed::ListenerId Feed::AddListener(std::function<void()> wake) {
  const std::lock_guard lock(ring_->mutex);
  const ListenerId id = ring_->next_listener++;
  ring_->listeners.emplace(id, std::move(wake));
  return id;
}

void Feed::RemoveListener(ListenerId id) {
  const std::lock_guard lock(ring_->mutex);
  ring_->listeners.erase(id);
}

}  // namespace hjul::engine
