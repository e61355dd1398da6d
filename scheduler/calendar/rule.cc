#include "scheduler/calendar/rule.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scheduler/calendar/rule_node.h"

namespace hjul::calendar {
namespace {

// Calls `visit` with every node, each before the nodes below it.
template <class Visit>
void Walk(const RuleNode& node, const Visit& visit) {
  visit(node);
  for (const NodePtr& child : Children(node)) Walk(*child, visit);
}

template <class Visit>
void Walk(const DateRule& rule, const Visit& visit) {
  if (!rule.empty()) Walk(rule.node(), visit);
}

void AddNew(const std::string& name, std::vector<std::string>& names) {
  if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return;
  names.push_back(name);
}

bool IsHolidayToday(HolidayName name) { return ClassOf(name) != HolidayClass::kEve; }

// Why `date` is no working day.
std::vector<std::string> ReasonsFor(Date date) {
  std::vector<std::string> reasons;
  if (WeekdayOf(date) == std::chrono::Saturday) reasons.emplace_back("saturday");
  if (WeekdayOf(date) == std::chrono::Sunday) reasons.emplace_back("sunday");
  for (const HolidayName name : HolidaysOn(date)) {
    if (IsHolidayToday(name)) reasons.emplace_back(CodeOf(name));
  }
  if (!IsStatutoryDayOff(date)) reasons.emplace_back("closed");
  return reasons;
}

constexpr std::array kExamples{
    std::pair{"15 september", "15 september"},
    std::pair{"2027-03-15", "2027-03-15"},
    std::pair{"fredag v. 44", "friday w. 44"},
    std::pair{"v. 45-49", "w. 45-49"},
    std::pair{"måndag v. 11 till fredag v. 20", "monday w. 11 to friday w. 20"},
    std::pair{"måndag v. 53 annars hoppa över", "monday w. 53 or skip"},
    std::pair{"sista fredagen i juni", "last friday of june"},
    std::pair{"tredje arbetsdagen i januari", "third working day of january"},
    std::pair{"april-juni", "april-june"},
    std::pair{"vårterminens slut", "spring term end"},
    std::pair{"10 arbetsdagar före vårterminens slut", "10 working days before spring term end"},
    std::pair{"första skoldagen efter höstlovet", "first school day after autumn break"},
    std::pair{"måndag i veckan för midsommarafton", "monday in the week of midsummer eve"},
    std::pair{"första arbetsdagen på eller efter 1 februari",
              "first working day on or after 1 february"},
    std::pair{"tertial 2 + 3 veckor", "tertial 2 + 3 weeks"},
    std::pair{"15:e dagen i månaden", "15th day of month"},
    std::pair{"datum NP-SV-6-B", "date NP-SV-6-B"},
    std::pair{"5 arbetsdagar före nästa BUN-sammanträde efter 15 september",
              "5 working days before next BUN meeting after 15 september"},
    std::pair{"10 arbetsdagar efter kvalitetsanalys klar",
              "10 working days after kvalitetsanalys completed"},
    std::pair{"tidigast av kvalitetsanalys frist och 1 november",
              "earlier of kvalitetsanalys due and 1 november"},
    std::pair{"10 arbetsdagar efter inträdet", "10 working days after entered"},
    std::pair{"15 september år 2", "15 september year 2"},
    std::pair{"7 februari kl. 16.00", "7 february at 16:00"},
};

}  // namespace

bool DateRule::operator==(const DateRule& other) const {
  return node_ == other.node_ ||
         Print(*this, Language::kEnglish) == Print(other, Language::kEnglish);
}

std::vector<AnchorRef> DateRule::Anchors() const {
  std::vector<AnchorRef> anchors;
  Walk(*this, [&](const RuleNode& node) {
    const auto* anchor = std::get_if<AnchorNode>(&node.content);
    if (anchor == nullptr) return;
    if (std::find(anchors.begin(), anchors.end(), anchor->ref) != anchors.end()) return;
    anchors.push_back(anchor->ref);
  });
  return anchors;
}

std::vector<std::string> DateRule::TableKeys() const {
  std::vector<std::string> keys;
  Walk(*this, [&](const RuleNode& node) {
    if (const auto* entry = std::get_if<EntryNode>(&node.content)) {
      AddNew(entry->table, keys);
      AddNew(entry->key, keys);
    } else if (const auto* pick = std::get_if<PickNode>(&node.content)) {
      AddNew(pick->what.table, keys);
    }
  });
  return keys;
}

bool DateRule::UsesSchoolYear() const {
  bool uses = false;
  Walk(*this, [&](const RuleNode& node) {
    const auto* pick = std::get_if<PickNode>(&node.content);
    const auto* offset = std::get_if<OffsetNode>(&node.content);
    uses |= std::holds_alternative<TermNode>(node.content) ||
            std::holds_alternative<SchoolYearNode>(node.content) ||
            std::holds_alternative<BreakNode>(node.content) ||
            (pick != nullptr && (pick->what.kind == DaySet::Kind::kSchoolDay ||
                                 pick->what.kind == DaySet::Kind::kStaffDay)) ||
            (offset != nullptr && offset->unit == Unit::kSchoolDay);
  });
  return uses;
}

bool DateRule::UsesPeriod() const {
  bool uses = false;
  Walk(*this,
       [&](const RuleNode& node) { uses |= std::holds_alternative<PeriodNode>(node.content); });
  return uses;
}

ShiftedDate ApplyShift(Date nominal, Shift shift, const Calendar& calendar) {
  ShiftedDate shifted{nominal, nominal, {}};
  switch (shift) {
    case Shift::kNone:
      break;
    case Shift::kNextWorkingDay:
      shifted.effective = calendar.NextWorkingDay(nominal);
      break;
    case Shift::kPreviousWorkingDay:
      shifted.effective = calendar.PreviousWorkingDay(nominal);
      break;
    case Shift::kStatutory:
      while (IsStatutoryDayOff(shifted.effective)) shifted.effective += days{1};
      break;
  }
  if (shifted.effective != nominal) shifted.reasons = ReasonsFor(nominal);
  return shifted;
}

std::vector<std::string> RuleExamples(Language language) {
  std::vector<std::string> examples;
  examples.reserve(std::size(kExamples));
  for (const auto& [swedish, english] : kExamples) {
    examples.emplace_back(language == Language::kSwedish ? swedish : english);
  }
  return examples;
}

}  // namespace hjul::calendar
