// Dates in a circle: a date reckoned from another one that is reckoned from the first.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "scheduler/core/check_report.h"
#include "scheduler/core/planner.h"

namespace hjul::core {
namespace {

using Moment = calendar::AnchorRef::Moment;

// A date of a state: its opening (with `opens`) or its due date.
struct DateOf {
  const Activity* activity;
  const State* state;
  bool opens;
  bool operator==(const DateOf&) const = default;
  auto operator<=>(const DateOf&) const = default;
};

class AnchorCheck {
 public:
  explicit AnchorCheck(CheckReport& report) : report_(report) {}

  void Run() {
    for (const Activity& activity : report_.wheel().activities) {
      for (const State& state : activity.states) {
        Enter({&activity, &state, true});
        Enter({&activity, &state, false});
      }
    }
  }

 private:
  enum class Mark : std::uint8_t { kNew = 0, kUnderWay, kDone };

  // Depth first; a date met again while under way closes a circle.
  void Enter(const DateOf& date) {
    Mark& mark = marks_[date];
    if (mark == Mark::kUnderWay) Tell(date);
    if (mark != Mark::kNew) return;
    mark = Mark::kUnderWay;
    way_.push_back(date);
    for (const DateOf& next : LeansOn(date)) Enter(next);
    way_.pop_back();
    marks_[date] = Mark::kDone;
  }

  std::vector<DateOf> LeansOn(const DateOf& date) const {
    std::vector<DateOf> dates;
    const State& state = *date.state;
    const DateRule* rule = date.opens ? &state.opens : &state.due;
    if (!date.opens && rule->empty()) rule = &state.until_latest;
    if (rule->empty()) {
      // Entered when the one before is due; a first state opens four weeks before it is due.
      if (date.opens) Entered(*date.activity, state, dates);
      if (date.opens && state.id == date.activity->start && IsDated(state)) {
        dates.push_back({date.activity, date.state, false});
      }
      return dates;
    }
    for (const calendar::AnchorRef& anchor : rule->Anchors()) {
      const bool own_wheel = anchor.wheel.empty() || anchor.wheel == report_.wheel().id.str();
      if (!own_wheel) continue;
      const bool own = anchor.activity.empty() ||
                       (anchor.activity == date.activity->id.str() && anchor.ordinal.empty());
      // Another repetition of the same activity ("dialog[ht]") is another date.
      if (!own && anchor.activity == date.activity->id.str()) continue;
      const Activity* const activity =
          own ? date.activity : report_.wheel().FindActivity(ActivityId(anchor.activity));
      if (activity != nullptr) Follow(anchor, *activity, own ? &state : nullptr, dates);
    }
    return dates;
  }

  // `present` is the state the rule stands in, when the anchor is of the same occurrence.
  static void Follow(const calendar::AnchorRef& anchor, const Activity& activity,
                     const State* present, std::vector<DateOf>& dates) {
    const State* state = present;
    if (!anchor.state.empty()) {
      state = activity.FindState(StateId(anchor.state));
      if (state == nullptr) return;
    }
    switch (anchor.moment) {
      case Moment::kOpens:
        if (state == nullptr) state = activity.FindState(activity.start);
        if (state != nullptr) dates.push_back({&activity, state, true});
        return;
      case Moment::kDue:
        if (state == nullptr) state = LastDated(activity);
        if (state != nullptr) dates.push_back({&activity, state, false});
        return;
      case Moment::kEntered:
        if (state == nullptr) state = activity.FindState(activity.start);
        if (state != nullptr) Entered(activity, *state, dates);
        return;
      case Moment::kCompleted:
        if (present != nullptr) return;  // Its own end: it has no date before it is there.
        for (const StateId& id : ExpectedPath(activity)) {
          const State* const on_path = activity.FindState(id);
          if (IsDated(*on_path)) dates.push_back({&activity, on_path, false});
        }
        return;
    }
  }

  static bool IsDated(const State& state) {
    return !state.due.empty() || !state.until_latest.empty();
  }

  static const State* LastDated(const Activity& activity) {
    const State* last = nullptr;
    for (const StateId& id : ExpectedPath(activity)) {
      const State* const state = activity.FindState(id);
      if (IsDated(*state)) last = state;
    }
    return last;
  }

  // What the entry of `state` is reckoned from: the due date of the state before it.
  static void Entered(const Activity& activity, const State& state, std::vector<DateOf>& dates) {
    const State* before = nullptr;
    for (const StateId& id : ExpectedPath(activity)) {
      const State* const on_path = activity.FindState(id);
      if (on_path == &state) break;
      before = on_path;
    }
    if (before == nullptr || before == &state) return;
    dates.push_back({&activity, before, !IsDated(*before)});
  }

  void Tell(const DateOf& date) {
    const auto first = std::find(way_.begin(), way_.end(), date);
    std::string text;
    for (auto it = first; it != way_.end(); ++it) text += Name(*it) + " leans on ";
    const auto index = date.activity - report_.wheel().activities.data();
    const std::string_view key = date.opens ? "opens" : date.state->due.empty() ? "or" : "due";
    report_.Error("date-circle", PlaceOf(date.state->places, key, date.state->at),
                  fmt::format("activities[{}].states[{}].{}", index,
                              date.state - date.activity->states.data(), key),
                  fmt::format("dates in a circle: {}{}", text, Name(date)),
                  "reckon one of them from the calendar");
  }

  static std::string Name(const DateOf& date) {
    return fmt::format("'{} {} {}'", date.activity->id.str(), date.state->id.str(),
                       date.opens ? "opens" : "due");
  }

  CheckReport& report_;
  std::map<DateOf, Mark> marks_;
  std::vector<DateOf> way_;
};

}  // namespace

void CheckAnchors(CheckReport& report) { AnchorCheck(report).Run(); }

}  // namespace hjul::core
