// Occurrences with their history, and what is written with them.
#include "hjul/storage/v1/occurrence.pb.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/codec_task.h"
#include "scheduler/store/codec_words.h"

namespace hjul::store {
namespace codec {
namespace {

using codec::Read;  // Else the overloads below would hide them.
using codec::Write;

void Write(const core::DateGap& from, pb::DateGap* to) {
  to->set_kind(As<pb::DateGapKind>(from.kind));
  to->set_subject(Text(from.subject));
}

core::DateGap Read(const pb::DateGap& from, Fault& fault) {
  return core::DateGap{
      .kind = ReadEnum(from.kind(), calendar::RuleGap::Kind::kOutsideYears, "gap kind", fault),
      .subject = from.subject()};
}

void Write(const core::PlannedState& from, pb::PlannedState* to) {
  to->set_state(Text(from.state));
  if (from.opens) Write(*from.opens, to->mutable_opens());
  if (from.due) Write(*from.due, to->mutable_due());
  if (from.opens_gap) Write(*from.opens_gap, to->mutable_opens_gap());
  if (from.due_gap) Write(*from.due_gap, to->mutable_due_gap());
}

core::PlannedState Read(const pb::PlannedState& from, Fault& fault) {
  core::PlannedState to;
  to.state = core::StateId(from.state());
  if (from.has_opens()) to.opens = Read(from.opens(), fault);
  if (from.has_due()) to.due = Read(from.due(), fault);
  if (from.has_opens_gap()) to.opens_gap = Read(from.opens_gap(), fault);
  if (from.has_due_gap()) to.due_gap = Read(from.due_gap(), fault);
  return to;
}

void Write(const core::Signature& from, pb::Signature* to) {
  to->set_party(Text(from.party));
  to->set_action(Text(from.action));
  Write(from.by, to->mutable_by());
  to->set_at_ms(Milliseconds(from.at));
  to->set_note(Text(from.note));
}

core::Signature Read(const pb::Signature& from) {
  core::Signature to;
  to.party = core::RoleId(from.party());
  to.action = core::ActionId(from.action());
  to.by = Read(from.by());
  to.at = ReadInstant(from.at_ms());
  to.note = from.note();
  return to;
}

void Write(const core::Visit& from, pb::Visit* to) {
  to->set_state(Text(from.state));
  to->set_entered_at_ms(Milliseconds(from.entered_at));
  to->set_left_at_ms(Milliseconds(from.left_at));
  to->set_action(Text(from.action));
  for (const core::Signature& signature : from.signatures) Write(signature, to->add_signatures());
  WriteTexts(from.missing, to->mutable_missing());
  to->set_was_overdue(from.was_overdue);
}

core::Visit Read(const pb::Visit& from) {
  core::Visit to;
  to.state = core::StateId(from.state());
  to.entered_at = ReadInstant(from.entered_at_ms());
  to.left_at = ReadInstant(from.left_at_ms());
  to.action = core::ActionId(from.action());
  for (const pb::Signature& signature : from.signatures()) to.signatures.push_back(Read(signature));
  to.missing = ReadTexts<std::string>(from.missing());
  to.was_overdue = from.was_overdue();
  return to;
}

void Write(const core::RungRecord& from, pb::Rung* to) {
  to->set_visit(from.visit);
  to->set_rung(from.rung);
  to->set_repetition(from.repetition);
  to->set_outcome(As<pb::RungOutcome>(from.outcome));
  to->set_at_ms(Milliseconds(from.at));
}

core::RungRecord Read(const pb::Rung& from, Fault& fault) {
  core::RungRecord to;
  to.visit = from.visit();
  to.rung = from.rung();
  to.repetition = from.repetition();
  to.outcome = ReadEnum(from.outcome(), core::RungOutcome::kNotNeeded, "rung outcome", fault);
  to.at = ReadInstant(from.at_ms());
  return to;
}

void Write(const core::Timer& from, pb::Timer* to) {
  to->set_kind(As<pb::TimerKind>(from.kind));
  to->set_at_ms(Milliseconds(from.at));
  if (from.post) Write(*from.post, to->mutable_post());
}

core::Timer Read(const pb::Timer& from, Fault& fault) {
  core::Timer to;
  to.kind = ReadEnum(from.kind(), core::TimerKind::kReminder, "timer kind", fault);
  to.at = ReadInstant(from.at_ms());
  if (from.has_post()) to.post = Read(from.post());
  return to;
}

void Write(const core::Occurrence& from, pb::Occurrence* to) {
  Write(from.id, to->mutable_id());
  to->set_revision(Text(from.revision));
  to->set_status(As<pb::OccurrenceStatus>(from.status));
  to->set_state(Text(from.state));
  to->set_visit(from.visit);
  to->set_entered_at_ms(Milliseconds(from.entered_at));
  to->set_overdue(from.overdue);
  for (const core::PlannedState& state : from.plan) Write(state, to->add_plan());
  for (const core::Signature& signature : from.signatures) Write(signature, to->add_signatures());
  for (const core::Visit& visit : from.visits) Write(visit, to->add_visits());
  WriteEntries(from.results, to->mutable_results());
  WriteTexts(from.participants, to->mutable_participants());
  for (const core::RungRecord& rung : from.rungs) Write(rung, to->add_rungs());
  for (const core::Reassignment& reassignment : from.reassignments) {
    pb::Reassignment* entry = to->add_reassignments();
    entry->set_party(Text(reassignment.party));
    Write(reassignment.to, entry->mutable_to());
  }
  to->set_note(Text(from.note));
  to->set_generation(from.generation);
}

core::Occurrence Read(const pb::Occurrence& from, Fault& fault) {
  core::Occurrence to;
  to.id = Read(from.id());
  to.revision = core::RevisionHash(from.revision());
  to.status = ReadEnum(from.status(), core::OccurrenceStatus::kReplaced, "status", fault);
  to.state = core::StateId(from.state());
  to.visit = from.visit();
  to.entered_at = ReadInstant(from.entered_at_ms());
  to.overdue = from.overdue();
  for (const pb::PlannedState& state : from.plan()) to.plan.push_back(Read(state, fault));
  for (const pb::Signature& signature : from.signatures()) to.signatures.push_back(Read(signature));
  for (const pb::Visit& visit : from.visits()) to.visits.push_back(Read(visit));
  to.results = ReadEntries(from.results());
  to.participants = ReadTexts<std::string>(from.participants());
  for (const pb::Rung& rung : from.rungs()) to.rungs.push_back(Read(rung, fault));
  for (const pb::Reassignment& entry : from.reassignments()) {
    to.reassignments.push_back(
        core::Reassignment{.party = core::RoleId(entry.party()), .to = Read(entry.to())});
  }
  to.note = from.note();
  to.generation = from.generation();
  return to;
}

OccurrenceRecord ReadRecord(const pb::OccurrenceRecord& from, Fault& fault) {
  OccurrenceRecord to;
  to.occurrence = Read(from.occurrence(), fault);
  for (const pb::Timer& timer : from.timers()) to.timers.push_back(Read(timer, fault));
  for (const pb::Task& task : from.tasks()) to.tasks.push_back(Read(task, fault));
  return to;
}

}  // namespace
}  // namespace codec

using namespace codec;  // The words of this file.

std::string Encode(const core::Occurrence& occurrence) {
  pb::Occurrence to;
  Write(occurrence, &to);
  return Bytes(to);
}

absl::StatusOr<core::Occurrence> DecodeOccurrence(std::string_view bytes) {
  return Decoded<pb::Occurrence>("occurrence", bytes, [](const pb::Occurrence& from, Fault& fault) {
    return Read(from, fault);
  });
}

std::string Encode(const OccurrenceRecord& record) {
  pb::OccurrenceRecord to;
  Write(record.occurrence, to.mutable_occurrence());
  for (const core::Timer& timer : record.timers) Write(timer, to.add_timers());
  for (const core::Task& task : record.tasks) Write(task, to.add_tasks());
  return Bytes(to);
}

absl::StatusOr<OccurrenceRecord> DecodeOccurrenceRecord(std::string_view bytes) {
  return Decoded<pb::OccurrenceRecord>("occurrence record", bytes, ReadRecord);
}

}  // namespace hjul::store
