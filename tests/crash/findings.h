// What did not hold, with its evidence. Thread-safe.
#pragma once

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace hjul::crash {

class Findings {
 public:
  void Add(std::string what) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(what));
  }
  bool any() const {
    const std::lock_guard lock(mutex_);
    return !all_.empty();
  }
  std::vector<std::string> all() const {
    const std::lock_guard lock(mutex_);
    return all_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> all_;  // Guarded by mutex_.
};

}  // namespace hjul::crash
