// The decision: what somebody does to a campaign's bookings. Server, scheduling and tests use this
// one function. Pure: time is an argument. Nothing is done by halves: a decision is refused, with
// reasons and alternatives, or all of its changes stand.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/dialogue/availability.h"

namespace hjul::dialogue {

// --- Events -----------------------------------------------------------------------------------

struct Book {
  Actor actor;
  UnitId unit;
  SlotId slot;
  std::optional<BookingId> continues;  // The held or cut short dialogue that goes on here.
  std::string note;
};
struct Move {
  Actor actor;
  BookingId booking;
  SlotId slot;
  std::optional<int> sequence;  // As the actor saw it: refused when it has changed since.
  std::string reason;
};
struct Cancel {
  Actor actor;
  BookingId booking;
  std::string reason;  // Required.
};
// Consents to change places with another unit, which answers or does not.
struct OfferSwap {
  Actor actor;
  BookingId mine;
  BookingId theirs;
  std::string note;
};
struct AnswerSwap {
  Actor actor;
  SwapId swap;
  bool accept = false;
};
struct WithdrawSwap {
  Actor actor;
  SwapId swap;
};
struct MakeWish {
  Actor actor;
  UnitId unit;
  SlotId slot;  // Taken now.
};
struct WithdrawWish {
  Actor actor;
  WishId wish;
};

// What becomes of bookings that a change leaves without a slot.
enum class Stranded : std::uint8_t {
  kRefuse = 1,  // Nothing is changed; they are named.
  kRebook,      // They keep identity and duties, and the unit chooses a new time.
  kCancel,
};
// Adds the window, or changes the one of that id. Bookings whose slot is cut as before follow it to
// a new place or host.
struct SetWindow {
  Actor actor;
  Window window;
  Stranded stranded = Stranded::kRefuse;
  std::string reason;
};
struct WithdrawWindow {
  Actor actor;
  WindowId window;
  Stranded stranded = Stranded::kRefuse;
  std::string reason;
};
// New rules for what is booked from now on; what is booked stands.
struct SetCampaign {
  Actor actor;
  Campaign campaign;
};
struct SetStatus {
  Actor actor;
  CampaignEvent on = CampaignEvent::kOpened;
  std::string reason;  // Required to cancel.
};
// kHeld, kMissed, kCutShort, kReopened (which needs a note).
struct RecordOutcome {
  Actor actor;
  BookingId booking;
  BookingEvent on = BookingEvent::kHeld;
  std::vector<std::string> participants;
  std::string note;
};
// A post has another holder: duties follow the post, the invitation follows the person.
struct HolderChanged {
  PostId post;
  PersonId from;
  PersonId to;
};
// Another post hosts what `from` hosted from `since` on. A window that reaches that day becomes its
// altogether.
struct ReplaceHost {
  Actor actor;
  PostId from;
  PostId to;
  Date since;
  std::string reason;
};
// A unit goes; the one it is merged into, if any, takes over its time unless it has one.
struct CloseUnit {
  Actor actor;
  UnitId unit;
  UnitId merged_into;
  std::string reason;
};
struct Placement {
  UnitId unit;
  SlotId slot;
  bool locked = false;
  bool operator==(const Placement&) const = default;
};
// Books every placement of a schedule, or none of them. Who has booked another time meanwhile is
// moved only where that was asked for.
struct Publish {
  Actor actor;
  std::vector<Placement> placements;
  bool may_move_booked = false;
};
struct TimeReached {};

using Event =
    std::variant<Book, Move, Cancel, OfferSwap, AnswerSwap, WithdrawSwap, MakeWish, WithdrawWish,
                 SetWindow, WithdrawWindow, SetCampaign, SetStatus, RecordOutcome, HolderChanged,
                 ReplaceHost, CloseUnit, Publish, TimeReached>;

// --- Effects ----------------------------------------------------------------------------------

// One line of the journal. `kind` is a stable code: "booked" "moved" "cancelled" "to-rebook"
// "relocated" "held" "missed" "cut-short" "continued" "reopened" "swap-offered" "swapped"
// "swap-declined" "swap-withdrawn" "swap-lapsed" "wished" "wish-granted" "wish-withdrawn"
// "wish-lapsed" "window-set" "window-withdrawn" "campaign-set" "campaign-opened" "campaign-closed"
// "campaign-cancelled" "holder-changed" "host-replaced" "unit-closed".
struct Record {
  std::string kind;
  std::string subject;  // The id of what it is about.
  Actor actor;
  std::string from;  // The slot left, the old holder or host.
  std::string to;
  std::string note;
  bool operator==(const Record&) const = default;
};

enum class NoticeKind : std::uint8_t {  // On disk: never renumber, never reuse.
  kBooked = 1,
  kMoved = 2,
  kCancelled = 3,
  kToRebook = 4,
  kRelocated = 5,  // Place or host, not time.
  kSwapOffered = 6,
  kSwapDeclined = 7,
  kSwapLapsed = 8,
  kWishGranted = 9,
  kWishLapsed = 10,
  kLeft = 11,    // To a person: no longer invited.
  kJoined = 12,  // To a person: now invited.
};
struct Notice {
  PostId to;
  PersonId person;  // kLeft, kJoined; else whoever holds the post.
  NoticeKind kind = NoticeKind::kBooked;
  std::optional<BookingId> booking;
  int sequence = 0;
  bool operator==(const Notice&) const = default;
};
using Effect = std::variant<Record, Notice>;

// --- Decision ---------------------------------------------------------------------------------

enum class RefusalKind : std::uint8_t {
  kTaken = 1,     // Somebody has that slot.
  kHindered = 2,  // Another rule stands in the way.
  kChanged = 3,   // The booking is no longer as the actor saw it.
  kStranded = 4,  // `bookings` would lose their slot: say rebook or cancel.
  kSlotFree = 5,  // A wish for a slot that can be booked at once.
  kNotAll = 6,    // `bookings` of a schedule cannot be placed: nothing was.
};
struct RefusedPlace {
  UnitId unit;
  SlotId slot;
  std::vector<Hindrance> hindrances;
};
// An answer, not an error: who asked gets on from here.
struct Refusal {
  RefusalKind kind = RefusalKind::kHindered;
  std::vector<Hindrance> hindrances;
  std::vector<Offer> alternatives;  // Fresh, nearest first.
  std::vector<RefusedPlace> places;
};

using Change = std::variant<Campaign, Window, Booking, Wish, SwapOffer>;
struct Decision {
  std::vector<Change> changes;  // Whole records, in order of kind and id.
  std::vector<Effect> effects;
  std::optional<Refusal> refusal;  // Then nothing is changed.
};

// Errors: kNotFound (booking, slot, window, unit, wish, swap), kPermissionDenied,
// kFailedPrecondition (a lifecycle does not allow it), kInvalidArgument (reason or note missing,
// window or campaign out of bounds), kResourceExhausted (more than a campaign may hold).
absl::StatusOr<Decision> Step(const Board& board, const Event& event, const Ground& ground);

// `board` with the changes of a decision.
Board Apply(Board board, const std::vector<Change>& changes);

// The next instant at which TimeReached may have something to say: a wish or a swap that lapses.
std::optional<Instant> NextLook(const Board& board, const Ground& ground);

inline constexpr std::size_t kWindowsMax = 500;
inline constexpr std::size_t kWishesMax = 10;  // That one unit has waiting.

}  // namespace hjul::dialogue
