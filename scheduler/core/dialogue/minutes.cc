#include "scheduler/core/dialogue/minutes.h"

#include <algorithm>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/transitions.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

using core::TargetOf;

static_assert(!TargetOf(kMinutesTransitions, MinutesStatus::kFinalised, MinutesEvent::kWritten),
              "what is finalised never changes");
static_assert(TargetOf(kMeasureTransitions, MeasureStatus::kDropped, MeasureEvent::kReopened) ==
              MeasureStatus::kOpen);

bool Organises(const Actor& actor, const Campaign& campaign) {
  return actor.post && actor.post->unit.empty() &&
         std::find(campaign.organisers.begin(), campaign.organisers.end(), actor.post->role) !=
             campaign.organisers.end();
}

bool Hosts(const Actor& actor, const Booking& booking) {
  const auto& co_hosts = booking.slot.co_hosts;
  return actor.post && (*actor.post == booking.slot.host ||
                        std::find(co_hosts.begin(), co_hosts.end(), *actor.post) != co_hosts.end());
}

bool IsHeld(BookingStatus status) {
  return status == BookingStatus::kHeld || status == BookingStatus::kCutShort ||
         status == BookingStatus::kContinued;
}

absl::Status CheckText(std::string_view what, const std::string& text, std::size_t max) {
  if (!core::IsLongerThan(text, max)) return absl::OkStatus();
  return absl::InvalidArgumentError(fmt::format("{} is longer than {} characters", what, max));
}

absl::Status CheckMeasures(const WriteMinutes& change, const Minutes& log, const Booking& booking) {
  if (change.measures.size() > kMeasuresMax) {
    return absl::InvalidArgumentError(
        fmt::format("{} measures, more than {}", change.measures.size(), kMeasuresMax));
  }
  for (std::size_t i = 0; i < change.measures.size(); ++i) {
    const MeasureLine& line = change.measures[i];
    const std::string where = fmt::format("measures[{}]", i);
    if (line.title.empty() || core::IsLongerThan(line.title, kTitleMax)) {
      return absl::InvalidArgumentError(
          fmt::format("{}.title is empty or longer than {} characters", where, kTitleMax));
    }
    if (line.owner.role.empty()) {
      return absl::InvalidArgumentError(where + ".owner: say which post does it");
    }
    if (line.due <= booking.slot.id.date) {
      return absl::InvalidArgumentError(where + ".due: not after the dialogue");
    }
    if (line.number < 0 || line.number > log.measures) {
      return absl::InvalidArgumentError(fmt::format(
          "{}.number: there is no measure {}; leave it out for a new one", where, line.number));
    }
    const auto twin =
        std::find_if(change.measures.begin(), change.measures.end(), [&](const MeasureLine& one) {
          return line.number > 0 && one.number == line.number && &one != &line;
        });
    if (twin != change.measures.end()) {
      return absl::InvalidArgumentError(
          fmt::format("{}.number: measure {} stands twice", where, line.number));
    }
  }
  return absl::OkStatus();
}

absl::Status Write(Minutes& log, const WriteMinutes& change, const Booking& booking, Instant now) {
  std::size_t bytes = change.text.size();
  for (const std::string& decision : change.decisions) bytes += decision.size();
  for (const MeasureLine& line : change.measures) bytes += line.title.size();
  if (bytes > kMinutesBytesMax) {
    return absl::InvalidArgumentError(fmt::format(
        "the minutes are longer than {} bytes; hand in long texts as material", kMinutesBytesMax));
  }
  if (change.decisions.size() > kDecisionsMax) {
    return absl::InvalidArgumentError(fmt::format("more than {} decisions", kDecisionsMax));
  }
  for (const std::string& decision : change.decisions) {
    absl::Status text = CheckText("a decision", decision, core::kNoteMax);
    if (!text.ok()) return text;
  }
  if (absl::Status valid = CheckMeasures(change, log, booking); !valid.ok()) return valid;
  if (log.versions.empty()) log.versions.push_back({});
  MinutesVersion& draft = log.versions.back();
  const absl::StatusOr<MinutesStatus> status = Next(draft.status, MinutesEvent::kWritten);
  if (!status.ok()) return status.status();
  draft.text = change.text;
  draft.decisions = change.decisions;
  draft.measures = change.measures;
  draft.by = change.actor;
  draft.at = now;
  return absl::OkStatus();
}

// Measures follow what the finalised version says of them.
std::vector<Measure> Settle(Minutes& log, const std::vector<Measure>& before, Instant now) {
  MinutesVersion& version = log.versions.back();
  std::vector<Measure> changed;
  for (MeasureLine& line : version.measures) {
    if (line.number == 0) line.number = ++log.measures;
    const MeasureId id{.booking = log.booking, .number = line.number};
    const auto old = std::find_if(before.begin(), before.end(),
                                  [&](const Measure& one) { return one.id == id; });
    Measure measure = old == before.end() ? Measure{.id = id} : *old;
    if (measure.status != MeasureStatus::kOpen) continue;  // Closed: what became of it stands.
    measure.title = line.title;
    measure.owner = line.owner;
    measure.due = line.due;
    measure.version = version.version;
    if (old == before.end() || !(measure == *old)) changed.push_back(std::move(measure));
  }
  for (const Measure& old : before) {
    const bool kept =
        std::any_of(version.measures.begin(), version.measures.end(),
                    [&](const MeasureLine& line) { return line.number == old.id.number; });
    if (kept || old.status != MeasureStatus::kOpen) continue;
    Measure dropped = old;
    dropped.status = MeasureStatus::kDropped;
    dropped.version = version.version;
    dropped.note = version.corrects_why;
    dropped.closed_by = version.by;
    dropped.closed_at = now;
    changed.push_back(std::move(dropped));
  }
  return changed;
}

absl::Status Correct(Minutes& log, const CorrectMinutes& change, Instant now) {
  if (change.reason.empty()) return absl::InvalidArgumentError("say why the minutes are corrected");
  if (absl::Status text = CheckText("the reason", change.reason, core::kNoteMax); !text.ok()) {
    return text;
  }
  if (log.versions.empty() || log.versions.back().status != MinutesStatus::kFinalised) {
    return absl::FailedPreconditionError("the minutes are a draft: write in that");
  }
  if (log.versions.size() >= kVersionsMax) {
    return absl::ResourceExhaustedError(fmt::format("there are {} versions", kVersionsMax));
  }
  MinutesVersion next = log.versions.back();
  ++next.version;
  next.status = MinutesStatus::kDraft;
  next.corrects_why = change.reason;
  next.by = change.actor;
  next.at = now;
  log.versions.push_back(std::move(next));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<MinutesStatus> Next(MinutesStatus from, MinutesEvent on) {
  if (const auto to = TargetOf(kMinutesTransitions, from, on)) return *to;
  return absl::FailedPreconditionError("the minutes are finalised; correct them with a reason");
}

absl::StatusOr<MeasureStatus> Next(MeasureStatus from, MeasureEvent on) {
  if (const auto to = TargetOf(kMeasureTransitions, from, on)) return *to;
  return absl::FailedPreconditionError(from == MeasureStatus::kOpen ? "the measure is open"
                                                                    : "the measure is closed");
}

const MinutesVersion* Minutes::Finalised() const {
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    if (version->status == MinutesStatus::kFinalised) return &*version;
  }
  return nullptr;
}

absl::StatusOr<MinutesDecision> Step(const Minutes& log, const MinutesChange& change,
                                     const std::vector<Measure>& measures, const Booking& booking,
                                     const Campaign& campaign, Instant now) {
  const Actor& actor =
      std::visit([](const auto& one) -> const Actor& { return one.actor; }, change);
  if (!Hosts(actor, booking) && !Organises(actor, campaign)) {
    return absl::PermissionDeniedError(
        fmt::format("only hosts of {} and organisers keep its minutes", ToString(booking.id)));
  }
  if (!IsHeld(booking.status)) {
    return absl::FailedPreconditionError(
        fmt::format("the dialogue {} has not been held", ToString(booking.id)));
  }
  MinutesDecision decision{.minutes = log};
  decision.minutes.booking = booking.id;
  if (const auto* write = std::get_if<WriteMinutes>(&change)) {
    absl::Status written = Write(decision.minutes, *write, booking, now);
    if (!written.ok()) return written;
  } else if (const auto* correct = std::get_if<CorrectMinutes>(&change)) {
    absl::Status corrected = Correct(decision.minutes, *correct, now);
    if (!corrected.ok()) return corrected;
  } else {
    if (decision.minutes.versions.empty()) {
      return absl::FailedPreconditionError("there are no minutes yet; write them first");
    }
    MinutesVersion& version = decision.minutes.versions.back();
    const absl::StatusOr<MinutesStatus> status = Next(version.status, MinutesEvent::kFinalised);
    if (!status.ok()) return status.status();
    version.status = *status;
    version.by = actor;
    version.at = now;
    decision.measures = Settle(decision.minutes, measures, now);
  }
  return decision;
}

absl::StatusOr<Measure> Step(const Measure& measure, const MeasureChange& change,
                             const Campaign& campaign, Instant now) {
  const bool owns = change.actor.post && *change.actor.post == measure.owner;
  if (!owns && !Organises(change.actor, campaign)) {
    return absl::PermissionDeniedError(
        fmt::format("{} is {}'s", ToString(measure.id), ToString(measure.owner)));
  }
  const absl::StatusOr<MeasureStatus> status = Next(measure.status, change.on);
  if (!status.ok()) return status.status();
  if (change.on != MeasureEvent::kDone && change.note.empty()) {
    return absl::InvalidArgumentError("say why");
  }
  if (absl::Status text = CheckText("the note", change.note, core::kNoteMax); !text.ok()) {
    return text;
  }
  Measure changed = measure;
  changed.status = *status;
  changed.note = change.note;
  const bool reopened = change.on == MeasureEvent::kReopened;
  changed.closed_by = reopened ? Actor() : change.actor;
  changed.closed_at = reopened ? Instant() : now;
  return changed;
}

std::vector<AgendaItem> AgendaFor(const Campaign& campaign, std::vector<Measure> measures,
                                  Date today) {
  std::stable_sort(measures.begin(), measures.end(), [](const Measure& one, const Measure& other) {
    return std::tie(one.due, one.id) < std::tie(other.due, other.id);
  });
  std::vector<AgendaItem> agenda;
  for (const Measure& measure : measures) {
    if (measure.status != MeasureStatus::kOpen) continue;
    agenda.push_back({.carried_over = measure, .overdue = measure.due < today});
  }
  for (const std::string& heading : campaign.agenda) agenda.push_back({.heading = heading});
  return agenda;
}

}  // namespace hjul::dialogue
