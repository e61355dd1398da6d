// Angles and paths of the wheel picture. A unit is a tenth of a millimetre on A3; angles are
// radians clockwise from the top. Pure.
#pragma once

#include <numbers>
#include <string>

#include "clients/cli/wheel_svg_dates.h"

namespace hjul::cli::wheel_svg {

inline constexpr double kPi = std::numbers::pi;
inline constexpr double kFullTurn = 2 * kPi;
inline constexpr double kCentre = 1485;  // Both coordinates of the hub.

struct Point {
  double x = 0;
  double y = 0;
};

// Two decimals at most, never "-0", the same on every machine.
std::string Number(double value);
Point At(double radius, double angle);
double Degrees(double angle);
// Text at this angle would stand on its head if it ran clockwise.
bool IsLowerHalf(double angle);

// Path data of a ring's piece between two radii and two angles.
std::string Sector(double inner, double outer, double from, double to);
// Path data of a line along a circle.
std::string Along(double radius, double from, double to);
std::string Line(Point from, Point to, std::string_view colour, double width);

// A date as an angle: the span's days share the circle evenly, the first begins at the top.
class Dial {
 public:
  explicit Dial(const Span& span) : span_(span) {}

  const Span& span() const { return span_; }
  double DayAngle() const { return kFullTurn / static_cast<double>(Days()); }
  int Days() const { return static_cast<int>((span_.last - span_.first).count()) + 1; }
  // Where `day` begins, 0..2π; days outside are moved to the nearest end.
  double Begin(Day day) const;
  double End(Day day) const { return Begin(day + days{1}); }
  bool Has(Day day) const { return span_.first <= day && day <= span_.last; }

 private:
  Span span_;
};

}  // namespace hjul::cli::wheel_svg
