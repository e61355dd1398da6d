// A calendar document: what one huvudman decides about days, as YAML that people keep and edit.
//
// Reading is strict (unknown keys, overlaps and impossible dates are errors with their place) and
// adds the national frame's remarks as warnings. Printing is canonical. The form is shown in
// README.md. Pure; thread-compatible.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scheduler/calendar/calendar.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::calendar {

// The most days one list (closed days, staff days ...) may name, spans counted by their days.
inline constexpr std::size_t kListedDaysMax = 5'000;

struct CalendarText {
  std::string name;  // "halmstad"; empty when the document does not say.
  Calendar::Content content;
  bool operator==(const CalendarText&) const = default;
};

// Returns: the calendar in order (as Calendar::content gives it), or nullopt when `diagnostics` got
// an error.
std::optional<CalendarText> ParseCalendar(std::string_view yaml, text::Diagnostics& diagnostics);

// The canonical text: one way to write each calendar. ParseCalendar(PrintCalendar(x)) gives x for
// every x that ParseCalendar has returned.
std::string PrintCalendar(const CalendarText& calendar);

// The stable code of a warning ("too-few-school-days") and its sentence part in English.
std::string_view CodeOf(FrameWarning::Kind kind);
std::string Describe(const FrameWarning& warning);

}  // namespace hjul::calendar
