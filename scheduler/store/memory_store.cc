#include "scheduler/store/memory_store.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "scheduler/store/batch_check.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"

namespace hjul::store {
namespace {

// What a key held from one revision on; no value: it was deleted.
struct Version {
  Revision revision = 0;
  std::optional<std::string> value;
};
using Versions = std::vector<Version>;  // By revision.
using Keys = std::map<std::string, Versions, std::less<>>;

const std::string* ValueAt(const Versions& versions, Revision revision) {
  const auto after = std::upper_bound(
      versions.begin(), versions.end(), revision,
      [](Revision wanted, const Version& version) { return wanted < version.revision; });
  if (after == versions.begin()) return nullptr;
  const Version& version = *std::prev(after);
  return version.value ? &*version.value : nullptr;
}

// Entries are copied out in slices, so that no lock is held while a visitor runs. The first slice
// is small: many scans want one entry.
constexpr std::size_t kSliceFirst = 8;
constexpr std::size_t kSliceMax = 512;

bool IsEmpty(const KeyRange& range) { return !range.last.empty() && range.last <= range.first; }

}  // namespace

struct MemoryStore::State {
  // A version that hides older ones of its key.
  struct Hiding {
    Revision revision;
    Keys::iterator key;
  };

  mutable std::mutex mutex;
  // Guarded by mutex.
  Keys keys;
  Revision revision = 0;
  std::size_t versions = 0;
  std::multiset<Revision> readers;  // Revisions of the snapshots that live.
  std::deque<Hiding> hiding;        // By revision; what may be dropped when readers have gone.

  void Write(const std::string& key, std::optional<std::string> value, Revision at) {
    auto found = keys.find(key);
    if (found == keys.end()) {
      if (!value) return;
      found = keys.emplace(key, Versions()).first;
    } else {
      Version& newest = found->second.back();
      if (!value && !newest.value) return;
      if (newest.revision == at) {
        newest.value = std::move(value);
        return;
      }
      hiding.push_back(Hiding{.revision = at, .key = found});
    }
    found->second.push_back(Version{.revision = at, .value = std::move(value)});
    ++versions;
  }

  // Drops what no reader can see any more.
  void Prune() {
    const Revision oldest = readers.empty() ? revision : *readers.begin();
    while (!hiding.empty() && hiding.front().revision <= oldest) {
      const Hiding next = hiding.front();
      hiding.pop_front();
      Versions& kept = next.key->second;
      auto first = std::find_if(kept.begin(), kept.end(), [&](const Version& version) {
        return version.revision >= next.revision;
      });
      // Deleted from here on and nothing before: the same as never written.
      if (first != kept.end() && first->revision == next.revision && !first->value) ++first;
      versions -= static_cast<std::size_t>(first - kept.begin());
      kept.erase(kept.begin(), first);
      if (kept.empty()) keys.erase(next.key);
    }
  }
};

class MemoryStore::View final : public Snapshot {
 public:
  explicit View(State& state) : state_(state) {
    const std::lock_guard lock(state_.mutex);
    revision_ = state_.revision;
    state_.readers.insert(revision_);
  }
  ~View() override {
    const std::lock_guard lock(state_.mutex);
    state_.readers.erase(state_.readers.find(revision_));
    state_.Prune();
  }
  View(const View&) = delete;
  View& operator=(const View&) = delete;

  Revision revision() const override { return revision_; }

  absl::StatusOr<std::optional<std::string>> Get(std::string_view key) const override {
    const std::lock_guard lock(state_.mutex);
    const auto found = state_.keys.find(key);
    if (found == state_.keys.end()) return std::nullopt;
    const std::string* value = ValueAt(found->second, revision_);
    if (value == nullptr) return std::nullopt;
    return *value;
  }

  absl::Status Scan(const KeyRange& range, std::size_t limit, const Visit& visit) const override {
    KeyRange rest = range;
    return InSlices(limit, visit, [&](std::size_t wanted, Slice& slice) {
      Forward(rest, wanted, slice);
      if (!slice.empty()) rest.first = slice.back().first + '\0';
    });
  }

  absl::Status ScanBackward(const KeyRange& range, std::size_t limit,
                            const Visit& visit) const override {
    KeyRange rest = range;
    return InSlices(limit, visit, [&](std::size_t wanted, Slice& slice) {
      Backward(rest, wanted, slice);
      if (!slice.empty()) rest.last = slice.back().first;
    });
  }

 private:
  using Slice = std::vector<std::pair<std::string, std::string>>;

  template <class Fill>
  static absl::Status InSlices(std::size_t limit, const Visit& visit, const Fill& fill) {
    Slice slice;
    std::size_t wanted = kSliceFirst;
    while (limit > 0) {
      wanted = std::min(limit, wanted);
      slice.clear();
      fill(wanted, slice);
      for (const auto& [key, value] : slice) {
        if (!visit(key, value)) return absl::OkStatus();
      }
      if (slice.size() < wanted) return absl::OkStatus();
      limit -= slice.size();
      wanted = std::min(wanted * 4, kSliceMax);
    }
    return absl::OkStatus();
  }

  void Forward(const KeyRange& range, std::size_t wanted, Slice& slice) const {
    if (IsEmpty(range)) return;
    const std::lock_guard lock(state_.mutex);
    for (auto at = state_.keys.lower_bound(range.first);
         at != state_.keys.end() && slice.size() < wanted; ++at) {
      if (!range.last.empty() && at->first >= range.last) return;
      const std::string* value = ValueAt(at->second, revision_);
      if (value != nullptr) slice.emplace_back(at->first, *value);
    }
  }

  void Backward(const KeyRange& range, std::size_t wanted, Slice& slice) const {
    if (IsEmpty(range)) return;
    const std::lock_guard lock(state_.mutex);
    auto at = range.last.empty() ? state_.keys.end() : state_.keys.lower_bound(range.last);
    while (at != state_.keys.begin() && slice.size() < wanted) {
      --at;
      if (at->first < range.first) return;
      const std::string* value = ValueAt(at->second, revision_);
      if (value != nullptr) slice.emplace_back(at->first, *value);
    }
  }

  State& state_;
  Revision revision_ = 0;
};

MemoryStore::MemoryStore() : state_(std::make_unique<State>()) {
  state_->Write(Encode(MetaKey{MetaName::kFormatVersion}), EncodeNumber(kStoreFormat), 0);
  state_->Write(Encode(MetaKey{MetaName::kEpoch}), EncodeNumber(1), 0);
  state_->Write(Encode(MetaKey{MetaName::kRevision}), EncodeNumber(0), 0);
}

MemoryStore::~MemoryStore() = default;

Revision MemoryStore::revision() const {
  const std::lock_guard lock(state_->mutex);
  return state_->revision;
}

std::unique_ptr<Snapshot> MemoryStore::Read() const { return std::make_unique<View>(*state_); }

absl::StatusOr<Revision> MemoryStore::Commit(const Batch& batch) {
  const std::lock_guard lock(state_->mutex);
  if (absl::Status status = CheckBatch(batch, state_->revision); !status.ok()) return status;
  const Revision next = state_->revision + 1;
  for (const KeyRange& range : batch.range_deletes) {
    for (auto at = state_->keys.lower_bound(range.first);
         at != state_->keys.end() && at->first < range.last; ++at) {
      state_->Write(at->first, std::nullopt, next);
    }
  }
  for (const std::string& key : batch.deletes) state_->Write(key, std::nullopt, next);
  for (const Put& put : batch.puts) state_->Write(put.key, put.value, next);
  state_->Write(Encode(MetaKey{MetaName::kRevision}), EncodeNumber(next), next);
  state_->revision = next;
  state_->Prune();
  return next;
}

std::size_t MemoryStore::versions() const {
  const std::lock_guard lock(state_->mutex);
  return state_->versions;
}

std::unique_ptr<Store> OpenMemoryStore() { return std::make_unique<MemoryStore>(); }

}  // namespace hjul::store
