// The syntax tree of date rules. For the files of this folder only; everybody else sees DateRule.
//
// Every node names a span of days within a turn; a single day is a span of one. Nodes are
// immutable and shared. Thread-safe as constants.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/date.h"
#include "scheduler/calendar/holidays.h"
#include "scheduler/calendar/rule.h"

namespace hjul::calendar {

using NodePtr = std::shared_ptr<const RuleNode>;

inline constexpr int kRuleDepthMax = 16;           // Nodes above each other.
inline constexpr std::size_t kRuleBytesMax = 500;  // Of a rule as written and as printed.
inline constexpr int kRuleCountMax = 5000;         // "5000 working days before"; all together.

// A measure or a stretch of days. The first seven can be counted ("3 weeks before").
enum class Unit : std::uint8_t {
  kDay,
  kWorkingDay,
  kSchoolDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kTertial,
  kHalfYear,
  kTerm,
  kPeriod,
  kStaffDay,
};

struct DayNode {  // 2027-03-15
  Date date;
};

// "15 september"; weekday and week are redundant words that must agree.
struct MonthDayNode {
  unsigned month = 1;
  unsigned day = 1;
  std::optional<weekday> on;
  int week = 0;  // 0: not stated.
};

struct WeekNode {  // "w. 44": Monday to Friday; whole: to Sunday.
  int week = 1;
  int week_year = 0;  // 0: the turn's.
  bool whole = false;
};

struct MonthNode {
  unsigned month = 1;
  int year = 0;  // 0: the turn's.
};

struct PartOfYearNode {  // "tertial 2", "quarter 3", "half-year 1"
  Unit unit = Unit::kTertial;
  int number = 1;
};

struct TermNode {
  TermKind term = TermKind::kAutumn;
};
struct SchoolYearNode {};

struct BreakNode {  // Between the terms if no break of that name is entered: "jullov", "sommarlov".
  std::string name;
};

struct TurnNode {};
struct PeriodNode {  // The activity's own repetition; `unit` is only how it was called.
  Unit unit = Unit::kPeriod;
};

struct HolidayNode {
  HolidayName name = HolidayName::kNyarsdagen;
};
struct ElectionNode {};

struct EntryNode {    // "date NP-SV-6-B"
  std::string table;  // Empty: any table.
  std::string key;
};

struct AnchorNode {
  AnchorRef ref;
};

// One part of a span.
struct EdgeNode {
  enum class Part : std::uint8_t { kStart, kEnd, kMiddle, kFirstHalf, kSecondHalf };
  Part part = Part::kStart;
  NodePtr of;
};

// "15 september year 2": the operand within another year than the turn's first.
struct YearNode {
  static constexpr int kBefore = 0;  // The twelve months before the turn.
  static constexpr int kAfter = -1;  // The twelve months after the turn.
  static constexpr int kMax = 9;
  int number = 1;  // 1..kMax: twelve months each, from the turn's first day.
  NodePtr of;
};

// "the week of X", "the month before X": the calendar's own stretch around a day.
struct EnclosingNode {
  Unit unit = Unit::kWeek;  // kWeek, kMonth, kQuarter, kTertial, kHalfYear or kYear.
  int shift = 0;            // -1: the one before, 1: the one after.
  bool whole = false;       // Weeks: to Sunday.
  NodePtr of;
};

struct DaySet {
  // Weeks run Monday to Friday; a week lies in the period that holds its Thursday.
  enum class Kind : std::uint8_t {
    kAnyDay,
    kWeekday,
    kWorkingDay,
    kSchoolDay,
    kStaffDay,
    kWeek,
    kMeeting,
  };
  Kind kind = Kind::kAnyDay;
  weekday day{1};     // Of kWeekday.
  std::string table;  // Of kMeeting.
};

// "last friday of june", "first working day on or after X", "next BUN meeting after X".
struct PickNode {
  enum class Relation : std::uint8_t { kOf, kAfter, kOnOrAfter, kBefore, kOnOrBefore };
  int n = 1;  // Counted away from the operand; of a span: from its start, negative from its end.
  DaySet what;
  Relation relation = Relation::kOf;
  NodePtr of;
};

struct OffsetNode {  // Negative counts back from the first day, positive on from the last.
  int count = 1;
  Unit unit = Unit::kDay;
  NodePtr of;
};

struct SpanNode {
  NodePtr first;
  NodePtr last;
};

struct ChoiceNode {  // "earlier of A and B"
  bool later = false;
  std::vector<NodePtr> of;
};

struct AtNode {
  TimeOfDay time;
  NodePtr of;
};

struct OrNode {  // The first alternative that has a date.
  std::vector<NodePtr> alternatives;
};
struct SkipNode {};  // Only as the last alternative.

struct RuleNode {
  using Content =
      std::variant<DayNode, MonthDayNode, WeekNode, MonthNode, PartOfYearNode, TermNode,
                   SchoolYearNode, BreakNode, TurnNode, PeriodNode, HolidayNode, ElectionNode,
                   EntryNode, AnchorNode, EdgeNode, YearNode, EnclosingNode, PickNode, OffsetNode,
                   SpanNode, ChoiceNode, AtNode, OrNode, SkipNode>;
  Content content;
  int depth = 1;  // Of the tree from here down.
};

// The nodes directly below, in the order written.
inline std::vector<NodePtr> Children(const RuleNode& node) {
  return std::visit(
      [](const auto& content) -> std::vector<NodePtr> {
        if constexpr (requires { content.alternatives; }) {
          return content.alternatives;
        } else if constexpr (requires { content.first; }) {
          return {content.first, content.last};
        } else if constexpr (requires { content.later; }) {
          return content.of;
        } else if constexpr (requires { content.of; }) {
          return {content.of};
        } else {
          return {};
        }
      },
      node.content);
}

inline NodePtr MakeNode(RuleNode::Content content) {
  RuleNode node{std::move(content), 1};
  for (const NodePtr& child : Children(node)) {
    if (child != nullptr) node.depth = std::max(node.depth, child->depth + 1);
  }
  return std::make_shared<const RuleNode>(std::move(node));
}

template <class T>
const T* As(const NodePtr& node) {
  return node == nullptr ? nullptr : std::get_if<T>(&node->content);
}

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// Text of one node, as Print gives it for the whole rule; for subjects of gaps and equality.
std::string PrintNode(const RuleNode& node, Language language);

}  // namespace hjul::calendar
