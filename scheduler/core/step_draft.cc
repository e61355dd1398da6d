#include "scheduler/core/step_draft.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/present.h"
#include "scheduler/core/task.h"

namespace hjul::core {
namespace {

OccurrenceStatus StatusOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kDeclined:
      return OccurrenceStatus::kDeclined;
    case Outcome::kNotNeeded:
      return OccurrenceStatus::kNotNeeded;
    case Outcome::kDone:
      break;
  }
  return OccurrenceStatus::kDone;
}

bool HasAnchors(const DateRule& rule) { return !rule.empty() && !rule.Anchors().empty(); }

const DateRule& DueRuleOf(const State& state) {
  return state.due.empty() ? state.until_latest : state.due;
}

}  // namespace

void FactsWithDraft::ForEach(const ActivityRef& ref, const OccurrenceId& from, bool every_unit,
                             const std::function<void(const Occurrence&)>& visit) const {
  facts_.ForEach(ref, from, every_unit, [&](const Occurrence& occurrence) {
    visit(occurrence.id == draft_.id ? draft_ : occurrence);
  });
}

Draft::Draft(const Occurrence& before, const Circumstances& circumstances)
    : before_(before),
      occurrence_(before),
      facts_(circumstances.facts, occurrence_),
      at_{.wheel = circumstances.wheel,
          .activity = circumstances.activity,
          .turn = circumstances.turn,
          .repetition = circumstances.repetition,
          .calendar = circumstances.calendar,
          .organisation = circumstances.organisation,
          .facts = facts_,
          .now = circumstances.now} {}

bool Draft::Holds(const std::optional<Guard>& guard) const {
  return HoldsFor(guard, occurrence_, at_);
}

std::string Draft::WaitsFor(const Guard& guard) const {
  std::vector<std::string> parts;
  for (const Guard* unmet :
       Unmet(guard, occurrence_.id, occurrence_.results, HasElection(at_.turn), at_.facts)) {
    parts.push_back(Print(*unmet, calendar::Language::kEnglish));
  }
  return fmt::format("{}", fmt::join(parts, " and "));
}

void Draft::Tell(NoticeKind kind, const std::vector<RoleId>& parties) {
  for (const RoleId& party : parties) {
    Tell(kind, party, PostOf(party, occurrence_, at_.organisation));
  }
  parties_told_ = true;
}

void Draft::Tell(NoticeKind kind, const RoleId& party, const PostId& to) {
  effects_.push_back(
      Notice{.to = to,
             .kind = kind,
             .task = {.occurrence = occurrence_.id, .visit = occurrence_.visit, .party = party},
             .at = NextTellingTime(at_.now, at_.calendar)});
}

void Draft::TellWithdrawn() {
  const State* left = state();
  if (left == nullptr || IsFinal() || !IsAnnounced(occurrence_, *left)) return;
  Tell(NoticeKind::kWithdrawn, PartiesToTell(occurrence_, *left));
  parties_told_ = false;  // They know nothing yet of the state that comes next.
}

void Draft::CloseLadder() {
  const State* left = state();
  if (left == nullptr || left->final || IsFinal()) return;
  std::vector<std::string> closed;
  const auto close = [&](int rung, int times) {
    int repetition = 0;
    while (repetition < times && IsRecorded(occurrence_, rung, repetition)) ++repetition;
    if (repetition == times) return;
    occurrence_.rungs.push_back({.visit = occurrence_.visit,
                                 .rung = rung,
                                 .repetition = repetition,
                                 .outcome = RungOutcome::kNotNeeded,
                                 .at = at_.now});
    closed.push_back(fmt::format("{}.{}", rung, repetition));
  };
  for (std::size_t i = 0; i < left->remind.size(); ++i) {
    const Rung& rung = left->remind[i];
    if (rung.to.empty() && left->by.empty()) continue;
    close(static_cast<int>(i), rung.repeat_every > 0 ? rung.repeat_max : 1);
  }
  if (left->escalate && !left->by.empty()) close(kEscalationRung, 1);
  if (closed.empty()) return;
  Write({.kind = "rung-not-needed",
         .from = left->id,
         .to = left->id,
         .detail = fmt::format("{}", fmt::join(closed, " "))});
}

void Draft::Enter(const StateId& to, const ActionId& action, std::vector<std::string> missing) {
  CloseLadder();
  Occurrence& it = occurrence_;
  it.visits.push_back({.state = it.state,
                       .entered_at = it.entered_at,
                       .left_at = at_.now,
                       .action = action,
                       .signatures = std::exchange(it.signatures, {}),
                       .missing = std::move(missing),
                       .was_overdue = std::exchange(it.overdue, false)});
  it.state = to;
  ++it.visit;
  it.entered_at = at_.now;
  it.status = OccurrenceStatus::kPlanned;
  PlanAnew(/*everything=*/false);
}

void Draft::EndHere(OccurrenceStatus status) {
  TellWithdrawn();
  CloseLadder();
  occurrence_.status = status;
  occurrence_.overdue = false;
}

void Draft::PlanAnew(bool everything) {
  std::vector<PlannedState> fresh = PlanDates(occurrence_.id, at_, &occurrence_);
  for (PlannedState& planned : fresh) {
    const PlannedState* old = occurrence_.PlanOf(planned.state);
    const State* state = at_.activity.FindState(planned.state);
    if (everything || old == nullptr || state == nullptr) continue;
    const bool due_leans = HasAnchors(DueRuleOf(*state));
    const bool first = occurrence_.visits.empty() && state->id == occurrence_.state;
    const bool opens_leans = state->opens.empty() ? !first || due_leans : HasAnchors(state->opens);
    if (!due_leans) planned.due = old->due, planned.due_gap = old->due_gap;
    if (!opens_leans) planned.opens = old->opens, planned.opens_gap = old->opens_gap;
  }
  for (PlannedState& old : occurrence_.plan) {
    const bool overridden =
        (old.opens && old.opens->overridden) || (old.due && old.due->overridden);
    const bool kept = std::any_of(fresh.begin(), fresh.end(), [&](const PlannedState& planned) {
      return planned.state == old.state;
    });
    if (overridden && !kept) fresh.push_back(std::move(old));
  }
  occurrence_.plan = std::move(fresh);
}

bool Draft::MayOpen(const State& state, bool held) const {
  if (held && OpensByOrder(occurrence_, state, at_.activity)) return false;
  const auto opens_at = OpensAt(occurrence_, state);
  return opens_at && *opens_at <= at_.now;
}

void Draft::Open(const State& state) {
  if (occurrence_.visits.empty()) {
    occurrence_.entered_at = at_.now;
    if (HasAnchors(DueRuleOf(state))) PlanAnew(/*everything=*/false);
  }
  if (before_.visit == occurrence_.visit) {
    Write({.kind = "opened", .from = state.id, .to = state.id});
  }
}

std::vector<std::string> Draft::Missing(const Guard& until) const {
  std::set<std::string> names;
  for (const Guard* unmet :
       Unmet(until, occurrence_.id, occurrence_.results, HasElection(at_.turn), at_.facts)) {
    ForEachHolding(*unmet, occurrence_.id, at_.facts, [&](const Occurrence& missing) {
      names.insert(missing.id.unit.empty() ? missing.id.activity.str() : missing.id.unit.str());
    });
  }
  std::vector<std::string> list;
  for (const std::string& name : names) {
    if (list.size() == kMissingMax) {
      list.push_back(fmt::format("+{}", names.size() - kMissingMax));
      break;
    }
    list.push_back(name);
  }
  return list;
}

void Draft::Pass(const State& state, Record record, std::vector<std::string> missing) {
  record.from = state.id;
  const StateId to = record.to;
  Write(std::move(record));
  TellWithdrawn();
  Enter(to, ActionId(), std::move(missing));
}

// True when the state has been left.
bool Draft::TakeWayOut(const State& state, bool held) {
  if (state.then.empty()) return false;
  if (state.until) {
    if (!held && Holds(state.until)) {
      Pass(state, {.kind = "passed", .to = state.then});
      return true;
    }
    const auto gate_at = GateAt(occurrence_, state, at_);
    if (!gate_at || *gate_at > at_.now) return false;
    std::vector<std::string> missing = Missing(*state.until);
    std::string names = fmt::format("{}", fmt::join(missing, " "));
    Pass(state, {.kind = "gate-passed", .to = state.then, .detail = std::move(names)},
         std::move(missing));
    return true;
  }
  if (!state.by.empty() || held) return false;
  const PlannedState* planned = occurrence_.PlanOf(state.id);
  const bool dated = planned != nullptr &&
                     (planned->due || (planned->due_gap && planned->due_gap->kind !=
                                                               calendar::RuleGap::Kind::kSkipped));
  const auto due_at = DueAt(occurrence_);
  if (dated && !(due_at && *due_at <= at_.now)) return false;
  Pass(state, {.kind = "passed", .to = state.then});
  return true;
}

void Draft::JudgeStatus(const State& state, bool held) {
  Occurrence& it = occurrence_;
  const auto due_at = DueAt(it);
  const bool overdue = due_at && *due_at <= at_.now;
  if (overdue && !it.overdue) {
    Write({.kind = "overdue",
           .from = state.id,
           .to = state.id,
           .detail = calendar::ToString(it.PlanOf(state.id)->due->effective)});
  }
  it.overdue = overdue;
  const OccurrenceStatus before = it.status;
  if (held || state.by.empty()) {
    it.status = OccurrenceStatus::kWaiting;
  } else {
    it.status = overdue ? OccurrenceStatus::kOverdue : OccurrenceStatus::kOpen;
  }
  if (held && before != OccurrenceStatus::kWaiting) {
    Write({.kind = "waiting",
           .from = state.id,
           .to = state.id,
           .detail = WaitsFor(*state.waits_for)});
  } else if (before == OccurrenceStatus::kWaiting && it.status != before) {
    Write({.kind = "released", .from = state.id, .to = state.id});
    if (IsAnnounced(it, state)) Tell(NoticeKind::kReleased, PartiesToTell(it, state));
  }
}

void Draft::End(const State& state) {
  occurrence_.status = StatusOf(state.outcome);
  occurrence_.overdue = false;
}

absl::Status Draft::Settle() {
  for (int step = 0; step < kMicrostepsMax; ++step) {
    if (IsFinal()) return absl::OkStatus();
    const State* present = state();
    if (present == nullptr) {
      const std::string message = fmt::format("{} is in state {}, which its revision does not have",
                                              ToString(occurrence_.id), occurrence_.state.str());
      return step == 0 ? absl::FailedPreconditionError(message) : absl::InternalError(message);
    }
    if (present->final) {
      End(*present);
      return absl::OkStatus();
    }
    const bool held = !Holds(present->waits_for);
    // While it was planned, or a guard held it, nobody has asked the condition.
    const bool asked = occurrence_.status == OccurrenceStatus::kOpen ||
                       occurrence_.status == OccurrenceStatus::kOverdue ||
                       (occurrence_.status == OccurrenceStatus::kWaiting && !present->waits_for);
    if (occurrence_.status == OccurrenceStatus::kPlanned) {
      if (!MayOpen(*present, held)) return absl::OkStatus();
      Open(*present);
    }
    if (!held && !asked && !std::exchange(condition_overruled_, false) &&
        !Holds(present->only_if)) {
      Pass(*present, {.kind = "not-needed", .to = present->otherwise});
      continue;
    }
    if (TakeWayOut(*present, held)) continue;
    JudgeStatus(*present, held);
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(
      fmt::format("{} passes states by itself in a circle, at {}; let somebody act in one of them",
                  ToString(occurrence_.id), occurrence_.state.str()));
}

void Draft::TellMoved() {
  const State* present = state();
  if (present == nullptr || IsFinal() || occurrence_.visit != before_.visit ||
      !IsAnnounced(before_, *present)) {
    return;
  }
  const PlannedState* old = before_.PlanOf(present->id);
  const PlannedState* planned = occurrence_.PlanOf(present->id);
  const auto day = [](const PlannedState* state) {
    return state == nullptr || !state->due ? std::optional<std::pair<Date, calendar::TimeOfDay>>()
                                           : std::pair(state->due->effective, state->due->time);
  };
  if (day(old) != day(planned)) Tell(NoticeKind::kMoved, PartiesToTell(occurrence_, *present));
}

absl::StatusOr<Decision> Draft::Finish() {
  if (const absl::Status settled = Settle(); !settled.ok()) return settled;
  TellMoved();
  Ring();
  Decision decision{.changed = !(occurrence_ == before_)};
  if (!decision.changed) {
    decision.occurrence = before_;
    return decision;
  }
  occurrence_.generation = before_.generation + 1;
  const bool opened = before_.status == OccurrenceStatus::kPlanned &&
                      occurrence_.status != OccurrenceStatus::kPlanned;
  if (opened || occurrence_.visit != before_.visit || occurrence_.state != before_.state ||
      IsFinal() != core::IsFinal(before_.status) || occurrence_.results != before_.results ||
      occurrence_.plan != before_.plan) {
    effects_.push_back(Changed{.became_final = IsFinal() && !core::IsFinal(before_.status)});
  }
  decision.occurrence = std::move(occurrence_);
  decision.effects = std::move(effects_);
  return decision;
}

}  // namespace hjul::core
