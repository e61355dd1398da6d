// Which streams a change may concern, so that a commit costs those it is for and nobody else.
// Not thread-safe: each dispatcher has one for its share of the streams.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/watch_event.h"

namespace hjul::services {

class WatchIndex {
 public:
  using StreamId = std::uint64_t;
  // Shared with the stream, which may go first.
  using SharedKeys = std::shared_ptr<const std::vector<WatchKey>>;

  void Add(StreamId id, const core::HuvudmanId& huvudman, SharedKeys keys);
  void Remove(StreamId id);

  bool Knows(const core::HuvudmanId& huvudman) const { return groups_.contains(huvudman); }
  // Everybody who watches something of `huvudman`.
  std::vector<StreamId> AllOf(const core::HuvudmanId& huvudman) const;
  // Pairs of a stream and the index of a change that may concern it, sorted, each once.
  using Hit = std::pair<StreamId, std::uint32_t>;
  std::vector<Hit> Find(const core::HuvudmanId& huvudman, const WatchEvent& event) const;

 private:
  struct Member {
    core::HuvudmanId huvudman;
    SharedKeys keys;
  };
  struct Group {
    std::map<WatchKey, std::vector<StreamId>> by_key;
    std::size_t members = 0;
  };
  std::unordered_map<StreamId, Member> members_;
  std::map<core::HuvudmanId, Group> groups_;
};

}  // namespace hjul::services
