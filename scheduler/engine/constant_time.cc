#include "scheduler/engine/constant_time.h"

#include <sodium.h>

namespace hjul::engine {

bool EqualInConstantTime(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace hjul::engine
