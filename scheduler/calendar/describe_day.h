// One day as a person asks about it: week, kind, names, and the working days around it.
#pragma once

#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/iso_week.h"

namespace hjul::calendar {

struct DayDescription {
  Date date;
  IsoWeek week;
  DayKind kind;
  std::vector<DayLabel> labels;
  Date next_working_day;      // `date` itself when it is a working day.
  Date previous_working_day;  // `date` itself when it is a working day.
};

DayDescription DescribeDay(const Calendar& calendar, Date date);

}  // namespace hjul::calendar
