// What one watcher is given, message by message: snapshot, synced, changes, progress. Holds a
// position in the feed, never a queue. Knows nothing of streams and threads; not thread-safe.
#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "grpcpp/support/byte_buffer.h"
#include "hjul/v1/watch_service.pb.h"
#include "services/gate.h"
#include "services/watch_event.h"
#include "services/watch_filter.h"
#include "services/watch_round.h"
#include "services/watch_snapshot.h"

namespace hjul::services {

struct WatchLimits;

class WatchSource {
 public:
  using Steady = std::chrono::steady_clock::time_point;

  // Who watches what, from where. Errors: kInvalidArgument (subscriptions; a cursor of something
  // else, reason CURSOR_MISMATCH), kOutOfRange (reason CURSOR_TOO_OLD), kPermissionDenied.
  static absl::StatusOr<std::unique_ptr<WatchSource>> Open(const v1::WatchChangesRequest& request,
                                                           Caller caller, std::string token_hash,
                                                           v1::Permission permission, Gate& gate,
                                                           const WatchLimits& limits, Steady now);

  // kMessage: `message` is the next one. kMore: ask again soon, there was too much to look through.
  // kNothing: everything that was published before `routed` and concerns this watcher was given;
  // what is published from there on is to be offered.
  // Errors end the watch: kOutOfRange, kUnauthenticated, kPermissionDenied, kUnavailable.
  enum class Given { kMessage, kMore, kNothing };
  absl::StatusOr<Given> Next(WatchRound& round, store::Revision routed, grpc::ByteBuffer* message);

  // `event` has been published, its changes at `indices` may concern this watcher, and what was
  // before it has been offered. When `busy` the watcher cannot be given it now. kNothing also when
  // Next will come to it.
  absl::StatusOr<Given> Offer(WatchRound& round, const std::shared_ptr<WatchEvent>& event,
                              std::span<const std::uint32_t> indices, bool busy,
                              grpc::ByteBuffer* message);
  // What is published from `routed` on is not offered: Next is to be called.
  void FallBehind(store::Revision routed);

  // Is the token valid, and are the rights the same? Errors as Next.
  absl::Status Recheck() const;

  const core::HuvudmanId& huvudman() const { return huvudman_; }
  const core::PersonId& person() const { return person_; }
  const std::shared_ptr<const std::vector<WatchKey>>& keys() const { return keys_; }
  // How many revisions before `routed` may still have something for it.
  store::Revision Lag(store::Revision routed) const;

 private:
  WatchSource(const Caller& caller, std::string token_hash, v1::Permission permission,
              WatchFilter filter, Gate& gate, const WatchLimits& limits, Steady now);
  absl::Status Begin(const v1::WatchChangesRequest& request, Caller& caller);
  absl::Status Resume(const std::string& cursor);
  absl::StatusOr<Given> NextOfSnapshot(WatchRound& round, grpc::ByteBuffer* message);
  absl::StatusOr<Given> NextChange(WatchRound& round, store::Revision routed,
                                   grpc::ByteBuffer* message);
  absl::StatusOr<Given> GiveEvent(WatchRound& round, std::span<const std::uint32_t> indices,
                                  grpc::ByteBuffer* message);
  void GiveSynced(WatchRound& round, grpc::ByteBuffer* message);
  void GiveProgress(WatchRound& round, grpc::ByteBuffer* message);
  absl::Status TooOld(const std::string& why) const;
  std::string CursorAt(store::Revision revision) const;

  Gate& gate_;
  const WatchLimits& limits_;
  const std::string token_hash_;
  const v1::Permission permission_;
  const core::HuvudmanId huvudman_;
  const core::PersonId person_;
  const WatchFilter filter_;
  const std::shared_ptr<const std::vector<WatchKey>> keys_;  // The filter's.
  const Steady begun_;
  Steady given_at_;                          // The last message.
  std::unique_ptr<WatchSnapshot> snapshot_;  // While it is being given.
  bool synced_ = false;
  store::Revision position_ = 0;  // The next revision to give; unless it has caught up.
  bool caught_up_ = false;        // What concerns it has been given, and what comes is offered.
  std::shared_ptr<WatchEvent> event_;  // Of `position_`, being given from `next_change_` on.
  std::size_t next_change_ = 0;
};

}  // namespace hjul::services
