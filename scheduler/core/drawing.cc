#include "scheduler/core/drawing.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "fmt/format.h"
#include "scheduler/core/facts.h"

namespace hjul::core {
namespace {

// From the first opening to the last due date; of an activity without dates, the whole turn.
DateSpan DaysOf(const Occurrence& occurrence, const Turn& turn) {
  std::optional<Date> first;
  std::optional<Date> last;
  const auto take = [&](const std::optional<PlannedDate>& date) {
    if (!date) return;
    first = first ? std::min(*first, date->effective) : date->effective;
    last = last ? std::max(*last, date->effective) : date->effective;
  };
  for (const PlannedState& planned : occurrence.plan) {
    take(planned.opens);
    take(planned.due);
  }
  if (!first) return turn.span;
  return {.first = *first, .last = *last};
}

bool IsFulfilled(OccurrenceStatus status) {
  return status == OccurrenceStatus::kDone || status == OccurrenceStatus::kDeclined ||
         status == OccurrenceStatus::kNotNeeded;
}

bool IsTakenAway(OccurrenceStatus status) {
  return status == OccurrenceStatus::kCancelled || status == OccurrenceStatus::kReplaced;
}

void Count(const Occurrence& occurrence, DrawingArc& arc) {
  const bool overdue = !IsFinal(occurrence.status) &&
                       (occurrence.overdue || occurrence.status == OccurrenceStatus::kOverdue);
  arc.done += IsFulfilled(occurrence.status) ? 1 : 0;
  arc.overdue += overdue ? 1 : 0;
  arc.waiting += occurrence.status == OccurrenceStatus::kWaiting ? 1 : 0;
  arc.open = arc.open || overdue || occurrence.status == OccurrenceStatus::kOpen ||
             occurrence.status == OccurrenceStatus::kWaiting;
}

// The wheel's rings in their order, then those that only activities name.
std::vector<std::string> RingsOf(const Wheel& wheel) {
  std::vector<std::string> rings = wheel.rings;
  for (const Activity& activity : wheel.activities) {
    if (std::find(rings.begin(), rings.end(), activity.ring) == rings.end()) {
      rings.push_back(activity.ring);
    }
  }
  return rings;
}

std::vector<DrawingArc> ArcsOf(const Wheel& wheel, const Turn& turn,
                               const std::vector<Occurrence>& occurrences) {
  using Shared = std::tuple<ActivityId, OrdinalId, Date, Date>;
  std::map<Shared, DrawingArc> arcs;
  for (const Occurrence& occurrence : occurrences) {
    if (occurrence.id.turn != turn.id || IsTakenAway(occurrence.status)) continue;
    const Activity* activity = wheel.FindActivity(occurrence.id.activity);
    if (activity == nullptr) continue;
    const DateSpan days = DaysOf(occurrence, turn);
    const auto [place, added] = arcs.try_emplace(
        {occurrence.id.activity, occurrence.id.ordinal, days.first, days.last},
        DrawingArc{
            .ring = activity->ring, .title = activity->title, .id = occurrence.id, .days = days});
    DrawingArc& arc = place->second;
    if (!added) {
      ++arc.units;
      arc.id.unit = UnitId();
    }
    Count(occurrence, arc);
  }
  std::vector<DrawingArc> sorted;
  sorted.reserve(arcs.size());
  for (auto& [shared, arc] : arcs) sorted.push_back(std::move(arc));
  return sorted;
}

void AddBand(std::string kind, std::string name, DateSpan days, const DateSpan& turn,
             std::vector<DrawingBand>& bands) {
  if (!days.Overlaps(turn)) return;
  bands.push_back({.kind = std::move(kind),
                   .name = std::move(name),
                   .days = {.first = std::max(days.first, turn.first),
                            .last = std::min(days.last, turn.last)}});
}

std::vector<DrawingBand> BandsOf(const DateSpan& turn, const calendar::Calendar& calendar) {
  std::vector<DrawingBand> bands;
  for (const calendar::SchoolYear& year : calendar.content().school_years) {
    const std::string name = calendar::SchoolYearName(year.start_year);
    AddBand("term", fmt::format("ht {}", name), year.autumn, turn, bands);
    AddBand("term", fmt::format("vt {}", name), year.spring, turn, bands);
    const calendar::days one{1};
    const DateSpan between{.first = year.autumn.last + one, .last = year.spring.first - one};
    if (between.first <= between.last) AddBand("break", "jullov", between, turn, bands);
    for (const calendar::Break& school_break : year.breaks) {
      AddBand("break", school_break.name, school_break.span, turn, bands);
    }
  }
  for (int year = calendar::YearOf(turn.first); year <= calendar::YearOf(turn.last); ++year) {
    for (const unsigned month : calendar.content().quiet_months) {
      const DateSpan days{.first = calendar::MakeDate(year, month, 1),
                          .last = calendar::LastDayOfMonth(year, month)};
      AddBand("quiet", fmt::format("{:04}-{:02}", year, month), days, turn, bands);
    }
  }
  std::stable_sort(bands.begin(), bands.end(), [](const DrawingBand& a, const DrawingBand& b) {
    return a.days.first < b.days.first;
  });
  return bands;
}

}  // namespace

Drawing DrawTurn(const Wheel& wheel, const Turn& turn, const std::vector<Occurrence>& occurrences,
                 const calendar::Calendar& calendar, std::optional<Date> today) {
  Drawing drawing{.title = fmt::format("{} {}", wheel.title, turn.id.str()),
                  .days = turn.span,
                  .rings = RingsOf(wheel),
                  .arcs = ArcsOf(wheel, turn, occurrences),
                  .bands = BandsOf(turn.span, calendar),
                  .today = today};
  const auto ring_of = [&](const DrawingArc& arc) {
    return std::find(drawing.rings.begin(), drawing.rings.end(), arc.ring);
  };
  std::stable_sort(
      drawing.arcs.begin(), drawing.arcs.end(), [&](const DrawingArc& a, const DrawingArc& b) {
        return std::tuple(ring_of(a), a.days.first) < std::tuple(ring_of(b), b.days.first);
      });
  return drawing;
}

}  // namespace hjul::core
