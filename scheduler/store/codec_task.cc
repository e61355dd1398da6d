#include "scheduler/store/codec_task.h"

#include "scheduler/store/codec.h"

namespace hjul::store {
namespace codec {
namespace {

using codec::Read;  // Else the overloads below would hide them.
using codec::Write;

void Write(const core::Link& from, pb::Link* to) {
  Write(from.occurrence, to->mutable_occurrence());
  to->set_activity_title(Text(from.activity_title));
  to->set_unit_name(Text(from.unit_name));
  to->set_state_title(Text(from.state_title));
  if (from.post) Write(*from.post, to->mutable_post());
  if (from.due) to->set_due_day(Days(*from.due));
  to->set_overdue(from.overdue);
}

core::Link Read(const pb::Link& from, Fault& fault) {
  core::Link to;
  to.occurrence = Read(from.occurrence());
  to.activity_title = from.activity_title();
  to.unit_name = from.unit_name();
  to.state_title = from.state_title();
  if (from.has_post()) to.post = Read(from.post());
  if (from.has_due_day()) to.due = ReadDate(from.due_day(), "due_day", fault);
  to.overdue = from.overdue();
  return to;
}

void Write(const core::ResultSpec& from, pb::ResultSpec* to) {
  to->set_id(Text(from.id));
  to->set_title(Text(from.title));
  to->set_kind(As<pb::ResultKind>(from.kind));
  if (from.min) to->set_min(*from.min);
  if (from.max) to->set_max(*from.max);
  WriteTexts(from.choices, to->mutable_choices());
  to->set_required(from.required);
}

core::ResultSpec Read(const pb::ResultSpec& from, Fault& fault) {
  core::ResultSpec to;
  to.id = from.id();
  to.title = from.title();
  to.kind = ReadEnum(from.kind(), core::ResultSpec::Kind::kText, "result kind", fault);
  if (from.has_min()) to.min = from.min();
  if (from.has_max()) to.max = from.max();
  to.choices = ReadTexts<std::string>(from.choices());
  to.required = from.required();
  return to;
}

void Write(const core::OfferedAction& from, pb::OfferedAction* to) {
  to->set_id(Text(from.id));
  to->set_title(Text(from.title));
  to->set_note_required(from.note_required);
  to->set_participants_required(from.participants_required);
  for (const core::ResultSpec& result : from.results) Write(result, to->add_results());
}

core::OfferedAction Read(const pb::OfferedAction& from, Fault& fault) {
  core::OfferedAction to;
  to.id = core::ActionId(from.id());
  to.title = from.title();
  to.note_required = from.note_required();
  to.participants_required = from.participants_required();
  for (const pb::ResultSpec& result : from.results()) to.results.push_back(Read(result, fault));
  return to;
}

void Write(const DeliveryLine& from, pb::DeliveryLine* to) {
  to->set_kind(As<pb::NoticeKind>(from.kind));
  Write(from.task, to->mutable_task());
  to->set_title(Text(from.title));
  to->set_unit_name(Text(from.unit_name));
  to->set_state_title(Text(from.state_title));
  if (from.due) to->set_due_day(Days(*from.due));
  to->set_rung(from.rung);
  to->set_repetition(from.repetition);
  to->set_dropped(from.dropped);
}

DeliveryLine Read(const pb::DeliveryLine& from, Fault& fault) {
  DeliveryLine to;
  to.kind = ReadEnum(from.kind(), core::NoticeKind::kReleased, "notice kind", fault);
  to.task = Read(from.task());
  to.title = from.title();
  to.unit_name = from.unit_name();
  to.state_title = from.state_title();
  if (from.has_due_day()) to.due = ReadDate(from.due_day(), "due_day", fault);
  to.rung = from.rung();
  to.repetition = from.repetition();
  to.dropped = from.dropped();
  return to;
}

TaskPlace ReadPlace(const pb::TaskPlace& from, Fault& fault) {
  TaskPlace to;
  to.post = Read(from.post());
  to.state = ReadEnum(from.state(), core::TaskState::kWithdrawn, "state", fault);
  if (from.has_due_at_ms()) to.due_at = ReadInstant(from.due_at_ms());
  return to;
}

Delivery ReadDelivery(const pb::Delivery& from, Fault& fault) {
  Delivery to;
  to.post = Read(from.post());
  to.at = ReadInstant(from.at_ms());
  to.state = ReadEnum(from.state(), DeliveryState::kDropped, "state", fault);
  for (const pb::DeliveryLine& line : from.lines()) to.lines.push_back(Read(line, fault));
  if (from.has_sent_at_ms()) to.sent_at = ReadInstant(from.sent_at_ms());
  if (from.has_seen_at_ms()) to.seen_at = ReadInstant(from.seen_at_ms());
  to.seen_by = core::PersonId(from.seen_by());
  return to;
}

}  // namespace

void Write(const core::Task& from, pb::Task* to) {
  Write(from.id, to->mutable_id());
  Write(from.post, to->mutable_post());
  to->set_state(As<pb::TaskState>(from.state));
  to->set_title(Text(from.title));
  to->set_state_title(Text(from.state_title));
  to->set_unit_name(Text(from.unit_name));
  to->set_why(Text(from.why));
  to->set_law(Text(from.law));
  to->set_estimate_hours(from.estimate_hours);
  if (from.opens) Write(*from.opens, to->mutable_opens());
  if (from.due) Write(*from.due, to->mutable_due());
  if (from.due_at) to->set_due_at_ms(Milliseconds(*from.due_at));
  for (const core::OfferedAction& action : from.actions) Write(action, to->add_actions());
  WriteTexts(from.awaiting, to->mutable_awaiting());
  for (const core::Link& link : from.waits_for) Write(link, to->add_waits_for());
  to->set_waits_for_total(from.waits_for_total);
  for (const core::Link& link : from.blocks) Write(link, to->add_blocks());
  to->set_blocks_total(from.blocks_total);
  to->set_announced(from.announced);
  to->set_returned_note(Text(from.returned_note));
}

core::Task Read(const pb::Task& from, Fault& fault) {
  core::Task to;
  to.id = Read(from.id());
  to.post = Read(from.post());
  to.state = ReadEnum(from.state(), core::TaskState::kWithdrawn, "state", fault);
  to.title = from.title();
  to.state_title = from.state_title();
  to.unit_name = from.unit_name();
  to.why = from.why();
  to.law = from.law();
  to.estimate_hours = from.estimate_hours();
  if (from.has_opens()) to.opens = Read(from.opens(), fault);
  if (from.has_due()) to.due = Read(from.due(), fault);
  if (from.has_due_at_ms()) to.due_at = ReadInstant(from.due_at_ms());
  for (const pb::OfferedAction& action : from.actions()) {
    to.actions.push_back(Read(action, fault));
  }
  to.awaiting = ReadTexts<core::RoleId>(from.awaiting());
  for (const pb::Link& link : from.waits_for()) to.waits_for.push_back(Read(link, fault));
  to.waits_for_total = from.waits_for_total();
  for (const pb::Link& link : from.blocks()) to.blocks.push_back(Read(link, fault));
  to.blocks_total = from.blocks_total();
  to.announced = from.announced();
  to.returned_note = from.returned_note();
  return to;
}

}  // namespace codec

using namespace codec;  // The words of this file.

std::string Encode(const core::Task& task) {
  pb::Task to;
  Write(task, &to);
  return Bytes(to);
}

absl::StatusOr<core::Task> DecodeTask(std::string_view bytes) {
  return Decoded<pb::Task>("task", bytes,
                           [](const pb::Task& from, Fault& fault) { return Read(from, fault); });
}

std::string Encode(const TaskPlace& place) {
  pb::TaskPlace to;
  Write(place.post, to.mutable_post());
  to.set_state(As<pb::TaskState>(place.state));
  if (place.due_at) to.set_due_at_ms(Milliseconds(*place.due_at));
  return Bytes(to);
}

absl::StatusOr<TaskPlace> DecodeTaskPlace(std::string_view bytes) {
  return Decoded<pb::TaskPlace>("task place", bytes, ReadPlace);
}

std::string Encode(const Delivery& delivery) {
  pb::Delivery to;
  Write(delivery.post, to.mutable_post());
  to.set_at_ms(Milliseconds(delivery.at));
  to.set_state(As<pb::DeliveryState>(delivery.state));
  for (const DeliveryLine& line : delivery.lines) Write(line, to.add_lines());
  if (delivery.sent_at) to.set_sent_at_ms(Milliseconds(*delivery.sent_at));
  if (delivery.seen_at) to.set_seen_at_ms(Milliseconds(*delivery.seen_at));
  to.set_seen_by(Text(delivery.seen_by));
  return Bytes(to);
}

absl::StatusOr<Delivery> DecodeDelivery(std::string_view bytes) {
  return Decoded<pb::Delivery>("delivery", bytes, ReadDelivery);
}

}  // namespace hjul::store
