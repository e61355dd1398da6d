// UTF-8 as sequences of code points: what counts as one letter, and whether bytes are text at all.
//
// Only what reading and comparing names needs; no normalisation. Pure and total.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hjul::text {

// The code points of `text`. A byte that is not part of valid UTF-8 becomes U+FFFD by itself.
std::u32string CodePoints(std::string_view text);

// Appends `code_point` to `text`. Surrogates and values beyond U+10FFFF become U+FFFD.
void AppendUtf8(char32_t code_point, std::string& text);

// The number of code points in `text`, counting as CodePoints does.
std::size_t CountCodePoints(std::string_view text);

// The offset of the first byte that is not part of valid UTF-8, or npos if all of it is valid.
std::size_t FindInvalidUtf8(std::string_view text);

// `text` with ASCII and the letters of Latin-1 (so å, ä, ö, é, ü) in lower case.
std::string FoldCase(std::string_view text);

// At most `code_points_max` code points of `text`, with "..." where something was cut away.
std::string Clip(std::string_view text, std::size_t code_points_max);

}  // namespace hjul::text
