#include "scheduler/core/planner_path.h"

#include <algorithm>

#include "scheduler/core/planner.h"

namespace hjul::core {
namespace {

bool Contains(const std::vector<StateId>& states, const StateId& state) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

// From `start` along first actions, or `then`, to an end or a state seen before.
std::vector<StateId> PathFrom(const Activity& activity, StateId next) {
  std::vector<StateId> path;
  while (!Contains(path, next)) {
    const State* state = activity.FindState(next);
    if (state == nullptr) break;
    path.push_back(state->id);
    if (state->final) break;
    next = state->actions.empty() ? state->then : state->actions.front().to;
  }
  return path;
}

}  // namespace

std::vector<StateId> ExpectedPath(const Activity& activity) {
  if (!activity.start.empty()) return PathFrom(activity, activity.start);
  if (activity.states.empty()) return {};
  return PathFrom(activity, activity.states.front().id);
}

ExpectedWay ExpectedWayOf(const Activity& activity, const Occurrence* existing) {
  if (existing == nullptr || activity.FindState(existing->state) == nullptr) {
    return {.behind = {}, .ahead = ExpectedPath(activity)};
  }
  ExpectedWay way{.behind = {}, .ahead = PathFrom(activity, existing->state)};
  const auto leave_behind = [&way](const StateId& state) {
    if (!Contains(way.ahead, state) && !Contains(way.behind, state)) way.behind.push_back(state);
  };
  for (const StateId& state : ExpectedPath(activity)) leave_behind(state);
  for (const Visit& visit : existing->visits) leave_behind(visit.state);
  return way;
}

}  // namespace hjul::core
