// Wheels made by chance from a seed, for tests of what must hold for every wheel. They use all of
// the language, in forms that a reader could have made; what they say makes no sense.
#pragma once

#include <cstdint>

#include "scheduler/core/wheel.h"
#include "scheduler/core/wheel_text.h"

namespace hjul::core {

Wheel RandomWheel(std::uint64_t seed);
Overlay RandomOverlay(std::uint64_t seed);

}  // namespace hjul::core
