// The tree behind YamlNode; for this folder only.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/text/yaml_node.h"

namespace hjul::text {

// One value of a document. Children and parents live in the same YamlDocument.
struct YamlNode::Content {
  struct Member {
    std::string key;
    Position key_at;
    const Content* value = nullptr;
  };

  Kind kind = Kind::kNull;
  bool plain = false;  // A scalar written without quotes.
  Position at;
  std::string scalar;
  std::vector<const Content*> items;  // Of a sequence.
  std::vector<Member> members;        // Of a map, in the order written.
  std::string path;
};

// Owns every value of one text; nodes share it, so a node may outlive the parse.
class YamlDocument {
 public:
  using Content = YamlNode::Content;  // Lets the parser, too, name the type.

  Content& NewContent() { return contents_.emplace_back(); }
  std::size_t size() const { return contents_.size(); }

  static YamlNode Root(std::shared_ptr<const YamlDocument> document, const Content* root) {
    YamlNode node;
    node.content_ = std::shared_ptr<const Content>(std::move(document), root);
    return node;
  }

 private:
  std::deque<Content> contents_;  // A deque, so that pointers into it stay.
};

}  // namespace hjul::text
