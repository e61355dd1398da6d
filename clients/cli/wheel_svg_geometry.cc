#include "clients/cli/wheel_svg_geometry.h"

#include <algorithm>
#include <cmath>

#include "fmt/format.h"

namespace hjul::cli::wheel_svg {

std::string Number(double value) {
  const long long hundredths = std::llround(value * 100);
  const long long size = std::llabs(hundredths);
  std::string text = fmt::format("{}{}", hundredths < 0 ? "-" : "", size / 100);
  if (size % 100 == 0) return text;
  text += size % 10 == 0 ? fmt::format(".{}", size % 100 / 10) : fmt::format(".{:02}", size % 100);
  return text;
}

Point At(double radius, double angle) {
  return {.x = kCentre + radius * std::sin(angle), .y = kCentre - radius * std::cos(angle)};
}

double Degrees(double angle) { return angle * 180 / kPi; }

bool IsLowerHalf(double angle) { return std::cos(angle) < -0.02; }

std::string Along(double radius, double from, double to) {
  const auto arc = [&](double a, double b) {
    const Point end = At(radius, b);
    return fmt::format("A{0} {0} 0 {1} {2} {3} {4}", Number(radius), std::abs(b - a) > kPi ? 1 : 0,
                       b > a ? 1 : 0, Number(end.x), Number(end.y));
  };
  const Point start = At(radius, from);
  std::string path = fmt::format("M{} {}", Number(start.x), Number(start.y));
  const double middle = (from + to) / 2;  // A whole circle needs two arcs.
  if (std::abs(to - from) > kFullTurn - 0.01) return path + arc(from, middle) + arc(middle, to);
  return path + arc(from, to);
}

std::string Sector(double inner, double outer, double from, double to) {
  if (to - from > kFullTurn - 0.01) {
    return Along(outer, from, to) + "Z" + Along(inner, to, from) + "Z";
  }
  std::string back = Along(inner, to, from);
  back[0] = 'L';
  return Along(outer, from, to) + back + "Z";
}

std::string Line(Point from, Point to, std::string_view colour, double width) {
  return fmt::format("<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
                     Number(from.x), Number(from.y), Number(to.x), Number(to.y), colour,
                     Number(width));
}

double Dial::Begin(Day day) const {
  const auto passed = static_cast<double>((day - span_.first).count());
  return std::clamp(passed * DayAngle(), 0.0, kFullTurn);
}

}  // namespace hjul::cli::wheel_svg
