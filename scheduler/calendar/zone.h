// The only place where civil time and physical time meet: Europe/Stockholm.
//
// A local time in the spring gap means the first valid instant after it; one that occurs twice in
// autumn means its first occurrence. Thread-safe: the zone is loaded once and immutable.
#pragma once

#include <string>
#include <vector>

#include "scheduler/calendar/date.h"

namespace hjul::calendar {

// From `at` on the clock shows UTC + `offset_seconds`.
struct ClockChange {
  Instant at;
  int offset_seconds = 0;
  bool operator==(const ClockChange&) const = default;
};

class Zone {
 public:
  // True if the system has the data of the zone (Debian package tzdata). A main() asks this first,
  // to say what is missing.
  static bool Available();
  // Europe/Stockholm from the system's zone data. Ends the process if the data is missing.
  static const Zone& Stockholm();

  // The instant of a wall-clock reading; 24:00 is the next day's 00:00.
  Instant At(Date date, TimeOfDay time) const;
  Date DateAt(Instant instant) const;
  TimeOfDay TimeAt(Instant instant) const;
  // "2026-10-25 02:30:00 +0200".
  std::string Describe(Instant instant) const;
  // Every change of the clock in [from, until), in order.
  std::vector<ClockChange> Changes(Instant from, Instant until) const;

  // From now on Stockholm() follows the zone data that the system has under `name` (a zone, or the
  // path of a compiled file), as after an update of tzdata and a new start. False: there are none,
  // and nothing has changed. For tests of what is derived again. Requires: nobody else uses a zone
  // meanwhile.
  static bool Follow(const std::string& name);

 private:
  struct Rules;
  static Rules& Followed();
  explicit Zone(const Rules* rules) : rules_(rules) {}
  const Rules* rules_;  // Lives as long as the process.
};

}  // namespace hjul::calendar
