// The only place where civil time and physical time meet: Europe/Stockholm.
//
// A local time in the spring gap means the first valid instant after it; one that occurs twice in
// autumn means its first occurrence. Thread-safe: the zone is loaded once and immutable.
#pragma once

#include <string>

#include "scheduler/calendar/date.h"

namespace hjul::calendar {

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

 private:
  struct Rules;
  explicit Zone(const Rules* rules) : rules_(rules) {}
  const Rules* rules_;  // Lives as long as the process.
};

}  // namespace hjul::calendar
