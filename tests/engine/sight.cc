#include "sight.h"

#include <limits>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

std::map<std::string, std::string> All(const store::Snapshot& snapshot,
                                       const store::KeyRange& range) {
  std::map<std::string, std::string> all;
  const absl::Status scan = snapshot.Scan(range, std::numeric_limits<std::size_t>::max(),
                                          [&](std::string_view key, std::string_view value) {
                                            all.emplace_hint(all.end(), key, value);
                                            return true;
                                          });
  if (!scan.ok()) {
    all.emplace("unreadable", scan.ToString());
  }
  return all;
}

Sight See(const store::Snapshot& snapshot, const HuvudmanId& huvudman, Instant now, bool settled,
          std::shared_ptr<const World> world, Faults& faults) {
  Sight sight{.snapshot = snapshot,
              .huvudman = huvudman,
              .now = now,
              .settled = settled,
              .world = std::move(world),
              .records = {},
              .journal = {},
              .deliveries = {}};
  for (const auto& [key, value] : All(snapshot, store::OccurrencesOf(huvudman, {}))) {
    auto record = store::DecodeOccurrenceRecord(value);
    if (record.ok()) {
      const core::OccurrenceId id = record->occurrence.id;
      sight.records.emplace(id, *std::move(record));
    } else {
      faults.push_back(record.status().ToString());
    }
  }
  for (const auto& [key, value] : All(snapshot, store::AllOf(store::KeyKind::kJournal, huvudman))) {
    auto parsed = store::ParseJournalKey(key);
    auto entry = store::DecodeJournalEntry(value);
    if (parsed && entry.ok()) {
      sight.journal.emplace_back(*std::move(parsed), *std::move(entry));
    } else {
      faults.push_back("a journal entry does not parse");
    }
  }
  for (const auto& [key, value] :
       All(snapshot, store::AllOf(store::KeyKind::kDelivery, huvudman))) {
    auto delivery = store::DecodeDelivery(value);
    if (delivery.ok()) {
      sight.deliveries.push_back(*std::move(delivery));
    } else {
      faults.push_back(delivery.status().ToString());
    }
  }
  return sight;
}

}  // namespace hjul::engine
