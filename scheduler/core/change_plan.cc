#include "scheduler/core/change_plan.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/planner_path.h"

namespace hjul::core {
namespace {

std::optional<Date> DayOf(const std::optional<PlannedDate>& date) {
  return date ? std::optional(date->effective) : std::nullopt;
}

bool IsOverridden(const std::optional<PlannedDate>& date) { return date && date->overridden; }

// The day a later state is entered follows from the dates before it; it is no change of its own.
bool IsEstimate(const std::optional<PlannedDate>& date) { return !date || date->estimated; }

// One activity's occurrence now and as it would be.
class Comparison {
 public:
  Comparison(const Occurrence& now, const Occurrence& fresh, const StateId& present)
      : now_(now), fresh_(fresh), present_(present) {}

  // From the present state on: what lies behind has happened.
  std::vector<DateChange> Dates() {
    bool ahead = fresh_.PlanOf(present_) == nullptr;
    for (const PlannedState& planned : fresh_.plan) {
      ahead = ahead || planned.state == present_;
      if (ahead) CompareState(now_.PlanOf(planned.state), &planned, planned.state);
    }
    ahead = now_.PlanOf(now_.state) == nullptr;
    for (const PlannedState& planned : now_.plan) {
      ahead = ahead || planned.state == now_.state;
      if (ahead && fresh_.PlanOf(planned.state) == nullptr && planned.state != now_.state) {
        CompareState(&planned, nullptr, planned.state);
      }
    }
    return std::move(changes_);
  }

 private:
  void CompareState(const PlannedState* before, const PlannedState* after, const StateId& state) {
    // A state that took the place of the present one goes on with its dates.
    if (before == nullptr && state == present_ && fresh_.PlanOf(now_.state) == nullptr) {
      before = now_.PlanOf(now_.state);
    }
    const std::optional<PlannedDate> none;
    const auto& opens_before = before != nullptr ? before->opens : none;
    const auto& opens_after = after != nullptr ? after->opens : none;
    const auto& due_before = before != nullptr ? before->due : none;
    const auto& due_after = after != nullptr ? after->due : none;
    // A window that is open stays open, wherever the rules would put its first day.
    const bool is_open = state == present_ && now_.status != OccurrenceStatus::kPlanned;
    if (!is_open && (!IsEstimate(opens_before) || !IsEstimate(opens_after))) {
      CompareDate(state, /*opens=*/true, opens_before, opens_after);
    }
    CompareDate(state, /*opens=*/false, due_before, due_after);
  }

  void CompareDate(const StateId& state, bool opens, const std::optional<PlannedDate>& before,
                   const std::optional<PlannedDate>& after) {
    if (IsOverridden(before)) return;
    const bool same_time = !before || !after || before->time == after->time;
    if (DayOf(before) == DayOf(after) && same_time) return;
    changes_.push_back(
        {.state = state, .opens = opens, .before = DayOf(before), .after = DayOf(after)});
  }

  const Occurrence& now_;
  const Occurrence& fresh_;
  const StateId& present_;
  std::vector<DateChange> changes_;
};

// Has anybody been told of the present state?
bool Announced(const Occurrence& occurrence) {
  return std::any_of(occurrence.rungs.begin(), occurrence.rungs.end(), [&](const RungRecord& rung) {
    return rung.visit == occurrence.visit && rung.outcome == RungOutcome::kSent;
  });
}

class Comparer {
 public:
  Comparer(const Wheel& wheel, const std::map<std::string, StateId>& mapping)
      : wheel_(wheel), mapping_(mapping) {}

  OccurrenceChange Change(const Occurrence& now, const Occurrence& fresh) const {
    OccurrenceChange change = Named(now.id);
    if (IsFinal(now.status)) return Kept(std::move(change), "ended");
    StateId present = HasBegun(now) ? now.state : fresh.state;
    if (!HasState(now.id.activity, present)) {
      const auto mapped = mapping_.find(fmt::format("{}/{}", now.id.activity.str(), present.str()));
      if (mapped == mapping_.end() || !HasState(now.id.activity, mapped->second)) {
        change.kind = ChangeKind::kNeedsDecision;
        change.why = fmt::format("state-gone:{}", present.str());
        change.announced = Announced(now);
        return change;
      }
      change.why = fmt::format("state-mapped:{}:{}", present.str(), mapped->second.str());
      present = mapped->second;
    }
    change.dates = Comparison(now, fresh, present).Dates();
    if (change.dates.empty() && change.why.empty()) return change;
    change.kind = ChangeKind::kRedated;
    if (change.why.empty()) change.why = "dates";
    change.announced = Announced(now) &&
                       std::any_of(change.dates.begin(), change.dates.end(),
                                   [&](const DateChange& date) { return date.state == present; });
    return change;
  }

  OccurrenceChange Removed(const Occurrence& now) const {
    OccurrenceChange change = Named(now.id);
    if (IsFinal(now.status)) return Kept(std::move(change), "ended");
    change.kind = ChangeKind::kRemoved;
    change.why = wheel_.FindActivity(now.id.activity) == nullptr ? "activity-gone" : "out-of-scope";
    change.announced = Announced(now);
    return change;
  }

  OccurrenceChange Added(const Occurrence& fresh) const {
    OccurrenceChange change = Named(fresh.id);
    change.kind = ChangeKind::kAdded;
    change.why = "new";
    for (const PlannedState& planned : fresh.plan) {
      if (planned.due) {
        change.dates.push_back({.state = planned.state, .after = planned.due->effective});
      }
    }
    return change;
  }

  OccurrenceChange OfAnotherTurn(const Occurrence& now) const {
    return Kept(Named(now.id), IsFinal(now.status) ? "ended" : "other-turn");
  }

 private:
  OccurrenceChange Named(const OccurrenceId& id) const {
    const Activity* activity = wheel_.FindActivity(id.activity);
    return {.id = id, .title = activity != nullptr ? activity->title : id.activity.str()};
  }

  static OccurrenceChange Kept(OccurrenceChange change, std::string why) {
    change.kind = ChangeKind::kKept;
    change.why = std::move(why);
    return change;
  }

  bool HasState(const ActivityId& activity, const StateId& state) const {
    const Activity* found = wheel_.FindActivity(activity);
    return found != nullptr && found->FindState(state) != nullptr;
  }

  const Wheel& wheel_;
  const std::map<std::string, StateId>& mapping_;
};

}  // namespace

std::vector<OccurrenceChange> Compare(const std::vector<Occurrence>& now_running,
                                      const TurnPlan& fresh, const Wheel& wheel,
                                      const std::map<std::string, StateId>& mapping) {
  std::map<OccurrenceId, const Occurrence*> planned;
  std::set<TurnId> turns;
  for (const Occurrence& occurrence : fresh.occurrences) {
    planned.emplace(occurrence.id, &occurrence);
    turns.insert(occurrence.id.turn);
  }
  const Comparer comparer(wheel, mapping);
  std::vector<OccurrenceChange> changes;
  std::set<OccurrenceId> runs;
  for (const Occurrence& now : now_running) {
    runs.insert(now.id);
    const auto counterpart = planned.find(now.id);
    if (counterpart != planned.end()) {
      changes.push_back(comparer.Change(now, *counterpart->second));
    } else if (turns.empty() || turns.contains(now.id.turn)) {
      changes.push_back(comparer.Removed(now));
    } else {
      changes.push_back(comparer.OfAnotherTurn(now));
    }
  }
  for (const Occurrence& occurrence : fresh.occurrences) {
    if (!runs.contains(occurrence.id)) changes.push_back(comparer.Added(occurrence));
  }
  std::sort(changes.begin(), changes.end(),
            [](const OccurrenceChange& a, const OccurrenceChange& b) { return a.id < b.id; });
  return changes;
}

}  // namespace hjul::core
