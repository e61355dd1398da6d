// Activities with their variants applied, made once for all units that see the same variants: a
// wheel for thousands of units has a handful. For this folder's planner only. Not thread-safe.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "scheduler/core/facts.h"

namespace hjul::core {

class VariantCache {
 public:
  // For one turn. `organisation` outlives this.
  VariantCache(const Organisation& organisation, bool election_year)
      : organisation_(organisation), election_year_(election_year) {}

  // ActivityFor `activity`; the reference stays valid as long as this. `activity` outlives this.
  const Activity& For(const Activity& activity, const UnitId& unit, const OrdinalId& ordinal);

 private:
  // Which of the activity's variants concern a unit and ordinal.
  using Seen = std::pair<const Activity*, std::vector<bool>>;

  const Organisation& organisation_;
  bool election_year_;
  std::map<Seen, Activity> made_;
};

}  // namespace hjul::core
