// Activities from text: whom they concern, how often, their states and variants. For this folder
// only.
#pragma once

#include <vector>

#include "scheduler/core/field_reader.h"
#include "scheduler/core/state_defaults.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

struct ReadActivities {
  std::vector<Activity> activities;
  // False when an activity could not be made out at all: what is missing is then not unknown.
  bool complete = true;
  // Those with states or actions that could not be made out.
  std::vector<ActivityId> damaged;
};

// `of_unit`: in a unit's overlay an activity has no `for`; the unit itself is its scope.
ReadActivities ReadActivityList(const text::YamlNode& node, const StateDefaults& defaults,
                                bool of_unit, FieldReader& fields);

}  // namespace hjul::core
