// What time it is, and waiting for it. The real clock is read in clock.cc and nowhere else.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

#include "scheduler/calendar/date.h"

namespace hjul::engine {

using calendar::Instant;

// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant Now() const = 0;
  // A reading that nobody can step; only differences mean anything. When Now() runs away from it,
  // the clock was stepped (see the clock guard in README.md).
  virtual Instant Unstepped() const = 0;
  // Blocks until Now() >= `until`, `Wake` is called, or stop is requested; may return early.
  virtual void WaitUntil(Instant until, std::stop_token stop) = 0;
  // Ends one WaitUntil, now or the next one.
  virtual void Wake() = 0;
};

// The machine's clock. Rechecks the wall clock at least every 30 s, so a stepped clock is noticed.
class SystemClock final : public Clock {
 public:
  Instant Now() const override;
  Instant Unstepped() const override;
  void WaitUntil(Instant until, std::stop_token stop) override;
  void Wake() override;

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool woken_ = false;  // Guarded by mutex_.
};

// Stands still until told: tests and simulation.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant now) : now_(now), unstepped_(now) {}
  Instant Now() const override;
  Instant Unstepped() const override;
  void WaitUntil(Instant until, std::stop_token stop) override;
  void Wake() override;
  // Time passes until `now`: both readings move. Requires: not before Now().
  void Set(Instant now);
  // Somebody sets the clock to `now`, backward too: only Now() moves.
  void Step(Instant now);

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Instant now_;         // Guarded by mutex_.
  Instant unstepped_;   // Guarded by mutex_.
  bool woken_ = false;  // Guarded by mutex_.
};

// The demonstration's clock: starts where it is told and runs `rate` times as fast as the machine's
// steady clock. Can be paused, set and re-rated while running.
class AcceleratedClock final : public Clock {
 public:
  AcceleratedClock(Instant start, double rate);
  Instant Now() const override;
  Instant Unstepped() const override;  // Equals Now(): setting a demonstration's clock is no fault.
  void WaitUntil(Instant until, std::stop_token stop) override;
  void Wake() override;
  void Set(Instant now);
  void SetRate(double rate);  // 0 pauses.
  double rate() const;

 private:
  Instant NowLocked() const;  // Requires: mutex_ is held.

  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Instant base_;                                       // Guarded by mutex_.
  std::chrono::steady_clock::time_point base_steady_;  // Guarded by mutex_.
  double rate_;                                        // Guarded by mutex_.
  bool woken_ = false;                                 // Guarded by mutex_.
};

}  // namespace hjul::engine
