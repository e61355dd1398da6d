// Ways through one machine: what can be reached, what can be left, what turns by itself.
#include <algorithm>
#include <set>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"

namespace hjul::core {
namespace {

using States = std::set<StateId>;

class FlowCheck {
 public:
  FlowCheck(const Activity& activity, std::size_t index, CheckReport& report)
      : activity_(activity), path_(fmt::format("activities[{}]", index)), report_(report) {}

  void Run() {
    if (report_.IsDamaged(activity_) || activity_.states.empty()) return;
    DeadEnds();
    Unreachable();
    AutomaticLoop();
    for (const State& state : activity_.states) CommonAction(state);
  }

 private:
  // Where one can come from `state`; names that lead nowhere are told elsewhere.
  static std::vector<StateId> WaysOut(const State& state) {
    std::vector<StateId> ways;
    for (const Action& action : state.actions) ways.push_back(action.to);
    if (!state.then.empty()) ways.push_back(state.then);
    if (!state.otherwise.empty()) ways.push_back(state.otherwise);
    return ways;
  }

  // Those that `state` is left for without anybody acting.
  static std::vector<StateId> AutomaticWays(const State& state) {
    std::vector<StateId> ways;
    if (!state.then.empty()) ways.push_back(state.then);
    if (!state.otherwise.empty()) ways.push_back(state.otherwise);
    return ways;
  }

  bool MayDecline(const State& state) const { return activity_.optional && !state.by.empty(); }

  std::string PathOf(const State& state) const {
    return fmt::format("{}.states[{}]", path_, &state - activity_.states.data());
  }

  void Unreachable() {
    States seen;
    std::vector<StateId> open = {activity_.start};
    for (const Variant& variant : activity_.variants) {
      if (!variant.start.empty()) open.push_back(variant.start);
    }
    while (!open.empty()) {
      const StateId id = open.back();
      open.pop_back();
      const State* const state = activity_.FindState(id);
      if (state == nullptr) {
        if (!id.empty()) leads_astray_ = true;
        continue;
      }
      if (!seen.insert(id).second) continue;
      for (const StateId& next : WaysOut(*state)) open.push_back(next);
    }
    if (leads_astray_) return;  // The misspelt name may be the one that is missing.
    for (const State& state : activity_.states) {
      // A declined end is also where an override leads.
      const bool declined = state.final && state.outcome == Outcome::kDeclined;
      if (seen.contains(state.id) || declined) continue;
      report_.Error("unreachable-state", state.at, PathOf(state),
                    fmt::format("nothing leads to the state '{}'", state.id.str()),
                    "let an action or 'then' lead to it, or remove it");
    }
  }

  // States from which no end can be reached.
  void DeadEnds() {
    const bool has_end = std::any_of(activity_.states.begin(), activity_.states.end(),
                                     [](const State& state) { return state.final; });
    if (!has_end) {
      report_.Error("no-final-state", activity_.at, path_,
                    fmt::format("'{}' has no end", activity_.id.str()),
                    "add a state such as {id: klar, final: true}");
      return;
    }
    States ending;
    for (bool grown = true; grown;) {
      grown = false;
      for (const State& state : activity_.states) {
        if (ending.contains(state.id) || !Ends(state, ending)) continue;
        ending.insert(state.id);
        grown = true;
      }
    }
    const State* first = nullptr;
    bool stuck = false;
    for (const State& state : activity_.states) {
      if (ending.contains(state.id)) continue;
      if (first == nullptr) first = &state;
      if (!WaysOut(state).empty()) continue;
      stuck = true;
      report_.Error("no-way-out", state.at, PathOf(state), Reason(state), Remedy(state));
    }
    if (first == nullptr || stuck) return;
    report_.Error("no-way-out", first->at, PathOf(*first),
                  fmt::format("no way leads from the state '{}' to an end", first->id.str()),
                  "let one of the actions lead to a final state");
  }

  bool Ends(const State& state, const States& ending) const {
    if (state.final || MayDecline(state)) return true;
    const std::vector<StateId> ways = WaysOut(state);
    return std::any_of(ways.begin(), ways.end(), [&](const StateId& to) {
      // A misspelt way is told as unknown; it is a way out all the same.
      return ending.contains(to) || activity_.FindState(to) == nullptr;
    });
  }

  static std::string Reason(const State& state) {
    if (!state.by.empty()) return fmt::format("no action leads out of '{}'", state.id.str());
    const bool passes = state.until || !state.due.empty();
    return passes ? fmt::format("'{}' passes by itself, but nothing follows it", state.id.str())
                  : fmt::format("nobody acts in '{}' and nothing ends it", state.id.str());
  }
  static std::string Remedy(const State& state) {
    if (!state.by.empty()) return "add 'actions: {klar: next-state}', or 'final: true'";
    const bool passes = state.until || !state.due.empty();
    return passes ? "add 'then: next-state'"
                  : "add 'by' and 'actions', 'until' and 'then', or 'final: true'";
  }

  // A circle of states that are left without anybody acting would turn for ever.
  void AutomaticLoop() {
    for (const State& state : activity_.states) {
      std::vector<StateId> way;
      States seen;
      if (!Circles(state.id, state.id, way, seen)) continue;
      report_.Error("automatic-loop",
                    PlaceOf(state.places, state.then.empty() ? "only if" : "then", state.at),
                    PathOf(state),
                    fmt::format("'{}' leads back to itself without anybody acting{}",
                                state.id.str(), Through(way)),
                    "let somebody act in one of these states");
      return;
    }
  }

  // Depth first along automatic ways from `at` back to `start`; `way` is what lies between.
  bool Circles(const StateId& start, const StateId& at, std::vector<StateId>& way,
               States& seen) const {
    const State* const state = activity_.FindState(at);
    if (state == nullptr) return false;
    for (const StateId& next : AutomaticWays(*state)) {
      if (next == start) return true;
      if (!seen.insert(next).second) continue;
      way.push_back(next);
      if (Circles(start, next, way, seen)) return true;
      way.pop_back();
    }
    return false;
  }

  static std::string Through(const std::vector<StateId>& way) {
    std::string text;
    for (const StateId& state : way) {
      text += fmt::format("{}'{}'", text.empty() ? " through " : ", ", state.str());
    }
    return text;
  }

  // Where all must sign, there must be something that all can sign.
  void CommonAction(const State& state) {
    if (state.sign_off != SignOff::kAllOf || state.by.size() < 2 || state.actions.empty()) return;
    const auto common = [&](const Action& action) {
      return action.alone || action.by.empty() ||
             std::all_of(state.by.begin(), state.by.end(), [&](const RoleId& role) {
               return std::find(action.by.begin(), action.by.end(), role) != action.by.end();
             });
    };
    if (std::any_of(state.actions.begin(), state.actions.end(), common)) return;
    report_.Error(
        "no-common-action", PlaceOf(state.places, "actions", state.at), PathOf(state),
        fmt::format("all must sign in '{}', but no action is open to all", state.id.str()),
        "remove 'by' from one action, or add 'alone: true'");
  }

  const Activity& activity_;
  std::string path_;
  CheckReport& report_;
  bool leads_astray_ = false;
};

}  // namespace

void CheckFlow(CheckReport& report) {
  const std::vector<Activity>& activities = report.wheel().activities;
  for (std::size_t i = 0; i < activities.size(); ++i) FlowCheck(activities[i], i, report).Run();
}

}  // namespace hjul::core
