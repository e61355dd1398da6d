#include "scheduler/core/turn.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/calendar/holidays.h"
#include "scheduler/core/transitions.h"

namespace hjul::core {
namespace {

using calendar::MakeDate;
using calendar::TermKind;
using calendar::YearOf;

static_assert(TargetOf(kTurnTransitions, TurnState::kPlanned, TurnEvent::kLeadReached) ==
              TurnState::kOpen);
static_assert(TargetOf(kTurnTransitions, TurnState::kEnded, TurnEvent::kAllFinal) ==
              TurnState::kClosed);
static_assert(!TargetOf(kTurnTransitions, TurnState::kOpen, TurnEvent::kReplaced),
              "a running turn is not replaced");

// Remainder that is never negative.
constexpr int Modulo(int value, int divisor) { return ((value % divisor) + divisor) % divisor; }
constexpr int FloorDivide(int value, int divisor) {
  return (value - Modulo(value, divisor)) / divisor;
}

std::optional<DateSpan> SpanStartingIn(const TurnScheme& scheme, int start_year) {
  unsigned month = scheme.start_month;
  unsigned day = scheme.start_day;
  int months = scheme.length_months;
  if (scheme.kind == TurnScheme::Kind::kSchoolYear) {
    month = 8, day = 1, months = 12;
  } else if (scheme.kind == TurnScheme::Kind::kCalendarYear) {
    month = 1, day = 1, months = 12;
  }
  month = std::clamp(month, 1U, 12U);
  months = std::clamp(months, 1, 120);
  if (start_year < calendar::kYearMin || start_year + months / 12 >= calendar::kYearMax) {
    return std::nullopt;
  }
  const Date month_end = calendar::LastDayOfMonth(start_year, month);
  const Date first = MakeDate(start_year, month, std::clamp(day, 1U, calendar::DayOf(month_end)));
  return DateSpan{first, calendar::AddMonths(first, months) - calendar::days{1}};
}

TurnId NameOf(const TurnScheme& scheme, int start_year, DateSpan span) {
  const bool crosses = YearOf(span.last) != start_year;
  if (scheme.kind != TurnScheme::Kind::kCalendarYear && scheme.name_offset == 0 && crosses) {
    return TurnId(fmt::format("{}-{:02}", start_year, YearOf(span.last) % 100));
  }
  return TurnId(fmt::format("{}", start_year + scheme.name_offset));
}

int OverlapDays(const DateSpan& a, const DateSpan& b) {
  if (!a.Overlaps(b)) return 0;
  return DateSpan{std::max(a.first, b.first), std::min(a.last, b.last)}.Days();
}

std::optional<Turn> TurnBefore(const Wheel& wheel, int start_year) {
  const int years = std::max(1, wheel.turn.every_years);
  for (int year = start_year - 1; year >= start_year - years; --year) {
    if (auto turn = TurnStartingIn(wheel, year)) return turn;
  }
  return std::nullopt;
}

// Belongs to exactly one of several turns that follow each other: the one that holds its middle.
bool BelongsTo(const Turn& turn, DateSpan period) {
  return turn.span.Contains(period.first + (period.last - period.first) / 2);
}

// Terms belong to a turn by these days, whatever the huvudman has decided: an identity may not
// change when a läsår is entered or moved.
DateSpan NominalTerm(int school_year, TermKind term) {
  if (term == TermKind::kAutumn)
    return {MakeDate(school_year, 8, 15), MakeDate(school_year, 12, 21)};
  return {MakeDate(school_year + 1, 1, 7), MakeDate(school_year + 1, 6, 15)};
}

std::vector<Repetition> TermsIn(const Turn& turn, const calendar::Calendar& calendar) {
  std::vector<Repetition> terms;
  for (int year = YearOf(turn.span.first) - 1; year <= YearOf(turn.span.last); ++year) {
    for (const TermKind term : {TermKind::kAutumn, TermKind::kSpring}) {
      if (!BelongsTo(turn, NominalTerm(year, term))) continue;
      const bool autumn = term == TermKind::kAutumn;
      Repetition repetition{.ordinal = OrdinalId(autumn ? "ht" : "vt"), .term = term};
      if (const calendar::SchoolYear* known = calendar.FindSchoolYear(year)) {
        repetition.period = autumn ? known->autumn : known->spring;
      }
      terms.push_back(std::move(repetition));
    }
  }
  return terms;
}

// Parts of the calendar year: `months` each, named by `name` from their number counted from 1.
template <class Name>
std::vector<Repetition> PartsIn(const Turn& turn, unsigned months, const Name& name) {
  std::vector<Repetition> parts;
  for (int year = YearOf(turn.span.first); year <= YearOf(turn.span.last); ++year) {
    for (unsigned part = 1; part <= 12 / months; ++part) {
      const DateSpan period{MakeDate(year, (part - 1) * months + 1, 1),
                            calendar::LastDayOfMonth(year, part * months)};
      if (!BelongsTo(turn, period)) continue;
      parts.push_back({.ordinal = OrdinalId(name(part)), .period = period});
    }
  }
  return parts;
}

// The second "m01" of a long turn is "m01-2".
void NumberDuplicates(std::vector<Repetition>& repetitions) {
  std::map<OrdinalId, int> seen;
  for (Repetition& repetition : repetitions) {
    const int count = ++seen[repetition.ordinal];
    if (count == 1) continue;
    repetition.ordinal = OrdinalId(fmt::format("{}-{}", repetition.ordinal.str(), count));
  }
}

bool Occurs(const Recurrence& recurrence, const Turn& turn) {
  const int years = std::max(1, recurrence.every_years);
  if (Modulo(turn.start_year - recurrence.base_year, years) != 0) return false;
  return !recurrence.election_year || *recurrence.election_year == HasElection(turn);
}

std::optional<int> CohortAttribute(const Unit& unit) {
  const auto found = unit.attributes.find("cohort");
  if (found == unit.attributes.end()) return std::nullopt;
  const std::string& text = found->second;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

template <class T>
bool Contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool AnyShared(const std::vector<std::string>& wanted, const std::vector<std::string>& has) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return Contains(has, word); });
}

}  // namespace

absl::StatusOr<TurnState> Next(TurnState from, TurnEvent on) {
  if (const auto to = TargetOf(kTurnTransitions, from, on)) return *to;
  return absl::FailedPreconditionError(fmt::format("a turn in state {} does not take event {}",
                                                   static_cast<int>(from), static_cast<int>(on)));
}

std::optional<Turn> TurnStartingIn(const Wheel& wheel, int start_year) {
  const TurnScheme& scheme = wheel.turn;
  if (Modulo(start_year - scheme.base_year, std::max(1, scheme.every_years)) != 0) {
    return std::nullopt;
  }
  const auto span = SpanStartingIn(scheme, start_year);
  if (!span) return std::nullopt;
  if (wheel.valid_from && span->first < *wheel.valid_from) return std::nullopt;
  if (wheel.valid_until && span->first > *wheel.valid_until) return std::nullopt;
  return Turn{.wheel = wheel.id,
              .id = NameOf(scheme, start_year, *span),
              .start_year = start_year,
              .span = *span};
}

std::optional<Turn> NextTurn(const Wheel& wheel, const Turn& turn) {
  for (int year = turn.start_year + 1; year <= calendar::kYearMax; ++year) {
    if (auto next = TurnStartingIn(wheel, year)) return next;
  }
  return std::nullopt;
}

std::vector<Turn> TurnsIn(const Wheel& wheel, DateSpan days) {
  std::vector<Turn> turns;
  const int reach = std::clamp(wheel.turn.length_months, 1, 120) / 12 + 1;
  const int first = std::max(YearOf(days.first) - reach, calendar::kYearMin);
  const int last = std::min(YearOf(days.last), calendar::kYearMax);
  for (int year = first; year <= last; ++year) {
    auto turn = TurnStartingIn(wheel, year);
    if (turn && turn->span.Overlaps(days)) turns.push_back(*std::move(turn));
  }
  return turns;
}

Date OpeningDay(const Wheel& wheel, const Turn& turn) {
  return turn.span.first - calendar::days{wheel.lead_days};
}

bool HasElection(const Turn& turn) {
  for (int year = YearOf(turn.span.first); year <= YearOf(turn.span.last); ++year) {
    const auto day = calendar::ElectionDay(year);
    if (day && turn.span.Contains(*day)) return true;
  }
  return false;
}

std::optional<TurnId> MatchTurn(const Turn& turn, const Wheel& other, bool previous_turn) {
  std::optional<Turn> match;
  if (other.id == turn.wheel) {
    match = turn;
  } else {
    for (const Turn& candidate : TurnsIn(other, turn.span)) {
      const auto rank = [&](const Turn& of) {
        return std::pair(of.span.Contains(turn.span.first), OverlapDays(of.span, turn.span));
      };
      if (!match || rank(candidate) >= rank(*match)) match = candidate;
    }
  }
  if (match && previous_turn) match = TurnBefore(other, match->start_year);
  if (!match) return std::nullopt;
  return match->id;
}

std::vector<Repetition> RepetitionsOf(const Activity& activity, const Turn& turn,
                                      const calendar::Calendar& calendar) {
  const Recurrence& recurrence = activity.recurrence;
  std::vector<Repetition> repetitions;
  if (!Occurs(recurrence, turn)) return repetitions;
  switch (recurrence.within) {
    case Recurrence::Within::kOnce:
      repetitions.push_back({});
      break;
    case Recurrence::Within::kTerm:
      repetitions = TermsIn(turn, calendar);
      break;
    case Recurrence::Within::kTertial:
      repetitions = PartsIn(turn, 4, [](unsigned part) { return fmt::format("t{}", part); });
      break;
    case Recurrence::Within::kQuarter:
      repetitions = PartsIn(turn, 3, [](unsigned part) { return fmt::format("q{}", part); });
      break;
    case Recurrence::Within::kMonth:
      repetitions = PartsIn(turn, 1, [](unsigned part) { return fmt::format("m{:02}", part); });
      std::erase_if(repetitions, [&](const Repetition& repetition) {
        return !recurrence.months.empty() &&
               !Contains(recurrence.months, calendar::MonthOf(repetition.period->first));
      });
      break;
    case Recurrence::Within::kNamed:
      for (const OrdinalId& name : recurrence.names) repetitions.push_back({.ordinal = name});
      break;
  }
  NumberDuplicates(repetitions);
  return repetitions;
}

std::vector<UnitId> UnitsOf(const Activity& activity, const Turn& turn, const Organisation& units) {
  if (!activity.scope.each_unit) return {UnitId()};
  const Recurrence& recurrence = activity.recurrence;
  const int cohorts = std::max(1, recurrence.cohorts);
  const int cycle =
      FloorDivide(turn.start_year - recurrence.base_year, std::max(1, recurrence.every_years));
  const int cohort = Modulo(cycle, cohorts);
  std::vector<UnitId> chosen;
  int rank = 0;
  for (const Unit& unit : units.content().units) {
    if (!Matches(activity.scope.filter, unit)) continue;
    const int group = CohortAttribute(unit).value_or(rank) % cohorts;
    ++rank;
    const bool open = (!unit.opened || *unit.opened <= turn.span.last) &&
                      (!unit.closed || turn.span.first <= *unit.closed);
    if (open && group == cohort) chosen.push_back(unit.id);
  }
  return chosen;
}

bool Matches(const UnitFilter& filter, const Unit& unit) {
  if (!filter.school_forms.empty() && !AnyShared(filter.school_forms, unit.school_forms)) {
    return false;
  }
  if (!filter.grades.empty() && !AnyShared(filter.grades, unit.grades)) return false;
  for (const auto& [name, value] : filter.attributes) {
    const auto found = unit.attributes.find(name);
    if (found == unit.attributes.end() || found->second != value) return false;
  }
  if (!filter.units.empty() && !Contains(filter.units, unit.id)) return false;
  return !Contains(filter.except, unit.id);
}

}  // namespace hjul::core
