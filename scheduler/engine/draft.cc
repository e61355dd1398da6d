#include "scheduler/engine/draft.h"

#include <iterator>
#include <utility>

namespace hjul::engine {

absl::StatusOr<std::optional<std::string>> Draft::Get(std::string_view key) const {
  const auto found = written_.find(key);
  return found == written_.end() ? base_.Get(key) : found->second;
}

// Merges two ordered sequences: what the base visits, and what was written in between.
absl::Status Draft::Scan(const store::KeyRange& range, std::size_t limit,
                         const Visit& visit) const {
  auto next = written_.lower_bound(range.first);
  const auto end = range.last.empty() ? written_.end() : written_.lower_bound(range.last);
  std::size_t visited = 0;
  bool go_on = limit > 0;
  const auto give = [&](std::string_view key, std::string_view value) {
    go_on = visit(key, value) && ++visited < limit;
  };
  const auto give_written_before = [&](std::string_view key, bool to_end) {
    for (; go_on && next != end && (to_end || next->first < key); ++next) {
      if (next->second) {
        give(next->first, *next->second);
      }
    }
  };
  // Deleted keys do not count, so the base may have to be read further than `limit`.
  const std::size_t base_limit = limit + static_cast<std::size_t>(std::distance(next, end));
  const absl::Status status = base_.Scan(range, base_limit < limit ? limit : base_limit,
                                         [&](std::string_view key, auto value) {
                                           give_written_before(key, false);
                                           if (go_on && next != end && next->first == key) {
                                             if (next->second) {
                                               give(key, *next->second);
                                             }
                                             ++next;
                                           } else if (go_on) {
                                             give(key, value);
                                           }
                                           return go_on;
                                         });
  if (!status.ok()) {
    return status;
  }
  give_written_before({}, true);
  return absl::OkStatus();
}

// Rare (nothing in the writer reads backward over its own writes often): collects, then turns.
absl::Status Draft::ScanBackward(const store::KeyRange& range, std::size_t limit,
                                 const Visit& visit) const {
  std::vector<std::pair<std::string, std::string>> all;
  const absl::Status status = Scan(range, static_cast<std::size_t>(-1) / 2,
                                   [&](std::string_view key, std::string_view value) {
                                     all.emplace_back(key, value);
                                     return true;
                                   });
  if (!status.ok()) {
    return status;
  }
  std::size_t visited = 0;
  for (auto item = all.rbegin(); item != all.rend() && visited < limit; ++item, ++visited) {
    if (!visit(item->first, item->second)) {
      break;
    }
  }
  return absl::OkStatus();
}

void Draft::Put(std::string key, std::string value) { Write(std::move(key), std::move(value)); }

void Draft::Delete(std::string key) { Write(std::move(key), std::nullopt); }

void Draft::DeleteRange(store::KeyRange range) { ranges_.push_back(std::move(range)); }

void Draft::Write(std::string key, Value value) {
  const auto [place, fresh] = written_.try_emplace(std::move(key));
  undo_.emplace_back(place, fresh ? std::nullopt : std::optional<Value>(std::move(place->second)));
  place->second = std::move(value);
}

void Draft::RollBack(Savepoint to) {
  while (undo_.size() > to) {
    auto& [place, before] = undo_.back();
    if (before) {
      place->second = *std::move(before);
    } else {
      written_.erase(place);
    }
    undo_.pop_back();
  }
}

std::optional<std::string> Draft::TooLarge(Savepoint from) const {
  for (std::size_t i = from; i < undo_.size(); ++i) {
    const auto& [key, value] = *undo_[i].first;
    if (value && value->size() > store::kValueBytesMax) {
      return key;
    }
  }
  return std::nullopt;
}

void Draft::ForEachWritten(
    const store::KeyRange& range,
    const std::function<void(const std::string& key, const std::string* value)>& visit) const {
  const auto end = range.last.empty() ? written_.end() : written_.lower_bound(range.last);
  for (auto next = written_.lower_bound(range.first); next != end; ++next) {
    visit(next->first, next->second ? &*next->second : nullptr);
  }
}

std::optional<std::string> Draft::FirstPut(const store::KeyRange& range) const {
  const auto end = range.last.empty() ? written_.end() : written_.lower_bound(range.last);
  for (auto next = written_.lower_bound(range.first); next != end; ++next) {
    if (next->second) {
      return next->first;
    }
  }
  return std::nullopt;
}

store::Batch Draft::TakeBatch(store::Revision expected) {
  store::Batch batch{.expected_revision = expected, .range_deletes = std::exchange(ranges_, {})};
  undo_.clear();
  while (!written_.empty()) {
    auto node = written_.extract(written_.begin());
    if (node.mapped()) {
      batch.puts.push_back({std::move(node.key()), *std::move(node.mapped())});
    } else {
      batch.deletes.push_back(std::move(node.key()));
    }
  }
  return batch;
}

}  // namespace hjul::engine
