#include <array>

#include "fmt/format.h"
#include "scheduler/core/wheel_text.h"
#include "sodium/crypto_hash_sha256.h"

namespace hjul::core {

RevisionHash HashOf(const Wheel& wheel) {
  const std::string text = PrintWheel(wheel, calendar::Language::kEnglish);
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  // The one-call form needs no sodium_init and cannot fail.
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size());
  std::string hex;
  for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
  return RevisionHash(hex);
}

}  // namespace hjul::core
