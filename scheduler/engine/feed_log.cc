#include "scheduler/engine/feed_log.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {

// Every entry of a stretch of the log as it is stored; decoded for those who ask.
class LogReader::Window {
 public:
  explicit Window(Revision first) : first_(first), next_(first) {}

  bool Covers(Revision revision) const { return first_ <= revision && revision < next_; }

  // --- While it is being filled, by one thread ---

  void Add(const store::LogKey& key, std::string_view piece) {
    std::vector<Stored>& entries = stored_[key.huvudman];
    if (entries.empty() || entries.back().revision != key.revision) {
      entries.push_back({.revision = key.revision});
    }
    entries.back().bytes.append(piece);
    bytes_ += piece.size();
    ++keys_;
    last_ = key.revision;
  }
  // Is it full, and `revision` not one that has begun?
  bool EndsBefore(Revision revision) const {
    return keys_ > 0 && revision != last_ && (keys_ >= kWindowKeysMax || bytes_ >= kWindowBytesMax);
  }
  void EndAt(Revision next) { next_ = next; }

  // --- Thread-safe ---

  absl::StatusOr<FeedSlice> Slice(const core::HuvudmanId& huvudman, Revision from,
                                  std::size_t limit) {
    FeedSlice slice;
    slice.next = next_;
    const auto found = stored_.find(huvudman);
    if (found == stored_.end()) {
      return slice;
    }
    const std::lock_guard lock(mutex_);
    auto entry = std::lower_bound(
        found->second.begin(), found->second.end(), from,
        [](const Stored& one, Revision revision) { return one.revision < revision; });
    for (; entry != found->second.end(); ++entry) {
      if (slice.entries.size() == limit) {
        slice.next = entry->revision;
        break;
      }
      if (entry->decoded == nullptr) {
        auto decoded = store::DecodeLogEntry(entry->bytes);
        if (!decoded.ok()) {
          return decoded.status();
        }
        entry->decoded = std::make_shared<const store::LogEntry>(*std::move(decoded));
        entry->bytes = std::string();
      }
      slice.entries.push_back(entry->decoded);
    }
    return slice;
  }

 private:
  struct Stored {
    Revision revision = 0;
    std::string bytes = {};             // Empty when decoded.
    LogEntryPointer decoded = nullptr;  // When somebody has asked.
  };
  const Revision first_;
  Revision next_;
  Revision last_ = 0;
  std::size_t bytes_ = 0;
  std::size_t keys_ = 0;
  std::mutex mutex_;
  std::map<core::HuvudmanId, std::vector<Stored>> stored_;  // Guarded by mutex_: its entries.
};

absl::StatusOr<FeedSlice> LogReader::Read(const core::HuvudmanId& huvudman, Revision from,
                                          std::size_t limit) const {
  const auto window = WindowAt(from);
  if (!window.ok()) {
    return window.status();
  }
  return (*window)->Slice(huvudman, from, limit);
}

absl::StatusOr<std::shared_ptr<LogReader::Window>> LogReader::WindowAt(Revision from) const {
  {
    const std::lock_guard lock(mutex_);
    const auto known = std::find_if(windows_.begin(), windows_.end(),
                                    [&](const auto& window) { return window->Covers(from); });
    if (known != windows_.end()) {
      const std::shared_ptr<Window> window = *known;
      windows_.erase(known);
      windows_.push_back(window);
      return window;
    }
  }
  auto loaded = Load(from);
  if (loaded.ok() && (*loaded)->Covers(from)) {
    const std::lock_guard lock(mutex_);
    windows_.push_back(*loaded);
    if (windows_.size() > kWindowsMax) {
      windows_.pop_front();
    }
  }
  return loaded;
}

absl::StatusOr<std::shared_ptr<LogReader::Window>> LogReader::Load(Revision from) const {
  // One snapshot for both: the log may be cut between two.
  const auto snapshot = store_.Read();
  const Revision oldest = OldestIn(*snapshot);
  if (from < oldest) {
    return absl::OutOfRangeError(
        fmt::format("revision {} is no longer kept; the oldest is {}", from, oldest));
  }
  auto window = std::make_shared<Window>(from);
  Revision next = std::max(from, snapshot->revision() + 1);
  bool damaged = false;
  const absl::Status scan =
      snapshot->Scan(store::LogFrom(from), std::numeric_limits<std::size_t>::max(),
                     [&](std::string_view key, std::string_view value) {
                       const auto parsed = store::ParseLogKey(key);
                       if (!parsed) {
                         damaged = true;
                         return false;
                       }
                       if (window->EndsBefore(parsed->revision)) {
                         next = parsed->revision;
                         return false;
                       }
                       window->Add(*parsed, value);
                       return true;
                     });
  if (!scan.ok()) {
    return scan;
  }
  if (damaged) {
    return absl::DataLossError("a key of the change log does not parse");
  }
  window->EndAt(next);
  return window;
}

Revision LogReader::oldest() const { return OldestIn(*store_.Read()); }

Revision LogReader::OldestIn(const store::Snapshot& snapshot) const {
  Revision oldest = snapshot.revision() + 1;
  const Revision cut = cut_;
  // An unreadable log has no oldest entry; readers get the error when they read it.
  (void)snapshot.Scan(store::LogFrom(cut), 1, [&](std::string_view key, std::string_view) {
    if (const auto parsed = store::ParseLogKey(key)) {
      oldest = parsed->revision;
    }
    return false;
  });
  // Forward only: another thread may have looked at a later snapshot.
  Revision before = cut;
  while (before < oldest && !cut_.compare_exchange_weak(before, oldest)) {
  }
  return oldest;
}

}  // namespace hjul::engine
