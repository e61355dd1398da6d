#include "scheduler/core/yaml_lines.h"

#include "fmt/format.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {

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
  const int steps = dash_ ? level_ - 1 : level_;
  text_.append(static_cast<std::size_t>(steps) * 2, ' ');
  text_ += dash_ ? "- " : "";
  text_ += content;
  text_ += "\n";
  dash_ = false;
}

}  // namespace hjul::core
