#include "scheduler/core/task_links.h"

#include <algorithm>
#include <map>

#include "scheduler/core/planner_moments.h"
#include "scheduler/core/present.h"

namespace hjul::core {
namespace {

// Counts every occurrence once and lists the first of them by id.
class LinkList {
 public:
  explicit LinkList(const Circumstances& circumstances) : at_(circumstances) {}

  void Add(const Occurrence& occurrence) {
    const auto [found, added] = links_.try_emplace(occurrence.id);
    if (added && std::distance(links_.begin(), found) < static_cast<int>(kLinksMax)) {
      found->second = LinkTo(occurrence);
    }
  }

  Links Take() {
    Links links{.total = static_cast<int>(links_.size())};
    for (auto& [id, link] : links_) {
      if (links.listed.size() == kLinksMax) break;
      links.listed.push_back(std::move(link));
    }
    return links;
  }

 private:
  Link LinkTo(const Occurrence& occurrence) const {
    Link link{.occurrence = occurrence.id,
              .activity_title = occurrence.id.activity.str(),
              .state_title = occurrence.state.str(),
              .overdue = occurrence.overdue};
    if (const Unit* unit = at_.organisation.FindUnit(occurrence.id.unit)) {
      link.unit_name = unit->name;
    }
    const PlannedState* planned = occurrence.PlanOf(occurrence.state);
    if (planned != nullptr && planned->due) link.due = planned->due->effective;
    const Activity* activity = occurrence.id.wheel == at_.wheel.id
                                   ? at_.wheel.FindActivity(occurrence.id.activity)
                                   : nullptr;
    if (activity == nullptr) return link;
    link.activity_title = activity->title;
    const Activity own = ActivityFor(*activity, occurrence.id.unit, occurrence.id.ordinal,
                                     HasElection(at_.turn), at_.organisation);
    if (const State* state = own.FindState(occurrence.state)) {
      link.state_title = state->title;
      if (!state->by.empty()) {
        link.post = PostOf(PartiesToTell(occurrence, *state).front(), occurrence, at_.organisation);
      }
    }
    return link;
  }

  const Circumstances& at_;
  std::map<OccurrenceId, Link> links_;
};

bool Means(const ActivityRef& ref, const OccurrenceId& id, const Wheel& wheel) {
  if (ref.previous_turn || ref.activity != id.activity) return false;
  if (!ref.wheel.empty() && ref.wheel != wheel.id) return false;
  return ref.ordinal.empty() || ref.ordinal == id.ordinal;
}

// A leaf that a wheel's activity leans on `occurrence` with; `after` is one, too.
std::vector<Guard> LeavesOn(const OccurrenceId& id, const Activity& activity, const Wheel& wheel) {
  std::vector<Guard> leaves;
  for (const ActivityRef& ref : activity.after) {
    if (!Means(ref, id, wheel)) continue;
    leaves.push_back({.kind = Guard::Kind::kState, .ref = ref, .test = Guard::Test::kEnded});
  }
  for (const State& state : activity.states) {
    for (const auto* guard : {&state.waits_for, &state.until}) {
      if (!*guard) continue;
      for (const Guard* leaf : Leaves(**guard)) {
        if (Means(leaf->ref, id, wheel)) leaves.push_back(*leaf);
      }
    }
  }
  return leaves;
}

// Whether what `leaf` asks of `occurrence` has come about already.
bool IsContent(const Guard& leaf, const Occurrence& occurrence) {
  if (leaf.kind == Guard::Kind::kResult) return occurrence.results.contains(leaf.result);
  switch (leaf.test) {
    case Guard::Test::kIn:
      return occurrence.state == leaf.state;
    case Guard::Test::kStarted:
      return occurrence.status != OccurrenceStatus::kPlanned || !occurrence.visits.empty();
    case Guard::Test::kDone:
    case Guard::Test::kEnded:
      break;
  }
  return IsFinal(occurrence.status);
}

}  // namespace

Links WaitsFor(const Guard& guard, const Occurrence& occurrence,
               const Circumstances& circumstances) {
  LinkList list(circumstances);
  for (const Guard* unmet : Unmet(guard, occurrence.id, occurrence.results,
                                  HasElection(circumstances.turn), circumstances.facts)) {
    ForEachHolding(*unmet, occurrence.id, circumstances.facts,
                   [&](const Occurrence& holding) { list.Add(holding); });
  }
  return list.Take();
}

Links Blocks(const Occurrence& occurrence, const Circumstances& circumstances) {
  LinkList list(circumstances);
  for (const Activity& activity : circumstances.wheel.activities) {
    for (const Guard& leaf : LeavesOn(occurrence.id, activity, circumstances.wheel)) {
      if (IsContent(leaf, occurrence)) continue;
      const bool every_unit = leaf.reach != Guard::Reach::kSame || occurrence.id.unit.empty();
      const ActivityRef waiting{.activity = activity.id};
      VisitMeant(waiting, occurrence.id, every_unit, circumstances.facts,
                 [&](const Occurrence& other) {
                   if (!IsFinal(other.status) && other.id != occurrence.id) list.Add(other);
                 });
    }
  }
  return list.Take();
}

}  // namespace hjul::core
