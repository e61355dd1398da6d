#include "services/load.h"

#include <algorithm>
#include <iterator>

#include "services/convert_wheel.h"

namespace hjul::services {

void Load::Add(const core::Preview& preview, const core::Wheel& wheel) {
  hours_max_ = std::min(hours_max_, wheel.load_hours_max);
  deadlines_max_ = std::min(deadlines_max_, wheel.load_deadlines_max);
  for (core::LoadWeek& week : core::LoadOf(preview, wheel)) {
    const auto [place, added] = weeks_.try_emplace({week.post, week.week}, week);
    if (!added) {
      core::LoadWeek& sum = place->second;
      sum.hours += week.hours;
      sum.deadlines += week.deadlines;
      std::move(week.titles.begin(), week.titles.end(), std::back_inserter(sum.titles));
    }
  }
}

void Load::Fill(const v1::GetLoadRequest& request, const core::DateSpan& days,
                v1::GetLoadResponse* response) {
  for (auto& [key, week] : weeks_) {
    week.over_limit = week.hours > hours_max_ || week.deadlines > deadlines_max_;
    const core::Date monday = calendar::MondayOf(week.week);
    if ((!request.post().empty() && request.post() != core::ToString(week.post)) ||
        (request.only_over_limit() && !week.over_limit) ||
        !days.Overlaps({monday, monday + calendar::days{6}})) {
      continue;
    }
    if (static_cast<std::size_t>(response->weeks_size()) == kLoadWeeksMax) {
      return;
    }
    ToApi(week, response->add_weeks());
  }
}

}  // namespace hjul::services
