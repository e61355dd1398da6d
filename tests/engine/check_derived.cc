// Timers, tasks and rungs: what follows from each occurrence as it stands.
#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/task.h"
#include "scheduler/core/timers.h"
#include "scheduler/engine/draft.h"
#include "scheduler/engine/occurrence_records.h"
#include "scheduler/engine/scene.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "sight.h"

namespace hjul::engine {
namespace {

Instant StartOfDay(core::Date date) {
  return calendar::Zone::Stockholm().At(date, calendar::TimeOfDay{0});
}

std::string TaskText(const core::Task& task) {
  return fmt::format("{} at {} state {} due {} actions {} waits {} blocks {} announced {}",
                     core::ToString(task.id), core::ToString(task.post),
                     static_cast<int>(task.state),
                     task.due ? calendar::ToString(task.due->effective) : "none",
                     task.actions.size(), task.waits_for_total, task.blocks_total, task.announced);
}

std::string TimersText(const std::vector<core::Timer>& timers) {
  std::string text;
  for (const core::Timer& timer : timers) {
    text += fmt::format(" {}@{}", static_cast<int>(timer.kind),
                        calendar::Zone::Stockholm().Describe(timer.at));
  }
  return text;
}

// Keys of the timers that the records, turns, units and messages of `sight` ask for.
std::set<std::string> ExpectedTimers(const Sight& sight) {
  std::set<std::string> keys;
  const auto expect = [&](Instant at, std::optional<core::PostId> post, store::TimerTarget target) {
    keys.insert(
        store::Encode(store::TimerKey{at, sight.huvudman, std::move(post), std::move(target)}));
  };
  for (const auto& [id, record] : sight.records) {
    for (const core::Timer& timer : record.timers) {
      expect(timer.at, timer.post, store::OccurrenceTimer{id, timer.kind});
    }
  }
  for (const store::Delivery& delivery : sight.deliveries) {
    if (delivery.state == store::DeliveryState::kScheduled) {
      expect(delivery.at, delivery.post, store::DeliveryTimer{});
    }
  }
  for (const core::Turn& turn : sight.world->turns()) {
    const auto head = sight.world->wheels().find(turn.wheel);
    if (turn.state == core::TurnState::kPlanned && head != sight.world->wheels().end()) {
      expect(StartOfDay(core::OpeningDay(*head->second.wheel, turn)), std::nullopt,
             store::TurnTimer{turn.wheel, turn.id});
    } else if (turn.state == core::TurnState::kOpen) {
      expect(StartOfDay(turn.span.last + calendar::days{1}), std::nullopt,
             store::TurnTimer{turn.wheel, turn.id});
    }
  }
  for (const core::Unit& unit : sight.world->organisation().content().units) {
    if (unit.closed && StartOfDay(*unit.closed + calendar::days{1}) > sight.now) {
      expect(StartOfDay(*unit.closed + calendar::days{1}), std::nullopt, store::UnitTimer{unit.id});
    }
  }
  return keys;
}

}  // namespace

void CheckDerived(const Sight& sight, Faults& faults) {
  Draft draft(sight.snapshot);
  OccurrenceShelf shelf;
  OccurrenceRecords records(draft, shelf);
  for (const auto& [id, record] : sight.records) {
    if (core::IsFinal(record.occurrence.status)) {
      if (!record.timers.empty() || !record.tasks.empty()) {
        faults.push_back(fmt::format("{} has ended, with timers or tasks", core::ToString(id)));
      }
      continue;
    }
    const auto scene = Scene::Of(*sight.world, records, id, record.occurrence.revision, sight.now);
    if (!scene.ok()) {
      faults.push_back(scene.status().ToString());
      continue;
    }
    const auto timers = core::TimersFor(record.occurrence, (*scene)->circumstances());
    if (timers != record.timers) {
      faults.push_back(fmt::format("{} in {}: timers{} instead of{}", core::ToString(id),
                                   record.occurrence.state.str(), TimersText(record.timers),
                                   TimersText(timers)));
    }
    const auto tasks = core::TasksFor(record.occurrence, (*scene)->circumstances());
    if (tasks != record.tasks) {
      std::string text;
      for (const core::Task& task : record.tasks) {
        text += "\n  has    " + TaskText(task);
      }
      for (const core::Task& task : tasks) {
        text += "\n  should " + TaskText(task);
      }
      faults.push_back(fmt::format("{}: its tasks are stale{}", core::ToString(id), text));
    }
  }
}

void CheckTimers(const Sight& sight, Faults& faults) {
  std::set<std::string> expected = ExpectedTimers(sight);
  const std::string mark =
      sight.snapshot.Get(store::Encode(store::MetaKey{store::MetaName::kTimerLowWater}))
          ->value_or(std::string());
  for (const auto& [key, value] : All(sight.snapshot, store::AllOf(store::KeyKind::kTimer))) {
    const auto timer = store::ParseTimerKey(key);
    if (!timer) {
      faults.push_back("a timer does not parse");
      continue;
    }
    if (timer->huvudman != sight.huvudman) {
      continue;
    }
    // A turn may keep a timer of an earlier revision; it finds nothing to do.
    if (expected.erase(key) == 0 && !std::holds_alternative<store::TurnTimer>(timer->target)) {
      faults.push_back(fmt::format("a timer at {} that nothing asks for",
                                   calendar::Zone::Stockholm().Describe(timer->at)));
    }
    if (key < mark) {
      faults.push_back("a timer lies before the mark");
    }
    if (sight.settled && timer->at <= sight.now) {
      faults.push_back("a timer that was due has not fired");
    }
  }
  for (const std::string& key : expected) {
    faults.push_back(
        fmt::format("a timer of kind {} is missing", store::ParseTimerKey(key)->target.index()));
  }
}

void CheckRungs(const Sight& sight, Faults& faults) {
  for (const auto& [id, record] : sight.records) {
    std::set<std::tuple<int, int, int>> seen;
    for (const core::RungRecord& rung : record.occurrence.rungs) {
      if (!seen.emplace(rung.visit, rung.rung, rung.repetition).second) {
        faults.push_back(fmt::format("{}: rung {}.{} of visit {} twice", core::ToString(id),
                                     rung.rung, rung.repetition, rung.visit));
      }
      const auto visit = static_cast<std::size_t>(rung.visit) - 1;
      const auto& visits = record.occurrence.visits;
      if (visit < visits.size() && rung.at > visits[visit].left_at) {
        faults.push_back(fmt::format("{}: rung {} of visit {} after it was left",
                                     core::ToString(id), rung.rung, rung.visit));
      }
    }
  }
}

}  // namespace hjul::engine
