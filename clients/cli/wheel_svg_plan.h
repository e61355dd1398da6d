// Where everything of the wheel picture lies: days on the dial, rings, lanes within rings. Pure.
//
//   1390  months  1310  weeks  1258  terms and breaks  1208   ring | ring | ...   hub
//   Radii in picture units; each ring has a strip for its name and then its lanes, inwards.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "clients/cli/wheel_svg_dates.h"
#include "clients/cli/wheel_svg_geometry.h"
#include "clients/cli/wheel_svg_words.h"

namespace hjul::v1 {
class Drawing;
}

namespace hjul::cli::wheel_svg {

inline constexpr double kRim = 1390;
inline constexpr double kMonthInner = 1310;
inline constexpr double kWeekInner = 1258;
inline constexpr double kBandInner = 1208;
inline constexpr double kRingsOuter = 1204;
inline constexpr double kHubLeast = 310;

struct Item {  // One arc of the drawing.
  std::string title;
  std::string share;  // "7/24"; empty when it stands for one occurrence.
  Span days;
  int number = 0;  // From 1, by date.
  int units = 1;
  int done = 0;
  int overdue = 0;
  int waiting = 0;
  Look look = Look::kPlanned;
  std::size_t ring = 0;
  std::size_t lane = 0;  // From the outermost of its ring.
  bool drawn = true;     // False when its days lie outside the dial.
  bool point = false;    // One day: a mark.
  double from = 0;       // Angles of the arc or mark.
  double to = 0;
};

struct Ring {
  std::string name;
  std::vector<std::size_t> items;  // Drawn ones, by date.
  std::size_t lanes = 1;
  double outer = 0;
  double strip = 0;   // Height of the strip with the name.
  double height = 0;  // Of one lane.

  double inner() const { return outer - strip - height * static_cast<double>(lanes); }
  // The middle of a lane.
  double Radius(std::size_t lane) const {
    return outer - strip - height * (static_cast<double>(lane) + 0.5);
  }
};

struct Band {  // A term, a break, quiet days, or what lies outside the turn.
  enum class Kind { kTerm, kBreak, kQuiet, kOutside } kind = Kind::kTerm;
  std::string name;
  Span days;
};

struct Plan {
  std::string title;
  Span turn;
  Dial dial{Span{}};        // The turn, and the days around it that its activities reach.
  std::vector<Item> items;  // By number.
  std::vector<Ring> rings;
  std::vector<Band> bands;
  std::optional<Day> today;
  double hub = kHubLeast;

  double LabelSize(const Ring& ring) const;  // 0 when its lanes are too thin for text.
};

// Reads the message. Returns: nullopt when there is no day to draw.
std::optional<Plan> PlanWheel(const hjul::v1::Drawing& drawing, const Words& words);

// Gives every ring its radii and lanes so that neither arcs nor their numbers overlap, and titles
// room beside their arcs as long as lanes stay high enough to read.
void FitLanes(Plan& plan);

}  // namespace hjul::cli::wheel_svg
