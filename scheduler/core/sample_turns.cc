#include "scheduler/core/sample_turns.h"

#include <algorithm>

#include "scheduler/calendar/zone.h"
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

// `wheel` as units of one view see it, with every activity once, at the huvudman.
Wheel AsSeen(const Wheel& wheel, std::size_t view) {
  Wheel seen = wheel;
  for (std::size_t i = 0; i < seen.activities.size(); ++i) {
    Activity& activity = seen.activities[i];
    const Variant* const chosen = VariantOf(wheel.activities[i], view);
    activity.scope = {};
    activity.recurrence.cohorts = 1;
    std::vector<Variant> variants;
    for (const Variant& variant : wheel.activities[i].variants) {
      if (ConcernsUnits(variant) && &variant != chosen) continue;
      variants.push_back(variant);
      variants.back().units = {};
    }
    activity.variants = std::move(variants);
  }
  return seen;
}

}  // namespace

void VisitSamples(const Wheel& wheel, const calendar::Calendar& calendar, int first_year, int years,
                  const std::function<void(const Sample&)>& visit) {
  const Organisation nobody;
  const NoFacts nothing;
  const std::size_t views = ViewsOf(wheel);
  for (std::size_t view = 0; view < views; ++view) {
    const Wheel seen = AsSeen(wheel, view);
    for (int year = first_year; year < first_year + years; ++year) {
      const std::optional<Turn> turn = TurnStartingIn(seen, year);
      if (!turn) continue;
      const Instant now = calendar::Zone::Stockholm().At(OpeningDay(seen, *turn), {});
      const TurnPlan plan = PlanTurn(*turn, {.wheel = seen,
                                             .calendar = calendar,
                                             .organisation = nobody,
                                             .facts = nothing,
                                             .now = now});
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
