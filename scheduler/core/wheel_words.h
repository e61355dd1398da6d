// The fixed words of the wheel language and how names become titles; for this folder only. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/core/wheel.h"

namespace hjul::core {

template <class Value>
using Word = std::pair<std::string_view, Value>;

// The first spelling of a value is the one printed.
inline constexpr std::array kWheelKindWords{
    Word<WheelKind>{"quality", WheelKind::kQuality},
    Word<WheelKind>{"operations", WheelKind::kOperations},
};
inline constexpr std::array kShiftWords{
    Word<Shift>{"none", Shift::kNone},
    Word<Shift>{"next working day", Shift::kNextWorkingDay},
    Word<Shift>{"previous working day", Shift::kPreviousWorkingDay},
    Word<Shift>{"statutory", Shift::kStatutory},
    Word<Shift>{"ingen", Shift::kNone},
    Word<Shift>{"nästa arbetsdag", Shift::kNextWorkingDay},
    Word<Shift>{"föregående arbetsdag", Shift::kPreviousWorkingDay},
    Word<Shift>{"lagstadgad", Shift::kStatutory},
};
inline constexpr std::array kOutcomeWords{
    Word<Outcome>{"done", Outcome::kDone},
    Word<Outcome>{"declined", Outcome::kDeclined},
    Word<Outcome>{"not needed", Outcome::kNotNeeded},
};
inline constexpr std::array kResultKindWords{
    Word<ResultSpec::Kind>{"number", ResultSpec::Kind::kNumber},
    Word<ResultSpec::Kind>{"percent", ResultSpec::Kind::kPercent},
    Word<ResultSpec::Kind>{"choice", ResultSpec::Kind::kChoice},
    Word<ResultSpec::Kind>{"text", ResultSpec::Kind::kText},
};
// After "each".
inline constexpr std::array kWithinWords{
    Word<Recurrence::Within>{"term", Recurrence::Within::kTerm},
    Word<Recurrence::Within>{"tertial", Recurrence::Within::kTertial},
    Word<Recurrence::Within>{"quarter", Recurrence::Within::kQuarter},
    Word<Recurrence::Within>{"month", Recurrence::Within::kMonth},
};

template <class Value, std::size_t n>
constexpr std::string_view WordFor(const std::array<Word<Value>, n>& words, Value value) {
  for (const Word<Value>& word : words) {
    if (word.second == value) return word.first;
  }
  return {};
}

// The id that a label gives: lower case, with hyphens for what is neither letter nor digit;
// "Lämna in!" -> "lämna-in". Empty if nothing is left.
std::string IdFromLabel(std::string_view label);
// "begär-anstånd" or "begär anstånd" -> "Begär anstånd".
std::string TitleFromLabel(std::string_view label);
// The label an action is printed under: one that gives its id, and its title if possible.
std::string LabelOf(const Action& action);

// The ordinals of an activity's repetitions, in order; empty when it occurs once in a turn.
std::vector<OrdinalId> OrdinalsOf(const Recurrence& recurrence);

}  // namespace hjul::core
