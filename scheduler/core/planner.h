// Planning: the occurrences and dates of a turn, and the walk that a preview shows. Pure.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/calendar/iso_week.h"
#include "scheduler/core/facts.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/core/step.h"
#include "scheduler/core/timers.h"
#include "scheduler/core/turn.h"

namespace hjul::core {

// The states of the expected path: from the start along each state's first action (or `then`), a
// conditional state counted as entered, until a final state or a state already seen.
std::vector<StateId> ExpectedPath(const Activity& activity);

// The dates of every state on the expected path. Anchors are taken from `facts`; an "entered" of a
// state not yet reached is estimated by the previous state's due date, a gate's (`until`) by what
// it waits for, and a state without a due date by the day after it opens. A dated state without
// `opens` opens 28 days before it is due, but never before the turn opens; a first state without
// any date opens with its period, else with its turn; states after the first open when they are
// entered. A gate without `due` of its own has `until_latest` as its due date (never shifted).
//
// `existing`: the occurrence as it runs. The path then leads from its present state: states left
// behind keep the dates they had, "entered" of the present one is the day it was entered, and
// overridden dates stay whatever the rules say. Null: nothing has happened yet.
std::vector<PlannedState> PlanDates(const OccurrenceId& id, const Circumstances& circumstances,
                                    const Occurrence* existing = nullptr);

// Every occurrence of `turn`, in an order in which anchors come before those that lean on them.
// Where another activity `replaces` one in this turn, the replaced one has no occurrence there.
struct TurnPlan {
  std::vector<Occurrence> occurrences;
  std::vector<std::vector<Record>> records;  // Of each, same order; empty for a running one.
};
struct PlanningGround {
  const Wheel& wheel;
  const calendar::Calendar& calendar;
  const Organisation& organisation;
  const Facts& facts;  // Of other wheels and earlier turns.
  Instant now;
  // Answers with an occurrence of this turn that runs already, else nullptr: it keeps its state and
  // history, and only its dates are planned anew; one that has not begun starts where the wheel now
  // says. May be empty: nothing runs.
  std::function<const Occurrence*(const OccurrenceId&)> running = {};
};
TurnPlan PlanTurn(const Turn& turn, const PlanningGround& ground);

// --- Preview -----------------------------------------------------------------------------------

// One line of a preview: a state of an occurrence on the expected path, done on its last day.
struct PreviewLine {
  OccurrenceId id;
  std::string title;
  StateId state;
  std::string state_title;
  std::vector<PostId> posts;
  PlannedState dates;
  double estimate_hours = 0;
  std::vector<RungTime> reminders;  // Sent if the work is done on its last day.
  bool final = false;
};
struct Preview {
  std::vector<Turn> turns;
  std::vector<PreviewLine> lines;  // By effective due (else opens) date, then id.
  // Pushes: distinct (post, instant) pairs by post and month ("2026-08").
  std::map<PostId, std::map<std::string, int>> pushes;
};
// Walks `wheel` without saving it: every turn overlapping `days`, whole. `others`: wheels that its
// rules and guards may name, planned in the same way.
Preview PreviewWheel(const Wheel& wheel, DateSpan days, const calendar::Calendar& calendar,
                     const Organisation& organisation,
                     const std::vector<const Wheel*>& others = {});

// --- Load --------------------------------------------------------------------------------------

struct LoadWeek {
  PostId post;
  calendar::IsoWeek week;
  double hours = 0;  // Each step's estimate falls in the week of its due date.
  int deadlines = 0;
  bool over_limit = false;
  std::vector<std::string> titles;
};
std::vector<LoadWeek> LoadOf(const Preview& preview, const Wheel& wheel);

}  // namespace hjul::core
