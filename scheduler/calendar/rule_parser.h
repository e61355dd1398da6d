// Recursive descent over the words of one date rule. For this folder only.
//
//   rule        = alternative { OR alternative } [ OR SKIP ]
//   alternative = [ FROM ] point [ (TO | -) point ] [ AT time ]
//   point       = term { (+ | -) number unit }        everything to the left is moved
//   term        = a phrase that takes another term ("10 days before", "last friday of"), or
//                 a primary with its postfixes ("spring term end", "15 september year 2")
//
// Stops at the first fault. Not thread-safe; used within one parse.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/calendar/rule_lexer.h"
#include "scheduler/calendar/rule_node.h"

namespace hjul::calendar {

class RuleParser {
 public:
  struct Fault {
    std::string code;
    int offset = 0;  // Code points from the start of the rule.
    std::string message;
    std::string suggestion;
  };

  explicit RuleParser(Lexed lexed) : language_(lexed.language), tokens_(std::move(lexed.tokens)) {}

  // The whole rule, or null with `fault` set.
  NodePtr Parse();
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  // An alternative whose clock time may turn out to belong to all alternatives.
  struct Alternative {
    NodePtr node;
    std::optional<TimeOfDay> time;
  };

  // rule_parser.cc: combining.
  NodePtr ParseAlternatives();
  Alternative ParseAlternative();
  std::optional<TimeOfDay> ParseTime();
  NodePtr ParseSpan();
  NodePtr ParsePoint();
  NodePtr ParseTerm();
  NodePtr ParseCounted();
  NodePtr ParseChoice();
  NodePtr ParseEdge();
  NodePtr ParseWhole();

  // rule_pick.cc: what starts with an ordinal, a weekday or a unit.
  NodePtr ParsePick();
  NodePtr ParsePicked(int n, bool named_last);
  NodePtr ParseWeekdayLed();
  NodePtr ParseUnitLed();
  NodePtr ParseEnclosing(Unit unit);
  std::optional<DaySet> ParseDaySet();
  std::optional<PickNode::Relation> ParseRelation();
  NodePtr MakePick(PickNode pick);

  // rule_primary.cc: single things.
  NodePtr ParsePrimary();
  NodePtr ParsePostfixes(NodePtr node);
  NodePtr ParseMonthLed();
  NodePtr ParseNumberLed();
  NodePtr ParseWrittenDate(std::optional<weekday> on);
  NodePtr FinishMonthDay(const Token& at, int day, int month, std::optional<weekday> on);
  NodePtr FinishDay(const Token& at, Date date, std::optional<weekday> on);
  NodePtr ParseWeek(bool range_allowed);
  NodePtr ParsePartOfYear(Unit unit, int count_max);
  std::optional<int> ParseRedundantWeek();
  std::optional<int> ParseYearNumber();

  // rule_named.cc: breaks, table dates, activities.
  NodePtr ParseBreak();
  NodePtr ParseEntry();
  NodePtr ParseAnchor();
  NodePtr ParseOwnAnchor();
  NodePtr MakeShorthand(Shorthand shorthand);

  const Token& Peek(std::size_t ahead = 0) const;
  bool Is(Word word, std::size_t ahead = 0) const;
  bool IsUnit(Unit unit, std::size_t ahead = 0) const;
  bool IsSymbol(char symbol, std::size_t ahead = 0) const;
  bool IsNumber(std::size_t ahead = 0) const;     // In digits or in words.
  bool IsCountable(std::size_t ahead = 0) const;  // A unit that can be counted.
  bool IsName(std::size_t ahead = 0) const;       // Bare or quoted.
  int NumberAt(std::size_t ahead = 0) const;
  std::string NameAt(std::size_t ahead, bool folded) const;
  void Advance(std::size_t count = 1);
  bool Skip(Word word);
  bool SkipSymbol(char symbol);

  // Notes that `count` is counted off; false, with a fault at `number`, when that is too much.
  bool Count(const Token& number, int count);
  NodePtr Make(RuleNode::Content content);
  NodePtr Fail(std::string code, const Token& at, std::string message, std::string_view suggestion);
  // What stands here is not understood, or not in this place.
  NodePtr FailHere(std::string_view expected);
  std::string Examples() const;
  // The words quoted in a hint are those of the rule's language; its sentences are English.
  std::string_view Either(std::string_view swedish, std::string_view english) const {
    return language_ == Language::kSwedish ? swedish : english;
  }

  const Language language_;
  const std::vector<Token> tokens_;
  std::size_t next_ = 0;
  int nesting_ = 0;
  int counted_ = 0;        // All counts of the rule so far.
  bool whole_ = false;     // "whole" was just read.
  bool genitive_ = false;  // The primary just read was in the genitive.
  std::optional<Fault> fault_;
};

}  // namespace hjul::calendar
