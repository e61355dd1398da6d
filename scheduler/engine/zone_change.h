// What is derived again when the zone data have changed since the store was last written: timers,
// and the due instants by which tasks are sorted. Civil intentions are what is stored; instants
// follow from them.
//
// Done in parts, like an opening. Until the last part the store says that it is not done, and a
// crash begins it again: deriving twice is harmless. Messages that wait keep their instants; one
// that comes due outside telling time is put off as after downtime.
#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/engine/commit.h"

namespace hjul::engine {

class ZoneChange {
 public:
  // Null when the instants in `snapshot` were derived by the zone data of this process.
  // Errors: those of the store.
  static absl::StatusOr<std::unique_ptr<ZoneChange>> Since(const store::Snapshot& snapshot);

  // Does the next part: at most `limit` occurrences. Errors: kDataLoss, kUnavailable.
  absl::Status Continue(Commit& commit, std::size_t limit);
  bool Finished() const { return finished_; }

  // Says in `commit`, a store's first one, what its instants are derived by.
  static void Note(Commit& commit);

 private:
  absl::Status RearmTurnsAndUnits(Commit& commit) const;

  bool rearmed_ = false;  // Turns and units are done.
  std::string after_;     // The last key of an open occurrence that was looked at.
  bool finished_ = false;
};

}  // namespace hjul::engine
