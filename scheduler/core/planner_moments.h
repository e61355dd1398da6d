// When something happened, or is expected to happen, in other occurrences: what date rules and
// gates of one occurrence lean on. For this folder only. Pure.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "scheduler/calendar/rule.h"
#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"

namespace hjul::core {

struct Moment {
  Date date;
  bool estimated = false;  // It has not happened, or leans on what has not.
};

// The later of two; when only one is known, that one.
std::optional<Moment> Later(std::optional<Moment> a, std::optional<Moment> b);

// `moment` of `state` in `occurrence`. An empty state means the first for opens and entered, the
// last dated one for due; "completed" is of the occurrence. Nullopt: no such date is known.
std::optional<Moment> MomentOf(const Occurrence& occurrence, calendar::AnchorRef::Moment moment,
                               const StateId& state);

// Calls `visit` with those that `ref` means seen from `from`: at its own unit, else the huvudman's;
// from the huvudman (or with `every_unit`) those of all units.
void VisitMeant(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
                const Facts& facts, const std::function<void(const Occurrence&)>& visit);

// The latest `moment` among those that `ref` means.
std::optional<Moment> LatestMoment(const ActivityRef& ref, calendar::AnchorRef::Moment moment,
                                   const StateId& state, const OccurrenceId& from,
                                   const Facts& facts);

// When `guard` is expected to become true; long ago when there is nothing to wait for (no earlier
// turn, no such unit). Nullopt: something in it has no date.
std::optional<Moment> WhenTrue(const Guard& guard, const OccurrenceId& from, const Facts& facts);

// Answers the anchors of one occurrence's date rules, and remembers whether an answer was an
// estimate. Not thread-safe; lives through one PlanDates. References outlive it.
class PlanAnchors final : public calendar::AnchorSource {
 public:
  // `plan` holds the states planned so far.
  PlanAnchors(const OccurrenceId& id, const Facts& facts, const std::vector<PlannedState>& plan)
      : id_(id), facts_(facts), plan_(plan) {}

  // The states of the pass before, for rules that count back from a later state of the same
  // occurrence ("5 working days before this behandlas due").
  void StartPass(std::vector<PlannedState> last_pass) {
    last_pass_ = std::move(last_pass);
    looked_ahead_ = false;
  }
  bool looked_ahead() const { return looked_ahead_; }

  // What "entered", "opens" and "due" mean in the rules of the state that is being planned.
  void StandIn(const PlannedState* present, std::optional<Moment> entered) {
    present_ = present;
    entered_ = entered;
  }
  void ForgetEstimates() { leaned_on_estimate_ = false; }
  bool leaned_on_estimate() const { return leaned_on_estimate_; }

  std::optional<Date> Find(const calendar::AnchorRef& anchor) const override;

 private:
  bool IsOwn(const calendar::AnchorRef& anchor) const;
  std::optional<Moment> FindOwn(const calendar::AnchorRef& anchor) const;

  const OccurrenceId& id_;
  const Facts& facts_;
  const std::vector<PlannedState>& plan_;
  std::vector<PlannedState> last_pass_;
  const PlannedState* present_ = nullptr;
  std::optional<Moment> entered_;
  mutable bool leaned_on_estimate_ = false;
  mutable bool looked_ahead_ = false;
};

}  // namespace hjul::core
