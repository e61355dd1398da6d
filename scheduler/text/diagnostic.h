// What is wrong with a text somebody wrote, where, and what to do about it.
//
// Every reader of text in hjul (wheels, calendars, date rules, CSV) reports through Diagnostics: it
// collects all faults it can find instead of stopping at the first. Value types; thread-compatible.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hjul::text {

// A place in a text. Lines and columns count from 1; columns count Unicode code points.
// Line 0 means that the fault has no place in the text (for example "file is empty").
struct Position {
  int line = 0;
  int column = 0;
  bool operator==(const Position&) const = default;
  auto operator<=>(const Position&) const = default;
};

enum class Severity { kError, kWarning };

// One fault. `code` is stable and lower-kebab ("unknown-key"): clients may translate by it.
// `message` is lower case, English, no full stop; `suggestion` says the next step or is empty.
struct Diagnostic {
  Severity severity = Severity::kError;
  std::string code;
  Position at;
  std::string path;  // Where in the structure: "activities[2].states[0].due".
  std::string message;
  std::string suggestion;
};

// Nobody reads more; a hostile text must not make a large answer.
inline constexpr std::size_t kDiagnosticsMax = 500;

// The faults found in one text, in order of position once `Sorted` is called.
class Diagnostics {
 public:
  // Beyond kDiagnosticsMax items only the first error is still added: HasErrors() is always right.
  void Add(Diagnostic diagnostic);
  void Error(std::string code, Position at, std::string path, std::string message,
             std::string suggestion = {});
  void Warning(std::string code, Position at, std::string path, std::string message,
               std::string suggestion = {});

  // True if any item is an error; warnings do not refuse a text.
  bool HasErrors() const { return has_errors_; }
  bool empty() const { return items_.empty(); }
  const std::vector<Diagnostic>& items() const { return items_; }
  std::vector<Diagnostic> Sorted() const;
  void Append(const Diagnostics& other);

 private:
  std::vector<Diagnostic> items_;
  bool has_errors_ = false;
};

// "file:line:column: error: message [code]\n  hint: suggestion", the form compilers made familiar.
std::string Format(std::string_view file, const Diagnostic& diagnostic);

// The candidate nearest to `word` by edit distance, or empty if none is near enough to be meant
// (distance at most 2, or a third of the word's length). Ties: the first candidate.
std::string Nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace hjul::text
