// The occurrence records of one commit: those of before, decoded once, and those written since.
//
// Occurrence records are written through here only. Not thread-safe; lives through one commit.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/engine/draft.h"
#include "scheduler/engine/occurrence_shelf.h"

namespace hjul::engine {

class OccurrenceRecords {
 public:
  // Both outlive this.
  OccurrenceRecords(Draft& draft, OccurrenceShelf& shelf) : draft_(draft), shelf_(shelf) {}

  // Returns: nullptr when there is none. Errors: kDataLoss, kUnavailable.
  absl::StatusOr<RecordPointer> Get(const std::string& key);
  void Put(std::string key, store::OccurrenceRecord record);

  using Visit = std::function<void(const RecordPointer&)>;
  // Those of `range` in key order; a few.
  absl::Status ForEach(const store::KeyRange& range, const Visit& visit);
  // The same for a whole activity in a turn, which is kept at hand for the commits to come.
  absl::Status ForEachOfActivity(const store::KeyRange& range, const Visit& visit);

  // After a rollback: what was decoded since may not be there.
  void Forget() { decoded_.clear(); }

  // What has been written so far; what is committed of it belongs on the shelf.
  using Written = std::vector<std::pair<std::string, RecordPointer>>;
  absl::StatusOr<Written> written();

 private:
  absl::StatusOr<RecordPointer> Decoded(std::string_view key, std::string_view value);

  Draft& draft_;
  OccurrenceShelf& shelf_;
  std::map<std::string, RecordPointer, std::less<>> decoded_;  // As the draft stands.
};

}  // namespace hjul::engine
