#include "scheduler/engine/observer.h"

namespace hjul::engine {

void Observer::Answered(std::span<const Command> /*commands*/,
                        std::span<const absl::StatusOr<CommandResult>> /*answers*/) {}
void Observer::Committing() {}
void Observer::Committed(const absl::Status& /*outcome*/, const LogEntries& /*changes*/) {}
void Observer::Fired(Instant /*due*/, Instant /*now*/) {}

Observer& Unobserved() {
  static Observer unobserved;
  return unobserved;
}

}  // namespace hjul::engine
