// The bytes of an input as a row of choices: what a structure-aware target is steered by.
#pragma once

#include <cstdint>
#include <string_view>

namespace hjul::fuzz {

// Consumed from the front; after the end every choice is the first one. Pure.
class Choices {
 public:
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}

  bool done() const { return bytes_.empty(); }

  std::uint8_t Byte() {
    if (bytes_.empty()) {
      return 0;
    }
    const auto byte = static_cast<std::uint8_t>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte;
  }
  // 0 .. bound - 1. Requires: bound > 0.
  std::size_t Below(std::size_t bound) {
    std::size_t number = Byte();
    if (bound > 256) {
      number = (number << 8U) | Byte();
    }
    return number % bound;
  }
  bool OneIn(std::size_t bound) { return Below(bound) + 1 == bound; }

  template <class List>
  const auto& Of(const List& list) {
    return list[Below(list.size())];
  }

 private:
  std::string_view bytes_;
};

}  // namespace hjul::fuzz
