#include "services/watch_event.h"

#include <algorithm>
#include <string>

#include "scheduler/store/codec.h"
#include "services/watch_items.h"
#include "services/watch_message.h"

namespace hjul::services {

using Kind = store::Change::Kind;

WatchEvent::WatchEvent(engine::LogEntryPointer entry, std::atomic<std::uint64_t>& encoded)
    : entry_(std::move(entry)), encoded_(encoded), parts_(entry_->changes.size()) {
  std::map<std::string, std::vector<core::PostId>> lost;  // By occurrence.
  for (const store::Change& change : entry_->changes) {
    changes_organisation_ |= change.kind == Kind::kOrganisation;
    if (change.kind == Kind::kTask && change.removed && change.post) {
      if (const auto task = core::ParseTaskId(change.id)) {
        lost[core::ToString(task->occurrence)].push_back(*change.post);
      }
    }
  }
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const store::Change& change = entry_->changes[i];
    if (change.kind != Kind::kOccurrence) {
      continue;
    }
    if (const auto found = lost.find(change.id); found != lost.end()) {
      parts_[i].lost_by = found->second;
    }
    if (auto occurrence = store::DecodeOccurrence(change.value);
        !change.removed && occurrence.ok()) {
      parts_[i].occurrence.emplace(*std::move(occurrence));
    }
  }
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    AddLeads(i);
  }
  std::sort(leads_.begin(), leads_.end());
}

void WatchEvent::AddLeads(std::uint32_t index) {
  const store::Change& change = entry_->changes[index];
  const auto add_post = [&](const core::PostId& post) {
    leads_.emplace_back(WatchKey{.kind = change.kind, .post = post}, index);
  };
  leads_.emplace_back(WatchKey{change.kind}, index);
  leads_.emplace_back(WatchKey{.kind = change.kind, .unit = change.unit}, index);
  if (change.post) {
    add_post(*change.post);
  }
  for (const core::PostId& post : parts_[index].lost_by) {
    add_post(post);
  }
  if (parts_[index].occurrence) {
    for (const core::Reassignment& one : parts_[index].occurrence->reassignments) {
      add_post(one.to);
    }
  }
}

std::vector<std::uint32_t> WatchEvent::IndicesFor(const std::vector<WatchKey>& keys) const {
  std::vector<std::uint32_t> indices;
  for (const WatchKey& key : keys) {
    for (auto lead = std::lower_bound(leads_.begin(), leads_.end(), Lead{key, 0});
         lead != leads_.end() && lead->first == key; ++lead) {
      indices.push_back(lead->second);
    }
  }
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
  return indices;
}

std::optional<grpc::Slice> WatchEvent::ItemFor(const WatchFilter& filter, std::size_t index,
                                               const engine::View& view, core::Date today) {
  Part& part = parts_[index];
  const store::Change& change = entry_->changes[index];
  const auto verdict = filter.Judge(change, part.occurrence ? &*part.occurrence : nullptr,
                                    part.lost_by, view.world());
  if (verdict == WatchFilter::Verdict::kNothing) {
    return std::nullopt;
  }
  const bool give = verdict == WatchFilter::Verdict::kGive;
  const std::lock_guard lock(mutex_);
  std::optional<grpc::Slice>& item = give ? part.given : part.taken_away;
  if (!item) {
    item = EncodeItem(give ? ItemOf(change, view, today) : RemovedItem(change.id));
    ++encoded_;
  }
  return item;
}

std::shared_ptr<WatchEvent> WatchEvents::Of(const core::HuvudmanId& huvudman,
                                            const engine::LogEntryPointer& entry) {
  const Key key{entry->revision, huvudman};
  const std::lock_guard lock(mutex_);
  const auto known = events_.find(key);
  if (known != events_.end()) {
    return known->second;
  }
  auto event = std::make_shared<WatchEvent>(entry, encoded_);
  events_.emplace(key, event);
  changes_ += entry->changes.size() + 1;
  while (changes_ > kChangesMax && events_.size() > 1) {
    // The oldest go first; whoever lags behind them has them made anew.
    const auto oldest = events_.begin();
    changes_ -= oldest->second->entry().changes.size() + 1;
    events_.erase(oldest);
  }
  return event;
}

}  // namespace hjul::services
