// Where the months, weeks, terms and breaks of a turn lie. For rule_resolve.cc.
//
// Everything is looked for in the year that begins with the turn's first day, or in the whole turn
// if that is longer. Pure and total for turns within kYearMin..kYearMax.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/rule_node.h"

namespace hjul::calendar {

using SpanOrGap = std::variant<DateSpan, RuleGap>;

// The turn, or the year from its first day if the turn is shorter.
DateSpan WindowOf(DateSpan turn);

// The first `day`/`month` in the turn. 29 February is the month's last day in other years unless
// `exact`; then nullopt.
std::optional<Date> MonthDayIn(DateSpan turn, unsigned month, unsigned day, bool exact);

// The first of these months whose last day is in the turn.
DateSpan MonthIn(DateSpan turn, unsigned month);
DateSpan PartOfYearIn(DateSpan turn, Unit unit, int number);

// The week of that number whose Thursday is in the turn; nullopt if none is, as for most v. 53.
std::optional<IsoWeek> WeekIn(DateSpan turn, int week);
DateSpan DaysOf(IsoWeek week, bool whole);

// A term belongs to the turn that holds its middle: 15 October, 15 March. Gap: kNoSchoolYear.
SpanOrGap TermIn(DateSpan turn, TermKind term, const Calendar& calendar);

// The läsår as a period; `by_end` takes the one that ends in the turn. They differ where turns are
// calendar years. Gap: kNoSchoolYear.
SpanOrGap SchoolYearIn(DateSpan turn, bool by_end, const Calendar& calendar);

// A break that starts in the turn. Gap: kNoSchoolYear if a läsår is missing, else kNoEntry.
SpanOrGap BreakIn(DateSpan turn, std::string_view name, const Calendar& calendar);

std::optional<Date> HolidayIn(DateSpan turn, HolidayName name);
std::optional<Date> ElectionIn(DateSpan turn);

// The calendar's own week, month, quarter, tertial, half-year or year around `date`, `shift` units
// later.
DateSpan Enclosing(Date date, Unit unit, int shift, bool whole);

}  // namespace hjul::calendar
