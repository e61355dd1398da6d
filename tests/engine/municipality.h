// A small municipality for engine tests: two schools, a rektor each, a skolchef, an administrator;
// a manual clock, an in-memory store, and short words for what a test does.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/engine/clock.h"
#include "scheduler/engine/view.h"
#include "scheduler/engine/writer.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

class Municipality {
 public:
  // Starts at `date` 08:00 with its organisation and the läsår 2025/26 - 2027/28.
  explicit Municipality(std::string_view date);

  // Runs one command; the test fails when it does.
  CommandResult Do(CommandBody body, std::string_view person = "admin");
  absl::StatusOr<CommandResult> Try(CommandBody body, std::string_view person = "admin",
                                    std::string request_id = {}, std::string payload_hash = {});
  // Plans and applies a text.
  void Apply(PlanChange::Subject subject, std::string_view text, bool move_running = false);

  // Fires everything due now.
  void Settle();
  // Lets time pass until `date` 08:00, stopping at every timer on the way.
  void AdvanceTo(std::string_view date);

  // The person holding `post` takes `action` on the open task of `activity` there.
  CommandResult Act(std::string_view post, std::string_view activity, std::string_view action,
                    std::string_view unit = {});

  View Read() const;
  std::vector<core::Task> TasksOf(std::string_view post) const;
  core::Occurrence Find(std::string_view occurrence) const;
  // "kind subject detail" of every journal entry, oldest first, of `subject` or all.
  std::vector<std::string> Journal(std::string_view subject = {}) const;
  std::vector<store::Delivery> DeliveriesTo(std::string_view post) const;

  // Stops as by a crash and recovers from the store.
  void Restart();

  Writer& writer() { return *writer_; }
  ManualClock& clock() { return clock_; }
  store::Store& store() { return *store_; }
  HuvudmanId huvudman() const { return HuvudmanId("kommunen"); }

 private:
  std::unique_ptr<store::Store> store_;
  ManualClock clock_;
  std::unique_ptr<Writer> writer_;
};

}  // namespace hjul::engine
