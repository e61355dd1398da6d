#include "scheduler/core/sample_turns.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "scheduler/calendar/zone.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/planner_index.h"
#include "scheduler/core/planning_work.h"

namespace hjul::core {
namespace {

bool ConcernsUnits(const Variant& variant) { return variant.units != UnitFilter(); }

// The `view`-th variant of `activity` that concerns some units only; null if it has no so many.
const Variant* VariantOf(const Activity& activity, std::size_t view) {
  if (view == 0) return nullptr;
  for (const Variant& variant : activity.variants) {
    if (ConcernsUnits(variant) && --view == 0) return &variant;
  }
  return nullptr;
}

std::size_t ViewsOf(const Wheel& wheel) {
  std::size_t views = 1;
  for (const Activity& activity : wheel.activities) {
    const auto variants =
        std::count_if(activity.variants.begin(), activity.variants.end(), ConcernsUnits);
    views = std::max(views, static_cast<std::size_t>(variants) + 1);
  }
  return std::min(views, kViewsMax);
}

bool HangsTogether(const Activity& activity) {
  const auto known = [&](const StateId& state) {
    return state.empty() || activity.FindState(state) != nullptr;
  };
  return activity.FindState(activity.start) != nullptr &&
         std::all_of(activity.states.begin(), activity.states.end(),
                     [&](const State& state) {
                       return known(state.then) && known(state.otherwise) &&
                              std::all_of(state.actions.begin(), state.actions.end(),
                                          [&](const Action& action) { return known(action.to); });
                     }) &&
         std::all_of(activity.variants.begin(), activity.variants.end(),
                     [&](const Variant& variant) { return known(variant.start); });
}

// What `activity` leans on in its own wheel, for better or worse: every name in its rules and
// guards.
std::set<ActivityId> LeansOn(const Activity& activity, std::size_t index) {
  std::set<ActivityId> others;
  for (const RuleUse& use : RulesOf(activity, index)) {
    for (const calendar::AnchorRef& anchor : use.rule->Anchors()) {
      others.insert(ActivityId(anchor.activity));
    }
  }
  for (const GuardUse& use : GuardsOf(activity, index)) {
    for (const Guard* leaf : Leaves(*use.guard)) others.insert(leaf->ref.activity);
  }
  for (const ActivityRef& ref : activity.after) others.insert(ref.activity);
  return others;
}

// The activities of a view: those it changes, what they lean on, and what stands in for that.
std::set<ActivityId> SeenIn(const Wheel& wheel, std::size_t view) {
  std::set<ActivityId> seen;
  std::vector<ActivityId> open;
  const auto see = [&](const ActivityId& activity) {
    if (seen.insert(activity).second) open.push_back(activity);
  };
  for (const Activity& activity : wheel.activities) {
    if (view == 0 || VariantOf(activity, view) != nullptr) see(activity.id);
  }
  while (!open.empty()) {
    const ActivityId id = std::move(open.back());
    open.pop_back();
    for (std::size_t i = 0; i < wheel.activities.size(); ++i) {
      const Activity& activity = wheel.activities[i];
      if (activity.replaces == id) see(activity.id);
      if (activity.id != id) continue;
      for (const ActivityId& other : LeansOn(activity, i)) see(other);
    }
  }
  return seen;
}

// `wheel` as units of one view see it, with every activity once, at the huvudman.
Wheel AsSeen(const Wheel& wheel, std::size_t view) {
  const std::set<ActivityId> wanted = SeenIn(wheel, view);
  Wheel seen = wheel;
  seen.activities.clear();
  for (const Activity& original : wheel.activities) {
    if (!wanted.contains(original.id) || !HangsTogether(original)) continue;
    const Variant* const chosen = VariantOf(original, view);
    Activity& activity = seen.activities.emplace_back(original);
    activity.scope = {};
    activity.recurrence.cohorts = 1;
    activity.variants.clear();
    for (const Variant& variant : original.variants) {
      if (ConcernsUnits(variant) && &variant != chosen) continue;
      activity.variants.push_back(variant);
      activity.variants.back().units = {};
    }
  }
  return seen;
}

class SampleWalk {
 public:
  SampleWalk(const Wheel& wheel, const calendar::Calendar& calendar, std::uint64_t looks_max,
             const std::function<void(const Sample&)>& visit)
      : wheel_(wheel), calendar_(calendar), looks_max_(looks_max), visit_(visit) {}

  SampleWork Run(int first_year, int years) {
    const std::size_t views = ViewsOf(wheel_);
    for (std::size_t view = 0; view < views; ++view) {
      const Wheel seen = AsSeen(wheel_, view);
      for (int year = first_year; year < first_year + years; ++year) {
        const std::optional<Turn> turn = TurnStartingIn(seen, year);
        if (!turn) continue;
        if (!MayPlan(seen, *turn)) return {.looks = looks_, .too_dear = Dearest()};
        Plan(seen, *turn, view);
      }
    }
    return {.looks = looks_};
  }

 private:
  bool MayPlan(const Wheel& seen, const Turn& turn) {
    for (const auto& [activity, looks] : WorkOfTurn(seen, turn, calendar_, nobody_)) {
      looks_ += looks;
      by_activity_[activity] += looks;
    }
    return looks_ <= looks_max_;
  }

  void Plan(const Wheel& seen, const Turn& turn, std::size_t view) {
    const TurnPlan plan =
        PlanTurn(turn, {.wheel = seen,
                        .calendar = calendar_,
                        .organisation = nobody_,
                        .facts = nothing_,
                        .now = calendar::Zone::Stockholm().At(OpeningDay(seen, turn), {})});
    std::map<const Activity*, std::vector<Repetition>> repetitions;
    for (const Occurrence& occurrence : plan.occurrences) {
      const Activity* const activity = wheel_.FindActivity(occurrence.id.activity);
      const Variant* const variant = VariantOf(*activity, view);
      if (view > 0 && variant == nullptr) continue;
      const auto [known, added] = repetitions.try_emplace(activity);
      if (added) known->second = RepetitionsOf(*activity, turn, calendar_);
      for (const Repetition& repetition : known->second) {
        if (repetition.ordinal != occurrence.id.ordinal) continue;
        visit_({turn, *activity, variant, repetition, occurrence});
      }
    }
  }

  // In the order of the text, so that of equals the first is named.
  const Activity* Dearest() const {
    return &*std::max_element(
        wheel_.activities.begin(), wheel_.activities.end(),
        [this](const Activity& a, const Activity& b) { return LooksOf(a) < LooksOf(b); });
  }
  std::uint64_t LooksOf(const Activity& activity) const {
    const auto found = by_activity_.find(activity.id);
    return found == by_activity_.end() ? 0 : found->second;
  }

  const Wheel& wheel_;
  const calendar::Calendar& calendar_;
  const std::uint64_t looks_max_;
  const std::function<void(const Sample&)>& visit_;
  const Organisation nobody_;
  const NoFacts nothing_;
  std::map<ActivityId, std::uint64_t> by_activity_;
  std::uint64_t looks_ = 0;
};

}  // namespace

SampleWork VisitSamples(const Wheel& wheel, const calendar::Calendar& calendar, int first_year,
                        int years, std::uint64_t looks_max,
                        const std::function<void(const Sample&)>& visit) {
  return SampleWalk(wheel, calendar, looks_max, visit).Run(first_year, years);
}

}  // namespace hjul::core
