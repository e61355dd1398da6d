// A schedule as an assignment problem, and the way back. For schedule*.cc only.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "scheduler/core/dialogue/assignment.h"
#include "scheduler/core/dialogue/schedule.h"

namespace hjul::dialogue {

struct Case {
  // What only one thing keeps from being a choice, and what that is.
  struct Closed {
    int unit = 0;
    int slot = 0;
    Date date;
    std::string subject;  // Why the day is avoided; empty when `by` stands there.
    UnitId by;
  };

  AssignmentProblem problem;
  std::vector<UnitId> units;
  std::vector<Slot> slots;
  std::vector<std::pair<PostId, Date>> days;
  std::vector<std::pair<PostId, calendar::IsoWeek>> weeks;
  std::vector<Placement> fixed;  // Locked or booked: not for the solver.
  std::vector<Closed> closed;
  Cost scale = 1;  // What stands above the order of slots is a multiple of this.
};

// Errors as Propose. `unlocked`: a unit whose lock or booking does not hold.
absl::StatusOr<Case> MakeCase(const Board& board, const ScheduleRequest& request,
                              const Ground& ground, const UnitId& unlocked = UnitId());

// Fills in clashes, companions and what keeps them apart, for the slots and units of `made`.
void AddClashes(const Board& board, const Ground& ground, Case& made);

// Puts dialogues of days with few on other days that are used anyway, at the same cost but for
// order. Returns the new slots.
std::vector<int> CloseDays(const Case& problem, std::vector<int> slots);

std::vector<Relaxation> Relax(const Board& board, const ScheduleRequest& request,
                              const Ground& ground, const Case& built, const Assignment& found);

}  // namespace hjul::dialogue
