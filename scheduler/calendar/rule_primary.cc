// The single things of a date rule, and what may follow them.
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/iso_week.h"
#include "scheduler/calendar/rule_parser.h"
#include "scheduler/text/diagnostic.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

constexpr int kYearDigits = 4;

unsigned DaysIn(unsigned month) {  // Of a leap year: 29 February is a rule like any other.
  return DayOf(LastDayOfMonth(2024, month));
}

std::string Described(Date date, Language language) {
  const IsoWeek week = IsoWeekOf(date);
  return fmt::format("{} {} {} {}", WeekdayName(WeekdayOf(date), language), ToString(date),
                     language == Language::kSwedish ? "v." : "w.", week.week);
}

}  // namespace

NodePtr RuleParser::ParsePrimary() {
  genitive_ = false;
  const Token& token = Peek();
  switch (token.kind) {
    case Token::Kind::kDate:
      return ParseWrittenDate(std::nullopt);
    case Token::Kind::kNumber:
      return ParseNumberLed();
    case Token::Kind::kName:
    case Token::Kind::kQuoted:
      return ParseAnchor();
    case Token::Kind::kSymbol: {
      if (!SkipSymbol('(')) break;
      NodePtr node = ParseAlternatives();
      if (node != nullptr && !SkipSymbol(')')) return FailHere("\")\"");
      return node;
    }
    case Token::Kind::kWord:
      break;
    case Token::Kind::kForeign:
    case Token::Kind::kEnd:
      return FailHere("a date");
  }
  genitive_ = token.meaning.genitive;
  switch (token.meaning.word) {
    case Word::kMonth:
      return ParseMonthLed();
    case Word::kTerm:
      Advance();
      return Make(TermNode{static_cast<TermKind>(token.meaning.value)});
    case Word::kSchoolYear:
      Advance();
      return Make(SchoolYearNode{});
    case Word::kBreak:
      return ParseBreak();
    case Word::kTurn:
      Advance();
      return Make(TurnNode{});
    case Word::kHoliday:
      Advance();
      return Make(HolidayNode{static_cast<HolidayName>(token.meaning.value)});
    case Word::kElection:
      Advance();
      return Make(ElectionNode{});
    case Word::kDate:
      return ParseEntry();
    case Word::kMoment:
    case Word::kThis:
      return ParseOwnAnchor();
    case Word::kShorthand:
      Advance();
      return MakeShorthand(static_cast<Shorthand>(token.meaning.value));
    default:
      return FailHere("a date");
  }
}

// "spring term end", "15 september year 2", "läsårets sista arbetsdag".
NodePtr RuleParser::ParsePostfixes(NodePtr node) {
  while (node != nullptr) {
    if (Is(Word::kEdge)) {
      const auto part = static_cast<EdgeNode::Part>(Peek().meaning.value);
      Advance();
      node = Make(EdgeNode{part, std::move(node)});
    } else if (IsUnit(Unit::kYear) && IsNumber(1)) {
      const int number = NumberAt(1);
      if (number < 1 || number > YearNode::kMax) {
        return Fail("rule-syntax", Peek(1), fmt::format("a turn has no year {}", number),
                    fmt::format("write a number from 1 to {}", YearNode::kMax));
      }
      Advance(2);
      node = Make(YearNode{number, std::move(node)});
    } else if (IsUnit(Unit::kYear) && (Is(Word::kBefore, 1) || Is(Word::kAfter, 1))) {
      const int number = Is(Word::kBefore, 1) ? YearNode::kBefore : YearNode::kAfter;
      Advance(2);
      node = Make(YearNode{number, std::move(node)});
    } else if (Is(Word::kOtherYear)) {
      const int number = Peek().meaning.value;
      Advance();
      node = Make(YearNode{number, std::move(node)});
    } else if (genitive_ && Is(Word::kOrdinal)) {
      const int n = Peek().meaning.value;
      Advance();
      if (Is(Word::kHalf) && (n == 1 || n == 2)) {
        Advance();
        const auto part = n == 1 ? EdgeNode::Part::kFirstHalf : EdgeNode::Part::kSecondHalf;
        node = Make(EdgeNode{part, std::move(node)});
      } else {
        const std::optional<DaySet> what = ParseDaySet();
        if (!what.has_value()) return nullptr;
        node = MakePick({n, *what, PickNode::Relation::kOf, std::move(node)});
      }
    } else if (genitive_) {
      return FailHere(
          Either("\"slut\", \"start\" or \"sista dag\"", "\"end\", \"start\" or \"last day\""));
    } else {
      break;
    }
    genitive_ = false;
  }
  return node;
}

// "october", "october 2026", "april-june", and the English "october 15, 2026".
NodePtr RuleParser::ParseMonthLed() {
  const Token& token = Peek();
  const unsigned month = static_cast<unsigned>(token.meaning.value);
  if (Peek(1).kind == Token::Kind::kNumber && Peek(1).digits < kYearDigits && !IsCountable(2)) {
    return ParseWrittenDate(std::nullopt);
  }
  Advance();
  if (IsSymbol('-') && Is(Word::kMonth, 1)) {
    const unsigned last = static_cast<unsigned>(Peek(1).meaning.value);
    Advance(2);
    genitive_ = tokens_[next_ - 1].meaning.genitive;
    return Make(SpanNode{Make(MonthNode{month}), Make(MonthNode{last})});
  }
  const std::optional<int> year = ParseYearNumber();
  if (!year.has_value()) return nullptr;
  return Make(MonthNode{month, *year});
}

// A year in four digits if one stands here, 0 if not; nothing if it is out of bounds.
std::optional<int> RuleParser::ParseYearNumber() {
  const Token& token = Peek();
  if (token.kind != Token::Kind::kNumber || token.digits != kYearDigits) return 0;
  if (token.number < kYearMin || token.number > kYearMax) {
    Fail("impossible-date", token, fmt::format("the year {} is out of reach", token.number),
         fmt::format("years are {} to {}", kYearMin, kYearMax));
    return std::nullopt;
  }
  Advance();
  return token.number;
}

// "15 september", "15/9", "20-25 january".
NodePtr RuleParser::ParseNumberLed() {
  const Token& first = Peek();
  if (IsSymbol('-', 1) && IsNumber(2) && Is(Word::kMonth, 3)) {
    Advance(2);
    const Token& second = Peek();
    const int month = Peek(1).meaning.value;
    Advance(2);
    NodePtr begin = FinishMonthDay(first, first.number, month, std::nullopt);
    if (begin == nullptr) return nullptr;
    NodePtr end = FinishMonthDay(second, second.number, month, std::nullopt);
    const DayNode* dated = As<DayNode>(end);
    const MonthDayNode* undated = As<MonthDayNode>(begin);
    if (dated != nullptr && undated != nullptr) {  // "20-25 january 2027"
      begin = FinishDay(first, MakeDate(YearOf(dated->date), undated->month, undated->day),
                        std::nullopt);
    }
    return Make(SpanNode{std::move(begin), std::move(end)});
  }
  return ParseWrittenDate(std::nullopt);
}

// Any written date, after an optional weekday that must agree with it.
NodePtr RuleParser::ParseWrittenDate(std::optional<weekday> on) {
  const Token& token = Peek();
  if (token.kind == Token::Kind::kDate) {
    const std::optional<Date> date = ParseDate(token.text);
    if (!date.has_value()) {
      return Fail("impossible-date", token, fmt::format("there is no day {}", token.text),
                  fmt::format("write a day between {} and {} as 2027-03-15", kYearMin, kYearMax));
    }
    Advance();
    return FinishDay(token, *date, on);
  }
  if (Is(Word::kMonth)) {  // "september 15"
    if (Peek(1).kind != Token::Kind::kNumber) return FailHere("\"15 september\"");
    const Token& day = Peek(1);
    const int month = token.meaning.value;
    Advance(2);
    if (IsSymbol(',') && Peek(1).digits == kYearDigits) Advance();
    return FinishMonthDay(day, day.number, month, on);
  }
  const int day = NumberAt();  // Of an ordinal ("15:e september") this is its value too.
  Advance();
  if (IsSymbol('/') && IsNumber(1)) {
    const Token& month = Peek(1);
    if (month.number < 1 || month.number > 12) {
      return Fail("impossible-date", month, fmt::format("there is no month {}", month.number),
                  "write day and month, as in 15/9");
    }
    Advance(2);
    return FinishMonthDay(token, day, month.number, on);
  }
  if (Is(Word::kMonth, 1)) {
    if (!SkipSymbol('.')) Skip(Word::kOf);  // "15. september", "15 of september"
  }
  if (!Is(Word::kMonth)) {
    return FailHere(Either("a month or a unit, as in \"15 september\" or \"3 veckor före\"",
                           "a month or a unit, as in \"15 september\" or \"3 weeks before\""));
  }
  const int month = Peek().meaning.value;
  Advance();
  return FinishMonthDay(token, day, month, on);
}

// After day and month: a year makes it a date, a week number must agree.
NodePtr RuleParser::FinishMonthDay(const Token& at, int day, int month, std::optional<weekday> on) {
  const unsigned month_number = static_cast<unsigned>(month);
  const int days_max = static_cast<int>(DaysIn(month_number));
  if (day < 1 || day > days_max) {
    const std::string name = MonthName(month_number, language_);
    return Fail("impossible-date", at, fmt::format("there is no {} {}", day, name),
                fmt::format("the last day is {} {}", days_max, name));
  }
  const unsigned day_number = static_cast<unsigned>(day);
  const std::optional<int> year = ParseYearNumber();
  if (!year.has_value()) return nullptr;
  if (*year != 0) {
    if (day_number > DayOf(LastDayOfMonth(*year, month_number))) {
      return Fail("impossible-date", at, fmt::format("{} is not a leap year", *year),
                  fmt::format("the last day is {}", ToString(LastDayOfMonth(*year, month_number))));
    }
    return FinishDay(at, MakeDate(*year, month_number, day_number), on);
  }
  const std::optional<int> week = ParseRedundantWeek();
  if (!week.has_value()) return nullptr;
  return Make(MonthDayNode{month_number, day_number, on, *week});
}

NodePtr RuleParser::FinishDay(const Token& at, Date date, std::optional<weekday> on) {
  const std::optional<int> week = ParseRedundantWeek();
  if (!week.has_value()) return nullptr;
  if (on.has_value() && *on != WeekdayOf(date)) {
    return Fail("impossible-date", at,
                fmt::format("{} is no {}", ToString(date), WeekdayName(*on, language_)),
                fmt::format("write \"{}\"", Described(date, language_)));
  }
  if (*week != 0 && *week != IsoWeekOf(date).week) {
    return Fail("impossible-date", at, fmt::format("{} is not in week {}", ToString(date), *week),
                fmt::format("write \"{}\"", Described(date, language_)));
  }
  return Make(DayNode{date});
}

// The week number of "friday 30 october w. 44" or "30 october (w. 44)"; 0 if none stands here.
std::optional<int> RuleParser::ParseRedundantWeek() {
  const std::size_t ahead = IsSymbol('(') && IsUnit(Unit::kWeek, 1) ? 1 : 0;
  if (!IsUnit(Unit::kWeek, ahead) || Peek(ahead + 1).kind != Token::Kind::kNumber) return 0;
  Advance(ahead);
  const NodePtr week = ParseWeek(false);
  if (week == nullptr) return std::nullopt;
  if (ahead == 1 && !SkipSymbol(')')) {
    FailHere("\")\"");
    return std::nullopt;
  }
  return As<WeekNode>(week)->week;
}

// "w. 44", "w. 53 2026", "w. 45-49".
NodePtr RuleParser::ParseWeek(bool range_allowed) {
  const bool whole = std::exchange(whole_, false);
  std::vector<WeekNode> weeks;
  do {
    if (IsUnit(Unit::kWeek)) Advance();
    const Token& token = Peek();
    WeekNode week{NumberAt(), 0, whole};
    if (week.week < 1 || week.week > 53) {
      return Fail("impossible-date", token, fmt::format("there is no week {}", week.week),
                  "weeks are 1 to 52, and 53 in years like 2026 and 2032");
    }
    Advance();
    const std::optional<int> year = ParseYearNumber();
    if (!year.has_value()) return nullptr;
    week.week_year = *year;
    if (*year != 0 && !MakeIsoWeek(WeekYear{*year}, week.week).has_value()) {
      return Fail("impossible-date", token, fmt::format("{} has no week {}", *year, week.week),
                  fmt::format("its last week is {}", WeeksIn(WeekYear{*year})));
    }
    weeks.push_back(week);
    if (!range_allowed || weeks.size() == 2) break;
    // "- 3 weeks" and "- 15 november" are not the end of a range of weeks.
    const std::size_t number_at = IsUnit(Unit::kWeek, 1) ? 2 : 1;
    const bool other_number = number_at == 1 && (Is(Word::kUnit, 2) || Is(Word::kMonth, 2) ||
                                                 IsSymbol('/', 2) || Is(Word::kBefore, 2));
    const bool range = (IsSymbol('-') || Is(Word::kTo)) &&
                       Peek(number_at).kind == Token::Kind::kNumber && !other_number;
    if (!range) break;
    Advance();
  } while (true);
  NodePtr node = Make(weeks[0]);
  if (weeks.size() == 1) return node;
  return Make(SpanNode{std::move(node), Make(weeks[1])});
}

NodePtr RuleParser::ParsePartOfYear(Unit unit, int count_max) {
  const Token& number = Peek(1);
  const int n = NumberAt(1);
  if (n < 1 || n > count_max) {
    return Fail("impossible-date", number,
                fmt::format("there is no {} {}", UnitName(unit, language_), n),
                fmt::format("they are numbered 1 to {}", count_max));
  }
  Advance(2);
  return ParsePostfixes(Make(PartOfYearNode{unit, n}));
}

}  // namespace hjul::calendar
