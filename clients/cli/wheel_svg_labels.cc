#include "clients/cli/wheel_svg_labels.h"

#include <algorithm>
#include <array>
#include <optional>

#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

constexpr double kSignWidth = 1.2;  // Of the letters' size, the gap after it included.

struct Taken {  // Angles.
  double from = 0;
  double to = 0;
};

std::string Figures(const Item& item) { return fmt::format("{}", item.number); }

// The title's first words.
std::string Brief(const std::string& title) {
  constexpr Type kType{.size = 1};
  constexpr double kLetters = 14;  // Widths of an "m" less a little: about 24 letters.
  return Wrap(title, kLetters, kType, 1).front();
}

std::string Rest(const Item& item, Wording wording) {
  std::string rest;
  if (wording == Wording::kFull) rest = " " + item.title;
  if (wording == Wording::kBrief) rest = " " + Brief(item.title);
  if (wording != Wording::kNumber && !item.share.empty()) rest += " " + item.share;
  return rest;
}

// One lane of one ring while its labels are placed.
struct Lane {
  double radius = 0;
  double size = 0;
  std::optional<double> hand;  // Today's angle.
  std::vector<std::size_t> items;
  std::vector<Taken> taken;  // Arc and label of each item.
};

bool IsFree(const Lane& lane, std::size_t but, Taken place) {
  const double gap = kLabelGap / lane.radius;
  if (place.from < gap / 2 || place.to > kFullTurn - gap / 2) return false;
  for (std::size_t i = 0; i < lane.taken.size(); ++i) {
    if (i == but) continue;
    if (place.from < lane.taken[i].to + gap && lane.taken[i].from < place.to + gap) return false;
  }
  return true;
}

Label Placed(const Lane& lane, std::size_t item, Wording wording, bool inside, Taken place) {
  const bool reversed = IsLowerHalf((place.from + place.to) / 2);
  return {
      .item = item,
      .wording = wording,
      .inside = inside,
      .size = lane.size,
      .curve = {
          .radius = lane.radius, .start = reversed ? place.to : place.from, .reversed = reversed}};
}

// The part of the arc that the label takes: its middle, or beside today's hand.
std::optional<Taken> Inside(const Lane& lane, const Item& item, double width) {
  const double gap = kLabelGap / lane.radius;
  if (item.point || width + 2 * gap > item.to - item.from) return std::nullopt;
  const auto around = [&](double middle) {
    return Taken{.from = middle - width / 2, .to = middle + width / 2};
  };
  const Taken centred = around((item.from + item.to) / 2);
  if (!lane.hand || centred.to + gap < *lane.hand || *lane.hand < centred.from - gap) {
    return centred;
  }
  for (const Taken beside : std::array{around(*lane.hand + 2 * gap + width / 2),
                                       around(*lane.hand - 2 * gap - width / 2)}) {
    if (beside.from > item.from + gap && beside.to < item.to - gap) return beside;
  }
  return centred;
}

// Inside, after or before the arc; takes the place in the lane.
std::optional<Label> Try(Lane& lane, std::size_t at, const Item& item, Wording wording) {
  const double width = LabelWidth(item, wording, lane.size) / lane.radius;
  const double gap = kLabelGap / lane.radius;
  const std::size_t index = lane.items[at];
  if (width > kLabelLongest) return std::nullopt;
  if (const std::optional<Taken> place = Inside(lane, item, width)) {
    return Placed(lane, index, wording, true, *place);
  }
  for (const Taken place : std::array{Taken{item.to + gap, item.to + gap + width},
                                      Taken{item.from - gap - width, item.from - gap}}) {
    if (!IsFree(lane, at, place)) continue;
    lane.taken[at].from = std::min(lane.taken[at].from, place.from);
    lane.taken[at].to = std::max(lane.taken[at].to, place.to);
    return Placed(lane, index, wording, false, place);
  }
  return std::nullopt;
}

// Numbers first, so that no title takes the place of another's number; then the best wording.
void PlaceLane(const Plan& plan, Lane& lane, std::vector<Label>& labels) {
  for (const std::size_t index : lane.items) {
    lane.taken.push_back({.from = plan.items[index].from, .to = plan.items[index].to});
  }
  std::vector<std::optional<Label>> placed(lane.items.size());
  const std::vector<Taken> bare = lane.taken;
  for (const Wording wording :
       {Wording::kNumber, Wording::kShare, Wording::kBrief, Wording::kFull}) {
    for (std::size_t i = 0; i < lane.items.size(); ++i) {
      const Taken before = lane.taken[i];
      lane.taken[i] = bare[i];
      std::optional<Label> better = Try(lane, i, plan.items[lane.items[i]], wording);
      if (better) {
        placed[i] = better;
      } else {
        lane.taken[i] = before;
      }
    }
  }
  for (const std::optional<Label>& label : placed) {
    if (label) labels.push_back(*label);
  }
}

}  // namespace

bool HasSign(Look look) {
  return look == Look::kDone || look == Look::kOverdue || look == Look::kWaiting;
}

double LabelWidth(const Item& item, Wording wording, double size) {
  return (HasSign(item.look) ? kSignWidth * size : 0) +
         TextWidth(Figures(item), {.size = size, .bold = true}) +
         TextWidth("x" + Rest(item, wording), {.size = size}) - TextWidth("x", {.size = size});
}

std::vector<Label> PlaceLabels(const Plan& plan) {
  std::vector<Label> labels;
  std::optional<double> hand;
  if (plan.today) hand = plan.dial.Begin(*plan.today) + plan.dial.DayAngle() / 2;
  for (const Ring& ring : plan.rings) {
    const double size = plan.LabelSize(ring);
    if (size <= 0) continue;
    for (std::size_t index = 0; index < ring.lanes; ++index) {
      Lane lane{.radius = ring.Radius(index), .size = size, .hand = hand};
      for (const std::size_t item : ring.items) {
        if (plan.items[item].lane == index) lane.items.push_back(item);
      }
      PlaceLane(plan, lane, labels);
    }
  }
  return labels;
}

std::string DrawSign(Look look, double size, std::string_view fill, std::string_view ground) {
  const double r = 0.46 * size;
  const auto n = [&](double part) { return Number(part * r); };
  if (look == Look::kDone) {
    return fmt::format(
        "<path d=\"M{} {}L{} {}L{} {}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>", n(-0.8),
        n(0.05), n(-0.2), n(0.7), n(0.85), n(-0.75), fill, n(0.36));
  }
  std::string sign = fmt::format("<circle r=\"{}\" fill=\"{}\"/>", Number(r), fill);
  if (look == Look::kOverdue) {
    return sign + fmt::format("<path d=\"M0 {}V{}M0 {}V{}\" stroke=\"{}\" stroke-width=\"{}\"/>",
                              n(-0.65), n(0.15), n(0.38), n(0.68), ground, n(0.3));
  }
  return sign + fmt::format("<path d=\"M{} {}V{}M{} {}V{}\" stroke=\"{}\" stroke-width=\"{}\"/>",
                            n(-0.3), n(-0.5), n(0.5), n(0.3), n(-0.5), n(0.5), ground, n(0.28));
}

std::string DrawLabel(const Label& label, const Item& item, std::string_view fill,
                      std::string_view ground) {
  std::string drawn;
  Curve curve = label.curve;
  if (HasSign(item.look)) {
    const double angle = Advance(curve, 0.5 * label.size);
    const Point at = At(curve.radius, angle);
    drawn += fmt::format("<g transform=\"translate({} {})rotate({})\">{}</g>\n", Number(at.x),
                         Number(at.y), Number(Degrees(angle) + (curve.reversed ? 180 : 0)),
                         DrawSign(item.look, label.size, fill, ground));
    curve.start = Advance(curve, kSignWidth * label.size);
  }
  const Type bold{.size = label.size, .bold = true, .fill = fill};
  drawn += TextOn(curve, Figures(item), bold);
  const std::string rest = Rest(item, label.wording);
  if (rest.empty()) return drawn;
  const Type regular{.size = label.size, .fill = fill};
  curve.start = Advance(curve, TextWidth(Figures(item), bold) + 0.32 * label.size);
  return drawn + TextOn(curve, rest, regular);
}

}  // namespace hjul::cli::wheel_svg
