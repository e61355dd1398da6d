// A short fingerprint of many byte strings: what plans and request ids are compared by.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace hjul::engine {

// BLAKE2b over the added strings, each with its length, so that their borders count.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(const Digest&) = delete;
  Digest& operator=(const Digest&) = delete;

  void Add(std::string_view bytes);
  // 64 hexadecimal digits. Call once.
  std::string Hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hjul::engine
