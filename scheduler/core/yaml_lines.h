// Writing YAML that people like to read: block style outside, flow style for what is small. Values
// given are already YAML (quoted where they must be). For this folder only; pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hjul::core {

// "[a, b]".
std::string FlowList(const std::vector<std::string>& elements);

// "{a: 1, b: 2}".
class FlowMap {
 public:
  // Nothing when `value` is empty.
  FlowMap& Add(std::string_view key, const std::string& value);
  bool empty() const { return content_.empty(); }
  std::string Text() const { return "{" + content_ + "}"; }

 private:
  std::string content_;
};

// Lines of a block map. `Item` starts an element of a list: its first key stands after the dash.
class YamlLines {
 public:
  // Nothing when `value` is empty.
  void Add(std::string_view key, const std::string& value);
  // A text not yet quoted: folded over several lines when it is long.
  void AddText(std::string_view key, const std::string& text);
  // Whether `key: value` stays within the width of a line.
  bool Fits(std::string_view key, const std::string& value) const;
  void Open(std::string_view key);  // "key:" and the lines that follow one step in, until Close.
  void Close() { --level_; }
  void BeginItem();  // The next line starts with "- "; the lines after it stand one step in.
  void EndItem() { --level_; }
  void Item(const std::string& value);  // An element on one line.
  void Blank();                         // An empty line.
  const std::string& text() const { return text_; }

 private:
  void Line(const std::string& content);
  std::size_t Indent() const { return static_cast<std::size_t>(dash_ ? level_ - 1 : level_) * 2; }

  std::string text_;
  int level_ = 0;
  bool dash_ = false;
};

}  // namespace hjul::core
