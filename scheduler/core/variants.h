// An activity as one unit and ordinal see it. Pure.
#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/core/organisation.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

// What an optional activity offers in every state with a party, and where it leads when the wheel
// has no declined end of its own. Swedish, as the words of a wheel are.
inline constexpr std::string_view kDeclineAction = "avstå";
inline constexpr std::string_view kDeclinedState = "avstått";

// `activity` as one unit and ordinal see it: variants merged (of each field the first that matches
// wins), the start chosen, ways into skipped states led past them, `after` made a guard of the
// first state (each named activity must have ended), and the way to decline an optional one added.
Activity ActivityFor(const Activity& activity, const UnitId& unit, const OrdinalId& ordinal,
                     bool election_year, const Organisation& organisation);

// The same, made once for all units that see the same variants: a wheel for thousands of units has
// a handful. Not thread-safe.
class VariantCache {
 public:
  // `organisation` outlives this.
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
