// What every fuzz target is made of: one function over bytes, and one way to say that something
// does not hold. The same function is run by libFuzzer (preset `fuzz`) and by driver.cc (every
// build).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

// Returns 0. Ends the process when the target's claim does not hold for these bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace hjul::fuzz {

// Ends the process unless `holds`: that is how a fuzzer learns of a fault. `claim` says what should
// hold, `detail` what was seen.
inline void Expect(bool holds, std::string_view claim, std::string_view detail = {}) {
  if (!holds) {
    std::fprintf(stderr, "claim: %.*s\n%.*s\n", static_cast<int>(claim.size()), claim.data(),
                 static_cast<int>(detail.size()), detail.data());
    std::abort();
  }
}

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view()
                   : std::string_view(reinterpret_cast<const char*>(data), size);
}

}  // namespace hjul::fuzz
