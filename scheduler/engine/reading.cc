#include "scheduler/engine/reading.h"

#include <string_view>

#include "scheduler/calendar/zone.h"

namespace hjul::engine {

absl::StatusOr<std::string> Joined(const store::Snapshot& snapshot, const store::KeyRange& range) {
  std::string bytes;
  const absl::Status scan =
      snapshot.Scan(range, kNoLimit, [&](std::string_view, std::string_view value) {
        bytes.append(value);
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  return bytes;
}

core::Instant StartOf(core::Date date) {
  return calendar::Zone::Stockholm().At(date, calendar::TimeOfDay{0});
}

}  // namespace hjul::engine
