#include "services/turn_counts.h"

#include <map>
#include <utility>

namespace hjul::services {
namespace {

void Count(core::OccurrenceStatus status, v1::OccurrenceCounts& counts) {
  switch (status) {
    case core::OccurrenceStatus::kPlanned:
      counts.set_planned(counts.planned() + 1);
      return;
    case core::OccurrenceStatus::kOpen:
      counts.set_open(counts.open() + 1);
      return;
    case core::OccurrenceStatus::kWaiting:
      counts.set_waiting(counts.waiting() + 1);
      return;
    case core::OccurrenceStatus::kOverdue:
      counts.set_overdue(counts.overdue() + 1);
      return;
    case core::OccurrenceStatus::kDone:
      counts.set_done(counts.done() + 1);
      return;
    case core::OccurrenceStatus::kDeclined:
    case core::OccurrenceStatus::kNotNeeded:
      counts.set_declined(counts.declined() + 1);
      return;
    case core::OccurrenceStatus::kCancelled:
    case core::OccurrenceStatus::kReplaced:
      counts.set_cancelled(counts.cancelled() + 1);
      return;
  }
}

}  // namespace

absl::StatusOr<TurnCounts> CountTurn(const engine::View& view, const core::Turn& turn) {
  TurnCounts counts;
  std::map<core::ActivityId, v1::OccurrenceCounts> by_activity;
  std::string from;
  do {
    auto page =
        view.ListOccurrences({.wheel = turn.wheel, .turn = turn.id}, engine::kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    for (const core::Occurrence& occurrence : page->items) {
      Count(occurrence.status, counts.whole);
      Count(occurrence.status, by_activity[occurrence.id.activity]);
    }
    from = std::move(page->next);
  } while (!from.empty());
  auto wheel = view.world().Revision(turn.revision);
  if (const auto head = view.world().wheels().find(turn.wheel);
      wheel == nullptr && head != view.world().wheels().end()) {
    wheel = head->second.wheel;
  }
  if (wheel == nullptr) {
    return counts;
  }
  for (const core::Activity& activity : wheel->activities) {
    const auto found = by_activity.find(activity.id);
    if (found != by_activity.end()) {
      found->second.set_activity(activity.id.str());
      found->second.set_title(activity.title);
      counts.activities.push_back(std::move(found->second));
    }
  }
  return counts;
}

}  // namespace hjul::services
