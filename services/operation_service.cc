// The server itself: its state, and the demonstration's clock.
#include "hjul/v1/operation_service.grpc.pb.h"
#include "scheduler/engine/clock.h"
#include "services/convert.h"
#include "services/services.h"
#include "services/status.h"
#include "services/version.h"

namespace hjul::services {
namespace {

using HoldInApi = v1::GetServerStatusResponse::ClockHold;

static_assert(SameNumber<HoldInApi>(engine::ClockHold::kBehind) ==
              v1::GetServerStatusResponse::CLOCK_HOLD_BEHIND);
static_assert(SameNumber<HoldInApi>(engine::ClockHold::kJumpedAhead) ==
              v1::GetServerStatusResponse::CLOCK_HOLD_JUMPED_AHEAD);

constexpr double kRateMax = 31'536'000;  // A year in a second.

class OperationService final : public v1::OperationService::CallbackService {
 public:
  OperationService(Gate& gate, engine::AcceleratedClock* clock) : gate_(gate), clock_(clock) {}

  Reactor* GetServerStatus(Context* context, const v1::GetServerStatusRequest* request,
                           v1::GetServerStatusResponse* response) override {
    return gate_.Read(context, *request, [=, this](const Caller& caller) {
      const engine::EngineStatus status = gate_.engine().status();
      response->set_version(std::string(kVersion));
      ToApi(caller.now, response->mutable_time());
      response->set_clock_rate(clock_ == nullptr ? 1 : clock_->rate());
      response->set_revision(status.revision);
      response->set_clock_hold(SameNumber<HoldInApi>(status.hold));
      if (!status.storage.ok()) {
        response->set_storage_error(status.storage.ToString());
      }
      response->set_development(clock_ != nullptr);
      return absl::OkStatus();
    });
  }

  Reactor* ReleaseClock(Context* context, const v1::ReleaseClockRequest* request,
                        v1::ReleaseClockResponse* /*response*/) override {
    const auto make = [](const Caller&) -> absl::StatusOr<std::optional<engine::CommandBody>> {
      return engine::ReleaseClock{};
    };
    const auto answer = [](const auto&, const auto&) { return absl::OkStatus(); };
    return gate_.Write(context, *request, {.make = make, .answer = answer});
  }

  Reactor* SetClock(Context* context, const v1::SetClockRequest* request,
                    v1::SetClockResponse* response) override {
    return gate_.Read(context, *request,
                      [=, this](const Caller&) { return Set(*request, response); });
  }

 private:
  absl::Status Set(const v1::SetClockRequest& request, v1::SetClockResponse* response) {
    if (clock_ == nullptr) {
      return WithReason(absl::FailedPreconditionError(
                            "the clock of a production server is the machine's; only hjuld dev "
                            "has one that can be set"),
                        "NOT_A_DEMONSTRATION");
    }
    if (request.has_rate() && !(request.rate() >= 0 && request.rate() <= kRateMax)) {
      return FieldError("rate", "must be between 0 and 31536000 simulated seconds per second");
    }
    if (request.has_time()) {
      const auto time = ReadInstant(request.time(), "time");
      if (!time.ok()) {
        return time.status();
      }
      if (*time < clock_->Now()) {
        return FieldError("time",
                          "lies behind the present time; a demonstration only goes forward");
      }
      clock_->Set(*time);
    }
    if (request.has_rate()) {
      clock_->SetRate(request.rate());
    }
    ToApi(clock_->Now(), response->mutable_time());
    response->set_rate(clock_->rate());
    return absl::OkStatus();
  }

  Gate& gate_;
  engine::AcceleratedClock* const clock_;
};

}  // namespace

Service MakeOperationService(Gate& gate, engine::AcceleratedClock* clock) {
  return std::make_unique<OperationService>(gate, clock);
}

}  // namespace hjul::services
