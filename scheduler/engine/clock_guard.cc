#include "scheduler/engine/clock_guard.h"

#include <algorithm>

namespace hjul::engine {

ClockGuard::ClockGuard(const Clock& clock, std::chrono::hours jump_max,
                       std::optional<Instant> high_water)
    : clock_(clock),
      jump_max_(jump_max),
      high_water_(high_water),
      last_now_(clock.Now()),
      last_unstepped_(clock.Unstepped()) {
  if (high_water_ && last_now_ - *high_water_ > kDowntimeMax) {
    hold_ = ClockHold::kJumpedAhead;
  }
}

ClockHold ClockGuard::Look() {
  const Instant now = clock_.Now();
  const Instant unstepped = clock_.Unstepped();
  const auto stepped = (now - last_now_) - (unstepped - last_unstepped_);
  last_now_ = now;
  last_unstepped_ = unstepped;
  if (stepped > jump_max_) {
    hold_ = ClockHold::kJumpedAhead;
  } else if (hold_ != ClockHold::kJumpedAhead) {
    hold_ = high_water_ && now < *high_water_ ? ClockHold::kBehind : ClockHold::kNone;
  }
  return hold_;
}

void ClockGuard::ActedAt(Instant now) {
  high_water_ = high_water_ ? std::max(*high_water_, now) : now;
}

void ClockGuard::Release() {
  last_now_ = clock_.Now();
  last_unstepped_ = clock_.Unstepped();
  high_water_ = last_now_;
  hold_ = ClockHold::kNone;
}

}  // namespace hjul::engine
