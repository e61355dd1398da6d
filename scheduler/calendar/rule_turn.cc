#include "scheduler/calendar/rule_turn.h"

#include <algorithm>

#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

constexpr int kMonthsInYear = 12;

int MonthsIn(Unit unit) {
  switch (unit) {
    case Unit::kQuarter:
      return 3;
    case Unit::kTertial:
      return 4;
    case Unit::kHalfYear:
      return 6;
    case Unit::kYear:
      return kMonthsInYear;
    default:
      return 1;
  }
}

DateSpan MonthsFrom(int year, unsigned month, int months) {
  const Date first = MakeDate(year, month, 1);
  return {first, AddMonths(first, months) - days{1}};
}

// The first stretch of `months` from that month of the year that ends in the turn.
DateSpan StretchIn(DateSpan turn, unsigned month, int months) {
  DateSpan span = MonthsFrom(YearOf(turn.first) - 1, month, months);
  while (span.last < turn.first) span = MonthsFrom(YearOf(span.first) + 1, month, months);
  return span;
}

RuleGap MissingSchoolYear(int start_year) {
  return {RuleGap::Kind::kNoSchoolYear, SchoolYearName(start_year)};
}

// The läsår whose autumn or spring lies in the turn.
int StartYearIn(DateSpan turn, TermKind term) {
  return term == TermKind::kAutumn ? YearOf(*MonthDayIn(turn, 10, 15, false))
                                   : YearOf(*MonthDayIn(turn, 3, 15, false)) - 1;
}

// The time between the terms, if `name` is what it is called.
SpanOrGap BetweenTerms(DateSpan turn, std::string_view name, const Calendar& calendar) {
  const bool summer = name == "sommarlov";
  const int start_year = StartYearIn(turn, summer ? TermKind::kSpring : TermKind::kAutumn);
  const SchoolYear* year = calendar.FindSchoolYear(start_year);
  if (year == nullptr) return MissingSchoolYear(start_year);
  const SchoolYear* next = summer ? calendar.FindSchoolYear(start_year + 1) : year;
  if (next == nullptr) return MissingSchoolYear(start_year + 1);
  const DateSpan span{(summer ? year->spring.last : year->autumn.last) + days{1},
                      (summer ? next->autumn.first : year->spring.first) - days{1}};
  if (span.first > span.last) return RuleGap{RuleGap::Kind::kNoEntry, std::string(name)};
  return span;
}

}  // namespace

DateSpan WindowOf(DateSpan turn) {
  return {turn.first, std::max(turn.last, AddMonths(turn.first, kMonthsInYear) - days{1})};
}

std::optional<Date> MonthDayIn(DateSpan turn, unsigned month, unsigned day, bool exact) {
  for (int year = YearOf(turn.first);; ++year) {
    const Date last = LastDayOfMonth(year, month);
    const bool exists = DayOf(last) >= day;
    const Date date = exists ? MakeDate(year, month, day) : last;
    if (date < turn.first) continue;
    if (exists || !exact) return date;
    return std::nullopt;
  }
}

DateSpan MonthIn(DateSpan turn, unsigned month) { return StretchIn(turn, month, 1); }

DateSpan PartOfYearIn(DateSpan turn, Unit unit, int number) {
  const int months = MonthsIn(unit);
  return StretchIn(turn, static_cast<unsigned>((number - 1) * months + 1), months);
}

std::optional<IsoWeek> WeekIn(DateSpan turn, int week) {
  const DateSpan window = WindowOf(turn);
  for (int year = YearOf(window.first) - 1; year <= YearOf(window.last) + 1; ++year) {
    const std::optional<IsoWeek> found = MakeIsoWeek(WeekYear{year}, week);
    if (found.has_value() && window.Contains(DayIn(*found, std::chrono::Thursday))) return found;
  }
  return std::nullopt;
}

DateSpan DaysOf(IsoWeek week, bool whole) {
  return {MondayOf(week), DayIn(week, whole ? std::chrono::Sunday : std::chrono::Friday)};
}

SpanOrGap TermIn(DateSpan turn, TermKind term, const Calendar& calendar) {
  const int start_year = StartYearIn(turn, term);
  const SchoolYear* year = calendar.FindSchoolYear(start_year);
  if (year == nullptr) return MissingSchoolYear(start_year);
  return term == TermKind::kAutumn ? year->autumn : year->spring;
}

SpanOrGap SchoolYearIn(DateSpan turn, bool by_end, const Calendar& calendar) {
  const int start_year = StartYearIn(turn, by_end ? TermKind::kSpring : TermKind::kAutumn);
  const SchoolYear* year = calendar.FindSchoolYear(start_year);
  if (year == nullptr) return MissingSchoolYear(start_year);
  return DateSpan{year->autumn.first, year->spring.last};
}

SpanOrGap BreakIn(DateSpan turn, std::string_view name, const Calendar& calendar) {
  const std::string wanted = text::FoldCase(name);
  const DateSpan window = WindowOf(turn);
  const Break* found = nullptr;
  for (const SchoolYear& year : calendar.content().school_years) {
    for (const Break& school_break : year.breaks) {
      if (text::FoldCase(school_break.name) != wanted) continue;
      if (!window.Contains(school_break.span.first)) continue;
      if (found == nullptr || school_break.span.first < found->span.first) found = &school_break;
    }
  }
  if (found != nullptr) return found->span;
  if (wanted == "jullov" || wanted == "sommarlov") return BetweenTerms(turn, wanted, calendar);
  for (const TermKind term : {TermKind::kAutumn, TermKind::kSpring}) {
    const int start_year = StartYearIn(turn, term);
    if (calendar.FindSchoolYear(start_year) == nullptr) return MissingSchoolYear(start_year);
  }
  return RuleGap{RuleGap::Kind::kNoEntry, std::string(name)};
}

std::optional<Date> HolidayIn(DateSpan turn, HolidayName name) {
  const DateSpan window = WindowOf(turn);
  for (int year = YearOf(window.first); year <= YearOf(window.last); ++year) {
    const std::optional<Date> date = DateOf(name, year);
    if (date.has_value() && window.Contains(*date)) return date;
  }
  return std::nullopt;
}

std::optional<Date> ElectionIn(DateSpan turn) {
  const DateSpan window = WindowOf(turn);
  for (int year = YearOf(window.first); year <= YearOf(window.last); ++year) {
    const std::optional<Date> date = ElectionDay(year);
    if (date.has_value() && window.Contains(*date)) return date;
  }
  return std::nullopt;
}

DateSpan Enclosing(Date date, Unit unit, int shift, bool whole) {
  if (unit == Unit::kWeek) return DaysOf(IsoWeekOf(date + days{7 * shift}), whole);
  const int months = MonthsIn(unit);
  const int month = static_cast<int>(MonthOf(date)) - 1;
  const unsigned first_month = static_cast<unsigned>(month - month % months + 1);
  const Date first = AddMonths(MakeDate(YearOf(date), first_month, 1), months * shift);
  return {first, AddMonths(first, months) - days{1}};
}

}  // namespace hjul::calendar
