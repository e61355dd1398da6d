// Booking, moving, cancelling, publishing a schedule, and what became of a dialogue.
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/dialogue/step_draft.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

absl::Status NoSlot(const SlotId& slot) {
  return absl::NotFoundError(
      fmt::format("there is no slot {}; list the slots again", ToString(slot)));
}

absl::Status CheckNote(const std::string& note) {
  if (!core::IsLongerThan(note, core::kNoteMax)) return absl::OkStatus();
  return absl::InvalidArgumentError(
      fmt::format("the note is longer than {} characters", core::kNoteMax));
}

absl::Status CheckParticipants(const std::vector<std::string>& participants) {
  if (participants.size() > core::kParticipantsOfActionMax) {
    return absl::InvalidArgumentError(
        fmt::format("more than {} participants", core::kParticipantsOfActionMax));
  }
  for (const std::string& participant : participants) {
    if (participant.empty() || core::IsLongerThan(participant, core::kParticipantNameMax)) {
      return absl::InvalidArgumentError(fmt::format(
          "a participant is empty or longer than {} characters", core::kParticipantNameMax));
    }
  }
  return absl::OkStatus();
}

// The dialogue that another booking carries on.
absl::StatusOr<Booking*> Continued(Draft& draft, const Book& event) {
  absl::StatusOr<Booking*> earlier = draft.FindBooking(*event.continues);
  if (!earlier.ok()) return earlier;
  if ((*earlier)->id.unit != event.unit) {
    return absl::InvalidArgumentError("a dialogue goes on with the unit it began with");
  }
  const absl::StatusOr<BookingStatus> status = Next((*earlier)->status, BookingEvent::kContinued);
  if (!status.ok()) return status.status();
  return earlier;
}

std::string_view CodeOf(BookingEvent event) {
  switch (event) {
    case BookingEvent::kHeld:
      return "held";
    case BookingEvent::kMissed:
      return "missed";
    case BookingEvent::kCutShort:
      return "cut-short";
    case BookingEvent::kReopened:
      return "reopened";
    default:
      return {};
  }
}

}  // namespace

absl::Status Do(Draft& draft, const Book& event) {
  if (absl::Status may = draft.MayBook(event.actor, event.unit); !may.ok()) return may;
  if (absl::Status note = CheckNote(event.note); !note.ok()) return note;
  if (event.continues) {
    if (const auto earlier = Continued(draft, event); !earlier.ok()) return earlier.status();
  }
  Availability available(draft.board(), draft.ground());
  const std::optional<std::size_t> cut = available.Find(event.slot);
  if (!cut) return NoSlot(event.slot);
  const Seeker seeker{.unit = event.unit,
                      .organiser = draft.IsOrganiser(event.actor),
                      .continuing = event.continues};
  std::vector<Hindrance> hindrances = available.Judge(*cut, seeker);
  if (!hindrances.empty()) {
    draft.Refuse(RefusalFor(available, seeker, event.slot, std::move(hindrances)));
    return absl::OkStatus();
  }
  const Cut place = available.cuts()[*cut];
  if (event.continues) {
    const absl::StatusOr<Booking*> earlier = draft.FindBooking(*event.continues);
    (*earlier)->status = BookingStatus::kContinued;
    draft.Write({.kind = "continued", .subject = ToString((*earlier)->id), .actor = event.actor});
  }
  const absl::StatusOr<Booking*> booking = draft.Place(place, event.unit, event.actor, event.note);
  if (!booking.ok()) return booking.status();
  (*booking)->continues = event.continues;
  return absl::OkStatus();
}

absl::Status Do(Draft& draft, const Move& event) {
  if (absl::Status may = draft.MayBook(event.actor, event.booking.unit); !may.ok()) return may;
  if (absl::Status note = CheckNote(event.reason); !note.ok()) return note;
  const absl::StatusOr<Booking*> booking = draft.FindBooking(event.booking);
  if (!booking.ok()) return booking.status();
  if (const auto status = Next((*booking)->status, BookingEvent::kMoved); !status.ok()) {
    return status.status();
  }
  if (event.sequence && *event.sequence != (*booking)->sequence) {
    draft.Refuse({.kind = RefusalKind::kChanged});
    return absl::OkStatus();
  }
  Availability available(draft.board(), draft.ground());
  const std::optional<std::size_t> cut = available.Find(event.slot);
  if (!cut) return NoSlot(event.slot);
  const Seeker seeker{.unit = event.booking.unit,
                      .moving = event.booking,
                      .organiser = draft.IsOrganiser(event.actor)};
  std::vector<Hindrance> hindrances = available.Judge(*cut, seeker);
  if (!hindrances.empty()) {
    draft.Refuse(RefusalFor(available, seeker, event.slot, std::move(hindrances)));
    return absl::OkStatus();
  }
  const Slot slot = available.cuts()[*cut].slot;
  return draft.MoveTo(**booking, slot, event.actor, "moved", event.reason);
}

absl::Status Do(Draft& draft, const Cancel& event) {
  if (absl::Status may = draft.MayBook(event.actor, event.booking.unit); !may.ok()) return may;
  if (absl::Status note = CheckNote(event.reason); !note.ok()) return note;
  if (event.reason.empty()) return absl::InvalidArgumentError("say why it is cancelled");
  const absl::StatusOr<Booking*> booking = draft.FindBooking(event.booking);
  if (!booking.ok()) return booking.status();
  return draft.CancelBooking(**booking, event.actor, event.reason);
}

absl::Status Do(Draft& draft, const RecordOutcome& event) {
  const absl::StatusOr<Booking*> booking = draft.FindBooking(event.booking);
  if (!booking.ok()) return booking.status();
  if (absl::Status may = draft.MayRecord(event.actor, **booking); !may.ok()) return may;
  if (absl::Status note = CheckNote(event.note); !note.ok()) return note;
  if (absl::Status names = CheckParticipants(event.participants); !names.ok()) return names;
  const std::string_view code = CodeOf(event.on);
  if (code.empty()) return absl::InvalidArgumentError("not an outcome of a dialogue");
  const absl::StatusOr<BookingStatus> status = Next((*booking)->status, event.on);
  if (!status.ok()) return status.status();
  const bool reopened = event.on == BookingEvent::kReopened;
  if (reopened && event.note.empty()) {
    return absl::InvalidArgumentError("say why what was recorded is taken back");
  }
  if (reopened && draft.board().LatestOf(event.booking.unit)->id != event.booking) {
    return absl::FailedPreconditionError("the unit has a later booking");
  }
  if (!reopened && draft.ground().now < StartsAt((*booking)->slot)) {
    return absl::FailedPreconditionError("the dialogue has not begun; move or cancel it instead");
  }
  if (event.on == BookingEvent::kHeld && event.participants.empty()) {
    return absl::InvalidArgumentError("say who took part");
  }
  (*booking)->status = *status;
  (*booking)->participants = event.participants;
  (*booking)->note = event.note;
  draft.Write({.kind = std::string(code),
               .subject = ToString(event.booking),
               .actor = event.actor,
               .note = event.note});
  return absl::OkStatus();
}

// Bookings that move leave their slots first, so that two may change places.
absl::Status Do(Draft& draft, const Publish& event) {
  if (absl::Status may = draft.MayOrganise(event.actor); !may.ok()) return may;
  const Board before = draft.board();
  Board standing = before;
  Refusal refusal{.kind = RefusalKind::kNotAll};
  std::vector<Placement> placements;
  std::set<UnitId> units;
  for (const Placement& placement : event.placements) {
    if (absl::Status may = draft.MayBook(event.actor, placement.unit); !may.ok()) return may;
    if (!units.insert(placement.unit).second) {
      return absl::InvalidArgumentError(
          fmt::format("unit {} is placed twice", placement.unit.str()));
    }
    const Booking* const own = before.ActiveOf(placement.unit);
    const bool booked = own != nullptr && own->status == BookingStatus::kBooked;
    if (booked && own->slot.id == placement.slot) continue;
    if (booked && !event.may_move_booked) {
      refusal.places.push_back({placement.unit,
                                placement.slot,
                                {{.kind = HindranceKind::kHasBooking, .booking = own->id}}});
      continue;
    }
    placements.push_back(placement);
    if (own == nullptr) continue;
    std::erase_if(standing.bookings, [&](const Booking& one) { return one.id == own->id; });
  }
  Availability available(standing, draft.ground());
  for (const Placement& placement : placements) {
    const std::optional<std::size_t> cut = available.Find(placement.slot);
    if (!cut) return NoSlot(placement.slot);
    const Booking* const own = before.ActiveOf(placement.unit);
    Seeker seeker{.unit = placement.unit, .organiser = true};
    if (own != nullptr) seeker.moving = own->id;
    std::vector<Hindrance> hindrances = available.Judge(*cut, seeker);
    if (!hindrances.empty()) {
      refusal.places.push_back({placement.unit, placement.slot, std::move(hindrances)});
      continue;
    }
    const Cut place = available.cuts()[*cut];
    Booking* booking = nullptr;
    if (own != nullptr) {
      booking = *draft.FindBooking(own->id);
      absl::Status moved = draft.MoveTo(*booking, place.slot, event.actor, "moved", "");
      if (!moved.ok()) return moved;
    } else {
      const absl::StatusOr<Booking*> placed = draft.Place(place, placement.unit, event.actor, "");
      if (!placed.ok()) return placed.status();
      booking = *placed;
    }
    available.Add(*booking);
  }
  if (!refusal.places.empty()) draft.Refuse(std::move(refusal));
  return absl::OkStatus();
}

}  // namespace hjul::dialogue
