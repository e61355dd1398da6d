// Guards in a circle: activities that wait for each other and none of which can ever go on.
//
// Everything that could happen if nobody were ever late is let happen, until nothing more does;
// what then still stands before a guard waits for ever. Dates break no rule here except a gate's
// own ("or"), which lets through on its day.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"

namespace hjul::core {
namespace {

// Something that waits: a state of an activity.
using Node = std::pair<const Activity*, const State*>;

class Waiting {
 public:
  explicit Waiting(CheckReport& report) : report_(report) {}

  void Run() {
    for (const Activity& activity : Activities()) {
      Reach(activity, activity.start);
      for (const Variant& variant : activity.variants) Reach(activity, variant.start);
    }
    for (bool moved = true; moved;) {
      moved = false;
      for (const Activity& activity : Activities()) {
        for (const State& state : activity.states) moved |= Move(activity, state);
      }
    }
    for (std::size_t i = 0; i < Activities().size(); ++i) {
      for (const State& state : Activities()[i].states) {
        const Node node(&Activities()[i], &state);
        if (reached_.contains(node) && Unmet(node) != nullptr && !told_.contains(node)) Tell(node);
      }
    }
  }

 private:
  const std::vector<Activity>& Activities() const { return report_.wheel().activities; }

  void Reach(const Activity& activity, const StateId& state) {
    const State* const found = activity.FindState(state);
    if (found != nullptr) reached_.insert({&activity, found});
  }

  // Lets `state` be left if it can be; true if something new was reached.
  bool Move(const Activity& activity, const State& state) {
    if (!reached_.contains({&activity, &state}) || state.final) return false;
    const std::size_t before = reached_.size();
    Reach(activity, state.otherwise);
    if (Unmet({&activity, &state}) == nullptr) {
      Reach(activity, state.then);
      for (const Action& action : state.actions) {
        if (!action.when || Possible(*action.when)) Reach(activity, action.to);
      }
      if (activity.optional && !state.by.empty()) declined_.insert(&activity);
    }
    return reached_.size() != before;
  }

  // The condition that holds `node`, or null. `after` holds the first state.
  const Guard* Unmet(const Node& node) {
    const auto& [activity, state] = node;
    if (state->final) return nullptr;
    if (state->waits_for && !Possible(*state->waits_for)) return &*state->waits_for;
    if (state->until && state->until_latest.empty() && !Possible(*state->until)) {
      return &*state->until;
    }
    if (state->id != activity->start) return nullptr;
    for (const ActivityRef& ref : activity->after) {
      Guard& guard = after_[{activity, &ref}];
      guard.kind = Guard::Kind::kState;
      guard.ref = ref;
      guard.test = Guard::Test::kEnded;
      if (!Possible(guard)) return &guard;
    }
    return nullptr;
  }

  // Whether `guard` could be true by now. What is not understood is taken for possible.
  bool Possible(const Guard& guard) const {
    const auto possible = [this](const Guard& part) { return Possible(part); };
    switch (guard.kind) {
      case Guard::Kind::kAnd:
        return std::all_of(guard.parts.begin(), guard.parts.end(), possible);
      case Guard::Kind::kOr:
        return std::any_of(guard.parts.begin(), guard.parts.end(), possible);
      case Guard::Kind::kNot:
      case Guard::Kind::kResult:
      case Guard::Kind::kElectionYear:
        return true;
      case Guard::Kind::kState:
        break;
    }
    const Activity* const activity = Target(guard.ref);
    if (activity == nullptr) return true;
    if (PossibleIn(*activity, guard)) return true;
    return std::any_of(Activities().begin(), Activities().end(), [&](const Activity& other) {
      return other.replaces == activity->id && PossibleIn(other, guard);
    });
  }

  bool PossibleIn(const Activity& activity, const Guard& guard) const {
    if (report_.IsDamaged(activity) || guard.test == Guard::Test::kStarted) return true;
    if (guard.test == Guard::Test::kIn && activity.FindState(guard.state) == nullptr) return true;
    if (guard.test == Guard::Test::kEnded && declined_.contains(&activity)) return true;
    return std::any_of(activity.states.begin(), activity.states.end(), [&](const State& state) {
      if (!reached_.contains({&activity, &state})) return false;
      if (guard.test == Guard::Test::kIn) return state.id == guard.state;
      return state.final && (guard.test == Guard::Test::kEnded || state.outcome == Outcome::kDone);
    });
  }

  // The activity of this wheel and turn that `ref` means; null for another's.
  const Activity* Target(const ActivityRef& ref) const {
    if (ref.previous_turn || (!ref.wheel.empty() && ref.wheel != report_.wheel().id)) {
      return nullptr;
    }
    return report_.wheel().FindActivity(ref.activity);
  }

  // The first leaf of `guard` that cannot be true.
  const Guard* Blocking(const Guard& guard) const {
    for (const Guard* leaf : Leaves(guard)) {
      if (!Possible(*leaf)) return leaf;
    }
    return nullptr;
  }

  // Follows what waits for what until it comes round, or ends at something that never happens.
  void Tell(const Node& first) {
    std::vector<Node> chain;
    Node node = first;
    while (std::find(chain.begin(), chain.end(), node) == chain.end()) {
      chain.push_back(node);
      const Guard* const leaf = Blocking(*Unmet(node));
      const Activity* const next = leaf == nullptr ? nullptr : Target(leaf->ref);
      const State* const stuck = next == nullptr ? nullptr : Stuck(*next);
      if (stuck == nullptr) {
        if (leaf != nullptr && chain.size() == 1) Never(node, *leaf);
        told_.insert(chain.begin(), chain.end());
        return;
      }
      node = {next, stuck};
    }
    chain.erase(chain.begin(), std::find(chain.begin(), chain.end(), node));
    if (told_.contains(chain.front())) return;  // `first` only leads into a circle already told.
    told_.insert(first);
    told_.insert(chain.begin(), chain.end());
    std::string text;
    for (const auto& [activity, state] : chain) {
      text += fmt::format("'{}' (in '{}') waits for ", activity->id.str(), state->id.str());
    }
    const auto [at, path] = PlaceOfWait(chain.front());
    report_.Error("guard-circle", at, path,
                  fmt::format("guards in a circle: {}'{}'", text, chain.front().first->id.str()),
                  chain.size() == 1 ? "let it wait for something else"
                                    : "remove one of these guards, or give a gate a last day "
                                      "with 'or'");
  }

  void Never(const Node& node, const Guard& leaf) {
    const auto [at, path] = PlaceOfWait(node);
    report_.Error(
        "guard-never-true", at, path,
        fmt::format("'{}' can never come true", Print(leaf, calendar::Language::kEnglish)),
        fmt::format("check how '{}' ends", leaf.ref.activity.str()));
  }

  // The reached state of `activity` that a guard holds.
  const State* Stuck(const Activity& activity) {
    for (const State& state : activity.states) {
      const Node node(&activity, &state);
      if (reached_.contains(node) && Unmet(node) != nullptr) return &state;
    }
    return nullptr;
  }

  std::pair<Position, std::string> PlaceOfWait(const Node& node) {
    const auto& [activity, state] = node;
    const auto index = activity - Activities().data();
    const std::string base = fmt::format("activities[{}]", index);
    const Guard* const guard = Unmet(node);
    for (const GuardUse& use : GuardsOf(*activity, static_cast<std::size_t>(index))) {
      if (use.guard != guard) continue;
      const Guard* const leaf = Blocking(*guard);
      return {leaf == nullptr ? guard->at : leaf->at, use.path};
    }
    return {PlaceOf(activity->places, "after", activity->at), base + ".after"};
  }

  CheckReport& report_;
  std::set<Node> reached_;
  std::set<const Activity*> declined_;
  std::set<Node> told_;
  std::map<std::pair<const Activity*, const ActivityRef*>, Guard> after_;
};

}  // namespace

void CheckWaiting(CheckReport& report) { Waiting(report).Run(); }

}  // namespace hjul::core
