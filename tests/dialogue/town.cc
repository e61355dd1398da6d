#include "tests/dialogue/town.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"

namespace hjul::dialogue {
namespace {

const CampaignId kCampaign("dialog-ht26");

std::string UnitName(int index) {
  constexpr std::array kNames{"bjork", "ek", "lind"};
  if (index < static_cast<int>(kNames.size())) return kNames.at(static_cast<std::size_t>(index));
  return fmt::format("enhet-{:03}", index + 1);
}

std::string_view NameOf(BookingStatus status) {
  switch (status) {
    case BookingStatus::kBooked:
      return "";
    case BookingStatus::kToRebook:
      return " to-rebook";
    case BookingStatus::kCancelled:
      return " cancelled";
    case BookingStatus::kHeld:
      return " held";
    case BookingStatus::kNoShow:
      return " no-show";
    case BookingStatus::kCutShort:
      return " cut-short";
    case BookingStatus::kContinued:
      return " continued";
  }
  return " unknown";
}

std::string_view NameOf(NoticeKind kind) {
  constexpr std::array kNames{"?",           "booked",       "moved",        "cancelled",
                              "to-rebook",   "relocated",    "swap-offered", "swap-declined",
                              "swap-lapsed", "wish-granted", "wish-lapsed",  "left",
                              "joined"};
  return kNames.at(static_cast<std::size_t>(kind));
}

}  // namespace

Instant AtTime(std::string_view local) {
  return calendar::Zone::Stockholm().At(*calendar::ParseDate(local.substr(0, 10)),
                                        Time(local.substr(11)));
}

TimeOfDay Time(std::string_view text) { return *calendar::ParseTimeOfDay(text); }
SlotId Slots(std::string_view text) { return *ParseSlotId(text); }
PostId PostOf(std::string_view text) { return *core::ParsePostId(text); }
Actor By(std::string_view post) {
  return {.person = PersonId("p-" + PostOf(post).role.str()), .post = PostOf(post)};
}

BookingId BookingOf(std::string_view unit, int number) {
  return {.campaign = kCampaign, .unit = UnitId(std::string(unit)), .number = number};
}

Town::Town(int units) {
  Campaign& campaign = board.campaign;
  campaign.id = kCampaign;
  campaign.title = "Kvalitetsdialoger hösten 2026";
  campaign.status = CampaignStatus::kOpen;
  campaign.parties = {{.role = RoleId("rektor"), .books = true},
                      {.role = RoleId("larare"), .books = false}};
  campaign.organisers = {RoleId("skolchef"), RoleId("administrator")};
  campaign.held = {MakeDate(2026, 10, 19), MakeDate(2026, 11, 27)};
  campaign.booked = {MakeDate(2026, 10, 1), MakeDate(2026, 11, 20)};
  const Date start = MakeDate(2020, 1, 1);
  const auto hold = [&](const std::string& post, const std::string& person) {
    people.persons.push_back({.id = PersonId(person), .name = person});
    people.posts.push_back(
        {.id = PostOf(post), .holdings = {{.person = PersonId(person), .from = start}}});
  };
  for (const char* role : {"skolchef", "bitradande", "administrator"}) {
    hold(std::string(role) + "@huvudman", std::string("p-") + role);
  }
  for (int i = 0; i < units; ++i) {
    const std::string unit = UnitName(i);
    campaign.units.emplace_back(unit);
    people.units.push_back({.id = UnitId(unit), .name = "Skolan " + unit});
    hold("rektor@" + unit, "r-" + unit);
    hold("larare@" + unit, "l-" + unit);
  }
  std::sort(campaign.units.begin(), campaign.units.end());
}

Window& Town::AddWindow(std::string_view id, std::string_view date, std::string_view from,
                        std::string_view to, std::string_view until) {
  Window window{.id = WindowId(std::string(id)),
                .campaign = kCampaign,
                .host = PostOf("skolchef@huvudman"),
                .date = *calendar::ParseDate(date),
                .time = {Time(from), Time(to)}};
  if (!until.empty()) window.repeat = Repeat{.until = *calendar::ParseDate(until)};
  const auto place =
      std::lower_bound(board.windows.begin(), board.windows.end(), window,
                       [](const Window& one, const Window& other) { return one.id < other.id; });
  return *board.windows.insert(place, window);
}

absl::Status Town::Do(const Event& event) {
  refusal_.reset();
  effects_.clear();
  absl::StatusOr<Decision> decision =
      On([&](const Ground& ground) { return Step(board, event, ground); });
  if (!decision.ok()) return decision.status();
  refusal_ = decision->refusal;
  effects_ = decision->effects;
  board = Apply(std::move(board), decision->changes);
  EXPECT_TRUE(!refusal_ || (decision->changes.empty() && effects_.empty())) << "half a refusal";
  return absl::OkStatus();
}

absl::Status Town::BookFor(std::string_view unit, std::string_view slot) {
  return Do(Book{.actor = By(fmt::format("rektor@{}", unit)),
                 .unit = UnitId(std::string(unit)),
                 .slot = Slots(slot)});
}

std::vector<std::string> Town::Told() const {
  std::vector<std::string> lines;
  for (const Effect& effect : effects_) {
    const auto* notice = std::get_if<Notice>(&effect);
    if (notice == nullptr) continue;
    lines.push_back(fmt::format("{} {}{} #{}", NameOf(notice->kind), core::ToString(notice->to),
                                notice->person.empty() ? "" : " " + notice->person.str(),
                                notice->sequence));
  }
  return lines;
}

std::vector<std::string> Town::Recorded() const {
  std::vector<std::string> lines;
  for (const Effect& effect : effects_) {
    if (const auto* record = std::get_if<Record>(&effect)) {
      lines.push_back(record->kind + " " + record->subject);
    }
  }
  return lines;
}

std::vector<Offer> Town::List(const Seeker& seeker) {
  return On([&](const Ground& ground) { return Availability(board, ground).List(seeker); });
}

std::vector<std::string> Town::Free(std::string_view unit) {
  std::vector<std::string> free;
  for (const Offer& offer : List({.unit = UnitId(std::string(unit))})) {
    if (offer.IsFree()) free.push_back(ToString(offer.slot.id));
  }
  return free;
}

std::vector<HindranceKind> Town::Why(std::string_view unit, std::string_view slot) {
  std::vector<HindranceKind> kinds;
  for (const Offer& offer : List({.unit = UnitId(std::string(unit))})) {
    if (offer.slot.id != Slots(slot)) continue;
    for (const Hindrance& hindrance : offer.hindrances) kinds.push_back(hindrance.kind);
  }
  return kinds;
}

std::string Town::SayWhy(std::string_view unit, std::string_view slot) {
  for (const Offer& offer : List({.unit = UnitId(std::string(unit))})) {
    if (offer.slot.id == Slots(slot)) return Explain(offer, board.campaign);
  }
  return "no such slot";
}

std::vector<std::string> Town::Bookings() const {
  std::vector<std::string> lines;
  for (const Booking& booking : board.bookings) {
    lines.push_back(fmt::format("{} {} #{}{}", booking.id.unit.str(), ToString(booking.slot.id),
                                booking.sequence, NameOf(booking.status)));
  }
  return lines;
}

std::string Town::SlotOf(std::string_view unit) const {
  const Booking* const booking = board.ActiveOf(UnitId(std::string(unit)));
  return booking == nullptr ? "" : ToString(booking->slot.id);
}

}  // namespace hjul::dialogue
