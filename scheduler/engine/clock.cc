#include "scheduler/engine/clock.h"

#include <algorithm>

namespace hjul::engine {
namespace {

using std::chrono::milliseconds;

// The longest wait before the wall clock is looked at again: it may have been set.
constexpr milliseconds kRecheckMax{30'000};

// 1 s/s to a year per second; waits are computed from it, so it never gets near zero or infinity.
constexpr double kRateMax = 31'536'000.0;

}  // namespace

Instant SystemClock::Now() const {
  return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

Instant SystemClock::Unstepped() const {
  return Instant{std::chrono::duration_cast<milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch())};
}

void SystemClock::WaitUntil(Instant until, std::stop_token stop) {
  std::unique_lock lock(mutex_);
  const milliseconds wait = std::clamp(until - Now(), milliseconds{0}, kRecheckMax);
  changed_.wait_for(lock, stop, wait, [this] { return woken_; });
  woken_ = false;
}

void SystemClock::Wake() {
  const std::lock_guard lock(mutex_);
  woken_ = true;
  changed_.notify_all();
}

Instant ManualClock::Now() const {
  const std::lock_guard lock(mutex_);
  return now_;
}

Instant ManualClock::Unstepped() const {
  const std::lock_guard lock(mutex_);
  return unstepped_;
}

void ManualClock::WaitUntil(Instant until, std::stop_token stop) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, stop, [this, until] { return woken_ || now_ >= until; });
  woken_ = false;
}

void ManualClock::Wake() {
  const std::lock_guard lock(mutex_);
  woken_ = true;
  changed_.notify_all();
}

void ManualClock::Set(Instant now) {
  const std::lock_guard lock(mutex_);
  unstepped_ += now - now_;
  now_ = now;
  changed_.notify_all();
}

void ManualClock::Step(Instant now) {
  const std::lock_guard lock(mutex_);
  now_ = now;
  changed_.notify_all();
}

AcceleratedClock::AcceleratedClock(Instant start, double rate)
    : base_(start),
      base_steady_(std::chrono::steady_clock::now()),
      rate_(std::clamp(rate, 0.0, kRateMax)) {}

Instant AcceleratedClock::NowLocked() const {
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - base_steady_;
  return base_ + milliseconds{static_cast<std::int64_t>(elapsed.count() * rate_)};
}

Instant AcceleratedClock::Now() const {
  const std::lock_guard lock(mutex_);
  return NowLocked();
}

Instant AcceleratedClock::Unstepped() const { return Now(); }

void AcceleratedClock::WaitUntil(Instant until, std::stop_token stop) {
  std::unique_lock lock(mutex_);
  milliseconds wait = kRecheckMax;
  if (rate_ > 0) {
    const double real = static_cast<double>((until - NowLocked()).count()) / rate_;
    wait = milliseconds{
        static_cast<std::int64_t>(std::clamp(real, 0.0, static_cast<double>(kRecheckMax.count())))};
  }
  // Rounded up: a wait of less than a millisecond must not become a busy loop.
  changed_.wait_for(lock, stop, std::max(wait, milliseconds{1}), [this] { return woken_; });
  woken_ = false;
}

void AcceleratedClock::Wake() {
  const std::lock_guard lock(mutex_);
  woken_ = true;
  changed_.notify_all();
}

void AcceleratedClock::Set(Instant now) {
  const std::lock_guard lock(mutex_);
  base_ = now;
  base_steady_ = std::chrono::steady_clock::now();
  woken_ = true;
  changed_.notify_all();
}

void AcceleratedClock::SetRate(double rate) {
  const std::lock_guard lock(mutex_);
  base_ = NowLocked();
  base_steady_ = std::chrono::steady_clock::now();
  rate_ = std::clamp(rate, 0.0, kRateMax);
  woken_ = true;
  changed_.notify_all();
}

double AcceleratedClock::rate() const {
  const std::lock_guard lock(mutex_);
  return rate_;
}

}  // namespace hjul::engine
