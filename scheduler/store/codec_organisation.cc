// Organisation and access, and the numbers that stand without a message.
#include <algorithm>

#include "hjul/storage/v1/access.pb.h"
#include "hjul/storage/v1/organisation.pb.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/codec_words.h"
#include "scheduler/store/key_bytes.h"

namespace hjul::store {

using namespace codec;  // The words of this file.

// --- Organisation -----------------------------------------------------------------------------

std::string Encode(const HuvudmanRecord& record) {
  pb::Huvudman to;
  to.set_id(Text(record.id));
  to.set_name(Text(record.name));
  return Bytes(to);
}

absl::StatusOr<HuvudmanRecord> DecodeHuvudman(std::string_view bytes) {
  return Decoded<pb::Huvudman>("huvudman", bytes, [](const pb::Huvudman& from, Fault&) {
    return HuvudmanRecord{.id = HuvudmanId(from.id()), .name = from.name()};
  });
}

std::string Encode(const core::Unit& unit) {
  pb::Unit to;
  to.set_id(Text(unit.id));
  to.set_name(Text(unit.name));
  to.set_school_unit_code(Text(unit.school_unit_code));
  WriteTexts(unit.school_forms, to.mutable_school_forms());
  WriteTexts(unit.grades, to.mutable_grades());
  WriteEntries(unit.attributes, to.mutable_attributes());
  if (unit.opened) to.set_opened_day(Days(*unit.opened));
  if (unit.closed) to.set_closed_day(Days(*unit.closed));
  return Bytes(to);
}

absl::StatusOr<core::Unit> DecodeUnit(std::string_view bytes) {
  return Decoded<pb::Unit>("unit", bytes, [](const pb::Unit& from, Fault& fault) {
    core::Unit to;
    to.id = core::UnitId(from.id());
    to.name = from.name();
    to.school_unit_code = from.school_unit_code();
    to.school_forms = ReadTexts<std::string>(from.school_forms());
    to.grades = ReadTexts<std::string>(from.grades());
    to.attributes = ReadEntries(from.attributes());
    if (from.has_opened_day()) to.opened = ReadDate(from.opened_day(), "opened_day", fault);
    if (from.has_closed_day()) to.closed = ReadDate(from.closed_day(), "closed_day", fault);
    return to;
  });
}

std::string Encode(const core::Person& person) {
  pb::Person to;
  to.set_id(Text(person.id));
  to.set_name(Text(person.name));
  to.set_email(Text(person.email));
  to.set_active(person.active);
  return Bytes(to);
}

absl::StatusOr<core::Person> DecodePerson(std::string_view bytes) {
  return Decoded<pb::Person>("person", bytes, [](const pb::Person& from, Fault&) {
    return core::Person{.id = core::PersonId(from.id()),
                        .name = from.name(),
                        .email = from.email(),
                        .active = from.active()};
  });
}

std::string Encode(const core::Post& post) {
  pb::Post to;
  Write(post.id, to.mutable_id());
  for (const core::Holding& holding : post.holdings) {
    pb::Holding* entry = to.add_holdings();
    entry->set_person(Text(holding.person));
    entry->set_from_day(Days(holding.from));
    if (holding.until) entry->set_until_day(Days(*holding.until));
    entry->set_deputy(holding.deputy);
  }
  return Bytes(to);
}

absl::StatusOr<core::Post> DecodePost(std::string_view bytes) {
  return Decoded<pb::Post>("post", bytes, [](const pb::Post& from, Fault& fault) {
    core::Post to{.id = Read(from.id())};
    for (const pb::Holding& entry : from.holdings()) {
      core::Holding& holding = to.holdings.emplace_back();
      holding.person = core::PersonId(entry.person());
      holding.from = ReadDate(entry.from_day(), "from_day", fault);
      if (entry.has_until_day()) holding.until = ReadDate(entry.until_day(), "until_day", fault);
      holding.deputy = entry.deputy();
    }
    return to;
  });
}

// --- Access -----------------------------------------------------------------------------------

std::string Encode(const TokenRecord& record) {
  pb::Token to;
  to.set_id(Text(record.id));
  to.set_hash(Text(record.hash));
  to.set_person(Text(record.person));
  to.set_scope(As<pb::TokenScope>(record.scope));
  to.set_label(Text(record.label));
  to.set_created_at_ms(Milliseconds(record.created_at));
  to.set_expires_at_ms(Milliseconds(record.expires_at));
  if (record.revoked_at) to.set_revoked_at_ms(Milliseconds(*record.revoked_at));
  return Bytes(to);
}

absl::StatusOr<TokenRecord> DecodeToken(std::string_view bytes) {
  return Decoded<pb::Token>("token", bytes, [](const pb::Token& from, Fault& fault) {
    TokenRecord to;
    to.id = from.id();
    to.hash = from.hash();
    to.person = core::PersonId(from.person());
    to.scope = ReadEnum(from.scope(), TokenScope::kReadOnly, "scope", fault);
    to.label = from.label();
    to.created_at = ReadInstant(from.created_at_ms());
    to.expires_at = ReadInstant(from.expires_at_ms());
    if (from.has_revoked_at_ms()) to.revoked_at = ReadInstant(from.revoked_at_ms());
    return to;
  });
}

std::string Encode(const TokenPlace& place) {
  pb::TokenPlace to;
  to.set_huvudman(Text(place.huvudman));
  to.set_id(Text(place.id));
  return Bytes(to);
}

absl::StatusOr<TokenPlace> DecodeTokenPlace(std::string_view bytes) {
  return Decoded<pb::TokenPlace>("token place", bytes, [](const pb::TokenPlace& from, Fault&) {
    return TokenPlace{.huvudman = HuvudmanId(from.huvudman()), .id = from.id()};
  });
}

std::string Encode(const RequestRecord& record) {
  pb::Request to;
  to.set_payload_hash(record.payload_hash);
  to.set_result(record.result);
  to.set_at_ms(Milliseconds(record.at));
  return Bytes(to);
}

absl::StatusOr<RequestRecord> DecodeRequest(std::string_view bytes) {
  return Decoded<pb::Request>("request", bytes, [](const pb::Request& from, Fault&) {
    return RequestRecord{.payload_hash = from.payload_hash(),
                         .result = from.result(),
                         .at = ReadInstant(from.at_ms())};
  });
}

std::string Encode(const ResultRecord& record) {
  pb::Result to;
  to.set_revision(record.revision);
  to.set_id(Text(record.id));
  for (const core::OccurrenceId& id : record.touched) Write(id, to.add_touched());
  return Bytes(to);
}

absl::StatusOr<ResultRecord> DecodeResult(std::string_view bytes) {
  return Decoded<pb::Result>("result", bytes, [](const pb::Result& from, Fault&) {
    ResultRecord to{.revision = from.revision(), .id = from.id()};
    for (const pb::OccurrenceId& id : from.touched()) to.touched.push_back(Read(id));
    return to;
  });
}

// --- Numbers and pieces -----------------------------------------------------------------------

std::string EncodeNumber(std::uint64_t number) {
  std::string bytes;
  key_bytes::Write(bytes, number);
  return bytes;
}

absl::StatusOr<std::uint64_t> DecodeNumber(std::string_view bytes) {
  std::uint64_t number = 0;
  if (!key_bytes::Read(bytes, number) || !bytes.empty()) {
    return absl::DataLossError("a stored number does not decode: it is not eight bytes");
  }
  return number;
}

std::string EncodeInstant(Instant instant) {
  std::string bytes;
  key_bytes::Write(bytes, instant);
  return bytes;
}

absl::StatusOr<Instant> DecodeInstant(std::string_view bytes) {
  Instant instant;
  if (!key_bytes::Read(bytes, instant) || !bytes.empty()) {
    return absl::DataLossError("a stored instant does not decode: it is not eight bytes");
  }
  return instant;
}

std::vector<std::string> SplitValue(std::string bytes) {
  std::vector<std::string> pieces;
  if (bytes.size() <= kValueBytesMax) {
    pieces.push_back(std::move(bytes));
    return pieces;
  }
  for (std::size_t at = 0; at < bytes.size(); at += kValueBytesMax) {
    pieces.push_back(bytes.substr(at, kValueBytesMax));
  }
  return pieces;
}

}  // namespace hjul::store
