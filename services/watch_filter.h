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

// A kind of change, by a post or a unit it concerns, or by neither.
struct WatchKey {
  store::Change::Kind kind;
  std::optional<core::PostId> post = std::nullopt;
  std::optional<core::UnitId> unit = std::nullopt;
  auto operator<=>(const WatchKey&) const = default;
};

class WatchFilter {
 public:
  // Errors: kInvalidArgument (no topic, a bad post), kPermissionDenied (turns need READ_SUMMARY).
  static absl::StatusOr<WatchFilter> Make(const v1::WatchChangesRequest& request,
                                          const Rights& rights);

  // What becomes of a change for this watcher; what lies outside the rights is never given.
  // `occurrence`: the one that changed, null when removed or unreadable; `lost_by`: posts that its
  // tasks were taken from by the same commit; `world` tells which posts take part.
  enum class Verdict { kNothing, kGive, kTakeAway };
  Verdict Judge(const store::Change& change, const core::Occurrence* occurrence,
                const std::vector<core::PostId>& lost_by, const engine::World& world) const;
  bool WantsTask(const core::PostId& post, const core::UnitId& unit) const;
  bool WantsDelivery(const core::PostId& post) const;
  bool WantsOccurrence(const core::Occurrence& occurrence, const engine::World& world) const;
  bool Wants(v1::WatchTopic topic) const;

  // The posts whose tasks (messages) are watched; nullopt: those of every post.
  std::optional<std::vector<core::PostId>> PostsOf(v1::WatchTopic topic) const;
  // Every post whose messages are watched and may be read, of `organisation`.
  std::vector<core::PostId> DeliveryPosts(const core::Organisation& organisation) const;

  // Where to look for watchers of a change: those who want it are among those who have one of the
  // keys it is looked up by.
  std::vector<WatchKey> Keys() const;

  // Fingerprints: what was asked; and what the person may see, which ends a stream when it changes.
  std::uint64_t asked() const { return asked_; }
  std::uint64_t scope() const { return scope_; }
  static std::uint64_t ScopeOf(const Rights& rights);

 private:
  struct Part {
    v1::WatchTopic topic;
    bool mine = false;
    std::vector<core::PostId> posts;
    std::vector<core::UnitId> units;
  };
  bool Allows(const Part& part, const std::optional<core::PostId>& post,
              const core::UnitId& unit) const;
  bool WatchesUnit(const core::UnitId& unit) const;
  Verdict JudgeOccurrence(const store::Change& change, const core::Occurrence* occurrence,
                          const std::vector<core::PostId>& lost_by,
                          const engine::World& world) const;
  void AddPostKeys(const Part& part, store::Change::Kind kind, std::vector<WatchKey>& keys) const;
  void AddOccurrenceKeys(const Part& part, std::vector<WatchKey>& keys) const;

  std::vector<Part> parts_;
  Rights rights_;
  std::uint64_t asked_ = 0;
  std::uint64_t scope_ = 0;
};

}  // namespace hjul::services
