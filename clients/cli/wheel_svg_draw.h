// The parts of the wheel picture, from the outermost in: each gives SVG elements. Pure.
#pragma once

#include <string>

#include "clients/cli/wheel_svg_plan.h"
#include "clients/cli/wheel_svg_words.h"

namespace hjul::cli::wheel_svg {

// Behind everything: breaks, quiet days and what is outside the turn as wedges, month lines.
std::string DrawGround(const Plan& plan);
// Months, ISO weeks, terms and breaks.
std::string DrawRim(const Plan& plan, const Words& words);
// Ring names, arcs and marks.
std::string DrawRings(const Plan& plan, const Words& words);
// Today's hand and, over all lines, the labels of arcs and marks.
std::string DrawLabels(const Plan& plan, const Words& words);
// The title in the middle.
std::string DrawHub(const Plan& plan, const Words& words);

struct Panel {
  std::string drawn;
  double right = 4200;  // Where the sheet ends: farther out when the list needs more columns.
};
// The list by date and the key.
Panel DrawPanel(const Plan& plan, const Words& words);
// A piece of ring or list swatch in an item's pattern; also the diamond of a single day.
std::string DrawMark(const std::string& path, std::size_t ring, Look look);

}  // namespace hjul::cli::wheel_svg
