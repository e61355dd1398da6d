#include "scheduler/calendar/rule_parser.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

using Relation = PickNode::Relation;

constexpr int kNestingMax = 3 * kRuleDepthMax;  // A printed rule may have brackets at every level.
constexpr int kOrdinalMax = 366;
constexpr std::size_t kListMax = 8;

}  // namespace

NodePtr RuleParser::Parse() {
  NodePtr node = ParseAlternatives();
  if (node == nullptr) return nullptr;
  if (Peek().kind != Token::Kind::kEnd) return FailHere("the rule to end here");
  return node;
}

NodePtr RuleParser::ParseAlternatives() {
  std::vector<Alternative> read;
  bool skip = false;
  do {
    if (!read.empty() && Skip(Word::kSkip)) {
      skip = true;
      break;
    }
    if (read.size() == kListMax) {
      return Fail("rule-syntax", Peek(), "too many alternatives",
                  fmt::format("at most {}", kListMax));
    }
    read.push_back(ParseAlternative());
    if (read.back().node == nullptr) return nullptr;
  } while (Skip(Word::kOr));

  // "A or B at 16:00": a time that only the last one states holds for all of them.
  std::optional<TimeOfDay> common;
  const bool others_have_time = std::any_of(
      read.begin(), read.end() - 1, [](const Alternative& a) { return a.time.has_value(); });
  if (!others_have_time) common = std::exchange(read.back().time, std::nullopt);
  std::vector<NodePtr> alternatives;
  for (Alternative& alternative : read) {
    alternatives.push_back(alternative.time.has_value()
                               ? Make(AtNode{*alternative.time, std::move(alternative.node)})
                               : std::move(alternative.node));
  }
  if (skip) alternatives.push_back(Make(SkipNode{}));
  NodePtr node = alternatives.size() == 1 ? alternatives[0] : Make(OrNode{std::move(alternatives)});
  if (common.has_value()) node = Make(AtNode{*common, std::move(node)});
  return fault_.has_value() ? nullptr : node;
}

RuleParser::Alternative RuleParser::ParseAlternative() {
  Alternative alternative;
  alternative.node = ParseSpan();
  if (alternative.node != nullptr && Skip(Word::kAt)) {
    alternative.time = ParseTime();
    if (!alternative.time.has_value()) alternative.node = nullptr;
  }
  return alternative;
}

std::optional<TimeOfDay> RuleParser::ParseTime() {
  const Token& first = Peek();
  if (first.kind != Token::Kind::kNumber) {
    FailHere("a clock time, as in 16:00");
    return std::nullopt;
  }
  int hour = first.number;
  int minute = 0;
  Advance();
  if ((IsSymbol(':') || IsSymbol('.')) && Peek(1).kind == Token::Kind::kNumber) {
    minute = Peek(1).digits == 2 ? Peek(1).number : kEndOfDay.minutes;
    Advance(2);
  }
  if (hour > 24 || minute > 59 || hour * 60 + minute > kEndOfDay.minutes) {
    Fail("impossible-date", first, "there is no such time of day",
         "write 00:00 to 24:00, as in 16:00");
    return std::nullopt;
  }
  return TimeOfDay{static_cast<std::int16_t>(hour * 60 + minute)};
}

NodePtr RuleParser::ParseSpan() {
  while (Skip(Word::kOf) || Skip(Word::kBy)) continue;
  const bool between = Skip(Word::kBetween);
  if (!between) Skip(Word::kFrom);
  NodePtr first = ParsePoint();
  if (first == nullptr) return nullptr;
  if (between ? !Skip(Word::kAnd) : !Skip(Word::kTo) && !SkipSymbol('-')) {
    return between ? FailHere(language_ == Language::kSwedish ? "\"och\"" : "\"and\"") : first;
  }
  NodePtr last = ParsePoint();
  if (last == nullptr) return nullptr;
  return Make(SpanNode{std::move(first), std::move(last)});
}

NodePtr RuleParser::ParsePoint() {
  NodePtr node = ParseTerm();
  while (node != nullptr) {
    const bool back = IsSymbol('-') && IsNumber(1) && IsCountable(2);
    if (!back && !IsSymbol('+')) break;
    Advance();
    if (!IsNumber() || !IsCountable(1)) {
      return FailHere("a number and a unit, as in \"+ 10 working days\"");
    }
    const int count = NumberAt();
    if (count < 1 || count > kRuleCountMax) {
      return Fail("rule-syntax", Peek(), fmt::format("cannot count {} of anything", count),
                  fmt::format("write a number from 1 to {}", kRuleCountMax));
    }
    const Unit unit = static_cast<Unit>(Peek(1).meaning.value);
    Advance(2);
    node = Make(OffsetNode{back ? -count : count, unit, std::move(node)});
  }
  return node;
}

NodePtr RuleParser::ParseTerm() {
  if (nesting_ >= kNestingMax) {
    return Fail("rule-syntax", Peek(), "the rule is nested too deeply",
                "split it over two states or two activities");
  }
  ++nesting_;
  NodePtr node;
  if (IsNumber() && IsCountable(1)) {
    node = ParseCounted();
  } else if (Is(Word::kOrdinal) || Is(Word::kNext)) {
    node = ParsePick();
  } else if (Is(Word::kEarlier) || Is(Word::kLater)) {
    node = ParseChoice();
  } else if (Is(Word::kEdge)) {
    node = ParseEdge();
  } else if (Is(Word::kWeekday)) {
    node = ParseWeekdayLed();
  } else if (Is(Word::kUnit)) {
    node = ParseUnitLed();
  } else if (Is(Word::kWhole)) {
    node = ParseWhole();
  } else if (IsName() && Is(Word::kMeeting, 1)) {
    node = ParsePicked(1, false);
  } else {
    node = ParsePostfixes(ParsePrimary());
  }
  --nesting_;
  return node;
}

// "10 working days before X", "a week after X".
NodePtr RuleParser::ParseCounted() {
  const Token& number = Peek();
  const int count = NumberAt();
  const Unit unit = static_cast<Unit>(Peek(1).meaning.value);
  Advance(2);
  const bool before = Skip(Word::kBefore);
  if (!before && !Skip(Word::kAfter)) {
    return FailHere(language_ == Language::kSwedish ? "\"före\" eller \"efter\""
                                                    : "\"before\" or \"after\"");
  }
  if (count < 1 || count > kRuleCountMax) {
    return Fail("rule-syntax", number, fmt::format("cannot count {} of anything", count),
                fmt::format("write a number from 1 to {}", kRuleCountMax));
  }
  NodePtr of = ParseTerm();
  if (of == nullptr) return nullptr;
  return Make(OffsetNode{before ? -count : count, unit, std::move(of)});
}

// "earlier of A, B and C".
NodePtr RuleParser::ParseChoice() {
  ChoiceNode choice;
  choice.later = Is(Word::kLater);
  Advance();
  do {
    if (choice.of.size() == kListMax) {
      return Fail("rule-syntax", Peek(), "too many dates to choose between",
                  fmt::format("at most {}", kListMax));
    }
    choice.of.push_back(ParsePoint());
    if (choice.of.back() == nullptr) return nullptr;
  } while (Skip(Word::kAnd) || SkipSymbol(','));
  if (choice.of.size() < 2) {
    return FailHere(language_ == Language::kSwedish ? "\"och\" och ett datum till"
                                                    : "\"and\" and another date");
  }
  return Make(std::move(choice));
}

// "end of X", "mid april".
NodePtr RuleParser::ParseEdge() {
  const auto part = static_cast<EdgeNode::Part>(Peek().meaning.value);
  Advance();
  if (!Skip(Word::kOf)) SkipSymbol('-');
  NodePtr of = ParseTerm();
  if (of == nullptr) return nullptr;
  return Make(EdgeNode{part, std::move(of)});
}

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
    if (!Skip(Word::kOf)) return FailHere(language_ == Language::kSwedish ? "\"av\"" : "\"of\"");
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
    return Fail(
        "rule-syntax", at, "there is no last one after a date",
        language_ == Language::kSwedish ? "skriv \"nästa ... efter\"" : "write \"next ... after\"");
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
      {Unit::kDay, DaySet::Kind::kAnyDay},
      {Unit::kWorkingDay, DaySet::Kind::kWorkingDay},
      {Unit::kSchoolDay, DaySet::Kind::kSchoolDay},
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
         language_ == Language::kSwedish
             ? "skriv tabellens namn, som i \"nästa BUN-sammanträde efter\""
             : "name the table, as in \"next BUN meeting after\"");
  } else {
    FailHere(language_ == Language::kSwedish ? "en veckodag, arbetsdag eller skoldag"
                                             : "a weekday, working day or school day");
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
  FailHere(language_ == Language::kSwedish ? "\"i\", \"före\", \"efter\" eller \"på eller efter\""
                                           : "\"of\", \"before\", \"after\" or \"on or after\"");
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
    return FailHere(language_ == Language::kSwedish ? "ett veckonummer, som i \"v. 44\""
                                                    : "a week number, as in \"w. 44\"");
  }
  genitive_ = word.meaning.genitive;
  Advance();
  if (unit == Unit::kYear) return ParsePostfixes(Make(TurnNode{}));
  return ParsePostfixes(Make(PeriodNode{unit}));
}

NodePtr RuleParser::ParseWhole() {
  Advance();
  whole_ = true;
  NodePtr node = ParseTerm();
  whole_ = false;
  return node;
}

const Token& RuleParser::Peek(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

bool RuleParser::Is(Word word, std::size_t ahead) const {
  const Token& token = Peek(ahead);
  return token.kind == Token::Kind::kWord && token.meaning.word == word;
}

bool RuleParser::IsUnit(Unit unit, std::size_t ahead) const {
  return Is(Word::kUnit, ahead) && Peek(ahead).meaning.value == static_cast<int>(unit);
}

bool RuleParser::IsSymbol(char symbol, std::size_t ahead) const {
  const Token& token = Peek(ahead);
  return token.kind == Token::Kind::kSymbol && token.symbol == symbol;
}

bool RuleParser::IsNumber(std::size_t ahead) const {
  return Peek(ahead).kind == Token::Kind::kNumber || Is(Word::kNumber, ahead);
}

bool RuleParser::IsCountable(std::size_t ahead) const {
  return Is(Word::kUnit, ahead) && Peek(ahead).meaning.value <= static_cast<int>(Unit::kYear);
}

bool RuleParser::IsName(std::size_t ahead) const {
  const Token::Kind kind = Peek(ahead).kind;
  return kind == Token::Kind::kName || kind == Token::Kind::kQuoted;
}

int RuleParser::NumberAt(std::size_t ahead) const {
  const Token& token = Peek(ahead);
  return token.kind == Token::Kind::kNumber ? token.number : token.meaning.value;
}

std::string RuleParser::NameAt(std::size_t ahead, bool folded) const {
  const Token& token = Peek(ahead);
  return folded && token.kind == Token::Kind::kName ? text::FoldCase(token.text) : token.text;
}

void RuleParser::Advance(std::size_t count) { next_ = std::min(next_ + count, tokens_.size() - 1); }

bool RuleParser::Skip(Word word) {
  if (!Is(word)) return false;
  Advance();
  return true;
}

bool RuleParser::SkipSymbol(char symbol) {
  if (!IsSymbol(symbol)) return false;
  Advance();
  return true;
}

NodePtr RuleParser::Make(RuleNode::Content content) {
  NodePtr node = MakeNode(std::move(content));
  if (fault_.has_value()) return nullptr;  // A part of `content` is missing.
  if (node->depth <= kRuleDepthMax) return node;
  return Fail("rule-syntax", Peek(), "the rule is nested too deeply",
              "split it over two states or two activities");
}

}  // namespace hjul::calendar
