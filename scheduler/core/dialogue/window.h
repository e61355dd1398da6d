// When a host is there for dialogues, and the slots its time is cut into.
//
// Windows are civil: a window at 09:00 is at 09:00 before and after the clocks change. Cutting is a
// function of window and campaign; slots are stored nowhere but in bookings. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "scheduler/core/dialogue/campaign.h"

namespace hjul::dialogue {

struct TimeSpan {
  TimeOfDay from;
  TimeOfDay to;
  bool operator==(const TimeSpan&) const = default;
};

struct Repeat {
  int every_weeks = 1;
  Date until;  // Last day, if it is one of them.
  std::vector<Date> except;
  bool operator==(const Repeat&) const = default;
};

struct Window {
  WindowId id;
  CampaignId campaign;
  PostId host;                   // Leads; the caps count for this post.
  std::vector<PostId> co_hosts;  // Are there too.
  Date date;                     // The only day, or the first.
  std::optional<Repeat> repeat;
  TimeSpan time;  // Within one day; 24:00 is its end.
  std::optional<TimeSpan> lunch;
  PlaceId place;              // Empty: not said.
  std::vector<UnitId> units;  // Only for these; empty: for all.
  bool withdrawn = false;
  std::string withdrawn_why;
  bool operator==(const Window&) const = default;
};

// A stretch of a host's time in which one dialogue fits.
struct Slot {
  SlotId id;
  TimeOfDay end;
  PostId host;
  std::vector<PostId> co_hosts;
  PlaceId place;
  bool operator==(const Slot&) const = default;
};
Instant StartsAt(const Slot& slot);
Instant EndsAt(const Slot& slot);

inline constexpr std::size_t kCoHostsMax = 10;
inline constexpr std::size_t kWindowDaysMax = 200;
inline constexpr std::size_t kSlotsMax = 5'000;  // Of all windows of a campaign.

// Errors: kInvalidArgument (no length, over midnight, lunch outside, unknown place or unit, repeats
// too often), kNotFound (place or unit the campaign does not have).
absl::Status CheckWindow(const Window& window, const Campaign& campaign);

// Its days, in order; at most kWindowDaysMax.
std::vector<Date> DaysOf(const Window& window);

// One place of the raster: a slot, or why it is none.
struct Cut {
  enum class Fault : std::uint8_t { kNone, kLunch, kDoesNotFit, kClockChange };
  Slot slot;
  Fault fault = Fault::kNone;
};
// The raster of one day: from the start, a slot every `campaign.Raster()`; where a dialogue would
// run into lunch the raster starts again after it; what runs past the end is cut as not fitting. A
// slot whose length by the clock is not its length in minutes (clocks change) is none.
std::vector<Cut> CutDay(const Window& window, Date date, const Campaign& campaign);

}  // namespace hjul::dialogue
