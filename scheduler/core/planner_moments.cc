#include "scheduler/core/planner_moments.h"

#include <algorithm>
#include <cstddef>

#include "scheduler/calendar/zone.h"

namespace hjul::core {
namespace {

using Kind = calendar::AnchorRef::Moment;

std::optional<Moment> FromPlanned(const std::optional<PlannedDate>& date) {
  if (!date) return std::nullopt;
  return Moment{.date = date->effective, .estimated = date->estimated};
}

Moment FromInstant(Instant at) {
  return {.date = calendar::Zone::Stockholm().DateAt(at), .estimated = false};
}

// Earlier than any planned date.
inline constexpr Date kAlways = calendar::MakeDate(calendar::kYearMin, 1, 1);

Moment Estimated(Moment moment) { return {.date = moment.date, .estimated = true}; }

// The index of `state` in the plan; the plan's size when it is not there.
std::size_t IndexIn(const std::vector<PlannedState>& plan, const StateId& state) {
  const auto found =
      std::find_if(plan.begin(), plan.end(), [&](const auto& p) { return p.state == state; });
  return static_cast<std::size_t>(found - plan.begin());
}

std::optional<Moment> EnteredOf(const Occurrence& occurrence, const StateId& wanted) {
  const std::vector<PlannedState>& plan = occurrence.plan;
  const StateId state = !wanted.empty() ? wanted : plan.empty() ? StateId() : plan.front().state;
  const std::size_t index = IndexIn(plan, state);
  const std::size_t present = IndexIn(plan, occurrence.state);
  if (index == present && occurrence.state == state) {
    // A first state is entered when it is planned, long before anybody can begin.
    if (occurrence.visit == 1) {
      return Later(FromInstant(occurrence.entered_at), FromPlanned(plan[index].opens));
    }
    return FromInstant(occurrence.entered_at);
  }
  if (index < present || index == plan.size()) {
    for (auto visit = occurrence.visits.rbegin(); visit != occurrence.visits.rend(); ++visit) {
      if (visit->state == state) return FromInstant(visit->entered_at);
    }
  }
  if (index == plan.size()) return std::nullopt;
  if (plan[index].opens) return Estimated(*FromPlanned(plan[index].opens));
  if (index > 0 && plan[index - 1].due) return Estimated(*FromPlanned(plan[index - 1].due));
  return std::nullopt;
}

bool HasDue(const Occurrence& occurrence) {
  return std::any_of(occurrence.plan.begin(), occurrence.plan.end(),
                     [](const PlannedState& planned) { return planned.due.has_value(); });
}

std::optional<Moment> CompletedOf(const Occurrence& occurrence) {
  if (occurrence.status == OccurrenceStatus::kCancelled ||
      occurrence.status == OccurrenceStatus::kReplaced) {
    return std::nullopt;
  }
  if (IsFinal(occurrence.status)) {
    Instant at = occurrence.entered_at;
    if (!occurrence.visits.empty()) at = std::max(at, occurrence.visits.back().left_at);
    return FromInstant(at);
  }
  // The end lies ahead: its entry is estimated in the plan, like every date before it. Where order
  // alone decides, nobody can say.
  if (!HasDue(occurrence)) return std::nullopt;
  std::optional<Moment> last;
  for (const PlannedState& planned : occurrence.plan) {
    last = Later(last, Later(FromPlanned(planned.opens), FromPlanned(planned.due)));
  }
  if (last) last->estimated = true;
  return last;
}

// The day by which `percent` of `moments` have happened.
std::optional<Moment> ShareOf(std::vector<Moment> moments, int percent) {
  if (moments.empty()) return std::nullopt;
  std::sort(moments.begin(), moments.end(),
            [](const Moment& a, const Moment& b) { return a.date < b.date; });
  const std::size_t share = static_cast<std::size_t>(std::clamp(percent, 1, 100));
  const std::size_t needed = (moments.size() * share + 99) / 100;
  return moments[needed - 1];
}

std::optional<Moment> WhenStateTrue(const Guard& guard, const OccurrenceId& from,
                                    const Facts& facts) {
  const Kind kind = guard.test == Guard::Test::kIn        ? Kind::kEntered
                    : guard.test == Guard::Test::kStarted ? Kind::kOpens
                                                          : Kind::kCompleted;
  const StateId state = guard.test == Guard::Test::kIn ? guard.state : StateId();
  std::vector<Moment> moments;
  bool any = false;
  VisitMeant(guard.ref, from, guard.reach != Guard::Reach::kSame, facts,
             [&](const Occurrence& occurrence) {
               any = true;
               if (kind == Kind::kEntered && !HasDue(occurrence)) return;
               const std::optional<Moment> moment = MomentOf(occurrence, kind, state);
               if (moment) moments.push_back(*moment);
             });
  if (guard.reach == Guard::Reach::kAny) return ShareOf(std::move(moments), 1);
  if (!any) return Moment{.date = kAlways};  // "All" of none.
  return ShareOf(std::move(moments),
                 guard.reach == Guard::Reach::kShare ? guard.share_percent : 100);
}

// Could a part of a guard have a date? Others are left out of account.
bool SaysWhen(const Guard& guard) {
  return guard.kind != Guard::Kind::kNot && guard.kind != Guard::Kind::kElectionYear &&
         (guard.kind != Guard::Kind::kResult || !guard.ref.activity.empty());
}

}  // namespace

std::optional<Moment> Later(std::optional<Moment> a, std::optional<Moment> b) {
  if (!a) return b;
  if (!b) return a;
  return a->date < b->date ? b : a;
}

std::optional<Moment> MomentOf(const Occurrence& occurrence, Kind moment, const StateId& state) {
  switch (moment) {
    case Kind::kEntered:
      return EnteredOf(occurrence, state);
    case Kind::kCompleted:
      return CompletedOf(occurrence);
    case Kind::kOpens:
    case Kind::kDue:
      break;
  }
  if (!state.empty()) {
    const PlannedState* planned = occurrence.PlanOf(state);
    if (planned == nullptr) return std::nullopt;
    return FromPlanned(moment == Kind::kOpens ? planned->opens : planned->due);
  }
  if (moment == Kind::kOpens) {
    return occurrence.plan.empty() ? std::nullopt : FromPlanned(occurrence.plan.front().opens);
  }
  for (auto planned = occurrence.plan.rbegin(); planned != occurrence.plan.rend(); ++planned) {
    if (planned->due) return FromPlanned(planned->due);
  }
  return std::nullopt;
}

void VisitMeant(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
                const Facts& facts, const std::function<void(const Occurrence&)>& visit) {
  bool found = false;
  const auto note = [&](const Occurrence& occurrence) {
    found = true;
    visit(occurrence);
  };
  facts.ForEach(ref, from, every_unit, note);
  if (found) return;
  if (from.unit.empty()) {
    if (!every_unit) facts.ForEach(ref, from, /*every_unit=*/true, note);
    return;
  }
  OccurrenceId huvudman = from;
  huvudman.unit = UnitId();
  facts.ForEach(ref, huvudman, /*every_unit=*/false, note);
}

std::optional<Moment> LatestMoment(const ActivityRef& ref, Kind moment, const StateId& state,
                                   const OccurrenceId& from, const Facts& facts) {
  std::optional<Moment> latest;
  VisitMeant(ref, from, /*every_unit=*/false, facts, [&](const Occurrence& occurrence) {
    latest = Later(latest, MomentOf(occurrence, moment, state));
  });
  return latest;
}

std::optional<Moment> WhenTrue(const Guard& guard, const OccurrenceId& from, const Facts& facts) {
  std::optional<Moment> when;
  switch (guard.kind) {
    case Guard::Kind::kAnd:
      for (const Guard& part : guard.parts) {
        const std::optional<Moment> one = WhenTrue(part, from, facts);
        if (!one && SaysWhen(part)) return std::nullopt;
        when = Later(when, one);
      }
      break;
    case Guard::Kind::kOr:
      for (const Guard& part : guard.parts) {
        const std::optional<Moment> one = WhenTrue(part, from, facts);
        if (one && (!when || one->date < when->date)) when = one;
      }
      break;
    case Guard::Kind::kState:
      when = WhenStateTrue(guard, from, facts);
      break;
    case Guard::Kind::kResult:
      if (!guard.ref.activity.empty()) {
        when = LatestMoment(guard.ref, Kind::kCompleted, StateId(), from, facts);
      }
      break;
    case Guard::Kind::kNot:
    case Guard::Kind::kElectionYear:
      break;
  }
  return when;
}

bool PlanAnchors::IsOwn(const calendar::AnchorRef& anchor) const {
  if (!anchor.wheel.empty() && anchor.wheel != id_.wheel.str()) return false;
  if (anchor.activity.empty()) return true;
  return anchor.activity == id_.activity.str() &&
         (anchor.ordinal.empty() || anchor.ordinal == id_.ordinal.str());
}

std::optional<Moment> PlanAnchors::FindOwn(const calendar::AnchorRef& anchor) const {
  const PlannedState* planned = present_;
  if (!anchor.state.empty() && (present_ == nullptr || anchor.state != present_->state.str())) {
    const StateId state(anchor.state);
    if (const std::size_t index = IndexIn(plan_, state); index < plan_.size()) {
      planned = &plan_[index];
    } else {
      looked_ahead_ = true;
      const std::size_t ahead = IndexIn(last_pass_, state);
      if (ahead == last_pass_.size()) return std::nullopt;
      planned = &last_pass_[ahead];
    }
  }
  if (planned == nullptr) return std::nullopt;
  switch (anchor.moment) {
    case Kind::kDue:
      return FromPlanned(planned->due);
    case Kind::kOpens:
      return FromPlanned(planned->opens);
    case Kind::kEntered:
      return planned == present_ ? entered_ : FromPlanned(planned->opens);
    case Kind::kCompleted:
      break;
  }
  return std::nullopt;
}

std::optional<Date> PlanAnchors::Find(const calendar::AnchorRef& anchor) const {
  std::optional<Moment> found;
  if (IsOwn(anchor)) {
    found = FindOwn(anchor);
  } else {
    const ActivityRef ref{.wheel = WheelId(anchor.wheel),
                          .activity = ActivityId(anchor.activity),
                          .ordinal = OrdinalId(anchor.ordinal),
                          .previous_turn = false};
    found = LatestMoment(ref, anchor.moment, StateId(anchor.state), id_, facts_);
  }
  if (!found) return std::nullopt;
  leaned_on_estimate_ = leaned_on_estimate_ || found->estimated;
  return found->date;
}

}  // namespace hjul::core
