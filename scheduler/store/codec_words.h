// The words that every stored message is made of, in both directions. Internal to the codec.
//
// Writing is total. Reading never stops: `Fault` remembers the first thing that did not decode, and
// what was read is thrown away then. Pure.
#pragma once

#include <google/protobuf/message_lite.h>
#include <google/protobuf/repeated_field.h>

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "hjul/storage/v1/common.pb.h"
#include "scheduler/store/records.h"

namespace hjul::store::codec {

namespace pb = ::hjul::storage::v1;

// The first fault met while reading one record.
class Fault {
 public:
  // `record` as people say it: "task".
  explicit Fault(std::string_view record) : record_(record) {}
  void Note(std::string_view field, std::string_view what);
  bool found() const { return !status_.ok(); }
  const absl::Status& status() const { return status_; }

 private:
  std::string_view record_;
  absl::Status status_;
};

// Serialised with fields in order of number.
std::string Bytes(const google::protobuf::MessageLite& message);

// Reads `bytes` as one `Message` and makes an X of it with `read(message, fault)`.
template <class Message, class Read>
auto Decoded(std::string_view record, std::string_view bytes, const Read& read)
    -> absl::StatusOr<decltype(read(std::declval<const Message&>(), std::declval<Fault&>()))> {
  Fault fault(record);
  Message message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    fault.Note("message", "is damaged");
    return fault.status();
  }
  auto value = read(message, fault);
  if (fault.found()) return fault.status();
  return value;
}

// --- Text and numbers -------------------------------------------------------------------------

// What is not UTF-8 becomes U+FFFD: a message with anything else could never be read again.
std::string Text(const std::string& text);
template <class Tag>
std::string Text(const core::Id<Tag>& id) {
  return Text(id.str());
}
template <class Container>
void WriteTexts(const Container& from, google::protobuf::RepeatedPtrField<std::string>* to) {
  to->Reserve(static_cast<int>(from.size()));
  for (const auto& text : from) *to->Add() = Text(text);
}
template <class T>
std::vector<T> ReadTexts(const google::protobuf::RepeatedPtrField<std::string>& from) {
  std::vector<T> to;
  to.reserve(static_cast<std::size_t>(from.size()));
  for (const std::string& text : from) to.emplace_back(text);
  return to;
}

void WriteEntries(const std::map<std::string, std::string>& from,
                  google::protobuf::RepeatedPtrField<pb::TextEntry>* to);
std::map<std::string, std::string> ReadEntries(
    const google::protobuf::RepeatedPtrField<pb::TextEntry>& from);

inline std::int64_t Milliseconds(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant ReadInstant(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }
inline std::int32_t Days(core::Date date) {
  return static_cast<std::int32_t>(date.time_since_epoch().count());
}
// A day that has no year, month and day is a fault.
core::Date ReadDate(std::int32_t days, std::string_view field, Fault& fault);

// Enums are stored with their own numbers. `last` is the greatest that this release knows.
template <class Enum>
requires std::is_enum_v<Enum> Enum ReadEnum(int number, Enum last, std::string_view field,
                                            Fault& fault) {
  if (number < 1 || number > static_cast<int>(last)) {
    fault.Note(field, "has a value that this release does not know");
    return last;
  }
  return static_cast<Enum>(number);
}
// The message's enum of the same number.
template <class Stored, class Enum>
Stored As(Enum value) {
  return static_cast<Stored>(static_cast<int>(value));
}

// --- Small messages ---------------------------------------------------------------------------

void Write(const core::PostId& from, pb::PostId* to);
core::PostId Read(const pb::PostId& from);
void Write(const core::OccurrenceId& from, pb::OccurrenceId* to);
core::OccurrenceId Read(const pb::OccurrenceId& from);
void Write(const core::TaskId& from, pb::TaskId* to);
core::TaskId Read(const pb::TaskId& from);
void Write(const Actor& from, pb::Actor* to);
Actor Read(const pb::Actor& from);
void Write(const core::PlannedDate& from, pb::PlannedDate* to);
core::PlannedDate Read(const pb::PlannedDate& from, Fault& fault);

}  // namespace hjul::store::codec
