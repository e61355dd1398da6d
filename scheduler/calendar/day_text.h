// How a calendar document writes days: "2027-05-07", "2027-03-30..2027-04-02", "v. 44", "v. 51-52".
// For this folder only; date rules have their own, larger language (rule.h). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "scheduler/calendar/date.h"

namespace hjul::calendar {

// Why a text names no days, in the parts of a text::Diagnostic.
struct DayFault {
  std::string code;
  std::string message;
  std::string suggestion;
};

std::variant<Date, DayFault> ReadDate(std::string_view text);

// One date, two dates with ".." between them, or, when `school_year` is given, weeks within it:
// Monday of the first to Friday of the last. Weeks from 27 on lie in the läsår's first year.
std::variant<DateSpan, DayFault> ReadSpan(std::string_view text, std::optional<int> school_year);

// The shortest text that ReadSpan reads as `span`.
std::string WriteSpan(DateSpan span, std::optional<int> school_year);

}  // namespace hjul::calendar
