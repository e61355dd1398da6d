// Everything a decision about one campaign is made from. Plain data; pure.
#pragma once

#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/dialogue/booking.h"
#include "scheduler/core/organisation.h"

namespace hjul::dialogue {

// One campaign with all that belongs to it; each list in order of id.
struct Board {
  Campaign campaign;
  std::vector<Window> windows;
  std::vector<Booking> bookings;
  std::vector<Wish> wishes;
  std::vector<SwapOffer> swaps;
  // Bookings of other campaigns that take somebody's time in these days; never changed from here.
  std::vector<Booking> others;
  bool operator==(const Board&) const = default;

  const Window* FindWindow(const WindowId& id) const;
  const Booking* FindBooking(const BookingId& id) const;
  const Wish* FindWish(const WishId& id) const;
  const SwapOffer* FindSwap(const SwapId& id) const;
  // The unit's booking that lies ahead, or nullptr.
  const Booking* ActiveOf(const UnitId& unit) const;
  // The unit's latest booking, whatever became of it, or nullptr.
  const Booking* LatestOf(const UnitId& unit) const;
};

// Somebody's time that is taken by what hjul knows nothing of: from an imported calendar.
struct Busy {
  PersonId who;
  Instant from;
  Instant to;            // Exclusive.
  std::string source;    // "Outlook".
  bool unknown = false;  // The source could not be read: nothing is offered (fail closed).
  bool operator==(const Busy&) const = default;
};

// What is true around the campaign. References outlive the call.
struct Ground {
  const calendar::Calendar& calendar;  // The huvudman's.
  const core::Organisation& organisation;
  const std::vector<Busy>& busy;
  Instant now;
};

// The posts that take part for `unit`, in the order of the parties; a role that neither the unit
// nor the huvudman has is left out.
std::vector<PostId> PartiesOf(const Campaign& campaign, const UnitId& unit,
                              const core::Organisation& organisation);

}  // namespace hjul::dialogue
