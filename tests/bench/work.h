// The work to do in a made-up country, and the loads that do it: many callers at once, or one
// client that waits for each answer.
#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/engine/engine.h"
#include "tests/bench/measure.h"

namespace hjul::bench {

// A task that can be done, and who does it.
struct OpenTask {
  core::HuvudmanId huvudman;
  core::TaskId task;
  core::ActionId action;
  core::PersonId person;
};
// Open tasks of the wheel's activities due in `week`, at most `limit`, in an order that mixes
// huvudmän and is the same every time.
absl::StatusOr<std::vector<OpenTask>> FindTasks(const engine::Engine& engine, int week,
                                                std::size_t limit);

// Doing it, with a request id of its own.
engine::Command Completion(const OpenTask& task);

// What a load saw.
struct LoadResult {
  std::size_t done = 0;
  std::size_t failed = 0;
  double seconds = 0;
  Samples milliseconds;  // From submitting to the answer, of those that succeeded.
  double PerSecond() const { return static_cast<double>(done) / seconds; }
};

// Submits `count` commands, `outstanding` at a time: an answer makes room for the next. Commands
// are made on the calling thread; the engine's own only hears that they are answered.
LoadResult SubmitAll(engine::Engine& engine, std::size_t count,
                     const std::function<engine::Command(std::size_t)>& make,
                     std::size_t outstanding);
// Does all of `tasks`.
LoadResult CompleteAll(engine::Engine& engine, std::span<const OpenTask> tasks,
                       std::size_t outstanding);

// One client who does one task after the other on a thread of its own. `tasks` outlives it.
class Foreground {
 public:
  // `pause`: between an answer and the next task.
  Foreground(engine::Engine& engine, std::span<const OpenTask> tasks,
             std::chrono::microseconds pause = {});
  ~Foreground();  // Stops.
  Foreground(const Foreground&) = delete;
  Foreground& operator=(const Foreground&) = delete;
  // False when it has done them all.
  bool working() const { return working_.load(); }
  // Ends after the answer it waits for.
  LoadResult Stop();

 private:
  std::atomic<bool> working_{true};
  std::atomic<bool> stop_{false};
  LoadResult result_;
  std::thread thread_;
};

// Time as the store last saw it; StartOfSweden for an empty one.
engine::Instant LastActedAt(const store::Store& store);
// How many timers there are, and how many are due at or before `at`.
absl::StatusOr<std::size_t> CountTimers(const store::Store& store);
absl::StatusOr<std::size_t> CountDue(const store::Store& store, engine::Instant at);
// Is any? Quick: looks from the mark on.
absl::StatusOr<bool> AnyDue(const store::Store& store, engine::Instant at);

}  // namespace hjul::bench
