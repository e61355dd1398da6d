// The load view: how much work and how many deadlines a preview gives each post each week.
#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/planner.h"

namespace hjul::core {
namespace {

std::string TitleOf(const PreviewLine& line) {
  return line.state_title.empty() ? line.title
                                  : fmt::format("{}: {}", line.title, line.state_title);
}

}  // namespace

std::vector<LoadWeek> LoadOf(const Preview& preview, const Wheel& wheel) {
  std::map<std::pair<PostId, calendar::IsoWeek>, LoadWeek> weeks;
  for (const PreviewLine& line : preview.lines) {
    if (!line.dates.due) continue;
    const calendar::IsoWeek week = calendar::IsoWeekOf(line.dates.due->effective);
    for (const PostId& post : line.posts) {
      LoadWeek& load =
          weeks.try_emplace({post, week}, LoadWeek{.post = post, .week = week}).first->second;
      load.hours += line.estimate_hours;
      ++load.deadlines;
      std::string title = TitleOf(line);
      if (std::find(load.titles.begin(), load.titles.end(), title) == load.titles.end()) {
        load.titles.push_back(std::move(title));
      }
    }
  }
  std::vector<LoadWeek> loads;
  loads.reserve(weeks.size());
  for (auto& [key, load] : weeks) {
    load.over_limit =
        load.hours > wheel.load_hours_max || load.deadlines > wheel.load_deadlines_max;
    loads.push_back(std::move(load));
  }
  return loads;
}

}  // namespace hjul::core
