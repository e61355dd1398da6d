// Against the organisation: roles nobody holds, units nobody has.
#include <algorithm>
#include <map>
#include <set>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/turn.h"

namespace hjul::core {
namespace {

constexpr std::size_t kUnitsShown = 3;

class RoleCheck {
 public:
  RoleCheck(const Organisation& organisation, CheckReport& report)
      : organisation_(organisation), report_(report) {
    for (const Post& post : organisation.content().posts) {
      const std::string& role = post.id.role.str();
      if (roles_.empty() || roles_.back() != role) roles_.push_back(role);
    }
  }

  void Run() {
    const std::vector<Activity>& activities = report_.wheel().activities;
    for (std::size_t i = 0; i < activities.size(); ++i) {
      const Activity& activity = activities[i];
      units_ = UnitsFor(activity.scope.filter, PlaceOf(activity.places, "for", activity.at),
                        fmt::format("activities[{}].for", i), activity.scope.each_unit);
      for (std::size_t s = 0; s < activity.states.size(); ++s) {
        StateRoles(activity, activity.states[s], fmt::format("activities[{}].states[{}]", i, s));
      }
      for (std::size_t v = 0; v < activity.variants.size(); ++v) {
        const Variant& variant = activity.variants[v];
        const std::string path = fmt::format("activities[{}].variants[{}]", i, v);
        UnitsFor(variant.units, PlaceOf(variant.places, "for", variant.at), path + ".for", true);
        for (const Variant::StateChange& change : variant.states) {
          int index = 0;
          for (const RoleId& role : change.by) {
            Exists(role, PlaceOf(change.places, "by", change.at, index++), path + ".by");
          }
        }
      }
    }
  }

 private:
  void StateRoles(const Activity& activity, const State& state, const std::string& path) {
    int index = 0;
    for (const RoleId& role : state.by) {
      const Position at = PlaceOf(state.places, "by", state.at, index++);
      if (Exists(role, at, path + ".by")) Reaches(role, activity, at, path + ".by");
    }
    if (state.escalate) {
      Exists(state.escalate->to, PlaceOf(state.places, "escalate", state.at), path + ".escalate");
    }
    for (const Rung& rung : state.remind) {
      const Position at =
          rung.at.line > 0 ? rung.at : PlaceOf(report_.wheel().places, "defaults", state.at);
      for (const RoleId& role : rung.to) Exists(role, at, path + ".remind");
    }
  }

  // Tells once of each role without a post.
  bool Exists(const RoleId& role, Position at, const std::string& path) {
    if (organisation_.RoleExists(role)) return true;
    if (!told_.insert(role).second) return false;
    const std::string nearest = text::Nearest(role.str(), roles_);
    report_.Warning("role-without-post", at, path,
                    fmt::format("no post has the role '{}'", role.str()),
                    nearest.empty() ? "add the post, or its tasks reach nobody"
                                    : fmt::format("did you mean '{}'?", nearest));
    return false;
  }

  // Whether a party's task finds a post in every occurrence.
  void Reaches(const RoleId& role, const Activity& activity, Position at, const std::string& path) {
    if (organisation_.FindPost({.role = role, .unit = UnitId()}) != nullptr) return;
    if (!activity.scope.each_unit) {
      report_.Warning("role-only-at-units", at, path,
                      fmt::format("'{}' is a role of units, but '{}' is the huvudman's", role.str(),
                                  activity.id.str()),
                      "write 'for: {each: unit}', or name a role of the huvudman");
      return;
    }
    std::vector<std::string> without;
    for (const UnitId& unit : units_) {
      if (organisation_.FindPost({.role = role, .unit = unit}) == nullptr) {
        without.push_back(unit.str());
      }
    }
    if (without.empty() || !lacking_told_.insert(role).second) return;
    const std::size_t total = without.size();
    if (total > kUnitsShown) without.resize(kUnitsShown);
    report_.Warning("role-missing-at-units", at, path,
                    fmt::format("{} unit{} no post with the role '{}': {}{}", total,
                                total == 1 ? " has" : "s have", role.str(),
                                fmt::join(without, ", "), total > kUnitsShown ? " ..." : ""),
                    "add the posts, or narrow 'for'");
  }

  // The units that `filter` chooses, and what it names that nobody has.
  std::vector<UnitId> UnitsFor(const UnitFilter& filter, Position at, const std::string& path,
                               bool each_unit) {
    std::vector<UnitId> chosen;
    if (!each_unit) return chosen;
    std::vector<std::string> units;
    for (const Unit& unit : organisation_.content().units) {
      units.push_back(unit.id.str());
      if (Matches(filter, unit)) chosen.push_back(unit.id);
    }
    bool named = false;
    for (const std::vector<UnitId>* list : {&filter.units, &filter.except}) {
      for (const UnitId& unit : *list) {
        if (organisation_.FindUnit(unit) != nullptr) continue;
        named = true;
        report_.Warning("unknown-unit", at, path, fmt::format("unknown unit '{}'", unit.str()),
                        NearestHint(unit.str(), units));
      }
    }
    if (chosen.empty() && !named && !units.empty() && filter != UnitFilter()) {
      report_.Warning("no-unit-matches", at, path, "no unit is like this",
                      fmt::format("school forms here: {}", fmt::join(SchoolForms(), ", ")));
    }
    return chosen;
  }

  std::set<std::string> SchoolForms() const {
    std::set<std::string> forms;
    for (const Unit& unit : organisation_.content().units) {
      forms.insert(unit.school_forms.begin(), unit.school_forms.end());
    }
    return forms;
  }

  const Organisation& organisation_;
  CheckReport& report_;
  std::vector<std::string> roles_;
  std::vector<UnitId> units_;  // Of the activity being looked at.
  std::set<RoleId> told_;
  std::set<RoleId> lacking_told_;
};

}  // namespace

void CheckRoles(CheckReport& report) {
  const Organisation* const organisation = report.surroundings().organisation;
  if (organisation != nullptr) RoleCheck(*organisation, report).Run();
}

}  // namespace hjul::core
