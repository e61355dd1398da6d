// Zone data of tests: Sweden's until some day, and what a parliament might decide from then on. The
// past stays as it was; the system's own data are untouched.
#pragma once

#include <string>

#include "scheduler/calendar/date.h"

namespace hjul::engine {

// One at a time: what Zone::Stockholm() follows belongs to the process.
class ZoneData {
 public:
  ZoneData() = default;
  ~ZoneData();  // The system's data count again.
  ZoneData(const ZoneData&) = delete;
  ZoneData& operator=(const ZoneData&) = delete;

  // From 00:00 UTC of `from` on the clock shows UTC + `hours`, summer and winter; until then what
  // it showed. Takes effect at once; whoever has derived instants finds out at the next start.
  // Requires: `from` is before 2038. Returns whether the data could be written and read.
  bool Change(calendar::Date from, int hours);

 private:
  std::string folder_;  // Empty: nothing has changed.
  int files_ = 0;
};

}  // namespace hjul::engine
