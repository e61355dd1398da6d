#include "scheduler/core/dialogue/flow.h"

#include <algorithm>
#include <queue>

namespace hjul::dialogue {

Flow::Flow(std::vector<std::vector<Arc>> units, std::vector<int> column_day,
           const AssignmentProblem& problem)
    : problem_(problem),
      arcs_(std::move(units)),
      column_day_(std::move(column_day)),
      day_columns_(problem.days.size()),
      week_days_(problem.week_caps.size()),
      unit_count_(static_cast<int>(arcs_.size())),
      column_count_(static_cast<int>(column_day_.size())),
      day_count_(static_cast<int>(problem.days.size())),
      week_count_(static_cast<int>(problem.week_caps.size())),
      arc_of_(arcs_.size(), kNone),
      owner_(column_day_.size(), kNone),
      day_used_(problem.days.size(), 0),
      week_used_(problem.week_caps.size(), 0),
      potential_(static_cast<std::size_t>(Sink()) + 1, 0),
      distance_(potential_.size(), 0),
      parent_(potential_.size(), kNone),
      parent_arc_(potential_.size(), kNone),
      dead_(potential_.size(), 0) {
  for (int column = 0; column < column_count_; ++column) {
    day_columns_[static_cast<std::size_t>(column_day_[static_cast<std::size_t>(column)])].push_back(
        column);
  }
  for (int day = 0; day < day_count_; ++day) {
    week_days_[static_cast<std::size_t>(problem.days[static_cast<std::size_t>(day)].week)]
        .push_back(day);
  }
}

// Calls visit(to, cost, index of the arc) for what is left to send along.
template <class Visit>
void Flow::ForEachArc(int node, const Visit& visit) const {
  if (node < unit_count_) {
    const auto unit = static_cast<std::size_t>(node);
    const std::vector<Arc>& arcs = arcs_[unit];
    for (int index = 0; index < static_cast<int>(arcs.size()); ++index) {
      if (index == arc_of_[unit]) continue;
      const Arc& arc = arcs[static_cast<std::size_t>(index)];
      visit(ColumnNode(arc.column), arc.cost, index);
    }
    visit(Sink(), problem_.left_out, kNone);
    return;
  }
  if (node < DayNode(0)) {
    const auto column = static_cast<std::size_t>(node - unit_count_);
    const int owner = owner_[column];
    if (owner == kNone) {
      visit(DayNode(column_day_[column]), Cost(0), kNone);
    } else {
      const auto unit = static_cast<std::size_t>(owner);
      visit(owner, -arcs_[unit][static_cast<std::size_t>(arc_of_[unit])].cost, kNone);
    }
    return;
  }
  if (node < WeekNode(0)) {
    const auto day = static_cast<std::size_t>(node - DayNode(0));
    if (day_used_[day] < problem_.days[day].cap) {
      visit(WeekNode(problem_.days[day].week), Cost(0), kNone);
    }
    for (const int column : day_columns_[day]) {
      if (owner_[static_cast<std::size_t>(column)] != kNone) {
        visit(ColumnNode(column), Cost(0), kNone);
      }
    }
    return;
  }
  if (node == Sink()) return;
  const auto week = static_cast<std::size_t>(node - WeekNode(0));
  if (week_used_[week] < problem_.week_caps[week]) visit(Sink(), Cost(0), kNone);
  for (const int day : week_days_[week]) {
    if (day_used_[static_cast<std::size_t>(day)] > 0) visit(DayNode(day), Cost(0), kNone);
  }
}

void Flow::Run(std::int64_t& work) {
  for (int unit = 0; unit < unit_count_; ++unit) {
    if (problem_.count_only) {
      AddToCount(unit, work);
    } else {
      Add(unit, work);
    }
  }
}

// Any path will do. What a search without success has seen never leads anywhere again: later paths
// do not enter it, so nothing in it changes.
void Flow::AddToCount(int unit, std::int64_t& work) {
  constexpr int kUnseen = -2;
  std::fill(parent_.begin(), parent_.end(), kUnseen);
  std::vector<int> seen{unit};
  parent_[static_cast<std::size_t>(unit)] = kNone;
  for (std::size_t next = 0; next < seen.size(); ++next) {
    const int node = seen[next];
    ForEachArc(node, [&](int to, Cost, int index) {
      --work;
      const auto target = static_cast<std::size_t>(to);
      if (parent_[target] != kUnseen || dead_[target] != 0) return;
      if (to == Sink() && node < unit_count_) return;  // Leaving out is no placing.
      parent_[target] = node;
      parent_arc_[target] = index;
      seen.push_back(to);
    });
    if (parent_[static_cast<std::size_t>(Sink())] != kUnseen) {
      Augment(unit);
      return;
    }
  }
  for (const int node : seen) dead_[static_cast<std::size_t>(node)] = 1;
}

void Flow::Add(int unit, std::int64_t& work) {
  const auto row = static_cast<std::size_t>(unit);
  const auto sink = static_cast<std::size_t>(Sink());
  Cost start = potential_[sink] - problem_.left_out;
  for (const Arc& arc : arcs_[row]) {
    start =
        std::max(start, potential_[static_cast<std::size_t>(ColumnNode(arc.column))] - arc.cost);
  }
  potential_[row] = start;

  constexpr int kUnseen = -2;
  std::fill(parent_.begin(), parent_.end(), kUnseen);
  std::vector<char> settled(parent_.size(), 0);
  std::vector<int> order;
  using Entry = std::pair<Cost, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  distance_[row] = 0;
  parent_[row] = kNone;
  queue.emplace(Cost(0), unit);
  while (!queue.empty()) {
    const Cost base = queue.top().first;
    const int node = queue.top().second;
    queue.pop();
    const auto from = static_cast<std::size_t>(node);
    if (settled[from] != 0) continue;
    settled[from] = 1;
    order.push_back(node);
    if (node == Sink()) break;
    ForEachArc(node, [&](int to, Cost cost, int index) {
      --work;
      const auto target = static_cast<std::size_t>(to);
      if (settled[target] != 0) return;
      const Cost through = base + cost + potential_[from] - potential_[target];
      if (parent_[target] != kUnseen && distance_[target] <= through) return;
      distance_[target] = through;
      parent_[target] = node;
      parent_arc_[target] = index;
      queue.emplace(through, to);
    });
  }
  const Cost length = distance_[sink];
  for (const int node : order) {
    const auto at = static_cast<std::size_t>(node);
    potential_[at] += distance_[at] - length;
  }
  Augment(unit);
}

void Flow::Augment(int unit) {
  std::vector<int> path{Sink()};
  while (path.back() != unit) path.push_back(parent_[static_cast<std::size_t>(path.back())]);
  std::reverse(path.begin(), path.end());
  for (std::size_t i = 1; i < path.size(); ++i) Step(path[i - 1], path[i]);
}

void Flow::Step(int from, int to) {
  const auto source = static_cast<std::size_t>(from);
  if (from < unit_count_) {
    arc_of_[source] = to == Sink() ? kNone : parent_arc_[static_cast<std::size_t>(to)];
    if (to != Sink()) owner_[static_cast<std::size_t>(to - unit_count_)] = from;
    return;
  }
  if (from < DayNode(0)) {
    if (to >= DayNode(0)) ++day_used_[static_cast<std::size_t>(to - DayNode(0))];
    return;
  }
  if (from < WeekNode(0)) {
    const auto day = static_cast<std::size_t>(from - DayNode(0));
    if (to >= WeekNode(0)) {
      ++week_used_[static_cast<std::size_t>(to - WeekNode(0))];
    } else {
      --day_used_[day];
      owner_[static_cast<std::size_t>(to - unit_count_)] = kNone;
    }
    return;
  }
  if (to != Sink()) --week_used_[static_cast<std::size_t>(from - WeekNode(0))];
}

std::vector<int> Flow::Slots() const {
  std::vector<int> slots(arcs_.size(), kNone);
  for (std::size_t unit = 0; unit < arcs_.size(); ++unit) {
    if (arc_of_[unit] != kNone) {
      slots[unit] = arcs_[unit][static_cast<std::size_t>(arc_of_[unit])].slot;
    }
  }
  return slots;
}

Cost Flow::TotalCost() const {
  Cost total = 0;
  for (std::size_t unit = 0; unit < arcs_.size(); ++unit) {
    total += arc_of_[unit] == kNone ? problem_.left_out
                                    : arcs_[unit][static_cast<std::size_t>(arc_of_[unit])].cost;
  }
  return total;
}

int Flow::LeftOut() const {
  return static_cast<int>(std::count(arc_of_.begin(), arc_of_.end(), kNone));
}

std::vector<Bottleneck> Flow::Bottlenecks(const std::vector<std::vector<int>>& columns) const {
  // Everything that those left out could push others along to, in knots: those that meet are one.
  std::vector<int> knot_of(static_cast<std::size_t>(Sink()) + 1, kNone);
  std::vector<int> into;  // The knot a knot has become part of.
  const auto root = [&](int knot) {
    while (into[static_cast<std::size_t>(knot)] != knot)
      knot = into[static_cast<std::size_t>(knot)];
    return knot;
  };
  for (int unit = 0; unit < unit_count_; ++unit) {
    if (arc_of_[static_cast<std::size_t>(unit)] != kNone) continue;
    const int knot = static_cast<int>(into.size());
    into.push_back(knot);
    std::vector<int> open{unit};
    knot_of[static_cast<std::size_t>(unit)] = knot;
    while (!open.empty()) {
      const int node = open.back();
      open.pop_back();
      ForEachArc(node, [&](int to, Cost, int) {
        if (to == Sink()) return;
        int& other = knot_of[static_cast<std::size_t>(to)];
        if (other != kNone) {
          into[static_cast<std::size_t>(root(other))] = root(knot);
          return;
        }
        other = knot;
        open.push_back(to);
      });
    }
  }
  std::vector<std::vector<char>> knots;
  for (int knot = 0; knot < static_cast<int>(into.size()); ++knot) {
    if (root(knot) != knot) continue;
    std::vector<char>& nodes = knots.emplace_back(knot_of.size(), 0);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
      nodes[node] = knot_of[node] != kNone && root(knot_of[node]) == knot ? 1 : 0;
    }
  }
  std::vector<Bottleneck> bottlenecks;
  const auto in = [](const std::vector<char>& knot, int node) {
    return knot[static_cast<std::size_t>(node)] != 0;
  };
  for (const std::vector<char>& knot : knots) {
    Bottleneck found;
    for (int unit = 0; unit < unit_count_; ++unit) {
      if (in(knot, unit)) found.units.push_back(unit);
    }
    for (int column = 0; column < column_count_; ++column) {
      const auto at = static_cast<std::size_t>(column);
      if (!in(knot, ColumnNode(column)) || in(knot, DayNode(column_day_[at]))) continue;
      found.slots.push_back(columns[at]);
      ++found.places;
    }
    for (int day = 0; day < day_count_; ++day) {
      const AssignmentProblem::Day& of = problem_.days[static_cast<std::size_t>(day)];
      if (!in(knot, DayNode(day)) || in(knot, WeekNode(of.week))) continue;
      found.days.push_back(day);
      found.places += of.cap;
    }
    for (int week = 0; week < week_count_; ++week) {
      if (!in(knot, WeekNode(week))) continue;
      found.weeks.push_back(week);
      found.places += problem_.week_caps[static_cast<std::size_t>(week)];
    }
    bottlenecks.push_back(std::move(found));
  }
  return bottlenecks;
}

}  // namespace hjul::dialogue
