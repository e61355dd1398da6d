// What has happened: the journal for people, the change log for watchers.
#include "hjul/storage/v1/history.pb.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/codec_words.h"

namespace hjul::store {

using namespace codec;  // The words of this file.

std::string Encode(const JournalEntry& entry) {
  pb::JournalEntry to;
  to.set_revision(entry.revision);
  to.set_index(entry.index);
  to.set_at_ms(Milliseconds(entry.at));
  Write(entry.actor, to.mutable_actor());
  to.set_request_id(Text(entry.request_id));
  to.set_kind(Text(entry.kind));
  to.set_subject(Text(entry.subject));
  to.set_from_state(Text(entry.from));
  to.set_to_state(Text(entry.to));
  to.set_action(Text(entry.action));
  to.set_detail(Text(entry.detail));
  to.set_note(Text(entry.note));
  return Bytes(to);
}

absl::StatusOr<JournalEntry> DecodeJournalEntry(std::string_view bytes) {
  return Decoded<pb::JournalEntry>("journal entry", bytes,
                                   [](const pb::JournalEntry& from, Fault&) {
                                     JournalEntry to;
                                     to.revision = from.revision();
                                     to.index = from.index();
                                     to.at = ReadInstant(from.at_ms());
                                     to.actor = Read(from.actor());
                                     to.request_id = from.request_id();
                                     to.kind = from.kind();
                                     to.subject = from.subject();
                                     to.from = core::StateId(from.from_state());
                                     to.to = core::StateId(from.to_state());
                                     to.action = core::ActionId(from.action());
                                     to.detail = from.detail();
                                     to.note = from.note();
                                     return to;
                                   });
}

std::string Encode(const LogEntry& entry) {
  pb::LogEntry to;
  to.set_revision(entry.revision);
  to.set_at_ms(Milliseconds(entry.at));
  for (const Change& change : entry.changes) {
    pb::LogChange* item = to.add_changes();
    item->set_kind(As<pb::LogKind>(change.kind));
    item->set_id(Text(change.id));
    item->set_unit(Text(change.unit));
    if (change.post) Write(*change.post, item->mutable_post());
    item->set_removed(change.removed);
    item->set_value(change.value);
  }
  return Bytes(to);
}

absl::StatusOr<LogEntry> DecodeLogEntry(std::string_view bytes) {
  return Decoded<pb::LogEntry>("log entry", bytes, [](const pb::LogEntry& from, Fault& fault) {
    LogEntry to{.revision = from.revision(), .at = ReadInstant(from.at_ms())};
    for (const pb::LogChange& item : from.changes()) {
      Change& change = to.changes.emplace_back();
      change.kind = ReadEnum(item.kind(), Change::Kind::kOrganisation, "kind", fault);
      change.id = item.id();
      change.unit = core::UnitId(item.unit());
      if (item.has_post()) change.post = Read(item.post());
      change.removed = item.removed();
      change.value = item.value();
    }
    return to;
  });
}

}  // namespace hjul::store
