// The annual wheel (årshjul) as a picture to print on A3 and hang up: SVG 1.1 without scripts,
// fonts or links. Pure and deterministic: the same drawing gives the same bytes.
#pragma once

#include <string>

namespace hjul::v1 {
class Drawing;
}

namespace hjul::cli {

struct SvgOptions {
  bool english = false;   // Words in English; names of activities stay as they are.
  double width_mm = 420;  // Paper width; the height follows (A3 landscape: 297).
};

// Draws `drawing` as a wheel where an angle is a date, with a list of its activities beside it.
// Takes any message: days that are no dates are left out, arcs far outside the turn are listed
// only. Returns: a whole SVG document in UTF-8.
std::string RenderWheelSvg(const hjul::v1::Drawing& drawing, const SvgOptions& options);

}  // namespace hjul::cli
