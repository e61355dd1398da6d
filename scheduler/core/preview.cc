// The walk that a preview shows: a wheel's turns planned and each step done on its last day.
#include <algorithm>
#include <cstddef>
#include <deque>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/planner_index.h"
#include "scheduler/core/preview_others.h"
#include "scheduler/core/variants.h"

namespace hjul::core {
namespace {

using calendar::Zone;

inline constexpr calendar::TimeOfDay kMidnight{0};

std::vector<PostId> PostsFor(const std::vector<RoleId>& roles, const UnitId& unit,
                             const Organisation& organisation) {
  std::vector<PostId> posts;
  for (const RoleId& role : roles) {
    const Post* post = organisation.PostFor(role, unit);
    posts.push_back(post != nullptr ? post->id : PostId{.role = role, .unit = unit});
  }
  return posts;
}

std::string MonthOfInstant(Instant at) {
  const Date date = Zone::Stockholm().DateAt(at);
  return fmt::format("{:04}-{:02}", calendar::YearOf(date), calendar::MonthOf(date));
}

// The last moment of a step that is done as late as may be; of one without a due date, the end of
// the day on which somebody can be told of it.
std::optional<Instant> DoneAt(const PlannedState& planned, const calendar::Calendar& calendar) {
  const Zone& zone = Zone::Stockholm();
  if (planned.due) return zone.At(planned.due->effective, planned.due->time);
  if (!planned.opens) return std::nullopt;
  const Instant told = NextTellingTime(zone.At(planned.opens->effective, kMidnight), calendar);
  return zone.At(zone.DateAt(told), calendar::kEndOfDay);
}

class PreviewWalk {
 public:
  PreviewWalk(const Wheel& wheel, const calendar::Calendar& calendar,
              const Organisation& organisation, const std::vector<const Wheel*>& others)
      : wheel_(wheel),
        calendar_(calendar),
        organisation_(organisation),
        others_(others, calendar, organisation),
        index_(wheel, others_) {}

  Preview Run(DateSpan days) {
    preview_.turns = TurnsIn(wheel_, days);
    for (const Turn& turn : preview_.turns) {
      others_.AddTurn(turn);
      index_.AddTurn(turn);
      const TurnPlan& plan = plans_.emplace_back(
          PlanTurn(turn, {.wheel = wheel_,
                          .calendar = calendar_,
                          .organisation = organisation_,
                          .facts = index_,
                          .now = Zone::Stockholm().At(OpeningDay(wheel_, turn), kMidnight)}));
      VariantCache variants(organisation_, HasElection(turn));
      for (const Occurrence& occurrence : plan.occurrences) {
        index_.Add(occurrence);
        if (const Activity* activity = wheel_.FindActivity(occurrence.id.activity)) {
          AddLines(occurrence, variants.For(*activity, occurrence.id.unit, occurrence.id.ordinal));
        }
      }
    }
    Sort();
    CountPushes();
    return std::move(preview_);
  }

 private:
  void AddLines(const Occurrence& occurrence, const Activity& activity) {
    for (const PlannedState& planned : occurrence.plan) {
      const State* state = activity.FindState(planned.state);
      if (state == nullptr) continue;
      PreviewLine line{.id = occurrence.id,
                       .title = activity.title,
                       .state = state->id,
                       .state_title = state->title,
                       .posts = PostsFor(state->by, occurrence.id.unit, organisation_),
                       .dates = planned,
                       .estimate_hours = state->estimate_hours,
                       .final = state->final};
      AddReminders(*state, line);
      preview_.lines.push_back(std::move(line));
    }
  }

  // The rungs sent before the step is done, and to whom. Of several at one moment to the same
  // posts only the last speaks. An escalation comes after the due date, so never here.
  void AddReminders(const State& state, PreviewLine& line) {
    const calendar::Calendar& calendar = CalendarFor(line.id.unit);
    const std::optional<Instant> done = DoneAt(line.dates, calendar);
    if (state.by.empty() || !done) return;
    const Date entered = line.dates.opens ? line.dates.opens->effective : line.dates.due->effective;
    const Rung* last = nullptr;
    for (const RungTime& time :
         LadderOf(state, line.dates, Zone::Stockholm().At(entered, kMidnight), calendar)) {
      if (time.at > *done || time.rung == kEscalationRung) continue;
      const Rung& rung = state.remind[static_cast<std::size_t>(time.rung)];
      for (const PostId& post :
           rung.to.empty() ? line.posts : PostsFor(rung.to, line.id.unit, organisation_)) {
        pushes_[post].insert(time.at);
      }
      const bool speaks_for_last =
          last != nullptr && last->to == rung.to && line.reminders.back().at == time.at;
      if (speaks_for_last) line.reminders.pop_back();
      line.reminders.push_back(time);
      last = &rung;
    }
  }

  const calendar::Calendar& CalendarFor(const UnitId& unit) {
    if (unit.empty()) return calendar_;
    const auto [found, added] = calendars_.try_emplace(unit);
    if (added) found->second = calendar_.ForUnit(unit.str());
    return found->second;
  }

  // Lines of one occurrence and day stay in the order of its states; undated ones come last.
  void Sort() {
    const auto day = [](const PreviewLine& line) {
      if (line.dates.due) return line.dates.due->effective;
      return line.dates.opens ? line.dates.opens->effective : Date::max();
    };
    std::stable_sort(preview_.lines.begin(), preview_.lines.end(),
                     [&](const PreviewLine& a, const PreviewLine& b) {
                       const Date day_a = day(a);
                       const Date day_b = day(b);
                       return day_a != day_b ? day_a < day_b : a.id < b.id;
                     });
  }

  // What comes to one post at one moment is one message.
  void CountPushes() {
    for (const auto& [post, instants] : pushes_) {
      for (const Instant at : instants) ++preview_.pushes[post][MonthOfInstant(at)];
    }
  }

  const Wheel& wheel_;
  const calendar::Calendar& calendar_;
  const Organisation& organisation_;
  OtherWheels others_;
  PlanIndex index_;
  std::deque<TurnPlan> plans_;  // A deque: the index points into it.
  std::map<UnitId, calendar::Calendar> calendars_;
  std::map<PostId, std::set<Instant>> pushes_;
  Preview preview_;
};

}  // namespace

Preview PreviewWheel(const Wheel& wheel, DateSpan days, const calendar::Calendar& calendar,
                     const Organisation& organisation, const std::vector<const Wheel*>& others) {
  return PreviewWalk(wheel, calendar, organisation, others).Run(days);
}

}  // namespace hjul::core
