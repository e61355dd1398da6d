#include "scheduler/core/dialogue/overview.h"

#include "scheduler/calendar/zone.h"

namespace hjul::dialogue {
namespace {

UnitStanding StandingOf(const UnitRow& row, const Papers& papers, Instant now) {
  if (row.booking == nullptr) return UnitStanding::kNotBooked;
  switch (row.booking->status) {
    case BookingStatus::kCancelled:
      return UnitStanding::kNotBooked;
    case BookingStatus::kToRebook:
      return UnitStanding::kToRebook;
    case BookingStatus::kNoShow:
      return UnitStanding::kMissed;
    case BookingStatus::kBooked:
      if (EndsAt(row.booking->slot) <= now) return UnitStanding::kNotRecorded;
      return row.readiness.ready ? UnitStanding::kReady : UnitStanding::kNotReady;
    case BookingStatus::kHeld:
    case BookingStatus::kCutShort:
    case BookingStatus::kContinued:
      break;
  }
  const auto log = papers.minutes.find(row.booking->id);
  const bool finished = log != papers.minutes.end() && !log->second.versions.empty() &&
                        log->second.versions.back().status == MinutesStatus::kFinalised;
  return finished ? UnitStanding::kFinished : UnitStanding::kHeld;
}

}  // namespace

Overview OverviewOf(const Board& board, const Papers& papers, const Ground& ground) {
  const Date today = calendar::Zone::Stockholm().DateAt(ground.now);
  Overview overview;
  for (const UnitId& unit : board.campaign.units) {
    UnitRow row{.unit = unit, .booking = board.LatestOf(unit)};
    if (row.booking != nullptr && row.booking->status == BookingStatus::kCancelled) {
      row.booking = nullptr;
    }
    if (row.booking != nullptr) {
      const auto items = papers.materials.find(row.booking->id);
      row.readiness = ReadinessOf(
          *row.booking, items == papers.materials.end() ? std::vector<Material>() : items->second,
          board.campaign, ground.calendar.ForUnit(unit.str()), ground.now);
      row.late = row.readiness.late;
    }
    for (const Measure& measure : papers.measures) {
      if (measure.id.booking.unit != unit || measure.status != MeasureStatus::kOpen) continue;
      ++row.measures_open;
      if (measure.due < today) ++row.measures_overdue;
    }
    row.standing = StandingOf(row, papers, ground.now);
    ++overview.count[row.standing];
    overview.measures_open += row.measures_open;
    overview.measures_overdue += row.measures_overdue;
    overview.rows.push_back(std::move(row));
  }
  return overview;
}

}  // namespace hjul::dialogue
