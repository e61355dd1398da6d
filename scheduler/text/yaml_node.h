// Strict reading of YAML: every key known, every value of the stated kind, every fault with its
// place.
//
// A thin view over yaml-cpp that keeps the path and the position of each value. Duplicate keys,
// unknown keys, anchors/aliases, wrong kinds and documents beyond the limits are diagnostics, never
// exceptions. Not thread-safe; used within one parse.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/text/diagnostic.h"

namespace hjul::text {

inline constexpr std::size_t kYamlBytesMax = 100'000;  // A stored value is at most 100 kB.
inline constexpr int kYamlDepthMax = 12;
inline constexpr std::size_t kYamlNodesMax = 20'000;

class YamlNode {
 public:
  enum class Kind { kAbsent, kNull, kScalar, kSequence, kMap };

  YamlNode() = default;

  Kind kind() const;
  bool exists() const { return kind() != Kind::kAbsent; }
  bool IsScalar() const { return kind() == Kind::kScalar; }
  bool IsSequence() const { return kind() == Kind::kSequence; }
  bool IsMap() const { return kind() == Kind::kMap; }
  Position at() const;
  const std::string& path() const;

  // The scalar's text as written (quotes removed). Empty for anything else.
  std::string Scalar() const;

  // Elements of a sequence, in order. A scalar or a map counts as a sequence of one (whoever reads
  // the element refuses it if need be); an absent or empty value counts as no elements.
  std::vector<YamlNode> Items() const;

  // Entries of a map in the order written; none for another kind. The key's place is `key_at`.
  struct Entry;
  std::vector<Entry> Entries() const;

  // The value under `key`, absent if there is none.
  YamlNode operator[](std::string_view key) const;

  // Adds "unknown-key" for every key outside `known`, with the nearest known key as suggestion, and
  // "wrong-kind" when the value is there but is not a map.
  void ExpectKeys(const std::vector<std::string>& known, Diagnostics& diagnostics) const;

  // Typed values: absent gives nullopt silently; a value of another kind adds "wrong-kind". Text
  // may stand with or without quotes; numbers and booleans must stand without. An integer outside
  // min..max adds "out-of-range". Strings() leaves out the elements that are not text.
  std::optional<std::string> String(Diagnostics& diagnostics) const;
  std::optional<int> Integer(int min, int max, Diagnostics& diagnostics) const;
  std::optional<double> Number(Diagnostics& diagnostics) const;
  std::optional<bool> Boolean(Diagnostics& diagnostics) const;
  std::vector<std::string> Strings(Diagnostics& diagnostics) const;

 private:
  friend class YamlDocument;
  struct Content;
  std::shared_ptr<const Content> content_;  // Shared: nodes are views that may outlive the call.
};

struct YamlNode::Entry {
  std::string key;
  Position key_at;
  YamlNode value;
};

// Parses `text` within the limits above. Syntax faults, duplicate keys, anchors and exceeded limits
// become diagnostics; the returned node is absent when nothing usable was read.
YamlNode ParseYaml(std::string_view text, Diagnostics& diagnostics);

// `value` as a YAML scalar that reads back as the same string, quoted only when it must be.
std::string QuoteYaml(std::string_view value);

}  // namespace hjul::text
