#include "scheduler/core/planning_work.h"

#include <algorithm>
#include <cstdlib>

#include "scheduler/calendar/rule_work.h"
#include "scheduler/core/guard.h"
#include "scheduler/core/planner_order.h"

namespace hjul::core {
namespace {

constexpr std::uint64_t kPassesOfCircle = 3;  // See planner_turn.cc.

class TurnWork {
 public:
  TurnWork(const Wheel& wheel, const Turn& turn, const calendar::Calendar& calendar,
           const Organisation& organisation)
      : wheel_(wheel) {
    for (const Activity& activity : wheel.activities) {
      const std::uint64_t repetitions = RepetitionsOf(activity, turn, calendar).size();
      const std::uint64_t units =
          repetitions == 0 ? 0 : UnitsOf(activity, turn, organisation).size();
      places_[activity.id] = {.repetitions = repetitions, .units = units};
    }
  }

  std::map<ActivityId, std::uint64_t> Looks() {
    const std::uint64_t passes = OrderOf(wheel_).circular ? kPassesOfCircle : 1;
    std::map<ActivityId, std::uint64_t> looks;
    for (const Activity& activity : wheel_.activities) {
      const Place& place = places_[activity.id];
      // Who leans on whom is found by name, whether it occurs or not.
      looks[activity.id] =
          wheel_.activities.size() + passes * place.repetitions * place.units * OfOne(activity);
    }
    return looks;
  }

 private:
  struct Place {
    std::uint64_t repetitions = 0;
    std::uint64_t units = 0;
  };

  std::uint64_t OfOne(const Activity& activity) {
    leans_on_later_ = false;
    std::uint64_t looks = 0;
    for (const State& state : activity.states) looks += OfState(activity, state);
    for (const ActivityRef& ref : activity.after) looks += OfReference(activity, ref, false);
    std::uint64_t of_variants = 0;
    for (const Variant& variant : activity.variants) {
      std::uint64_t changes = 1;
      for (const Variant::StateChange& change : variant.states) {
        if (change.opens) changes += OfRule(activity, *change.opens);
        if (change.due) changes += OfRule(activity, *change.due);
      }
      // Of several that match, each field comes from one; what a unit matches is not known here.
      of_variants += changes;
    }
    looks += of_variants;
    return leans_on_later_ ? looks * std::max<std::uint64_t>(1, activity.states.size()) : looks;
  }

  std::uint64_t OfState(const Activity& activity, const State& state) {
    std::uint64_t looks = kLooksOfAState;
    looks += OfRule(activity, state.opens) + OfRule(activity, state.due) +
             OfRule(activity, state.until_latest);
    if (state.move_within) looks += OfRule(activity, *state.move_within);
    if (state.until) looks += OfGuard(activity, *state.until);
    if (state.waits_for) looks += OfGuard(activity, *state.waits_for);
    for (const Rung& rung : state.remind) {
      const auto times = static_cast<std::uint64_t>(std::max(1, rung.repeat_max));
      const bool walks = rung.unit == DayUnit::kWorkingDay;
      looks += times * (1 + (walks ? 2 * static_cast<std::uint64_t>(std::abs(rung.offset)) : 0));
    }
    return looks;
  }

  std::uint64_t OfRule(const Activity& activity, const DateRule& rule) {
    if (rule.empty()) return 0;
    std::uint64_t looks = calendar::WorkOf(rule);
    for (const calendar::AnchorRef& anchor : rule.Anchors()) {
      if (anchor.activity.empty() || anchor.activity == activity.id.str()) {
        leans_on_later_ = leans_on_later_ || !anchor.state.empty();
        looks += activity.states.size();
      } else {
        looks += OfReference(activity, {.activity = ActivityId(anchor.activity)}, false);
      }
    }
    return looks;
  }

  std::uint64_t OfGuard(const Activity& activity, const Guard& guard) const {
    std::uint64_t looks = 1;
    for (const Guard* leaf : Leaves(guard)) {
      looks += OfReference(activity, leaf->ref, leaf->reach != Guard::Reach::kSame);
    }
    return looks;
  }

  // Every activity may stand in for the one that is named; then its occurrences are looked at, from
  // the huvudman those of every unit.
  std::uint64_t OfReference(const Activity& from, const ActivityRef& ref, bool every_unit) const {
    const auto place = places_.find(ref.activity);
    if (place == places_.end()) return wheel_.activities.size();
    const bool all = every_unit || !from.scope.each_unit;
    return wheel_.activities.size() +
           place->second.repetitions * (all ? std::max<std::uint64_t>(1, place->second.units) : 1);
  }

  const Wheel& wheel_;
  std::map<ActivityId, Place> places_;
  bool leans_on_later_ = false;  // Of the activity being reckoned: it is planned in passes.
};

}  // namespace

std::map<ActivityId, std::uint64_t> WorkOfTurn(const Wheel& wheel, const Turn& turn,
                                               const calendar::Calendar& calendar,
                                               const Organisation& organisation) {
  return TurnWork(wheel, turn, calendar, organisation).Looks();
}

}  // namespace hjul::core
