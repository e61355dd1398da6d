#include "scheduler/core/dialogue/step_draft.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace hjul::dialogue {
namespace {

template <class List, class ElementId>
auto* Find(List& list, const ElementId& id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& element) { return element.id == id; });
  return found == list.end() ? nullptr : &*found;
}

template <class Element>
void AddChanged(const std::vector<Element>& before, const std::vector<Element>& after,
                std::vector<Change>& changes) {
  for (const Element& element : after) {
    const auto old = std::lower_bound(
        before.begin(), before.end(), element,
        [](const Element& one, const Element& other) { return one.id < other.id; });
    if (old == before.end() || !(*old == element)) changes.emplace_back(element);
  }
}

template <class Element>
void Put(std::vector<Element>& list, const Element& element) {
  const auto place =
      std::lower_bound(list.begin(), list.end(), element,
                       [](const Element& one, const Element& other) { return one.id < other.id; });
  if (place != list.end() && place->id == element.id) {
    *place = element;
  } else {
    list.insert(place, element);
  }
}

// Time alone has made this slot impossible for good.
bool IsTooLate(const std::vector<Hindrance>& hindrances) {
  return std::any_of(hindrances.begin(), hindrances.end(), [](const Hindrance& hindrance) {
    return hindrance.kind == HindranceKind::kPassed || hindrance.kind == HindranceKind::kLeadTime ||
           hindrance.kind == HindranceKind::kTooLateForMaterial ||
           hindrance.kind == HindranceKind::kWindowWithdrawn;
  });
}

}  // namespace

absl::StatusOr<Booking*> Draft::FindBooking(const BookingId& id) {
  if (Booking* const found = Find(board_.bookings, id)) return found;
  return absl::NotFoundError(fmt::format("there is no booking {}", ToString(id)));
}

absl::StatusOr<Wish*> Draft::FindWish(const WishId& id) {
  if (Wish* const found = Find(board_.wishes, id)) return found;
  return absl::NotFoundError(fmt::format("there is no wish {}", ToString(id)));
}

absl::StatusOr<SwapOffer*> Draft::FindSwap(const SwapId& id) {
  if (SwapOffer* const found = Find(board_.swaps, id)) return found;
  return absl::NotFoundError(fmt::format("there is no swap {}", ToString(id)));
}

bool Draft::IsOrganiser(const Actor& actor) const {
  if (actor.IsSystem()) return true;
  const auto& roles = campaign().organisers;
  return actor.post && actor.post->unit.empty() &&
         std::find(roles.begin(), roles.end(), actor.post->role) != roles.end();
}

absl::Status Draft::MayOrganise(const Actor& actor) const {
  if (IsOrganiser(actor)) return absl::OkStatus();
  return absl::PermissionDeniedError(
      fmt::format("only an organiser of {} may do that", campaign().id.str()));
}

absl::Status Draft::MayBook(const Actor& actor, const UnitId& unit) const {
  if (!campaign().Has(unit)) {
    return absl::NotFoundError(
        fmt::format("campaign {} does not meet unit {}", campaign().id.str(), unit.str()));
  }
  if (IsOrganiser(actor)) return absl::OkStatus();
  const auto& parties = campaign().parties;
  const bool books = actor.post && actor.post->unit == unit &&
                     std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
                       return party.books && party.role == actor.post->role;
                     });
  if (books) return absl::OkStatus();
  return absl::PermissionDeniedError(
      fmt::format("only those who book for unit {}, and organisers, may do that", unit.str()));
}

absl::Status Draft::MayRecord(const Actor& actor, const Booking& booking) const {
  const auto& co_hosts = booking.slot.co_hosts;
  const bool hosts =
      actor.post && (*actor.post == booking.slot.host ||
                     std::find(co_hosts.begin(), co_hosts.end(), *actor.post) != co_hosts.end());
  return hosts ? absl::OkStatus() : MayOrganise(actor);
}

absl::StatusOr<Booking*> Draft::Place(const Cut& cut, const UnitId& unit, const Actor& actor,
                                      std::string note) {
  const Booking* const latest = board_.LatestOf(unit);
  const int number = latest == nullptr ? 1 : latest->id.number + 1;
  if (number > kNumberMax) {
    return absl::ResourceExhaustedError(fmt::format("unit {} has no more bookings", unit.str()));
  }
  Booking booking{.id = {.campaign = campaign().id, .unit = unit, .number = number},
                  .slot = cut.slot,
                  .buffer = campaign().buffer,
                  .parties = PartiesOf(campaign(), unit, ground_.organisation),
                  .booked_by = actor,
                  .booked_at = ground_.now,
                  .note = std::move(note)};
  Put(board_.bookings, booking);
  Write({.kind = "booked",
         .subject = ToString(booking.id),
         .actor = actor,
         .to = ToString(cut.slot.id),
         .note = booking.note});
  Tell(booking, NoticeKind::kBooked);
  return Find(board_.bookings, booking.id);
}

absl::Status Draft::MoveTo(Booking& booking, const Slot& slot, const Actor& actor,
                           std::string_view kind, std::string note) {
  const absl::StatusOr<BookingStatus> status = Next(booking.status, BookingEvent::kMoved);
  if (!status.ok()) return status.status();
  Write({.kind = std::string(kind),
         .subject = ToString(booking.id),
         .actor = actor,
         .from = ToString(booking.slot.id),
         .to = ToString(slot.id),
         .note = note});
  booking.status = *status;
  booking.slot = slot;
  booking.buffer = campaign().buffer;
  booking.parties = PartiesOf(campaign(), booking.id.unit, ground_.organisation);
  booking.note = std::move(note);
  ++booking.sequence;
  Tell(booking, NoticeKind::kMoved);
  return absl::OkStatus();
}

absl::Status Draft::CancelBooking(Booking& booking, const Actor& actor, std::string reason) {
  const absl::StatusOr<BookingStatus> status = Next(booking.status, BookingEvent::kCancelled);
  if (!status.ok()) return status.status();
  Write({.kind = "cancelled",
         .subject = ToString(booking.id),
         .actor = actor,
         .from = ToString(booking.slot.id),
         .note = reason});
  booking.status = *status;
  booking.note = std::move(reason);
  ++booking.sequence;
  Tell(booking, NoticeKind::kCancelled);
  return absl::OkStatus();
}

absl::Status Draft::Strand(Booking& booking, Stranded stranded, const Actor& actor,
                           const std::string& reason) {
  if (stranded == Stranded::kCancel) return CancelBooking(booking, actor, reason);
  const absl::StatusOr<BookingStatus> status = Next(booking.status, BookingEvent::kWindowGone);
  if (!status.ok()) return status.status();
  Write({.kind = "to-rebook",
         .subject = ToString(booking.id),
         .actor = actor,
         .from = ToString(booking.slot.id),
         .note = reason});
  booking.status = *status;
  booking.note = reason;
  ++booking.sequence;
  Tell(booking, NoticeKind::kToRebook);
  return absl::OkStatus();
}

void Draft::TellPost(const PostId& post, const Booking& booking, NoticeKind kind) {
  TellPerson(post, PersonId(), booking, kind);
}

void Draft::TellPerson(const PostId& post, const PersonId& person, const Booking& booking,
                       NoticeKind kind) {
  effects_.emplace_back(Notice{.to = post,
                               .person = person,
                               .kind = kind,
                               .booking = booking.id,
                               .sequence = booking.sequence});
}

void Draft::Tell(const Booking& booking, NoticeKind kind) {
  for (const PostId& party : booking.parties) TellPost(party, booking, kind);
  TellPost(booking.slot.host, booking, kind);
  for (const PostId& host : booking.slot.co_hosts) TellPost(host, booking, kind);
}

bool Draft::GrantOne(Availability& available, Wish& wish) {
  const Booking* const own = board_.ActiveOf(wish.id.unit);
  Seeker seeker{.unit = wish.id.unit, .organiser = true};  // It asked in time.
  if (own != nullptr) seeker.moving = own->id;
  const std::optional<std::size_t> cut = available.Find(wish.slot);
  const std::vector<Hindrance> hindrances =
      cut ? available.Judge(*cut, seeker)
          : std::vector<Hindrance>{{.kind = HindranceKind::kWindowWithdrawn}};
  if (!hindrances.empty()) {
    if (!IsTooLate(hindrances)) return false;
    wish.status = WishStatus::kLapsed;
    Write({.kind = "wish-lapsed", .subject = ToString(wish.id), .from = ToString(wish.slot)});
    for (const PostId& party : PartiesOf(campaign(), wish.id.unit, ground_.organisation)) {
      effects_.emplace_back(Notice{.to = party, .kind = NoticeKind::kWishLapsed});
    }
    return false;
  }
  wish.status = WishStatus::kGranted;
  Write({.kind = "wish-granted", .subject = ToString(wish.id), .to = ToString(wish.slot)});
  const Slot slot = available.cuts()[*cut].slot;
  if (own != nullptr) {
    Booking* const booking = Find(board_.bookings, own->id);
    if (!MoveTo(*booking, slot, wish.by, "moved", "").ok()) return false;
    Tell(*booking, NoticeKind::kWishGranted);
    return true;
  }
  const absl::StatusOr<Booking*> booking = Place(available.cuts()[*cut], wish.id.unit, wish.by, "");
  if (!booking.ok()) return false;
  Tell(**booking, NoticeKind::kWishGranted);
  return true;
}

// The oldest wish first; one that is granted may free the slot another waits for.
absl::Status Draft::GrantWishes() {
  const CampaignStatus status = campaign().status;
  if (status == CampaignStatus::kClosed || status == CampaignStatus::kCancelled) {
    return absl::OkStatus();
  }
  bool granted = true;
  while (granted) {
    granted = false;
    std::vector<Wish*> waiting;
    for (Wish& wish : board_.wishes) {
      if (wish.status == WishStatus::kWaiting) waiting.push_back(&wish);
    }
    if (waiting.empty()) return absl::OkStatus();
    std::stable_sort(waiting.begin(), waiting.end(), [](const Wish* one, const Wish* other) {
      return one->made_at < other->made_at;
    });
    Availability available(board_, ground_);
    for (Wish* const wish : waiting) {
      if (GrantOne(available, *wish)) {
        granted = true;
        break;
      }
    }
  }
  return absl::OkStatus();
}

void Draft::LapseSwaps() {
  for (SwapOffer& swap : board_.swaps) {
    if (swap.status != SwapStatus::kOffered) continue;
    const Booking* const mine = board_.FindBooking(swap.mine);
    const Booking* const theirs = board_.FindBooking(swap.theirs);
    const auto stands = [&](const Booking* booking, int sequence) {
      return booking != nullptr && booking->status == BookingStatus::kBooked &&
             booking->sequence == sequence && ground_.now < StartsAt(booking->slot);
    };
    if (stands(mine, swap.my_sequence) && stands(theirs, swap.their_sequence)) continue;
    swap.status = SwapStatus::kLapsed;
    Write({.kind = "swap-lapsed", .subject = ToString(swap.id)});
    if (mine != nullptr) Tell(*mine, NoticeKind::kSwapLapsed);
  }
}

absl::StatusOr<Decision> Draft::Finish() {
  if (refusal_) return Decision{.refusal = std::move(refusal_)};
  if (absl::Status granted = GrantWishes(); !granted.ok()) return granted;
  LapseSwaps();
  Decision decision{.effects = std::move(effects_)};
  if (!(before_.campaign == board_.campaign)) decision.changes.emplace_back(board_.campaign);
  AddChanged(before_.windows, board_.windows, decision.changes);
  AddChanged(before_.bookings, board_.bookings, decision.changes);
  AddChanged(before_.wishes, board_.wishes, decision.changes);
  AddChanged(before_.swaps, board_.swaps, decision.changes);
  return decision;
}

Refusal RefusalFor(Availability& available, const Seeker& seeker, const SlotId& wanted,
                   std::vector<Hindrance> hindrances) {
  const bool taken = std::any_of(hindrances.begin(), hindrances.end(), [](const Hindrance& one) {
    return one.kind == HindranceKind::kTaken;
  });
  return {.kind = taken ? RefusalKind::kTaken : RefusalKind::kHindered,
          .hindrances = std::move(hindrances),
          .alternatives = available.Alternatives(seeker, wanted)};
}

absl::StatusOr<Decision> Step(const Board& board, const Event& event, const Ground& ground) {
  Draft draft(board, ground);
  const absl::Status done = std::visit([&](const auto& what) { return Do(draft, what); }, event);
  if (!done.ok()) return done;
  return draft.Finish();
}

Board Apply(Board board, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (const auto* campaign = std::get_if<Campaign>(&change)) board.campaign = *campaign;
    if (const auto* window = std::get_if<Window>(&change)) Put(board.windows, *window);
    if (const auto* booking = std::get_if<Booking>(&change)) Put(board.bookings, *booking);
    if (const auto* wish = std::get_if<Wish>(&change)) Put(board.wishes, *wish);
    if (const auto* swap = std::get_if<SwapOffer>(&change)) Put(board.swaps, *swap);
  }
  return board;
}

}  // namespace hjul::dialogue
