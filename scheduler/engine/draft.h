// A commit under construction: reads see the store as it was and everything written since.
//
// A savepoint lets one decision fail without a trace while the others of the same commit stand.
// Not thread-safe; lives through one commit.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/store/store.h"

namespace hjul::engine {

class Draft final : public store::Snapshot {
 public:
  // `base` outlives this.
  explicit Draft(const store::Snapshot& base) : base_(base) {}

  store::Revision revision() const override { return base_.revision(); }
  absl::StatusOr<std::optional<std::string>> Get(std::string_view key) const override;
  absl::Status Scan(const store::KeyRange& range, std::size_t limit,
                    const Visit& visit) const override;
  absl::Status ScanBackward(const store::KeyRange& range, std::size_t limit,
                            const Visit& visit) const override;

  void Put(std::string key, std::string value);
  void Delete(std::string key);
  void DeleteRange(store::KeyRange range);  // Not seen by reads; only for the change log.

  const store::Snapshot& base() const { return base_; }

  using Savepoint = std::size_t;
  Savepoint Save() const { return undo_.size(); }
  void RollBack(Savepoint to);

  bool empty() const { return written_.empty() && ranges_.empty(); }
  // A key written since `from` whose value no store takes; what wrote it must fail.
  std::optional<std::string> TooLarge(Savepoint from) const;
  // Everything written in `range`, in order; nullptr: deleted.
  void ForEachWritten(
      const store::KeyRange& range,
      const std::function<void(const std::string& key, const std::string* value)>& visit) const;
  // The first key of `range` that was written and not deleted.
  std::optional<std::string> FirstPut(const store::KeyRange& range) const;
  // Everything written, as one batch on top of `expected`. Leaves the draft empty.
  store::Batch TakeBatch(store::Revision expected);

 private:
  using Value = std::optional<std::string>;  // nullopt: deleted.
  using Written = std::map<std::string, Value, std::less<>>;
  void Write(std::string key, Value value);

  const store::Snapshot& base_;
  Written written_;
  std::vector<store::KeyRange> ranges_;
  // How to undo each write, in order: its place, and what was written there before, if anything.
  std::vector<std::pair<Written::iterator, std::optional<Value>>> undo_;
};

}  // namespace hjul::engine
