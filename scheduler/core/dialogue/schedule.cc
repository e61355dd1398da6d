#include "scheduler/core/dialogue/schedule.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/dialogue/schedule_case.h"

namespace hjul::dialogue {
namespace {

std::size_t At(int index) { return static_cast<std::size_t>(index); }

Shortfall ShortfallOf(const Bottleneck& bottleneck, const Case& built) {
  Shortfall shortfall{.places = bottleneck.places};
  for (const int unit : bottleneck.units) shortfall.units.push_back(built.units[At(unit)]);
  for (const std::vector<int>& group : bottleneck.slots) {
    auto& ids = shortfall.slots.emplace_back();
    for (const int slot : group) ids.push_back(built.slots[At(slot)].id);
  }
  for (const int day : bottleneck.days) {
    const auto& [host, date] = built.days[At(day)];
    shortfall.days.push_back({host, date, built.problem.days[At(day)].cap});
  }
  for (const int week : bottleneck.weeks) {
    const auto& [host, iso_week] = built.weeks[At(week)];
    shortfall.weeks.push_back({host, iso_week, built.problem.week_caps[At(week)]});
  }
  return shortfall;
}

void CountWishes(const ScheduleRequest& request, const Case& built, const std::vector<int>& slots,
                 Schedule& schedule) {
  schedule.wishes.assign(kRanksMax + 1, 0);
  for (const Preference& preference : request.preferences) {
    const auto unit = std::find(built.units.begin(), built.units.end(), preference.unit);
    if (unit == built.units.end() || preference.ranked.empty()) continue;
    const int slot = slots[static_cast<std::size_t>(unit - built.units.begin())];
    std::size_t rank = kRanksMax;
    for (std::size_t i = preference.ranked.size(); slot >= 0 && i-- > 0;) {
      if (preference.ranked[i].Has(built.slots[At(slot)])) rank = i;
    }
    ++schedule.wishes[rank];
  }
}

}  // namespace

bool PreferredTime::Has(const Slot& slot) const {
  return days.Contains(slot.id.date) && (!on || *on == calendar::WeekdayOf(slot.id.date)) &&
         time.from <= slot.id.start && slot.end <= time.to;
}

absl::StatusOr<Schedule> Propose(const Board& board, const ScheduleRequest& request,
                                 const Ground& ground) {
  absl::StatusOr<Case> built = MakeCase(board, request, ground);
  if (!built.ok()) return built.status();
  const Assignment found = Assign(built->problem);
  const std::vector<int> slots = CloseDays(*built, found.slots);
  Schedule schedule{
      .placements = built->fixed, .proved = found.proved, .explained = found.bottlenecks_prove};
  for (std::size_t unit = 0; unit < slots.size(); ++unit) {
    if (slots[unit] < 0) {
      schedule.left_out.push_back(built->units[unit]);
    } else {
      schedule.placements.push_back({built->units[unit], built->slots[At(slots[unit])].id, false});
    }
  }
  std::sort(schedule.placements.begin(), schedule.placements.end(),
            [](const Placement& one, const Placement& other) { return one.unit < other.unit; });
  for (const Bottleneck& bottleneck : found.bottlenecks) {
    schedule.shortfalls.push_back(ShortfallOf(bottleneck, *built));
  }
  if (!schedule.left_out.empty()) {
    schedule.relaxations = Relax(board, request, ground, *built, found);
  }
  for (const Placement& last : request.last) {
    const auto now = std::find_if(schedule.placements.begin(), schedule.placements.end(),
                                  [&](const Placement& one) { return one.unit == last.unit; });
    if (now == schedule.placements.end() || now->slot != last.slot) ++schedule.changed;
  }
  CountWishes(request, *built, slots, schedule);
  std::set<std::pair<PostId, Date>> used;
  for (const int slot : slots) {
    if (slot >= 0) used.insert(built->days[At(built->problem.slot_day[At(slot)])]);
  }
  Availability available(board, ground);
  for (const Placement& placement : built->fixed) {
    if (const auto cut = available.Find(placement.slot)) {
      used.emplace(available.cuts()[*cut].slot.host, placement.slot.date);
    }
  }
  schedule.days = static_cast<int>(used.size());
  return schedule;
}

absl::StatusOr<Adjusted> Adjust(const Board& board, std::vector<Placement> placements,
                                const UnitId& unit, const std::optional<SlotId>& slot, bool lock,
                                const Ground& ground) {
  if (!board.campaign.Has(unit)) {
    return absl::NotFoundError(
        fmt::format("campaign {} does not meet unit {}", board.campaign.id.str(), unit.str()));
  }
  std::erase_if(placements, [&](const Placement& one) { return one.unit == unit; });
  if (!slot) return Adjusted{.placements = std::move(placements)};
  Board standing = board;
  std::erase_if(standing.bookings, [&](const Booking& booking) {
    if (!IsActive(booking.status)) return false;
    return booking.id.unit == unit ||
           std::any_of(placements.begin(), placements.end(),
                       [&](const Placement& one) { return one.unit == booking.id.unit; });
  });
  Availability available(standing, ground);
  for (const Placement& placement : placements) {
    const std::optional<std::size_t> cut = available.Find(placement.slot);
    if (!cut) continue;  // Publish will say so.
    available.Add({.id = {board.campaign.id, placement.unit, kNumberMax},
                   .slot = available.cuts()[*cut].slot,
                   .buffer = board.campaign.buffer,
                   .parties = PartiesOf(board.campaign, placement.unit, ground.organisation)});
  }
  const std::optional<std::size_t> cut = available.Find(*slot);
  if (!cut) {
    return absl::NotFoundError(fmt::format("there is no slot {}", ToString(*slot)));
  }
  const Seeker seeker{.unit = unit, .organiser = true};
  std::vector<Hindrance> hindrances = available.Judge(*cut, seeker);
  if (!hindrances.empty()) {
    Refusal refusal{.kind = RefusalKind::kHindered,
                    .hindrances = std::move(hindrances),
                    .alternatives = available.Alternatives(seeker, *slot)};
    return Adjusted{.placements = std::move(placements), .refusal = std::move(refusal)};
  }
  placements.push_back({unit, *slot, lock});
  std::sort(placements.begin(), placements.end(),
            [](const Placement& one, const Placement& other) { return one.unit < other.unit; });
  return Adjusted{.placements = std::move(placements)};
}

}  // namespace hjul::dialogue
