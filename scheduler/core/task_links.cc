#include "scheduler/core/task_links.h"

#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "scheduler/core/planner_moments.h"
#include "scheduler/core/present.h"
#include "scheduler/core/variants.h"

namespace hjul::core {
namespace {

// Counts occurrences, each given once, and keeps links to the first of them by id.
class LinkList {
 public:
  explicit LinkList(const Circumstances& circumstances) : at_(circumstances) {}

  void Add(const Occurrence& occurrence) {
    ++total_;
    if (links_.size() == kLinksMax) {
      if (std::prev(links_.end())->first < occurrence.id) return;
      links_.erase(std::prev(links_.end()));
    }
    links_.emplace(occurrence.id, LinkTo(occurrence));
  }

  Links Take() {
    Links links{.total = total_};
    for (auto& [id, link] : links_) links.listed.push_back(std::move(link));
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
    Activity own;  // Made only where units differ: links are many.
    if (!activity->variants.empty()) {
      own = ActivityFor(*activity, occurrence.id.unit, occurrence.id.ordinal, HasElection(at_.turn),
                        at_.organisation);
      activity = &own;
    }
    if (const State* state = activity->FindState(occurrence.state)) {
      link.state_title = state->title;
      if (!state->by.empty()) {
        link.post = PostOf(PartiesToTell(occurrence, *state).front(), occurrence, at_.organisation);
      }
    }
    return link;
  }

  const Circumstances& at_;
  std::map<OccurrenceId, Link> links_;  // At most kLinksMax.
  int total_ = 0;
};

// Does `ref` mean this occurrence, itself or as the one that stands in for another activity?
bool Means(const ActivityRef& ref, const OccurrenceId& id, const Circumstances& circumstances) {
  if (ref.previous_turn || ref.activity.empty()) return false;
  if (ref.activity != id.activity && ref.activity != circumstances.activity.replaces) return false;
  if (!ref.wheel.empty() && ref.wheel != circumstances.wheel.id) return false;
  return ref.ordinal.empty() || ref.ordinal == id.ordinal;
}

// A leaf that a wheel's activity leans on `occurrence` with; `after` is one, too.
std::vector<Guard> LeavesOn(const OccurrenceId& id, const Activity& activity,
                            const Circumstances& circumstances) {
  std::vector<Guard> leaves;
  for (const ActivityRef& ref : activity.after) {
    if (!Means(ref, id, circumstances)) continue;
    leaves.push_back({.kind = Guard::Kind::kState, .ref = ref, .test = Guard::Test::kEnded});
  }
  for (const State& state : activity.states) {
    for (const auto* guard : {&state.waits_for, &state.until}) {
      if (!*guard) continue;
      for (const Guard* leaf : Leaves(**guard)) {
        if (Means(leaf->ref, id, circumstances)) leaves.push_back(*leaf);
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
  const auto unmet = Unmet(guard, occurrence.id, occurrence.results,
                           HasElection(circumstances.turn), circumstances.facts);
  std::set<OccurrenceId> seen;  // Several parts may wait for the same one.
  for (const Guard* part : unmet) {
    ForEachHolding(*part, occurrence.id, circumstances.facts, [&](const Occurrence& holding) {
      if (unmet.size() == 1 || seen.insert(holding.id).second) list.Add(holding);
    });
  }
  return list.Take();
}

Links Blocks(const Occurrence& occurrence, const Circumstances& circumstances) {
  LinkList list(circumstances);
  for (const Activity& activity : circumstances.wheel.activities) {
    bool waits = false;
    bool every_unit = occurrence.id.unit.empty();
    for (const Guard& leaf : LeavesOn(occurrence.id, activity, circumstances)) {
      if (IsContent(leaf, occurrence)) continue;
      waits = true;
      every_unit = every_unit || leaf.reach != Guard::Reach::kSame;
    }
    if (!waits) continue;
    const ActivityRef waiting{.activity = activity.id};
    VisitMeant(waiting, occurrence.id, every_unit, circumstances.facts,
               [&](const Occurrence& other) {
                 // What stands in for the activity comes at its own time.
                 const bool own = other.id.activity == activity.id;
                 if (own && !IsFinal(other.status) && other.id != occurrence.id) list.Add(other);
               });
  }
  return list.Take();
}

}  // namespace hjul::core
