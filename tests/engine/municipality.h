// A small municipality for engine tests: two schools with a rektor each, a skolchef and an
// administrator, and three läsår. Every step that fails fails the test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checkers.h"
#include "stage.h"

namespace hjul::engine {

class Municipality : public Stage {
 public:
  // Starts at `date` 08:00.
  explicit Municipality(std::string_view date, const WriterLimits& limits = {});
  Municipality(std::string_view date, const WriterLimits& limits,
               std::unique_ptr<store::Store> store);

  // Runs one command; the test fails when it does.
  CommandResult Must(CommandBody body, std::string_view person = "admin");
  void Put(PlanChange::Subject subject, std::string_view text, bool move_running = false);
  void PassTo(std::string_view date);
  void Take(std::string_view post, std::string_view activity, std::string_view action,
            std::string_view unit = {});

  // Fires what is due, and looks at everything with the checkers.
  void Check();

  std::vector<core::Task> TasksOf(std::string_view post) const;
  core::Occurrence Find(std::string_view occurrence) const;
  // "kind subject detail" of every journal entry of `subject` (or all), oldest first.
  std::vector<std::string> Journal(std::string_view subject = {}) const;
  std::vector<store::Delivery> DeliveriesTo(std::string_view post) const;
  // Lines of messages sent to `post` and not dropped.
  std::vector<store::DeliveryLine> Told(std::string_view post) const;

 private:
  Checkers checkers_{huvudman()};
};

}  // namespace hjul::engine
