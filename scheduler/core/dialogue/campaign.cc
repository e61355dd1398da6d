#include "scheduler/core/dialogue/campaign.h"

#include <algorithm>
#include <optional>
#include <set>

#include "fmt/format.h"
#include "scheduler/core/transitions.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

using core::TargetOf;

static_assert(TargetOf(kCampaignTransitions, CampaignStatus::kClosed, CampaignEvent::kOpened) ==
              CampaignStatus::kOpen);
static_assert(!TargetOf(kCampaignTransitions, CampaignStatus::kCancelled, CampaignEvent::kOpened),
              "a new one instead");

constexpr int kCountedDaysMax = 100;

absl::Status Wrong(std::string_view field, std::string_view why) {
  return absl::InvalidArgumentError(fmt::format("campaign.{}: {}", field, why));
}

absl::Status CheckLists(const Campaign& campaign) {
  if (campaign.units.empty()) return Wrong("units", "names no unit; add those that are to be met");
  if (campaign.units.size() > kCampaignUnitsMax) {
    return Wrong("units", fmt::format("has {}, more than {}; make two campaigns",
                                      campaign.units.size(), kCampaignUnitsMax));
  }
  const std::pair<std::string_view, std::size_t> lists[] = {
      {"parties", campaign.parties.size()},     {"organisers", campaign.organisers.size()},
      {"checklist", campaign.checklist.size()}, {"agenda", campaign.agenda.size()},
      {"places", campaign.places.size()},       {"travel", campaign.travel.size()},
      {"avoid", campaign.avoid.size()},         {"allowed", campaign.allowed.size()}};
  for (const auto& [name, size] : lists) {
    if (size > kCampaignListMax) {
      return Wrong(name, fmt::format("has {} entries, more than {}", size, kCampaignListMax));
    }
  }
  for (std::size_t i = 1; i < campaign.units.size(); ++i) {
    if (!(campaign.units[i - 1] < campaign.units[i])) {
      return Wrong("units", fmt::format("{} is out of order or named twice; list units by id",
                                        campaign.units[i].str()));
    }
  }
  if (std::none_of(campaign.parties.begin(), campaign.parties.end(),
                   [](const Party& party) { return party.books; })) {
    return Wrong("parties", "nobody books; say which role does, most often rektor");
  }
  return absl::OkStatus();
}

// Titles, names and reasons: what people write.
absl::Status CheckTexts(const Campaign& campaign) {
  const auto check = [](std::string_view field, std::string_view text) {
    if (!core::IsLongerThan(text, kTextMax)) return absl::OkStatus();
    return Wrong(field, fmt::format("a text is longer than {} characters", kTextMax));
  };
  std::vector<std::pair<std::string_view, std::string_view>> texts{{"title", campaign.title}};
  for (const Place& place : campaign.places) {
    texts.emplace_back("places", place.name);
    texts.emplace_back("places", place.link);
  }
  for (const ChecklistItem& item : campaign.checklist) texts.emplace_back("checklist", item.title);
  for (const std::string& heading : campaign.agenda) texts.emplace_back("agenda", heading);
  for (const Avoid& avoid : campaign.avoid) {
    texts.emplace_back("avoid", avoid.reason);
    texts.emplace_back("avoid", avoid.table);
  }
  for (const auto& [field, text] : texts) {
    if (absl::Status fits = check(field, text); !fits.ok()) return fits;
  }
  return absl::OkStatus();
}

absl::Status CheckTimes(const Campaign& campaign) {
  if (campaign.length < minutes{5} || campaign.length > kLengthMax) {
    return Wrong("length", fmt::format("{} minutes is not within 5 to {}", campaign.length.count(),
                                       kLengthMax.count()));
  }
  if (campaign.buffer < minutes{0} || campaign.buffer > kLengthMax) {
    return Wrong("buffer", fmt::format("{} minutes is not within 0 to {}", campaign.buffer.count(),
                                       kLengthMax.count()));
  }
  if (campaign.raster != minutes{0} &&
      (campaign.raster < minutes{5} || campaign.raster > minutes{1'440})) {
    return Wrong("raster", "is not within 5 to 1440 minutes; leave it out for length + buffer");
  }
  if (campaign.held.last < campaign.held.first) return Wrong("held", "ends before it begins");
  if (campaign.held.Days() > 400) return Wrong("held", "spans more than 400 days; make two");
  if (campaign.booked.last < campaign.booked.first) return Wrong("booked", "ends before it begins");
  if (campaign.lead_days < 0 || campaign.lead_days > kCountedDaysMax) {
    return Wrong("lead_days", fmt::format("is not within 0 to {}", kCountedDaysMax));
  }
  if (campaign.material &&
      (campaign.material->days_before < 1 || campaign.material->days_before > kCountedDaysMax)) {
    return Wrong("material.days_before",
                 fmt::format("is not within 1 to {}; material is due before the day of the meeting",
                             kCountedDaysMax));
  }
  if (campaign.day_cap < 0 || campaign.week_cap < 0) return Wrong("day_cap, week_cap", "negative");
  return absl::OkStatus();
}

absl::Status CheckReferences(const Campaign& campaign) {
  std::set<PlaceId> places;
  for (const Place& place : campaign.places) {
    if (!places.insert(place.id).second) {
      return Wrong("places", fmt::format("{} stands twice", place.id.str()));
    }
  }
  for (const Travel& travel : campaign.travel) {
    for (const PlaceId& place : {travel.one, travel.other}) {
      if (!places.contains(place)) {
        return Wrong("travel", fmt::format("unknown place {}; add it to places", place.str()));
      }
    }
    if (travel.takes < minutes{0} || travel.takes > minutes{1'440}) {
      return Wrong("travel",
                   fmt::format("{} - {} takes {} minutes, not within 0 to 1440", travel.one.str(),
                               travel.other.str(), travel.takes.count()));
    }
  }
  std::set<ItemId> items;
  for (const ChecklistItem& item : campaign.checklist) {
    if (!items.insert(item.id).second) {
      return Wrong("checklist", fmt::format("{} stands twice", item.id.str()));
    }
    if (std::none_of(campaign.parties.begin(), campaign.parties.end(),
                     [&](const Party& party) { return party.role == item.by; })) {
      return Wrong("checklist", fmt::format("{} is to come from {}, who is not a party",
                                            item.id.str(), item.by.str()));
    }
  }
  for (const Avoid& avoid : campaign.avoid) {
    if (avoid.kind == Avoid::Kind::kDays && avoid.reason.empty()) {
      return Wrong("avoid", "days without a reason; those who see them hidden ask why");
    }
    if (avoid.kind == Avoid::Kind::kTable && avoid.table.empty()) {
      return Wrong("avoid", "a table without its name");
    }
    if (avoid.days_before < 0 || avoid.days_before > kCountedDaysMax) {
      return Wrong("avoid.days_before", fmt::format("is not within 0 to {}", kCountedDaysMax));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CampaignStatus> Next(CampaignStatus from, CampaignEvent on) {
  if (const std::optional<CampaignStatus> to = TargetOf(kCampaignTransitions, from, on)) return *to;
  return absl::FailedPreconditionError("the campaign does not allow that in its present status");
}

bool Campaign::Has(const UnitId& unit) const {
  return std::binary_search(units.begin(), units.end(), unit);
}

const Place* Campaign::FindPlace(const PlaceId& place) const {
  const auto found =
      std::find_if(places.begin(), places.end(), [&](const Place& one) { return one.id == place; });
  return found == places.end() ? nullptr : &*found;
}

minutes Campaign::TravelBetween(const PlaceId& one, const PlaceId& other) const {
  if (one == other) return minutes{0};
  for (const Travel& row : travel) {
    if ((row.one == one && row.other == other) || (row.one == other && row.other == one)) {
      return row.takes;
    }
  }
  return minutes{0};
}

core::OccurrenceId Campaign::OccurrenceOf(const UnitId& unit) const {
  return {.wheel = wheel, .turn = turn, .activity = activity, .unit = unit, .ordinal = ordinal};
}

absl::Status CheckCampaign(const Campaign& campaign) {
  if (absl::Status lists = CheckLists(campaign); !lists.ok()) return lists;
  if (absl::Status texts = CheckTexts(campaign); !texts.ok()) return texts;
  if (absl::Status times = CheckTimes(campaign); !times.ok()) return times;
  return CheckReferences(campaign);
}

}  // namespace hjul::dialogue
