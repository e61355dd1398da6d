// What every text that can be printed is held to: it is read or has errors, never both, and what is
// printed of it reads back equal and prints the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "scheduler/calendar/rule.h"
#include "scheduler/text/diagnostic.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {

// What `parse` makes of the bytes, or nothing.
template <class Parse>
auto ReadOrFaulty(const std::uint8_t* data, std::size_t size, const Parse& parse) {
  text::Diagnostics diagnostics;
  auto read = parse(TextOf(data, size), diagnostics);
  Expect(read.has_value() != diagnostics.HasErrors(), "what has errors is not read");
  return read;
}

// Returns what was printed.
template <class Value, class Print, class Parse>
std::string ReadsBack(const Value& value, const Print& print, const Parse& parse) {
  const std::string printed = print(value);
  text::Diagnostics diagnostics;
  const auto again = parse(printed, diagnostics);
  Expect(again.has_value(), "what is printed reads back", printed);
  Expect(*again == value, "what is printed reads back equal", printed);
  Expect(print(*again) == printed, "equal values print equal bytes", printed);
  return printed;
}

// The same in both languages.
template <class Value, class Print, class Parse>
void ReadsBackInBoth(const Value& value, const Print& print, const Parse& parse) {
  for (const auto language : {calendar::Language::kSwedish, calendar::Language::kEnglish}) {
    ReadsBack(
        value, [&](const Value& of) { return print(of, language); }, parse);
  }
}

}  // namespace hjul::fuzz
