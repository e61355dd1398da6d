// What a post has to do in an occurrence's present state, and who waits for whom.
//
// Tasks are derived from the occurrence; the store keeps them only as a covering index for lists.
// The lifecycle is a constexpr table that can be read aloud. Pure.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"

namespace hjul::core {

enum class TaskState : std::uint8_t {  // On disk: never renumber, never reuse.
  kPlanned = 1,                        // Its window has not opened.
  kOpen = 2,
  kBlocked = 3,  // Open, but waits for others.
  kOverdue = 4,
  kSigned = 5,  // This party has acted, another has not.
  kDone = 6,
  kWithdrawn = 7,  // Cancelled, replaced, declined or no longer needed.
};

enum class TaskEvent : std::uint8_t {
  kWindowOpened = 1,
  kBlocked,
  kReleased,
  kDeadlinePassed,
  kExtended,
  kSigned,
  kCompleted,
  kReopened,
  kWithdrawn,
};

struct TaskTransition {
  TaskState from;
  TaskEvent on;
  TaskState to;
};
inline constexpr std::array kTaskTransitions{
    TaskTransition{TaskState::kPlanned, TaskEvent::kWindowOpened, TaskState::kOpen},
    TaskTransition{TaskState::kPlanned, TaskEvent::kBlocked, TaskState::kBlocked},
    TaskTransition{TaskState::kPlanned, TaskEvent::kWithdrawn, TaskState::kWithdrawn},
    TaskTransition{TaskState::kOpen, TaskEvent::kBlocked, TaskState::kBlocked},
    TaskTransition{TaskState::kOpen, TaskEvent::kDeadlinePassed, TaskState::kOverdue},
    TaskTransition{TaskState::kOpen, TaskEvent::kSigned, TaskState::kSigned},
    TaskTransition{TaskState::kOpen, TaskEvent::kCompleted, TaskState::kDone},
    TaskTransition{TaskState::kOpen, TaskEvent::kWithdrawn, TaskState::kWithdrawn},
    TaskTransition{TaskState::kBlocked, TaskEvent::kReleased, TaskState::kOpen},
    TaskTransition{TaskState::kBlocked, TaskEvent::kDeadlinePassed, TaskState::kOverdue},
    TaskTransition{TaskState::kBlocked, TaskEvent::kCompleted, TaskState::kDone},
    TaskTransition{TaskState::kBlocked, TaskEvent::kWithdrawn, TaskState::kWithdrawn},
    TaskTransition{TaskState::kOverdue, TaskEvent::kExtended, TaskState::kOpen},
    TaskTransition{TaskState::kOverdue, TaskEvent::kSigned, TaskState::kSigned},
    TaskTransition{TaskState::kOverdue, TaskEvent::kCompleted, TaskState::kDone},
    TaskTransition{TaskState::kOverdue, TaskEvent::kWithdrawn, TaskState::kWithdrawn},
    TaskTransition{TaskState::kSigned, TaskEvent::kCompleted, TaskState::kDone},
    TaskTransition{TaskState::kSigned, TaskEvent::kWithdrawn, TaskState::kWithdrawn},
    TaskTransition{TaskState::kDone, TaskEvent::kReopened, TaskState::kOpen},
    TaskTransition{TaskState::kWithdrawn, TaskEvent::kReopened, TaskState::kOpen},
};
absl::StatusOr<TaskState> Next(TaskState from, TaskEvent on);

// Another party to a block: what is waited for, or who waits.
struct Link {
  OccurrenceId occurrence;
  std::string activity_title;
  std::string unit_name;  // Empty: the huvudman.
  std::string state_title;
  std::optional<PostId> post;  // Who has it now.
  std::optional<Date> due;
  bool overdue = false;
  bool operator==(const Link&) const = default;
};
inline constexpr std::size_t kLinksMax = 20;  // Listed; `..._total` counts them all.

struct OfferedAction {
  ActionId id;
  std::string title;
  bool note_required = false;
  bool participants_required = false;
  std::vector<ResultSpec> results;
  bool operator==(const OfferedAction&) const = default;
};

struct Task {
  TaskId id;
  PostId post;
  TaskState state = TaskState::kOpen;
  std::string title;        // The activity's.
  std::string state_title;  // The step's.
  std::string unit_name;    // Empty: the huvudman.
  std::string why;
  std::string law;
  double estimate_hours = 0;
  std::optional<PlannedDate> opens;
  std::optional<PlannedDate> due;
  std::optional<Instant> due_at;
  std::vector<OfferedAction> actions;
  std::vector<RoleId> awaiting;  // Other parties that have not signed.
  std::vector<Link> waits_for;
  int waits_for_total = 0;
  std::vector<Link> blocks;
  int blocks_total = 0;
  bool announced = false;     // The post has been told of it.
  std::string returned_note;  // Why it came back, when it did.
  bool operator==(const Task&) const = default;
};

// One task per party of the present state (none for final states and states without parties). A
// task past its due date is overdue even while it is blocked; one signed by this party is signed.
// Nothing is offered before the window opens or while a guard holds the state.
std::vector<Task> TasksFor(const Occurrence& occurrence, const Circumstances& circumstances);

// --- Guards --------------------------------------------------------------------------------------

// Is `guard` true now, seen from `from`? A reference means the occurrences at the same unit, else
// the huvudman's; from the huvudman, those of all units; each of them must pass the test.
//   - Cancelled, replaced and not-needed occurrences hold nobody up: they are not counted unless
//     they pass the test. A declined one passes "ended"; "all" and "at least" do not count it.
//   - With nothing left to count a state test is true (there is nothing to wait for), "any" false.
//   - "in" means in that state now. A missing result makes a comparison false.
bool Holds(const Guard& guard, const OccurrenceId& from,
           const std::map<std::string, std::string>& own_results, bool election_year,
           const Facts& facts);

// The parts that keep `guard` from being true, in order of appearance: leaves, or "not" with what
// it stands before. Empty when it is true. They live as long as `guard`.
std::vector<const Guard*> Unmet(const Guard& guard, const OccurrenceId& from,
                                const std::map<std::string, std::string>& own_results,
                                bool election_year, const Facts& facts);

// Calls `visit` with the occurrences that keep `unmet` (a part from Unmet) from being true.
void ForEachHolding(const Guard& unmet, const OccurrenceId& from, const Facts& facts,
                    const std::function<void(const Occurrence&)>& visit);

}  // namespace hjul::core
