#include "clients/cli/wheel_svg_style.h"

#include <algorithm>

#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

std::string Hatch(std::string_view id, int period, int width, std::string_view colour, int angle) {
  return fmt::format(
      "<pattern id=\"{0}\" width=\"{1}\" height=\"{1}\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate({2})\"><rect width=\"{1}\" height=\"{1}\" fill=\"{3}\"/>"
      "<rect width=\"{4}\" height=\"{1}\" fill=\"{5}\"/></pattern>\n",
      id, period, angle, kPaper, width, colour);
}

std::string Dots(std::string_view id, std::string_view colour) {
  return fmt::format(
      "<pattern id=\"{}\" width=\"14\" height=\"14\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(30)\"><rect width=\"14\" height=\"14\" fill=\"{}\"/>"
      "<circle cx=\"7\" cy=\"7\" r=\"4\" fill=\"{}\"/></pattern>\n",
      id, kPaper, colour);
}

}  // namespace

const Hue& HueOf(std::size_t ring) { return kRingHues[ring % kRingHues.size()]; }

const Hue& HueOf(std::size_t ring, Look look) {
  return look == Look::kOverdue ? kOverdueHue : HueOf(ring);
}

std::string Patterns(std::size_t rings) {
  std::string patterns = "<defs>\n" + Hatch("hjul-late", 12, 8, kOverdueHue.tint, -45);
  const std::size_t hues = std::clamp<std::size_t>(rings, 1, kRingHues.size());
  for (std::size_t i = 0; i < hues; ++i) {
    patterns += Hatch(fmt::format("hjul-open-{}", i), 18, 5, HueOf(i).tint, 45);
    patterns += Dots(fmt::format("hjul-wait-{}", i), HueOf(i).tint);
  }
  return patterns + "</defs>\n";
}

std::string Fill(std::size_t ring, Look look) {
  const std::size_t hue = ring % kRingHues.size();
  switch (look) {
    case Look::kPlanned:
      return std::string(kPaper);
    case Look::kOpen:
      return fmt::format("url(#hjul-open-{})", hue);
    case Look::kWaiting:
      return fmt::format("url(#hjul-wait-{})", hue);
    case Look::kOverdue:
      return "url(#hjul-late)";
    case Look::kDone:
      return std::string(HueOf(ring).dark);
  }
  return std::string(kPaper);
}

std::string_view TextOver(Look look) { return look == Look::kDone ? kPaper : kInk; }
std::string_view CutOut(Look look) { return look == Look::kDone ? kInk : kPaper; }

}  // namespace hjul::cli::wheel_svg
