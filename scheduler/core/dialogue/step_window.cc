// Windows and the campaign itself: added, changed, withdrawn, opened, closed.
#include <algorithm>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/dialogue/step_draft.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

// The slot of `booking` as `window` cuts it now: same day, start and end.
std::optional<Slot> StillCut(const Booking& booking, const Window& window,
                             const Campaign& campaign) {
  const std::vector<Date> dates = DaysOf(window);
  const Date date = booking.slot.id.date;
  if (!std::binary_search(dates.begin(), dates.end(), date)) return std::nullopt;
  if (!window.units.empty() &&
      std::find(window.units.begin(), window.units.end(), booking.id.unit) == window.units.end()) {
    return std::nullopt;
  }
  for (const Cut& cut : CutDay(window, date, campaign)) {
    if (cut.fault == Cut::Fault::kNone && cut.slot.id == booking.slot.id &&
        cut.slot.end == booking.slot.end) {
      return cut.slot;
    }
  }
  return std::nullopt;
}

bool IsAhead(const Booking& booking, const WindowId& window, Instant now) {
  return booking.status == BookingStatus::kBooked && booking.slot.id.window == window &&
         now < StartsAt(booking.slot);
}

// Strands what lies ahead in `window` and is not cut any more, or names it. A booking whose slot
// has another place or host goes along.
absl::Status Follow(Draft& draft, const Window& window, Stranded stranded, const Actor& actor,
                    const std::string& reason) {
  Refusal refusal{.kind = RefusalKind::kStranded};
  for (Booking& booking : draft.board().bookings) {
    if (!IsAhead(booking, window.id, draft.ground().now)) continue;
    const std::optional<Slot> slot =
        window.withdrawn ? std::nullopt : StillCut(booking, window, draft.campaign());
    if (slot && *slot == booking.slot) continue;
    if (slot) {
      draft.Write({.kind = "relocated",
                   .subject = ToString(booking.id),
                   .actor = actor,
                   .from = booking.slot.place.str(),
                   .to = slot->place.str(),
                   .note = reason});
      booking.slot = *slot;
      ++booking.sequence;
      draft.Tell(booking, NoticeKind::kRelocated);
      continue;
    }
    if (stranded == Stranded::kRefuse) {
      refusal.places.push_back({booking.id.unit, booking.slot.id, {}});
      continue;
    }
    if (absl::Status done = draft.Strand(booking, stranded, actor, reason); !done.ok()) {
      return done;
    }
  }
  if (!refusal.places.empty()) draft.Refuse(std::move(refusal));
  return absl::OkStatus();
}

absl::Status CheckSlots(const std::vector<Window>& windows, const Campaign& campaign) {
  std::size_t slots = 0;
  for (const Window& window : windows) {
    slots += DaysOf(window).size() * CutDay(window, window.date, campaign).size();
  }
  if (slots <= kSlotsMax) return absl::OkStatus();
  return absl::ResourceExhaustedError(fmt::format(
      "the windows give {} slots, more than {}; shorten or withdraw some", slots, kSlotsMax));
}

absl::Status CheckReason(Stranded stranded, const std::string& reason) {
  if (core::IsLongerThan(reason, core::kNoteMax)) {
    return absl::InvalidArgumentError(
        fmt::format("the reason is longer than {} characters", core::kNoteMax));
  }
  if (stranded == Stranded::kRefuse || !reason.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError("say why: those who are booked will be told");
}

}  // namespace

absl::Status Do(Draft& draft, const SetWindow& event) {
  Board& board = draft.board();
  if (event.window.campaign != board.campaign.id) {
    return absl::InvalidArgumentError("the window belongs to another campaign");
  }
  const auto place =
      std::lower_bound(board.windows.begin(), board.windows.end(), event.window,
                       [](const Window& one, const Window& other) { return one.id < other.id; });
  const bool is_new = place == board.windows.end() || place->id != event.window.id;
  // A host may change the windows it has; an organiser makes them and says whose they are.
  const bool own = !is_new && event.actor.post && *event.actor.post == place->host &&
                   place->host == event.window.host;
  if (!own) {
    if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  }
  if (absl::Status valid = CheckWindow(event.window, board.campaign); !valid.ok()) return valid;
  if (absl::Status why = CheckReason(event.stranded, event.reason); !why.ok()) return why;
  if (event.window.withdrawn || !event.window.withdrawn_why.empty()) {
    return absl::InvalidArgumentError("a window is withdrawn by itself; then make another one");
  }
  if (is_new && board.windows.size() >= kWindowsMax) {
    return absl::ResourceExhaustedError(
        fmt::format("a campaign has at most {} windows; repeat some", kWindowsMax));
  }
  if (is_new) {
    board.windows.insert(place, event.window);
  } else {
    *place = event.window;
  }
  if (absl::Status few = CheckSlots(board.windows, board.campaign); !few.ok()) return few;
  draft.Write({.kind = "window-set",
               .subject = event.window.id.str(),
               .actor = event.actor,
               .note = event.reason});
  return Follow(draft, event.window, event.stranded, event.actor, event.reason);
}

absl::Status Do(Draft& draft, const WithdrawWindow& event) {
  Board& board = draft.board();
  const auto window = std::find_if(board.windows.begin(), board.windows.end(),
                                   [&](const Window& one) { return one.id == event.window; });
  if (window == board.windows.end()) {
    return absl::NotFoundError(fmt::format("there is no window {}", event.window.str()));
  }
  if (!event.actor.post || *event.actor.post != window->host) {
    if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  }
  if (window->withdrawn) return absl::FailedPreconditionError("the window is withdrawn already");
  if (event.reason.empty()) return absl::InvalidArgumentError("say why it is withdrawn");
  if (absl::Status why = CheckReason(event.stranded, event.reason); !why.ok()) return why;
  window->withdrawn = true;
  window->withdrawn_why = event.reason;
  draft.Write({.kind = "window-withdrawn",
               .subject = event.window.str(),
               .actor = event.actor,
               .note = event.reason});
  return Follow(draft, *window, event.stranded, event.actor, event.reason);
}

absl::Status Do(Draft& draft, const SetCampaign& event) {
  Board& board = draft.board();
  if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  if (event.campaign.id != board.campaign.id || event.campaign.status != board.campaign.status) {
    return absl::InvalidArgumentError("a campaign keeps its id, and its status is set by itself");
  }
  if (absl::Status valid = CheckCampaign(event.campaign); !valid.ok()) return valid;
  for (const Window& window : board.windows) {
    if (window.withdrawn) continue;
    if (absl::Status valid = CheckWindow(window, event.campaign); !valid.ok()) return valid;
  }
  if (absl::Status few = CheckSlots(board.windows, event.campaign); !few.ok()) return few;
  for (const Booking& booking : board.bookings) {
    if (!event.campaign.Has(booking.id.unit) && IsActive(booking.status)) {
      return absl::FailedPreconditionError(fmt::format(
          "unit {} has a booking; cancel it before the unit is left out", booking.id.unit.str()));
    }
  }
  board.campaign = event.campaign;
  draft.Write({.kind = "campaign-set", .subject = event.campaign.id.str(), .actor = event.actor});
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const SetStatus& event) {
  Board& board = draft.board();
  if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  const absl::StatusOr<CampaignStatus> status = Next(board.campaign.status, event.on);
  if (!status.ok()) return status.status();
  const bool cancelled = *status == CampaignStatus::kCancelled;
  if (cancelled && event.reason.empty()) {
    return absl::InvalidArgumentError("say why it is cancelled");
  }
  if (absl::Status why = CheckReason(Stranded::kRefuse, event.reason); !why.ok()) return why;
  board.campaign.status = *status;
  draft.Write({.kind = cancelled                            ? "campaign-cancelled"
                       : *status == CampaignStatus::kClosed ? "campaign-closed"
                                                            : "campaign-opened",
               .subject = board.campaign.id.str(),
               .actor = event.actor,
               .note = event.reason});
  if (!cancelled) return absl::OkStatus();
  for (Booking& booking : board.bookings) {
    if (!IsActive(booking.status)) continue;
    absl::Status done = draft.CancelBooking(booking, event.actor, event.reason);
    if (!done.ok()) return done;
  }
  for (Wish& wish : board.wishes) {
    if (wish.status == WishStatus::kWaiting) wish.status = WishStatus::kLapsed;
  }
  return absl::OkStatus();
}

}  // namespace hjul::dialogue
