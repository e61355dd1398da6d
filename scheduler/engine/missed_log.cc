#include "scheduler/engine/missed_log.h"

#include <map>
#include <string>

#include "scheduler/engine/reading.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {

absl::StatusOr<std::vector<std::pair<store::Revision, LogEntries>>> LogSince(
    const store::Snapshot& snapshot, store::Revision first) {
  std::map<std::pair<store::Revision, HuvudmanId>, std::string> joined;
  bool damaged = false;
  const absl::Status scan = snapshot.Scan(
      store::LogFrom(first), kNoLimit, [&](std::string_view key, std::string_view value) {
        const auto parsed = store::ParseLogKey(key);
        damaged = !parsed;
        if (!damaged) {
          joined[{parsed->revision, parsed->huvudman}].append(value);
        }
        return !damaged;
      });
  if (!scan.ok()) {
    return scan;
  }
  if (damaged) {
    return absl::DataLossError("a key of the change log does not parse");
  }
  std::vector<std::pair<store::Revision, LogEntries>> since;
  for (store::Revision revision = first; revision <= snapshot.revision(); ++revision) {
    since.emplace_back(revision, LogEntries());
  }
  for (const auto& [key, bytes] : joined) {
    auto entry = store::DecodeLogEntry(bytes);
    if (!entry.ok()) {
      return entry.status();
    }
    if (key.first - first >= since.size()) {
      return absl::DataLossError("the change log is ahead of the store");
    }
    since[key.first - first].second.emplace_back(key.second, *std::move(entry));
  }
  return since;
}

}  // namespace hjul::engine
