#include "scheduler/text/diagnostic.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::text {
namespace {

constexpr std::size_t kNearestLengthMax = 80;  // Longer words are prose, not misspelt keys.

// Edits between two words: insert, delete, replace, and swap of neighbours count one each.
std::size_t EditDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

void Diagnostics::Add(Diagnostic diagnostic) {
  const bool first_error = diagnostic.severity == Severity::kError && !has_errors_;
  if (items_.size() >= kDiagnosticsMax && !first_error) return;
  has_errors_ = has_errors_ || first_error;
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::Error(std::string code, Position at, std::string path, std::string message,
                        std::string suggestion) {
  Add({Severity::kError, std::move(code), at, std::move(path), std::move(message),
       std::move(suggestion)});
}

void Diagnostics::Warning(std::string code, Position at, std::string path, std::string message,
                          std::string suggestion) {
  Add({Severity::kWarning, std::move(code), at, std::move(path), std::move(message),
       std::move(suggestion)});
}

std::vector<Diagnostic> Diagnostics::Sorted() const {
  std::vector<Diagnostic> sorted = items_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; });
  return sorted;
}

void Diagnostics::Append(const Diagnostics& other) {
  const std::vector<Diagnostic> copy = other.items_;  // `other` may be this very list.
  for (const Diagnostic& diagnostic : copy) Add(diagnostic);
}

std::string Format(std::string_view file, const Diagnostic& diagnostic) {
  const std::string place =
      diagnostic.at.line == 0
          ? std::string(file)
          : fmt::format("{}:{}:{}", file, diagnostic.at.line, diagnostic.at.column);
  const std::string_view severity = diagnostic.severity == Severity::kError ? "error" : "warning";
  std::string result =
      fmt::format("{}: {}: {} [{}]", place, severity, diagnostic.message, diagnostic.code);
  if (!diagnostic.suggestion.empty()) {
    result += fmt::format("\n  hint: {}", diagnostic.suggestion);
  }
  return result;
}

std::string Nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string wanted = CodePoints(FoldCase(word));
  if (wanted.empty() || wanted.size() > kNearestLengthMax) return {};
  const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 3);
  const std::string* best = nullptr;
  // Below the word's own length, so that something of the word is left in the suggestion.
  std::size_t best_distance = std::min(limit + 1, wanted.size());
  for (const std::string& candidate : candidates) {
    const std::u32string given = CodePoints(FoldCase(candidate));
    if (given.size() > wanted.size() + limit || given.size() + limit < wanted.size()) continue;
    const std::size_t distance = EditDistance(wanted, given);
    if (distance < best_distance) best = &candidate, best_distance = distance;
  }
  return best == nullptr ? std::string() : *best;
}

}  // namespace hjul::text
