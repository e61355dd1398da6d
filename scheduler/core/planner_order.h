// In which order a wheel's activities are planned. For this folder's planner only. Pure.
#pragma once

#include <vector>

#include "scheduler/core/wheel.h"

namespace hjul::core {

struct PlanningOrder {
  std::vector<const Activity*> activities;  // Those leaned on before those that lean on them.
  // Two activities lean on each other (by different states): one pass does not find every date.
  bool circular = false;
};
PlanningOrder OrderOf(const Wheel& wheel);

}  // namespace hjul::core
