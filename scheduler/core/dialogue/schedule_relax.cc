// What would help those left out, one change at a time; and fewer days for the host.
#include <algorithm>
#include <map>
#include <set>

#include "scheduler/core/dialogue/schedule_case.h"

namespace hjul::dialogue {
namespace {

using Choice = AssignmentProblem::Choice;

constexpr std::int64_t kTryWork = 40'000'000;  // For one relaxation; less than a second.

std::size_t At(int index) { return static_cast<std::size_t>(index); }

// Only how many are placed is asked.
AssignmentProblem WithoutCosts(const AssignmentProblem& problem) {
  AssignmentProblem plain = problem;
  for (std::vector<Choice>& choices : plain.units) {
    for (Choice& choice : choices) choice.cost = 0;
  }
  plain.left_out = 1;
  plain.count_only = true;
  return plain;
}

int LeftOut(const AssignmentProblem& problem) { return Assign(problem, kTryWork).left_out; }

void Open(AssignmentProblem& problem, int unit, int slot) {
  std::vector<Choice>& choices = problem.units[At(unit)];
  const auto place =
      std::lower_bound(choices.begin(), choices.end(), slot,
                       [](const Choice& choice, int wanted) { return choice.slot < wanted; });
  choices.insert(place, Choice{.slot = slot});
}

// Which days, and whose locks, stand alone in the way of a unit that is short of places.
struct Candidates {
  std::map<Date, std::string> days;
  std::set<UnitId> locks;
};

Candidates CandidatesOf(const Case& built, const Assignment& found) {
  std::set<int> short_of_places;
  for (const Bottleneck& bottleneck : found.bottlenecks) {
    short_of_places.insert(bottleneck.units.begin(), bottleneck.units.end());
  }
  for (int unit = 0; unit < static_cast<int>(found.slots.size()); ++unit) {
    if (found.slots[At(unit)] < 0) short_of_places.insert(unit);
  }
  Candidates candidates;
  for (const Case::Closed& closed : built.closed) {
    if (!short_of_places.contains(closed.unit)) continue;
    if (closed.by.empty()) {
      candidates.days.emplace(closed.date, closed.subject);
    } else {
      candidates.locks.insert(closed.by);
    }
  }
  return candidates;
}

}  // namespace

std::vector<Relaxation> Relax(const Board& board, const ScheduleRequest& request,
                              const Ground& ground, const Case& built, const Assignment& found) {
  const AssignmentProblem plain = WithoutCosts(built.problem);
  const Campaign& campaign = board.campaign;
  std::vector<Relaxation> helpful;
  std::size_t tried = 0;
  const auto attempt = [&](Relaxation relaxation, const AssignmentProblem& problem, int before) {
    ++tried;
    relaxation.gain = before - LeftOut(problem);
    if (relaxation.gain > 0) helpful.push_back(std::move(relaxation));
  };
  if (campaign.day_cap > 0) {
    AssignmentProblem raised = plain;
    for (AssignmentProblem::Day& day : raised.days) ++day.cap;
    attempt({.kind = Relaxation::Kind::kRaiseDayCap, .to = campaign.day_cap + 1}, raised,
            found.left_out);
  }
  if (campaign.week_cap > 0) {
    AssignmentProblem raised = plain;
    for (int& cap : raised.week_caps) ++cap;
    attempt({.kind = Relaxation::Kind::kRaiseWeekCap, .to = campaign.week_cap + 1}, raised,
            found.left_out);
  }
  const Candidates candidates = CandidatesOf(built, found);
  for (const auto& [date, subject] : candidates.days) {
    if (tried >= kRelaxationsMax) break;
    AssignmentProblem opened = plain;
    for (const Case::Closed& closed : built.closed) {
      if (closed.by.empty() && closed.date == date) Open(opened, closed.unit, closed.slot);
    }
    attempt({.kind = Relaxation::Kind::kAllowDay, .date = date, .subject = subject}, opened,
            found.left_out);
  }
  for (const UnitId& unit : candidates.locks) {
    if (tried >= kRelaxationsMax) break;
    const absl::StatusOr<Case> unlocked = MakeCase(board, request, ground, unit);
    if (!unlocked.ok()) continue;
    attempt({.kind = Relaxation::Kind::kUnlock, .unit = unit}, WithoutCosts(unlocked->problem),
            found.left_out);
  }
  std::stable_sort(helpful.begin(), helpful.end(),
                   [](const Relaxation& a, const Relaxation& b) { return a.gain > b.gain; });
  // Time that suits them all always helps: how much is the number of those left out.
  helpful.push_back(
      {.kind = Relaxation::Kind::kAddSlots, .to = found.left_out, .gain = found.left_out});
  return helpful;
}

std::vector<int> CloseDays(const Case& built, std::vector<int> slots) {
  const AssignmentProblem& problem = built.problem;
  // With clashes a slot elsewhere is not simply free; such plans keep the days they have.
  if (!problem.clashes.empty() || !problem.companions.empty()) return slots;
  std::vector<int> unit_in(problem.slot_day.size(), -1);
  std::vector<int> day_count(problem.days.size(), 0);
  std::vector<int> week_count(problem.week_caps.size(), 0);
  for (std::size_t unit = 0; unit < slots.size(); ++unit) {
    if (slots[unit] < 0) continue;
    unit_in[At(slots[unit])] = static_cast<int>(unit);
    const int day = problem.slot_day[At(slots[unit])];
    ++day_count[At(day)];
    ++week_count[At(problem.days[At(day)].week)];
  }
  std::vector<int> order(problem.days.size());
  for (std::size_t day = 0; day < order.size(); ++day) order[day] = static_cast<int>(day);
  std::stable_sort(order.begin(), order.end(),
                   [&](int one, int other) { return day_count[At(one)] < day_count[At(other)]; });
  const auto level = [&](const Cost& cost) {
    // Rounded down, also below zero: what remains is the order of slots alone.
    return cost >= 0 ? cost / built.scale : -((-cost + built.scale - 1) / built.scale);
  };
  for (const int day : order) {
    if (day_count[At(day)] == 0) continue;
    std::vector<int> moved = slots;
    std::vector<int> in = unit_in;
    std::vector<int> per_day = day_count;
    std::vector<int> per_week = week_count;
    bool emptied = true;
    for (std::size_t unit = 0; unit < moved.size() && emptied; ++unit) {
      if (moved[unit] < 0 || problem.slot_day[At(moved[unit])] != day) continue;
      const std::vector<Choice>& choices = problem.units[unit];
      const auto own = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) {
        return choice.slot == moved[unit];
      });
      emptied = false;
      for (const Choice& choice : choices) {
        const int other = problem.slot_day[At(choice.slot)];
        const int week = problem.days[At(other)].week;
        const int own_week = problem.days[At(day)].week;
        if (other == day || per_day[At(other)] == 0 || in[At(choice.slot)] >= 0) continue;
        if (per_day[At(other)] >= problem.days[At(other)].cap) continue;
        if (week != own_week && per_week[At(week)] >= problem.week_caps[At(week)]) continue;
        if (level(choice.cost) > level(own->cost)) continue;
        in[At(moved[unit])] = -1;
        in[At(choice.slot)] = static_cast<int>(unit);
        --per_day[At(day)];
        ++per_day[At(other)];
        --per_week[At(own_week)];
        ++per_week[At(week)];
        moved[unit] = choice.slot;
        emptied = true;
        break;
      }
    }
    if (!emptied) continue;
    slots = std::move(moved);
    unit_in = std::move(in);
    day_count = std::move(per_day);
    week_count = std::move(per_week);
  }
  return slots;
}

}  // namespace hjul::dialogue
