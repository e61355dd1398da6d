// One log entry as watchers are given it: decoded and encoded once, however many watch and
// whichever dispatcher they belong to. Thread-safe.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "grpcpp/support/slice.h"
#include "scheduler/engine/feed.h"
#include "scheduler/engine/view.h"
#include "services/watch_filter.h"

namespace hjul::services {

class WatchEvent {
 public:
  // `encoded` counts items as they are encoded.
  WatchEvent(engine::LogEntryPointer entry, std::atomic<std::uint64_t>& encoded);

  const store::LogEntry& entry() const { return *entry_; }
  // Who reads may depend on the organisation, which this changes.
  bool changes_organisation() const { return changes_organisation_; }
  // What watchers are found by, with the index of the change; sorted.
  using Lead = std::pair<WatchKey, std::uint32_t>;
  const std::vector<Lead>& leads() const { return leads_; }
  // The changes that may concern somebody with `keys`, in order.
  std::vector<std::uint32_t> IndicesFor(const std::vector<WatchKey>& keys) const;

  // The change at `index` for a watcher with `filter`, as EncodeItem gives it; nullopt: nothing.
  std::optional<grpc::Slice> ItemFor(const WatchFilter& filter, std::size_t index,
                                     const engine::View& view, core::Date today);

 private:
  struct Part {
    std::optional<core::Occurrence> occurrence = std::nullopt;
    std::vector<core::PostId> lost_by = {};
    std::optional<grpc::Slice> given = std::nullopt;       // Guarded by mutex_.
    std::optional<grpc::Slice> taken_away = std::nullopt;  // Guarded by mutex_.
  };
  void AddLeads(std::uint32_t index);

  const engine::LogEntryPointer entry_;
  std::atomic<std::uint64_t>& encoded_;
  bool changes_organisation_ = false;
  std::vector<Lead> leads_;
  std::mutex mutex_;
  std::vector<Part> parts_;  // One per change.
};

// The events that somebody may still ask for.
class WatchEvents {
 public:
  std::shared_ptr<WatchEvent> Of(const core::HuvudmanId& huvudman,
                                 const engine::LogEntryPointer& entry);
  std::uint64_t encoded() const { return encoded_; }

 private:
  static constexpr std::size_t kChangesMax = 16'384;
  using Key = std::pair<store::Revision, core::HuvudmanId>;
  std::atomic<std::uint64_t> encoded_{0};
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<WatchEvent>> events_;  // Guarded by mutex_.
  std::size_t changes_ = 0;                            // Guarded by mutex_. Of all of them.
};

}  // namespace hjul::services
