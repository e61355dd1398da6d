#include "scheduler/core/present.h"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "scheduler/calendar/zone.h"
#include "scheduler/core/planner_moments.h"
#include "scheduler/core/task.h"

namespace hjul::core {
namespace {

using calendar::Zone;

Instant InstantOf(const PlannedDate& date) {
  return Zone::Stockholm().At(date.effective, date.time);
}

// An anchor without a date, or a table without an entry: the day may become known.
bool IsOpenGap(const std::optional<DateGap>& gap) {
  return gap && gap->kind != calendar::RuleGap::Kind::kSkipped;
}

}  // namespace

bool HoldsFor(const std::optional<Guard>& guard, const Occurrence& occurrence,
              const Circumstances& circumstances) {
  if (!guard) return true;
  return Holds(*guard, occurrence.id, occurrence.results, HasElection(circumstances.turn),
               circumstances.facts);
}

bool OpensByOrder(const Occurrence& occurrence, const State& state, const Activity& activity) {
  const PlannedState* planned = occurrence.PlanOf(state.id);
  return occurrence.visits.empty() && !activity.after.empty() && state.opens.empty() &&
         state.due.empty() && state.until_latest.empty() &&
         !(planned != nullptr && planned->opens && planned->opens->overridden);
}

std::optional<Instant> OpensAt(const Occurrence& occurrence, const State& state) {
  const PlannedState* planned = occurrence.PlanOf(state.id);
  const std::optional<PlannedDate> opens =
      planned != nullptr ? planned->opens : std::optional<PlannedDate>();
  if (opens && opens->overridden) return InstantOf(*opens);
  if (state.opens.empty() && !occurrence.visits.empty()) return occurrence.entered_at;
  if (planned != nullptr &&
      IsOpenGap(state.opens.empty() ? planned->due_gap : planned->opens_gap)) {
    return std::nullopt;
  }
  if (!opens) return occurrence.entered_at;
  if (opens->estimated) return std::nullopt;
  return InstantOf(*opens);
}

std::optional<Instant> DueAt(const Occurrence& occurrence) {
  const PlannedState* planned = occurrence.PlanOf(occurrence.state);
  if (planned == nullptr || !planned->due || planned->due->estimated) return std::nullopt;
  return InstantOf(*planned->due);
}

bool DueIsGate(const State& state) {
  return state.until && state.due.empty() && !state.until_latest.empty();
}

std::optional<Instant> GateAt(const Occurrence& occurrence, const State& state,
                              const Circumstances& circumstances) {
  if (!state.until || state.until_latest.empty() || state.then.empty()) return std::nullopt;
  if (DueIsGate(state)) return DueAt(occurrence);
  PlanAnchors anchors(occurrence.id, circumstances.facts, occurrence.plan);
  anchors.StandIn(occurrence.PlanOf(state.id),
                  Moment{.date = Zone::Stockholm().DateAt(occurrence.entered_at)});
  const auto resolution =
      calendar::Resolve(state.until_latest, {.calendar = &circumstances.calendar,
                                             .turn = circumstances.turn.span,
                                             .turn_year = circumstances.turn.start_year,
                                             .period = circumstances.repetition.period,
                                             .term = circumstances.repetition.term,
                                             .anchors = &anchors});
  const auto* day = std::get_if<calendar::ResolvedRule>(&resolution);
  if (day == nullptr || anchors.leaned_on_estimate()) return std::nullopt;
  return Zone::Stockholm().At(day->days.last, day->time.value_or(calendar::kEndOfDay));
}

std::vector<RungTime> LadderNow(const Occurrence& occurrence, const State& state,
                                const Circumstances& circumstances) {
  PlannedState known{.state = state.id};
  if (const PlannedState* planned = occurrence.PlanOf(state.id)) known = *planned;
  if (known.opens && known.opens->estimated) known.opens.reset();
  if (known.due && known.due->estimated) known.due.reset();
  return LadderOf(state, known, occurrence.entered_at, circumstances.calendar);
}

bool IsRecorded(const Occurrence& occurrence, int rung, int repetition) {
  return std::any_of(occurrence.rungs.begin(), occurrence.rungs.end(),
                     [&](const RungRecord& record) {
                       return record.visit == occurrence.visit && record.rung == rung &&
                              record.repetition == repetition;
                     });
}

PostId PostOf(const RoleId& role, const Occurrence& occurrence, const Organisation& organisation) {
  for (const Reassignment& reassignment : occurrence.reassignments) {
    if (reassignment.party == role) return reassignment.to;
  }
  if (const Post* post = organisation.PostFor(role, occurrence.id.unit)) return post->id;
  return {.role = role, .unit = occurrence.id.unit};
}

const Signature* SignatureOf(const Occurrence& occurrence, const RoleId& party) {
  const auto found =
      std::find_if(occurrence.signatures.begin(), occurrence.signatures.end(),
                   [&](const Signature& signature) { return signature.party == party; });
  return found == occurrence.signatures.end() ? nullptr : &*found;
}

std::vector<RoleId> PartiesToTell(const Occurrence& occurrence, const State& state) {
  std::vector<RoleId> parties;
  for (const RoleId& party : state.by) {
    if (SignatureOf(occurrence, party) == nullptr) parties.push_back(party);
  }
  return parties.empty() ? state.by : parties;
}

std::vector<PostId> PostsTold(const Occurrence& occurrence, const State& state, int rung,
                              const Organisation& organisation) {
  std::vector<RoleId> roles;
  if (rung == kEscalationRung) {
    if (state.escalate) roles = {state.escalate->to};
  } else if (static_cast<std::size_t>(rung) < state.remind.size()) {
    roles = state.remind[static_cast<std::size_t>(rung)].to;
    if (roles.empty()) roles = PartiesToTell(occurrence, state);
  }
  std::vector<PostId> posts;
  for (const RoleId& role : roles) {
    const PostId post = PostOf(role, occurrence, organisation);
    if (std::find(posts.begin(), posts.end(), post) == posts.end()) posts.push_back(post);
  }
  return posts;
}

bool IsAnnounced(const Occurrence& occurrence, const State& state) {
  return std::any_of(
      occurrence.rungs.begin(), occurrence.rungs.end(), [&](const RungRecord& record) {
        const auto rung = static_cast<std::size_t>(record.rung);
        return record.visit == occurrence.visit && record.outcome == RungOutcome::kSent &&
               rung < state.remind.size() && state.remind[rung].to.empty();
      });
}

bool IsReturned(const Occurrence& occurrence) {
  return std::any_of(occurrence.visits.begin(), occurrence.visits.end(),
                     [&](const Visit& visit) { return visit.state == occurrence.state; });
}

}  // namespace hjul::core
