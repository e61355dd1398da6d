#include "scheduler/core/field_reader.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/core/wheel_limits.h"
#include "scheduler/text/utf8.h"

namespace hjul::core {
namespace {

using text::YamlNode;

constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.
constexpr std::size_t kIdBytesMax = 64;

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

void FieldReader::Error(std::string_view code, const YamlNode& node, std::string message,
                        std::string suggestion) {
  diagnostics_.Error(std::string(code), node.at(), node.path(), std::move(message),
                     std::move(suggestion));
}

bool FieldReader::IsMapOf(const YamlNode& node, const std::vector<std::string>& known) {
  node.ExpectKeys(known, diagnostics_);
  return node.IsMap();
}

std::vector<YamlNode> FieldReader::ListOf(const YamlNode& node, std::size_t max) {
  if (node.exists() && !node.IsSequence()) {
    Error("wrong-kind", node, "expected a list",
          "write one element per line after '- ', or [a, b]");
    return {};
  }
  return OneOrMore(node, max);
}

std::vector<YamlNode> FieldReader::OneOrMore(const YamlNode& node, std::size_t max) {
  std::vector<YamlNode> items = node.Items();
  if (items.size() > max) {
    Error("too-many", items[max],
          fmt::format("{} elements; at most {} are read", items.size(), max), "split it up");
    items.resize(max);
  }
  return items;
}

std::string FieldReader::Text(const YamlNode& node, std::size_t code_points_max) {
  const std::optional<std::string> raw = node.String(diagnostics_);
  if (!raw) return {};
  std::string text = Trimmed(*raw);
  const std::size_t length = text::CountCodePoints(text);
  if (length > code_points_max) {
    Error("too-long", node,
          fmt::format("{} characters; at most {} are read", length, code_points_max), "shorten it");
    return {};
  }
  if (text.empty()) {
    Error("empty-value", node, "the text is empty", "write something, or leave the key out");
  }
  return text;
}

std::string FieldReader::Id(const YamlNode& node, std::string_view what) {
  const std::optional<std::string> raw = node.String(diagnostics_);
  if (!raw) return {};
  if (IsValidId(*raw)) return *raw;
  std::string likely = IdFromLabel(*raw);
  if (raw->size() > kIdBytesMax) {
    Error("bad-id", node,
          fmt::format("the name '{}' of {} is longer than {} bytes", text::Clip(*raw, kQuotedMax),
                      what, kIdBytesMax),
          "choose a shorter one");
    return {};
  }
  Error("bad-id", node, fmt::format("'{}' cannot name {}", text::Clip(*raw, kQuotedMax), what),
        IsValidId(likely) ? fmt::format("write '{}'", likely)
                          : "use lower-case letters, digits and hyphens");
  return IsValidId(likely) ? likely : std::string();
}

std::string FieldReader::RequiredId(const YamlNode& map, std::string_view key,
                                    std::string_view what) {
  const YamlNode node = map[key];
  if (!node.exists()) {
    Error("missing-key", map, fmt::format("{} has no '{}'", what, key),
          fmt::format("add '{}:' and a name", key));
    return {};
  }
  return Id(node, what);
}

std::vector<RoleId> FieldReader::Roles(const YamlNode& node) {
  std::vector<RoleId> roles;
  if (node.exists() && node.Items().empty()) {
    Error("empty-value", node, "no role is named", "name at least one role");
  }
  for (const YamlNode& item : OneOrMore(node, kListMax)) {
    const RoleId role(Id(item, "a role"));
    if (role.empty()) continue;
    if (std::find(roles.begin(), roles.end(), role) != roles.end()) {
      Error("duplicate-element", item, fmt::format("the role '{}' stands twice", role.str()),
            "keep one of them");
      continue;
    }
    roles.push_back(role);
  }
  return roles;
}

std::vector<std::string> FieldReader::Texts(const YamlNode& node) {
  std::vector<std::string> texts;
  for (const YamlNode& item : OneOrMore(node, kListMax)) {
    std::string text = Text(item, kTitleCodePointsMax);
    if (text.empty()) continue;
    if (std::find(texts.begin(), texts.end(), text) != texts.end()) {
      Error("duplicate-element", item,
            fmt::format("'{}' stands twice", text::Clip(text, kQuotedMax)), "keep one of them");
      continue;
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

DateRule FieldReader::Rule(const YamlNode& node) {
  const std::optional<std::string> text = node.String(diagnostics_);
  if (!text) return {};
  return calendar::ParseRule(*text, node.at(), node.path(), diagnostics_).value_or(DateRule());
}

std::optional<Guard> FieldReader::GuardOf(const YamlNode& node) {
  const std::optional<std::string> text = node.String(diagnostics_);
  return text ? ParseGuard(*text, node.at(), node.path(), diagnostics_) : std::nullopt;
}

std::optional<Date> FieldReader::Day(const YamlNode& node) {
  const std::optional<std::string> text = node.String(diagnostics_);
  if (!text) return std::nullopt;
  const std::optional<Date> date = calendar::ParseDate(*text);
  if (!date) {
    Error("bad-date", node, fmt::format("'{}' is no date", text::Clip(*text, kQuotedMax)),
          fmt::format("write year-month-day, as 2026-08-01, from {} to {}", calendar::kYearMin,
                      calendar::kYearMax));
  }
  return date;
}

bool FieldReader::Flag(const YamlNode& node) { return node.Boolean(diagnostics_).value_or(false); }

bool FieldReader::Required(const YamlNode& node) {
  static constexpr std::array kWords{Word<bool>{"required", true}};
  return node.exists() && OneOf(node, kWords).value_or(false);
}

void FieldReader::UnknownWord(const YamlNode& node, const std::string& found,
                              const std::vector<std::string>& known) {
  const std::string nearest = text::Nearest(found, known);
  Error("unknown-word", node, fmt::format("unknown word '{}'", text::Clip(found, kQuotedMax)),
        nearest.empty() ? fmt::format("write one of: {}", fmt::join(known, ", "))
                        : fmt::format("did you mean '{}'?", nearest));
}

Places PlacesOf(const YamlNode& map, const std::vector<std::string>& known) {
  Places places;
  for (const YamlNode::Entry& entry : map.Entries()) {
    const auto key = std::find(known.begin(), known.end(), entry.key);
    if (key == known.end()) continue;
    places.push_back({.key = *key, .at = entry.value.at()});
    if (!entry.value.IsSequence()) continue;
    int index = 0;
    for (const YamlNode& item : entry.value.Items()) {
      places.push_back({.key = *key, .index = index++, .at = item.at()});
    }
  }
  return places;
}

}  // namespace hjul::core
