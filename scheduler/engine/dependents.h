// Who leans on whom: for each activity, the activities whose guards, order or dates read it.
//
// Static: taken from the wheels' texts once. Immutable; safe to share between threads.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "scheduler/core/wheel.h"

namespace hjul::engine {

// An activity of a wheel.
struct ActivityPlace {
  core::WheelId wheel;
  core::ActivityId activity;
  bool operator==(const ActivityPlace&) const = default;
  auto operator<=>(const ActivityPlace&) const = default;
};

class Dependents {
 public:
  Dependents() = default;
  explicit Dependents(const std::vector<const core::Wheel*>& wheels);

  // Those that read `of`, or an activity that `of` stands in for.
  const std::set<ActivityPlace>& Readers(const ActivityPlace& of) const;
  // Does some guard of `reader` ask for all, any or a share of the units?
  bool ReadsAll(const ActivityPlace& reader) const { return reads_all_.contains(reader); }
  // Those that `of` reads, and what may stand in for them.
  const std::set<ActivityPlace>& Read(const ActivityPlace& of) const;

 private:
  std::map<ActivityPlace, std::set<ActivityPlace>> readers_;
  std::map<ActivityPlace, std::set<ActivityPlace>> read_;
  std::set<ActivityPlace> reads_all_;
};

}  // namespace hjul::engine
