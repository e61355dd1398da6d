// Every occurrence of one turn, each leaning on those planned before it.
#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <variant>

#include "scheduler/core/planner.h"
#include "scheduler/core/planner_index.h"
#include "scheduler/core/planner_order.h"
#include "scheduler/core/planner_path.h"
#include "scheduler/core/variants.h"

namespace hjul::core {
namespace {

// Enough for what leans on what in a circle of activities to settle; more would be a true circle,
// which the checks refuse.
inline constexpr int kCircularPassesMax = 3;

class TurnPlanner {
 public:
  TurnPlanner(const Turn& turn, const PlanningGround& ground)
      : turn_(turn),
        ground_(ground),
        variants_(ground.organisation, HasElection(turn)),
        index_(ground.wheel, ground.facts) {
    index_.AddTurn(turn);
  }

  TurnPlan Plan() {
    const PlanningOrder order = OrderOf(ground_.wheel);
    Lay(order);
    for (const Activity* activity : order.activities) PlanActivity(*activity);
    if (order.circular) {
      for (int pass = 1; pass < kCircularPassesMax && PlanDatesAgain(); ++pass) {
      }
    }
    TurnPlan plan;
    plan.occurrences.reserve(occurrences_.size());
    plan.records.reserve(occurrences_.size());
    for (Planned& planned : occurrences_) {
      plan.occurrences.push_back(std::move(planned.occurrence));
      plan.records.push_back(std::move(planned.records));
    }
    return plan;
  }

 private:
  struct Layout {
    std::vector<Repetition> repetitions;
    std::vector<UnitId> units;  // By id.
  };
  struct Planned {
    const Activity* activity;
    const Repetition* repetition;
    Occurrence occurrence;
    std::vector<Record> records;
  };

  // Where each activity occurs, without those that another one stands in for.
  void Lay(const PlanningOrder& order) {
    for (const Activity* activity : order.activities) {
      Layout& layout = layouts_[activity->id];
      layout.repetitions = RepetitionsOf(*activity, turn_, ground_.calendar);
      if (layout.repetitions.empty()) continue;
      layout.units = UnitsOf(*activity, turn_, ground_.organisation);
    }
    for (const Activity* activity : order.activities) {
      if (activity->replaces.empty()) continue;
      const Layout& layout = layouts_[activity->id];
      const auto replaced = layouts_.find(activity->replaces);
      if (layout.repetitions.empty() || replaced == layouts_.end()) continue;
      std::vector<UnitId>& units = replaced->second.units;
      std::erase_if(units, [&](const UnitId& unit) {
        return unit.empty() ? !layout.units.empty()
                            : Occurs(layout, UnitId()) || Occurs(layout, unit);
      });
    }
  }

  static bool Occurs(const Layout& layout, const UnitId& unit) {
    return std::binary_search(layout.units.begin(), layout.units.end(), unit);
  }

  void PlanActivity(const Activity& activity) {
    const Layout& layout = layouts_[activity.id];
    for (const Repetition& repetition : layout.repetitions) {
      for (const UnitId& unit : layout.units) PlanOne(activity, repetition, unit);
    }
  }

  void PlanOne(const Activity& activity, const Repetition& repetition, const UnitId& unit) {
    const OccurrenceId id{.wheel = ground_.wheel.id,
                          .turn = turn_.id,
                          .activity = activity.id,
                          .unit = unit,
                          .ordinal = repetition.ordinal};
    const Occurrence* running = ground_.running ? ground_.running(id) : nullptr;
    Planned planned{
        .activity = &activity, .repetition = &repetition, .occurrence = {}, .records = {}};
    if (running != nullptr) {
      planned.occurrence = *running;
      if (!HasBegun(*running)) {
        planned.occurrence.state = variants_.For(activity, unit, repetition.ordinal).start;
      }
      if (!IsFinal(running->status)) {
        planned.occurrence.plan = DatesOf(activity, repetition, id, &planned.occurrence);
      }
    } else {
      WithCircumstances(activity, repetition, id, [&](const Circumstances& circumstances) {
        Decision decision = core::Plan(id, circumstances);
        planned.occurrence = std::move(decision.occurrence);
        for (Effect& effect : decision.effects) {
          if (auto* record = std::get_if<Record>(&effect)) {
            planned.records.push_back(std::move(*record));
          }
        }
      });
    }
    index_.Add(occurrences_.emplace_back(std::move(planned)).occurrence);
  }

  // Again with everything known; true if anything moved.
  bool PlanDatesAgain() {
    bool moved = false;
    for (Planned& planned : occurrences_) {
      Occurrence& occurrence = planned.occurrence;
      if (IsFinal(occurrence.status)) continue;
      const bool runs = ground_.running && ground_.running(occurrence.id) != nullptr;
      std::vector<PlannedState> plan = DatesOf(*planned.activity, *planned.repetition,
                                               occurrence.id, runs ? &occurrence : nullptr);
      if (plan == occurrence.plan) continue;
      occurrence.plan = std::move(plan);
      moved = true;
    }
    return moved;
  }

  std::vector<PlannedState> DatesOf(const Activity& activity, const Repetition& repetition,
                                    const OccurrenceId& id, const Occurrence* running) {
    std::vector<PlannedState> dates;
    WithCircumstances(activity, repetition, id, [&](const Circumstances& circumstances) {
      dates = PlanDates(id, circumstances, running);
    });
    return dates;
  }

  template <class Use>
  void WithCircumstances(const Activity& activity, const Repetition& repetition,
                         const OccurrenceId& id, const Use& use) {
    use(Circumstances{.wheel = ground_.wheel,
                      .activity = variants_.For(activity, id.unit, id.ordinal),
                      .turn = turn_,
                      .repetition = repetition,
                      .calendar = CalendarFor(id.unit),
                      .organisation = ground_.organisation,
                      .facts = index_,
                      .now = ground_.now});
  }

  const calendar::Calendar& CalendarFor(const UnitId& unit) {
    if (unit.empty()) return ground_.calendar;
    const auto [found, added] = calendars_.try_emplace(unit);
    if (added) found->second = ground_.calendar.ForUnit(unit.str());
    return found->second;
  }

  const Turn& turn_;
  const PlanningGround& ground_;
  VariantCache variants_;
  PlanIndex index_;
  std::map<ActivityId, Layout> layouts_;
  std::map<UnitId, calendar::Calendar> calendars_;
  std::deque<Planned> occurrences_;  // A deque: the index points into it.
};

}  // namespace

TurnPlan PlanTurn(const Turn& turn, const PlanningGround& ground) {
  return TurnPlanner(turn, ground).Plan();
}

}  // namespace hjul::core
