// The two vocabularies of date rules, and the words the printer chooses from them.
//
// A spelling is one to five words in lower case ("on or after"). The first spelling of a row is the
// one suggested when somebody mixes languages. Constant tables; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/rule_node.h"

namespace hjul::calendar {

enum class Word : std::uint8_t {
  kArticle,  // the, den: means nothing.
  kMonth,    // 1..12
  kWeekday,  // 1..7, Monday first.
  kOrdinal,  // 1..12, -1 last, -2 last but one.
  kNext,
  kNumber,  // 1..12 in words.
  kUnit,    // Unit
  kTerm,    // TermKind
  kSchoolYear,
  kBreak,  // An index of kBreakNames, or kAnyBreak before a quoted name.
  kTurn,
  kHoliday,  // HolidayName
  kElection,
  kDate,
  kMeeting,
  kBefore,
  kAfter,
  kOnOrAfter,
  kOnOrBefore,
  kBy,  // senast, no later than
  kOf,  // of, in, i, för
  kFrom,
  kTo,
  kBetween,
  kAnd,
  kOr,
  kSkip,
  kAt,
  kEdge,  // EdgeNode::Part
  kHalf,
  kEarlier,
  kLater,
  kMoment,  // AnchorRef::Moment
  kThis,
  kWhole,
  kOtherYear,  // YearNode::kBefore or kAfter
  kShorthand,  // Shorthand
};

// One word for an edge of a term: "skolstart".
enum class Shorthand : int {
  kSchoolStart,
  kSchoolEnd,
  kSchoolYearStart,
  kSchoolYearEnd,
  kTermStart,
  kTermEnd,
};

inline constexpr int kAnyBreak = -1;
inline constexpr int kPhraseWordsMax = 5;

struct Meaning {
  Word word = Word::kArticle;
  int value = 0;
  bool genitive = false;  // "vårterminens"
};

// What `phrase` (folded to lower case) means in `language`, if it is in that vocabulary.
std::optional<Meaning> FindWord(std::string_view phrase, Language language);

// True if `word` starts some spelling of several words in either language, or is one.
bool IsReserved(std::string_view word);

// The ordinary spelling of a meaning in `language`; empty if the language has none.
std::string_view SpellingOf(const Meaning& meaning, Language language);

// The spellings of `language` without abbreviations, for "did you mean".
const std::vector<std::string>& Spellings(Language language);

// The four breaks that have a name in both languages, in kBreak order, and "sommarlov".
std::optional<int> BreakIndex(std::string_view name);
std::string_view BreakName(int index);
bool IsBreakWord(std::string_view folded);  // Any Swedish word on -lov: "vinterlov".

// Words in the forms a sentence needs.
std::string MonthName(unsigned month, Language language);
std::string WeekdayName(weekday day, Language language);
std::string OrdinalName(int n, Language language);                 // "tredje", "15:e", "last"
std::string CountedUnit(int count, Unit unit, Language language);  // "3 veckor", "1 week"
std::string UnitName(Unit unit, Language language);                // "arbetsdag", "working day"
std::string DefiniteUnit(Unit unit, Language language);            // "arbetsdagen", "working day"
std::string NumberName(int n, Language language);                  // "tre", "three", "15"

}  // namespace hjul::calendar
