// How the watchers' bench measures: quantiles, a pace, when things were published.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <fstream>
#include <map>
#include <mutex>
#include <vector>

#include "scheduler/engine/feed.h"
#include "tests/bench/watch_crowd.h"

namespace hjul::bench {

inline double Milliseconds(std::int64_t nanoseconds) {
  return static_cast<double>(nanoseconds) / 1e6;
}

// `share` of `values` are at or below it. Requires: some.
inline double Quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  return values[place];
}

inline double MegabytesResident() {
  std::ifstream status("/proc/self/statm");
  std::size_t pages = 0;
  status >> pages >> pages;
  return static_cast<double>(pages * 4096) / 1e6;
}

inline std::int64_t LastOf(const Crowd::Receipts& receipts) {
  std::int64_t last = 0;
  for (const auto& [revision, at] : receipts) {
    last = std::max(last, at);
  }
  return last;
}

// Waits for moments one after another.
class Pace {
 public:
  explicit Pace(std::chrono::microseconds every) : every_(every) {}
  void Wait() {
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, next_, [] { return false; });
    next_ += every_;
  }

 private:
  const std::chrono::microseconds every_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable changed_;
};

// When each revision was published.
class PublishTimes {
 public:
  explicit PublishTimes(engine::Feed& feed) : feed_(feed) {
    listener_ = feed_.AddListener([this] {
      const std::lock_guard lock(mutex_);
      at_[feed_.latest()] = Nanoseconds();
    });
  }
  ~PublishTimes() { feed_.RemoveListener(listener_); }
  std::int64_t Last() {
    const std::lock_guard lock(mutex_);
    return at_.rbegin()->second;
  }
  std::int64_t At(std::uint64_t revision) {
    const std::lock_guard lock(mutex_);
    return at_.at(revision);
  }

 private:
  engine::Feed& feed_;
  engine::Feed::ListenerId listener_ = 0;
  std::mutex mutex_;
  std::map<std::uint64_t, std::int64_t> at_;  // Guarded by mutex_.
};

}  // namespace hjul::bench
