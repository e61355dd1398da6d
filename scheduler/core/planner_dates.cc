// The dates of one occurrence: every rule on the expected way resolved, shifted and explained.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

#include "scheduler/calendar/zone.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/planner_moments.h"
#include "scheduler/core/planner_path.h"

namespace hjul::core {
namespace {

using calendar::days;
using calendar::RuleGap;

inline constexpr days kOpensBeforeDue{28};
inline constexpr days kUndatedStepTakes{1};

class DatePlanner {
 public:
  DatePlanner(const OccurrenceId& id, const Circumstances& circumstances,
              const Occurrence* existing)
      : id_(id),
        at_(circumstances),
        existing_(existing),
        way_(ExpectedWayOf(circumstances.activity, existing)),
        anchors_(id, circumstances.facts, plan_) {}

  std::vector<PlannedState> Plan() {
    PlanOnce();
    for (std::size_t pass = 1; anchors_.looked_ahead() && pass < way_.ahead.size(); ++pass) {
      std::vector<PlannedState> last = std::exchange(plan_, {});
      anchors_.StartPass(last);
      PlanOnce();
      if (plan_ == last) break;
    }
    return std::move(plan_);
  }

 private:
  struct Found {
    std::optional<PlannedDate> date;
    std::optional<DateGap> gap;
  };

  void PlanOnce() {
    for (const StateId& state : way_.behind) {
      const PlannedState* before = existing_->PlanOf(state);
      plan_.push_back(before != nullptr ? *before : PlannedState{.state = state});
    }
    Moment entered = FirstEntry();
    bool first = IsFirstState();
    for (const StateId& id : way_.ahead) {
      const State& state = *at_.activity.FindState(id);
      PlannedState planned = PlanState(state, entered, first);
      entered = Left(state, planned, entered);
      plan_.push_back(std::move(planned));
      first = false;
    }
  }

  bool Runs() const {
    return existing_ != nullptr && at_.activity.FindState(existing_->state) != nullptr;
  }
  bool IsFirstState() const {
    return !Runs() || (existing_->visit == 1 && existing_->visits.empty());
  }

  // The day the first state ahead was, or will be, entered. Somebody can begin no earlier than the
  // period, whenever the turn was planned.
  Moment FirstEntry() const {
    if (!IsFirstState()) return {.date = DayOf(existing_->entered_at)};
    Date day = Runs() ? DayOf(existing_->entered_at) : OpeningDay(at_.wheel, at_.turn);
    if (at_.repetition.period) day = std::max(day, at_.repetition.period->first);
    return {.date = day};
  }

  PlannedState PlanState(const State& state, Moment entered, bool first) {
    PlannedState planned{.state = state.id};
    const PlannedState* kept = existing_ == nullptr ? nullptr : existing_->PlanOf(state.id);
    const auto plan_opens = [&] {
      if (kept != nullptr && kept->opens && kept->opens->overridden) {
        planned.opens = kept->opens;
      } else if (!state.opens.empty()) {
        Put(FindOpens(state.opens, planned, entered), planned.opens, planned.opens_gap);
      }
      if (first && planned.opens) entered = *Later(entered, Moment{planned.opens->effective});
    };
    const auto plan_due = [&] {
      if (kept != nullptr && kept->due && kept->due->overridden) {
        planned.due = kept->due;
      } else if (!state.due.empty()) {
        Put(FindDue(state.due, state.shift, planned, entered), planned.due, planned.due_gap);
      } else if (!state.until_latest.empty()) {
        Put(FindDue(state.until_latest, Shift::kNone, planned, entered), planned.due,
            planned.due_gap);
      }
    };
    if (LeansOnOwnDue(state)) {
      plan_due();
      plan_opens();
    } else {
      plan_opens();
      plan_due();
    }
    if (!planned.opens && state.opens.empty()) {
      planned.opens = first ? FirstOpens(state, planned, entered) : OnDay(entered);
    }
    return planned;
  }

  bool LeansOnOwnDue(const State& state) const {
    if (state.opens.empty()) return false;
    for (const calendar::AnchorRef& anchor : state.opens.Anchors()) {
      const bool own = anchor.activity.empty() || anchor.activity == id_.activity.str();
      const bool this_state = anchor.state.empty() || anchor.state == state.id.str();
      if (own && this_state && anchor.moment == calendar::AnchorRef::Moment::kDue) return true;
    }
    return false;
  }

  // When a first state opens that does not say it itself.
  PlannedDate FirstOpens(const State& state, const PlannedState& planned, Moment entered) const {
    const Date turn_opens = OpeningDay(at_.wheel, at_.turn);
    if (planned.due && !state.due.empty()) {  // A gate's latest day is no deadline.
      const Date due = planned.due->effective;
      const Date opens = std::min(due, std::max(due - kOpensBeforeDue, turn_opens));
      return OnDay({.date = opens, .estimated = planned.due->estimated});
    }
    const Date own = at_.repetition.period ? at_.repetition.period->first : at_.turn.span.first;
    return OnDay({.date = std::max(own, entered.date)});
  }

  static PlannedDate OnDay(Moment moment) {
    return {.nominal = moment.date,
            .effective = moment.date,
            .time = calendar::TimeOfDay{0},
            .estimated = moment.estimated};
  }

  // When `state` is expected to be left, and the next one entered.
  Moment Left(const State& state, const PlannedState& planned, Moment entered) const {
    const Moment opened =
        planned.opens ? *Later(entered, Moment{planned.opens->effective}) : entered;
    const std::optional<Date> due =
        planned.due ? std::optional(planned.due->effective) : std::nullopt;
    std::optional<Moment> awaited;
    if (state.until) {
      awaited = WhenTrue(*state.until, id_, at_.facts);
    } else if (!due && state.waits_for) {  // `after` of the activity included.
      awaited = WhenTrue(*state.waits_for, id_, at_.facts);
    }
    Date date = opened.date;
    if (state.until && awaited) {
      // A gate lets through at once when what it waits for is done, or on its last day.
      date = std::max(date, due ? std::min(*due, awaited->date) : awaited->date);
    } else if (due) {
      date = *due;
    } else {
      date = (awaited ? std::max(date, awaited->date) : date) + kUndatedStepTakes;
    }
    return {.date = date, .estimated = true};
  }

  calendar::Resolution ResolveNow(const DateRule& rule, const PlannedState& planned,
                                  Moment entered) {
    anchors_.StandIn(&planned, entered);
    anchors_.ForgetEstimates();
    return Resolve(rule, {.calendar = &at_.calendar,
                          .turn = at_.turn.span,
                          .turn_year = at_.turn.start_year,
                          .period = at_.repetition.period,
                          .term = at_.repetition.term,
                          .anchors = &anchors_});
  }

  Found FindOpens(const DateRule& rule, const PlannedState& planned, Moment entered) {
    const calendar::Resolution resolution = ResolveNow(rule, planned, entered);
    if (const RuleGap* gap = std::get_if<RuleGap>(&resolution)) return {.gap = GapOf(*gap)};
    const auto& resolved = std::get<calendar::ResolvedRule>(resolution);
    return {.date = OnDay({resolved.days.first, anchors_.leaned_on_estimate()})};
  }

  Found FindDue(const DateRule& rule, Shift shift, const PlannedState& planned, Moment entered) {
    const calendar::Resolution resolution = ResolveNow(rule, planned, entered);
    if (const RuleGap* gap = std::get_if<RuleGap>(&resolution)) return {.gap = GapOf(*gap)};
    const auto& resolved = std::get<calendar::ResolvedRule>(resolution);
    calendar::ShiftedDate shifted = ApplyShift(resolved.days.last, shift, at_.calendar);
    return {.date = PlannedDate{.nominal = shifted.nominal,
                                .effective = shifted.effective,
                                .time = resolved.time.value_or(calendar::kEndOfDay),
                                .reasons = std::move(shifted.reasons),
                                .estimated = anchors_.leaned_on_estimate()}};
  }

  static DateGap GapOf(const RuleGap& gap) { return {.kind = gap.kind, .subject = gap.subject}; }

  static void Put(Found found, std::optional<PlannedDate>& date, std::optional<DateGap>& gap) {
    date = std::move(found.date);
    gap = std::move(found.gap);
  }

  static Date DayOf(Instant instant) { return calendar::Zone::Stockholm().DateAt(instant); }

  const OccurrenceId& id_;
  const Circumstances& at_;
  const Occurrence* existing_;
  const ExpectedWay way_;
  std::vector<PlannedState> plan_;
  PlanAnchors anchors_;
};

}  // namespace

std::vector<PlannedState> PlanDates(const OccurrenceId& id, const Circumstances& circumstances,
                                    const Occurrence* existing) {
  return DatePlanner(id, circumstances, existing).Plan();
}

}  // namespace hjul::core
