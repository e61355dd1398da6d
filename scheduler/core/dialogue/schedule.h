// Everybody at once: a proposal to look at, adjust, lock and publish.
//
// Places as many units as possible, keeps what is locked or booked, changes as little as possible
// against the last proposal, then looks at wishes, then keeps the days few. What cannot be placed
// comes with a reason in numbers and with single changes that would help. Nothing is told to
// anybody before the event Publish (step.h). The same input gives the same proposal. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/core/dialogue/step.h"

namespace hjul::dialogue {

// A time somebody would like: on these days, on this weekday, within these hours.
struct PreferredTime {
  DateSpan days;
  std::optional<calendar::weekday> on;
  TimeSpan time{{0}, calendar::kEndOfDay};
  bool Has(const Slot& slot) const;
  bool operator==(const PreferredTime&) const = default;
};
struct Preference {
  UnitId unit;
  std::vector<PreferredTime> ranked;  // The dearest first; at most kRanksMax.
  bool operator==(const Preference&) const = default;
};
inline constexpr int kRanksMax = 5;

struct ScheduleRequest {
  std::vector<Placement> last;  // The last proposal as adjusted; what is locked stays.
  std::vector<Preference> preferences;
  bool may_move_booked = false;  // Else what is booked stays as if it were locked.
};

// Units that share too few places: no plan can place them all.
struct Shortfall {
  struct DayLimit {
    PostId host;
    Date date;
    int left = 0;  // Of the day's cap.
    bool operator==(const DayLimit&) const = default;
  };
  struct WeekLimit {
    PostId host;
    calendar::IsoWeek week;
    int left = 0;
    bool operator==(const WeekLimit&) const = default;
  };
  std::vector<UnitId> units;
  std::vector<std::vector<SlotId>> slots;  // Of each group one can be used.
  std::vector<DayLimit> days;
  std::vector<WeekLimit> weeks;
  int places = 0;  // Of slots, days and weeks together.
  bool operator==(const Shortfall&) const = default;
};

// One change that by itself would place `gain` more.
struct Relaxation {
  enum class Kind : std::uint8_t { kRaiseDayCap = 1, kRaiseWeekCap, kAllowDay, kUnlock, kAddSlots };
  Kind kind = Kind::kAddSlots;
  int to = 0;           // The new cap; how many slots to add.
  Date date{};          // kAllowDay.
  std::string subject;  // kAllowDay: why it is avoided.
  UnitId unit;          // kUnlock: whose placement or booking.
  int gain = 0;
  bool operator==(const Relaxation&) const = default;
};
inline constexpr std::size_t kRelaxationsMax = 12;  // Tried.

struct Schedule {
  std::vector<Placement> placements;  // By unit; those booked already and locked ones included.
  std::vector<UnitId> left_out;
  std::vector<Shortfall> shortfalls;
  std::vector<Relaxation> relaxations;  // Those that help most first.
  bool proved = true;                   // No plan places more, at less cost.
  bool explained = true;                // The shortfalls account for all who are left out.
  int changed = 0;                      // Placements other than in the last proposal.
  std::vector<int> wishes;              // How many got each rank; the last: none of theirs.
  int days = 0;                         // Days on which some host leads something.
};

// Errors: kInvalidArgument (a unit placed or preferring twice, too many ranks), kNotFound (unit,
// slot), kFailedPrecondition (what is locked cannot be had any more).
absl::StatusOr<Schedule> Propose(const Board& board, const ScheduleRequest& request,
                                 const Ground& ground);

// `placements` with `unit` put on `slot` (or taken off, without one), and locked there or not.
// Whoever stood on that slot is refused for, not moved. Refuses as booking does; errors as Propose.
struct Adjusted {
  std::vector<Placement> placements;
  std::optional<Refusal> refusal;
};
absl::StatusOr<Adjusted> Adjust(const Board& board, std::vector<Placement> placements,
                                const UnitId& unit, const std::optional<SlotId>& slot, bool lock,
                                const Ground& ground);

}  // namespace hjul::dialogue
