// Whether the clock may be believed: timers are held when it is behind what was seen before, or
// when somebody set it far ahead. Firing a year of reminders is worse than being late.
//
// A gap over a restart is downtime, not a jump: it is caught up with, up to a bound. Not
// thread-safe.
#pragma once

#include <optional>

#include "scheduler/engine/clock.h"

namespace hjul::engine {

// What holds the timers, if anything does.
enum class ClockHold : std::uint8_t { kNone = 0, kBehind, kJumpedAhead };

class ClockGuard {
 public:
  // `high_water`: the latest instant acted at before this start; nullopt in a new store.
  ClockGuard(const Clock& clock, std::chrono::hours jump_max, std::optional<Instant> high_water);

  // The longest time without a server that is caught up with by itself.
  static constexpr std::chrono::days kDowntimeMax{45};

  // Looks at the clock. Call before acting on time.
  ClockHold Look();
  ClockHold hold() const { return hold_; }
  // Acting at `now`: nothing earlier is believed from here on.
  void ActedAt(Instant now);
  // As after a jump ahead.
  void Hold() { hold_ = ClockHold::kJumpedAhead; }
  // An administrator has looked at the clock and found it right.
  void Release();

 private:
  const Clock& clock_;
  std::chrono::hours jump_max_;
  std::optional<Instant> high_water_;
  Instant last_now_;
  Instant last_unstepped_;
  ClockHold hold_ = ClockHold::kNone;
};

}  // namespace hjul::engine
