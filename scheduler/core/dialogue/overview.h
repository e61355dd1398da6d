// Where a campaign stands, on one page: who has a time, who is ready, what was held, what is open.
// Pure.
#pragma once

#include <map>
#include <vector>

#include "scheduler/core/dialogue/material.h"
#include "scheduler/core/dialogue/minutes.h"

namespace hjul::dialogue {

// What belongs to the bookings of a campaign, beside the board.
struct Papers {
  std::map<BookingId, std::vector<Material>> materials;
  std::map<BookingId, Minutes> minutes;
  std::vector<Measure> measures;  // Of the units' dialogues, of earlier campaigns too.
};

enum class UnitStanding : std::uint8_t {
  kNotBooked = 1,
  kToRebook,
  kNotReady,  // Booked; its material is not there.
  kReady,
  kNotRecorded,  // The time has passed and nobody has said what became of it.
  kMissed,
  kHeld,      // Or cut short, or continued; minutes are not finalised.
  kFinished,  // Held, and its minutes finalised.
};

struct UnitRow {
  UnitId unit;
  UnitStanding standing = UnitStanding::kNotBooked;
  const Booking* booking = nullptr;  // Of the board; the latest one, unless it was cancelled.
  Readiness readiness;
  bool late = false;  // Material past its time.
  int measures_open = 0;
  int measures_overdue = 0;
};

struct Overview {
  std::vector<UnitRow> rows;          // In order of unit.
  std::map<UnitStanding, int> count;  // Of units in each standing that occurs.
  int measures_open = 0;
  int measures_overdue = 0;
};

Overview OverviewOf(const Board& board, const Papers& papers, const Ground& ground);

}  // namespace hjul::dialogue
