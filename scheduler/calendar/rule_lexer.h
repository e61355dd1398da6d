// From the text of a date rule to words with meanings, in the language it is apparently written in.
//
// Knows spelling, not grammar: abbreviations, inflections, phrases, quoted names, numbers. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/rule_words.h"

namespace hjul::calendar {

struct Token {
  enum class Kind : std::uint8_t {
    kWord,     // In the vocabulary: see `meaning`.
    kForeign,  // In the vocabulary of the other language only.
    kName,     // A word of neither vocabulary: "kvalitetsanalys", "NP-SV-6-B".
    kQuoted,   // "..." without the quotes.
    kNumber,
    kDate,    // 2027-03-15, not yet checked.
    kSymbol,  // One of + - / : . , ( ) [ ]; every dash is '-'.
    kEnd,
  };
  Kind kind = Kind::kEnd;
  Meaning meaning;
  int number = 0;
  int digits = 0;  // Of a number: how many were written.
  char symbol = 0;
  std::string text;  // As written.
  int begin = 0;     // Code points from the start of the rule.
  int end = 0;
};

struct LexFault {
  int offset = 0;  // Code points from the start of the rule.
  std::string message;
  std::string suggestion;
};

struct Lexed {
  Language language = Language::kSwedish;
  std::vector<Token> tokens;  // Ends with kEnd.
  std::optional<LexFault> fault;
};

Lexed ReadWords(std::string_view text);

// True if `name` stands for itself without quotes; `folded` if it would be read in lower case.
bool IsBareName(std::string_view name, bool folded);

}  // namespace hjul::calendar
