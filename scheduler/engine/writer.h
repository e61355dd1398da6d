// The single writer: load, step, commit, publish. Synchronous and without threads, so that a test
// or the simulator can drive it one call at a time; engine.h puts a thread around it.
//
// Order is persist, then answer, then push. Many decisions share one synced commit. After a failed
// commit nothing has happened, in the store or in memory. Thread-compatible: one caller at a time.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/engine/clock.h"
#include "scheduler/engine/clock_guard.h"
#include "scheduler/engine/command.h"
#include "scheduler/engine/observer.h"
#include "scheduler/engine/world.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

struct WriterLimits {
  std::size_t commands_per_commit = 256;
  std::size_t timers_per_commit = 256;
  std::size_t occurrences_per_commit = 200;  // Of a turn that opens.
  std::chrono::hours clock_jump_max{24};     // Further ahead than this: hold timers until released.
  std::chrono::days requests_kept{14};
  std::chrono::days log_kept{30};
};

class Writer {
 public:
  // Recovers: loads every huvudman's world and the timer low-water mark.
  // Errors: kDataLoss, kUnavailable.
  static absl::StatusOr<std::unique_ptr<Writer>> Open(store::Store& store, const Clock& clock,
                                                      const WriterLimits& limits);
  ~Writer();

  // Runs `commands` in order and commits them together. Each gets its own answer; one that fails
  // leaves no trace. If the commit fails, every answer is that error. After the store's fence has
  // refused a commit everything is kUnavailable: another process writes to it.
  std::vector<absl::StatusOr<CommandResult>> Execute(std::span<const Command> commands);

  // Fires what is due now: at most `timers_per_commit`, in one commit. Returns how many were due;
  // call again until 0. Held timers (see hold()) count as none.
  absl::StatusOr<std::size_t> FireDue();

  // Expired request ids and log entries; at most `limit` keys. Returns how many went. Also writes
  // the clock's mark when a day has passed without a commit: call at least daily. While timers are
  // held nothing goes.
  absl::StatusOr<std::size_t> Sweep(std::size_t limit);

  // When FireDue has something to do next; nullopt: nothing pending.
  std::optional<Instant> NextDue() const;
  ClockHold hold() const;
  // Timers wait for ReleaseClock, as after a jump of the clock.
  void Hold();

  // Current configuration; never null for a known huvudman. Safe from any thread.
  std::shared_ptr<const World> WorldOf(const HuvudmanId& huvudman) const;
  std::vector<HuvudmanId> Huvudmen() const;

  // Called after every commit, with its log entries. Set before use.
  using Publish = std::function<void(const std::vector<std::pair<HuvudmanId, store::LogEntry>>&,
                                     store::Revision)>;
  void OnCommit(Publish publish);
  // Told of commits and of timers that fired; outlives the writer. Set before use.
  void Observe(Observer& observer);

 private:
  struct Parts;
  explicit Writer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hjul::engine
