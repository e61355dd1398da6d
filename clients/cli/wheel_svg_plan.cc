#include "clients/cli/wheel_svg_plan.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

#include "fmt/format.h"
#include "hjul/v1/common.pb.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli::wheel_svg {
namespace {

// How far outside the turn its activities may pull the dial.
constexpr days kBeforeMax{184};
constexpr days kAfterMax{366};

Look LookOf(const hjul::v1::DrawingArc& arc) {
  const int units = std::max(1, arc.units());
  if (arc.overdue() > 0) return Look::kOverdue;
  if (arc.done() >= units) return Look::kDone;
  if (arc.waiting() > 0 && arc.waiting() + arc.done() >= units) return Look::kWaiting;
  if (arc.open()) return Look::kOpen;
  return arc.waiting() > 0 ? Look::kWaiting : Look::kPlanned;
}

std::size_t RingOf(const std::string& name, std::vector<Ring>& rings) {
  for (std::size_t i = 0; i < rings.size(); ++i) {
    if (rings[i].name == name) return i;
  }
  rings.push_back({.name = name});
  return rings.size() - 1;
}

// What tells activities of one title apart: "bjorkskolan, ht" from
// "kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht".
std::string Qualifier(std::string_view occurrence) {
  std::string qualifier;
  for (int part = 0; !occurrence.empty(); ++part) {
    const std::size_t slash = std::min(occurrence.find('/'), occurrence.size());
    const std::string_view name = occurrence.substr(0, slash);
    occurrence.remove_prefix(std::min(slash + 1, occurrence.size()));
    if (part < 3 || name.empty() || name == "huvudman") continue;  // Wheel, turn, activity.
    if (!qualifier.empty()) qualifier += ", ";
    qualifier += name;
  }
  return qualifier;
}

std::string TitleOf(const hjul::v1::DrawingArc& arc, const std::map<std::string, int>& times) {
  const auto found = times.find(arc.title());
  const std::string qualifier = Qualifier(arc.occurrence());
  if (found == times.end() || found->second < 2 || qualifier.empty()) return arc.title();
  return fmt::format("{}, {}", arc.title(), qualifier);
}

void ReadItems(const hjul::v1::Drawing& drawing, Plan& plan) {
  for (const std::string& ring : drawing.rings()) RingOf(ring, plan.rings);
  std::map<std::string, int> times;
  for (const hjul::v1::DrawingArc& arc : drawing.arcs()) ++times[arc.title()];
  for (const hjul::v1::DrawingArc& arc : drawing.arcs()) {
    const std::optional<Span> span = SpanOf(arc.days());
    if (!span) continue;
    const int units = std::max(1, arc.units());
    plan.items.push_back({.title = TitleOf(arc, times),
                          .share = units > 1 ? fmt::format("{}/{}", arc.done(), units) : "",
                          .days = *span,
                          .units = units,
                          .done = arc.done(),
                          .overdue = arc.overdue(),
                          .waiting = arc.waiting(),
                          .look = LookOf(arc),
                          .ring = RingOf(arc.ring(), plan.rings),
                          .point = span->first == span->last});
  }
  std::stable_sort(plan.items.begin(), plan.items.end(), [](const Item& a, const Item& b) {
    return std::tuple(a.days.first, a.days.last, a.ring) <
           std::tuple(b.days.first, b.days.last, b.ring);
  });
  int number = 0;
  for (Item& item : plan.items) item.number = ++number;
}

Span Around(const Span& turn, const std::vector<Item>& items) {
  Span around = turn;
  for (const Item& item : items) {
    around.first = std::min(around.first, item.days.first);
    around.last = std::max(around.last, item.days.last);
  }
  around.first = std::max(around.first, turn.first - kBeforeMax);
  around.last = std::min(around.last, turn.last + kAfterMax);
  if (around.first < turn.first) around.first = FirstOfMonth(around.first);
  if (around.last > turn.last) around.last = FirstOfNextMonth(around.last) - days{1};
  return around;
}

void ReadBands(const hjul::v1::Drawing& drawing, const Words& words, Plan& plan) {
  const Span& dial = plan.dial.span();
  for (const hjul::v1::DrawingBand& band : drawing.bands()) {
    const std::optional<Span> span = SpanOf(band.days());
    if (!span || span->last < dial.first || span->first > dial.last) continue;
    const Band::Kind kind = band.kind() == "term"    ? Band::Kind::kTerm
                            : band.kind() == "quiet" ? Band::Kind::kQuiet
                                                     : Band::Kind::kBreak;
    plan.bands.push_back(
        {.kind = kind,
         .name = kind == Band::Kind::kQuiet ? std::string(words.QuietKey()) : band.name(),
         .days = {.first = std::max(span->first, dial.first),
                  .last = std::min(span->last, dial.last)}});
  }
  if (dial.first < plan.turn.first) {
    plan.bands.push_back({.kind = Band::Kind::kOutside,
                          .name = std::string(words.Before()),
                          .days = {.first = dial.first, .last = plan.turn.first - days{1}}});
  }
  if (dial.last > plan.turn.last) {
    plan.bands.push_back({.kind = Band::Kind::kOutside,
                          .name = std::string(words.After()),
                          .days = {.first = plan.turn.last + days{1}, .last = dial.last}});
  }
  std::stable_sort(plan.bands.begin(), plan.bands.end(), [](const Band& a, const Band& b) {
    return std::tuple(a.kind, a.days.first) < std::tuple(b.kind, b.days.first);
  });
}

}  // namespace

std::optional<Plan> PlanWheel(const hjul::v1::Drawing& drawing, const Words& words) {
  Plan plan{.title = drawing.title()};
  ReadItems(drawing, plan);
  const std::optional<Span> turn = SpanOf(drawing.days());
  if (turn) {
    plan.turn = *turn;
  } else if (!plan.items.empty()) {
    plan.turn = plan.items.front().days;
    for (const Item& item : plan.items) {
      plan.turn.last = std::max(plan.turn.last, item.days.last);
    }
  } else {
    return std::nullopt;
  }
  plan.dial = Dial(Around(plan.turn, plan.items));
  for (std::size_t i = 0; i < plan.items.size(); ++i) {
    Item& item = plan.items[i];
    const Span& dial = plan.dial.span();
    item.drawn = item.days.first <= dial.last && item.days.last >= dial.first;
    if (item.drawn) plan.rings[item.ring].items.push_back(i);
  }
  ReadBands(drawing, words, plan);
  if (drawing.has_today()) plan.today = DayOf(drawing.today());
  if (plan.today && !plan.dial.Has(*plan.today)) plan.today.reset();
  FitLanes(plan);
  return plan;
}

}  // namespace hjul::cli::wheel_svg
