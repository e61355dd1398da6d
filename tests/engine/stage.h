// A stage for tests of the engine: a store, a clock and a writer, without threads, and short words
// for what a test or a scenario does on it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/engine/clock.h"
#include "scheduler/engine/view.h"
#include "scheduler/engine/writer.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

// `date` at 08:00 in Sweden. Requires: a date that exists.
Instant MorningOf(std::string_view date);

class Stage {
 public:
  // On an empty store in memory.
  Stage(std::string huvudman, Instant start, const WriterLimits& limits = {});
  // On `store`, which may refuse what it is told to (faulty_store.h).
  Stage(std::string huvudman, Instant start, const WriterLimits& limits,
        std::unique_ptr<store::Store> store);

  absl::StatusOr<CommandResult> Do(CommandBody body, std::string_view person = "admin",
                                   std::string request_id = {}, std::string payload_hash = {});
  absl::StatusOr<CommandResult> Do(const Command& command);
  // Plans and applies a text, and fires what it makes due.
  absl::StatusOr<CommandResult> Apply(PlanChange::Subject subject, std::string_view text,
                                      bool move_running = false, std::string_view reason = {});

  // Fires everything due now.
  absl::Status Settle();
  // Lets time pass until `until`, stopping at every timer on the way.
  absl::Status AdvanceTo(Instant until);
  // Lets days pass until `until`; at noon of each, every task due that day (or without a due date)
  // is done by its holder with its first action. `results`: values by result id.
  absl::Status AdvanceOnTime(Instant until, const std::map<std::string, std::string>& results);

  // The open task of `activity` that `post` has; of several the first by due date.
  absl::StatusOr<core::Task> OpenTask(std::string_view post, std::string_view activity,
                                      std::string_view unit = {}) const;
  // `body` as a command of `person` at this huvudman.
  Command Asking(CommandBody body, std::string_view person = "admin", std::string request_id = {},
                 std::string payload_hash = {}) const;
  // The command with which the holder of the task's post does `action`, giving what it requires.
  Command Acting(const core::Task& task, std::string_view action,
                 const std::map<std::string, std::string>& results = {},
                 std::string_view note = {}) const;
  absl::StatusOr<CommandResult> Act(const core::Task& task, std::string_view action,
                                    const std::map<std::string, std::string>& results = {},
                                    std::string_view note = {});

  View Read() const;
  // Stops as by a crash and recovers from the store.
  absl::Status Restart();

  Writer& writer() { return *writer_; }
  const Writer& writer() const { return *writer_; }
  ManualClock& clock() { return clock_; }
  store::Store& store() { return *store_; }
  const HuvudmanId& huvudman() const { return huvudman_; }
  core::Date today() const;

 private:
  // Does what is due today; returns how many tasks were done.
  absl::StatusOr<int> WorkOfToday(const std::map<std::string, std::string>& results);

  HuvudmanId huvudman_;
  std::unique_ptr<store::Store> store_;
  ManualClock clock_;
  WriterLimits limits_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace hjul::engine
