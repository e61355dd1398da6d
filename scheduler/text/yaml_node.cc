#include "scheduler/text/yaml_node.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"
#include "scheduler/text/yaml_content.h"

namespace hjul::text {
namespace {

constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.

std::string_view NameOf(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::kAbsent:
      return "nothing";
    case YamlNode::Kind::kNull:
      return "an empty value";
    case YamlNode::Kind::kScalar:
      return "a single value";
    case YamlNode::Kind::kSequence:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
  }
  return "nothing";
}

void AddWrongKind(const YamlNode& node, std::string_view expected, std::string suggestion,
                  Diagnostics& diagnostics) {
  const std::string found = node.IsScalar() ? fmt::format("'{}'", Clip(node.Scalar(), kQuotedMax))
                                            : std::string(NameOf(node.kind()));
  diagnostics.Error("wrong-kind", node.at(), node.path(),
                    fmt::format("expected {}, found {}", expected, found), std::move(suggestion));
}

}  // namespace

YamlNode::Kind YamlNode::kind() const { return content_ ? content_->kind : Kind::kAbsent; }

Position YamlNode::at() const { return content_ ? content_->at : Position{}; }

const std::string& YamlNode::path() const {
  static const std::string kNoPath;
  return content_ ? content_->path : kNoPath;
}

std::string YamlNode::Scalar() const { return content_ ? content_->scalar : std::string(); }

std::vector<YamlNode> YamlNode::Items() const {
  if (kind() == Kind::kAbsent || kind() == Kind::kNull) return {};
  if (kind() != Kind::kSequence) return {*this};
  std::vector<YamlNode> items(content_->items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].content_ = std::shared_ptr<const Content>(content_, content_->items[i]);
  }
  return items;
}

std::vector<YamlNode::Entry> YamlNode::Entries() const {
  std::vector<Entry> entries;
  if (!IsMap()) return entries;
  entries.reserve(content_->members.size());
  for (const Content::Member& member : content_->members) {
    Entry& entry = entries.emplace_back();
    entry.key = member.key;
    entry.key_at = member.key_at;
    entry.value.content_ = std::shared_ptr<const Content>(content_, member.value);
  }
  return entries;
}

YamlNode YamlNode::operator[](std::string_view key) const {
  YamlNode value;
  if (!IsMap()) return value;
  for (const Content::Member& member : content_->members) {
    if (member.key != key) continue;
    value.content_ = std::shared_ptr<const Content>(content_, member.value);
    break;
  }
  return value;
}

void YamlNode::ExpectKeys(const std::vector<std::string>& known, Diagnostics& diagnostics) const {
  if (!exists()) return;
  if (!IsMap()) {
    AddWrongKind(*this, "a map",
                 fmt::format("write 'key: value' with the keys {}", fmt::join(known, ", ")),
                 diagnostics);
    return;
  }
  for (const Content::Member& member : content_->members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    const std::string nearest = Nearest(member.key, known);
    diagnostics.Error("unknown-key", member.key_at, member.value->path,
                      fmt::format("unknown key '{}'", Clip(member.key, kQuotedMax)),
                      nearest.empty() ? fmt::format("known keys: {}", fmt::join(known, ", "))
                                      : fmt::format("did you mean '{}'?", nearest));
  }
}

std::optional<std::string> YamlNode::String(Diagnostics& diagnostics) const {
  if (!exists()) return std::nullopt;
  if (IsScalar()) return content_->scalar;
  AddWrongKind(*this, "text",
               kind() == Kind::kNull ? "write a value after the colon, or leave the key out" : "",
               diagnostics);
  return std::nullopt;
}

std::optional<int> YamlNode::Integer(int min, int max, Diagnostics& diagnostics) const {
  if (!exists()) return std::nullopt;
  if (IsScalar() && content_->plain) {
    const std::string& text = content_->scalar;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = end == text.data() + text.size() && !text.empty();
    if (whole && error == std::errc() && value >= min && value <= max) return value;
    if (whole && error != std::errc::invalid_argument) {
      diagnostics.Error("out-of-range", at(), path(),
                        fmt::format("{} is outside {}..{}", Clip(text, kQuotedMax), min, max),
                        fmt::format("use a whole number from {} to {}", min, max));
      return std::nullopt;
    }
  }
  AddWrongKind(*this, "a whole number", IsScalar() ? "write digits without quotes" : "",
               diagnostics);
  return std::nullopt;
}

std::optional<double> YamlNode::Number(Diagnostics& diagnostics) const {
  if (!exists()) return std::nullopt;
  if (IsScalar() && content_->plain) {
    const std::string& text = content_->scalar;
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error == std::errc() && end == text.data() + text.size() && std::isfinite(value)) {
      return value;
    }
  }
  AddWrongKind(*this, "a number", IsScalar() ? "write it as 12 or 2.5, without quotes" : "",
               diagnostics);
  return std::nullopt;
}

std::optional<bool> YamlNode::Boolean(Diagnostics& diagnostics) const {
  if (!exists()) return std::nullopt;
  if (IsScalar() && content_->plain) {
    if (content_->scalar == "true") return true;
    if (content_->scalar == "false") return false;
  }
  AddWrongKind(*this, "true or false", "write true or false, without quotes", diagnostics);
  return std::nullopt;
}

std::vector<std::string> YamlNode::Strings(Diagnostics& diagnostics) const {
  std::vector<std::string> strings;
  for (const YamlNode& item : Items()) {
    std::optional<std::string> string = item.String(diagnostics);
    if (string) strings.push_back(*std::move(string));
  }
  return strings;
}

}  // namespace hjul::text
