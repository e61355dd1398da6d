// Turns in a commit: announcing, opening, ending and closing them. A turn that opens announces the
// next one, so the year turns without anyone touching it.
//
// Opening a turn of many units takes many commits. What is left to do is kept in memory by the
// writer and derived again from the turn's timer after a crash: creating twice is harmless.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/turn.h"
#include "scheduler/engine/commit.h"

namespace hjul::engine {

// Occurrences written by one commit of an opening, at most (WriterLimits may say less).
inline constexpr std::size_t kOpeningChunk = 200;

// An opening under way.
struct Opening {
  HuvudmanId huvudman;
  core::Turn turn;  // With the revision that it opens with.
  core::TurnPlan plan;
  std::size_t created = 0;    // Of plan.occurrences.
  std::size_t looked_at = 0;  // Second pass: tasks, once all are there.
  // Third pass: those of other turns and wheels that lean on this one; taken from the back.
  std::optional<std::vector<core::OccurrenceId>> leaning;
  bool Finished() const { return leaning && leaning->empty(); }
};

class Turns {
 public:
  Turns(Commit& commit, const HuvudmanId& huvudman) : commit_(commit), huvudman_(huvudman) {}

  // Announces those turns of `wheel` that should be known today: what overlaps today (or opens
  // before today), and the next one. Turns already known stay; announced ones that the head's
  // scheme no longer has, and those from which on another wheel replaces it, go.
  absl::Status Announce(const core::WheelId& wheel);

  // The turn's timer has come: returns what to do to open it; null when it only ended, or when
  // there was nothing to do.
  absl::StatusOr<std::unique_ptr<Opening>> TimeReached(const core::WheelId& wheel,
                                                       const core::TurnId& id);
  // Does the next part of an opening, at most `chunk` occurrences; the last part makes the turn
  // open.
  absl::Status Continue(Opening& opening, std::size_t chunk = kOpeningChunk);

  // Closes the turn when it has ended and no occurrence of it is open; takes it up again when one
  // is.
  absl::Status Settle(const core::WheelId& wheel, const core::TurnId& id);

  // Puts the timer that tells when somebody has to look at `turn` again.
  absl::Status Arm(const core::Turn& turn);

  // Writes `turn` with its timer and its change.
  absl::Status Put(const core::Turn& turn, const core::Turn* before);

 private:
  absl::Status PutWithout(const core::Turn& turn);
  absl::Status DoChunk(Opening& opening, std::size_t chunk);
  absl::Status SetOpen(const Opening& opening);
  absl::StatusOr<bool> AnyOpen(const core::WheelId& wheel, const core::TurnId& id) const;
  absl::Status Withdraw(const core::Turn& turn);

  Commit& commit_;
  const HuvudmanId& huvudman_;
};

}  // namespace hjul::engine
