#include "services/watch_stream.h"

#include <utility>

#include "services/log.h"
#include "services/status.h"
#include "services/watch_limits.h"

namespace hjul::services {

WatchStream::WatchStream(Context* context, const WatchLimits& limits, Reports reports)
    : context_(context),
      limits_(limits),
      reports_(std::move(reports)),
      written_at_(std::chrono::steady_clock::now()),
      checked_at_(written_at_) {}

void WatchStream::Begin(std::unique_ptr<WatchSource> source,
                        std::unique_ptr<WatchSeats::Seat> seat) {
  source_ = std::move(source);
  seat_ = std::move(seat);
}

void WatchStream::Refuse(const absl::Status& status) { Finish(ToGrpc(status)); }

WatchStream::Turn WatchStream::Pump(WatchRound& round, store::Revision routed) {
  if (writing_) {
    if (round.now() - written_at_ > limits_.write_max) {
      Log(LogLevel::warn, "watcher-given-up",
          {{"peer", context_->peer()}, {"why", "does not read"}});
      written_at_ = round.now();
      context_->TryCancel();
    }
    return Turn::kIdle;
  }
  if (broken_ || ending_) {
    return End(ending_.value_or(absl::CancelledError("the client has gone")));
  }
  if (round.now() - checked_at_ > limits_.recheck_every) {
    if (const Turn turn = Recheck(round); turn == Turn::kEnded) {
      return turn;
    }
  }
  return Take(source_->Next(round, routed, &message_), round);
}

WatchStream::Turn WatchStream::Offer(WatchRound& round, const std::shared_ptr<WatchEvent>& event,
                                     std::span<const std::uint32_t> indices) {
  const bool busy = writing_ || broken_ || ending_;
  // With a write in flight `message_` is not touched.
  return Take(source_->Offer(round, event, indices, busy, &message_), round);
}

WatchStream::Turn WatchStream::Take(const absl::StatusOr<WatchSource::Given>& given,
                                    WatchRound& round) {
  if (!given.ok()) {
    return End(given.status());
  }
  if (*given == WatchSource::Given::kMessage) {
    written_at_ = round.now();
    writing_ = true;
    StartWrite(&message_);
  }
  return *given == WatchSource::Given::kMore ? Turn::kMore : Turn::kIdle;
}

WatchStream::Turn WatchStream::Recheck(WatchRound& round) {
  checked_at_ = round.now();
  const absl::Status status = source_->Recheck();
  return status.ok() ? Turn::kIdle : End(status);
}

WatchStream::Turn WatchStream::End(const absl::Status& status) {
  if (writing_) {
    if (ending_) {
      context_->TryCancel();  // It had its time to finish the write.
    }
    ending_ = status;
    return Turn::kIdle;
  }
  Finish(ToGrpc(status));
  return Turn::kEnded;
}

void WatchStream::OnWriteDone(bool ok) {
  if (!ok) {
    broken_ = true;
  }
  message_.Clear();
  writing_ = false;
  reports_.ready();
}

void WatchStream::OnCancel() {
  broken_ = true;
  reports_.ready();
}

void WatchStream::OnDone() {
  const auto gone = reports_.gone;
  std::unique_ptr<WatchStream>(this).reset();
  gone();
}

}  // namespace hjul::services
