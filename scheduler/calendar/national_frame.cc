#include <algorithm>

#include "scheduler/calendar/calendar.h"

namespace hjul::calendar {
namespace {

constexpr int kSchoolDaysMin = 178;
constexpr int kDaysOffMin = 12;
constexpr int kStaffDaysMax = 5;

bool InTerms(const SchoolYear& year, Date date) {
  return year.autumn.Contains(date) || year.spring.Contains(date);
}

bool Within(const DateSpan& inner, const DateSpan& outer) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

bool Listed(const std::vector<Date>& dates, Date date) {
  return std::find(dates.begin(), dates.end(), date) != dates.end();
}

// How the working days within the terms are used.
struct Counts {
  int school_days = 0;
  int days_off = 0;
  int staff_days = 0;
};

Counts CountDays(const SchoolYear& year, const Calendar& calendar) {
  Counts counts;
  for (Date date = year.autumn.first; date <= year.spring.last; date += days{1}) {
    if (!InTerms(year, date) || !calendar.IsWorkingDay(date)) continue;
    const bool in_break = std::any_of(year.breaks.begin(), year.breaks.end(),
                                      [&](const Break& b) { return b.span.Contains(date); });
    if (Listed(year.staff_days, date)) {
      ++counts.staff_days;
    } else if (in_break || Listed(year.days_off, date)) {
      ++counts.days_off;
    } else {
      ++counts.school_days;
    }
  }
  return counts;
}

}  // namespace

std::vector<FrameWarning> CheckNationalFrame(const SchoolYear& year, const Calendar& calendar) {
  using Kind = FrameWarning::Kind;
  const std::string name = SchoolYearName(year.start_year);
  std::vector<FrameWarning> warnings;
  const Date first = year.autumn.first;
  const Date last = year.spring.last;
  if (YearOf(first) != year.start_year || MonthOf(first) != 8) {
    warnings.push_back(
        {Kind::kStartsOutsideAugust, static_cast<int>(MonthOf(first)), 8, ToString(first)});
  }
  if (YearOf(last) != year.start_year + 1 || MonthOf(last) != 6) {
    warnings.push_back(
        {Kind::kEndsOutsideJune, static_cast<int>(MonthOf(last)), 6, ToString(last)});
  }
  const Counts counts = CountDays(year, calendar);
  if (counts.school_days < kSchoolDaysMin) {
    warnings.push_back({Kind::kTooFewSchoolDays, counts.school_days, kSchoolDaysMin, name});
  }
  if (counts.days_off < kDaysOffMin) {
    warnings.push_back({Kind::kTooFewDaysOff, counts.days_off, kDaysOffMin, name});
  }
  if (counts.staff_days > kStaffDaysMax) {
    warnings.push_back({Kind::kTooManyStaffDays, counts.staff_days, kStaffDaysMax, name});
  }
  for (const Break& school_break : year.breaks) {
    if (Within(school_break.span, year.autumn) || Within(school_break.span, year.spring)) continue;
    warnings.push_back({Kind::kBreakOutsideTerms, 0, 0, school_break.name});
  }
  for (const Date date : year.staff_days) {
    if (calendar.IsWorkingDay(date)) continue;
    warnings.push_back({Kind::kStaffDayOnDayOff, 0, 0, ToString(date)});
  }
  if (year.autumn.Overlaps(year.spring) || year.spring.first < year.autumn.first) {
    warnings.push_back({Kind::kTermsOverlap, 0, 0, name});
  }
  return warnings;
}

}  // namespace hjul::calendar
