// What people write beside an action or an override, and how much of it. In code points: an å is as
// long as an a. services/limits.cc holds requests to the same. Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "scheduler/text/utf8.h"

namespace hjul::core {

inline constexpr std::size_t kNoteMax = 2000;  // Of a note, a reason, a result in words.
inline constexpr std::size_t kParticipantsOfActionMax = 50;
inline constexpr std::size_t kParticipantNameMax = 200;
inline constexpr std::size_t kParticipantsKeptMax = 200;  // Of all actions of an occurrence.

// Whether `text` has more code points than that; those of long texts only are counted.
inline bool IsLongerThan(std::string_view text, std::size_t max) {
  return text.size() > max && text::CountCodePoints(text) > max;
}

}  // namespace hjul::core
