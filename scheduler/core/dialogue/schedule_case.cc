// From campaign, wishes and locks to choices with costs, days with caps, and slots that clash.
#include <algorithm>
#include <set>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/dialogue/schedule_case.h"

namespace hjul::dialogue {
namespace {

constexpr int kNoCap = 1'000'000;
constexpr std::int64_t kPositions = 64;  // Of a slot within its day; later ones count alike.

int Index(std::size_t index) { return static_cast<int>(index); }

absl::Status CheckRequest(const Board& board, const ScheduleRequest& request) {
  std::set<UnitId> seen;
  for (const Placement& placement : request.last) {
    if (!board.campaign.Has(placement.unit)) {
      return absl::NotFoundError(fmt::format("campaign {} does not meet unit {}",
                                             board.campaign.id.str(), placement.unit.str()));
    }
    if (!seen.insert(placement.unit).second) {
      return absl::InvalidArgumentError(
          fmt::format("unit {} is placed twice", placement.unit.str()));
    }
  }
  seen.clear();
  for (const Preference& preference : request.preferences) {
    if (!board.campaign.Has(preference.unit)) {
      return absl::NotFoundError(fmt::format("campaign {} does not meet unit {}",
                                             board.campaign.id.str(), preference.unit.str()));
    }
    if (!seen.insert(preference.unit).second || preference.ranked.size() > kRanksMax) {
      return absl::InvalidArgumentError(
          fmt::format("unit {} has more than {} wishes", preference.unit.str(), kRanksMax));
    }
  }
  return absl::OkStatus();
}

// Index of `key`, added when new.
template <class Key>
int IndexOf(std::vector<Key>& keys, std::map<Key, int>& known, const Key& key) {
  const auto [found, added] = known.try_emplace(key, Index(keys.size()));
  if (added) keys.push_back(key);
  return found->second;
}

class Maker {
 public:
  Maker(const Board& board, const ScheduleRequest& request, const Ground& ground,
        const UnitId& unlocked)
      : board_(board), request_(request), ground_(ground), unlocked_(unlocked) {}

  absl::StatusOr<Case> Run() {
    if (absl::Status valid = CheckRequest(board_, request_); !valid.ok()) return valid;
    standing_ = board_;
    ReleaseBooked();
    Availability available(standing_, ground_);
    if (absl::Status locked = FixLocked(available); !locked.ok()) return locked;
    AddSlots(available);
    AddUnits(available);
    AddClashes(board_, ground_, made_);
    return std::move(made_);
  }

 private:
  // Bookings that may move leave the board; the others are fixed.
  void ReleaseBooked() {
    for (const Booking& booking : board_.bookings) {
      if (!IsActive(booking.status)) continue;
      active_.emplace(booking.id.unit, booking.id);
      const bool stays = booking.status == BookingStatus::kBooked && !request_.may_move_booked &&
                         booking.id.unit != unlocked_;
      if (stays) {
        made_.fixed.push_back({booking.id.unit, booking.slot.id, true});
        continue;
      }
      if (booking.status == BookingStatus::kBooked) {
        last_.emplace(booking.id.unit, booking.slot.id);
      }
      std::erase_if(standing_.bookings, [&](const Booking& one) { return one.id == booking.id; });
    }
  }

  Seeker SeekerFor(const UnitId& unit) const {
    Seeker seeker{.unit = unit, .organiser = true};
    if (const auto own = active_.find(unit); own != active_.end()) seeker.moving = own->second;
    return seeker;
  }

  bool IsFixed(const UnitId& unit) const {
    return std::any_of(made_.fixed.begin(), made_.fixed.end(),
                       [&](const Placement& one) { return one.unit == unit; });
  }

  absl::Status FixLocked(Availability& available) {
    for (const Placement& placement : request_.last) {
      if (IsFixed(placement.unit)) continue;
      last_.insert_or_assign(placement.unit, placement.slot);
      if (!placement.locked || placement.unit == unlocked_) continue;
      const std::optional<std::size_t> cut = available.Find(placement.slot);
      if (!cut) {
        return absl::FailedPreconditionError(
            fmt::format("unit {} is locked on {}, which is no slot any more; unlock it",
                        placement.unit.str(), ToString(placement.slot)));
      }
      if (!available.Judge(*cut, SeekerFor(placement.unit)).empty()) {
        return absl::FailedPreconditionError(
            fmt::format("unit {} is locked on {}, which it cannot have; unlock it or list the "
                        "slots to see why",
                        placement.unit.str(), ToString(placement.slot)));
      }
      made_.fixed.push_back(placement);
      // As if it were booked, so that everything else is judged around it.
      available.Add({.id = {board_.campaign.id, placement.unit, kNumberMax},
                     .slot = available.cuts()[*cut].slot,
                     .buffer = board_.campaign.buffer,
                     .parties = PartiesOf(board_.campaign, placement.unit, ground_.organisation)});
    }
    return absl::OkStatus();
  }

  void AddSlots(Availability& available) {
    std::map<std::pair<PostId, Date>, int> days;
    std::map<std::pair<PostId, calendar::IsoWeek>, int> weeks;
    const Campaign& campaign = board_.campaign;
    for (std::size_t cut = 0; cut < available.cuts().size(); ++cut) {
      const Cut& place = available.cuts()[cut];
      if (place.fault != Cut::Fault::kNone) continue;
      const Slot& slot = place.slot;
      const auto week = calendar::IsoWeekOf(slot.id.date);
      const int week_index = IndexOf(made_.weeks, weeks, {slot.host, week});
      if (week_index == Index(made_.problem.week_caps.size())) {
        made_.problem.week_caps.push_back(
            campaign.week_cap == 0
                ? kNoCap
                : std::max(0, campaign.week_cap - available.InWeek(slot.host, week)));
      }
      const int day_index = IndexOf(made_.days, days, {slot.host, slot.id.date});
      if (day_index == Index(made_.problem.days.size())) {
        made_.problem.days.push_back(
            {.week = week_index,
             .cap =
                 campaign.day_cap == 0
                     ? kNoCap
                     : std::max(0, campaign.day_cap - available.OnDay(slot.host, slot.id.date))});
      }
      made_.slots.push_back(slot);
      made_.problem.slot_day.push_back(day_index);
      cuts_.push_back(cut);
    }
  }

  // The order of slots: days that hold many first, then early ones; within a day from the morning.
  std::vector<std::int64_t> Order() const {
    std::vector<std::int64_t> holds(made_.days.size(), 0);
    std::vector<std::int64_t> position(made_.slots.size(), 0);
    for (std::size_t slot = 0; slot < made_.slots.size(); ++slot) {
      auto& count = holds[static_cast<std::size_t>(made_.problem.slot_day[slot])];
      position[slot] = std::min(count, kPositions - 1);
      ++count;
    }
    std::vector<std::size_t> days(made_.days.size());
    for (std::size_t day = 0; day < days.size(); ++day) {
      days[day] = day;
      holds[day] = std::min<std::int64_t>(holds[day], made_.problem.days[day].cap);
    }
    std::stable_sort(days.begin(), days.end(), [&](std::size_t one, std::size_t other) {
      if (holds[one] != holds[other]) return holds[one] > holds[other];
      return made_.days[one].second < made_.days[other].second;
    });
    std::vector<std::int64_t> rank(days.size());
    for (std::size_t i = 0; i < days.size(); ++i) {
      rank[days[i]] = static_cast<std::int64_t>(i);
    }
    for (std::size_t slot = 0; slot < position.size(); ++slot) {
      position[slot] += kPositions * rank[static_cast<std::size_t>(made_.problem.slot_day[slot])];
    }
    return position;
  }

  const Preference* PreferenceOf(const UnitId& unit) const {
    for (const Preference& one : request_.preferences) {
      if (one.unit == unit && !one.ranked.empty()) return &one;
    }
    return nullptr;
  }

  // Of considerations above the order of slots: powers of `base` keep them apart.
  Cost CostOf(const Slot& slot, const Preference* preference, const SlotId* last,
              const std::vector<Cost>& powers) const {
    Cost cost = 0;
    if (preference != nullptr) {
      // The worst served count most: one without its wishes outweighs all with their second.
      std::size_t rank = 0;
      const std::size_t ranks = preference->ranked.size();
      while (rank < ranks && !preference->ranked[rank].Has(slot)) ++rank;
      const Cost none = powers[kRanksMax];
      const Cost met = rank == ranks ? none : rank == 0 ? Cost(0) : powers[rank];
      cost += met - none;
    }
    if (last != nullptr && *last == slot.id) cost -= powers[kRanksMax + 1];
    return cost * made_.scale;
  }

  void AddUnits(Availability& available) {
    const Cost base = Cost(static_cast<std::int64_t>(board_.campaign.units.size()) + 1);
    made_.scale = base * Cost(kPositions) * Cost(static_cast<std::int64_t>(kSlotsMax));
    std::vector<Cost> powers{1};
    for (int i = 0; i < kRanksMax + 3; ++i) powers.push_back(powers.back() * base);
    made_.problem.left_out = made_.scale * powers.back();
    const std::vector<std::int64_t> order = Order();
    for (const UnitId& unit : board_.campaign.units) {
      if (IsFixed(unit) || !NeedsPlace(unit)) continue;
      const int row = Index(made_.units.size());
      made_.units.push_back(unit);
      auto& choices = made_.problem.units.emplace_back();
      const Seeker seeker = SeekerFor(unit);
      const Preference* const preference = PreferenceOf(unit);
      const auto last = last_.find(unit);
      const SlotId* const last_slot = last == last_.end() ? nullptr : &last->second;
      for (std::size_t slot = 0; slot < cuts_.size(); ++slot) {
        const std::vector<Hindrance> hindrances = available.JudgeWithoutCaps(cuts_[slot], seeker);
        if (!hindrances.empty()) {
          NoteClosed(row, Index(slot), hindrances);
          continue;
        }
        const Cost cost = CostOf(made_.slots[slot], preference, last_slot, powers);
        choices.push_back({.slot = Index(slot), .cost = cost + order[slot]});
      }
    }
  }

  bool NeedsPlace(const UnitId& unit) const {
    const Booking* const latest = board_.LatestOf(unit);
    if (latest == nullptr || IsActive(latest->status)) return true;
    return latest->status == BookingStatus::kCancelled || latest->status == BookingStatus::kNoShow;
  }

  // Kept when giving way in one thing would make it a choice.
  void NoteClosed(int unit, int slot, const std::vector<Hindrance>& hindrances) {
    const Hindrance& first = hindrances.front();
    const Date date = made_.slots[static_cast<std::size_t>(slot)].id.date;
    if (first.kind == HindranceKind::kAvoidedDay && hindrances.size() == 1) {
      made_.closed.push_back({.unit = unit, .slot = slot, .date = date, .subject = first.subject});
    }
    if (!first.booking || first.booking->campaign != board_.campaign.id) return;
    const bool one_booking =
        std::all_of(hindrances.begin(), hindrances.end(), [&](const Hindrance& one) {
          return one.booking == first.booking && one.kind >= HindranceKind::kTaken;
        });
    if (one_booking && IsFixed(first.booking->unit)) {
      made_.closed.push_back({.unit = unit, .slot = slot, .date = date, .by = first.booking->unit});
    }
  }

  const Board& board_;
  const ScheduleRequest& request_;
  const Ground& ground_;
  const UnitId unlocked_;
  Board standing_;
  std::map<UnitId, BookingId> active_;
  std::map<UnitId, SlotId> last_;
  std::vector<std::size_t> cuts_;  // Beside slots.
  Case made_;
};

}  // namespace

absl::StatusOr<Case> MakeCase(const Board& board, const ScheduleRequest& request,
                              const Ground& ground, const UnitId& unlocked) {
  return Maker(board, request, ground, unlocked).Run();
}

}  // namespace hjul::dialogue
