// The bytes of key fields: written and read so that byte order is the order of meaning.
//
// Internal to keys.cc and key_ranges.cc. Writing is total; reading answers false for bytes that
// writing does not make, so that a key has exactly one form. Pure.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/core/ids.h"
#include "scheduler/store/keys.h"

namespace hjul::store::key_bytes {

// Strings end with 0x00. Ids hold neither 0x00 nor 0x01, so they stand as they are; a byte 0x00
// inside other strings is written 0x01 0x01, a byte 0x01 is written 0x01 0x02, which keeps order.
inline constexpr char kEnd = 0x00;
inline constexpr char kEscape = 0x01;
inline constexpr char kEscapedEnd = 0x01;
inline constexpr char kEscapedEscape = 0x02;

// No due date comes after every due date.
inline constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();
inline constexpr std::uint64_t kSignBit = 1ULL << 63;

template <std::unsigned_integral Number>
void Write(std::string& out, Number number) {
  for (int shift = std::numeric_limits<Number>::digits - 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(static_cast<unsigned char>((number >> shift) & 0xff)));
  }
}

template <std::unsigned_integral Number>
bool Read(std::string_view& in, Number& number) {
  if (in.size() < sizeof(Number)) return false;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    value = (value << 8) | static_cast<unsigned char>(in[i]);
  }
  number = static_cast<Number>(value);
  in.remove_prefix(sizeof(Number));
  return true;
}

template <class Enum>
requires std::is_enum_v<Enum>
void Write(std::string& out, Enum value) { out.push_back(static_cast<char>(value)); }

template <class Enum>
requires std::is_enum_v<Enum>
bool ReadEnum(std::string_view& in, Enum& value, Enum last) {
  std::uint8_t number = 0;
  if (!Read(in, number) || number == 0 || number > static_cast<std::uint8_t>(last)) return false;
  value = static_cast<Enum>(number);
  return true;
}
inline bool Read(std::string_view& in, MetaName& v) {
  return ReadEnum(in, v, MetaName::kZoneRules);
}
inline bool Read(std::string_view& in, TaskBucket& v) {
  return ReadEnum(in, v, TaskBucket::kEnded);
}
inline bool Read(std::string_view& in, PlanPart& v) { return ReadEnum(in, v, PlanPart::kChanges); }
inline bool Read(std::string_view& in, core::TimerKind& v) {
  return ReadEnum(in, v, core::TimerKind::kReminder);
}

void Write(std::string& out, const std::string& text);
bool Read(std::string_view& in, std::string& text);

template <class Tag>
void Write(std::string& out, const core::Id<Tag>& id) {
  Write(out, id.str());
}
template <class Tag>
bool Read(std::string_view& in, core::Id<Tag>& id) {
  std::string text;
  if (!Read(in, text)) return false;
  id = core::Id<Tag>(std::move(text));
  return true;
}

void Write(std::string& out, int number);  // Requires: not negative.
bool Read(std::string_view& in, int& number);
void Write(std::string& out, Instant instant);
bool Read(std::string_view& in, Instant& instant);
void Write(std::string& out, const std::optional<Instant>& instant);
bool Read(std::string_view& in, std::optional<Instant>& instant);
void Write(std::string& out, const core::PostId& post);
bool Read(std::string_view& in, core::PostId& post);
void Write(std::string& out, const std::optional<core::PostId>& post);  // None: an empty role.
bool Read(std::string_view& in, std::optional<core::PostId>& post);
void Write(std::string& out, const core::OccurrenceId& occurrence);
bool Read(std::string_view& in, core::OccurrenceId& occurrence);
void Write(std::string& out, const core::TaskId& task);
bool Read(std::string_view& in, core::TaskId& task);

inline constexpr std::size_t kUsualBytes = 128;  // Of a key; most are shorter.

// A kind and fields, as a key or the beginning of keys.
template <class... Fields>
std::string Join(KeyKind kind, const Fields&... fields) {
  std::string out;
  out.reserve(kUsualBytes);
  out.push_back(static_cast<char>(kind));
  (Write(out, fields), ...);
  return out;
}

// Fills `fields` in order; false unless the bytes are exactly that.
template <class... Fields>
bool Take(std::string_view in, KeyKind kind, Fields&... fields) {
  if (in.empty() || in.front() != static_cast<char>(kind)) return false;
  in.remove_prefix(1);
  return (Read(in, fields) && ...) && in.empty();
}

}  // namespace hjul::store::key_bytes
