#include "scheduler/core/dialogue/availability.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"

namespace hjul::dialogue {
namespace {

std::vector<PostId> HostsOf(const Slot& slot) {
  std::vector<PostId> posts{slot.host};
  posts.insert(posts.end(), slot.co_hosts.begin(), slot.co_hosts.end());
  return posts;
}

Hindrance FaultOf(Cut::Fault fault, const Window& window) {
  switch (fault) {
    case Cut::Fault::kLunch:
      return {.kind = HindranceKind::kLunch};
    case Cut::Fault::kClockChange:
      return {.kind = HindranceKind::kClockChange};
    case Cut::Fault::kDoesNotFit:
    case Cut::Fault::kNone:
      break;
  }
  return {.kind = HindranceKind::kDoesNotFit, .time = window.time.to};
}

// "np/NP-SV-6-B", or the table's name where its dates have none.
std::string NameOf(const calendar::DateTable& table, const calendar::TableEntry& entry) {
  return entry.key.empty() ? table.name : table.name + "/" + entry.key;
}

// What of `avoid` falls on `date`, in words or as a label of the calendar; empty: nothing.
std::string Avoided(const Avoid& avoid, Date date, const calendar::Calendar& calendar) {
  using Label = calendar::DayLabel::Kind;
  if (avoid.kind == Avoid::Kind::kDays) return avoid.days.Contains(date) ? avoid.reason : "";
  if (avoid.kind == Avoid::Kind::kTable) {
    const calendar::DateTable* const table =
        calendar.FindTable(avoid.table.substr(0, avoid.table.find('/')));
    if (table == nullptr) return {};
    const bool one_key = avoid.table.find('/') != std::string::npos;
    for (const calendar::TableEntry& entry : table->entries) {
      if (entry.cancelled || entry.reserve) continue;
      if (date < entry.date - days{avoid.days_before} || entry.date < date) continue;
      std::string name = NameOf(*table, entry);
      if (!one_key || name == avoid.table) return name;
    }
    return {};
  }
  const Label wanted = avoid.kind == Avoid::Kind::kBreaks ? Label::kBreak : Label::kStaffDay;
  for (const calendar::DayLabel& label : calendar.LabelsOn(date)) {
    if (label.kind == wanted) return label.name;
  }
  return {};
}

std::string DayOffName(Date date, const calendar::Calendar& calendar) {
  using Label = calendar::DayLabel::Kind;
  for (const calendar::DayLabel& label : calendar.LabelsOn(date)) {
    if (label.kind == Label::kHoliday || label.kind == Label::kClosed) return label.name;
  }
  return {};
}

}  // namespace

Availability::Availability(const Board& board, const Ground& ground)
    : board_(board), ground_(ground), today_(calendar::Zone::Stockholm().DateAt(ground.now)) {
  for (const calendar::UnitException& unit : ground.calendar.content().unit_exceptions) {
    exceptional_.insert(UnitId(unit.unit));
  }
  for (const Busy& busy : ground.busy) busy_[busy.who].push_back(&busy);
  for (const Window& window : board.windows) CutUp(window);
  std::vector<std::size_t> order(cuts_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    const SlotId& a = cuts_[one].slot.id;
    const SlotId& b = cuts_[other].slot.id;
    return std::tie(a.date, a.start, a.window) < std::tie(b.date, b.start, b.window);
  });
  std::vector<Cut> cuts;
  std::vector<Stand> stands;
  for (const std::size_t from : order) {
    by_id_.emplace(cuts_[from].slot.id, cuts.size());
    cuts.push_back(std::move(cuts_[from]));
    stands.push_back(std::move(stands_[from]));
  }
  cuts_ = std::move(cuts);
  stands_ = std::move(stands);
  for (const Booking& booking : board.bookings) Add(booking);
  for (const Booking& booking : board.others) Add(booking);
}

void Availability::CutUp(const Window& window) {
  for (const Date date : DaysOf(window)) {
    for (Cut& cut : CutDay(window, date, board_.campaign)) {
      if (cuts_.size() >= kSlotsMax) return;
      Stand stand{.starts_at = StartsAt(cut.slot), .ends_at = EndsAt(cut.slot), .window = &window};
      stand.hosts = HoldersOn(HostsOf(cut.slot), date);
      ForWhom(cut, stand);
      cuts_.push_back(std::move(cut));
      stands_.push_back(std::move(stand));
    }
  }
}

// What hinders everybody.
void Availability::ForWhom(const Cut& cut, Stand& stand) const {
  const Window& window = *stand.window;
  if (window.withdrawn) {
    stand.hindrances.push_back(
        {.kind = HindranceKind::kWindowWithdrawn, .subject = window.withdrawn_why});
  }
  if (cut.fault != Cut::Fault::kNone) stand.hindrances.push_back(FaultOf(cut.fault, window));
  if (!board_.campaign.held.Contains(cut.slot.id.date)) {
    stand.hindrances.push_back({.kind = HindranceKind::kOutsideCampaign,
                                .subject = calendar::ToString(board_.campaign.held.first),
                                .date = board_.campaign.held.last});
  }
  if (stand.starts_at <= ground_.now) stand.hindrances.push_back({.kind = HindranceKind::kPassed});
}

void Availability::Add(const Booking& booking) {
  if (!HoldsSlot(booking.status)) return;
  const Date date = booking.slot.id.date;
  meetings_[date].push_back({.booking = booking,
                             .starts_at = StartsAt(booking.slot),
                             .ends_at = EndsAt(booking.slot),
                             .hosts = HoldersOn(HostsOf(booking.slot), date),
                             .parties = HoldersOn(booking.parties, date)});
}

std::optional<std::size_t> Availability::Find(const SlotId& slot) const {
  const auto found = by_id_.find(slot);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

PersonId Availability::HolderOn(const PostId& post, Date date) const {
  const std::vector<PersonId> holders = ground_.organisation.HoldersOn(post, date);
  return holders.empty() ? PersonId() : holders.front();
}

std::vector<PersonId> Availability::HoldersOn(const std::vector<PostId>& posts, Date date) const {
  std::vector<PersonId> persons;
  for (const PostId& post : posts) {
    PersonId person = HolderOn(post, date);
    if (!person.empty()) persons.push_back(std::move(person));
  }
  return persons;
}

const calendar::Calendar& Availability::CalendarOf(const UnitId& unit) {
  if (!exceptional_.contains(unit)) return ground_.calendar;
  return calendars_.try_emplace(unit, ground_.calendar.ForUnit(unit.str())).first->second;
}

const Availability::DayFacts& Availability::FactsOf(const UnitId& unit, Date date) {
  const UnitId owner = exceptional_.contains(unit) ? unit : UnitId();
  const auto [found, added] = facts_.try_emplace({owner, date});
  DayFacts& facts = found->second;
  if (!added) return facts;
  const calendar::Calendar& calendar = CalendarOf(unit);
  const Campaign& campaign = board_.campaign;
  const bool allowed =
      std::find(campaign.allowed.begin(), campaign.allowed.end(), date) != campaign.allowed.end();
  if (!allowed && !calendar.IsWorkingDay(date)) {
    facts.hindrances.push_back(
        {.kind = HindranceKind::kDayOff, .subject = DayOffName(date, calendar)});
  }
  for (const Avoid& avoid : campaign.avoid) {
    const std::string what = allowed ? std::string() : Avoided(avoid, date, calendar);
    if (what.empty()) continue;
    const bool own_words = avoid.kind == Avoid::Kind::kDays || avoid.reason.empty();
    facts.hindrances.push_back(
        {.kind = HindranceKind::kAvoidedDay,
         .subject = own_words ? what : fmt::format("{} ({})", avoid.reason, what),
         .date = date});
    break;
  }
  if (const auto half = calendar.HalfDayOn(date)) facts.work_ends = half->ends;
  facts.last_booking = calendar.AddWorkingDays(date, -campaign.lead_days);
  if (campaign.material) {
    facts.material = MaterialDueFor(*campaign.material, date, calendar);
    facts.material_at = InstantOf(*facts.material);
  }
  return facts;
}

const std::vector<PersonId>& Availability::PeopleOf(const UnitId& unit, Date date) {
  const auto [found, added] = people_.try_emplace({unit, date});
  if (added) {
    found->second = HoldersOn(PartiesOf(board_.campaign, unit, ground_.organisation), date);
  }
  return found->second;
}

std::vector<Hindrance> Availability::JudgeWithoutCaps(std::size_t cut, const Seeker& seeker) {
  std::vector<Hindrance> hindrances = stands_[cut].hindrances;
  JudgeUnit(cut, seeker, hindrances);
  JudgeMeetings(cut, seeker, hindrances);
  if (!busy_.empty()) JudgeBusy(cut, seeker, hindrances);
  std::stable_sort(hindrances.begin(), hindrances.end(),
                   [](const Hindrance& a, const Hindrance& b) { return a.kind < b.kind; });
  return hindrances;
}

std::vector<Hindrance> Availability::Judge(std::size_t cut, const Seeker& seeker) {
  std::vector<Hindrance> hindrances = JudgeWithoutCaps(cut, seeker);
  JudgeCaps(cut, seeker, hindrances);
  return hindrances;
}

std::vector<Offer> Availability::List(const Seeker& seeker) {
  std::vector<Offer> offers;
  offers.reserve(cuts_.size());
  for (std::size_t cut = 0; cut < cuts_.size(); ++cut) {
    offers.push_back({.slot = cuts_[cut].slot,
                      .hindrances = Judge(cut, seeker),
                      .material_due = FactsOf(seeker.unit, cuts_[cut].slot.id.date).material});
  }
  return offers;
}

std::vector<Offer> Availability::Alternatives(const Seeker& seeker, const SlotId& wanted,
                                              std::size_t count) {
  const Instant at = calendar::Zone::Stockholm().At(wanted.date, wanted.start);
  std::vector<std::pair<Instant::duration, std::size_t>> nearest;
  for (std::size_t cut = 0; cut < cuts_.size(); ++cut) {
    const Instant start = stands_[cut].starts_at;
    nearest.emplace_back(start < at ? at - start : start - at, cut);
  }
  std::sort(nearest.begin(), nearest.end());
  std::vector<Offer> offers;
  for (const auto& [distance, cut] : nearest) {
    if (offers.size() >= count) break;
    if (!Judge(cut, seeker).empty()) continue;
    offers.push_back({.slot = cuts_[cut].slot,
                      .material_due = FactsOf(seeker.unit, cuts_[cut].slot.id.date).material});
  }
  return offers;
}

}  // namespace hjul::dialogue
