// One watcher's stream. Its dispatcher alone decides and writes; gRPC's reactions only report.
//
// Owned by gRPC: made with new, deleted in OnDone, which comes after the dispatcher's Finish and
// never before.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "grpcpp/support/server_callback.h"
#include "hjul/v1/watch_service.pb.h"
#include "services/gate.h"
#include "services/watch_filter.h"
#include "services/watch_items.h"
#include "services/watch_snapshot.h"

namespace hjul::services {

struct WatchLimits;

class WatchStream final : public grpc::ServerWriteReactor<v1::WatchChangesResponse> {
 public:
  using Steady = std::chrono::steady_clock::time_point;

  // What the reactions report to.
  struct Reports {
    std::function<void()> ready;  // A write has ended, or the client has gone.
    std::function<void()> gone;
  };

  WatchStream(Context* context, Gate& gate, const WatchLimits& limits, Reports reports);

  // Who watches what, from where. On an error the stream has been finished with it.
  absl::Status Begin(const v1::WatchChangesRequest& request);

  // One step of work: writes the next message if there is one. Returns: false when the stream has
  // been finished; it must not be touched again.
  bool Pump(WatchItems& items, Steady now);
  // Ends the stream as soon as no write is in flight. Returns as Pump.
  bool End(const absl::Status& status);
  // The next revision to give.
  store::Revision position() const { return position_; }

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  absl::Status Admit(const v1::WatchChangesRequest& request);
  absl::Status Resume(const v1::WatchChangesRequest& request);
  // Nothing to say: nullopt. Errors end the stream.
  absl::StatusOr<bool> NextMessage(WatchItems& items, Steady now);
  absl::StatusOr<bool> NextOfSnapshot(Steady now);
  absl::StatusOr<bool> NextChange(WatchItems& items);
  bool TakeChanges(WatchItems& items, const engine::View& view);
  absl::Status Recheck();
  absl::Status TooOld(const absl::Status& why) const;
  void Synced(store::Revision revision);
  void Progress();
  std::string CursorAt(store::Revision revision) const;
  void Write(Steady now);

  Context* context_;
  Gate& gate_;
  const WatchLimits& limits_;
  const Reports reports_;

  // Set by gRPC's reactions.
  std::atomic<bool> writing_{false};
  std::atomic<bool> broken_{false};

  // The dispatcher's.
  std::string token_hash_;
  core::HuvudmanId huvudman_;
  const Method* method_ = nullptr;
  v1::WatchChangesRequest request_;
  std::optional<WatchFilter> filter_;
  std::unique_ptr<WatchSnapshot> snapshot_;       // While it is being given.
  store::Revision position_ = 0;                  // The next revision to give.
  std::shared_ptr<const store::LogEntry> entry_;  // Being given: from `next_change_` on.
  std::size_t next_change_ = 0;
  bool synced_ = false;
  Steady begun_;
  Steady written_at_;
  Steady checked_at_;
  std::optional<absl::Status> ending_;
  v1::WatchChangesResponse message_;  // In flight.
};

}  // namespace hjul::services
