// Rektor, host and unit change in the middle of a campaign: obligations follow the post.
#include <algorithm>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/dialogue/step_draft.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

bool TakesPart(const PostId& post, const Booking& booking) {
  const auto& hosts = booking.slot.co_hosts;
  const auto& parties = booking.parties;
  return booking.slot.host == post || std::find(hosts.begin(), hosts.end(), post) != hosts.end() ||
         std::find(parties.begin(), parties.end(), post) != parties.end();
}

// True if `from` was among them.
bool Replace(Slot& slot, const PostId& from, const PostId& to) {
  bool replaced = slot.host == from;
  if (replaced) slot.host = to;
  for (PostId& host : slot.co_hosts) {
    if (host != from) continue;
    host = to;
    replaced = true;
  }
  return replaced;
}

absl::Status CheckReason(const std::string& reason) {
  if (reason.empty()) return absl::InvalidArgumentError("say why");
  if (!core::IsLongerThan(reason, core::kNoteMax)) return absl::OkStatus();
  return absl::InvalidArgumentError(
      fmt::format("the reason is longer than {} characters", core::kNoteMax));
}

bool IsAboutHost(HindranceKind kind) {
  return kind == HindranceKind::kTaken || kind == HindranceKind::kBuffer ||
         kind == HindranceKind::kTravel || kind == HindranceKind::kBusy ||
         kind == HindranceKind::kBusyUnknown || kind == HindranceKind::kDayCap ||
         kind == HindranceKind::kWeekCap;
}

}  // namespace

absl::Status Do(Draft& draft, const HolderChanged& event) {
  for (Booking& booking : draft.board().bookings) {
    if (!IsActive(booking.status) || !TakesPart(event.post, booking)) continue;
    ++booking.sequence;
    draft.Write({.kind = "holder-changed",
                 .subject = ToString(booking.id),
                 .from = event.from.str(),
                 .to = event.to.str(),
                 .note = ToString(event.post)});
    if (!event.from.empty()) {
      draft.TellPerson(event.post, event.from, booking, NoticeKind::kLeft);
    }
    if (!event.to.empty()) draft.TellPerson(event.post, event.to, booking, NoticeKind::kJoined);
  }
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const ReplaceHost& event) {
  if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  if (absl::Status why = CheckReason(event.reason); !why.ok()) return why;
  if (draft.ground().organisation.FindPost(event.to) == nullptr) {
    return absl::NotFoundError(fmt::format("there is no post {}", ToString(event.to)));
  }
  Board& board = draft.board();
  std::vector<BookingId> moved;
  for (Window& window : board.windows) {
    const std::vector<Date> dates = DaysOf(window);
    if (dates.empty() || dates.back() < event.since) continue;
    Slot posts{.host = window.host, .co_hosts = window.co_hosts};
    if (!Replace(posts, event.from, event.to)) continue;
    window.host = posts.host;
    window.co_hosts = posts.co_hosts;
  }
  for (Booking& booking : board.bookings) {
    if (booking.status != BookingStatus::kBooked || booking.slot.id.date < event.since) continue;
    if (!Replace(booking.slot, event.from, event.to)) continue;
    ++booking.sequence;
    moved.push_back(booking.id);
    draft.Write({.kind = "host-replaced",
                 .subject = ToString(booking.id),
                 .actor = event.actor,
                 .from = ToString(event.from),
                 .to = ToString(event.to),
                 .note = event.reason});
    draft.Tell(booking, NoticeKind::kRelocated);
    draft.TellPost(event.from, booking, NoticeKind::kLeft);
  }
  // The new host may be somewhere else at those times.
  Availability available(board, draft.ground());
  Refusal refusal{.kind = RefusalKind::kNotAll};
  for (const BookingId& id : moved) {
    const Booking& booking = *board.FindBooking(id);
    const std::optional<std::size_t> cut = available.Find(booking.slot.id);
    if (!cut) continue;
    std::vector<Hindrance> hindrances =
        available.Judge(*cut, {.unit = id.unit, .moving = id, .organiser = true});
    std::erase_if(hindrances, [](const Hindrance& one) { return !IsAboutHost(one.kind); });
    if (hindrances.empty()) continue;
    refusal.places.push_back({id.unit, booking.slot.id, std::move(hindrances)});
  }
  if (!refusal.places.empty()) draft.Refuse(std::move(refusal));
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const CloseUnit& event) {
  if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  if (absl::Status why = CheckReason(event.reason); !why.ok()) return why;
  Board& board = draft.board();
  if (!board.campaign.Has(event.unit) || event.unit == event.merged_into) {
    return absl::NotFoundError(fmt::format("campaign {} does not meet unit {}",
                                           board.campaign.id.str(), event.unit.str()));
  }
  draft.Write({.kind = "unit-closed",
               .subject = event.unit.str(),
               .actor = event.actor,
               .to = event.merged_into.str(),
               .note = event.reason});
  std::optional<Slot> freed;
  for (Booking& booking : board.bookings) {
    if (booking.id.unit != event.unit || !IsActive(booking.status)) continue;
    if (booking.status == BookingStatus::kBooked) freed = booking.slot;
    absl::Status done = draft.CancelBooking(booking, event.actor, event.reason);
    if (!done.ok()) return done;
  }
  for (Wish& wish : board.wishes) {
    if (wish.id.unit != event.unit || wish.status != WishStatus::kWaiting) continue;
    wish.status = WishStatus::kLapsed;
    draft.Write({.kind = "wish-lapsed", .subject = ToString(wish.id)});
  }
  std::vector<UnitId>& units = board.campaign.units;
  std::erase(units, event.unit);
  if (event.merged_into.empty()) return absl::OkStatus();
  const auto place = std::lower_bound(units.begin(), units.end(), event.merged_into);
  if (place == units.end() || *place != event.merged_into) units.insert(place, event.merged_into);
  if (!freed || board.ActiveOf(event.merged_into) != nullptr) return absl::OkStatus();
  Availability available(board, draft.ground());
  const std::optional<std::size_t> cut = available.Find(freed->id);
  const Seeker seeker{.unit = event.merged_into, .organiser = true};
  if (!cut || !available.Judge(*cut, seeker).empty()) return absl::OkStatus();
  const Cut taken = available.cuts()[*cut];
  return draft.Place(taken, event.merged_into, event.actor, event.reason).status();
}

}  // namespace hjul::dialogue
