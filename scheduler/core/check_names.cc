// Names that must lead somewhere within an activity, and what stands in for what.
#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/wheel_words.h"

namespace hjul::core {
namespace {

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

class NameCheck {
 public:
  NameCheck(const Activity& activity, std::size_t index, CheckReport& report)
      : activity_(activity), path_(fmt::format("activities[{}]", index)), report_(report) {}

  void Run() {
    Ring();
    Replaces();
    Ordinals();
    if (report_.IsDamaged(activity_)) return;
    State_(activity_.start, PlaceOf(activity_.places, "start", activity_.at), path_ + ".start");
    for (std::size_t s = 0; s < activity_.states.size(); ++s) {
      OneState(activity_.states[s], fmt::format("{}.states[{}]", path_, s));
    }
    for (std::size_t v = 0; v < activity_.variants.size(); ++v) {
      OneVariant(activity_.variants[v], fmt::format("{}.variants[{}]", path_, v));
    }
  }

 private:
  void State_(const StateId& state, Position at, std::string path) {
    if (state.empty() || activity_.FindState(state) != nullptr) return;
    report_.Unknown("state", state.str(), NamesOf(activity_.states), at, std::move(path));
  }

  void OneState(const State& state, const std::string& path) {
    State_(state.then, PlaceOf(state.places, "then", state.at), path + ".then");
    State_(state.otherwise, PlaceOf(state.places, "only if", state.at), path + ".only if.else");
    const std::vector<RoleId> parties = PartiesOf(state);
    for (const Action& action : state.actions) {
      const std::string here = fmt::format("{}.actions.{}", path, LabelOf(action));
      State_(action.to, PlaceOf(action.places, "to", action.at), here);
      int index = 0;
      for (const RoleId& role : action.by) {
        const Position at = PlaceOf(action.places, "by", action.at, index++);
        if (Contains(parties, role)) continue;
        report_.Error(
            "not-a-party", at, here + ".by",
            fmt::format("'{}' does not act in the state '{}'", role.str(), state.id.str()),
            NearestHint(role.str(), TextsOf(parties)));
      }
      if (action.alone && state.sign_off == SignOff::kAnyOf) {
        report_.Warning("alone-without-all", PlaceOf(action.places, "alone", action.at), here,
                        "anyone may act alone here anyway",
                        "remove 'alone', or write 'by: {all: [...]}'");
      }
    }
    if (state.escalate && Contains(state.by, state.escalate->to)) {
      report_.Warning(
          "escalates-to-party", PlaceOf(state.places, "escalate", state.at), path + ".escalate",
          fmt::format("'{}' would be told of being late itself", state.escalate->to.str()),
          "escalate to the level above, or write 'escalate: none'");
    }
  }

  std::vector<RoleId> PartiesOf(const State& state) const {
    std::vector<RoleId> parties = state.by;
    for (const Variant& variant : activity_.variants) {
      for (const Variant::StateChange& change : variant.states) {
        if (change.state != state.id) continue;
        parties.insert(parties.end(), change.by.begin(), change.by.end());
      }
    }
    return parties;
  }

  void OneVariant(const Variant& variant, const std::string& path) {
    State_(variant.start, PlaceOf(variant.places, "start", variant.at), path + ".start");
    int index = 0;
    for (const StateId& skipped : variant.skip) {
      const Position at = PlaceOf(variant.places, "skip", variant.at, index++);
      State_(skipped, at, path + ".skip");
      const State* const state = activity_.FindState(skipped);
      if (state != nullptr && state->final) {
        report_.Error("final-state", at, path + ".skip",
                      fmt::format("'{}' is final and cannot be skipped", skipped.str()),
                      "skip only states that lead on");
      }
    }
    for (const Variant::StateChange& change : variant.states) {
      State_(change.state, change.at, path + ".states");
    }
  }

  void Ordinals() {
    const std::vector<OrdinalId> known = OrdinalsOf(activity_.recurrence);
    for (std::size_t v = 0; v < activity_.variants.size(); ++v) {
      const Variant& variant = activity_.variants[v];
      int index = 0;
      for (const OrdinalId& ordinal : variant.ordinals) {
        const Position at = PlaceOf(variant.places, "ordinal", variant.at, index++);
        // In turns longer than a year the second "ht" is "ht-2".
        const bool numbered =
            report_.wheel().turn.length_months > 12 &&
            Contains(known, OrdinalId(ordinal.str().substr(0, ordinal.str().rfind('-'))));
        if (Contains(known, ordinal) || numbered) continue;
        const std::string path = fmt::format("{}.variants[{}].ordinal", path_, v);
        if (known.empty()) {
          report_.Error("unknown-ordinal", at, path,
                        fmt::format("'{}' occurs once in a turn and has no '{}'",
                                    activity_.id.str(), ordinal.str()),
                        "add 'repeat', or remove 'ordinal'");
          continue;
        }
        report_.Unknown("ordinal", ordinal.str(), TextsOf(known), at, path);
      }
    }
  }

  void Ring() {
    const std::vector<std::string>& rings = report_.wheel().rings;
    if (activity_.ring.empty() || Contains(rings, activity_.ring)) return;
    report_.Unknown("ring", activity_.ring, rings, PlaceOf(activity_.places, "ring", activity_.at),
                    path_ + ".ring");
  }

  void Replaces() {
    if (activity_.replaces.empty()) return;
    const Position at = PlaceOf(activity_.places, "replaces", activity_.at);
    const std::string path = path_ + ".replaces";
    const Wheel& wheel = report_.wheel();
    const Activity* const other = wheel.FindActivity(activity_.replaces);
    if (other == nullptr) {
      if (report_.complete()) {
        report_.Unknown("activity", activity_.replaces.str(), NamesOf(wheel.activities), at, path);
      }
      return;
    }
    if (other->id == activity_.id || other->replaces == activity_.id) {
      report_.Error("replaces", at, path,
                    other->id == activity_.id ? std::string("an activity cannot replace itself")
                                              : fmt::format("'{}' and '{}' replace each other",
                                                            activity_.id.str(), other->id.str()),
                    "decide which one stands in for the other");
      return;
    }
    if (other->scope.each_unit != activity_.scope.each_unit) {
      report_.Error("replaces", at, path,
                    fmt::format("'{}' is {}, but '{}' is {}", activity_.id.str(),
                                ScopeWord(activity_), other->id.str(), ScopeWord(*other)),
                    "give both the same 'for'");
    }
    // Together with 'only: not election year' on the other one it serves references, so it is no
    // fault when both never occur in one turn.
    const Recurrence& own = activity_.recurrence;
    if (own.every_years == 1 && !own.election_year && own.cohorts == 1) {
      report_.Warning("replaces", at, path,
                      fmt::format("'{}' occurs in every turn, so '{}' never does",
                                  activity_.id.str(), other->id.str()),
                      "add 'only: election year' or 'every', or remove the other activity");
    }
  }

  static std::string_view ScopeWord(const Activity& activity) {
    return activity.scope.each_unit ? "each unit's" : "the huvudman's";
  }

  const Activity& activity_;
  std::string path_;
  CheckReport& report_;
};

}  // namespace

void CheckNames(CheckReport& report) {
  const Wheel& wheel = report.wheel();
  for (std::size_t i = 0; i < wheel.activities.size(); ++i) {
    NameCheck(wheel.activities[i], i, report).Run();
  }
  if (wheel.replaces.empty()) return;
  const Position at = PlaceOf(wheel.places, "replaces", {});
  if (wheel.replaces == wheel.id) {
    report.Error("replaces", at, "replaces", "a wheel cannot replace itself",
                 "name the wheel that ends");
  } else if (!wheel.valid_from) {
    report.Error("replaces", at, "replaces",
                 fmt::format("'{}' is replaced, but not from when", wheel.replaces.str()),
                 "add 'valid: {from: 2026-08-01}'");
  }
}

}  // namespace hjul::core
