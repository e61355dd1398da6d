// Rungs of reminder ladders as text, in both vocabularies; for this folder only.
//
//   on open · on due · 5 working days before · 1 working day after · daily after · weekly after ·
//   every 2 weeks after · weekly after at most 4 times · 3 days after open
//   vid start · på sista dagen · 5 arbetsdagar före · varje vecka efter · varannan vecka efter ·
//   varje vecka efter högst 4 gånger · 3 dagar efter start
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scheduler/calendar/rule.h"
#include "scheduler/core/wheel.h"

namespace hjul::core {

inline constexpr int kRungOffsetMax = 400;  // Of any unit.
inline constexpr int kRungRepeatsMax = 50;

// "10 working days", "2 veckor".
struct DayCount {
  int count = 0;
  DayUnit unit = DayUnit::kDay;
};
std::optional<DayCount> ParseDayCount(std::string_view text);
std::string Print(const DayCount& count, calendar::Language language);

// Without receivers. A repeating rung comes first one interval after its anchor.
std::optional<Rung> ParseRung(std::string_view text);
std::string PrintWhen(const Rung& rung, calendar::Language language);

}  // namespace hjul::core
