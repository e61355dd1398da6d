// The load view: the weeks of several wheels as one person's weeks. Not thread-safe.
#pragma once

#include <limits>
#include <map>
#include <utility>

#include "hjul/v1/wheel_service.pb.h"
#include "scheduler/core/planner.h"

namespace hjul::services {

inline constexpr std::size_t kLoadWeeksMax = 10'000;  // Of an answer: the first ones.

class Load {
 public:
  // The strictest wheel's limits count.
  void Add(const core::Preview& preview, const core::Wheel& wheel);

  // The weeks within `days` that the request asks for, by post and week.
  void Fill(const v1::GetLoadRequest& request, const core::DateSpan& days,
            v1::GetLoadResponse* response);

 private:
  std::map<std::pair<core::PostId, calendar::IsoWeek>, core::LoadWeek> weeks_;
  int hours_max_ = std::numeric_limits<int>::max();
  int deadlines_max_ = std::numeric_limits<int>::max();
};

}  // namespace hjul::services
