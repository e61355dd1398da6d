// A wheel as the machine reads it: rings and activities, each activity a state machine.
//
// Made from text by wheel_text.h, checked by wheel_check.h, and immutable afterwards. Positions are
// kept so that every later complaint can name its line. Value types; pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/rule.h"
#include "scheduler/core/guard.h"
#include "scheduler/core/ids.h"
#include "scheduler/core/organisation.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

using calendar::DateRule;
using calendar::Shift;
using text::Position;

// Where a value stands in the text it was read from. Empty for wheels made by a program; never part
// of equality.
struct Place {
  std::string_view key;  // A key of the wheel language (static storage).
  int index = -1;        // The element of a list; -1: the value as a whole.
  Position at;
};
using Places = std::vector<Place>;
// The place of `key` (of its element `index`), else of the value as a whole, else `otherwise`.
Position PlaceOf(const Places& places, std::string_view key, Position otherwise, int index = -1);

enum class WheelKind : std::uint8_t { kOperations = 1, kQuality = 2 };

// How a wheel revolves.
struct TurnScheme {
  enum class Kind : std::uint8_t { kSchoolYear = 1, kCalendarYear, kOwnStart };
  Kind kind = Kind::kSchoolYear;  // School year: 1 August - 31 July.
  unsigned start_month = 8;
  unsigned start_day = 1;
  int length_months = 12;  // 1..120. Longer than `every_years`: turns overlap.
  int every_years = 1;
  int base_year = 2000;  // A turn starts in every year = base_year (mod every_years).
  int name_offset = 0;   // The turn that starts in year y is named for y + name_offset.
  bool operator==(const TurnScheme&) const = default;
};

// Which units an activity or a variant concerns. Every non-empty part must match.
struct UnitFilter {
  std::vector<std::string> school_forms;
  std::vector<std::string> grades;
  std::map<std::string, std::string> attributes;
  std::vector<UnitId> units;
  std::vector<UnitId> except;
  bool operator==(const UnitFilter&) const = default;
};

struct Scope {
  bool each_unit = false;  // false: one occurrence for the huvudman.
  UnitFilter filter;
  bool operator==(const Scope&) const = default;
};

// How often an activity occurs.
struct Recurrence {
  enum class Within : std::uint8_t { kOnce = 1, kTerm, kTertial, kQuarter, kMonth, kNamed };
  Within within = Within::kOnce;
  std::vector<OrdinalId> names;  // kNamed: "first", "second" or the users' own words.
  std::vector<unsigned> months;  // kMonth: only these months; empty: all twelve.
  int every_years = 1;           // N-year cycle: turns whose start year = base_year (mod N).
  int base_year = 2000;
  // Rolling cohorts: each year one of `cohorts` groups of units; a unit's group is its attribute
  // `cohort` (0-based) if it has one, else its rank by id (mod cohorts).
  int cohorts = 1;
  // Only in turns that contain (true) or do not contain (false) an ordinary election day.
  std::optional<bool> election_year;
  bool operator==(const Recurrence&) const = default;
};

enum class DayUnit : std::uint8_t { kDay = 1, kWorkingDay, kWeek };

// One rung of a reminder ladder.
struct Rung {
  enum class Anchor : std::uint8_t { kOpen = 1, kDue };
  Anchor anchor = Anchor::kDue;
  int offset = 0;  // Negative: before the anchor.
  DayUnit unit = DayUnit::kDay;
  int repeat_every = 0;    // > 0: again every so many `unit`s ...
  int repeat_max = 8;      // ... at most so many times in all.
  std::vector<RoleId> to;  // Empty: the parties of the state that have not acted.
  Position at;
  bool operator==(const Rung& other) const;  // Ignores `at`.
};

struct Escalation {
  int after = 5;
  DayUnit unit = DayUnit::kWorkingDay;
  RoleId to;
  bool operator==(const Escalation&) const = default;
};

// A value that an action records and guards can read.
struct ResultSpec {
  enum class Kind : std::uint8_t { kNumber = 1, kPercent, kChoice, kText };
  std::string id;
  std::string title;
  Kind kind = Kind::kNumber;
  std::optional<double> min;
  std::optional<double> max;
  std::vector<std::string> choices;
  bool required = true;
  bool operator==(const ResultSpec&) const = default;
};

struct Action {
  ActionId id;        // "lämna-in".
  std::string title;  // "Lämna in".
  StateId to;
  std::vector<RoleId> by;  // Which parties may take it; empty: every party of the state.
  bool alone = false;      // In an all-sign state: one party may take it for all.
  bool note_required = false;
  bool participants_required = false;  // Who took part must be recorded.
  std::vector<ResultSpec> results;
  std::optional<Guard> when;  // Offered only while true.
  Position at;
  Places places;
  bool operator==(const Action& other) const;
};

enum class SignOff : std::uint8_t { kAnyOf = 1, kAllOf };

enum class Outcome : std::uint8_t { kDone = 1, kDeclined, kNotNeeded };

struct State {
  StateId id;
  std::string title;
  std::vector<RoleId> by;  // Empty: nobody acts; the state passes by `until`, or is final.
  SignOff sign_off = SignOff::kAnyOf;
  DateRule opens;
  DateRule due;
  Shift shift = Shift::kPreviousWorkingDay;
  std::optional<DateRule> move_within;  // A unit overlay may move `due` inside these days.
  double estimate_hours = 0;
  std::vector<Rung> remind;
  std::optional<Escalation> escalate;
  std::vector<Action> actions;
  std::optional<Guard> waits_for;  // Tasks are shown but cannot be acted on until true.
  std::optional<Guard> until;      // Passes to `then` by itself when true ...
  DateRule until_latest;           // ... or on this date, and says which units were missing.
  StateId then;                    // Also the way out of a state without `by` when `due` passes.
  std::optional<Guard> only_if;    // On entry: when false, goes straight to `otherwise`.
  StateId otherwise;
  bool final = false;
  Outcome outcome = Outcome::kDone;
  Position at;
  Places places;
  bool operator==(const State& other) const;
};

// What differs for some units, ordinals or election years; the first matching variant of each field
// wins. Empty fields leave the activity's own value.
struct Variant {
  UnitFilter units;
  std::vector<OrdinalId> ordinals;
  std::optional<bool> election_year;
  StateId start;              // Units that enter the chain midway.
  std::vector<StateId> skip;  // States passed straight through (to their first action).
  struct StateChange {
    StateId state;
    std::optional<DateRule> opens;
    std::optional<DateRule> due;
    std::optional<Shift> shift;
    std::vector<RoleId> by;
    std::vector<Rung> remind;
    std::optional<double> estimate_hours;
    Position at;
    Places places;
    bool operator==(const StateChange& other) const;
  };
  std::vector<StateChange> states;
  Position at;
  Places places;
  bool operator==(const Variant& other) const;
};

struct Activity {
  ActivityId id;
  std::string title;
  std::string ring;
  std::string why;  // Purpose, for people.
  std::string law;  // Legal basis.
  Scope scope;
  Recurrence recurrence;
  bool optional = false;           // A "declined" end is offered in every state with a party.
  std::vector<ActivityRef> after;  // Order: the first state waits for these.
  ActivityId replaces;  // In turns where this occurs, references to that activity mean this one.
  StateId start;        // The first state listed, unless said otherwise.
  std::vector<State> states;
  std::vector<Variant> variants;
  UnitId added_by;  // The unit whose overlay added it; empty: common core.
  Position at;
  Places places;

  const State* FindState(const StateId& state) const;
  bool operator==(const Activity& other) const;
};

struct Wheel {
  WheelId id;
  std::string title;
  std::string description;
  WheelKind kind = WheelKind::kQuality;
  TurnScheme turn;
  std::optional<Date> valid_from;  // Turns that start before are not planned.
  std::optional<Date> valid_until;
  WheelId replaces;    // That wheel starts no turns from `valid_from` on.
  int lead_days = 28;  // A turn opens (its occurrences are planned) so many days before it starts.
  int load_hours_max =
      16;  // Load view: more hours than this for one post in one week is a warning.
  int load_deadlines_max = 4;
  std::vector<std::string> rings;
  std::vector<Activity> activities;
  Places places;

  const Activity* FindActivity(const ActivityId& activity) const;
  bool operator==(const Wheel& other) const;
};

}  // namespace hjul::core
