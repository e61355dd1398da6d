#include "scheduler/core/sample_turns.h"

#include <algorithm>
#include <set>

#include "scheduler/calendar/zone.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/planner_index.h"

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
  for (const Activity& activity : wheel.activities) {
    if (view == 0 || VariantOf(activity, view) != nullptr) seen.insert(activity.id);
  }
  for (std::size_t before = 0; before != seen.size();) {
    before = seen.size();
    for (std::size_t i = 0; i < wheel.activities.size(); ++i) {
      const Activity& activity = wheel.activities[i];
      if (!activity.replaces.empty() && seen.contains(activity.replaces)) seen.insert(activity.id);
      if (seen.contains(activity.id)) seen.merge(LeansOn(activity, i));
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

}  // namespace

void VisitSamples(const Wheel& wheel, const calendar::Calendar& calendar, int first_year, int years,
                  const std::function<void(const Sample&)>& visit) {
  const Organisation nobody;
  const NoFacts nothing;
  const std::size_t views = ViewsOf(wheel);
  std::size_t planned = 0;
  for (std::size_t view = 0; view < views; ++view) {
    const Wheel seen = AsSeen(wheel, view);
    for (int year = first_year; year < first_year + years; ++year) {
      const std::optional<Turn> turn = TurnStartingIn(seen, year);
      if (!turn || planned > kSampleOccurrencesMax) continue;
      const Instant now = calendar::Zone::Stockholm().At(OpeningDay(seen, *turn), {});
      const TurnPlan plan = PlanTurn(*turn, {.wheel = seen,
                                             .calendar = calendar,
                                             .organisation = nobody,
                                             .facts = nothing,
                                             .now = now});
      planned += plan.occurrences.size();
      for (const Occurrence& occurrence : plan.occurrences) {
        const Activity* const activity = wheel.FindActivity(occurrence.id.activity);
        const Variant* const variant = VariantOf(*activity, view);
        if (view > 0 && variant == nullptr) continue;
        for (const Repetition& repetition : RepetitionsOf(*activity, *turn, calendar)) {
          if (repetition.ordinal != occurrence.id.ordinal) continue;
          visit({*turn, *activity, variant, repetition, occurrence});
        }
      }
    }
  }
}

}  // namespace hjul::core
