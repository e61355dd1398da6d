// Configuration with a history: wheels, calendar documents, turns, plans.
#include <algorithm>

#include "hjul/storage/v1/wheel.pb.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/codec_words.h"

namespace hjul::store {

using namespace codec;  // The words of this file.

std::string Encode(const HeadRecord& record) {
  pb::Head to;
  to.set_number(record.number);
  return Bytes(to);
}

absl::StatusOr<HeadRecord> DecodeHead(std::string_view bytes) {
  return Decoded<pb::Head>("head", bytes, [](const pb::Head& from, Fault&) {
    return HeadRecord{.number = from.number()};
  });
}

std::string Encode(const WheelRevision& revision) {
  pb::WheelRevision to;
  to.set_wheel(Text(revision.wheel));
  to.set_hash(Text(revision.hash));
  to.set_number(revision.number);
  to.set_text(Text(revision.text));
  WriteTexts(revision.overlays, to.mutable_overlays());
  to.set_created_at_ms(Milliseconds(revision.created_at));
  Write(revision.created_by, to.mutable_created_by());
  to.set_reason(Text(revision.reason));
  return Bytes(to);
}

absl::StatusOr<WheelRevision> DecodeWheelRevision(std::string_view bytes) {
  return Decoded<pb::WheelRevision>("wheel revision", bytes,
                                    [](const pb::WheelRevision& from, Fault&) {
                                      WheelRevision to;
                                      to.wheel = core::WheelId(from.wheel());
                                      to.hash = core::RevisionHash(from.hash());
                                      to.number = from.number();
                                      to.text = from.text();
                                      to.overlays = ReadTexts<std::string>(from.overlays());
                                      to.created_at = ReadInstant(from.created_at_ms());
                                      to.created_by = Read(from.created_by());
                                      to.reason = from.reason();
                                      return to;
                                    });
}

std::string Encode(const RevisionPlace& place) {
  pb::RevisionPlace to;
  to.set_wheel(Text(place.wheel));
  to.set_number(place.number);
  return Bytes(to);
}

absl::StatusOr<RevisionPlace> DecodeRevisionPlace(std::string_view bytes) {
  return Decoded<pb::RevisionPlace>(
      "revision place", bytes, [](const pb::RevisionPlace& from, Fault&) {
        return RevisionPlace{.wheel = core::WheelId(from.wheel()), .number = from.number()};
      });
}

std::string Encode(const CalendarRecord& record) {
  pb::CalendarVersion to;
  to.set_name(Text(record.name));
  to.set_version(record.version);
  to.set_text(Text(record.text));
  to.set_created_at_ms(Milliseconds(record.created_at));
  Write(record.created_by, to.mutable_created_by());
  to.set_reason(Text(record.reason));
  return Bytes(to);
}

absl::StatusOr<CalendarRecord> DecodeCalendar(std::string_view bytes) {
  return Decoded<pb::CalendarVersion>("calendar document", bytes,
                                      [](const pb::CalendarVersion& from, Fault&) {
                                        CalendarRecord to;
                                        to.name = from.name();
                                        to.version = from.version();
                                        to.text = from.text();
                                        to.created_at = ReadInstant(from.created_at_ms());
                                        to.created_by = Read(from.created_by());
                                        to.reason = from.reason();
                                        return to;
                                      });
}

std::string Encode(const core::Turn& turn) {
  pb::Turn to;
  to.set_wheel(Text(turn.wheel));
  to.set_id(Text(turn.id));
  to.set_start_year(turn.start_year);
  to.mutable_span()->set_first_day(Days(turn.span.first));
  to.mutable_span()->set_last_day(Days(turn.span.last));
  to.set_state(As<pb::TurnState>(turn.state));
  to.set_revision(Text(turn.revision));
  return Bytes(to);
}

absl::StatusOr<core::Turn> DecodeTurn(std::string_view bytes) {
  return Decoded<pb::Turn>("turn", bytes, [](const pb::Turn& from, Fault& fault) {
    core::Turn to;
    to.wheel = core::WheelId(from.wheel());
    to.id = core::TurnId(from.id());
    to.start_year = from.start_year();
    to.span.first = ReadDate(from.span().first_day(), "first_day", fault);
    to.span.last = ReadDate(from.span().last_day(), "last_day", fault);
    to.state = ReadEnum(from.state(), core::TurnState::kWithdrawn, "state", fault);
    to.revision = core::RevisionHash(from.revision());
    return to;
  });
}

// --- Plans ------------------------------------------------------------------------------------

std::string Encode(const PlanRecord& record) {
  pb::Plan to;
  to.set_id(Text(record.id));
  to.set_kind(Text(record.kind));
  to.set_subject(Text(record.subject));
  to.set_text(Text(record.text));
  to.set_base(Text(record.base));
  to.set_previous(Text(record.previous));
  to.set_move_running(record.move_running);
  for (const auto& [old_state, new_state] : record.mapping) {
    pb::TextEntry* entry = to.add_mapping();
    entry->set_key(Text(old_state));
    entry->set_value(Text(new_state));
  }
  to.set_no_op(record.no_op);
  to.set_applied(record.applied);
  to.set_reason(Text(record.reason));
  Write(record.created_by, to.mutable_created_by());
  to.set_created_at_ms(Milliseconds(record.created_at));
  return Bytes(to);
}

absl::StatusOr<PlanRecord> DecodePlan(std::string_view bytes) {
  return Decoded<pb::Plan>("plan", bytes, [](const pb::Plan& from, Fault& /*fault*/) {
    PlanRecord to;
    to.id = from.id();
    to.kind = from.kind();
    to.subject = from.subject();
    to.text = from.text();
    to.base = from.base();
    to.previous = from.previous();
    to.move_running = from.move_running();
    for (const auto& [old_state, new_state] : ReadEntries(from.mapping())) {
      to.mapping.emplace(old_state, new_state);
    }
    to.no_op = from.no_op();
    to.applied = from.applied();
    to.reason = from.reason();
    to.created_by = Read(from.created_by());
    to.created_at = ReadInstant(from.created_at_ms());
    return to;
  });
}

std::string EncodeChanges(const PlanRecord& record, std::size_t first) {
  pb::PlanChanges to;
  const std::size_t begin = std::min(first, record.changes.size());
  const std::size_t end = std::min(begin + kPlanChunkMax, record.changes.size());
  for (std::size_t i = begin; i < end; ++i) {
    const core::OccurrenceChange& change = record.changes[i];
    pb::OccurrenceChange* entry = to.add_changes();
    Write(change.id, entry->mutable_id());
    entry->set_title(Text(change.title));
    entry->set_kind(As<pb::ChangeKind>(change.kind));
    for (const core::DateChange& date : change.dates) {
      pb::DateChange* moved = entry->add_dates();
      moved->set_state(Text(date.state));
      moved->set_opens(date.opens);
      if (date.before) moved->set_before_day(Days(*date.before));
      if (date.after) moved->set_after_day(Days(*date.after));
    }
    entry->set_announced(change.announced);
    entry->set_why(Text(change.why));
  }
  return Bytes(to);
}

namespace {

core::DateChange ReadDateChange(const pb::DateChange& from, Fault& fault) {
  core::DateChange to;
  to.state = core::StateId(from.state());
  to.opens = from.opens();
  if (from.has_before_day()) to.before = ReadDate(from.before_day(), "before_day", fault);
  if (from.has_after_day()) to.after = ReadDate(from.after_day(), "after_day", fault);
  return to;
}

}  // namespace

absl::StatusOr<std::vector<core::OccurrenceChange>> DecodeChanges(std::string_view bytes) {
  return Decoded<pb::PlanChanges>(
      "chunk of plan changes", bytes, [](const pb::PlanChanges& from, Fault& fault) {
        std::vector<core::OccurrenceChange> to;
        for (const pb::OccurrenceChange& entry : from.changes()) {
          core::OccurrenceChange& change = to.emplace_back();
          change.id = Read(entry.id());
          change.title = entry.title();
          change.kind = ReadEnum(entry.kind(), core::ChangeKind::kKept, "kind", fault);
          for (const pb::DateChange& date : entry.dates()) {
            change.dates.push_back(ReadDateChange(date, fault));
          }
          change.announced = entry.announced();
          change.why = entry.why();
        }
        return to;
      });
}

}  // namespace hjul::store
