// The rim: months outermost, ISO weeks from Monday to Sunday, terms and breaks; the ground behind.
#include <algorithm>
#include <initializer_list>

#include "clients/cli/wheel_svg_draw.h"
#include "clients/cli/wheel_svg_style.h"
#include "clients/cli/wheel_svg_text.h"
#include "fmt/format.h"

namespace hjul::cli::wheel_svg {
namespace {

std::string Filled(const std::string& path, std::string_view fill) {
  return fmt::format("<path d=\"{}\" fill=\"{}\"/>\n", path, fill);
}

std::string Circle(double radius, std::string_view colour, double width) {
  return fmt::format(
      "<circle cx=\"{0}\" cy=\"{0}\" r=\"{1}\" fill=\"none\" stroke=\"{2}\" "
      "stroke-width=\"{3}\"/>\n",
      Number(kCentre), Number(radius), colour, Number(width));
}

std::string_view FillOf(Band::Kind kind) {
  switch (kind) {
    case Band::Kind::kTerm:
      return kTermFill;
    case Band::Kind::kBreak:
      return kBreakFill;
    case Band::Kind::kQuiet:
      return kQuietFill;
    case Band::Kind::kOutside:
      return kOutsideFill;
  }
  return kPaper;
}

// The first of `texts` that fits on the curve between two angles; nothing if none does.
std::string Fitting(double radius, double from, double to, const Type& type,
                    std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (text.empty() || TextWidth(text, type) + 10 > (to - from) * radius) continue;
    return TextAround(radius, (from + to) / 2, text, type);
  }
  return "";
}

// The name of the month that begins at `first`, with its year where that changes.
std::string NameMonth(const Plan& plan, const Words& words, Day first) {
  const double radius = (kRim + kMonthInner) / 2;
  const double from = plan.dial.Begin(first);
  const double to = plan.dial.Begin(FirstOfNextMonth(first));
  const double shortest = 28 * plan.dial.DayAngle() * radius;  // Of any month.
  const Type type{
      .size = std::clamp((shortest - 12) / 2.9, 20.0, 46.0), .bold = true, .fill = kNavy};
  const auto month = static_cast<unsigned>(CivilOf(first).month());
  const std::string name(words.Month(month));
  const std::string brief(words.ShortMonth(month));
  if (month == 1 || first <= plan.dial.span().first) {
    const std::string year = fmt::format("{}", static_cast<int>(CivilOf(first).year()));
    const Type small{.size = std::min(32.0, type.size), .bold = true, .fill = kNavy};
    std::string label = Fitting(radius, from, to, type, {name + " " + year, brief + " " + year});
    if (label.empty()) label = Fitting(radius, from, to, small, {brief + " " + year, year});
    if (!label.empty()) return label;
  }
  return Fitting(radius, from, to, type, {name, brief});
}

std::string DrawMonths(const Plan& plan, const Words& words) {
  std::string drawn;
  const Span& dial = plan.dial.span();
  bool other = false;
  for (Day first = FirstOfMonth(dial.first); first <= dial.last; first = FirstOfNextMonth(first)) {
    const double from = plan.dial.Begin(first);
    const double to = plan.dial.Begin(FirstOfNextMonth(first));
    drawn += Filled(Sector(kMonthInner, kRim, from, to), other ? kMonthOther : kMonthFill);
    other = !other;
    drawn += NameMonth(plan, words, first);
    drawn += Line(At(kMonthInner, from), At(kRim, from), kNavy, 2.5);
  }
  return drawn;
}

std::string DrawWeeks(const Plan& plan) {
  std::string drawn;
  const Span& dial = plan.dial.span();
  const double radius = (kMonthInner + kWeekInner) / 2;
  const double room = 7 * plan.dial.DayAngle() * radius;
  const Type type{.size = std::clamp(room * 0.42, 20.0, 30.0), .fill = kInk};
  const Type first_week{.size = type.size, .bold = true, .fill = kInk};
  int every = 1;  // With very long turns only every so many weeks has a tick and a number.
  while (every * room < 1.9 * type.size && every < 64) every *= 2;
  for (Day monday = MondayOf(dial.first); monday <= dial.last; monday += days{7}) {
    const int week = IsoWeekOf(monday).week;
    if (every > 1 && (week % every != 1 || week > 52)) continue;
    const double from = plan.dial.Begin(monday);
    const double to = plan.dial.Begin(monday + days{7 * every});
    if (dial.first < monday) {
      drawn += Line(At(week == 1 ? kWeekInner : kWeekInner + 8, from), At(kMonthInner, from), kNavy,
                    week == 1 ? 5 : 1.5);
    }
    drawn += Fitting(radius, from, to, week == 1 ? first_week : type, {fmt::format("{}", week)});
  }
  return drawn;
}

// The longest stretch of the term that no break or quiet band covers: its name goes there.
Span FreeStretch(const Plan& plan, const Band& term) {
  Span best{.first = term.days.first, .last = term.days.first};
  Day from = term.days.first;
  const auto offer = [&](Day last) {
    if (last - from > best.last - best.first) best = {.first = from, .last = last};
  };
  for (const Band& band : plan.bands) {  // Terms first, the others by their first day.
    if (band.kind == Band::Kind::kTerm || band.days.last < from) continue;
    if (band.days.first > term.days.last) continue;
    if (band.days.first > from) offer(band.days.first - days{1});
    from = std::max(from, band.days.last + days{1});
  }
  if (from <= term.days.last) offer(term.days.last);
  return best;
}

std::string DrawBands(const Plan& plan) {
  std::string fills;
  std::string names;
  const double radius = (kWeekInner + kBandInner) / 2;
  std::vector<Span> named;
  for (const Band& band : plan.bands) {
    const double from = plan.dial.Begin(band.days.first);
    const double to = plan.dial.End(band.days.last);
    fills += fmt::format("<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"/>\n",
                         Sector(kBandInner, kWeekInner, from, to), FillOf(band.kind), kNavy);
    const bool term = band.kind == Band::Kind::kTerm;
    const Span place = term ? FreeStretch(plan, band) : band.days;
    const bool crowded = std::any_of(named.begin(), named.end(), [&](const Span& other) {
      return place.first <= other.last && other.first <= place.last;
    });
    if (crowded) continue;
    named.push_back(place);
    const Type type{.size = 28, .bold = term, .fill = kInk};
    const Type small{.size = 22, .bold = term, .fill = kInk};
    const double begin = plan.dial.Begin(place.first);
    const double end = plan.dial.End(place.last);
    std::string name = Fitting(radius, begin, end, type, {band.name});
    if (name.empty()) name = Fitting(radius, begin, end, small, {band.name});
    names += name;
  }
  return fills + names;
}

}  // namespace

std::string DrawGround(const Plan& plan) {
  std::string drawn;
  for (const Band& band : plan.bands) {
    if (band.kind == Band::Kind::kTerm) continue;
    drawn += Filled(Sector(plan.hub, kBandInner, plan.dial.Begin(band.days.first),
                           plan.dial.End(band.days.last)),
                    FillOf(band.kind));
  }
  const Span& dial = plan.dial.span();
  for (Day day = FirstOfNextMonth(dial.first); day <= dial.last; day = FirstOfNextMonth(day)) {
    const double angle = plan.dial.Begin(day);
    drawn += Line(At(plan.hub, angle), At(kBandInner, angle), kHair, 1.5);
  }
  return drawn;
}

std::string DrawRim(const Plan& plan, const Words& words) {
  std::string drawn = DrawMonths(plan, words) + DrawWeeks(plan) + DrawBands(plan);
  drawn += Circle(kRim, kNavy, 4) + Circle(kMonthInner, kNavy, 2.5) + Circle(kWeekInner, kNavy, 2);
  drawn += Circle(kBandInner, kNavy, 2.5);
  // The turn's ends: at the top, and where the dial goes on beyond them.
  drawn += Line(At(plan.hub, 0), At(kRim, 0), kNavy, 5);
  for (const double angle : {plan.dial.Begin(plan.turn.first), plan.dial.End(plan.turn.last)}) {
    if (angle <= 0 || angle >= kFullTurn) continue;
    drawn += Line(At(plan.hub, angle), At(kRim, angle), kNavy, 5);
  }
  return drawn;
}

}  // namespace hjul::cli::wheel_svg
