#include "clients/cli/texts.h"

#include "fmt/format.h"

namespace hjul::cli {

Texts::Texts(Language language) : language_(language) {
  for (const TextEntry& entry : language == Language::kEnglish ? EnglishTexts() : SwedishTexts()) {
    texts_.emplace(entry.key, entry.text);
  }
}

std::string_view Texts::operator[](std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? key : found->second;
}

std::string Texts::Code(std::string_view group, std::string_view code) const {
  const std::string key = std::string(group) + "." + std::string(code);
  const auto found = texts_.find(key);
  return std::string(found == texts_.end() ? code : found->second);
}

std::string Texts::Number(double value) const {
  std::string text = fmt::format("{:g}", value);
  const std::size_t point = text.find('.');
  if (language_ == Language::kSwedish && point != std::string::npos) {
    text[point] = ',';
  }
  return text;
}

}  // namespace hjul::cli
