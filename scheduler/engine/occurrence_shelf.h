// Occurrence records that the writer has at hand from one commit to the next, so that a gate over
// all units does not read and decode each of them again whenever one changes.
//
// Exact as long as every commit is told of; bounded; could be read again from the store at any
// time. Not thread-safe: the writer's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

using RecordPointer = std::shared_ptr<const store::OccurrenceRecord>;

class OccurrenceShelf {
 public:
  // By key.
  using Group = std::map<std::string, RecordPointer, std::less<>>;

  static constexpr std::size_t kRecordsMax = 20'000;  // Some 80 MB; one group may be larger.

  // Every record in `range`, one activity's in one turn, as it stands in `base`. The reference is
  // good until the next call. Errors: kDataLoss, kUnavailable.
  absl::StatusOr<const Group*> Of(const store::Snapshot& base, const store::KeyRange& range);

  std::size_t records() const { return records_; }

  // `record` has been committed under `key`.
  void Update(const std::string& key, const RecordPointer& record);

 private:
  struct Place {
    std::string last;
    Group group;
    std::uint64_t used = 0;
  };
  void MakeRoom(const Place& keep);

  std::map<std::string, Place, std::less<>> places_;  // By the first key of the range.
  std::size_t records_ = 0;                           // In all groups.
  std::uint64_t uses_ = 0;
};

}  // namespace hjul::engine
