#include "services/secrets.h"

#include <array>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "sodium.h"

namespace hjul::services {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kHandleBytes = 8;

template <std::size_t kSize>
std::string RandomBytes() {
  std::string bytes(kSize, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

}  // namespace

std::string MakeSecret() {
  return "hjul_" + absl::WebSafeBase64Escape(RandomBytes<kSecretBytes>());
}

std::string MakeHandle() { return absl::BytesToHexString(RandomBytes<kHandleBytes>()); }

std::string HashSecret(std::string_view secret) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  // The hash reads bytes of either sign.
  const auto* bytes = reinterpret_cast<const unsigned char*>(secret.data());
  crypto_hash_sha256(hash.data(), bytes, secret.size());
  const absl::string_view view(reinterpret_cast<const char*>(hash.data()), hash.size());
  return absl::BytesToHexString(view);
}

}  // namespace hjul::services
