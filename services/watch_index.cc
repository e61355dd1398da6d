#include "services/watch_index.h"

#include <algorithm>

namespace hjul::services {

void WatchIndex::Add(StreamId id, const core::HuvudmanId& huvudman, SharedKeys keys) {
  Group& group = groups_[huvudman];
  ++group.members;
  for (const WatchKey& key : *keys) {
    group.by_key[key].push_back(id);
  }
  members_.emplace(id, Member{huvudman, std::move(keys)});
}

void WatchIndex::Remove(StreamId id) {
  const auto member = members_.find(id);
  if (member == members_.end()) {
    return;
  }
  const auto group = groups_.find(member->second.huvudman);
  for (const WatchKey& key : *member->second.keys) {
    const auto streams = group->second.by_key.find(key);
    const auto place = std::find(streams->second.begin(), streams->second.end(), id);
    *place = streams->second.back();
    streams->second.pop_back();
    if (streams->second.empty()) {
      group->second.by_key.erase(streams);
    }
  }
  if (--group->second.members == 0) {
    groups_.erase(group);
  }
  members_.erase(member);
}

std::vector<WatchIndex::StreamId> WatchIndex::AllOf(const core::HuvudmanId& huvudman) const {
  std::vector<StreamId> all;
  for (const auto& [id, member] : members_) {
    if (member.huvudman == huvudman) {
      all.push_back(id);
    }
  }
  return all;
}

std::vector<WatchIndex::Hit> WatchIndex::Find(const core::HuvudmanId& huvudman,
                                              const WatchEvent& event) const {
  std::vector<Hit> hits;
  const auto group = groups_.find(huvudman);
  if (group == groups_.end()) {
    return hits;
  }
  const auto& leads = event.leads();
  for (auto lead = leads.begin(); lead != leads.end();) {
    const auto end = std::find_if(
        lead, leads.end(), [&](const WatchEvent::Lead& one) { return one.first != lead->first; });
    const auto streams = group->second.by_key.find(lead->first);
    if (streams != group->second.by_key.end()) {
      for (auto change = lead; change != end; ++change) {
        for (const StreamId id : streams->second) {
          hits.emplace_back(id, change->second);
        }
      }
    }
    lead = end;
  }
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
  return hits;
}

}  // namespace hjul::services
