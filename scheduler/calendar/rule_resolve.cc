// From a rule and a turn to days.
#include <algorithm>
#include <utility>

#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/calendar/rule_node.h"
#include "scheduler/calendar/rule_turn.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

using Relation = PickNode::Relation;
using Gap = RuleGap::Kind;

constexpr Date kFirstDay = MakeDate(kYearMin, 1, 1);
constexpr Date kLastDay = MakeDate(kYearMax, 12, 31);

// Spans within spans may be looked at twice each; no rule that makes sense comes near this.
constexpr int kStepsMax = 300;

constexpr int kStaffDaysLookedMax = 2 * 366;

bool WithinYears(DateSpan span) {
  return kFirstDay <= span.first && span.first <= span.last && span.last <= kLastDay;
}

// The years a part of the rule looks in, and how strictly.
struct Scope {
  DateSpan turn;
  bool exact = false;  // Another alternative follows: 29 February must exist.
};

class Resolver {
 public:
  Resolver(const RuleContext& context, const Calendar& calendar)
      : context_(context), calendar_(calendar) {}

  // Every intermediate result lies within kYearMin..kYearMax, so arithmetic cannot overflow.
  Resolution Of(const RuleNode& node, const Scope& scope) {
    if (++steps_ > kStepsMax) return NoSuchDay(node);
    Resolution resolution =
        std::visit([&](const auto& content) { return Find(content, node, scope); }, node.content);
    const ResolvedRule* resolved = std::get_if<ResolvedRule>(&resolution);
    if (resolved != nullptr && !WithinYears(resolved->days)) {
      return RuleGap{Gap::kOutsideYears, PrintNode(node, Language::kEnglish)};
    }
    return resolution;
  }

 private:
  static Resolution Day(Date date) { return ResolvedRule{{date, date}, std::nullopt}; }
  static Resolution Days(DateSpan span) { return ResolvedRule{span, std::nullopt}; }
  static Resolution NoSuchDay(const RuleNode& node) {
    return RuleGap{Gap::kNoSuchDay, PrintNode(node, Language::kEnglish)};
  }
  static Resolution From(const SpanOrGap& found) {
    if (const RuleGap* gap = std::get_if<RuleGap>(&found)) return *gap;
    return Days(std::get<DateSpan>(found));
  }

  Resolution Find(const DayNode& day, const RuleNode&, const Scope&) const { return Day(day.date); }

  Resolution Find(const MonthDayNode& day, const RuleNode& node, const Scope& scope) const {
    const std::optional<Date> date = MonthDayIn(scope.turn, day.month, day.day, scope.exact);
    if (!date.has_value()) return NoSuchDay(node);
    if (day.on.has_value() && *day.on != WeekdayOf(*date)) return NoSuchDay(node);
    if (day.week != 0 && day.week != IsoWeekOf(*date).week) return NoSuchDay(node);
    return Day(*date);
  }

  Resolution Find(const WeekNode& week, const RuleNode& node, const Scope& scope) const {
    const std::optional<IsoWeek> found = week.week_year == 0
                                             ? WeekIn(scope.turn, week.week)
                                             : MakeIsoWeek(WeekYear{week.week_year}, week.week);
    if (!found.has_value()) return RuleGap{Gap::kNoSuchWeek, PrintNode(node, Language::kEnglish)};
    return Days(DaysOf(*found, week.whole));
  }

  Resolution Find(const MonthNode& month, const RuleNode&, const Scope& scope) const {
    if (month.year == 0) return Days(MonthIn(scope.turn, month.month));
    return Days({MakeDate(month.year, month.month, 1), LastDayOfMonth(month.year, month.month)});
  }

  Resolution Find(const PartOfYearNode& part, const RuleNode&, const Scope& scope) const {
    return Days(PartOfYearIn(scope.turn, part.unit, part.number));
  }

  Resolution Find(const TermNode& term, const RuleNode&, const Scope& scope) const {
    return From(TermIn(scope.turn, term.term, calendar_));
  }

  Resolution Find(const SchoolYearNode&, const RuleNode&, const Scope& scope) const {
    return From(SchoolYearIn(scope.turn, false, calendar_));
  }

  Resolution Find(const BreakNode& school_break, const RuleNode&, const Scope& scope) const {
    return From(BreakIn(scope.turn, school_break.name, calendar_));
  }

  Resolution Find(const TurnNode&, const RuleNode&, const Scope& scope) const {
    return Days(scope.turn);
  }

  Resolution Find(const PeriodNode&, const RuleNode& node, const Scope&) const {
    if (context_.period.has_value()) return Days(*context_.period);
    return RuleGap{Gap::kNoPeriod, PrintNode(node, Language::kEnglish)};
  }

  Resolution Find(const HolidayNode& holiday, const RuleNode& node, const Scope& scope) const {
    const std::optional<Date> date = HolidayIn(scope.turn, holiday.name);
    return date.has_value() ? Day(*date) : NoSuchDay(node);
  }

  Resolution Find(const ElectionNode&, const RuleNode& node, const Scope& scope) const {
    const std::optional<Date> date = ElectionIn(scope.turn);
    return date.has_value() ? Day(*date) : NoSuchDay(node);
  }

  Resolution Find(const EntryNode& entry, const RuleNode&, const Scope& scope) const {
    const std::string key = text::FoldCase(entry.key);
    const DateSpan window = WindowOf(scope.turn);
    const TableEntry* found = nullptr;
    if (!entry.table.empty() && calendar_.FindTable(entry.table) == nullptr) {
      return RuleGap{Gap::kNoTable, entry.table};
    }
    for (const DateTable& table : calendar_.content().tables) {
      if (!entry.table.empty() && &table != calendar_.FindTable(entry.table)) continue;
      for (const TableEntry& candidate : table.entries) {
        if (!Counts(candidate) || !window.Contains(candidate.date)) continue;
        if (text::FoldCase(candidate.key) != key) continue;
        if (found == nullptr || candidate.date < found->date) found = &candidate;
      }
    }
    if (found == nullptr) return RuleGap{Gap::kNoEntry, entry.key};
    return ResolvedRule{{found->date, found->date}, found->time};
  }

  static bool Counts(const TableEntry& entry) { return !entry.reserve && !entry.cancelled; }

  Resolution Find(const AnchorNode& anchor, const RuleNode& node, const Scope&) const {
    const std::optional<Date> date =
        context_.anchors == nullptr ? std::nullopt : context_.anchors->Find(anchor.ref);
    if (date.has_value()) return Day(*date);
    return RuleGap{Gap::kAnchorOpen, PrintNode(node, Language::kEnglish)};
  }

  Resolution Find(const EdgeNode& edge, const RuleNode&, const Scope& scope) {
    using Part = EdgeNode::Part;
    Resolution of = OfPeriod(*edge.of, scope, edge.part == Part::kEnd);
    ResolvedRule* resolved = std::get_if<ResolvedRule>(&of);
    if (resolved == nullptr) return of;
    const DateSpan span = resolved->days;
    const Date half = span.first + days{(span.Days() - 1) / 2};
    switch (edge.part) {
      case Part::kStart:
        resolved->days = {span.first, span.first};
        break;
      case Part::kEnd:
        resolved->days = {span.last, span.last};
        break;
      case Part::kFirstHalf:
        resolved->days = {span.first, half};
        break;
      case Part::kSecondHalf:
        resolved->days = {std::min(half + days{1}, span.last), span.last};
        break;
      case Part::kMiddle: {
        // The middle of a month is the 15th to everybody.
        const bool month = span == Enclosing(span.first, Unit::kMonth, 0, false);
        const Date middle = month ? span.first + days{14} : half;
        resolved->days = {middle, middle};
        break;
      }
    }
    return of;
  }

  // A period asked for by its end: "school year end" of a calendar year is in June.
  Resolution OfPeriod(const RuleNode& node, const Scope& scope, bool by_end) {
    if (by_end && std::holds_alternative<SchoolYearNode>(node.content)) {
      return From(SchoolYearIn(scope.turn, true, calendar_));
    }
    return Of(node, scope);
  }

  Resolution Find(const YearNode& year, const RuleNode& node, const Scope& scope) {
    Scope other = scope;
    if (year.number == YearNode::kAfter) {
      other.turn = WindowOf({scope.turn.last + days{1}, scope.turn.last + days{1}});
    } else {
      const Date first = AddMonths(scope.turn.first, 12 * (year.number - 1));
      other.turn = WindowOf({first, first});
    }
    if (!WithinYears(other.turn)) {
      return RuleGap{Gap::kOutsideYears, PrintNode(node, Language::kEnglish)};
    }
    return Of(*year.of, other);
  }

  Resolution Find(const EnclosingNode& enclosing, const RuleNode&, const Scope& scope) {
    const Resolution of = Of(*enclosing.of, scope);
    const ResolvedRule* resolved = std::get_if<ResolvedRule>(&of);
    if (resolved == nullptr) return of;
    const Date date = enclosing.shift > 0 ? resolved->days.last : resolved->days.first;
    return Days(Enclosing(date, enclosing.unit, enclosing.shift, enclosing.whole));
  }

  Resolution Find(const PickNode& pick, const RuleNode& node, const Scope& scope) {
    const bool of_period = pick.relation == Relation::kOf;
    const Resolution of = OfPeriod(*pick.of, scope, of_period && pick.n < 0);
    const ResolvedRule* resolved = std::get_if<ResolvedRule>(&of);
    if (resolved == nullptr) return of;
    if (pick.what.kind == DaySet::Kind::kMeeting) return PickMeeting(pick, resolved->days);
    if (of_period) return PickOf(pick, node, resolved->days, scope);
    return PickAround(pick, node, resolved->days);
  }

  bool Holds(const DaySet& what, Date date) const {
    switch (what.kind) {
      case DaySet::Kind::kAnyDay:
        return true;
      case DaySet::Kind::kWeekday:
        return WeekdayOf(date) == what.day;
      case DaySet::Kind::kWorkingDay:
        return calendar_.IsWorkingDay(date);
      case DaySet::Kind::kSchoolDay:
        return calendar_.IsSchoolDay(date);
      case DaySet::Kind::kStaffDay:
        return calendar_.KindOf(date) == DayKind::kStaffDay;
      case DaySet::Kind::kWeek:
        return WeekdayOf(date) == std::chrono::Thursday;
      case DaySet::Kind::kMeeting:
        return false;
    }
    return false;
  }

  Resolution PickOf(const PickNode& pick, const RuleNode& node, DateSpan span,
                    const Scope& scope) const {
    // "sunday w. 44": weekdays are picked from the whole week.
    const bool is_week =
        As<WeekNode>(pick.of) != nullptr ||
        (As<EnclosingNode>(pick.of) != nullptr && As<EnclosingNode>(pick.of)->unit == Unit::kWeek);
    if (is_week && pick.what.kind == DaySet::Kind::kWeekday) {
      span = DaysOf(IsoWeekOf(span.first), true);
    }
    const days step{pick.n > 0 ? 1 : -1};
    int left = pick.n > 0 ? pick.n : -pick.n;
    for (Date date = pick.n > 0 ? span.first : span.last; span.Contains(date); date += step) {
      if (!Holds(pick.what, date) || --left > 0) continue;
      if (pick.what.kind == DaySet::Kind::kWeek) return Days(DaysOf(IsoWeekOf(date), false));
      return Day(date);
    }
    // The 31st of a shorter month is its last day (lag 1930:173 1 §), as for 29 February.
    const bool month = span == Enclosing(span.first, Unit::kMonth, 0, false);
    const bool named_day = pick.what.kind == DaySet::Kind::kAnyDay && pick.n > 0 && pick.n <= 31;
    if (month && named_day && !scope.exact) return Day(span.last);
    const bool decided_by_huvudman =
        pick.what.kind == DaySet::Kind::kSchoolDay || pick.what.kind == DaySet::Kind::kStaffDay;
    return decided_by_huvudman ? MissingSchoolDay(node, span.first) : NoSuchDay(node);
  }

  // No school or staff day is there: because none is known, or because there is none.
  Resolution MissingSchoolDay(const RuleNode& node, Date date) const {
    const int start_year = StartYearOf(date);
    if (calendar_.FindSchoolYear(start_year) == nullptr) {
      return RuleGap{Gap::kNoSchoolYear, SchoolYearName(start_year)};
    }
    return NoSuchDay(node);
  }

  // The läsår that a day belongs to; July starts the next one.
  static int StartYearOf(Date date) { return MonthOf(date) >= 7 ? YearOf(date) : YearOf(date) - 1; }

  static bool IsBackward(Relation relation) {
    return relation == Relation::kBefore || relation == Relation::kOnOrBefore;
  }

  // The day next to which counting starts; it is not counted itself.
  static Date StartOf(Relation relation, DateSpan span) {
    switch (relation) {
      case Relation::kAfter:
        return span.last;
      case Relation::kOnOrAfter:
        return span.first - days{1};
      case Relation::kOnOrBefore:
        return span.last + days{1};
      case Relation::kBefore:
      case Relation::kOf:
        break;
    }
    return span.first;
  }

  Resolution PickAround(const PickNode& pick, const RuleNode& node, DateSpan span) const {
    const Date start = StartOf(pick.relation, span);
    const int count = IsBackward(pick.relation) ? -pick.n : pick.n;
    switch (pick.what.kind) {
      case DaySet::Kind::kAnyDay:
        return Day(start + days{count});
      case DaySet::Kind::kWeekday:
        return Day(NthWeekday(start, pick.what.day, count));
      case DaySet::Kind::kWeek: {
        // Whole working weeks, Monday to Friday, on that side.
        const weekday edge = count < 0 ? std::chrono::Friday : std::chrono::Monday;
        return Days(DaysOf(IsoWeekOf(NthWeekday(start, edge, count)), false));
      }
      case DaySet::Kind::kWorkingDay:
        return Day(calendar_.AddWorkingDays(start, count));
      case DaySet::Kind::kSchoolDay:
        return AddSchoolDays(start, count);
      case DaySet::Kind::kStaffDay:
        return NthStaffDay(node, start, count);
      case DaySet::Kind::kMeeting:
        break;
    }
    return PickMeeting(pick, span);
  }

  // Looks no further than two years: beyond that no läsår is known.
  Resolution NthStaffDay(const RuleNode& node, Date start, int count) const {
    const days step{count < 0 ? -1 : 1};
    int left = count < 0 ? -count : count;
    Date date = start;
    for (int looked = 0; looked < kStaffDaysLookedMax; ++looked) {
      date += step;
      if (calendar_.KindOf(date) == DayKind::kStaffDay && --left == 0) return Day(date);
    }
    return MissingSchoolDay(node, date);
  }

  static Date NthWeekday(Date start, weekday day, int count) {
    if (count > 0) {
      const Date next = start + days{1};
      return next + (day - WeekdayOf(next)) + days{7 * (count - 1)};
    }
    const Date previous = start - days{1};
    return previous - (WeekdayOf(previous) - day) + days{7 * (count + 1)};
  }

  Resolution AddSchoolDays(Date start, int count) const {
    const std::optional<Date> date = calendar_.AddSchoolDays(start, count);
    if (date.has_value()) return Day(*date);
    int year = StartYearOf(start);
    while (calendar_.FindSchoolYear(year) != nullptr) year += count < 0 ? -1 : 1;
    return RuleGap{Gap::kNoSchoolYear, SchoolYearName(year)};
  }

  Resolution PickMeeting(const PickNode& pick, DateSpan span) const {
    const DateTable* table = calendar_.FindTable(pick.what.table);
    if (table == nullptr) return RuleGap{Gap::kNoTable, pick.what.table};
    const Date start = StartOf(pick.relation, span);
    const bool backward = IsBackward(pick.relation);
    const auto fits = [&](const TableEntry& entry) {
      if (!Counts(entry)) return false;
      if (pick.relation == Relation::kOf) return span.Contains(entry.date);
      return backward ? entry.date < start : entry.date > start;
    };
    std::vector<const TableEntry*> entries;
    for (const TableEntry& entry : table->entries) {
      if (fits(entry)) entries.push_back(&entry);
    }
    if (backward || pick.n < 0) std::reverse(entries.begin(), entries.end());
    const std::size_t n = static_cast<std::size_t>(pick.n < 0 ? -pick.n : pick.n);
    if (n == 0 || n > entries.size()) return RuleGap{Gap::kNoEntry, pick.what.table};
    const TableEntry& found = *entries[n - 1];
    return ResolvedRule{{found.date, found.date}, found.time};
  }

  Resolution Find(const OffsetNode& offset, const RuleNode&, const Scope& scope) {
    const Resolution of = OfPeriod(*offset.of, scope, offset.count > 0);
    const ResolvedRule* resolved = std::get_if<ResolvedRule>(&of);
    if (resolved == nullptr) return of;
    const Date start = offset.count < 0 ? resolved->days.first : resolved->days.last;
    switch (offset.unit) {
      case Unit::kWorkingDay:
        return Day(calendar_.AddWorkingDays(start, offset.count));
      case Unit::kSchoolDay:
        return AddSchoolDays(start, offset.count);
      case Unit::kWeek:
        return Day(start + days{7 * offset.count});
      case Unit::kMonth:
        return Day(AddMonths(start, offset.count));
      case Unit::kQuarter:
        return Day(AddMonths(start, 3 * offset.count));
      case Unit::kYear:
        return Day(AddMonths(start, 12 * offset.count));
      default:
        return Day(start + days{offset.count});
    }
  }

  // An end that would lie before the start is the next one after it: "november to february".
  Resolution Find(const SpanNode& span, const RuleNode& node, const Scope& scope) {
    const Resolution first = Of(*span.first, scope);
    const ResolvedRule* begin = std::get_if<ResolvedRule>(&first);
    if (begin == nullptr) return first;
    Resolution last = Of(*span.last, scope);
    ResolvedRule* end = std::get_if<ResolvedRule>(&last);
    if (end != nullptr && end->days.last < begin->days.first) {
      Scope later = scope;
      later.turn = WindowOf({begin->days.first, begin->days.first});
      last = Of(*span.last, later);
      end = std::get_if<ResolvedRule>(&last);
    }
    if (end == nullptr) return last;
    if (end->days.last < begin->days.first) return NoSuchDay(node);
    end->days.first = begin->days.first;
    return last;
  }

  Resolution Find(const ChoiceNode& choice, const RuleNode& node, const Scope& scope) {
    std::optional<ResolvedRule> chosen;
    for (const NodePtr& part : choice.of) {
      Resolution of = Of(*part, scope);
      const ResolvedRule* resolved = std::get_if<ResolvedRule>(&of);
      if (resolved == nullptr) return of;
      const auto days_of = [](const DateSpan& span) { return std::pair(span.last, span.first); };
      const bool better =
          !chosen.has_value() || (choice.later ? days_of(resolved->days) > days_of(chosen->days)
                                               : days_of(resolved->days) < days_of(chosen->days));
      if (better) chosen = *resolved;
    }
    if (!chosen.has_value()) return NoSuchDay(node);
    return *chosen;
  }

  Resolution Find(const AtNode& at, const RuleNode&, const Scope& scope) {
    Resolution of = Of(*at.of, scope);
    if (ResolvedRule* resolved = std::get_if<ResolvedRule>(&of)) resolved->time = at.time;
    return of;
  }

  // An anchor without a date may still get one, so nothing falls back from it.
  Resolution Find(const OrNode& alternatives, const RuleNode& node, const Scope& scope) {
    Resolution found = NoSuchDay(node);
    for (const NodePtr& alternative : alternatives.alternatives) {
      Scope here = scope;
      here.exact = scope.exact || alternative != alternatives.alternatives.back();
      found = Of(*alternative, here);
      const RuleGap* gap = std::get_if<RuleGap>(&found);
      if (gap == nullptr || gap->kind == Gap::kAnchorOpen || gap->kind == Gap::kSkipped) break;
    }
    return found;
  }

  Resolution Find(const SkipNode&, const RuleNode&, const Scope&) const {
    return RuleGap{Gap::kSkipped, ""};
  }

  const RuleContext& context_;
  const Calendar& calendar_;
  int steps_ = 0;
};

}  // namespace

Resolution Resolve(const DateRule& rule, const RuleContext& context) {
  if (rule.empty()) return RuleGap{Gap::kSkipped, ""};
  if (!WithinYears(context.turn)) return RuleGap{Gap::kOutsideYears, "turn"};
  if (context.calendar == nullptr) {
    const Calendar national;
    return Resolver(context, national).Of(rule.node(), {context.turn});
  }
  return Resolver(context, *context.calendar).Of(rule.node(), {context.turn});
}

}  // namespace hjul::calendar
