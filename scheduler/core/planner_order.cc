#include "scheduler/core/planner_order.h"

#include <map>
#include <set>
#include <string>

namespace hjul::core {
namespace {

// The activities of the same wheel and turn whose dates `activity` reads.
class LeaningOn {
 public:
  LeaningOn(const Wheel& wheel, const Activity& activity) : wheel_(wheel), own_(activity.id) {
    for (const State& state : activity.states) {
      AddRule(state.opens);
      AddRule(state.due);
      AddRule(state.until_latest);
      if (state.until) AddGuard(*state.until);
      if (state.waits_for) AddGuard(*state.waits_for);
    }
    for (const Variant& variant : activity.variants) {
      for (const Variant::StateChange& change : variant.states) {
        if (change.opens) AddRule(*change.opens);
        if (change.due) AddRule(*change.due);
      }
    }
    for (const ActivityRef& ref : activity.after) AddRef(ref);
  }
  const std::set<ActivityId>& activities() const { return activities_; }

 private:
  void Add(const ActivityId& activity) {
    if (activity.empty() || activity == own_ || !activities_.insert(activity).second) return;
    for (const Activity& other : wheel_.activities) {
      if (other.replaces == activity) Add(other.id);
    }
  }
  void AddRule(const DateRule& rule) {
    if (rule.empty()) return;
    for (const calendar::AnchorRef& anchor : rule.Anchors()) {
      if (anchor.wheel.empty() || anchor.wheel == wheel_.id.str()) {
        Add(ActivityId(anchor.activity));
      }
    }
  }
  void AddRef(const ActivityRef& ref) {
    if (ref.previous_turn || (!ref.wheel.empty() && ref.wheel != wheel_.id)) return;
    Add(ref.activity);
  }
  void AddGuard(const Guard& guard) {
    for (const Guard* leaf : Leaves(guard)) AddRef(leaf->ref);
  }

  const Wheel& wheel_;
  const ActivityId& own_;
  std::set<ActivityId> activities_;
};

class Walk {
 public:
  explicit Walk(const Wheel& wheel) : wheel_(wheel) {}

  PlanningOrder Run() {
    for (const Activity& activity : wheel_.activities) Enter(activity);
    return std::move(order_);
  }

 private:
  enum class Mark : std::uint8_t { kNew = 0, kUnderWay, kPlaced };

  void Enter(const Activity& activity) {
    Mark& mark = marks_[activity.id];
    if (mark == Mark::kUnderWay) order_.circular = true;
    if (mark != Mark::kNew) return;
    mark = Mark::kUnderWay;
    const LeaningOn leaning(wheel_, activity);
    for (const ActivityId& id : leaning.activities()) {
      if (const Activity* other = wheel_.FindActivity(id); other != nullptr) Enter(*other);
    }
    mark = Mark::kPlaced;
    order_.activities.push_back(&activity);
  }

  const Wheel& wheel_;
  std::map<ActivityId, Mark> marks_;
  PlanningOrder order_;
};

}  // namespace

PlanningOrder OrderOf(const Wheel& wheel) { return Walk(wheel).Run(); }

}  // namespace hjul::core
