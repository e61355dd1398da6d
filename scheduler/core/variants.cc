#include "scheduler/core/variants.h"

#include <algorithm>
#include <utility>

#include "scheduler/core/turn.h"

namespace hjul::core {
namespace {

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool Concerns(const Variant& variant, const Unit* unit, const OrdinalId& ordinal,
              bool election_year) {
  if (variant.election_year && *variant.election_year != election_year) return false;
  if (!variant.ordinals.empty() && !Contains(variant.ordinals, ordinal)) return false;
  return unit == nullptr ? variant.units == UnitFilter() : Matches(variant.units, *unit);
}

// The first of `changes` that says something about a field gives it.
void ApplyChanges(const std::vector<const Variant::StateChange*>& changes, State& state) {
  bool opens = false, due = false, shift = false, by = false, remind = false, estimate = false;
  for (const Variant::StateChange* change : changes) {
    if (change->state != state.id) continue;
    if (change->opens && !std::exchange(opens, true)) state.opens = *change->opens;
    if (change->due && !std::exchange(due, true)) state.due = *change->due;
    if (change->shift && !std::exchange(shift, true)) state.shift = *change->shift;
    if (!change->by.empty() && !std::exchange(by, true)) state.by = change->by;
    if (!change->remind.empty() && !std::exchange(remind, true)) state.remind = change->remind;
    if (change->estimate_hours && !std::exchange(estimate, true)) {
      state.estimate_hours = *change->estimate_hours;
    }
  }
}

// Where one comes out who would enter `state` but passes through every state of `skip`. A chain of
// skipped states in a circle leads back to `state`.
StateId Beyond(const Activity& activity, const std::vector<StateId>& skip, const StateId& state) {
  StateId at = state;
  for (std::size_t steps = 0; steps <= skip.size() && Contains(skip, at); ++steps) {
    const State* passed = activity.FindState(at);
    if (passed == nullptr) return state;
    const StateId next = passed->actions.empty() ? passed->then : passed->actions.front().to;
    if (next.empty()) return at;
    at = next;
  }
  return Contains(skip, at) ? state : at;
}

void PassThrough(const std::vector<StateId>& skip, Activity& activity) {
  if (skip.empty()) return;
  const Activity before = activity;
  const auto redirect = [&](StateId& to) {
    if (!to.empty()) to = Beyond(before, skip, to);
  };
  redirect(activity.start);
  for (State& state : activity.states) {
    redirect(state.then);
    redirect(state.otherwise);
    for (Action& action : state.actions) redirect(action.to);
  }
}

// `after` is a guard on the first state: each of these must have ended, one way or another.
void GuardStart(Activity& activity) {
  if (activity.after.empty()) return;
  const auto start = std::find_if(activity.states.begin(), activity.states.end(),
                                  [&](const State& state) { return state.id == activity.start; });
  if (start == activity.states.end()) return;
  Guard all{.kind = Guard::Kind::kAnd, .at = activity.at};
  for (const ActivityRef& ref : activity.after) {
    all.parts.push_back({.kind = Guard::Kind::kState,
                         .ref = ref,
                         .reach = Guard::Reach::kSame,
                         .test = Guard::Test::kEnded,
                         .at = activity.at});
  }
  if (start->waits_for) all.parts.push_back(*start->waits_for);
  start->waits_for = all.parts.size() == 1 ? all.parts.front() : all;
}

bool IsDeclinedEnd(const State& state) {
  return state.final && state.outcome == Outcome::kDeclined;
}

void OfferDeclining(Activity& activity) {
  if (!activity.optional) return;
  const auto end = std::find_if(activity.states.begin(), activity.states.end(), IsDeclinedEnd);
  const StateId declined =
      end != activity.states.end() ? end->id : StateId(std::string(kDeclinedState));
  for (State& state : activity.states) {
    if (state.by.empty() || state.final) continue;
    const ActionId id{std::string(kDeclineAction)};
    if (std::any_of(state.actions.begin(), state.actions.end(), [&](const Action& action) {
          return action.id == id || action.to == declined;
        })) {
      continue;
    }
    state.actions.push_back({.id = id, .title = "Avstå", .to = declined, .at = state.at});
  }
  if (end == activity.states.end()) {
    activity.states.push_back({.id = declined,
                               .title = "Avstått",
                               .final = true,
                               .outcome = Outcome::kDeclined,
                               .at = activity.at});
  }
}

}  // namespace

Activity ActivityFor(const Activity& activity, const UnitId& unit, const OrdinalId& ordinal,
                     bool election_year, const Organisation& organisation) {
  Activity own = activity;
  if (own.start.empty() && !own.states.empty()) own.start = own.states.front().id;
  const Unit* known = unit.empty() ? nullptr : organisation.FindUnit(unit);
  std::vector<const Variant::StateChange*> changes;
  StateId start;
  std::vector<StateId> skip;
  for (const Variant& variant : activity.variants) {
    if (!Concerns(variant, known, ordinal, election_year)) continue;
    if (start.empty()) start = variant.start;
    if (skip.empty()) skip = variant.skip;
    for (const Variant::StateChange& change : variant.states) changes.push_back(&change);
  }
  if (!start.empty()) own.start = start;
  for (State& state : own.states) ApplyChanges(changes, state);
  PassThrough(skip, own);
  GuardStart(own);
  OfferDeclining(own);
  own.variants.clear();
  return own;
}

const Activity& VariantCache::For(const Activity& activity, const UnitId& unit,
                                  const OrdinalId& ordinal) {
  Seen seen{&activity, {}};
  if (!activity.variants.empty()) {
    const Unit* found = unit.empty() ? nullptr : organisation_.FindUnit(unit);
    for (const Variant& variant : activity.variants) {
      seen.second.push_back(Concerns(variant, found, ordinal, election_year_));
    }
  }
  const auto place = made_.lower_bound(seen);
  if (place != made_.end() && place->first == seen) return place->second;
  return made_
      .emplace_hint(place, std::move(seen),
                    ActivityFor(activity, unit, ordinal, election_year_, organisation_))
      ->second;
}

}  // namespace hjul::core
