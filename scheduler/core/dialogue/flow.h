// The cheapest flow through unit, column, day and week, a unit at a time. For assignment.cc only.
//
// A column is a group of slots of which one can be used. Each unit is either placed or left out at
// a cost; adding one moves others along the cheapest path. Reduced costs stay non-negative by
// potentials, so each path is a Dijkstra search.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/core/dialogue/assignment.h"

namespace hjul::dialogue {

class Flow {
 public:
  struct Arc {
    int column = 0;
    int slot = 0;
    Cost cost = 0;
  };

  // `column_day` gives each column's day.
  Flow(std::vector<std::vector<Arc>> units, std::vector<int> column_day,
       const AssignmentProblem& problem);

  // Places every unit or leaves it out; `work` is lowered by the arcs looked at.
  void Run(std::int64_t& work);

  // Of each unit; -1: left out.
  std::vector<int> Slots() const;
  Cost TotalCost() const;
  int LeftOut() const;
  // What keeps those left out from being placed; one for each knot of units and places.
  std::vector<Bottleneck> Bottlenecks(const std::vector<std::vector<int>>& columns) const;

 private:
  static constexpr int kNone = -1;

  int ColumnNode(int column) const { return unit_count_ + column; }
  int DayNode(int day) const { return unit_count_ + column_count_ + day; }
  int WeekNode(int week) const { return unit_count_ + column_count_ + day_count_ + week; }
  int Sink() const { return unit_count_ + column_count_ + day_count_ + week_count_; }

  void Add(int unit, std::int64_t& work);
  void AddToCount(int unit, std::int64_t& work);
  template <class Visit>
  void ForEachArc(int node, const Visit& visit) const;
  void Augment(int unit);
  void Step(int from, int to);

  const AssignmentProblem& problem_;
  std::vector<std::vector<Arc>> arcs_;
  std::vector<int> column_day_;
  std::vector<std::vector<int>> day_columns_;
  std::vector<std::vector<int>> week_days_;
  int unit_count_;
  int column_count_;
  int day_count_;
  int week_count_;
  std::vector<int> arc_of_;  // Index in arcs_ of the unit's; kNone: left out or not added.
  std::vector<int> owner_;   // The unit in a column.
  std::vector<int> day_used_;
  std::vector<int> week_used_;
  std::vector<Cost> potential_;
  std::vector<Cost> distance_;
  std::vector<int> parent_;
  std::vector<int> parent_arc_;  // The arc's index, when the parent is a unit.
  std::vector<char> dead_;       // From here nobody can be placed any more; AddToCount's.
};

}  // namespace hjul::dialogue
