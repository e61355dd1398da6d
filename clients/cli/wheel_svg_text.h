// Text in the wheel picture: how wide it is, how it breaks, and text along a curve. Pure.
//
// Text on a curve is one glyph at a time: librsvg and several printers' viewers know no textPath.
// Widths are those of DejaVu Sans, which Verdana shares within a few per cent; the picture names
// both first, and narrower fonts still leave every label inside its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/wheel_svg_geometry.h"

namespace hjul::cli::wheel_svg {

inline constexpr std::string_view kFonts = "'DejaVu Sans', Verdana, Geneva, Arial, sans-serif";

struct Type {  // How text is set; sizes in picture units.
  double size = 30;
  bool bold = false;
  std::string_view fill = "#1a1a1a";
};

// User-perceived letters, combining marks kept with their base. Bytes that are no UTF-8 become
// U+FFFD; characters that XML forbids are left out; any white space is one space.
std::vector<std::string> Glyphs(std::string_view text);
double GlyphWidth(std::string_view glyph, const Type& type);
double TextWidth(std::string_view text, const Type& type);
// With the five predefined entities, as Glyphs reads it.
std::string Escape(std::string_view text);
// Lines no wider than `width`, at most `lines_max`; the last ends with "…" when text is left over.
std::vector<std::string> Wrap(std::string_view text, double width, const Type& type,
                              std::size_t lines_max);

enum class Anchor { kStart, kMiddle, kEnd };
// One straight line of text with its baseline at `at`.
std::string TextAt(Point at, std::string_view text, const Type& type,
                   Anchor anchor = Anchor::kStart);

// Where curved text runs: `radius` is that of the line through the middle of its small letters.
struct Curve {
  double radius = 0;
  double start = 0;       // Angle where reading begins.
  bool reversed = false;  // Counter-clockwise, for the lower half, so that it is not upside down.
};
// The angle after `width` units of text.
double Advance(const Curve& curve, double width);
std::string TextOn(const Curve& curve, std::string_view text, const Type& type);
// `text` with its middle at angle `middle`, turned so that it can be read.
std::string TextAround(double radius, double middle, std::string_view text, const Type& type);

}  // namespace hjul::cli::wheel_svg
