#include "scheduler/engine/feed.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <utility>

namespace hjul::engine {
namespace {

std::size_t BytesOf(const store::LogEntry& entry) {
  std::size_t bytes = sizeof(entry);
  for (const store::Change& change : entry.changes) {
    bytes += sizeof(change) + change.id.size() + change.value.size();
  }
  return bytes;
}

}  // namespace

struct Feed::Ring {
  struct Item {
    core::HuvudmanId huvudman;
    LogEntryPointer entry;
    std::size_t bytes;
  };
  void DropOldest() {
    const Item& oldest = items.front();
    first = oldest.entry->revision + 1;
    bytes -= oldest.bytes;
    const auto own = by_huvudman.find(oldest.huvudman);
    own->second.pop_front();
    if (own->second.empty()) {
      by_huvudman.erase(own);
    }
    items.pop_front();
  }

  mutable std::mutex mutex;
  std::size_t entries_max = 0;  // Constant.
  // Guarded by mutex, all below. Items are in revision order, complete from `first` on.
  std::deque<Item> items;
  std::map<core::HuvudmanId, std::deque<LogEntryPointer>> by_huvudman;
  std::size_t bytes = 0;
  Revision first = 1;
  Revision latest = 0;
};

// Its mutex is held while listeners run, which is what RemoveListener waits for.
struct Feed::Bells {
  std::mutex mutex;
  ListenerId next = 1;                                    // Guarded by mutex.
  std::map<ListenerId, std::function<void()>> listeners;  // Guarded by mutex.
};

Feed::Feed(const store::Store& store, std::size_t ring_entries_max)
    : log_(store), ring_(std::make_unique<Ring>()), bells_(std::make_unique<Bells>()) {
  ring_->entries_max = ring_entries_max;
  ring_->latest = store.revision();
  ring_->first = ring_->latest + 1;
}

Feed::~Feed() = default;

absl::StatusOr<FeedSlice> Feed::Read(const core::HuvudmanId& huvudman, Revision from,
                                     std::size_t limit) const {
  {
    const std::lock_guard lock(ring_->mutex);
    FeedSlice slice;
    slice.next = std::max(from, ring_->latest + 1);
    if (from > ring_->latest) {
      return slice;
    }
    if (from >= ring_->first) {
      const auto own = ring_->by_huvudman.find(huvudman);
      if (own == ring_->by_huvudman.end()) {
        return slice;
      }
      auto entry = std::lower_bound(
          own->second.begin(), own->second.end(), from,
          [](const LogEntryPointer& one, Revision revision) { return one->revision < revision; });
      for (; entry != own->second.end(); ++entry) {
        if (slice.entries.size() == limit) {
          slice.next = (*entry)->revision;
          break;
        }
        slice.entries.push_back(*entry);
      }
      return slice;
    }
  }
  return log_.Read(huvudman, from, limit);
}

std::optional<Feed::Tail> Feed::ReadTail(Revision from, std::size_t limit) const {
  const std::lock_guard lock(ring_->mutex);
  Tail tail;
  tail.next = std::max(from, ring_->latest + 1);
  if (from > ring_->latest) {
    return tail;
  }
  if (from < ring_->first) {
    return std::nullopt;
  }
  auto item = std::lower_bound(
      ring_->items.begin(), ring_->items.end(), from,
      [](const Ring::Item& one, Revision revision) { return one.entry->revision < revision; });
  for (; item != ring_->items.end(); ++item) {
    const Revision revision = item->entry->revision;
    if (tail.entries.size() >= limit && tail.entries.back().entry->revision != revision) {
      tail.next = revision;
      break;
    }
    tail.entries.push_back({item->huvudman, item->entry});
  }
  return tail;
}

Revision Feed::latest() const {
  const std::lock_guard lock(ring_->mutex);
  return ring_->latest;
}

void Feed::Publish(const std::vector<std::pair<core::HuvudmanId, store::LogEntry>>& entries,
                   Revision revision) {
  {
    std::vector<Ring::Item> items;  // Copied before the lock is taken.
    items.reserve(entries.size());
    for (const auto& [huvudman, entry] : entries) {
      items.push_back({huvudman, std::make_shared<const store::LogEntry>(entry), BytesOf(entry)});
    }
    const std::lock_guard lock(ring_->mutex);
    if (revision != ring_->latest + 1) {
      while (!ring_->items.empty()) {
        ring_->DropOldest();
      }
      ring_->first = revision;
    }
    for (Ring::Item& item : items) {
      ring_->by_huvudman[item.huvudman].push_back(item.entry);
      ring_->bytes += item.bytes;
      ring_->items.push_back(std::move(item));
    }
    while (ring_->items.size() > std::max<std::size_t>(ring_->entries_max, 1) ||
           (ring_->items.size() > 1 && ring_->bytes > kRingBytesMax)) {
      ring_->DropOldest();
    }
    ring_->latest = revision;
  }
  const std::lock_guard lock(bells_->mutex);
  for (const auto& [id, listener] : bells_->listeners) {
    listener();
  }
}

Feed::ListenerId Feed::AddListener(std::function<void()> wake) {
  const std::lock_guard lock(bells_->mutex);
  const ListenerId id = bells_->next++;
  bells_->listeners.emplace(id, std::move(wake));
  return id;
}

void Feed::RemoveListener(ListenerId id) {
  const std::lock_guard lock(bells_->mutex);
  bells_->listeners.erase(id);
}

}  // namespace hjul::engine
