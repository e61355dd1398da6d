// A few threads for what must not hold up gRPC's or the engine's: previews, plans, answers that
// read what a commit wrote. Thread-safe.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hjul::services {

class Workers {
 public:
  explicit Workers(std::size_t threads);
  // Runs what was posted, then ends.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  static constexpr std::size_t kWaitingMax = 256;

  // Returns: false when kWaitingMax pieces of work wait already.
  bool TryPost(std::function<void()> work);
  // For what is bounded elsewhere (the engine's queue) and must be done: answers of commands.
  void Post(std::function<void()> work);

 private:
  void Run(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::function<void()>> waiting_;  // Guarded by mutex_.
  std::vector<std::jthread> threads_;          // Last: they end before the rest goes.
};

}  // namespace hjul::services
