// What a unit has in a campaign: its booking, the slots it waits for, the swaps it has offered.
//
// A booking keeps its identity through every move; each change that those invited must hear of
// raises its sequence. The lifecycles are constexpr tables that can be read aloud. Plain data.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/dialogue/window.h"

namespace hjul::dialogue {

enum class BookingStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kBooked = 1,
  kToRebook = 2,   // Its window went; the unit has to choose a new time. Holds no slot.
  kCancelled = 3,  // Inställd. A later booking is a new one.
  kHeld = 4,
  kNoShow = 5,     // Utebliven: another booking may be made.
  kCutShort = 6,   // Avbruten: may be continued at another time.
  kContinued = 7,  // Another booking carries on from here.
};
enum class BookingEvent : std::uint8_t {
  kMoved = 1,
  kWindowGone,
  kCancelled,
  kHeld,
  kMissed,
  kCutShort,
  kContinued,
  kReopened,  // What was recorded was wrong.
};

struct BookingTransition {
  BookingStatus from;
  BookingEvent on;
  BookingStatus to;
};
inline constexpr std::array kBookingTransitions{
    BookingTransition{BookingStatus::kBooked, BookingEvent::kMoved, BookingStatus::kBooked},
    BookingTransition{BookingStatus::kBooked, BookingEvent::kWindowGone, BookingStatus::kToRebook},
    BookingTransition{BookingStatus::kBooked, BookingEvent::kCancelled, BookingStatus::kCancelled},
    BookingTransition{BookingStatus::kBooked, BookingEvent::kHeld, BookingStatus::kHeld},
    BookingTransition{BookingStatus::kBooked, BookingEvent::kMissed, BookingStatus::kNoShow},
    BookingTransition{BookingStatus::kBooked, BookingEvent::kCutShort, BookingStatus::kCutShort},
    BookingTransition{BookingStatus::kToRebook, BookingEvent::kMoved, BookingStatus::kBooked},
    BookingTransition{BookingStatus::kToRebook, BookingEvent::kCancelled,
                      BookingStatus::kCancelled},
    BookingTransition{BookingStatus::kHeld, BookingEvent::kContinued, BookingStatus::kContinued},
    BookingTransition{BookingStatus::kHeld, BookingEvent::kReopened, BookingStatus::kBooked},
    BookingTransition{BookingStatus::kNoShow, BookingEvent::kReopened, BookingStatus::kBooked},
    BookingTransition{BookingStatus::kCutShort, BookingEvent::kContinued,
                      BookingStatus::kContinued},
    BookingTransition{BookingStatus::kCutShort, BookingEvent::kReopened, BookingStatus::kBooked},
};
absl::StatusOr<BookingStatus> Next(BookingStatus from, BookingEvent on);

// The unit has a dialogue ahead of it: it may have no second one.
constexpr bool IsActive(BookingStatus status) {
  return status == BookingStatus::kBooked || status == BookingStatus::kToRebook;
}
// It takes, or took, its host's time.
constexpr bool HoldsSlot(BookingStatus status) {
  return status != BookingStatus::kToRebook && status != BookingStatus::kCancelled;
}

struct Booking {
  BookingId id;
  BookingStatus status = BookingStatus::kBooked;
  int sequence = 0;             // +1 with every change those invited must hear of.
  Slot slot;                    // As it was when booked; kept when the window changes.
  minutes buffer{0};            // The campaign's when booked: other campaigns keep their distance.
  std::vector<PostId> parties;  // Besides the hosts; posts, never persons.
  Actor booked_by;
  Instant booked_at;
  std::optional<BookingId> continues;
  std::vector<std::string> participants;  // Who took part, once held.
  std::string note;                       // The latest reason or remark.
  bool operator==(const Booking&) const = default;
};

enum class WishStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kWaiting = 1,
  kGranted = 2,
  kWithdrawn = 3,
  kLapsed = 4,  // The slot can no longer be had.
};

// A unit waits for a slot that is taken. It is booked, or moved, there when the slot comes free.
struct Wish {
  WishId id;
  SlotId slot;
  WishStatus status = WishStatus::kWaiting;
  Instant made_at;
  Actor by;
  bool operator==(const Wish&) const = default;
};

enum class SwapStatus : std::uint8_t {  // On disk: never renumber, never reuse.
  kOffered = 1,
  kDone = 2,
  kDeclined = 3,
  kWithdrawn = 4,
  kLapsed = 5,  // One of the two bookings changed meanwhile.
};
enum class SwapEvent : std::uint8_t { kAccepted = 1, kDeclined, kWithdrawn, kOvertaken };
struct SwapTransition {
  SwapStatus from;
  SwapEvent on;
  SwapStatus to;
};
inline constexpr std::array kSwapTransitions{
    SwapTransition{SwapStatus::kOffered, SwapEvent::kAccepted, SwapStatus::kDone},
    SwapTransition{SwapStatus::kOffered, SwapEvent::kDeclined, SwapStatus::kDeclined},
    SwapTransition{SwapStatus::kOffered, SwapEvent::kWithdrawn, SwapStatus::kWithdrawn},
    SwapTransition{SwapStatus::kOffered, SwapEvent::kOvertaken, SwapStatus::kLapsed},
};
absl::StatusOr<SwapStatus> Next(SwapStatus from, SwapEvent on);

// One unit has consented to change places with another, which has not answered yet.
struct SwapOffer {
  SwapId id;
  BookingId mine;
  BookingId theirs;
  SwapStatus status = SwapStatus::kOffered;
  int my_sequence = 0;  // As they were when offered: consent is to these two times.
  int their_sequence = 0;
  Actor by;
  Instant offered_at;
  std::string note;
  bool operator==(const SwapOffer&) const = default;
};

}  // namespace hjul::dialogue
