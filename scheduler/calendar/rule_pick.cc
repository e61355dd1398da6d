// Days picked from periods and around dates: what starts with an ordinal, a weekday or a unit.
#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/rule_parser.h"

namespace hjul::calendar {
namespace {

using Relation = PickNode::Relation;

constexpr int kOrdinalMax = 366;

}  // namespace

// After "last", "third", "next": days of a period, days around a date, or a half of a period.
NodePtr RuleParser::ParsePick() {
  const Token& ordinal = Peek();
  const bool next = Is(Word::kNext);
  const int n = next ? 1 : ordinal.meaning.value;
  if (n == 0 || n > kOrdinalMax) {
    return Fail("rule-syntax", ordinal, fmt::format("cannot count to {}", n),
                fmt::format("write a number from 1 to {}", kOrdinalMax));
  }
  Advance();
  if (Is(Word::kHalf) && (n == 1 || n == 2)) {
    Advance();
    if (!Skip(Word::kOf)) return FailHere(Either("\"av\"", "\"of\""));
    NodePtr of = ParseTerm();
    if (of == nullptr) return nullptr;
    const auto part = n == 1 ? EdgeNode::Part::kFirstHalf : EdgeNode::Part::kSecondHalf;
    return Make(EdgeNode{part, std::move(of)});
  }
  const bool month_follows = Is(Word::kMonth) || (Is(Word::kOf) && Is(Word::kMonth, 1));
  if (month_follows && !next && n > 0) {  // "15:e september", "first of june"
    Skip(Word::kOf);
    const int month = Peek().meaning.value;
    Advance();
    return ParsePostfixes(FinishMonthDay(ordinal, n, month, std::nullopt));
  }
  return ParsePicked(n, !next && n < 0);
}

// From the days on: "friday of june", "working day before X", "BUN meeting after X".
NodePtr RuleParser::ParsePicked(int n, bool named_last) {
  PickNode pick;
  const Token& at = Peek();
  if (!Is(Word::kOf)) {  // "15th of the month" leaves the days out.
    const std::optional<DaySet> what = ParseDaySet();
    if (!what.has_value()) return nullptr;
    pick.what = *what;
  }
  const std::optional<Relation> relation = ParseRelation();
  if (!relation.has_value()) return nullptr;
  pick.relation = *relation;
  const bool backward =
      pick.relation == Relation::kBefore || pick.relation == Relation::kOnOrBefore;
  if (named_last && !backward && pick.relation != Relation::kOf) {
    return Fail("rule-syntax", at, "there is no last one after a date",
                Either("write \"nästa ... efter\"", "write \"next ... after\""));
  }
  pick.n = backward && n < 0 ? -n : n;
  pick.of = ParseTerm();
  if (pick.of == nullptr) return nullptr;
  return MakePick(std::move(pick));
}

// One spelling per meaning: the first day of X is its start, the third day after X an offset.
NodePtr RuleParser::MakePick(PickNode pick) {
  if (pick.what.kind == DaySet::Kind::kAnyDay) {
    using Part = EdgeNode::Part;
    if (pick.relation == Relation::kOf && (pick.n == 1 || pick.n == -1)) {
      return Make(EdgeNode{pick.n == 1 ? Part::kStart : Part::kEnd, std::move(pick.of)});
    }
    if (pick.relation == Relation::kAfter || pick.relation == Relation::kBefore) {
      const int count = pick.relation == Relation::kAfter ? pick.n : -pick.n;
      return Make(OffsetNode{count, Unit::kDay, std::move(pick.of)});
    }
  }
  return Make(std::move(pick));
}

std::optional<DaySet> RuleParser::ParseDaySet() {
  DaySet what;
  if (Is(Word::kWeekday)) {
    what.kind = DaySet::Kind::kWeekday;
    what.day = weekday{static_cast<unsigned>(Peek().meaning.value)};
    Advance();
    return what;
  }
  static constexpr std::pair<Unit, DaySet::Kind> kSets[] = {
      {Unit::kDay, DaySet::Kind::kAnyDay},          {Unit::kWorkingDay, DaySet::Kind::kWorkingDay},
      {Unit::kSchoolDay, DaySet::Kind::kSchoolDay}, {Unit::kStaffDay, DaySet::Kind::kStaffDay},
      {Unit::kWeek, DaySet::Kind::kWeek},
  };
  for (const auto& [unit, kind] : kSets) {
    if (!IsUnit(unit)) continue;
    what.kind = kind;
    Advance();
    return what;
  }
  // A bare word is a table only when "meeting" says so, or when it is a board's initials.
  const std::string name = IsName() ? NameAt(0, false) : std::string();
  const bool initials = name.size() >= 2 && std::all_of(name.begin(), name.end(), [](char c) {
                          return c >= 'A' && c <= 'Z';
                        });
  const std::size_t meeting_at = IsSymbol('-', 1) ? 2 : 1;
  const bool meeting = Is(Word::kMeeting, meeting_at);
  if (Peek().kind == Token::Kind::kQuoted || (IsName() && (meeting || initials))) {
    what.kind = DaySet::Kind::kMeeting;
    what.table = name;
    Advance(meeting ? meeting_at + 1 : 1);
    return what;
  }
  if (Is(Word::kMeeting)) {
    Fail("rule-syntax", Peek(), "whose meeting is not said",
         Either("name the table, as in \"nästa BUN-sammanträde efter\"",
                "name the table, as in \"next BUN meeting after\""));
  } else {
    FailHere("a weekday, a working day or a school day");
  }
  return std::nullopt;
}

std::optional<Relation> RuleParser::ParseRelation() {
  static constexpr std::pair<Word, Relation> kRelations[] = {
      {Word::kOf, Relation::kOf},
      {Word::kAfter, Relation::kAfter},
      {Word::kBefore, Relation::kBefore},
      {Word::kOnOrAfter, Relation::kOnOrAfter},
      {Word::kOnOrBefore, Relation::kOnOrBefore},
      {Word::kBy, Relation::kOnOrBefore},
  };
  for (const auto& [word, relation] : kRelations) {
    if (Skip(word)) return relation;
  }
  // "sista fredagen juni", "första skoldagen v. 34"
  if (Is(Word::kMonth) || Is(Word::kTerm) || Is(Word::kBreak) || IsUnit(Unit::kWeek)) {
    return Relation::kOf;
  }
  FailHere(Either("\"i\", \"före\", \"efter\" or \"på eller efter\"",
                  "\"of\", \"before\", \"after\" or \"on or after\""));
  return std::nullopt;
}

// "friday w. 44", "friday after X", "friday 30 october", "monday in the week of X".
NodePtr RuleParser::ParseWeekdayLed() {
  const Token& day = Peek();
  const weekday on{static_cast<unsigned>(day.meaning.value)};
  const bool week_follows = IsUnit(Unit::kWeek, 1) || (Is(Word::kOf, 1) && IsUnit(Unit::kWeek, 2));
  if (week_follows) {
    Advance();
    Skip(Word::kOf);
    PickNode pick{1, {DaySet::Kind::kWeekday, on, {}}, Relation::kOf, nullptr};
    const bool numbered = IsNumber(1);
    pick.of = numbered ? ParseWeek(false) : ParseUnitLed();
    if (pick.of == nullptr) return nullptr;
    NodePtr node = Make(std::move(pick));
    return numbered ? ParsePostfixes(std::move(node)) : node;
  }
  for (const Word relation :
       {Word::kAfter, Word::kBefore, Word::kOnOrAfter, Word::kOnOrBefore, Word::kBy}) {
    if (Is(relation, 1)) return ParsePicked(1, false);
  }
  Advance();
  SkipSymbol(',');
  const bool date_follows =
      Peek().kind == Token::Kind::kDate || IsNumber() || Is(Word::kMonth) || Is(Word::kOrdinal);
  if (date_follows) return ParsePostfixes(ParseWrittenDate(on));
  return Fail("rule-syntax", day,
              fmt::format("\"{}\" alone is no date: which one is meant", day.text), Examples());
}

// "the week of X", "tertial 2", "the month", "day before X".
NodePtr RuleParser::ParseUnitLed() {
  const Token& word = Peek();
  const Unit unit = static_cast<Unit>(word.meaning.value);
  switch (unit) {
    case Unit::kDay:
      if (IsNumber(1) && Is(Word::kOf, 2)) {  // "day 15 of the month"
        const int n = NumberAt(1);
        if (n < 1 || n > kOrdinalMax) {
          return Fail("impossible-date", Peek(1), fmt::format("there is no day {}", n), "");
        }
        Advance(3);
        NodePtr of = ParseTerm();
        if (of == nullptr) return nullptr;
        return MakePick({n, {}, Relation::kOf, std::move(of)});
      }
      [[fallthrough]];
    case Unit::kWorkingDay:
    case Unit::kSchoolDay:
      if (Is(Word::kBefore, 1) || Is(Word::kAfter, 1)) {  // "the working day before X"
        const int count = Is(Word::kBefore, 1) ? -1 : 1;
        Advance(2);
        NodePtr of = ParseTerm();
        if (of == nullptr) return nullptr;
        return Make(OffsetNode{count, unit, std::move(of)});
      }
      return ParsePicked(1, false);
    case Unit::kWeek:
      if (IsNumber(1)) return ParsePostfixes(ParseWeek(true));
      return ParseEnclosing(unit);
    case Unit::kTertial:
      if (IsNumber(1)) return ParsePartOfYear(unit, 3);
      return ParseEnclosing(unit);
    case Unit::kQuarter:
      if (IsNumber(1)) return ParsePartOfYear(unit, 4);
      return ParseEnclosing(unit);
    case Unit::kHalfYear:
      if (IsNumber(1)) return ParsePartOfYear(unit, 2);
      return ParseEnclosing(unit);
    case Unit::kYear:
      if (IsNumber(1)) return ParsePostfixes(Make(TurnNode{}));  // "year 2"
      return ParseEnclosing(unit);
    case Unit::kMonth:
      return ParseEnclosing(unit);
    case Unit::kStaffDay:
      return ParsePicked(1, false);
    case Unit::kTerm:
    case Unit::kPeriod:
      break;
  }
  genitive_ = word.meaning.genitive;
  Advance();
  return ParsePostfixes(Make(PeriodNode{unit}));
}

// A stretch around another date, or the activity's own period: "the month of X", "the month".
NodePtr RuleParser::ParseEnclosing(Unit unit) {
  const Token& word = Peek();
  if (Is(Word::kOf, 1) || Is(Word::kBefore, 1) || Is(Word::kAfter, 1)) {
    EnclosingNode enclosing{unit, 0, std::exchange(whole_, false) && unit == Unit::kWeek, nullptr};
    if (Is(Word::kBefore, 1)) enclosing.shift = -1;
    if (Is(Word::kAfter, 1)) enclosing.shift = 1;
    Advance(2);
    enclosing.of = ParseTerm();
    if (enclosing.of == nullptr) return nullptr;
    return Make(std::move(enclosing));
  }
  if (unit == Unit::kWeek) {
    Advance();
    return FailHere(Either("a week number, as in \"v. 44\"", "a week number, as in \"w. 44\""));
  }
  genitive_ = word.meaning.genitive;
  Advance();
  if (unit == Unit::kYear) return ParsePostfixes(Make(TurnNode{}));
  return ParsePostfixes(Make(PeriodNode{unit}));
}

}  // namespace hjul::calendar
