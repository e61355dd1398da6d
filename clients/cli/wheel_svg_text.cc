#include "clients/cli/wheel_svg_text.h"

#include <array>
#include <cmath>
#include <cstdint>

#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

// Advances of U+0020..U+007E in thousandths of the size.
using Advances = std::array<std::int16_t, 95>;
constexpr Advances kRegular{
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
constexpr Advances kBold{348, 456, 521, 838, 696,  1002, 872, 306,  457, 457, 523, 838, 380, 415,
                         380, 365, 696, 696, 696,  696,  696, 696,  696, 696, 696, 696, 400, 400,
                         838, 838, 838, 580, 1000, 774,  762, 734,  830, 683, 683, 821, 837, 372,
                         372, 775, 637, 995, 837,  850,  733, 850,  770, 720, 682, 812, 774, 1103,
                         771, 724, 725, 457, 365,  457,  838, 500,  500, 675, 716, 593, 716, 678,
                         435, 716, 712, 343, 343,  665,  343, 1042, 712, 687, 716, 716, 493, 595,
                         478, 712, 652, 924, 645,  652,  582, 712,  365, 712, 838};

constexpr std::string_view kNoBreak = "\xC2\xA0";  // U+00A0.

struct Decoded {
  std::uint32_t code = 0xFFFD;
  std::size_t length = 1;  // Bytes read.
};

Decoded Decode(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {.code = lead, .length = 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  std::uint32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return {.code = code, .length = length};
}

bool IsSpace(std::uint32_t code) { return code == ' ' || (code >= 9 && code <= 13); }
bool IsForbidden(std::uint32_t code) {
  return code < 0x20 || code == 0x7F || code == 0xFFFE || code == 0xFFFF;
}
bool IsCombining(std::uint32_t code) { return code >= 0x0300 && code <= 0x036F; }

double Thousandths(std::uint32_t code, bool bold) {
  const Advances& advances = bold ? kBold : kRegular;
  if (code >= 0x20 && code < 0x7F) return advances[code - 0x20];
  if (code >= 0x1100) return code == 0x2013 ? 500 : 1000;  // CJK and symbols are square.
  if (code == 0xC6 || code == 0xE6 || code == 0x152 || code == 0x153) return 1080;
  if (code == 0xA0 || code == 0xB7) return bold ? 380 : 318;
  const bool capital = code >= 0xC0 && code <= 0xDE;
  if (capital) return bold ? 850 : 787;
  return bold ? 716 : 640;
}

}  // namespace

std::vector<std::string> Glyphs(std::string_view text) {
  std::vector<std::string> glyphs;
  while (!text.empty()) {
    const Decoded next = Decode(text);
    const std::string bytes(text.substr(0, next.length));
    text.remove_prefix(next.length);
    if (IsSpace(next.code)) {
      if (!glyphs.empty() && glyphs.back() != " ") glyphs.emplace_back(" ");
    } else if (next.code == 0xFFFD) {
      glyphs.emplace_back("\xEF\xBF\xBD");
    } else if (IsCombining(next.code) && !glyphs.empty()) {
      glyphs.back() += bytes;
    } else if (!IsForbidden(next.code)) {
      glyphs.push_back(bytes);
    }
  }
  return glyphs;
}

double GlyphWidth(std::string_view glyph, const Type& type) {
  return glyph.empty() ? 0 : Thousandths(Decode(glyph).code, type.bold) * type.size / 1000;
}

double TextWidth(std::string_view text, const Type& type) {
  double width = 0;
  for (const std::string& glyph : Glyphs(text)) width += GlyphWidth(glyph, type);
  return width;
}

std::string Escape(std::string_view text) {
  std::string escaped;
  for (const std::string& glyph : Glyphs(text)) {
    if (glyph == "&") {
      escaped += "&amp;";
    } else if (glyph == "<") {
      escaped += "&lt;";
    } else if (glyph == ">") {
      escaped += "&gt;";
    } else if (glyph == "\"") {
      escaped += "&quot;";
    } else if (glyph == "'") {
      escaped += "&#39;";
    } else {
      escaped += glyph;
    }
  }
  return escaped;
}

std::vector<std::string> Wrap(std::string_view text, double width, const Type& type,
                              std::size_t lines_max) {
  std::vector<std::string> lines;
  std::vector<std::string> line;  // Glyphs.
  double used = 0;
  const auto end_line = [&](std::size_t keep) {  // Glyphs after `keep` begin the next line.
    std::string whole;
    for (std::size_t i = 0; i < keep; ++i) whole += line[i];
    while (!whole.empty() && whole.back() == ' ') whole.pop_back();
    line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(keep));
    used = 0;
    for (const std::string& glyph : line) used += GlyphWidth(glyph, type);
    lines.push_back(whole);
  };
  for (const std::string& glyph : Glyphs(text)) {
    const double advance = GlyphWidth(glyph, type);
    if (used + advance > width && glyph != " " && !line.empty()) {
      std::size_t space = line.size();
      while (space > 0 && line[space - 1] != " " && line[space - 1] != "-") --space;
      end_line(space == 0 ? line.size() : space);
    }
    line.push_back(glyph);
    used += advance;
  }
  end_line(line.size());
  if (lines.size() <= lines_max) return lines;
  lines.resize(lines_max);
  std::vector<std::string> last = Glyphs(lines.back());
  while (!last.empty() && TextWidth(fmt::format("{}…", fmt::join(last, "")), type) > width) {
    last.pop_back();
  }
  lines.back() = fmt::format("{}…", fmt::join(last, ""));
  return lines;
}

std::string TextAt(Point at, std::string_view text, const Type& type, Anchor anchor) {
  constexpr std::array<std::string_view, 3> kAnchors{"", " text-anchor=\"middle\"",
                                                     " text-anchor=\"end\""};
  return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} fill=\"{}\"{}>{}</text>\n",
                     Number(at.x), Number(at.y), Number(type.size),
                     type.bold ? " font-weight=\"bold\"" : "", type.fill,
                     kAnchors[static_cast<std::size_t>(anchor)], Escape(text));
}

double Advance(const Curve& curve, double width) {
  return curve.start + (curve.reversed ? -width : width) / curve.radius;
}

std::string TextOn(const Curve& curve, std::string_view text, const Type& type) {
  // Half the height of a letter between small and capital lies on either side of the curve.
  const double sink = 0.32 * type.size * (curve.reversed ? 1 : -1);
  std::string drawn = fmt::format(
      "<g aria-label=\"{}\" font-size=\"{}\"{} fill=\"{}\" text-anchor=\"middle\">", Escape(text),
      Number(type.size), type.bold ? " font-weight=\"bold\"" : "", type.fill);
  double passed = 0;
  for (const std::string& glyph : Glyphs(text)) {
    const double advance = GlyphWidth(glyph, type);
    const double angle = Advance(curve, passed + advance / 2);
    passed += advance;
    if (glyph == " " || glyph == kNoBreak) continue;
    const Point at = At(curve.radius + sink, angle);
    drawn += fmt::format("<text transform=\"translate({} {})rotate({})\">{}</text>", Number(at.x),
                         Number(at.y), Number(Degrees(angle) + (curve.reversed ? 180 : 0)),
                         Escape(glyph));
  }
  return drawn + "</g>\n";
}

std::string TextAround(double radius, double middle, std::string_view text, const Type& type) {
  const double half = TextWidth(text, type) / 2 / radius;
  const bool reversed = IsLowerHalf(middle);
  return TextOn(
      {.radius = radius, .start = reversed ? middle + half : middle - half, .reversed = reversed},
      text, type);
}

}  // namespace hjul::cli::wheel_svg
