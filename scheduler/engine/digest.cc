#include "scheduler/engine/digest.h"

#include <sodium.h>

#include <array>
#include <cstdint>

namespace hjul::engine {

struct Digest::State {
  crypto_generichash_state hash;
};

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->hash, nullptr, 0, crypto_generichash_BYTES);
}

Digest::~Digest() = default;

void Digest::Add(std::string_view bytes) {
  std::array<unsigned char, 8> length{};
  std::uint64_t left = bytes.size();
  for (unsigned char& byte : length) {
    byte = static_cast<unsigned char>(left & 0xffU);
    left >>= 8U;
  }
  crypto_generichash_update(&state_->hash, length.data(), length.size());
  crypto_generichash_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string Digest::Hex() {
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash_final(&state_->hash, hash.data(), hash.size());
  std::array<char, 2 * crypto_generichash_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string(hex.data());
}

}  // namespace hjul::engine
