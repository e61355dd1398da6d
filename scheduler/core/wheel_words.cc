#include "scheduler/core/wheel_words.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

char32_t Upper(char32_t letter) {
  if (letter >= U'a' && letter <= U'z') return letter - 32;
  // Latin-1 has its small letters 32 above the capitals; 0xF7 is the division sign.
  const bool latin_small = letter >= 0xE0 && letter <= 0xFE && letter != 0xF7;
  return latin_small ? letter - 32 : letter;
}

// The letter an id has for `letter`, or 0 for what becomes a hyphen.
char32_t IdLetter(char32_t letter) {
  const bool kept = (letter >= U'a' && letter <= U'z') || (letter >= U'0' && letter <= U'9') ||
                    letter == U'å' || letter == U'ä' || letter == U'ö';
  if (kept) return letter;
  if (letter == U'é' || letter == U'è' || letter == U'ê' || letter == U'ë') return U'e';
  if (letter == U'ü' || letter == U'ú') return U'u';
  if (letter == U'á' || letter == U'à') return U'a';
  return 0;
}

}  // namespace

std::string IdFromLabel(std::string_view label) {
  std::string id;
  bool gap = false;
  for (const char32_t letter : text::CodePoints(text::FoldCase(label))) {
    const char32_t kept = IdLetter(letter);
    if (kept == 0) {
      gap = true;
      continue;
    }
    if (gap && !id.empty()) id.push_back('-');
    gap = false;
    text::AppendUtf8(kept, id);
  }
  return id;
}

std::string TitleFromLabel(std::string_view label) {
  std::string title;
  bool first = true;
  for (const char32_t letter : text::CodePoints(label)) {
    text::AppendUtf8(first ? Upper(letter) : (letter == U'-' ? U' ' : letter), title);
    first = false;
  }
  return title;
}

std::string LabelOf(const Action& action) {
  std::string label;
  bool first = true;
  for (const char32_t letter : text::CodePoints(action.title)) {
    std::string one;
    text::AppendUtf8(letter, one);
    label += first ? text::FoldCase(one) : one;
    first = false;
  }
  const bool good = IdFromLabel(label) == action.id.str() && TitleFromLabel(label) == action.title;
  return good ? label : action.id.str();
}

std::vector<OrdinalId> OrdinalsOf(const Recurrence& recurrence) {
  std::vector<OrdinalId> ordinals;
  switch (recurrence.within) {
    case Recurrence::Within::kOnce:
      break;
    case Recurrence::Within::kTerm:
      return {OrdinalId("ht"), OrdinalId("vt")};
    case Recurrence::Within::kTertial:
      return {OrdinalId("t1"), OrdinalId("t2"), OrdinalId("t3")};
    case Recurrence::Within::kQuarter:
      return {OrdinalId("q1"), OrdinalId("q2"), OrdinalId("q3"), OrdinalId("q4")};
    case Recurrence::Within::kMonth:
      for (unsigned month = 1; month <= 12; ++month) {
        const bool chosen = recurrence.months.empty() ||
                            std::find(recurrence.months.begin(), recurrence.months.end(), month) !=
                                recurrence.months.end();
        if (chosen) ordinals.push_back(OrdinalId(fmt::format("m{:02}", month)));
      }
      break;
    case Recurrence::Within::kNamed:
      return recurrence.names;
  }
  return ordinals;
}

}  // namespace hjul::core
