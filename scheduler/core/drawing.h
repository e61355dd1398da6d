// The wheel as a picture's data: rings, arcs and marks by date, for any client to draw. Pure.
#pragma once

#include <string>
#include <vector>

#include "scheduler/core/planner.h"

namespace hjul::core {

struct DrawingArc {
  std::string ring;
  std::string title;
  OccurrenceId id;  // Unit is empty when several units share the arc.
  DateSpan days;    // Opens to due; equal for a point.
  int units = 1;    // How many occurrences it stands for.
  int done = 0;
  int overdue = 0;
  int waiting = 0;
  bool open = false;
};
struct DrawingBand {
  std::string kind;  // "term", "break", "quiet".
  std::string name;
  DateSpan days;
};
struct Drawing {
  std::string title;
  DateSpan days;
  std::vector<std::string> rings;
  std::vector<DrawingArc> arcs;  // By ring, then first day.
  std::vector<DrawingBand> bands;
  std::optional<Date> today;
};
Drawing DrawTurn(const Wheel& wheel, const Turn& turn, const std::vector<Occurrence>& occurrences,
                 const calendar::Calendar& calendar, std::optional<Date> today);

}  // namespace hjul::core
