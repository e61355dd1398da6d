// Colours and patterns of the wheel picture. A state is told by pattern and sign; a colour only
// says which ring, so nothing is lost in greyscale or to the colour-blind. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "clients/cli/wheel_svg_words.h"

namespace hjul::cli::wheel_svg {

struct Hue {
  std::string_view dark;  // Outlines, solid areas and white text on them: at least 6:1 to white.
  std::string_view tint;  // Hatches under dark text: at least 7:1 to kInk.
};

inline constexpr std::string_view kInk = "#1a1a1a";
inline constexpr std::string_view kSoftInk = "#454b52";
inline constexpr std::string_view kPaper = "#ffffff";
inline constexpr std::string_view kNavy = "#1d3247";
inline constexpr std::string_view kHair = "#c9ced4";
inline constexpr std::string_view kHand = "#a8140c";
inline constexpr std::string_view kTermFill = "#dfe8f0";
inline constexpr std::string_view kBreakFill = "#f3e7c9";
inline constexpr std::string_view kQuietFill = "#e6e6ea";
inline constexpr std::string_view kOutsideFill = "#f4f4f4";
inline constexpr std::string_view kMonthFill = "#e4ebf2";
inline constexpr std::string_view kMonthOther = "#f3f6f9";

inline constexpr double kStripOpacity = 0.45;  // Of a tint under a ring's name.

inline constexpr Hue kOverdueHue{.dark = "#a8140c", .tint = "#eb9c92"};
inline constexpr std::array<Hue, 8> kRingHues{
    Hue{.dark = "#1b5590", .tint = "#b3cde6"}, Hue{.dark = "#6a3d8a", .tint = "#d3c0e2"},
    Hue{.dark = "#00625a", .tint = "#a9d6d0"}, Hue{.dark = "#7a4a12", .tint = "#e6cda9"},
    Hue{.dark = "#3b449c", .tint = "#c3c8ee"}, Hue{.dark = "#4c5b00", .tint = "#d3dc9c"},
    Hue{.dark = "#8a2a62", .tint = "#eabfd6"}, Hue{.dark = "#3f5160", .tint = "#c5d1da"}};

const Hue& HueOf(std::size_t ring);
const Hue& HueOf(std::size_t ring, Look look);
// The <defs> with the patterns of `rings` rings.
std::string Patterns(std::size_t rings);
// The value of a fill attribute.
std::string Fill(std::size_t ring, Look look);
// Of text on such a fill; the other colour for what is cut out of it.
std::string_view TextOver(Look look);
std::string_view CutOut(Look look);

}  // namespace hjul::cli::wheel_svg
