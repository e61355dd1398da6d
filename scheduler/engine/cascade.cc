// The cascade: those who lean on a changed occurrence look again, and so on until nothing changes.
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

using core::OccurrenceId;

namespace {

bool Runs(const core::Turn& turn) {
  return turn.state == core::TurnState::kOpen || turn.state == core::TurnState::kEnded;
}

}  // namespace

absl::StatusOr<std::vector<OccurrenceId>> Occurrences::OpenIn(
    const core::WheelId& wheel, const core::TurnId& turn, const core::ActivityId& activity) const {
  std::vector<OccurrenceId> ids;
  const absl::Status scan = commit_.draft().Scan(
      store::OpenOccurrencesOf(huvudman_, {wheel, turn, activity, {}}),
      std::numeric_limits<std::size_t>::max(), [&](std::string_view key, std::string_view) {
        if (auto parsed = store::ParseOpenOccurrenceKey(key)) {
          ids.push_back(std::move(parsed->occurrence));
        }
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  return ids;
}

// Open occurrences of `places` that `from` concerns: at its own unit and at the huvudman; at every
// unit when `from` is the huvudman's own, or when a reader asks for all units.
absl::Status Occurrences::EnqueueOpen(const std::set<ActivityPlace>& places,
                                      const OccurrenceId& from, bool readers) {
  const core::Turn* own = world_.FindTurn(from.wheel, from.turn);
  for (const ActivityPlace& place : places) {
    const bool all_units = from.unit.empty() || (readers && world_.dependents().ReadsAll(place));
    for (const core::Turn& turn : world_.turns()) {
      const bool concerned = turn.wheel == place.wheel && Runs(turn) &&
                             (own == nullptr || turn.wheel != from.wheel || turn.id == own->id ||
                              (readers && turn.span.first > own->span.first));
      if (!concerned) {
        continue;
      }
      auto open = OpenIn(place.wheel, turn.id, place.activity);
      if (!open.ok()) {
        return open.status();
      }
      for (OccurrenceId& id : *open) {
        const bool near = all_units || id.unit.empty() || id.unit == from.unit;
        if (near && id != from && queued_.insert(id).second) {
          queue_.push_back(std::move(id));
        }
      }
    }
  }
  return absl::OkStatus();
}

absl::Status Occurrences::Enqueue(const core::Occurrence& before, const core::Occurrence& after) {
  const ActivityPlace place{after.id.wheel, after.id.activity};
  if (const absl::Status status = EnqueueOpen(world_.dependents().Readers(place), after.id, true);
      !status.ok()) {
    return status;
  }
  if (Shown::Of(before) == Shown::Of(after)) {
    return absl::OkStatus();
  }
  return EnqueueOpen(world_.dependents().Read(place), after.id, false);
}

absl::Status Occurrences::RunCascade() {
  for (std::size_t steps = 0; !queue_.empty(); ++steps) {
    if (steps == kCascadeMax) {
      return absl::InternalError(
          fmt::format("{} keeps changing what it leans on", core::ToString(queue_.front())));
    }
    const OccurrenceId id = std::move(queue_.front());
    queue_.pop_front();
    queued_.erase(id);
    auto record = Load(id);
    if (!record.ok()) {
      return record.status();
    }
    if (core::IsFinal(record->occurrence.status)) {
      continue;
    }
    if (auto changed = Decide(*std::move(record), core::SurroundingsChanged{}); !changed.ok()) {
      return changed.status();
    }
  }
  return absl::OkStatus();
}

}  // namespace hjul::engine
