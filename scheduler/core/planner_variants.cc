#include "scheduler/core/planner_variants.h"

#include <algorithm>

namespace hjul::core {
namespace {

bool Concerns(const Variant& variant, const Unit* unit, const OrdinalId& ordinal,
              bool election_year) {
  if (variant.election_year && *variant.election_year != election_year) return false;
  if (!variant.ordinals.empty() && std::find(variant.ordinals.begin(), variant.ordinals.end(),
                                             ordinal) == variant.ordinals.end()) {
    return false;
  }
  return unit == nullptr ? variant.units == UnitFilter() : Matches(variant.units, *unit);
}

}  // namespace

const Activity& VariantCache::For(const Activity& activity, const UnitId& unit,
                                  const OrdinalId& ordinal) {
  Seen seen{&activity, {}};
  if (!activity.variants.empty()) {
    const Unit* found = unit.empty() ? nullptr : organisation_.FindUnit(unit);
    for (const Variant& variant : activity.variants) {
      seen.second.push_back(Concerns(variant, found, ordinal, election_year_));
    }
  }
  const auto place = made_.lower_bound(seen);
  if (place != made_.end() && place->first == seen) return place->second;
  return made_
      .emplace_hint(place, std::move(seen),
                    ActivityFor(activity, unit, ordinal, election_year_, organisation_))
      ->second;
}

}  // namespace hjul::core
