// An activity made concrete: one turn, one scope, one ordinal; it has a state and a history.
//
// Plain data. What may happen to it is in step.h; which timers and tasks it implies is derived in
// timers.h and task.h, never stored as truth.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/calendar/rule.h"
#include "scheduler/core/ids.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

enum class OccurrenceStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kPlanned = 1,                               // Its present state's window has not opened.
  kOpen = 2,                                  // Somebody may act.
  kWaiting = 3,    // Open, but a guard holds it (past its due date, too), or it waits for others.
  kOverdue = 4,    // Open past its due date, and somebody can act.
  kDone = 5,       // Ended in a final state with outcome done.
  kDeclined = 6,   // Ended by a legitimate no.
  kNotNeeded = 7,  // Ended because its condition did not hold.
  kCancelled = 8,  // Taken away by an override, a plan, or the unit's closing.
  kReplaced = 9,   // Another occurrence or wheel took its place.
};
constexpr bool IsFinal(OccurrenceStatus status) { return status >= OccurrenceStatus::kDone; }

// Why a planned date is missing; see calendar::RuleGap.
struct DateGap {
  calendar::RuleGap::Kind kind;
  std::string subject;
  bool operator==(const DateGap&) const = default;
};

// One resolved date of one state.
struct PlannedDate {
  Date nominal;
  Date effective;                                  // After the shift policy.
  calendar::TimeOfDay time = calendar::kEndOfDay;  // Opens: 00:00.
  std::vector<std::string> reasons;                // Why it was shifted; empty: it was not.
  bool overridden = false;  // Set by a move or extension; rules no longer change it.
  bool estimated = false;   // Leans on something that has not happened yet.
  bool operator==(const PlannedDate&) const = default;
};

struct PlannedState {
  StateId state;
  std::optional<PlannedDate> opens;
  std::optional<PlannedDate> due;
  std::optional<DateGap> opens_gap;
  std::optional<DateGap> due_gap;
  bool operator==(const PlannedState&) const = default;
};

// Who did something: a person acting for a post, or the system itself (both empty).
struct Actor {
  PersonId person;
  std::optional<PostId> post;
  bool IsSystem() const { return person.empty() && !post; }
  bool operator==(const Actor&) const = default;
};

struct Signature {
  RoleId party;
  ActionId action;
  Actor by;
  Instant at;
  std::string note;
  bool operator==(const Signature&) const = default;
};

// One state left behind.
struct Visit {
  StateId state;
  Instant entered_at;
  Instant left_at;
  ActionId action;  // Empty: it passed by itself.
  std::vector<Signature> signatures;
  std::vector<std::string> missing;  // Partial gate: units gone on without.
  bool was_overdue = false;
  bool operator==(const Visit&) const = default;
};

enum class RungOutcome : std::uint8_t {  // On disk: never renumber, never reuse.
  kSent = 1,
  kCoalesced = 2,  // A newer rung spoke for it (downtime, quiet days).
  kNotNeeded = 3,  // The task was done, or its date moved, before the rung's time.
};

// What became of one rung in one visit. (visit, rung, repetition) is unique: nothing fires twice.
struct RungRecord {
  int visit = 1;
  int rung = 0;        // Index in State::remind; kEscalationRung for the escalation.
  int repetition = 0;  // 0-based, for repeating rungs.
  RungOutcome outcome = RungOutcome::kSent;
  Instant at;
  bool operator==(const RungRecord&) const = default;
};
inline constexpr int kEscalationRung = 1000;

// A hand-over of one party's duty to another post for this occurrence.
struct Reassignment {
  RoleId party;
  PostId to;
  bool operator==(const Reassignment&) const = default;
};

struct Occurrence {
  OccurrenceId id;
  RevisionHash revision;  // Pinned when planned; moved only by an applied plan.
  OccurrenceStatus status = OccurrenceStatus::kPlanned;
  StateId state;
  int visit = 1;                      // Counts state entries from 1.
  Instant entered_at;                 // A first state is entered when its window opens.
  bool overdue = false;               // The present state's due date has passed.
  std::vector<PlannedState> plan;     // Every state on the expected path, in order.
  std::vector<Signature> signatures;  // In the present visit.
  std::vector<Visit> visits;          // Left behind, oldest first.
  std::map<std::string, std::string> results;
  std::vector<std::string> participants;
  std::vector<RungRecord> rungs;
  std::vector<Reassignment> reassignments;
  std::string note;              // The latest action's or override's note.
  std::uint64_t generation = 0;  // +1 with every change.
  bool operator==(const Occurrence&) const = default;

  const PlannedState* PlanOf(const StateId& state) const;
  PlannedState* PlanOf(const StateId& state);
};

}  // namespace hjul::core
