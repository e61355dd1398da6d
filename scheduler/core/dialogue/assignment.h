// Placing units on slots: each unit on at most one, each slot for at most one, at most so many on a
// day and in a week, and never two slots that clash.
//
// As many as possible are placed, and of all such plans the cheapest is taken. Without clashes it
// is a flow (unit, slot, day, week), solved by shortest augmenting paths; clashes that the flow
// cannot see are searched. The same problem always gives the same plan. Pure; knows nothing of
// dialogues.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/numeric/int128.h"

namespace hjul::dialogue {

using Cost = absl::int128;

struct AssignmentProblem {
  struct Choice {
    int slot = 0;
    Cost cost = 0;
  };
  struct Day {
    int week = 0;
    int cap = 0;  // At most so many.
  };
  std::vector<std::vector<Choice>> units;  // Where each may go, in order of slot.
  std::vector<int> slot_day;
  std::vector<Day> days;
  std::vector<int> week_caps;
  // Slots of which only one may be used.
  std::vector<std::pair<int, int>> clashes;
  // Units that have somebody in common, and slots that somebody cannot both attend.
  std::vector<std::pair<int, int>> companions;
  std::vector<std::pair<int, int>> apart;
  bool count_only = false;  // Costs are all zero: only how many are placed is asked.
  Cost left_out = 1;        // Of a unit without a slot: more than all other costs together.
};

// Why units are left out: all their slots pass through what is too narrow.
struct Bottleneck {
  std::vector<int> units;
  std::vector<std::vector<int>> slots;  // Groups of which one slot can be used.
  std::vector<int> days;                // Whose cap is reached.
  std::vector<int> weeks;
  int places = 0;  // What the three give together: fewer than units.
};

struct Assignment {
  std::vector<int> slots;  // Of each unit; -1: left out.
  Cost cost = 0;
  int left_out = 0;
  bool proved = true;  // No better plan exists; false: the search was cut off.
  std::vector<Bottleneck> bottlenecks;
  bool bottlenecks_prove = true;  // False: clashes leave out more than they explain.
};

// Arcs looked at before a search for something better is cut off: some seconds.
inline constexpr std::int64_t kWorkMax = 400'000'000;

Assignment Assign(const AssignmentProblem& problem, std::int64_t work_max = kWorkMax);

}  // namespace hjul::dialogue
