// What stands in or beside each arc of the wheel picture, and where: along the curve inside the arc
// if it fits, otherwise in the free part of its lane, otherwise only the number of the list. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/wheel_svg_plan.h"
#include "clients/cli/wheel_svg_text.h"

namespace hjul::cli::wheel_svg {

enum class Wording {
  kFull,    // Sign, number, title, share.
  kBrief,   // Sign, number, the title's first words, share.
  kShare,   // Sign, number, share.
  kNumber,  // Sign, number.
};

struct Label {
  std::size_t item = 0;
  Wording wording = Wording::kNumber;
  bool inside = false;  // Of its arc.
  double size = 0;
  Curve curve;
};

inline constexpr double kLabelLongest = 1.9;  // Radians: longer ones are hard to read.
inline constexpr double kLabelGap = 9;        // Units between a label and what is beside it.

// Looks with a sign of their own: the others are told by their pattern alone.
bool HasSign(Look look);
// In picture units for letters of `size`.
double LabelWidth(const Item& item, Wording wording, double size);
// No two labels overlap, and none lies on another arc. An item whose lane is too thin has none.
std::vector<Label> PlaceLabels(const Plan& plan);
// The label's text in `fill`; a sign is drawn in `fill` on `ground`.
std::string DrawLabel(const Label& label, const Item& item, std::string_view fill,
                      std::string_view ground);
// The sign of `look` with its middle at (0, 0), as high as letters of `size`.
std::string DrawSign(Look look, double size, std::string_view fill, std::string_view ground);

}  // namespace hjul::cli::wheel_svg
