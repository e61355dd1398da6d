// Rungs: what is sent when their time has come, and what a newer one speaks for.
#include <map>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/present.h"
#include "scheduler/core/step_draft.h"

namespace hjul::core {
namespace {

bool IsOnOpen(const State& state, int rung) {
  if (rung == kEscalationRung) return false;
  const Rung& spec = state.remind[static_cast<std::size_t>(rung)];
  return spec.anchor == Rung::Anchor::kOpen && spec.offset <= 0;
}

// Rungs to the same people speak for each other; an escalation speaks for none.
struct Audience {
  bool escalation = false;
  std::vector<RoleId> to;  // Empty: the parties.
  bool IsParties() const { return !escalation && to.empty(); }
  auto operator<=>(const Audience&) const = default;
};

Audience AudienceOf(const State& state, int rung) {
  if (rung == kEscalationRung) return {.escalation = true};
  return {.to = state.remind[static_cast<std::size_t>(rung)].to};
}

NoticeKind KindOf(const State& state, const Occurrence& occurrence, int rung) {
  if (rung == kEscalationRung) return NoticeKind::kEscalation;
  if (IsOnOpen(state, rung)) {
    return IsReturned(occurrence) ? NoticeKind::kReturned : NoticeKind::kOpened;
  }
  return occurrence.overdue ? NoticeKind::kOverdue : NoticeKind::kReminder;
}

}  // namespace

void Draft::SendRung(const State& state, int rung, int repetition) {
  const NoticeKind kind = KindOf(state, occurrence_, rung);
  const std::vector<RoleId> parties = PartiesToTell(occurrence_, state);
  const auto posts = PostsTold(occurrence_, state, rung, at_.organisation);
  const bool to_parties = AudienceOf(state, rung).IsParties();
  std::string told;
  for (const PostId& post : posts) {
    // Whoever is told about others' duty is told about the first who has not done it.
    RoleId party = parties.empty() ? RoleId() : parties.front();
    for (const RoleId& candidate : parties) {
      if (to_parties && PostOf(candidate, occurrence_, at_.organisation) == post) {
        party = candidate;
        break;
      }
    }
    effects_.push_back(
        Notice{.to = post,
               .kind = kind,
               .task = {.occurrence = occurrence_.id, .visit = occurrence_.visit, .party = party},
               .at = NextTellingTime(at_.now, at_.calendar),
               .rung = rung,
               .repetition = repetition});
    told += fmt::format(" {}", ToString(post));
  }
  Write({.kind = kind == NoticeKind::kEscalation ? "escalated" : "reminded",
         .from = state.id,
         .to = state.id,
         .detail = fmt::format("{}.{}{}", rung, repetition, told)});
}

void Draft::Ring() {
  const State* present = state();
  if (present == nullptr || IsFinal() || occurrence_.status == OccurrenceStatus::kPlanned) return;
  std::map<Audience, std::vector<RungTime>> due;
  for (const RungTime& time : LadderNow(occurrence_, *present, at_)) {
    if (time.at > at_.now) break;
    if (IsRecorded(occurrence_, time.rung, time.repetition)) continue;
    due[AudienceOf(*present, time.rung)].push_back(time);
  }
  const bool blocked = occurrence_.status == OccurrenceStatus::kWaiting && !present->by.empty();
  std::string coalesced;
  for (const auto& [audience, times] : due) {
    // The newest; of those at the same moment, the one that says that the task is there. That one
    // goes out even to a blocked party, who cannot act on any other.
    const RungTime* newest = &times.back();
    for (const RungTime& time : times) {
      if (IsOnOpen(*present, time.rung) && (blocked || time.at == newest->at)) newest = &time;
    }
    const bool quiet =
        audience.IsParties() && (parties_told_ || (blocked && !IsOnOpen(*present, newest->rung)));
    for (const RungTime& time : times) {
      const bool sent = &time == newest && !quiet;
      if (sent) {
        SendRung(*present, time.rung, time.repetition);
      } else {
        coalesced +=
            fmt::format("{}{}.{}", coalesced.empty() ? "" : " ", time.rung, time.repetition);
      }
      occurrence_.rungs.push_back({.visit = occurrence_.visit,
                                   .rung = time.rung,
                                   .repetition = time.repetition,
                                   .outcome = sent ? RungOutcome::kSent : RungOutcome::kCoalesced,
                                   .at = at_.now});
    }
  }
  if (coalesced.empty()) return;
  Write({.kind = "rung-coalesced",
         .from = present->id,
         .to = present->id,
         .detail = std::move(coalesced)});
}

}  // namespace hjul::core
