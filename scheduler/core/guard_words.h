// The words of guards in both vocabularies; for this folder only. The first spelling of each
// language is the one printed, the others are read as well.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "scheduler/calendar/rule.h"

namespace hjul::core {

enum class GuardWord : std::uint8_t {
  kAnd,
  kOr,
  kNot,
  kAll,
  kAny,
  kAt,     // "at least": two words.
  kLeast,  // "minst": one word.
  kOf,
  kIn,
  kDone,
  kEnded,
  kStarted,
  kResult,
  kPrevious,
  kElection,  // "election year": two words; "valår": one.
  kYear,
};

struct GuardSpelling {
  GuardWord word;
  calendar::Language language;
  std::string_view text;
};

inline constexpr std::array kGuardSpellings{
    GuardSpelling{GuardWord::kAnd, calendar::Language::kEnglish, "and"},
    GuardSpelling{GuardWord::kAnd, calendar::Language::kSwedish, "och"},
    GuardSpelling{GuardWord::kOr, calendar::Language::kEnglish, "or"},
    GuardSpelling{GuardWord::kOr, calendar::Language::kSwedish, "eller"},
    GuardSpelling{GuardWord::kNot, calendar::Language::kEnglish, "not"},
    GuardSpelling{GuardWord::kNot, calendar::Language::kSwedish, "inte"},
    GuardSpelling{GuardWord::kAll, calendar::Language::kEnglish, "all"},
    GuardSpelling{GuardWord::kAll, calendar::Language::kSwedish, "alla"},
    GuardSpelling{GuardWord::kAny, calendar::Language::kEnglish, "any"},
    GuardSpelling{GuardWord::kAny, calendar::Language::kSwedish, "någon"},
    GuardSpelling{GuardWord::kAny, calendar::Language::kSwedish, "något"},
    GuardSpelling{GuardWord::kAt, calendar::Language::kEnglish, "at"},
    GuardSpelling{GuardWord::kLeast, calendar::Language::kEnglish, "least"},
    GuardSpelling{GuardWord::kLeast, calendar::Language::kSwedish, "minst"},
    GuardSpelling{GuardWord::kOf, calendar::Language::kEnglish, "of"},
    GuardSpelling{GuardWord::kOf, calendar::Language::kSwedish, "av"},
    GuardSpelling{GuardWord::kIn, calendar::Language::kEnglish, "in"},
    GuardSpelling{GuardWord::kIn, calendar::Language::kSwedish, "i"},
    GuardSpelling{GuardWord::kDone, calendar::Language::kEnglish, "done"},
    GuardSpelling{GuardWord::kDone, calendar::Language::kSwedish, "klar"},
    GuardSpelling{GuardWord::kDone, calendar::Language::kSwedish, "klart"},
    GuardSpelling{GuardWord::kDone, calendar::Language::kSwedish, "klara"},
    GuardSpelling{GuardWord::kEnded, calendar::Language::kEnglish, "ended"},
    GuardSpelling{GuardWord::kEnded, calendar::Language::kSwedish, "avslutad"},
    GuardSpelling{GuardWord::kEnded, calendar::Language::kSwedish, "avslutat"},
    GuardSpelling{GuardWord::kEnded, calendar::Language::kSwedish, "avslutade"},
    GuardSpelling{GuardWord::kStarted, calendar::Language::kEnglish, "started"},
    GuardSpelling{GuardWord::kStarted, calendar::Language::kSwedish, "påbörjad"},
    GuardSpelling{GuardWord::kStarted, calendar::Language::kSwedish, "påbörjat"},
    GuardSpelling{GuardWord::kStarted, calendar::Language::kSwedish, "påbörjade"},
    GuardSpelling{GuardWord::kResult, calendar::Language::kEnglish, "result"},
    GuardSpelling{GuardWord::kResult, calendar::Language::kSwedish, "resultat"},
    GuardSpelling{GuardWord::kPrevious, calendar::Language::kEnglish, "previous"},
    GuardSpelling{GuardWord::kPrevious, calendar::Language::kSwedish, "föregående"},
    GuardSpelling{GuardWord::kElection, calendar::Language::kEnglish, "election"},
    GuardSpelling{GuardWord::kElection, calendar::Language::kSwedish, "valår"},
    GuardSpelling{GuardWord::kYear, calendar::Language::kEnglish, "year"},
};

constexpr std::string_view SpellingOf(GuardWord word, calendar::Language language) {
  for (const GuardSpelling& spelling : kGuardSpellings) {
    if (spelling.word == word && spelling.language == language) return spelling.text;
  }
  return {};  // "at" and "year" have no Swedish word of their own.
}

}  // namespace hjul::core
