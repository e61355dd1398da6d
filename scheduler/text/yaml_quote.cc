#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::text {
namespace {

bool IsAsciiDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsAsciiLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// Characters that some YAML reader takes for a line break, or that no one can see.
bool NeedsEscape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         c == 0xFFFE || c == 0xFFFF;
}

// Words and numbers that some YAML reader takes for something else than text: null, no, 12:00.
bool ReadsAsOtherKind(std::string_view value) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan"};
  const std::string folded = FoldCase(value);
  if (std::find(kWords.begin(), kWords.end(), folded) != kWords.end()) return true;
  return IsAsciiDigit(static_cast<unsigned char>(value.front())) &&
         folded.find_first_not_of("0123456789.:_exo") == std::string::npos;
}

bool ReadsBackPlain(std::string_view value) {
  if (value.empty() || FindInvalidUtf8(value) != std::string_view::npos) return false;
  const std::u32string points = CodePoints(value);
  const char32_t first = points.front();
  const bool safe_start =
      IsAsciiLetter(first) || IsAsciiDigit(first) || first == U'_' || first == U'(' || first > 0x7F;
  if (!safe_start || points.back() == U' ' || points.back() == U':') return false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t c = points[i];
    if (NeedsEscape(c) || std::u32string_view(U",?[]{}\"'`").find(c) != std::u32string_view::npos) {
      return false;
    }
    const char32_t next = i + 1 < points.size() ? points[i + 1] : U'\0';
    if ((c == U':' && next == U' ') || (c == U' ' && next == U'#')) return false;
  }
  return !ReadsAsOtherKind(value);
}

}  // namespace

std::string QuoteYaml(std::string_view value) {
  if (ReadsBackPlain(value)) return std::string(value);
  std::string quoted = "\"";
  for (const char32_t c : CodePoints(value)) {
    if (c == U'"' || c == U'\\') {
      quoted.push_back('\\');
      AppendUtf8(c, quoted);
    } else if (c == U'\n') {
      quoted += "\\n";
    } else if (c == U'\t') {
      quoted += "\\t";
    } else if (NeedsEscape(c)) {
      quoted += c < 0x100 ? fmt::format("\\x{:02X}", static_cast<unsigned>(c))
                          : fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      AppendUtf8(c, quoted);
    }
  }
  quoted.push_back('"');
  return quoted;
}

}  // namespace hjul::text
