// The release that this server is.
#pragma once

#include <string_view>

namespace hjul::services {

inline constexpr std::string_view kVersion = HJUL_VERSION;

}  // namespace hjul::services
