#include "scheduler/calendar/rule_parser.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {
namespace {

constexpr int kNestingMax = 3 * kRuleDepthMax;  // A printed rule may have brackets at every level.
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
  alternatives.reserve(read.size() + 1);
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
    return between ? FailHere(Either("\"och\"", "\"and\"")) : first;
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
    if (!Count(Peek(), count)) return nullptr;
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
    return FailHere(Either("\"före\" or \"efter\"", "\"before\" or \"after\""));
  }
  if (!Count(number, count)) return nullptr;
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
    return FailHere(Either("\"och\" and another date", "\"and\" and another date"));
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

bool RuleParser::Count(const Token& number, int count) {
  if (count < 1 || count > kRuleCountMax) {
    Fail("rule-syntax", number, fmt::format("cannot count {} of anything", count),
         fmt::format("write a number from 1 to {}", kRuleCountMax));
    return false;
  }
  counted_ += count;
  if (counted_ <= kRuleCountMax) return true;
  Fail("rule-syntax", number,
       fmt::format("the counts of the rule come to {}, of at most {}", counted_, kRuleCountMax),
       "reckon from a date that lies nearer");
  return false;
}

NodePtr RuleParser::Make(RuleNode::Content content) {
  NodePtr node = MakeNode(std::move(content));
  if (fault_.has_value()) return nullptr;  // A part of `content` is missing.
  if (node->depth <= kRuleDepthMax) return node;
  return Fail("rule-syntax", Peek(), "the rule is nested too deeply",
              "split it over two states or two activities");
}

}  // namespace hjul::calendar
