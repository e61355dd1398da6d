// The wheel picture: goldens, well-formed XML, dates where they belong, no text on other text.
// HJUL_REWRITE=1 writes the goldens anew; look at them with rsvg-convert before you keep them.
#include "clients/cli/wheel_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "clients/cli/wheel_svg_labels.h"
#include "clients/cli/wheel_svg_plan.h"
#include "clients/cli/wheel_svg_style.h"
#include "clients/cli/wheel_svg_text.h"
#include "fmt/format.h"
#include "gtest/gtest.h"
#include "hjul/v1/common.pb.h"
#include "tests/cli/wheel_svg_drawings.h"

namespace hjul::cli {
namespace {

using wheel_svg::Point;

struct Picture {
  std::string name;
  hjul::v1::Drawing drawing;
};

hjul::v1::Drawing Sixty() {
  hjul::v1::Drawing drawing =
      TurnOf("Stora hjulet 2026-27", {2026, 8, 1}, {2027, 7, 31},
             {"mål", "dialog", "analys", "redovisning", "prov", "personal", "hälsa"});
  Scatter(drawing, 60);
  return drawing;
}

hjul::v1::Drawing LongTitles() {
  const std::string title =
      "Översyn av åtgärder & rutiner för \"trygghet\" <studiero> vid förskolor och fritidshem nr ";
  hjul::v1::Drawing drawing =
      TurnOf("Hjul för förskolor & <alla> grundskolor i hela kommunen", {2026, 1, 1},
             {2026, 12, 31}, {"särskilda åtgärder & uppföljning", ""});
  for (int i = 0; i < 12; ++i) {
    AddArc(drawing, drawing.rings(i % 2), title + std::to_string(i), i * 29, 1 + i * 7 % 41);
  }
  return drawing;
}

std::vector<Picture> Pictures() {
  return {{"school_year", SchoolYear()},
          {"week53", YearOfWeek53()},
          {"months26", TwentySixMonths()},
          {"empty", TurnOf("Kvalitetshjul 2026-27", {2026, 8, 1}, {2027, 7, 31}, {"mål"})},
          {"sixty", Sixty()},
          {"long_titles", LongTitles()}};
}

// Empty when `text` is one well-formed element after a declaration; else what is wrong.
std::string XmlFault(const std::string& text) {
  static const std::regex kTag(R"(^<(/?)([A-Za-z]+)((?:\s+[A-Za-z:-]+="[^"<]*")*)\s*(/?)>)");
  static const std::regex kStrayAmpersand("&(?!(amp|lt|gt|quot|#39);)");
  if (std::regex_search(text, kStrayAmpersand)) return "stray &";
  std::vector<std::string> open;
  std::size_t at = text.find("?>") + 2;
  while ((at = text.find('<', at)) != std::string::npos) {
    const std::string tag = text.substr(at, text.find('>', at) + 1 - at);
    std::smatch match;
    if (!std::regex_search(tag, match, kTag)) return "no tag: " + tag;
    if (match[1].length() > 0) {
      if (open.empty() || open.back() != match[2].str()) return "closes nothing: " + tag;
      open.pop_back();
    } else if (match[4].length() == 0) {
      open.push_back(match[2].str());
    }
    at += tag.size();
  }
  return open.empty() ? "" : "not closed: " + open.back();
}

struct Box {  // A glyph of curved text.
  std::size_t label = 0;
  Point at;
  double angle = 0;  // Radians.
  double half_width = 0;
  double size = 0;
};

// The glyph's corners, a little inside so that touching is not overlapping.
std::vector<Point> Corners(const Box& box) {
  std::vector<Point> corners;
  for (const auto& [x, y] : {std::pair{-0.9, 0.0}, {0.9, 0.0}, {0.9, -0.68}, {-0.9, -0.68}}) {
    const double dx = x * box.half_width;
    const double dy = y * box.size;
    corners.push_back({.x = box.at.x + dx * std::cos(box.angle) - dy * std::sin(box.angle),
                       .y = box.at.y + dx * std::sin(box.angle) + dy * std::cos(box.angle)});
  }
  return corners;
}

// Separating axes of two rectangles.
bool Overlap(const Box& a, const Box& b) {
  const std::vector<Point> first = Corners(a);
  const std::vector<Point> second = Corners(b);
  for (const double angle :
       {a.angle, a.angle + wheel_svg::kPi / 2, b.angle, b.angle + wheel_svg::kPi / 2}) {
    const auto range = [&](const std::vector<Point>& corners) {
      double low = 1e9;
      double high = -1e9;
      for (const Point& corner : corners) {
        const double along = corner.x * std::cos(angle) + corner.y * std::sin(angle);
        low = std::min(low, along);
        high = std::max(high, along);
      }
      return std::pair(low, high);
    };
    const auto [low, high] = range(first);
    const auto [other_low, other_high] = range(second);
    if (high <= other_low || other_high <= low) return false;
  }
  return true;
}

// Every glyph of every text on a curve, numbered by its text.
std::vector<Box> Glyphs(const std::string& svg) {
  static const std::regex kGroup(
      R"re(<g aria-label="[^"]*" font-size="([0-9.]+)"( font-weight="bold")?[^>]*>(.*?)</g>)re");
  static const std::regex kGlyph(
      R"re(translate\(([0-9.-]+) ([0-9.-]+)\)rotate\(([0-9.-]+)\)">([^<]+)<)re");
  std::vector<Box> boxes;
  std::istringstream lines(svg);
  std::size_t label = 0;
  for (std::string line; std::getline(lines, line);) {
    std::smatch group;
    if (!std::regex_search(line, group, kGroup)) continue;
    ++label;
    const double size = std::stod(group[1]);
    const std::string glyphs = group[3];
    for (std::sregex_iterator it(glyphs.begin(), glyphs.end(), kGlyph), end; it != end; ++it) {
      const wheel_svg::Type type{.size = size, .bold = group[2].length() > 0};
      boxes.push_back({.label = label,
                       .at = {.x = std::stod((*it)[1]), .y = std::stod((*it)[2])},
                       .angle = std::stod((*it)[3]) * wheel_svg::kPi / 180,
                       .half_width = wheel_svg::GlyphWidth((*it)[4].str().substr(0, 4), type) / 2,
                       .size = size});
    }
  }
  return boxes;
}

double Luminance(std::string_view colour) {
  const auto part = [&](std::size_t at) {
    const double value = std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double Contrast(std::string_view a, std::string_view b) {
  const double one = Luminance(a) + 0.05;
  const double other = Luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

// `over` laid on `under` as thinly as the strips of ring names are.
std::string Mixed(std::string_view over, std::string_view under) {
  std::string mixed = "#";
  for (const std::size_t at : {1u, 3u, 5u}) {
    const auto part = [&](std::string_view colour) {
      return std::stoi(std::string(colour.substr(at, 2)), nullptr, 16);
    };
    mixed += fmt::format("{:02x}", static_cast<int>(wheel_svg::kStripOpacity * part(over) +
                                                    (1 - wheel_svg::kStripOpacity) * part(under)));
  }
  return mixed;
}

wheel_svg::Plan PlanOf(const hjul::v1::Drawing& drawing) {
  return wheel_svg::PlanWheel(drawing, wheel_svg::Words(false)).value();
}

TEST(WheelSvg, DrawsWhatStandsInTheGoldens) {
  for (const Picture& picture : Pictures()) {
    const std::string path = HJUL_CLI_GOLDEN_DIR "/wheel_" + picture.name + ".svg";
    const std::string drawn = RenderWheelSvg(picture.drawing, {});
    if (std::getenv("HJUL_REWRITE") != nullptr) std::ofstream(path) << drawn;
    std::ifstream file(path);
    std::ostringstream golden;
    golden << file.rdbuf();
    EXPECT_TRUE(drawn == golden.str()) << path << " differs; HJUL_REWRITE=1 writes it anew";
  }
}

TEST(WheelSvg, IsWellFormedSmallAndWithoutScripts) {
  for (const Picture& picture : Pictures()) {
    for (const bool english : {false, true}) {
      const std::string svg = RenderWheelSvg(picture.drawing, {.english = english});
      EXPECT_EQ(XmlFault(svg), "") << picture.name;
      EXPECT_LT(svg.size(), 400'000u) << picture.name;
      EXPECT_EQ(svg.find("script"), std::string::npos);
      EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
    }
  }
}

TEST(WheelSvg, LaysNoTextOfTheWheelOnOtherText) {
  for (const Picture& picture : Pictures()) {
    const std::vector<Box> boxes = Glyphs(RenderWheelSvg(picture.drawing, {}));
    EXPECT_GT(boxes.size(), 100u) << picture.name;
    int overlaps = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      for (std::size_t j = i + 1; j < boxes.size(); ++j) {
        const Box& a = boxes[i];
        const Box& b = boxes[j];
        if (a.label == b.label || std::hypot(a.at.x - b.at.x, a.at.y - b.at.y) > 70) continue;
        if (Overlap(a, b)) ++overlaps;
      }
    }
    EXPECT_EQ(overlaps, 0) << picture.name;
  }
}

TEST(WheelSvg, GivesArcsOfOneLaneTheirOwnAngles) {
  for (const Picture& picture : Pictures()) {
    const wheel_svg::Plan plan = PlanOf(picture.drawing);
    for (const wheel_svg::Item& a : plan.items) {
      for (const wheel_svg::Item& b : plan.items) {
        if (a.number >= b.number || a.ring != b.ring || a.lane != b.lane) continue;
        EXPECT_TRUE(a.to <= b.from || b.to <= a.from)
            << picture.name << ": " << a.number << " and " << b.number;
      }
    }
  }
}

TEST(WheelSvg, NumbersEveryActivityInWheelAndList) {
  for (const Picture& picture : Pictures()) {
    const wheel_svg::Plan plan = PlanOf(picture.drawing);
    EXPECT_EQ(wheel_svg::PlaceLabels(plan).size(), plan.items.size()) << picture.name;
  }
}

TEST(WheelSvg, PutsDaysAtTheirPartOfTheTurn) {
  const wheel_svg::Plan plan = PlanOf(TurnOf("t", {2026, 1, 1}, {2026, 12, 31}, {}));
  using std::chrono::sys_days;
  using namespace std::chrono;  // NOLINT: for literals of dates.
  EXPECT_DOUBLE_EQ(plan.dial.Begin(sys_days{2026y / January / 1}), 0);
  EXPECT_DOUBLE_EQ(plan.dial.Begin(sys_days{2026y / July / 1}), wheel_svg::kFullTurn * 181 / 365);
  EXPECT_DOUBLE_EQ(plan.dial.End(sys_days{2026y / December / 31}), wheel_svg::kFullTurn);
}

TEST(WheelSvg, GoesOnToTheMonthWhereTheLastActivityEnds) {
  const wheel_svg::Plan plan = PlanOf(SchoolYear());
  using namespace std::chrono;  // NOLINT: for literals of dates.
  EXPECT_EQ(plan.turn.last, sys_days{2027y / July / 31});
  EXPECT_EQ(plan.dial.span().last, sys_days{2027y / October / 31});
}

TEST(WheelSvg, KnowsWeek53AndTheYearOfAWeek) {
  using namespace std::chrono;  // NOLINT: for literals of dates.
  const auto week = [](sys_days day) {
    const wheel_svg::IsoWeek iso = wheel_svg::IsoWeekOf(day);
    return std::pair(iso.year, iso.week);
  };
  EXPECT_EQ(week(2026y / December / 31), std::pair(2026, 53));
  EXPECT_EQ(week(2027y / January / 3), std::pair(2026, 53));
  EXPECT_EQ(week(2027y / January / 4), std::pair(2027, 1));
  EXPECT_EQ(week(2024y / December / 30), std::pair(2025, 1));
  EXPECT_NE(RenderWheelSvg(YearOfWeek53(), {}).find("aria-label=\"53\""), std::string::npos);
}

TEST(WheelSvg, SpeaksSwedishAndEnglish) {
  const std::string swedish = RenderWheelSvg(SchoolYear(), {});
  EXPECT_NE(swedish.find("fre 18 sep v.\u00A038"), std::string::npos);
  EXPECT_NE(swedish.find("aria-label=\"augusti 2026\""), std::string::npos);
  const std::string english = RenderWheelSvg(SchoolYear(), {.english = true});
  EXPECT_NE(english.find("Fri 18 Sep wk\u00A038"), std::string::npos);
  EXPECT_EQ(english.find("aktivitet"), std::string::npos);
}

TEST(WheelSvg, KeepsTextReadableOnEveryFill) {
  for (const wheel_svg::Hue& hue : wheel_svg::kRingHues) {
    EXPECT_GE(Contrast(hue.dark, wheel_svg::kPaper), 4.5) << hue.dark;
    for (const std::string_view under : {wheel_svg::kPaper, wheel_svg::kBreakFill,
                                         wheel_svg::kQuietFill, wheel_svg::kOutsideFill}) {
      EXPECT_GE(Contrast(hue.dark, Mixed(hue.tint, under)), 4.5) << hue.dark << under;
    }
    EXPECT_GE(Contrast(wheel_svg::kInk, hue.tint), 4.5) << hue.tint;
  }
  EXPECT_GE(Contrast(wheel_svg::kInk, wheel_svg::kOverdueHue.tint), 4.5);
  for (const std::string_view fill : {wheel_svg::kTermFill, wheel_svg::kBreakFill,
                                      wheel_svg::kQuietFill, wheel_svg::kMonthFill}) {
    EXPECT_GE(Contrast(wheel_svg::kInk, fill), 4.5) << fill;
    EXPECT_GE(Contrast(wheel_svg::kNavy, fill), 4.5) << fill;
  }
  EXPECT_GE(Contrast(wheel_svg::kSoftInk, wheel_svg::kPaper), 4.5);
}

TEST(WheelSvg, TakesAnyMessage) {
  EXPECT_EQ(XmlFault(RenderWheelSvg(hjul::v1::Drawing(), {})), "");
  hjul::v1::Drawing drawing = TurnOf("\xFF\x01 <&>", {2026, 1, 1}, {2026, 1, 1}, {"", ""});
  AddArc(drawing, "r\xC3", "utan dagar", 0, 1).clear_days();
  AddArc(drawing, "r", std::string(5000, 'x'), 0, 1);
  AddArc(drawing, "r", "", -4000, 3);
  AddArc(drawing, "r", "", -4000, 9000).set_units(-5);
  drawing.mutable_today()->set_month(13);
  EXPECT_EQ(XmlFault(RenderWheelSvg(drawing, {.width_mm = std::nan("")})), "");
  drawing.mutable_days()->mutable_first()->set_year(1900);
  drawing.mutable_days()->mutable_last()->set_year(2200);
  EXPECT_EQ(XmlFault(RenderWheelSvg(drawing, {.width_mm = -1})), "");
}

TEST(WheelSvg, TakesVeryManyActivities) {
  hjul::v1::Drawing drawing = TurnOf("t", {2026, 1, 1}, {2026, 12, 31}, {"a", "b"});
  Scatter(drawing, 900);
  EXPECT_EQ(XmlFault(RenderWheelSvg(drawing, {})), "");
}

}  // namespace
}  // namespace hjul::cli
