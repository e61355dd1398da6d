#include "scheduler/calendar/rule_words.h"

#include <array>

#include "fmt/format.h"

namespace hjul::calendar {
namespace {

constexpr std::array<std::string_view, 5> kBreakNames{"höstlov", "jullov", "sportlov", "påsklov",
                                                      "sommarlov"};

struct UnitForms {
  std::string_view swedish;
  std::string_view swedish_many;
  std::string_view swedish_definite;
  std::string_view english;
};

const UnitForms& FormsOf(Unit unit) {
  static constexpr std::array kForms{
      UnitForms{"dag", "dagar", "dagen", "day"},
      UnitForms{"arbetsdag", "arbetsdagar", "arbetsdagen", "working day"},
      UnitForms{"skoldag", "skoldagar", "skoldagen", "school day"},
      UnitForms{"vecka", "veckor", "veckan", "week"},
      UnitForms{"månad", "månader", "månaden", "month"},
      UnitForms{"kvartal", "kvartal", "kvartalet", "quarter"},
      UnitForms{"år", "år", "året", "year"},
      UnitForms{"tertial", "tertial", "tertialet", "tertial"},
      UnitForms{"halvår", "halvår", "halvåret", "half-year"},
      UnitForms{"termin", "terminer", "terminen", "term"},
      UnitForms{"period", "perioder", "perioden", "period"},
      UnitForms{"studiedag", "studiedagar", "studiedagen", "staff day"},
  };
  return kForms[static_cast<std::size_t>(unit)];
}

std::string Spelled(Word word, int value, Language language) {
  return std::string(SpellingOf({word, value, false}, language));
}

std::string EnglishOrdinal(int n) {
  const int tens = n % 100;
  if (tens >= 11 && tens <= 13) return fmt::format("{}th", n);
  switch (n % 10) {
    case 1:
      return fmt::format("{}st", n);
    case 2:
      return fmt::format("{}nd", n);
    case 3:
      return fmt::format("{}rd", n);
    default:
      return fmt::format("{}th", n);
  }
}

// "21:a", "22:a", "23:e", "11:e".
std::string SwedishOrdinal(int n) {
  const int last = n % 10;
  const bool on_a = (last == 1 || last == 2) && n % 100 / 10 != 1;
  return fmt::format("{}:{}", n, on_a ? 'a' : 'e');
}

}  // namespace

std::optional<int> BreakIndex(std::string_view name) {
  for (std::size_t i = 0; i < kBreakNames.size(); ++i) {
    if (kBreakNames[i] == name) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string_view BreakName(int index) { return kBreakNames[static_cast<std::size_t>(index)]; }

bool IsBreakWord(std::string_view folded) { return folded.size() > 3 && folded.ends_with("lov"); }

std::string MonthName(unsigned month, Language language) {
  return Spelled(Word::kMonth, static_cast<int>(month), language);
}

std::string WeekdayName(weekday day, Language language) {
  return Spelled(Word::kWeekday, static_cast<int>(day.iso_encoding()), language);
}

std::string OrdinalName(int n, Language language) {
  std::string spelled = Spelled(Word::kOrdinal, n, language);
  if (!spelled.empty()) return spelled;
  return language == Language::kSwedish ? SwedishOrdinal(n) : EnglishOrdinal(n);
}

std::string CountedUnit(int count, Unit unit, Language language) {
  const UnitForms& forms = FormsOf(unit);
  if (language == Language::kEnglish) {
    return fmt::format("{} {}{}", count, forms.english, count == 1 ? "" : "s");
  }
  return fmt::format("{} {}", count, count == 1 ? forms.swedish : forms.swedish_many);
}

std::string UnitName(Unit unit, Language language) {
  const UnitForms& forms = FormsOf(unit);
  return std::string(language == Language::kSwedish ? forms.swedish : forms.english);
}

std::string DefiniteUnit(Unit unit, Language language) {
  const UnitForms& forms = FormsOf(unit);
  return std::string(language == Language::kSwedish ? forms.swedish_definite : forms.english);
}

std::string NumberName(int n, Language language) {
  std::string spelled = Spelled(Word::kNumber, n, language);
  return spelled.empty() ? std::to_string(n) : spelled;
}

}  // namespace hjul::calendar
