// Comparing secrets without telling how much of them was right.
#pragma once

#include <string_view>

namespace hjul::engine {

// True if equal; takes the same time for any two strings of one length.
bool EqualInConstantTime(std::string_view a, std::string_view b);

}  // namespace hjul::engine
