#include "scheduler/engine/occurrence_records.h"

#include <memory>

#include "scheduler/engine/reading.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

absl::StatusOr<RecordPointer> OccurrenceRecords::Decoded(std::string_view key,
                                                         std::string_view value) {
  const auto place = decoded_.lower_bound(key);
  if (place != decoded_.end() && place->first == key) {
    return place->second;
  }
  auto record = store::DecodeOccurrenceRecord(value);
  if (!record.ok()) {
    return record.status();
  }
  return decoded_
      .emplace_hint(place, key, std::make_shared<const store::OccurrenceRecord>(*std::move(record)))
      ->second;
}

absl::StatusOr<RecordPointer> OccurrenceRecords::Get(const std::string& key) {
  if (const auto known = decoded_.find(key); known != decoded_.end()) {
    return known->second;
  }
  const auto bytes = draft_.Get(key);
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return RecordPointer();
  }
  return Decoded(key, **bytes);
}

void OccurrenceRecords::Put(std::string key, store::OccurrenceRecord record) {
  auto pointer = std::make_shared<const store::OccurrenceRecord>(std::move(record));
  draft_.Put(key, store::Encode(*pointer));
  decoded_.insert_or_assign(std::move(key), std::move(pointer));
}

absl::Status OccurrenceRecords::ForEach(const store::KeyRange& range, const Visit& visit) {
  absl::Status failed = absl::OkStatus();
  const absl::Status scan =
      draft_.Scan(range, kNoLimit, [&](std::string_view key, std::string_view value) {
        const auto record = Decoded(key, value);
        failed = record.status();
        if (failed.ok()) {
          visit(*record);
        }
        return failed.ok();
      });
  return scan.ok() ? failed : scan;
}

absl::Status OccurrenceRecords::ForEachOfActivity(const store::KeyRange& range,
                                                  const Visit& visit) {
  const auto group = shelf_.Of(draft_.base(), range);
  if (!group.ok()) {
    return group.status();
  }
  auto before = (*group)->begin();
  const auto end = (*group)->end();
  absl::Status failed = absl::OkStatus();
  draft_.ForEachWritten(range, [&](const std::string& key, const std::string* value) {
    for (; before != end && before->first < key; ++before) {
      visit(before->second);
    }
    if (before != end && before->first == key) {
      ++before;
    }
    if (value != nullptr && failed.ok()) {
      const auto record = Decoded(key, *value);
      failed = record.status();
      if (failed.ok()) {
        visit(*record);
      }
    }
  });
  for (; before != end; ++before) {
    visit(before->second);
  }
  return failed;
}

absl::StatusOr<OccurrenceRecords::Written> OccurrenceRecords::written() {
  Written all;
  absl::Status failed = absl::OkStatus();
  draft_.ForEachWritten(store::AllOf(store::KeyKind::kOccurrence),
                        [&](const std::string& key, const std::string* value) {
                          if (value == nullptr || !failed.ok()) {
                            return;  // Occurrences are never deleted.
                          }
                          auto record = Decoded(key, *value);
                          failed = record.status();
                          if (failed.ok()) {
                            all.emplace_back(key, *std::move(record));
                          }
                        });
  if (!failed.ok()) {
    return failed;
  }
  return all;
}

}  // namespace hjul::engine
