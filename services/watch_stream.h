// One watcher's stream. Its dispatcher alone decides and writes; gRPC's reactions only report.
//
// Owned by gRPC: made with new, deleted in OnDone, which comes after the dispatcher's Finish and
// never before.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "grpcpp/support/server_callback.h"
#include "services/watch_seats.h"
#include "services/watch_source.h"

namespace hjul::services {

class WatchStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  using Steady = std::chrono::steady_clock::time_point;

  // What the reactions report to.
  struct Reports {
    std::function<void()> ready;  // A write has ended, or the client has gone.
    std::function<void()> gone;
  };
  WatchStream(Context* context, const WatchLimits& limits, Reports reports);

  // --- Before a dispatcher has it ---

  // Either of them once. After Refuse it must not be touched again.
  void Begin(std::unique_ptr<WatchSource> source, std::unique_ptr<WatchSeats::Seat> seat);
  void Refuse(const absl::Status& status);

  // --- The dispatcher's ---

  // kIdle: it has been given everything before `routed`, or a write is in flight. kMore: call Pump
  // again. kEnded: the stream has been finished and must not be touched again.
  enum class Turn { kIdle, kMore, kEnded };
  Turn Pump(WatchRound& round, store::Revision routed);
  // What was published may concern it: it is given now, or Pump comes to it.
  Turn Offer(WatchRound& round, const std::shared_ptr<WatchEvent>& event,
             std::span<const std::uint32_t> indices);
  // The rights may have changed.
  Turn Recheck(WatchRound& round);
  // Ends the stream as soon as no write is in flight; a second time it does not wait for that.
  Turn End(const absl::Status& status);

  WatchSource& source() { return *source_; }

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  Turn Take(const absl::StatusOr<WatchSource::Given>& given, WatchRound& round);

  Context* context_;
  const WatchLimits& limits_;
  const Reports reports_;

  // Set by gRPC's reactions.
  std::atomic<bool> writing_{false};
  std::atomic<bool> broken_{false};

  // The dispatcher's.
  std::unique_ptr<WatchSource> source_;
  std::unique_ptr<WatchSeats::Seat> seat_;
  Steady written_at_;
  Steady checked_at_;
  std::optional<absl::Status> ending_;
  grpc::ByteBuffer message_;  // In flight.
};

}  // namespace hjul::services
