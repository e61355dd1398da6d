// Changing places with two consents, and waiting for a slot.
#include <algorithm>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/dialogue/step_draft.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

// What keeps `unit` from taking the slot of `theirs` when both leave their own.
absl::StatusOr<std::vector<Hindrance>> JudgeHalf(Availability& available, const Booking& mine,
                                                 const Booking& theirs) {
  const std::optional<std::size_t> cut = available.Find(theirs.slot.id);
  if (!cut) {
    return absl::FailedPreconditionError(fmt::format(
        "{} keeps a time that is no longer offered; move instead", ToString(theirs.id)));
  }
  return available.Judge(
      *cut, {.unit = mine.id.unit, .moving = mine.id, .organiser = true, .ignoring = theirs.id});
}

// Refuses, or leaves it: may the two change places?
absl::Status JudgeSwap(Draft& draft, const Booking& mine, const Booking& theirs) {
  Availability available(draft.board(), draft.ground());
  Refusal refusal{.kind = RefusalKind::kNotAll};
  for (const auto& [one, other] : {std::pair(&mine, &theirs), std::pair(&theirs, &mine)}) {
    auto hindrances = JudgeHalf(available, *one, *other);
    if (!hindrances.ok()) return hindrances.status();
    if (!hindrances->empty()) {
      refusal.places.push_back({one->id.unit, other->slot.id, *std::move(hindrances)});
    }
  }
  if (!refusal.places.empty()) draft.Refuse(std::move(refusal));
  return absl::OkStatus();
}

SwapId NextSwap(const Board& board, const UnitId& unit) {
  SwapId id{.campaign = board.campaign.id, .unit = unit, .number = 1};
  for (const SwapOffer& swap : board.swaps) {
    if (swap.id.unit == unit) id.number = std::max(id.number, swap.id.number + 1);
  }
  return id;
}

template <class Element>
void Insert(std::vector<Element>& list, Element element) {
  const auto place =
      std::lower_bound(list.begin(), list.end(), element,
                       [](const Element& a, const Element& b) { return a.id < b.id; });
  list.insert(place, std::move(element));
}

}  // namespace

absl::Status Do(Draft& draft, const OfferSwap& event) {
  if (absl::Status may = draft.MayBook(event.actor, event.mine.unit); !may.ok()) return may;
  if (core::IsLongerThan(event.note, core::kNoteMax)) {
    return absl::InvalidArgumentError(
        fmt::format("the note is longer than {} characters", core::kNoteMax));
  }
  if (event.mine == event.theirs) return absl::InvalidArgumentError("a booking with itself");
  const absl::StatusOr<Booking*> mine = draft.FindBooking(event.mine);
  if (!mine.ok()) return mine.status();
  const absl::StatusOr<Booking*> theirs = draft.FindBooking(event.theirs);
  if (!theirs.ok()) return theirs.status();
  for (const Booking* booking : {*mine, *theirs}) {
    if (booking->status != BookingStatus::kBooked) {
      return absl::FailedPreconditionError(
          fmt::format("{} has no time to change", ToString(booking->id)));
    }
  }
  if (absl::Status judged = JudgeSwap(draft, **mine, **theirs); !judged.ok()) return judged;
  const SwapId id = NextSwap(draft.board(), event.mine.unit);
  if (id.number > kNumberMax) return absl::ResourceExhaustedError("too many swaps were offered");
  Insert(draft.board().swaps, SwapOffer{.id = id,
                                        .mine = event.mine,
                                        .theirs = event.theirs,
                                        .my_sequence = (*mine)->sequence,
                                        .their_sequence = (*theirs)->sequence,
                                        .by = event.actor,
                                        .offered_at = draft.ground().now,
                                        .note = event.note});
  draft.Write({.kind = "swap-offered",
               .subject = ToString(id),
               .actor = event.actor,
               .from = ToString(event.mine),
               .to = ToString(event.theirs),
               .note = event.note});
  for (const PostId& party : (*theirs)->parties) {
    draft.TellPost(party, **theirs, NoticeKind::kSwapOffered);
  }
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const AnswerSwap& event) {
  const absl::StatusOr<SwapOffer*> swap = draft.FindSwap(event.swap);
  if (!swap.ok()) return swap.status();
  if (absl::Status may = draft.MayBook(event.actor, (*swap)->theirs.unit); !may.ok()) return may;
  const SwapEvent on = event.accept ? SwapEvent::kAccepted : SwapEvent::kDeclined;
  const absl::StatusOr<SwapStatus> status = Next((*swap)->status, on);
  if (!status.ok()) return status.status();
  const absl::StatusOr<Booking*> mine = draft.FindBooking((*swap)->mine);
  if (!mine.ok()) return mine.status();
  const absl::StatusOr<Booking*> theirs = draft.FindBooking((*swap)->theirs);
  if (!theirs.ok()) return theirs.status();
  if (!event.accept) {
    (*swap)->status = *status;
    draft.Write({.kind = "swap-declined", .subject = ToString(event.swap), .actor = event.actor});
    for (const PostId& party : (*mine)->parties) {
      draft.TellPost(party, **mine, NoticeKind::kSwapDeclined);
    }
    return absl::OkStatus();
  }
  const bool as_offered =
      (*mine)->status == BookingStatus::kBooked && (*theirs)->status == BookingStatus::kBooked &&
      (*mine)->sequence == (*swap)->my_sequence && (*theirs)->sequence == (*swap)->their_sequence;
  if (!as_offered) {
    draft.Refuse({.kind = RefusalKind::kChanged});
    return absl::OkStatus();
  }
  if (absl::Status judged = JudgeSwap(draft, **mine, **theirs); !judged.ok()) return judged;
  if (draft.Refused()) return absl::OkStatus();
  (*swap)->status = *status;
  const Slot my_slot = (*mine)->slot;
  const Slot their_slot = (*theirs)->slot;
  const std::string note = ToString(event.swap);
  if (absl::Status moved = draft.MoveTo(**mine, their_slot, event.actor, "swapped", note);
      !moved.ok()) {
    return moved;
  }
  return draft.MoveTo(**theirs, my_slot, event.actor, "swapped", note);
}

absl::Status Do(Draft& draft, const WithdrawSwap& event) {
  const absl::StatusOr<SwapOffer*> swap = draft.FindSwap(event.swap);
  if (!swap.ok()) return swap.status();
  if (absl::Status may = draft.MayBook(event.actor, (*swap)->mine.unit); !may.ok()) return may;
  const absl::StatusOr<SwapStatus> status = Next((*swap)->status, SwapEvent::kWithdrawn);
  if (!status.ok()) return status.status();
  (*swap)->status = *status;
  draft.Write({.kind = "swap-withdrawn", .subject = ToString(event.swap), .actor = event.actor});
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const MakeWish& event) {
  if (absl::Status may = draft.MayBook(event.actor, event.unit); !may.ok()) return may;
  Board& board = draft.board();
  Availability available(board, draft.ground());
  const std::optional<std::size_t> cut = available.Find(event.slot);
  if (!cut) {
    return absl::NotFoundError(
        fmt::format("there is no slot {}; list the slots again", ToString(event.slot)));
  }
  Seeker seeker{.unit = event.unit, .organiser = draft.IsOrganiser(event.actor)};
  if (const Booking* own = board.ActiveOf(event.unit)) seeker.moving = own->id;
  std::vector<Hindrance> hindrances = available.Judge(*cut, seeker);
  if (hindrances.empty()) {
    draft.Refuse({.kind = RefusalKind::kSlotFree});
    return absl::OkStatus();
  }
  // What others may give up can be waited for; what a rule forbids cannot.
  const bool waits = std::all_of(hindrances.begin(), hindrances.end(), [](const Hindrance& one) {
    return one.kind >= HindranceKind::kTaken && one.kind != HindranceKind::kBusyUnknown;
  });
  if (!waits) {
    draft.Refuse(RefusalFor(available, seeker, event.slot, std::move(hindrances)));
    return absl::OkStatus();
  }
  WishId id{.campaign = board.campaign.id, .unit = event.unit, .number = 1};
  std::size_t waiting = 0;
  for (const Wish& wish : board.wishes) {
    if (wish.id.unit != event.unit) continue;
    id.number = std::max(id.number, wish.id.number + 1);
    if (wish.status != WishStatus::kWaiting) continue;
    ++waiting;
    if (wish.slot == event.slot) {
      return absl::AlreadyExistsError(fmt::format("{} waits for it", ToString(wish.id)));
    }
  }
  if (waiting >= kWishesMax || id.number > kNumberMax) {
    return absl::ResourceExhaustedError(
        fmt::format("unit {} waits for {} slots; withdraw one", event.unit.str(), waiting));
  }
  Insert(board.wishes,
         Wish{.id = id, .slot = event.slot, .made_at = draft.ground().now, .by = event.actor});
  draft.Write({.kind = "wished",
               .subject = ToString(id),
               .actor = event.actor,
               .to = ToString(event.slot)});
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const WithdrawWish& event) {
  const absl::StatusOr<Wish*> wish = draft.FindWish(event.wish);
  if (!wish.ok()) return wish.status();
  if (absl::Status may = draft.MayBook(event.actor, event.wish.unit); !may.ok()) return may;
  if ((*wish)->status != WishStatus::kWaiting) {
    return absl::FailedPreconditionError(fmt::format("{} no longer waits", ToString(event.wish)));
  }
  (*wish)->status = WishStatus::kWithdrawn;
  draft.Write({.kind = "wish-withdrawn", .subject = ToString(event.wish), .actor = event.actor});
  return absl::OkStatus();
}

// Finish() looks at wishes and swaps after every event; time needs nothing more.
absl::Status Do(Draft&, const TimeReached&) { return absl::OkStatus(); }

std::optional<Instant> NextLook(const Board& board, const Ground& ground) {
  std::optional<Instant> next;
  const auto consider = [&](Instant at) {
    if (ground.now < at && (!next || at < *next)) next = at;
  };
  const calendar::Zone& zone = calendar::Zone::Stockholm();
  for (const Wish& wish : board.wishes) {
    if (wish.status != WishStatus::kWaiting) continue;
    const calendar::Calendar calendar = ground.calendar.ForUnit(wish.id.unit.str());
    consider(zone.At(wish.slot.date, wish.slot.start));
    consider(zone.At(calendar.AddWorkingDays(wish.slot.date, -board.campaign.lead_days),
                     calendar::kEndOfDay));
    if (board.campaign.material) {
      consider(InstantOf(MaterialDueFor(*board.campaign.material, wish.slot.date, calendar)));
    }
  }
  for (const SwapOffer& swap : board.swaps) {
    if (swap.status != SwapStatus::kOffered) continue;
    for (const BookingId& id : {swap.mine, swap.theirs}) {
      if (const Booking* booking = board.FindBooking(id)) consider(StartsAt(booking->slot));
    }
  }
  return next;
}

}  // namespace hjul::dialogue
