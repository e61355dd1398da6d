// What one watcher is given: its subscriptions, and what the person may see today. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "hjul/v1/watch_service.pb.h"
#include "scheduler/engine/world.h"
#include "scheduler/store/records.h"
#include "services/access.h"

namespace hjul::services {

class WatchFilter {
 public:
  // Errors: kInvalidArgument (no topic, a bad post), kPermissionDenied (turns need READ_SUMMARY).
  static absl::StatusOr<WatchFilter> Make(const v1::WatchChangesRequest& request,
                                          const Rights& rights);

  // Is `change` for this watcher? Rows that lie outside the rights never are. Occurrences are
  // looked up in `world` for the posts that take part.
  bool Wants(const store::Change& change, const engine::World& world) const;
  bool WantsTask(const core::PostId& post, const core::UnitId& unit) const;
  bool WantsOccurrence(const core::Occurrence& occurrence, const engine::World& world) const;
  bool Wants(v1::WatchTopic topic) const;

  // The posts whose tasks (messages) are watched; nullopt: those of every post.
  std::optional<std::vector<core::PostId>> PostsOf(v1::WatchTopic topic) const;
  // Every post whose messages the person may read, of `organisation`.
  std::vector<core::PostId> DeliveryPosts(const core::Organisation& organisation) const;

  // Fingerprints: what was asked; and what the person may see, which ends a stream when it changes.
  std::uint64_t asked() const { return asked_; }
  std::uint64_t scope() const { return scope_; }

 private:
  struct Part {
    v1::WatchTopic topic;
    bool mine = false;
    std::vector<core::PostId> posts;
    std::vector<core::UnitId> units;
  };
  bool Allows(const Part& part, const std::optional<core::PostId>& post,
              const core::UnitId& unit) const;

  std::vector<Part> parts_;
  Rights rights_;
  std::uint64_t asked_ = 0;
  std::uint64_t scope_ = 0;
};

}  // namespace hjul::services
