// The rings: names, arcs from opening to due day, diamonds for single days, labels, today's hand.
#include <algorithm>

#include "clients/cli/wheel_svg_draw.h"
#include "clients/cli/wheel_svg_labels.h"
#include "clients/cli/wheel_svg_style.h"
#include "clients/cli/wheel_svg_text.h"
#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

constexpr double kBetween = 6.5;     // Units between the arcs of two lanes.
constexpr double kPointPart = 0.36;  // Half a diamond's diagonal, of the lane's height.

std::string Diamond(double radius, const Item& item, double half) {
  const double middle = (item.from + item.to) / 2;
  const double wide = std::min(half / radius, (item.to - item.from) / 2);
  std::string path;
  for (const Point corner : {At(radius + half, middle), At(radius, middle + wide),
                             At(radius - half, middle), At(radius, middle - wide)}) {
    path += fmt::format("{}{} {}", path.empty() ? "M" : "L", Number(corner.x), Number(corner.y));
  }
  return path + "Z";
}

std::string DrawItem(const Plan& plan, const Item& item, const Words& words) {
  const Ring& ring = plan.rings[item.ring];
  const double radius = ring.Radius(item.lane);
  const double half = std::max(0.35 * ring.height, (ring.height - kBetween) / 2);
  const std::string shares = words.Shares(item.units, item.done, item.overdue, item.waiting);
  return fmt::format("<g><title>{}. {}: {}, {}{}{}</title>{}</g>\n", item.number,
                     Escape(item.title), words.SpanText(item.days), words.StateName(item.look),
                     shares.empty() ? "" : "; ", shares,
                     DrawMark(item.point ? Diamond(radius, item, ring.height * kPointPart)
                                         : Sector(radius - half, radius + half, item.from, item.to),
                              item.ring, item.look));
}

// The name at three places along its strip, or fewer when it is long.
std::string DrawName(const Ring& ring, std::size_t index) {
  const Hue& hue = HueOf(index);
  const double radius = ring.outer - ring.strip / 2;
  std::string drawn = fmt::format("<path d=\"{}\" fill=\"{}\" fill-opacity=\"{}\"/>\n",
                                  Sector(ring.outer - ring.strip + 1, ring.outer - 1, 0, kFullTurn),
                                  hue.tint, Number(kStripOpacity));
  const Type type{.size = ring.strip * 0.74, .bold = true, .fill = hue.dark};
  const double angle = TextWidth(ring.name, type) / radius;
  if (type.size < 9 || ring.name.empty() || angle > 0.9 * kFullTurn) return drawn;
  const int times = angle < kFullTurn / 5 ? 3 : 1;
  for (int i = 0; i < times; ++i) {
    const double middle = std::max(angle / 2 + 0.03, 0.16) + i * kFullTurn / times;
    drawn += TextAround(radius, middle, ring.name, type);
  }
  return drawn;
}

// White under the letters where the arc is hatched or dotted.
std::string DrawPlate(const Label& label, const Item& item, const Ring& ring) {
  const double half = ring.height * 0.35;
  const double pad = 5 / label.curve.radius;
  const double end = Advance(label.curve, LabelWidth(item, label.wording, label.size));
  const auto [from, to] = std::minmax(label.curve.start, end);
  return fmt::format(
      "<path d=\"{}\" fill=\"{}\" fill-opacity=\"0.88\"/>\n",
      Sector(label.curve.radius - half, label.curve.radius + half, from - pad, to + pad), kPaper);
}

std::string DrawHand(const Plan& plan, const Words& words) {
  if (!plan.today) return "";
  const double angle = plan.dial.Begin(*plan.today) + plan.dial.DayAngle() / 2;
  const Type type{.size = 34, .bold = true, .fill = kHand};
  std::string drawn = Line(At(plan.hub, angle), At(kBandInner, angle), kPaper, 13);
  drawn += Line(At(plan.hub, angle), At(kBandInner, angle), kHand, 6);
  const Point tip = At(kRim - 4, angle);
  const Point left = At(kRim + 26, angle - 0.014);
  const Point right = At(kRim + 26, angle + 0.014);
  drawn +=
      fmt::format("<path d=\"M{} {}L{} {}L{} {}Z\" fill=\"{}\"/>\n", Number(tip.x), Number(tip.y),
                  Number(left.x), Number(left.y), Number(right.x), Number(right.y), kHand);
  const std::string text = fmt::format("{} {}", words.Today(), words.DayText(*plan.today));
  return drawn + TextAround(kRim + 56, angle, text, type);
}

}  // namespace

std::string DrawMark(const std::string& path, std::size_t ring, Look look) {
  const bool strong = look == Look::kOverdue;
  return fmt::format(
      "<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"/>",
      path, Fill(ring, look), HueOf(ring, look).dark, strong ? 5 : 3);
}

std::string DrawRings(const Plan& plan, const Words& words) {
  std::string drawn;
  for (std::size_t i = 0; i < plan.rings.size(); ++i) drawn += DrawName(plan.rings[i], i);
  drawn += fmt::format(
      "<circle cx=\"{0}\" cy=\"{0}\" r=\"{1}\" fill=\"{2}\" stroke=\"{3}\" "
      "stroke-width=\"2.5\"/>\n",
      Number(kCentre), Number(plan.hub), kPaper, kNavy);
  for (const Item& item : plan.items) {
    if (item.drawn) drawn += DrawItem(plan, item, words);
  }
  return drawn;
}

std::string DrawLabels(const Plan& plan, const Words& words) {
  std::string drawn = DrawHand(plan, words);
  for (const Label& label : PlaceLabels(plan)) {
    const Item& item = plan.items[label.item];
    if (label.inside && item.look != Look::kDone && item.look != Look::kPlanned) {
      drawn += DrawPlate(label, item, plan.rings[item.ring]);
    }
    const Look under = label.inside ? item.look : Look::kPlanned;
    drawn += DrawLabel(label, item, TextOver(under), CutOut(under));
  }
  return drawn;
}

namespace {

// "2026-27" as "2026/27"; anything else as it is.
std::string TurnName(std::string name) {
  const bool school_year = name.size() == 7 && name[4] == '-' &&
                           name.find_first_not_of("0123456789-") == std::string::npos &&
                           name.rfind('-') == 4;
  if (!school_year) return name;
  const int first = (name[2] - '0') * 10 + name[3] - '0';
  const int second = (name[5] - '0') * 10 + name[6] - '0';
  if (second == (first + 1) % 100) name[4] = '/';
  return name;
}

}  // namespace

std::string DrawHub(const Plan& plan, const Words& words) {
  std::string turn;  // The title's last word when it is a year: "2026-27" on a line of its own.
  std::string title = plan.title;
  const std::size_t space = title.find_last_of(' ');
  if (space != std::string::npos && title.find_first_of("0123456789", space) != std::string::npos) {
    turn = TurnName(title.substr(space + 1));
    title.resize(space);
  }
  const double width = 1.62 * plan.hub;
  Type type{.size = std::min(0.26 * plan.hub, 110.0), .bold = true, .fill = kNavy};
  while (type.size > 34 && Wrap(title, width, type, 9).size() > (type.size > 60 ? 1u : 2u)) {
    type.size *= 0.93;
  }
  const std::vector<std::string> lines = Wrap(title, width, type, 4);
  const Type big{.size = std::min(0.22 * plan.hub, 92.0), .bold = true, .fill = kNavy};
  const Type small{.size = std::clamp(0.078 * plan.hub, 27.0, 34.0), .fill = kSoftInk};
  const double height = static_cast<double>(lines.size()) * 1.15 * type.size +
                        (turn.empty() ? 0 : 1.2 * big.size) + 4.6 * small.size;
  double y = kCentre - height / 2 + 0.1 * small.size;
  std::string drawn;
  const auto add = [&](std::string_view text, const Type& with, double step) {
    y += step;
    drawn += TextAt({.x = kCentre, .y = y}, text, with, Anchor::kMiddle);
  };
  add(words.WheelWord(), small, small.size);
  for (const std::string& line : lines) add(line, type, 1.15 * type.size);
  if (!turn.empty()) add(turn, big, 1.2 * big.size);
  add(fmt::format("{} –", words.LongDay(plan.turn.first)), small, 1.8 * small.size);
  add(words.LongDay(plan.turn.last), small, 1.35 * small.size);
  return drawn;
}

}  // namespace hjul::cli::wheel_svg
