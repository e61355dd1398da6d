#include "services/cursor.h"

#include <charconv>

#include "scheduler/engine/digest.h"
#include "scheduler/store/codec.h"
#include "services/status.h"

namespace hjul::services {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNumberBytes = 8;

}  // namespace

std::string Encode(const Cursor& cursor) {
  return kVersion + store::EncodeNumber(cursor.epoch) + store::EncodeNumber(cursor.revision) +
         store::EncodeNumber(cursor.filter) + store::EncodeNumber(cursor.scope);
}

absl::StatusOr<Cursor> DecodeCursor(std::string_view bytes) {
  if (bytes.size() != 1 + 4 * kNumberBytes || bytes.front() != kVersion) {
    return WithReason(absl::InvalidArgumentError("cursor: was not given by this server"),
                      "CURSOR_MISMATCH");
  }
  const auto number = [&](std::size_t index) {
    return *store::DecodeNumber(bytes.substr(1 + index * kNumberBytes, kNumberBytes));
  };
  return Cursor{.epoch = number(0), .revision = number(1), .filter = number(2), .scope = number(3)};
}

std::uint64_t Fingerprint(std::string_view bytes) {
  constexpr std::size_t kDigits = 16;
  engine::Digest digest;
  digest.Add(bytes);
  const std::string hex = digest.Hex();
  std::uint64_t value = 0;
  std::from_chars(hex.data(), hex.data() + kDigits, value, 16);
  return value;
}

}  // namespace hjul::services
