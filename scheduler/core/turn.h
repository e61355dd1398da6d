// One revolution of a wheel, and which revolutions there are.
//
// The turn lifecycle is a constexpr table that can be read aloud. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/ids.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

enum class TurnState : std::uint8_t {  // On disk: never renumber, never reuse.
  kPlanned = 1,    // Announced; opens by itself `lead_days` before its first day.
  kOpen = 2,       // Occurrences are planned and run.
  kEnded = 3,      // Its last day has passed; unfinished occurrences go on.
  kClosed = 4,     // Every occurrence has an outcome.
  kWithdrawn = 5,  // Replaced by another wheel before it opened.
};

enum class TurnEvent : std::uint8_t {
  kLeadReached = 1,
  kLastDayPassed,
  kAllFinal,
  kReopened,
  kReplaced
};

struct TurnTransition {
  TurnState from;
  TurnEvent on;
  TurnState to;
};
inline constexpr std::array kTurnTransitions{
    TurnTransition{TurnState::kPlanned, TurnEvent::kLeadReached, TurnState::kOpen},
    TurnTransition{TurnState::kPlanned, TurnEvent::kReplaced, TurnState::kWithdrawn},
    TurnTransition{TurnState::kOpen, TurnEvent::kLastDayPassed, TurnState::kEnded},
    TurnTransition{TurnState::kEnded, TurnEvent::kAllFinal, TurnState::kClosed},
    TurnTransition{TurnState::kClosed, TurnEvent::kReopened, TurnState::kEnded},
};
// Errors: kFailedPrecondition if the table has no such transition.
absl::StatusOr<TurnState> Next(TurnState from, TurnEvent on);

struct Turn {
  WheelId wheel;
  TurnId id;           // "2026-27", "2027", "2028" for a budget year that starts in November 2026.
  int start_year = 0;  // The calendar year of the first day.
  DateSpan span;       // Both inclusive.
  TurnState state = TurnState::kPlanned;
  RevisionHash revision;  // What it was opened with, and follows until a plan says otherwise.
  bool operator==(const Turn&) const = default;
};

// The turn of `wheel` that starts in `start_year`; nullopt when the scheme has none, or the wheel
// is not valid at the turn's first day. State is kPlanned, revision empty.
std::optional<Turn> TurnStartingIn(const Wheel& wheel, int start_year);
// The first turn that starts after `turn`, or nullopt when the wheel ends.
std::optional<Turn> NextTurn(const Wheel& wheel, const Turn& turn);
// Every turn whose span overlaps `days`, ordered by start.
std::vector<Turn> TurnsIn(const Wheel& wheel, DateSpan days);
// The day on which the turn opens: `lead_days` before its first day.
Date OpeningDay(const Wheel& wheel, const Turn& turn);
// Is there an ordinary election day within the turn? What "election year" means everywhere.
bool HasElection(const Turn& turn);

// The turn of another wheel that a reference from `turn` means: the one containing turn.span.first,
// else the one overlapping most; where several do, the one overlapping most, the later on a tie.
// Within the same wheel it is `turn` itself. The one that starts before it for previous_turn.
std::optional<TurnId> MatchTurn(const Turn& turn, const Wheel& other, bool previous_turn);

// One repetition of an activity in a turn.
struct Repetition {
  OrdinalId ordinal;  // "", "ht"/"vt", "t1".."t3", "q1".."q4", "m01".."m12", or a name.
  std::optional<DateSpan> period;
  std::optional<calendar::TermKind> term;
};
// The repetitions of `activity` in `turn`, in order of time; empty when its N-year cycle or
// election rule skips it. A term or part of the year belongs to the turn that holds its middle (so
// a läsår has t3, t1, t2 and a calendar year vt, ht); in turns longer than a year the second of a
// name gets
// "-2". Terms come from `calendar`; a läsår it does not know gives the repetition without a period.
std::vector<Repetition> RepetitionsOf(const Activity& activity, const Turn& turn,
                                      const calendar::Calendar& calendar);
// The units with an occurrence of `activity` in `turn`, by id: those it is for that are open on any
// day of the turn, and whose cohort it is. Ranks count every unit the activity is for, closed ones
// too, so that a closing moves nobody. For a huvudman activity one empty id.
std::vector<UnitId> UnitsOf(const Activity& activity, const Turn& turn, const Organisation& units);
bool Matches(const UnitFilter& filter, const Unit& unit);

}  // namespace hjul::core
