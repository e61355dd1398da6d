#include "scheduler/core/dialogue/booking.h"

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/transitions.h"

namespace hjul::dialogue {
namespace {

using core::TargetOf;

static_assert(TargetOf(kBookingTransitions, BookingStatus::kToRebook, BookingEvent::kMoved) ==
              BookingStatus::kBooked);
static_assert(!TargetOf(kBookingTransitions, BookingStatus::kCancelled, BookingEvent::kReopened),
              "a new booking instead, with an identity of its own");
static_assert(!TargetOf(kSwapTransitions, SwapStatus::kWithdrawn, SwapEvent::kAccepted));

constexpr std::string_view NameOf(BookingStatus status) {
  switch (status) {
    case BookingStatus::kBooked:
      return "booked";
    case BookingStatus::kToRebook:
      return "to be rebooked";
    case BookingStatus::kCancelled:
      return "cancelled";
    case BookingStatus::kHeld:
      return "held";
    case BookingStatus::kNoShow:
      return "missed";
    case BookingStatus::kCutShort:
      return "cut short";
    case BookingStatus::kContinued:
      return "continued";
  }
  return "unknown";
}

}  // namespace

absl::StatusOr<BookingStatus> Next(BookingStatus from, BookingEvent on) {
  if (const auto to = TargetOf(kBookingTransitions, from, on)) return *to;
  return absl::FailedPreconditionError(
      fmt::format("the booking is {}, which does not allow that", NameOf(from)));
}

absl::StatusOr<SwapStatus> Next(SwapStatus from, SwapEvent on) {
  if (const auto to = TargetOf(kSwapTransitions, from, on)) return *to;
  return absl::FailedPreconditionError("the swap has been answered, withdrawn or overtaken");
}

}  // namespace hjul::dialogue
