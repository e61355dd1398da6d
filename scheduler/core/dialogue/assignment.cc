#include "scheduler/core/dialogue/assignment.h"

#include <algorithm>
#include <optional>
#include <set>

#include "scheduler/core/dialogue/flow.h"

namespace hjul::dialogue {
namespace {

using Choice = AssignmentProblem::Choice;

std::size_t At(int index) { return static_cast<std::size_t>(index); }

// What a branch of the search may not use: a slot for one unit, or (unit -1) for all.
struct Forbidden {
  int unit = -1;
  int slot = 0;
};

class Search {
 public:
  Search(const AssignmentProblem& problem, std::int64_t work_max)
      : problem_(problem),
        work_(work_max),
        clashing_(problem.slot_day.size()),
        apart_(problem.slot_day.size()),
        column_of_(problem.slot_day.size(), -1) {
    for (const auto& [one, other] : problem.clashes) {
      clashing_[At(one)].insert(other);
      clashing_[At(other)].insert(one);
    }
    for (const auto& [one, other] : problem.apart) {
      apart_[At(one)].insert(other);
      apart_[At(other)].insert(one);
    }
    MakeColumns();
  }

  Assignment Run() {
    Solution root = Solve({});
    best_.slots = root.slots;
    Repair(best_.slots);
    best_.cost = CostOf(best_.slots);
    best_.bottlenecks = std::move(root.bottlenecks);
    const int relaxed_left_out = root.left_out;
    forbidden_.clear();
    Branch(root);
    best_.left_out = static_cast<int>(std::count(best_.slots.begin(), best_.slots.end(), -1));
    best_.proved = !cut_off_;
    best_.bottlenecks_prove = best_.left_out == relaxed_left_out;
    return std::move(best_);
  }

 private:
  struct Solution {
    std::vector<int> slots;
    Cost cost = 0;
    int left_out = 0;
    std::vector<Bottleneck> bottlenecks;
  };
  struct Violation {
    int unit = 0;             // Has `slot`,
    int slot = 0;             // which goes with neither
    int other = 0;            // this slot
    bool companions = false;  // because its unit shares somebody with `unit`.
    int other_unit = 0;
  };

  // Slots that all clash with each other share a column; the rest of the clashes is searched.
  void MakeColumns() {
    for (int slot = 0; slot < static_cast<int>(problem_.slot_day.size()); ++slot) {
      int column = -1;
      // A clique can only be one that a slot clashing with this one has begun.
      for (const int other : clashing_[At(slot)]) {
        if (other >= slot) break;
        const int candidate = column_of_[At(other)];
        const std::vector<int>& members = columns_[At(candidate)];
        if (column_day_[At(candidate)] != problem_.slot_day[At(slot)]) continue;
        const bool all = std::all_of(members.begin(), members.end(), [&](int member) {
          return clashing_[At(slot)].contains(member);
        });
        if (all) {
          column = candidate;
          break;
        }
      }
      if (column < 0) {
        column = static_cast<int>(columns_.size());
        columns_.emplace_back();
        column_day_.push_back(problem_.slot_day[At(slot)]);
      }
      columns_[At(column)].push_back(slot);
      column_of_[At(slot)] = column;
    }
  }

  Solution Solve(const std::vector<Forbidden>& forbidden) {
    std::vector<char> closed(problem_.slot_day.size(), 0);
    std::set<std::pair<int, int>> closed_for;
    for (const Forbidden& one : forbidden) {
      if (one.unit < 0) {
        closed[At(one.slot)] = 1;
      } else {
        closed_for.emplace(one.unit, one.slot);
      }
    }
    std::vector<std::vector<Flow::Arc>> arcs(problem_.units.size());
    std::vector<int> arc_in(columns_.size(), -1);
    for (int unit = 0; unit < static_cast<int>(arcs.size()); ++unit) {
      std::vector<Flow::Arc>& own = arcs[At(unit)];
      for (const Choice& choice : problem_.units[At(unit)]) {
        if (closed[At(choice.slot)] != 0 || closed_for.contains({unit, choice.slot})) continue;
        const int column = column_of_[At(choice.slot)];
        int& index = arc_in[At(column)];
        if (index < 0) {
          index = static_cast<int>(own.size());
          own.push_back({.column = column, .slot = choice.slot, .cost = choice.cost});
        } else if (choice.cost < own[At(index)].cost) {
          own[At(index)].slot = choice.slot;
          own[At(index)].cost = choice.cost;
        }
      }
      for (const Flow::Arc& arc : own) arc_in[At(arc.column)] = -1;
    }
    Flow flow(std::move(arcs), column_day_, problem_);
    flow.Run(work_);
    Solution solution{.slots = flow.Slots(), .cost = flow.TotalCost(), .left_out = flow.LeftOut()};
    if (forbidden.empty() && solution.left_out > 0) {
      solution.bottlenecks = flow.Bottlenecks(columns_);
    }
    return solution;
  }

  std::optional<Violation> FirstViolation(const std::vector<int>& slots) const {
    std::vector<int> unit_in(problem_.slot_day.size(), -1);
    for (int unit = 0; unit < static_cast<int>(slots.size()); ++unit) {
      if (slots[At(unit)] >= 0) unit_in[At(slots[At(unit)])] = unit;
    }
    for (int unit = 0; unit < static_cast<int>(slots.size()); ++unit) {
      const int slot = slots[At(unit)];
      if (slot < 0) continue;
      for (const int other : clashing_[At(slot)]) {
        if (unit_in[At(other)] >= 0) {
          return Violation{
              .unit = unit, .slot = slot, .other = other, .other_unit = unit_in[At(other)]};
        }
      }
    }
    for (const auto& [one, other] : problem_.companions) {
      const int slot = slots[At(one)];
      const int their = slots[At(other)];
      if (slot >= 0 && their >= 0 && apart_[At(slot)].contains(their)) {
        return Violation{
            .unit = one, .slot = slot, .other = their, .companions = true, .other_unit = other};
      }
    }
    return std::nullopt;
  }

  // Either a slot is used, and nothing that clashes with it, or it is not used.
  void Branch(const Solution& solution) {
    if (solution.cost >= best_.cost) return;
    const std::optional<Violation> violation = FirstViolation(solution.slots);
    if (!violation) {
      best_.slots = solution.slots;
      best_.cost = solution.cost;
      return;
    }
    const std::size_t depth = forbidden_.size();
    for (const bool used : {true, false}) {
      if (work_ <= 0) {
        cut_off_ = true;
        return;
      }
      if (violation->companions) {
        if (used) {
          for (const int other : apart_[At(violation->slot)]) {
            forbidden_.push_back({.unit = violation->other_unit, .slot = other});
          }
        } else {
          forbidden_.push_back({.unit = violation->unit, .slot = violation->slot});
        }
      } else if (used) {
        for (const int other : clashing_[At(violation->slot)]) {
          forbidden_.push_back({.slot = other});
        }
      } else {
        forbidden_.push_back({.slot = violation->slot});
      }
      Branch(Solve(forbidden_));
      forbidden_.resize(depth);
    }
  }

  // Makes a plan of one that has clashes: the later unit of a pair goes elsewhere or is left out.
  void Repair(std::vector<int>& slots) const {
    std::vector<int> homeless;
    while (const std::optional<Violation> violation = FirstViolation(slots)) {
      const int unit = std::max(violation->unit, violation->other_unit);
      slots[At(unit)] = -1;
      homeless.push_back(unit);
    }
    std::sort(homeless.begin(), homeless.end());
    for (const int unit : homeless) {
      std::vector<Choice> choices = problem_.units[At(unit)];
      std::stable_sort(choices.begin(), choices.end(),
                       [](const Choice& a, const Choice& b) { return a.cost < b.cost; });
      for (const Choice& choice : choices) {
        if (!HasRoom(slots, choice.slot)) continue;
        slots[At(unit)] = choice.slot;
        if (!FirstViolation(slots)) break;
        slots[At(unit)] = -1;
      }
    }
  }

  bool HasRoom(const std::vector<int>& slots, int slot) const {
    const int day = problem_.slot_day[At(slot)];
    const int week = problem_.days[At(day)].week;
    int on_day = 0;
    int in_week = 0;
    for (const int used : slots) {
      if (used < 0) continue;
      if (used == slot) return false;
      const int other = problem_.slot_day[At(used)];
      if (other == day) ++on_day;
      if (problem_.days[At(other)].week == week) ++in_week;
    }
    return on_day < problem_.days[At(day)].cap && in_week < problem_.week_caps[At(week)];
  }

  Cost CostOf(const std::vector<int>& slots) const {
    Cost total = 0;
    for (std::size_t unit = 0; unit < slots.size(); ++unit) {
      if (slots[unit] < 0) {
        total += problem_.left_out;
        continue;
      }
      for (const Choice& choice : problem_.units[unit]) {
        if (choice.slot == slots[unit]) total += choice.cost;
      }
    }
    return total;
  }

  const AssignmentProblem& problem_;
  std::int64_t work_;
  std::vector<std::set<int>> clashing_;  // By slot.
  std::vector<std::set<int>> apart_;
  std::vector<std::vector<int>> columns_;
  std::vector<int> column_of_;
  std::vector<int> column_day_;
  std::vector<Forbidden> forbidden_;  // On the way to the present branch.
  Assignment best_;
  bool cut_off_ = false;
};

}  // namespace

Assignment Assign(const AssignmentProblem& problem, std::int64_t work_max) {
  return Search(problem, work_max).Run();
}

}  // namespace hjul::dialogue
