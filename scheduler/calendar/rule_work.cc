#include "scheduler/calendar/rule_work.h"

#include <algorithm>
#include <cstdlib>
#include <variant>

#include "scheduler/calendar/rule_node.h"

namespace hjul::calendar {
namespace {

constexpr std::uint64_t kDaysOfYear = 366;
constexpr std::uint64_t kDaysOfTurnMax = 10 * kDaysOfYear;
constexpr std::uint64_t kStaffDaysLooked = 2 * kDaysOfYear;
constexpr std::uint64_t kDaysWithoutSchool = 120;  // Then no läsår is known.

// The most days that a node's span can have.
std::uint64_t DaysIn(const NodePtr& node) {
  if (As<TurnNode>(node) != nullptr || As<SpanNode>(node) != nullptr) return kDaysOfTurnMax;
  std::uint64_t days = kDaysOfYear;
  if (As<WeekNode>(node) != nullptr) days = 7;
  if (As<MonthNode>(node) != nullptr) days = 31;
  for (const NodePtr& child : Children(*node)) days = std::max(days, DaysIn(child));
  return days;
}

// Days walked over until `count` of a kind are found.
std::uint64_t DaysFor(Unit unit, int count) {
  const auto wanted = static_cast<std::uint64_t>(std::abs(count));
  if (unit == Unit::kWorkingDay) return 2 * wanted;
  if (unit == Unit::kSchoolDay) return 3 * wanted + kDaysWithoutSchool;
  return 1;
}

std::uint64_t DaysFor(const PickNode& pick) {
  const auto wanted = static_cast<std::uint64_t>(std::abs(pick.n));
  switch (pick.what.kind) {
    case DaySet::Kind::kAnyDay:
      return wanted;
    case DaySet::Kind::kWeekday:
    case DaySet::Kind::kWeek:
      return 7 * wanted;
    case DaySet::Kind::kWorkingDay:
      return DaysFor(Unit::kWorkingDay, pick.n);
    case DaySet::Kind::kSchoolDay:
      if (pick.relation == PickNode::Relation::kOf) return DaysIn(pick.of);
      return DaysFor(Unit::kSchoolDay, pick.n);
    case DaySet::Kind::kStaffDay:
      return pick.relation == PickNode::Relation::kOf ? DaysIn(pick.of) : kStaffDaysLooked;
    case DaySet::Kind::kMeeting:
      return kDaysOfYear;  // Entries of a table.
  }
  return 1;
}

std::uint64_t WorkOf(const RuleNode& node) {
  std::uint64_t work = 1;
  if (const auto* offset = std::get_if<OffsetNode>(&node.content)) {
    work += DaysFor(offset->unit, offset->count);
  } else if (const auto* pick = std::get_if<PickNode>(&node.content)) {
    work += DaysFor(*pick);
  } else if (const auto* span = std::get_if<SpanNode>(&node.content)) {
    work += WorkOf(*span->last);  // Looked for once more when it would lie before the first.
  }
  for (const NodePtr& child : Children(node)) work += WorkOf(*child);
  return work;
}

}  // namespace

std::uint64_t WorkOf(const DateRule& rule) { return rule.empty() ? 0 : WorkOf(rule.node()); }

}  // namespace hjul::calendar
