// Beside the wheel: every activity by date under its month, and below it how to read the picture.
#include <algorithm>
#include <array>
#include <iterator>

#include "clients/cli/wheel_svg_draw.h"
#include "clients/cli/wheel_svg_labels.h"
#include "clients/cli/wheel_svg_style.h"
#include "clients/cli/wheel_svg_text.h"
#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

constexpr double kLeft = 3000;
constexpr double kRight = 4115;
constexpr double kListTop = 215;
constexpr double kListBottom = 2480;
constexpr double kKeyTop = 2530;
constexpr double kColumnGap = 45;
constexpr std::size_t kListed = 300;

std::string Swatch(Point at, double width, double height, std::size_t ring, Look look) {
  const double top = at.y - height;
  std::string drawn = DrawMark(fmt::format("M{0} {1}H{2}V{3}H{0}Z", Number(at.x), Number(top),
                                           Number(at.x + width), Number(at.y)),
                               ring, look);
  if (HasSign(look)) {
    drawn += fmt::format("<g transform=\"translate({} {})\">{}</g>", Number(at.x + width / 2),
                         Number(at.y - height / 2),
                         DrawSign(look, 0.86 * height, TextOver(look), CutOut(look)));
  }
  return drawn + "\n";
}

struct Entry {  // One activity of the list, broken into lines.
  const Item* item = nullptr;
  std::string heading;  // Set on the first of a month.
  std::vector<std::string> title;
  std::vector<std::string> dates;
  double height = 0;
};

struct Setting {
  std::size_t columns = 1;
  double size = 32;
  double width = 0;  // Of a column.

  std::size_t items = 0;

  double indent() const { return (items < 100 ? 4.0 : 4.7) * size; }
  double small() const { return 0.86 * size; }
};

std::vector<Entry> Entries(const Plan& plan, const Words& words, const Setting& setting) {
  std::vector<Entry> entries;
  std::string month;
  for (const Item& item : plan.items) {
    if (entries.size() == kListed) break;
    Entry entry{.item = &item};
    const std::string heading = words.MonthHeading(item.days.first);
    if (heading != month) entry.heading = month = heading;
    const double width = setting.width - setting.indent();
    entry.title = Wrap(item.title, width, {.size = setting.size, .bold = true}, 3);
    const std::string dates = words.SpanText(item.days);
    std::string rest = item.share;
    if (item.units > 1 && item.overdue > 0) rest += ", " + words.Late(item.overdue);
    if (!item.drawn) rest += fmt::format("{}{}", rest.empty() ? "" : ", ", words.Elsewhere());
    const Type small{.size = setting.small()};
    const std::string whole = rest.empty() ? dates : fmt::format("{} · {}", dates, rest);
    entry.dates = Wrap(whole, width, small, 2);
    if (entry.dates.size() > 1) {  // What follows the dates begins a line of its own.
      entry.dates = Wrap(dates, width, small, 2);
      if (!rest.empty()) entry.dates.push_back(Wrap(rest, width, small, 1).front());
    }
    entry.height = (entry.heading.empty() ? 0 : 2.1 * setting.size) +
                   1.2 * setting.size * static_cast<double>(entry.title.size()) +
                   1.2 * setting.small() * static_cast<double>(entry.dates.size()) +
                   0.42 * setting.size;
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::size_t ColumnsOf(const std::vector<Entry>& entries) {
  std::size_t columns = 1;
  double y = kListTop;
  for (const Entry& entry : entries) {
    if (y + entry.height > kListBottom && y > kListTop) {
      ++columns;
      y = kListTop;
    }
    y += entry.height;
  }
  return columns;
}

// The largest letters with which the list fits on the sheet; then a wider sheet.
Setting Choose(const Plan& plan, const Words& words) {
  constexpr std::array<std::pair<std::size_t, double>, 12> kChoices{{{1, 32},
                                                                     {1, 30},
                                                                     {1, 28},
                                                                     {1, 26},
                                                                     {1, 25},
                                                                     {2, 27},
                                                                     {2, 26},
                                                                     {2, 25},
                                                                     {2, 24},
                                                                     {2, 23},
                                                                     {2, 22},
                                                                     {2, 21}}};
  Setting setting;
  for (const auto& [columns, size] : kChoices) {
    const auto count = static_cast<double>(columns);
    setting = {.columns = columns,
               .size = size,
               .width = (kRight - kLeft - kColumnGap * (count - 1)) / count,
               .items = plan.items.size()};
    if (ColumnsOf(Entries(plan, words, setting)) <= columns) return setting;
  }
  setting.columns = ColumnsOf(Entries(plan, words, setting));
  return setting;
}

std::string DrawEntry(const Entry& entry, const Setting& setting, Point at) {
  std::string drawn;
  const Item& item = *entry.item;
  double y = at.y;
  if (!entry.heading.empty()) {
    y += 1.5 * setting.size;
    drawn += TextAt({.x = at.x, .y = y}, entry.heading,
                    {.size = 1.08 * setting.size, .bold = true, .fill = kNavy});
    y += 0.38 * setting.size;
    drawn += Line({.x = at.x, .y = y}, {.x = at.x + setting.width, .y = y}, kNavy, 2.5);
    y += 0.22 * setting.size;
  }
  y += setting.size;
  drawn += Swatch({.x = at.x, .y = y + 0.08 * setting.size}, 1.45 * setting.size,
                  0.92 * setting.size, item.ring, item.look);
  drawn +=
      TextAt({.x = at.x + setting.indent() - 0.4 * setting.size, .y = y},
             fmt::format("{}", item.number), {.size = setting.size, .bold = true}, Anchor::kEnd);
  for (const std::string& line : entry.title) {
    drawn +=
        TextAt({.x = at.x + setting.indent(), .y = y}, line, {.size = setting.size, .bold = true});
    y += 1.2 * setting.size;
  }
  y -= 0.06 * setting.size;
  for (const std::string& line : entry.dates) {
    drawn += TextAt({.x = at.x + setting.indent(), .y = y}, line,
                    {.size = setting.small(), .fill = kSoftInk});
    y += 1.2 * setting.small();
  }
  return drawn;
}

std::string DrawList(const Plan& plan, const Words& words, const Setting& setting) {
  const std::vector<Entry> entries = Entries(plan, words, setting);
  std::string drawn;
  Point at{.x = kLeft, .y = kListTop};
  for (const Entry& entry : entries) {
    if (at.y + entry.height > kListBottom && at.y > kListTop) {
      at = {.x = at.x + setting.width + kColumnGap, .y = kListTop};
    }
    drawn += DrawEntry(entry, setting, at);
    at.y += entry.height;
  }
  if (entries.size() < plan.items.size()) {
    drawn += TextAt({.x = at.x + setting.indent(), .y = at.y + 0.8 * setting.size},
                    words.More(plan.items.size() - entries.size()),
                    {.size = setting.size, .bold = true});
  }
  return drawn;
}

std::string DrawKey(const Words& words) {
  constexpr double kStep = 46;
  const Type type{.size = 28};
  std::string drawn = TextAt({.x = kLeft, .y = kKeyTop + 40}, words.KeyHeading(),
                             {.size = 32, .bold = true, .fill = kNavy});
  double y = kKeyTop + 94;
  const auto row = [&](const std::string& swatch, std::string_view text) {
    drawn += swatch + TextAt({.x = kLeft + 76, .y = y}, text, type);
    y += kStep;
  };
  for (const Look look :
       {Look::kPlanned, Look::kOpen, Look::kWaiting, Look::kOverdue, Look::kDone}) {
    row(Swatch({.x = kLeft, .y = y + 4}, 54, 30, 0, look), words.StateName(look));
  }
  row(DrawMark(fmt::format("M{} {}l15 15l-15 15l-15 -15Z", Number(kLeft + 27), Number(y - 25)), 0,
               Look::kPlanned),
      words.Mark());
  row(TextAt({.x = kLeft, .y = y}, "7/24", {.size = 25}), words.ShareKey());
  return drawn;
}

std::string DrawBreaks(const Plan& plan, const Words& words) {
  constexpr double kStep = 46;
  constexpr std::size_t kRows = 7;
  constexpr double kBegin = kLeft + 590;
  std::vector<const Band*> bands;
  for (const Band& band : plan.bands) {
    if (band.kind != Band::Kind::kOutside) bands.push_back(&band);
  }
  if (bands.empty()) return "";
  std::stable_sort(bands.begin(), bands.end(),
                   [](const Band* a, const Band* b) { return a->days.first < b->days.first; });
  std::string drawn = TextAt({.x = kBegin, .y = kKeyTop + 40}, words.BreakHeading(),
                             {.size = 32, .bold = true, .fill = kNavy});
  double y = kKeyTop + 94;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const Band& band = *bands[i];
    if (i + 1 == kRows && bands.size() > kRows) {
      return drawn + TextAt({.x = kBegin + 46, .y = y}, words.More(bands.size() - i), {.size = 25});
    }
    const std::string_view fill = band.kind == Band::Kind::kTerm    ? kTermFill
                                  : band.kind == Band::Kind::kBreak ? kBreakFill
                                                                    : kQuietFill;
    drawn += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"30\" height=\"28\" fill=\"{}\" stroke=\"{}\" "
        "stroke-width=\"2\"/>\n",
        Number(kBegin), Number(y - 23), fill, kNavy);
    const std::string text = fmt::format("{} {}", band.name, words.BareSpan(band.days));
    const Type type{.size = 25};
    const std::vector<std::string> line = Wrap(text, kRight - kBegin - 46, type, 1);
    drawn += TextAt({.x = kBegin + 46, .y = y}, line.front(), type);
    y += kStep;
  }
  return drawn;
}

}  // namespace

Panel DrawPanel(const Plan& plan, const Words& words) {
  const auto done = static_cast<std::size_t>(std::count_if(
      plan.items.begin(), plan.items.end(), [](const Item& i) { return i.look == Look::kDone; }));
  Panel panel;
  panel.drawn = TextAt({.x = kLeft, .y = 128}, words.ListHeading(),
                       {.size = 48, .bold = true, .fill = kNavy});
  panel.drawn += TextAt({.x = kLeft, .y = 180},
                        plan.items.empty() ? std::string(words.NoActivities())
                                           : words.Activities(plan.items.size(), done),
                        {.size = 30, .fill = kSoftInk});
  const Setting setting = Choose(plan, words);
  panel.drawn += DrawList(plan, words, setting);
  panel.drawn +=
      Line({.x = kLeft, .y = kKeyTop - 14}, {.x = kRight, .y = kKeyTop - 14}, kNavy, 2.5);
  panel.drawn += DrawKey(words) + DrawBreaks(plan, words);
  const auto columns = static_cast<double>(setting.columns);
  panel.right = std::max(4200.0, kLeft + columns * (setting.width + kColumnGap) - kColumnGap + 85);
  return panel;
}

}  // namespace hjul::cli::wheel_svg
