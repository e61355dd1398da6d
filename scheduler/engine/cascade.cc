// The cascade: those who lean on a changed occurrence look again, and so on until nothing changes.
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/engine/without_end.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

using core::OccurrenceId;

absl::StatusOr<std::vector<OccurrenceId>> Occurrences::OpenIn(const ActivityPlace& place,
                                                              const core::TurnId& turn,
                                                              const core::UnitId& unit,
                                                              bool everybody) const {
  std::vector<OccurrenceId> ids;
  const auto scan = [&](const core::UnitId& at, bool huvudman_only) {
    return commit_.draft().Scan(
        store::OpenOccurrencesOf(huvudman_, {place.wheel, turn, place.activity, at}),
        std::numeric_limits<std::size_t>::max(), [&](std::string_view key, std::string_view) {
          auto parsed = store::ParseOpenOccurrenceKey(key);
          if (!parsed || (huvudman_only && !parsed->occurrence.unit.empty())) {
            return false;  // The huvudman's own come first.
          }
          ids.push_back(std::move(parsed->occurrence));
          return true;
        });
  };
  if (const absl::Status status = scan({}, !everybody); !status.ok()) {
    return status;
  }
  if (!everybody && !unit.empty()) {
    if (const absl::Status status = scan(unit, false); !status.ok()) {
      return status;
    }
  }
  return ids;
}

// Open occurrences of `places` that `from` concerns: at its own unit and at the huvudman; at every
// unit when `from` is the huvudman's own, or when a reader asks for all units.
absl::Status Occurrences::EnqueueOpen(const std::set<ActivityPlace>& places,
                                      const OccurrenceId& from, bool readers) {
  const core::Turn* own = world_.FindTurn(from.wheel, from.turn);
  for (const ActivityPlace& place : places) {
    const bool everybody = from.unit.empty() || (readers && world_.dependents().ReadsAll(place));
    for (const core::Turn& turn : world_.turns()) {
      const bool concerned = turn.wheel == place.wheel &&
                             (own == nullptr || turn.wheel != from.wheel || turn.id == own->id ||
                              (readers && turn.span.first > own->span.first));
      if (!concerned) {
        continue;
      }
      auto open = OpenIn(place, turn.id, from.unit, everybody);
      if (!open.ok()) {
        return open.status();
      }
      for (OccurrenceId& id : *open) {
        if (id != from && queued_.insert(id).second) {
          queue_.push_back(std::move(id));
        }
      }
    }
  }
  return absl::OkStatus();
}

absl::Status Occurrences::Enqueue(const core::Occurrence& before, const core::Occurrence& after,
                                  bool readers_concerned) {
  const ActivityPlace place{after.id.wheel, after.id.activity};
  const bool shown = Shown::Of(before) != Shown::Of(after);
  if (readers_concerned || shown) {
    const absl::Status status = EnqueueOpen(world_.dependents().Readers(place), after.id, true);
    if (!status.ok()) {
      return status;
    }
  }
  return shown ? EnqueueOpen(world_.dependents().Read(place), after.id, false) : absl::OkStatus();
}

absl::StatusOr<std::vector<OccurrenceId>> Occurrences::LeaningOn(
    const core::WheelId& wheel, const core::TurnId& turn,
    const std::set<core::ActivityId>& activities) {
  const std::deque<OccurrenceId> waiting = std::exchange(queue_, {});
  const std::set<OccurrenceId> known = std::exchange(queued_, {});
  absl::Status status = absl::OkStatus();
  for (const core::ActivityId& activity : activities) {
    const ActivityPlace place{wheel, activity};
    const OccurrenceId everywhere{.wheel = wheel, .turn = turn, .activity = activity};
    status.Update(EnqueueOpen(world_.dependents().Readers(place), everywhere, true));
    status.Update(EnqueueOpen(world_.dependents().Read(place), everywhere, false));
  }
  const std::deque<OccurrenceId> found = std::exchange(queue_, waiting);
  queued_ = known;
  if (!status.ok()) {
    return status;
  }
  return std::vector<OccurrenceId>(found.begin(), found.end());
}

namespace {

// How often one occurrence may change in a cascade. Where nothing leans on itself it is at most
// once for each step of the longest way that leads to it.
constexpr int kChangesOfOneMax = 1000;
constexpr std::size_t kNamedMax = 4;

// Those that changed about as often as the one that changed most are the circle.
std::string CircleOf(const std::map<OccurrenceId, int>& changes) {
  std::vector<std::string> circle;
  for (const auto& [id, count] : changes) {
    if (count >= kChangesOfOneMax / 2 && circle.size() < kNamedMax) {
      circle.push_back(core::ToString(id));
    }
  }
  return fmt::format("{}", fmt::join(circle, ", "));
}

}  // namespace

absl::Status Occurrences::Cascade() {
  std::map<OccurrenceId, int> changes;
  for (std::size_t steps = 0; !queue_.empty(); ++steps) {
    if (steps == kCascadeMax) {
      return absl::FailedPreconditionError(
          fmt::format("more than {} occurrences would have to look again, {} among them; let "
                      "fewer activities lean on one, or change fewer at a time",
                      kCascadeMax, core::ToString(queue_.front())));
    }
    const OccurrenceId id = std::move(queue_.front());
    queue_.pop_front();
    queued_.erase(id);
    const auto record = Load(id);
    if (!record.ok()) {
      return record.status();
    }
    if (core::IsFinal((*record)->occurrence.status)) {
      continue;
    }
    const auto changed = Decide(*record, core::SurroundingsChanged{});
    if (!changed.ok()) {
      return changed.status();
    }
    if (*changed && ++changes[id] > kChangesOfOneMax) {
      return WithoutEnd(CircleOf(changes));
    }
  }
  return absl::OkStatus();
}

}  // namespace hjul::engine
