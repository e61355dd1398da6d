// Everything the program says, in the person's language.
//
// One file per language (swedish.cc, english.cc) holds key and text; the keys are those of this
// program ("task.none") and the server's codes as they are ("TASK_STATE_OPEN", "gap.no-such-week").
// Immutable after construction; thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "fmt/core.h"

namespace hjul::cli {

enum class Language { kSwedish, kEnglish };

struct TextEntry {
  std::string_view key;
  std::string_view text;
};

std::span<const TextEntry> SwedishTexts();
std::span<const TextEntry> EnglishTexts();

class Texts {
 public:
  explicit Texts(Language language);

  Language language() const { return language_; }

  // The text of `key`; the key itself when there is none, so that a code of a newer server is shown
  // as it is.
  std::string_view operator[](std::string_view key) const;
  bool Has(std::string_view key) const { return texts_.contains(key); }

  // The text of "<group>.<code>", or the code itself.
  std::string Code(std::string_view group, std::string_view code) const;

  // The text of `key` with its {} filled in. A text and its arguments agree in number: tested.
  template <class... Arguments>
  std::string Say(std::string_view key, const Arguments&... arguments) const {
    return fmt::vformat((*this)[key], fmt::make_format_args(arguments...));
  }
  // `one` for a count of one, else `many`; both get the count first.
  template <class... Arguments>
  std::string Count(std::string_view key, long count, const Arguments&... arguments) const {
    const std::string chosen = std::string(key) + (count == 1 ? ".one" : ".many");
    return fmt::vformat((*this)[chosen], fmt::make_format_args(count, arguments...));
  }
  // "3,5" in Swedish, "3.5" in English; at most six digits.
  std::string Number(double value) const;

 private:
  Language language_;
  std::unordered_map<std::string_view, std::string_view> texts_;
};

}  // namespace hjul::cli
