#include "faulty_store.h"

namespace hjul::engine {

void FaultyStore::StopIn(int commits, bool written) {
  stop_in_ = commits;
  stop_written_ = written;
}

absl::StatusOr<store::Revision> FaultyStore::Write(const store::Batch& batch) {
  auto revision = store_->Commit(batch);
  if (revision.ok() && on_written_) {
    on_written_(batch, *revision);
  }
  return revision;
}

absl::StatusOr<store::Revision> FaultyStore::Commit(const store::Batch& batch) {
  if (stopped_) {
    return absl::UnavailableError("the machine has stopped");
  }
  if (const absl::Status refused = std::exchange(refuse_next_, absl::OkStatus()); !refused.ok()) {
    return refused;
  }
  if (full_) {
    return absl::ResourceExhaustedError("the disk is nearly full");
  }
  if (stop_in_ > 0 && --stop_in_ == 0) {
    stopped_ = true;
    if (stop_written_) {
      (void)Write(batch);  // Whether it was written is exactly what nobody knows.
    }
    return absl::UnavailableError("the machine stopped in this commit");
  }
  return Write(batch);
}

}  // namespace hjul::engine
