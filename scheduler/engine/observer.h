// What the engine tells of its work, for whoever counts it. The engine knows no metrics: it calls
// this, and the default hears nothing.
//
// Called on the engine's thread, between decisions: return at once, and ask nothing of the engine.
#pragma once

#include <span>

#include "absl/status/statusor.h"
#include "scheduler/engine/command.h"
#include "scheduler/engine/commit.h"

namespace hjul::engine {

class Observer {
 public:
  virtual ~Observer() = default;

  // The commands of one batch, and the answers that they get now; both in the same order.
  virtual void Answered(std::span<const Command> commands,
                        std::span<const absl::StatusOr<CommandResult>> answers);
  // A commit goes to the store, and comes back. `changes` is what watchers get if it succeeded.
  virtual void Committing();
  virtual void Committed(const absl::Status& outcome, const LogEntries& changes);
  // A timer that was due at `due` has fired in a commit made at `now`; `now` is not before `due`.
  virtual void Fired(Instant due, Instant now);
};

// The observer that hears nothing. Lives as long as the process; thread-safe.
Observer& Unobserved();

}  // namespace hjul::engine
