// From bytes to a tree of values: yaml-cpp's events, checked one by one. Working on events means
// that nothing is expanded or copied before it has been allowed.
#include <algorithm>
#include <set>
#include <sstream>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"
#include "scheduler/text/yaml_content.h"
#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/exceptions.h"
#include "yaml-cpp/mark.h"
#include "yaml-cpp/parser.h"

namespace hjul::text {
namespace {

using Content = YamlDocument::Content;

constexpr std::size_t kKeyBytesMax = 200;
constexpr std::size_t kQuotedMax = 40;  // Code points of the user's text repeated in a message.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Where the lines of a text start; turns yaml-cpp's byte columns into code point columns.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }

  Position At(const YAML::Mark& mark) const {
    if (mark.is_null() || mark.line < 0 || mark.column < 0) return {};
    return InLine(static_cast<std::size_t>(mark.line), static_cast<std::size_t>(mark.column));
  }

  // True if the line of `at` is indented with a tab.
  bool HasTabIndent(Position at) const {
    if (at.line < 1 || static_cast<std::size_t>(at.line) > starts_.size()) return false;
    const std::string_view line = text_.substr(starts_[static_cast<std::size_t>(at.line) - 1]);
    return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
  }

  Position AtOffset(std::size_t offset) const {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto line = static_cast<std::size_t>(next - starts_.begin()) - 1;
    return InLine(line, offset - starts_[line]);
  }

 private:
  Position InLine(std::size_t line, std::size_t bytes) const {
    if (line >= starts_.size()) line = starts_.size() - 1, bytes = text_.size() - starts_[line];
    const std::string_view before = text_.substr(starts_[line], bytes);
    return {static_cast<int>(line) + 1, static_cast<int>(CountCodePoints(before)) + 1};
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
};

// Builds the tree of the first document. After the first refusal it only counts brackets, so the
// rest of a hostile text costs no memory.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const LineIndex& lines, Diagnostics& diagnostics)
      : lines_(lines), diagnostics_(diagnostics), document_(std::make_shared<YamlDocument>()) {}

  // The root, absent when the text was empty or was refused.
  YamlNode Root() const {
    if (refused_ || root_ == nullptr) return {};
    return YamlDocument::Root(document_, root_);
  }
  bool refused() const { return refused_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (root_ != nullptr) {
      Refuse("several-documents", lines_.At(mark), "the text holds more than one YAML document",
             "remove the line '---' or split the file");
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (Allowed(mark, "?", anchor)) Place(mark, YamlNode::Kind::kNull);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Refuse("alias-not-allowed", lines_.At(mark), "aliases (*name) are not allowed",
           "write the value out where it is used");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (!Allowed(mark, tag, anchor)) return;
    if (AwaitsKey()) {
      TakeKey(value, lines_.At(mark));
      return;
    }
    Content* content = Place(mark, YamlNode::Kind::kScalar);
    if (content == nullptr) return;
    content->scalar = value;
    content->plain = tag == "?";
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(mark, tag, anchor, YamlNode::Kind::kSequence);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(mark, tag, anchor, YamlNode::Kind::kMap);
  }
  void OnMapEnd() override { Close(); }

 private:
  struct Level {
    Content* content;
    bool has_key = false;
    std::string key;
    Position key_at;
    std::set<std::string> keys{};
  };

  void Refuse(std::string_view code, Position at, std::string message, std::string suggestion) {
    if (refused_) return;
    refused_ = true;
    open_.clear();
    diagnostics_.Error(std::string(code), at, {}, std::move(message), std::move(suggestion));
  }

  bool Allowed(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (refused_) return false;
    if (anchor != 0) {
      Refuse("anchor-not-allowed", lines_.At(mark), "anchors (&name) are not allowed",
             "write the value out where it is used");
      return false;
    }
    if (!tag.empty() && tag != "?" && tag != "!") {  // "!" is what quoted scalars carry.
      Refuse("tag-not-allowed", lines_.At(mark), "tags (!name) are not allowed",
             "remove the word that starts with '!'");
      return false;
    }
    return true;
  }

  bool AwaitsKey() const {
    return !open_.empty() && open_.back().content->kind == YamlNode::Kind::kMap &&
           !open_.back().has_key;
  }

  void TakeKey(const std::string& key, Position at) {
    Level& level = open_.back();
    if (key.size() > kKeyBytesMax) {
      Refuse("key-too-long", at, fmt::format("the key '{}' is too long", Clip(key, kQuotedMax)),
             fmt::format("use at most {} bytes", kKeyBytesMax));
      return;
    }
    if (!level.keys.insert(key).second) {
      diagnostics_.Error("duplicate-key", at, Join(*level.content, key),
                         fmt::format("the key '{}' stands twice", Clip(key, kQuotedMax)),
                         "keep one of them");
    }
    level.has_key = true;
    level.key = key;
    level.key_at = at;
  }

  static std::string Join(const Content& map, const std::string& key) {
    return map.path.empty() ? key : map.path + "." + key;
  }

  // A new value where the parser now stands, or nullptr when the text is refused.
  Content* Place(const YAML::Mark& mark, YamlNode::Kind kind) {
    const Position at = lines_.At(mark);
    if (AwaitsKey()) {
      Refuse("wrong-kind", at, "a key must be plain text", "put quotes around the key");
      return nullptr;
    }
    if (document_->size() >= kYamlNodesMax) {
      Refuse("too-many-values", at,
             fmt::format("the text holds more than {} values", kYamlNodesMax),
             "split it into several files");
      return nullptr;
    }
    Content& content = document_->NewContent();
    content.kind = kind;
    content.at = at;
    if (open_.empty()) {
      root_ = &content;
      return &content;
    }
    Level& level = open_.back();
    if (level.content->kind == YamlNode::Kind::kSequence) {
      content.path = fmt::format("{}[{}]", level.content->path, level.content->items.size());
      level.content->items.push_back(&content);
    } else {
      content.path = Join(*level.content, level.key);
      level.content->members.push_back({level.key, level.key_at, &content});
      level.has_key = false;
    }
    return &content;
  }

  void Open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YamlNode::Kind kind) {
    if (!Allowed(mark, tag, anchor)) return;
    if (open_.size() >= static_cast<std::size_t>(kYamlDepthMax)) {
      Refuse("too-deep", lines_.At(mark),
             fmt::format("values are nested more than {} levels deep", kYamlDepthMax),
             "flatten the structure");
      return;
    }
    Content* content = Place(mark, kind);
    if (content != nullptr) open_.push_back({.content = content});
  }

  void Close() {
    if (!open_.empty()) open_.pop_back();
  }

  const LineIndex& lines_;
  Diagnostics& diagnostics_;
  std::shared_ptr<YamlDocument> document_;
  const Content* root_ = nullptr;
  std::vector<Level> open_;
  bool refused_ = false;
};

// yaml-cpp takes some bytes for ends of file or of encodings; those never reach it.
bool IsReadableText(std::string_view text, const LineIndex& lines, Diagnostics& diagnostics) {
  const std::size_t invalid = FindInvalidUtf8(text);
  if (invalid != std::string_view::npos) {
    diagnostics.Error("not-utf8", lines.AtOffset(invalid), {}, "the text is not UTF-8",
                      "save the file with the encoding UTF-8");
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F) {
      diagnostics.Error("control-character", lines.AtOffset(i), {},
                        fmt::format("the text holds the control character 0x{:02x}", byte),
                        "remove it");
      return false;
    }
  }
  return true;
}

// yaml-cpp's own words, without its position and in our form.
std::string SyntaxMessage(const YAML::Exception& exception) {
  return exception.msg.empty() ? "not valid YAML"
                               : fmt::format("not valid YAML: {}", exception.msg);
}

}  // namespace

YamlNode ParseYaml(std::string_view text, Diagnostics& diagnostics) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  if (text.size() > kYamlBytesMax) {
    diagnostics.Error(
        "too-large", {}, {},
        fmt::format("the text is {} bytes; at most {} are read", text.size(), kYamlBytesMax),
        "split it into several files");
    return {};
  }
  const LineIndex lines(text);
  if (!IsReadableText(text, lines, diagnostics)) return {};
  TreeBuilder builder(lines, diagnostics);
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    while (!builder.refused() && parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    if (!builder.refused()) {
      const Position at = lines.At(exception.mark);
      diagnostics.Error("yaml-syntax", at, {}, SyntaxMessage(exception),
                        lines.HasTabIndent(at)
                            ? "indent with spaces, not with a tab"
                            : "check indentation, colons and quotes here and on the line above");
    }
    return {};
  }
  YamlNode root = builder.Root();
  if (builder.refused() || (root.exists() && root.kind() != YamlNode::Kind::kNull)) return root;
  diagnostics.Error("empty-text", {}, {}, "the text is empty", "write at least one key and value");
  return {};
}

}  // namespace hjul::text
