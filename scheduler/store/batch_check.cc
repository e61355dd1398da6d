#include "scheduler/store/batch_check.h"

#include <fmt/format.h>

#include <string>

#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::store {
namespace {

absl::Status CheckKey(std::string_view key) {
  if (key.empty()) return absl::InvalidArgumentError("a key is empty");
  static const std::string format_version = Encode(MetaKey{MetaName::kFormatVersion});
  static const std::string revision = Encode(MetaKey{MetaName::kRevision});
  if (key == format_version || key == revision) {
    return absl::InvalidArgumentError(
        "the store writes its format version and revision itself; leave them out of the batch");
  }
  return absl::OkStatus();
}

absl::Status CheckRange(const KeyRange& range) {
  static const KeyRange log = AllOf(KeyKind::kLog);
  if (range.first < log.first || range.last.empty() || range.last > log.last) {
    return absl::InvalidArgumentError(
        "a range delete reaches outside the change log; delete other keys one by one");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckBatch(const Batch& batch, Revision revision) {
  if (batch.expected_revision != revision) {
    return absl::AbortedError(fmt::format("the commit expects revision {}, the store is at {}",
                                          batch.expected_revision, revision));
  }
  for (const Put& put : batch.puts) {
    if (absl::Status status = CheckKey(put.key); !status.ok()) return status;
    if (put.value.size() > kValueBytesMax) {
      return absl::InvalidArgumentError(
          fmt::format("a value of {} bytes under a key of kind '{}' is over the limit of {}; "
                      "split it",
                      put.value.size(), put.key.front(), kValueBytesMax));
    }
  }
  for (const std::string& key : batch.deletes) {
    if (absl::Status status = CheckKey(key); !status.ok()) return status;
  }
  for (const KeyRange& range : batch.range_deletes) {
    if (absl::Status status = CheckRange(range); !status.ok()) return status;
  }
  return absl::OkStatus();
}

bool IsLogKey(std::string_view key) { return KindOf(key) == KeyKind::kLog; }

}  // namespace hjul::store
