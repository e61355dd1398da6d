#include "scheduler/engine/occurrence_shelf.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "scheduler/engine/reading.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {

absl::StatusOr<const OccurrenceShelf::Group*> OccurrenceShelf::Of(const store::Snapshot& base,
                                                                  const store::KeyRange& range) {
  if (const auto known = places_.find(range.first); known != places_.end()) {
    known->second.used = ++uses_;
    return &known->second.group;
  }
  Place place{.last = range.last, .group = {}, .used = ++uses_};
  absl::Status failed = absl::OkStatus();
  const absl::Status scan =
      base.Scan(range, kNoLimit, [&](std::string_view key, std::string_view value) {
        auto record = store::DecodeOccurrenceRecord(value);
        if (!record.ok()) {
          failed = record.status();
          return false;
        }
        place.group.emplace_hint(
            place.group.end(), key,
            std::make_shared<const store::OccurrenceRecord>(*std::move(record)));
        return true;
      });
  if (!scan.ok() || !failed.ok()) {
    return scan.ok() ? failed : scan;
  }
  records_ += place.group.size();
  Place& kept = places_.emplace(range.first, std::move(place)).first->second;
  MakeRoom(kept);
  return &kept.group;
}

void OccurrenceShelf::MakeRoom(const Place& keep) {
  while (records_ > kRecordsMax && places_.size() > 1) {
    const auto oldest = std::min_element(places_.begin(), places_.end(), [&](auto& a, auto& b) {
      return (&a.second == &keep ? uses_ + 1 : a.second.used) <
             (&b.second == &keep ? uses_ + 1 : b.second.used);
    });
    records_ -= oldest->second.group.size();
    places_.erase(oldest);
  }
}

void OccurrenceShelf::Update(const std::string& key, const RecordPointer& record) {
  auto place = places_.upper_bound(key);
  if (place == places_.begin()) {
    return;
  }
  --place;
  if (!place->second.last.empty() && key >= place->second.last) {
    return;
  }
  const auto [at, fresh] = place->second.group.insert_or_assign(key, record);
  records_ += fresh ? 1 : 0;
}

}  // namespace hjul::engine
