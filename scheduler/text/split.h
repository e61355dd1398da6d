// Texts that are made of parts.
#pragma once

#include <string_view>
#include <vector>

namespace hjul::text {

// What stands between the `separator`s of `text`, in order; parts may be empty, and there is always
// one. They are views into `text`. Pure.
inline std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace hjul::text
