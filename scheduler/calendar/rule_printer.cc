// The canonical text of a rule in either vocabulary.
//
// Every node says how tightly its text holds together; where the grammar wants something tighter,
// brackets are written. So any tree reads back as itself.
#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/calendar/rule_lexer.h"
#include "scheduler/calendar/rule_node.h"
#include "scheduler/calendar/rule_words.h"

namespace hjul::calendar {
namespace {

enum class Grip {
  kPrimary,  // Takes postfixes: "15 september".
  kTerm,     // Ends in another term: "last friday of june".
  kList,     // "earlier of A and B"
  kSpan,     // "A to B"
  kTimed,    // "A at 16:00"
  kOr,       // "A or B"
};

struct Phrase {
  std::string text;
  Grip grip = Grip::kPrimary;
};

class Printer {
 public:
  explicit Printer(Language language) : swedish_(language == Language::kSwedish) {}

  Phrase Of(const RuleNode& node) const {
    return std::visit([this](const auto& content) { return Text(content); }, node.content);
  }

 private:
  Language language() const { return swedish_ ? Language::kSwedish : Language::kEnglish; }
  std::string_view Either(std::string_view swedish, std::string_view english) const {
    return swedish_ ? swedish : english;
  }

  // The text of `node`, in brackets unless it holds together at least as tightly as `loosest`.
  std::string Within(const NodePtr& node, Grip loosest) const {
    Phrase phrase = Of(*node);
    return phrase.grip <= loosest ? std::move(phrase.text) : fmt::format("({})", phrase.text);
  }
  std::string Term(const NodePtr& node) const { return Within(node, Grip::kTerm); }

  static std::string Name(const std::string& name, bool folded) {
    return IsBareName(name, folded) ? name : fmt::format("\"{}\"", name);
  }

  std::string Spelled(Word word, int value, bool genitive = false) const {
    return std::string(SpellingOf({word, value, genitive}, language()));
  }

  Phrase Text(const DayNode& day) const { return {ToString(day.date)}; }

  Phrase Text(const MonthDayNode& day) const {
    std::string text = fmt::format("{} {}", day.day, MonthName(day.month, language()));
    if (day.on.has_value()) text = fmt::format("{} {}", WeekdayName(*day.on, language()), text);
    if (day.week != 0) text += fmt::format(" {} {}", Either("v.", "w."), day.week);
    return {text};
  }

  Phrase Text(const WeekNode& week) const {
    std::string text = week.whole ? fmt::format("{} ", Either("hela", "whole")) : std::string();
    text += fmt::format("{} {}", Either("v.", "w."), week.week);
    if (week.week_year != 0) text += fmt::format(" {}", week.week_year);
    return {text};
  }

  Phrase Text(const MonthNode& month) const {
    std::string text = MonthName(month.month, language());
    if (month.year != 0) text += fmt::format(" {}", month.year);
    return {text};
  }

  Phrase Text(const PartOfYearNode& part) const {
    return {fmt::format("{} {}", UnitName(part.unit, language()), part.number)};
  }

  Phrase Text(const TermNode& term) const {
    return {Spelled(Word::kTerm, static_cast<int>(term.term))};
  }

  Phrase Text(const SchoolYearNode&) const { return {Spelled(Word::kSchoolYear, 0)}; }

  Phrase Text(const BreakNode& school_break) const {
    const std::optional<int> index = BreakIndex(school_break.name);
    if (index.has_value()) return {Spelled(Word::kBreak, *index)};
    return {fmt::format("{} \"{}\"", Either("lov", "break"), school_break.name)};
  }

  Phrase Text(const TurnNode&) const { return {Spelled(Word::kTurn, 0)}; }

  Phrase Text(const PeriodNode& period) const { return {DefiniteUnit(period.unit, language())}; }

  Phrase Text(const HolidayNode& holiday) const {
    return {Spelled(Word::kHoliday, static_cast<int>(holiday.name))};
  }

  Phrase Text(const ElectionNode&) const { return {Spelled(Word::kElection, 0)}; }

  Phrase Text(const EntryNode& entry) const {
    std::string text = Spelled(Word::kDate, 0) + " ";
    if (!entry.table.empty()) text += Name(entry.table, false) + "/";
    return {text + Name(entry.key, false)};
  }

  Phrase Text(const AnchorNode& anchor) const {
    using Moment = AnchorRef::Moment;
    const AnchorRef& ref = anchor.ref;
    std::string moment = Spelled(Word::kMoment, static_cast<int>(ref.moment));
    if (ref.activity.empty()) {
      if (!ref.state.empty()) {
        return {fmt::format("{} {} {}", Either("denna", "this"), Name(ref.state, true), moment)};
      }
      if (swedish_) {
        moment = ref.moment == Moment::kOpens     ? "öppnandet"
                 : ref.moment == Moment::kDue     ? "fristen"
                 : ref.moment == Moment::kEntered ? "inträdet"
                                                  : "slutförandet";
      }
      return {moment};
    }
    std::string text = ref.wheel.empty() ? std::string() : Name(ref.wheel, true) + "/";
    text += Name(ref.activity, true);
    if (!ref.ordinal.empty()) text += fmt::format("[{}]", Name(ref.ordinal, true));
    if (!ref.state.empty()) text += " " + Name(ref.state, true);
    return {fmt::format("{} {}", text, moment)};
  }

  Phrase Text(const EdgeNode& edge) const {
    using Part = EdgeNode::Part;
    if (edge.part == Part::kFirstHalf || edge.part == Part::kSecondHalf) {
      const bool first = edge.part == Part::kFirstHalf;
      return {fmt::format("{} {}",
                          first ? Either("första halvan av", "first half of")
                                : Either("andra halvan av", "second half of"),
                          Term(edge.of)),
              Grip::kTerm};
    }
    if (edge.part == Part::kMiddle) {
      return {fmt::format("{} {}", Either("mitten av", "middle of"), Term(edge.of)), Grip::kTerm};
    }
    const bool start = edge.part == Part::kStart;
    const std::string owner = Owner(*edge.of);
    if (owner.empty()) {
      return {fmt::format("{} {}",
                          start ? Either("början av", "start of") : Either("slutet av", "end of"),
                          Term(edge.of)),
              Grip::kTerm};
    }
    return {fmt::format("{} {}", owner, start ? "start" : Either("slut", "end"))};
  }

  // The nouns whose start and end stand after them, in Swedish in the genitive; else empty.
  std::string Owner(const RuleNode& node) const {
    if (const auto* term = std::get_if<TermNode>(&node.content)) {
      return Spelled(Word::kTerm, static_cast<int>(term->term), true);
    }
    if (const auto* period = std::get_if<PeriodNode>(&node.content)) {
      return swedish_ ? Spelled(Word::kUnit, static_cast<int>(period->unit), true)
                      : Text(*period).text;
    }
    if (const auto* school_break = std::get_if<BreakNode>(&node.content)) {
      const std::optional<int> index = BreakIndex(school_break->name);
      if (index.has_value()) return Spelled(Word::kBreak, *index, true);
    }
    if (std::holds_alternative<SchoolYearNode>(node.content)) {
      return Spelled(Word::kSchoolYear, 0, true);
    }
    if (std::holds_alternative<TurnNode>(node.content)) return Spelled(Word::kTurn, 0, true);
    return {};
  }

  Phrase Text(const YearNode& year) const {
    const std::string of = Within(year.of, Grip::kPrimary);
    if (year.number == YearNode::kBefore) {
      return {fmt::format("{} {}", of, Either("året före", "year before"))};
    }
    if (year.number == YearNode::kAfter) {
      return {fmt::format("{} {}", of, Either("året efter", "year after"))};
    }
    return {fmt::format("{} {} {}", of, Either("år", "year"), year.number)};
  }

  Phrase Text(const EnclosingNode& enclosing) const {
    const std::string unit = DefiniteUnit(enclosing.unit, language());
    const std::string_view relation = enclosing.shift == 0  ? Either("för", "of")
                                      : enclosing.shift < 0 ? Either("före", "before")
                                                            : Either("efter", "after");
    const std::string_view whole = enclosing.whole ? Either("hela ", "whole ") : "";
    return {
        fmt::format("{}{}{} {} {}", Either("", "the "), whole, unit, relation, Term(enclosing.of)),
        Grip::kTerm};
  }

  std::string Days(const DaySet& what, bool definite) const {
    switch (what.kind) {
      case DaySet::Kind::kAnyDay:
        return definite ? DefiniteUnit(Unit::kDay, language()) : UnitName(Unit::kDay, language());
      case DaySet::Kind::kWeekday:
        return WeekdayName(what.day, language()) + (definite && swedish_ ? "en" : "");
      case DaySet::Kind::kWorkingDay:
        return definite ? DefiniteUnit(Unit::kWorkingDay, language())
                        : UnitName(Unit::kWorkingDay, language());
      case DaySet::Kind::kSchoolDay:
        return definite ? DefiniteUnit(Unit::kSchoolDay, language())
                        : UnitName(Unit::kSchoolDay, language());
      case DaySet::Kind::kStaffDay:
        return definite ? DefiniteUnit(Unit::kStaffDay, language())
                        : UnitName(Unit::kStaffDay, language());
      case DaySet::Kind::kWeek:
        return definite ? DefiniteUnit(Unit::kWeek, language()) : UnitName(Unit::kWeek, language());
      case DaySet::Kind::kMeeting:
        break;
    }
    if (!swedish_) return Name(what.table, false) + " meeting";
    return fmt::format("{}-{}", Name(what.table, false), definite ? "sammanträdet" : "sammanträde");
  }

  Phrase Text(const PickNode& pick) const {
    using Relation = PickNode::Relation;
    if (pick.relation == Relation::kOf && pick.n == 1 && pick.what.kind == DaySet::Kind::kWeekday) {
      const std::string day = WeekdayName(pick.what.day, language());
      const WeekNode* week = As<WeekNode>(pick.of);
      if (week != nullptr && !week->whole) return {fmt::format("{} {}", day, Text(*week).text)};
      const EnclosingNode* around = As<EnclosingNode>(pick.of);
      if (around != nullptr && around->unit == Unit::kWeek && !around->whole) {
        return {fmt::format("{} {} {}", day, Either("i", "in"), Text(*around).text), Grip::kTerm};
      }
    }
    const bool backward =
        pick.relation == Relation::kBefore || pick.relation == Relation::kOnOrBefore;
    const bool next = pick.relation == Relation::kAfter && pick.n == 1;
    const int ordinal = backward && pick.n == 1 ? -1 : pick.n;
    const std::string which =
        next ? std::string(Either("nästa", "next")) : OrdinalName(ordinal, language());
    return {fmt::format("{} {} {} {}", which, Days(pick.what, !next), RelationName(pick.relation),
                        Term(pick.of)),
            Grip::kTerm};
  }

  std::string_view RelationName(PickNode::Relation relation) const {
    switch (relation) {
      case PickNode::Relation::kOf:
        return Either("i", "of");
      case PickNode::Relation::kAfter:
        return Either("efter", "after");
      case PickNode::Relation::kOnOrAfter:
        return Either("på eller efter", "on or after");
      case PickNode::Relation::kBefore:
        return Either("före", "before");
      case PickNode::Relation::kOnOrBefore:
        break;
    }
    return Either("på eller före", "on or before");
  }

  Phrase Text(const OffsetNode& offset) const {
    const int count = offset.count < 0 ? -offset.count : offset.count;
    return {fmt::format("{} {} {}", CountedUnit(count, offset.unit, language()),
                        offset.count < 0 ? Either("före", "before") : Either("efter", "after"),
                        Term(offset.of)),
            Grip::kTerm};
  }

  Phrase Text(const SpanNode& span) const {
    const WeekNode* first_week = As<WeekNode>(span.first);
    const WeekNode* last_week = As<WeekNode>(span.last);
    if (first_week != nullptr && last_week != nullptr && first_week->whole == last_week->whole &&
        first_week->week_year == 0 && last_week->week_year == 0) {
      return {fmt::format("{}-{}", Text(*first_week).text, last_week->week)};
    }
    const MonthNode* first_month = As<MonthNode>(span.first);
    const MonthNode* last_month = As<MonthNode>(span.last);
    if (first_month != nullptr && last_month != nullptr && first_month->year == 0 &&
        last_month->year == 0) {
      return {fmt::format("{}-{}", Text(*first_month).text, Text(*last_month).text)};
    }
    // After a week, "to w. 49" continues a range of weeks of its kind.
    const bool apart = first_week != nullptr &&
                       ((last_week != nullptr && first_week->whole && !last_week->whole) ||
                        As<SpanNode>(span.last) != nullptr);
    return {
        fmt::format("{} {} {}", apart ? fmt::format("({})", Term(span.first)) : Term(span.first),
                    Either("till", "to"), Term(span.last)),
        Grip::kSpan};
  }

  Phrase Text(const ChoiceNode& choice) const {
    std::string text(choice.later ? Either("senast av", "later of")
                                  : Either("tidigast av", "earlier of"));
    for (std::size_t i = 0; i < choice.of.size(); ++i) {
      const bool last = i + 1 == choice.of.size();
      text += i == 0 ? " " : last ? fmt::format(" {} ", Either("och", "and")) : std::string(", ");
      text += Term(choice.of[i]);
    }
    return {text, Grip::kList};
  }

  Phrase Text(const AtNode& at) const {
    std::string time = ToString(at.time);
    if (swedish_) time.replace(2, 1, ".");
    const std::string clock = fmt::format("{} {}", Either("kl.", "at"), time);
    // A common time stands after the last date of the alternatives.
    if (const OrNode* alternatives = As<OrNode>(at.of); alternatives && !HasTimed(*alternatives)) {
      return {Joined(*alternatives, clock), Grip::kOr};
    }
    return {fmt::format("{} {}", Within(at.of, Grip::kSpan), clock), Grip::kTimed};
  }

  // True if `node` prints as "A at 16:00" rather than as alternatives with a common time.
  static bool IsTimed(const NodePtr& node) {
    const AtNode* at = As<AtNode>(node);
    if (at == nullptr) return false;
    const OrNode* alternatives = As<OrNode>(at->of);
    return alternatives == nullptr || HasTimed(*alternatives);
  }

  static bool HasTimed(const OrNode& node) {
    return std::any_of(node.alternatives.begin(), node.alternatives.end(), IsTimed);
  }

  Phrase Text(const OrNode& alternatives) const { return {Joined(alternatives, ""), Grip::kOr}; }

  std::string Joined(const OrNode& node, std::string_view clock) const {
    std::size_t dates = node.alternatives.size();
    if (As<SkipNode>(node.alternatives.back()) != nullptr) --dates;
    // A time of the last date alone would be read as everybody's.
    bool others_timed = false;
    for (std::size_t i = 0; i + 1 < dates; ++i) {
      others_timed |= IsTimed(node.alternatives[i]);
    }
    std::string text;
    for (std::size_t i = 0; i < dates; ++i) {
      if (i > 0) text += fmt::format(" {} ", Either("annars", "or"));
      const bool alone = i + 1 == dates && !others_timed;
      text += Within(node.alternatives[i], alone ? Grip::kSpan : Grip::kTimed);
    }
    if (!clock.empty()) text += fmt::format(" {}", clock);
    if (dates < node.alternatives.size()) text += Either(" annars hoppa över", " or skip");
    return text;
  }

  Phrase Text(const SkipNode&) const { return {std::string(Either("hoppa över", "skip"))}; }

  const bool swedish_;
};

}  // namespace

std::string PrintNode(const RuleNode& node, Language language) {
  return Printer(language).Of(node).text;
}

std::string Print(const DateRule& rule, Language language) {
  return rule.empty() ? std::string() : PrintNode(rule.node(), language);
}

}  // namespace hjul::calendar
