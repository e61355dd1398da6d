// What stands in the way of a slot: the rules, one after another.
#include <algorithm>

#include "scheduler/core/dialogue/availability.h"

namespace hjul::dialogue {
namespace {

template <class Element>
bool Contains(const std::vector<Element>& list, const Element& element) {
  return std::find(list.begin(), list.end(), element) != list.end();
}

// The first of `persons` who is at a meeting of `hosts` and `parties`, or empty.
PersonId AmongThem(const std::vector<PersonId>& persons, const std::vector<PersonId>& hosts,
                   const std::vector<PersonId>& parties) {
  for (const PersonId& person : persons) {
    if (Contains(hosts, person) || Contains(parties, person)) return person;
  }
  return {};
}

bool IsAt(const PostId& post, const Booking& booking) {
  return booking.slot.host == post || Contains(booking.slot.co_hosts, post) ||
         Contains(booking.parties, post);
}

// When units may book themselves; nullopt: now.
std::optional<Hindrance> PeriodHindrance(const Campaign& campaign, Date today, bool organiser) {
  const Hindrance not_open{.kind = HindranceKind::kNotOpen, .date = campaign.booked.first};
  const Hindrance closed{.kind = HindranceKind::kBookingClosed, .date = campaign.booked.last};
  switch (campaign.status) {
    case CampaignStatus::kClosed:
    case CampaignStatus::kCancelled:
      return closed;
    case CampaignStatus::kPlanned:
      if (organiser) return std::nullopt;
      return not_open;
    case CampaignStatus::kOpen:
      break;
  }
  if (organiser) return std::nullopt;
  if (today < campaign.booked.first) return not_open;
  if (campaign.booked.last < today) return closed;
  return std::nullopt;
}

// What the unit has already.
std::optional<Hindrance> OwnHindrance(const Board& board, const SlotId& slot,
                                      const Seeker& seeker) {
  if (seeker.moving) {
    const Booking* const own = board.FindBooking(*seeker.moving);
    if (own == nullptr || own->status != BookingStatus::kBooked || own->slot.id != slot) {
      return std::nullopt;
    }
    return Hindrance{.kind = HindranceKind::kSameSlot, .booking = own->id};
  }
  const Booking* const latest = board.LatestOf(seeker.unit);
  if (latest == nullptr) return std::nullopt;
  if (IsActive(latest->status)) {
    return Hindrance{.kind = HindranceKind::kHasBooking, .booking = latest->id};
  }
  const bool over =
      latest->status == BookingStatus::kHeld || latest->status == BookingStatus::kCutShort;
  if (!over || seeker.continuing == latest->id) return std::nullopt;
  return Hindrance{.kind = HindranceKind::kAlreadyHeld, .booking = latest->id};
}

}  // namespace

void Availability::JudgeUnit(std::size_t cut, const Seeker& seeker, std::vector<Hindrance>& into) {
  const Slot& slot = cuts_[cut].slot;
  const Stand& stand = stands_[cut];
  const DayFacts& facts = FactsOf(seeker.unit, slot.id.date);
  into.insert(into.end(), facts.hindrances.begin(), facts.hindrances.end());
  if (facts.work_ends && *facts.work_ends < slot.end) {
    into.push_back({.kind = HindranceKind::kHalfDay, .time = facts.work_ends});
  }
  if (!stand.window->units.empty() && !Contains(stand.window->units, seeker.unit)) {
    into.push_back({.kind = HindranceKind::kNotForUnit});
  }
  const core::Unit* const unit = ground_.organisation.FindUnit(seeker.unit);
  if (unit != nullptr && !unit->OpenOn(slot.id.date)) {
    into.push_back({.kind = HindranceKind::kUnitClosed, .date = unit->closed});
  }
  if (auto period = PeriodHindrance(board_.campaign, today_, seeker.organiser)) {
    into.push_back(*std::move(period));
  }
  if (auto own = OwnHindrance(board_, slot.id, seeker)) into.push_back(*std::move(own));
  if (facts.last_booking < today_) {
    into.push_back({.kind = HindranceKind::kLeadTime, .date = facts.last_booking});
  }
  if (facts.material && facts.material_at <= ground_.now) {
    into.push_back({.kind = HindranceKind::kTooLateForMaterial,
                    .date = facts.material->date,
                    .time = facts.material->time});
  }
}

void Availability::JudgeMeetings(std::size_t cut, const Seeker& seeker,
                                 std::vector<Hindrance>& into) {
  const Slot& slot = cuts_[cut].slot;
  const Stand& stand = stands_[cut];
  const auto found = meetings_.find(slot.id.date);
  if (found == meetings_.end()) return;
  const std::vector<PostId> parties = PartiesOf(board_.campaign, seeker.unit, ground_.organisation);
  for (const Meeting& meeting : found->second) {
    const Booking& booking = meeting.booking;
    if (booking.id == seeker.moving || booking.id == seeker.ignoring) continue;
    const bool host = IsAt(slot.host, booking) ||
                      std::any_of(slot.co_hosts.begin(), slot.co_hosts.end(),
                                  [&](const PostId& post) { return IsAt(post, booking); }) ||
                      !AmongThem(stand.hosts, meeting.hosts, meeting.parties).empty();
    std::string party;
    if (!host) {
      for (const PostId& post : parties) {
        if (IsAt(post, booking)) party = ToString(post);
      }
      if (party.empty()) {
        party =
            AmongThem(PeopleOf(seeker.unit, slot.id.date), meeting.hosts, meeting.parties).str();
      }
      if (party.empty()) continue;
    }
    const bool overlaps = stand.starts_at < meeting.ends_at && meeting.starts_at < stand.ends_at;
    if (overlaps) {
      into.push_back({.kind = host ? HindranceKind::kTaken : HindranceKind::kPartyTaken,
                      .subject = party,
                      .booking = booking.id});
      continue;
    }
    const auto gap = stand.starts_at < meeting.starts_at ? meeting.starts_at - stand.ends_at
                                                         : stand.starts_at - meeting.ends_at;
    const minutes buffer = host ? std::max(board_.campaign.buffer, booking.buffer) : minutes{0};
    const minutes travel = board_.campaign.TravelBetween(slot.place, booking.slot.place);
    if (gap >= std::max(buffer, travel)) continue;
    const bool way = buffer < travel;
    into.push_back({.kind = way ? HindranceKind::kTravel : HindranceKind::kBuffer,
                    .subject = way ? booking.slot.place.str() : std::string(),
                    .booking = booking.id,
                    .count = static_cast<int>(std::max(buffer, travel).count())});
  }
}

void Availability::JudgeBusy(std::size_t cut, const Seeker& seeker, std::vector<Hindrance>& into) {
  const Stand& stand = stands_[cut];
  const auto look = [&](const std::vector<PersonId>& persons, HindranceKind kind) {
    for (const PersonId& person : persons) {
      const auto found = busy_.find(person);
      if (found == busy_.end()) continue;
      for (const Busy* busy : found->second) {
        if (busy->to <= stand.starts_at || stand.ends_at <= busy->from) continue;
        into.push_back(
            {.kind = busy->unknown ? HindranceKind::kBusyUnknown : kind, .subject = busy->source});
        return;  // One is enough to say; what else they do is theirs.
      }
    }
  };
  look(stand.hosts, HindranceKind::kBusy);
  look(PeopleOf(seeker.unit, cuts_[cut].slot.id.date), HindranceKind::kPartyBusy);
}

int Availability::OnDay(const PostId& host, Date date, const std::vector<BookingId>& except) const {
  const auto found = meetings_.find(date);
  if (found == meetings_.end()) return 0;
  return static_cast<int>(
      std::count_if(found->second.begin(), found->second.end(), [&](const Meeting& meeting) {
        return meeting.booking.id.campaign == board_.campaign.id &&
               meeting.booking.slot.host == host && !Contains(except, meeting.booking.id);
      }));
}

int Availability::InWeek(const PostId& host, calendar::IsoWeek week,
                         const std::vector<BookingId>& except) const {
  int count = 0;
  const Date monday = calendar::MondayOf(week);
  for (int day = 0; day < 7; ++day) count += OnDay(host, monday + days{day}, except);
  return count;
}

void Availability::JudgeCaps(std::size_t cut, const Seeker& seeker,
                             std::vector<Hindrance>& into) const {
  const Slot& slot = cuts_[cut].slot;
  const Campaign& campaign = board_.campaign;
  if (campaign.day_cap == 0 && campaign.week_cap == 0) return;
  std::vector<BookingId> except;
  if (seeker.moving) except.push_back(*seeker.moving);
  if (seeker.ignoring) except.push_back(*seeker.ignoring);
  if (campaign.day_cap > 0 && OnDay(slot.host, slot.id.date, except) >= campaign.day_cap) {
    into.push_back({.kind = HindranceKind::kDayCap, .count = campaign.day_cap});
  }
  if (campaign.week_cap > 0 &&
      InWeek(slot.host, calendar::IsoWeekOf(slot.id.date), except) >= campaign.week_cap) {
    into.push_back({.kind = HindranceKind::kWeekCap, .count = campaign.week_cap});
  }
}

}  // namespace hjul::dialogue
