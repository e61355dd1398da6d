#include "scheduler/calendar/describe_day.h"

namespace hjul::calendar {

DayDescription DescribeDay(const Calendar& calendar, Date date) {
  return {.date = date,
          .week = IsoWeekOf(date),
          .kind = calendar.KindOf(date),
          .labels = calendar.LabelsOn(date),
          .next_working_day = calendar.NextWorkingDay(date),
          .previous_working_day = calendar.PreviousWorkingDay(date)};
}

}  // namespace hjul::calendar
