// Single values of a wheel text: names, words, dates, guards. Every fault is reported with its
// place; what cannot be read is left at its default. For this folder only; not thread-safe.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/wheel.h"
#include "scheduler/core/wheel_words.h"
#include "scheduler/text/diagnostic.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::core {

class FieldReader {
 public:
  explicit FieldReader(text::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  text::Diagnostics& diagnostics() { return diagnostics_; }
  void Error(std::string_view code, const text::YamlNode& node, std::string message,
             std::string suggestion = {});

  // A map with no other keys than `known`; false (reported) if `node` is no map at all.
  bool IsMapOf(const text::YamlNode& node, const std::vector<std::string>& known);
  // The elements of a list, at most `max`; none (reported) if `node` is there but is no list.
  std::vector<text::YamlNode> ListOf(const text::YamlNode& node, std::size_t max);
  // Like ListOf, but a single value counts as a list of one.
  std::vector<text::YamlNode> OneOrMore(const text::YamlNode& node, std::size_t max);

  // Text without space around it, at most `code_points_max`; empty when absent or refused.
  std::string Text(const text::YamlNode& node, std::size_t code_points_max);
  // An id. What is not one is reported and made into one, so that references still meet it.
  // Empty when absent or hopeless.
  std::string Id(const text::YamlNode& node, std::string_view what);
  // An id that must be there: "missing-key" at `map` when it is not.
  std::string RequiredId(const text::YamlNode& map, std::string_view key, std::string_view what);
  // One role or a list of roles, each once.
  std::vector<RoleId> Roles(const text::YamlNode& node);
  std::vector<std::string> Texts(const text::YamlNode& node);

  DateRule Rule(const text::YamlNode& node);
  std::optional<Guard> GuardOf(const text::YamlNode& node);
  std::optional<Date> Day(const text::YamlNode& node);
  bool Flag(const text::YamlNode& node);
  // True for the word `required`; anything else is reported.
  bool Required(const text::YamlNode& node);

  // The value of a fixed word.
  template <class Value, std::size_t n>
  std::optional<Value> OneOf(const text::YamlNode& node, const std::array<Word<Value>, n>& words) {
    const std::optional<std::string> text = node.String(diagnostics_);
    if (!text) return std::nullopt;
    std::vector<std::string> known;
    for (const Word<Value>& word : words) {
      if (word.first == *text) return word.second;
      known.emplace_back(word.first);
    }
    UnknownWord(node, *text, known);
    return std::nullopt;
  }
  void UnknownWord(const text::YamlNode& node, const std::string& found,
                   const std::vector<std::string>& known);

 private:
  text::Diagnostics& diagnostics_;
};

// The places of the values of `map`, and of their elements, for the keys of `known` (static
// storage).
Places PlacesOf(const text::YamlNode& map, const std::vector<std::string>& known);

}  // namespace hjul::core
