// When somebody has to look at an occurrence again: derived from its state by one function, used on
// entering a state and after a crash. A timer is never the truth. Pure.
#pragma once

#include <vector>

#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"

namespace hjul::core {

enum class TimerKind : std::uint8_t {  // On disk: never renumber, never reuse.
  kOpen = 1,                           // The present state's window opens (00:00 of its day).
  kDeadline = 2,                       // The due instant has passed.
  kGate = 3,                           // `until_latest`.
  kReminder = 4,                       // The next rung (or the escalation) is due to be sent.
};

struct Timer {
  TimerKind kind;
  Instant at;
  // kReminder: the first post to be told, so that one post's reminders lie together in time order.
  std::optional<PostId> post;
  bool operator==(const Timer&) const = default;
};

// At most one timer of each kind. Final occurrences have none. After a TimeReached at
// `circumstances.now` every timer lies later than it.
std::vector<Timer> TimersFor(const Occurrence& occurrence, const Circumstances& circumstances);

// The instants of one state's ladder, in order, the escalation (kEscalationRung) among them.
//   - Messages go at kReminderTime; "on open" at once when somebody enters the state in telling
//   time.
//   - Nothing goes on quiet days: a rung before or on the due date moves back when moving forward
//     would pass the due date; others move forward. Nothing goes before the state is entered and
//     open; what would have gone earlier goes then (and coalesces).
//   - In a state entered after its due date, rungs after it count from the entry.
//   - An escalation never goes before the due instant has passed.
//   - Rungs to the parties of a state without parties are left out.
struct RungTime {
  int rung = 0;
  int repetition = 0;
  Date nominal;
  Instant at;
};
inline constexpr calendar::TimeOfDay kReminderTime{8 * 60};
std::vector<RungTime> LadderOf(const State& state, const PlannedState& planned, Instant entered_at,
                               const calendar::Calendar& calendar);

// The first moment at or after `instant` in which people are told things: a working day outside
// quiet months, 08:00-17:00.
Instant NextTellingTime(Instant instant, const calendar::Calendar& calendar);

}  // namespace hjul::core
