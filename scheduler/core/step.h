// The decision: what an event does to an occurrence. The server, the preview and the simulator use
// this one function. Pure: no I/O, no clock, no randomness; time is an argument. README.md tells
// the semantics in order: windows, guards, deadlines, gates, rungs.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"

namespace hjul::core {

// --- Events -----------------------------------------------------------------------------------

// A timer says that its time has come. The step rechecks everything against `now`: a stale timer
// changes nothing.
struct TimeReached {};

// Something this occurrence leans on changed (another occurrence, results, the calendar). Guards
// are looked at again, and dates whose rules lean on anchors are planned anew, unless overridden.
// Which actions are offered may have changed even when the decision says that nothing has.
struct SurroundingsChanged {};

// One party acts. Where any of the parties may act, or `alone` is stated, the state is left at
// once; where all must sign, when every party has taken the same action, and until then a party may
// sign again, otherwise. Numbers may have a decimal comma; they are kept with a point.
struct TakeAction {
  Actor actor;
  RoleId party;  // For which party the actor acts.
  ActionId action;
  std::string note;
  std::vector<std::string> participants;
  std::map<std::string, std::string> results;
};

// Hands one party's duty over, in this occurrence only. Whoever had been told is told again.
struct Reassign {
  Actor actor;
  RoleId party;
  PostId to;
  std::string reason;
};

// An override: actor and reason are required and kept. Dates concern one state of the plan.
//   kMove     sets dates as they are given, unshifted; a window that has opened cannot be moved.
//   kExtend   sets a later due date. Rungs that have gone out do not go out again for the new date.
//   kReopen   from an end, or back to a state visited before: a new visit, with a ladder of its
//   own.
//             A state that opens so is not asked its `only if`: somebody has overruled it.
//   kDecline  goes to the activity's declined end if it has one.
struct Override {
  enum class Kind : std::uint8_t { kMove = 1, kExtend, kCancel, kReopen, kDecline, kReplace };
  Kind kind = Kind::kMove;
  Actor actor;
  std::string reason;
  StateId state;  // kMove, kExtend: whose date (empty: the present state); kReopen: into.
  std::optional<Date> opens;  // kMove.
  std::optional<Date> due;    // kMove, kExtend.
  std::optional<calendar::TimeOfDay> due_time;
  std::string replaced_by;  // kReplace: what took its place, in words or an occurrence id.
};

// The plan of an applied revision or calendar: dates and revision to follow from now on. What has
// ended is left as it is; what has not begun starts where the new revision starts.
struct Replan {
  Actor actor;
  std::string reason;
  RevisionHash revision;
  StateId map_to;  // When the present state does not exist in the new revision.
};

using Event =
    std::variant<TimeReached, SurroundingsChanged, TakeAction, Reassign, Override, Replan>;

// --- Effects ----------------------------------------------------------------------------------

// One line of the journal (and of the occurrence's history). `kind` is a stable code:
// "planned" "opened" "entered" "signed" "passed" "overdue" "reminded" "escalated" "moved"
// "extended" "cancelled" "reopened" "declined" "replaced" "reassigned" "waiting" "released"
// "gate-passed" "replanned" "not-needed" "rung-coalesced" "rung-not-needed" "result".
struct Record {
  std::string kind;
  Actor actor;
  StateId from;
  StateId to;
  ActionId action;
  std::string detail;  // Machine-readable: a date, a role, a missing unit list.
  std::string note;    // People's own words.
  bool operator==(const Record&) const = default;
};

enum class NoticeKind : std::uint8_t {  // On disk: never renumber, never reuse.
  kOpened = 1,                          // A task is yours.
  kReminder = 2,
  kOverdue = 3,
  kEscalation = 4,
  kMoved = 5,      // A date you were told has changed.
  kWithdrawn = 6,  // A task you were told of is gone.
  kReturned = 7,   // Sent back to you: complete it.
  kReleased = 8,   // What you waited for is done.
};

// Something a post shall be told. `at` is already outside quiet days and hours.
struct Notice {
  PostId to;
  NoticeKind kind;
  TaskId task;
  Instant at;
  int rung = -1;
  int repetition = 0;
  bool operator==(const Notice&) const = default;
};

// Those that lean on this occurrence shall look again.
struct Changed {
  bool became_final = false;
};

using Effect = std::variant<Record, Notice, Changed>;

struct Decision {
  Occurrence occurrence;
  std::vector<Effect> effects;
  bool changed = false;  // False: the event had nothing to say (a stale timer).
};

// Errors: kFailedPrecondition (not open yet, guarded, not offered now, already signed, final, a
// state the revision does not have, states that pass by themselves in a circle), kPermissionDenied
// (the party may not take the action), kInvalidArgument (note, participants, results, reason or
// dates missing or out of range; words.h), kNotFound (unknown state, action, party, post).
inline constexpr int kMicrostepsMax = 50;        // States passed automatically in one step.
inline constexpr std::size_t kMissingMax = 500;  // Units named by a gate; then "+123".
absl::StatusOr<Decision> Step(const Occurrence& occurrence, const Event& event,
                              const Circumstances& circumstances);

// A new occurrence in its first state, planned but not yet opened, with its "planned" record.
Decision Plan(const OccurrenceId& id, const Circumstances& circumstances);

}  // namespace hjul::core
