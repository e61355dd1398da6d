#include "scheduler/store/codec_words.h"

#include <fmt/format.h>

#include <chrono>

#include "scheduler/text/utf8.h"

namespace hjul::store::codec {
namespace {

// std::chrono knows the years -32767 to 32767.
constexpr std::int32_t kDayMin = -12'687'428;
constexpr std::int32_t kDayMax = 11'248'737;

bool IsAscii(std::string_view text) {
  unsigned bits = 0;
  for (const char byte : text) bits |= static_cast<unsigned char>(byte);
  return bits < 0x80;
}

}  // namespace

void Fault::Note(std::string_view field, std::string_view what) {
  if (found()) return;
  status_ =
      absl::DataLossError(fmt::format("a stored {} does not decode: {} {}", record_, field, what));
}

std::string Bytes(const google::protobuf::MessageLite& message) {
  return message.SerializeAsString();
}

std::string Text(const std::string& text) {
  if (IsAscii(text)) return text;  // Nearly always, and much quicker to see.
  if (text::FindInvalidUtf8(text) == std::string_view::npos) return text;
  std::string valid;
  for (const char32_t code_point : text::CodePoints(text)) text::AppendUtf8(code_point, valid);
  return valid;
}

void WriteEntries(const std::map<std::string, std::string>& from,
                  google::protobuf::RepeatedPtrField<pb::TextEntry>* to) {
  for (const auto& [key, value] : from) {
    pb::TextEntry* entry = to->Add();
    entry->set_key(Text(key));
    entry->set_value(Text(value));
  }
}

std::map<std::string, std::string> ReadEntries(
    const google::protobuf::RepeatedPtrField<pb::TextEntry>& from) {
  std::map<std::string, std::string> to;
  for (const pb::TextEntry& entry : from) to.emplace(entry.key(), entry.value());
  return to;
}

core::Date ReadDate(std::int32_t days, std::string_view field, Fault& fault) {
  if (days < kDayMin || days > kDayMax) {
    fault.Note(field, "is a day outside every calendar");
    return core::Date{};
  }
  return core::Date{std::chrono::days{days}};
}

void Write(const core::PostId& from, pb::PostId* to) {
  to->set_role(Text(from.role));
  to->set_unit(Text(from.unit));
}

core::PostId Read(const pb::PostId& from) {
  return core::PostId{.role = core::RoleId(from.role()), .unit = core::UnitId(from.unit())};
}

void Write(const core::OccurrenceId& from, pb::OccurrenceId* to) {
  to->set_wheel(Text(from.wheel));
  to->set_turn(Text(from.turn));
  to->set_activity(Text(from.activity));
  to->set_unit(Text(from.unit));
  to->set_ordinal(Text(from.ordinal));
}

core::OccurrenceId Read(const pb::OccurrenceId& from) {
  return core::OccurrenceId{.wheel = core::WheelId(from.wheel()),
                            .turn = core::TurnId(from.turn()),
                            .activity = core::ActivityId(from.activity()),
                            .unit = core::UnitId(from.unit()),
                            .ordinal = core::OrdinalId(from.ordinal())};
}

void Write(const core::TaskId& from, pb::TaskId* to) {
  Write(from.occurrence, to->mutable_occurrence());
  to->set_visit(from.visit);
  to->set_party(Text(from.party));
}

core::TaskId Read(const pb::TaskId& from) {
  return core::TaskId{.occurrence = Read(from.occurrence()),
                      .visit = from.visit(),
                      .party = core::RoleId(from.party())};
}

void Write(const Actor& from, pb::Actor* to) {
  to->set_person(Text(from.person));
  if (from.post) Write(*from.post, to->mutable_post());
}

Actor Read(const pb::Actor& from) {
  Actor to{.person = core::PersonId(from.person())};
  if (from.has_post()) to.post = Read(from.post());
  return to;
}

void Write(const core::PlannedDate& from, pb::PlannedDate* to) {
  to->set_nominal_day(Days(from.nominal));
  to->set_effective_day(Days(from.effective));
  to->set_minute_of_day(from.time.minutes);
  WriteTexts(from.reasons, to->mutable_reasons());
  to->set_overridden(from.overridden);
  to->set_estimated(from.estimated);
}

core::PlannedDate Read(const pb::PlannedDate& from, Fault& fault) {
  core::PlannedDate to;
  to.nominal = ReadDate(from.nominal_day(), "nominal_day", fault);
  to.effective = ReadDate(from.effective_day(), "effective_day", fault);
  if (from.minute_of_day() < 0 || from.minute_of_day() > calendar::kEndOfDay.minutes) {
    fault.Note("minute_of_day", "is outside the day");
  } else {
    to.time = calendar::TimeOfDay{static_cast<std::int16_t>(from.minute_of_day())};
  }
  to.reasons = ReadTexts<std::string>(from.reasons());
  to.overridden = from.overridden();
  to.estimated = from.estimated();
  return to;
}

}  // namespace hjul::store::codec
