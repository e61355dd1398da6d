#include "scheduler/core/yaml_lines.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {
namespace {

constexpr std::size_t kWidth = 100;  // Code points of a line.

// Whether a folded text reads back the same: one line, single spaces, nothing that needs a quote.
bool Folds(const std::string& text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (text.find("  ") != std::string::npos) return false;
  if (text::FindInvalidUtf8(text) != std::string::npos) return false;
  for (const char32_t c : text::CodePoints(text)) {
    const bool unseen = c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 ||
                        c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
    if (unseen) return false;
  }
  return true;
}

}  // namespace

std::string FlowList(const std::vector<std::string>& elements) {
  return fmt::format("[{}]", fmt::join(elements, ", "));
}

FlowMap& FlowMap::Add(std::string_view key, const std::string& value) {
  if (value.empty()) return *this;
  if (!content_.empty()) content_ += ", ";
  content_ += fmt::format("{}: {}", text::QuoteYaml(key), value);
  return *this;
}

void YamlLines::Add(std::string_view key, const std::string& value) {
  if (!value.empty()) Line(fmt::format("{}: {}", text::QuoteYaml(key), value));
}

bool YamlLines::Fits(std::string_view key, const std::string& value) const {
  const std::size_t dash = dash_ ? 2 : 0;
  return Indent() + dash + text::CountCodePoints(text::QuoteYaml(key)) + 2 +
             text::CountCodePoints(value) <=
         kWidth;
}

void YamlLines::AddText(std::string_view key, const std::string& text) {
  if (text.empty()) return;
  const std::string quoted = text::QuoteYaml(text);
  if (Fits(key, quoted) || !Folds(text)) {
    Add(key, quoted);
    return;
  }
  Line(fmt::format("{}: >-", text::QuoteYaml(key)));
  ++level_;
  std::string line;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t space = std::min(text.find(' ', from), text.size());
    const std::string word = text.substr(from, space - from);
    from = space + 1;
    const std::size_t length = text::CountCodePoints(line) + 1 + text::CountCodePoints(word);
    if (!line.empty() && Indent() + length > kWidth) {
      Line(line);
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  Line(line);
  --level_;
}

void YamlLines::Open(std::string_view key) {
  Line(fmt::format("{}:", text::QuoteYaml(key)));
  ++level_;
}

void YamlLines::BeginItem() {
  dash_ = true;
  ++level_;
}

void YamlLines::Item(const std::string& value) { Line(fmt::format("- {}", value)); }

void YamlLines::Blank() { text_ += "\n"; }

void YamlLines::Line(const std::string& content) {
  text_.append(Indent(), ' ');
  text_ += dash_ ? "- " : "";
  text_ += content;
  text_ += "\n";
  dash_ = false;
}

}  // namespace hjul::core
