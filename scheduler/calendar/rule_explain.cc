// A rule as a part of a sentence, for people who never saw the grammar.
#include <cctype>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/calendar/rule_node.h"
#include "scheduler/calendar/rule_words.h"

namespace hjul::calendar {
namespace {

// English writes names of days and months with capitals.
std::string Capitals(std::string text) {
  bool starts = true;
  for (char& c : text) {
    if (starts) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    starts = c == ' ';
  }
  return text;
}

class Explainer {
 public:
  explicit Explainer(Language language, bool exact = false)
      : language_(language), swedish_(language == Language::kSwedish), exact_(exact) {}

  std::string Of(const RuleNode& node) const {
    return std::visit([this](const auto& content) { return Text(content); }, node.content);
  }
  std::string Of(const NodePtr& node) const { return Of(*node); }

 private:
  std::string_view Either(std::string_view swedish, std::string_view english) const {
    return swedish_ ? swedish : english;
  }

  std::string Month(unsigned month) const {
    return swedish_ ? MonthName(month, language_) : Capitals(MonthName(month, language_));
  }
  std::string Weekday(weekday day, bool definite) const {
    if (!swedish_) return Capitals(WeekdayName(day, language_));
    return WeekdayName(day, language_) + (definite ? "en" : "");
  }
  std::string Ordinal(int n) const { return OrdinalName(n, language_); }

  std::string Text(const DayNode& day) const {
    return fmt::format("{} {} {}", DayOf(day.date), Month(MonthOf(day.date)), YearOf(day.date));
  }

  std::string Text(const MonthDayNode& day) const {
    std::string text = fmt::format("{} {}", day.day, Month(day.month));
    if (day.on.has_value()) {
      text = fmt::format("{} {}", Weekday(*day.on, true) + (swedish_ ? " den" : ""), text);
    }
    if (day.week != 0) text += fmt::format(" ({} {})", Either("vecka", "week"), day.week);
    if (day.month == 2 && day.day == 29 && !exact_) {
      text += Either(" (28 februari om det inte är skottår)",
                     " (28 February unless it is a leap year)");
    }
    return text;
  }

  std::string Text(const WeekNode& week) const {
    std::string text = fmt::format("{}{} {}", week.whole ? Either("hela ", "the whole of ") : "",
                                   Either("vecka", "week"), week.week);
    if (week.week_year != 0) text += fmt::format(" {}", week.week_year);
    return text;
  }

  std::string Text(const MonthNode& month) const {
    return month.year == 0 ? Month(month.month)
                           : fmt::format("{} {}", Month(month.month), month.year);
  }

  std::string Text(const PartOfYearNode& part) const {
    return fmt::format("{}{} {}", Either("", "the "), Ordinal(part.number),
                       DefiniteUnit(part.unit, language_));
  }

  std::string Text(const TermNode& term) const {
    const bool autumn = term.term == TermKind::kAutumn;
    return std::string(autumn ? Either("höstterminen", "the autumn term")
                              : Either("vårterminen", "the spring term"));
  }

  std::string Text(const SchoolYearNode&) const {
    return std::string(Either("läsåret", "the school year"));
  }

  std::string Text(const BreakNode& school_break) const {
    if (const std::optional<int> index = BreakIndex(school_break.name)) {
      std::string name(SpellingOf({Word::kBreak, *index, false}, language_));
      if (swedish_) return name;
      const bool feast = name.starts_with("christmas") || name.starts_with("easter");
      if (feast) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
      return "the " + name;
    }
    if (swedish_ && IsBreakWord(school_break.name)) return school_break.name + "et";
    return fmt::format("{} {}", Either("lovet", "the break"), school_break.name);
  }

  std::string Text(const TurnNode&) const { return std::string(Either("varvet", "the turn")); }

  std::string Text(const PeriodNode& period) const {
    return fmt::format("{}{}", Either("", "the "), DefiniteUnit(period.unit, language_));
  }

  std::string Text(const HolidayNode& holiday) const {
    const Meaning meaning{Word::kHoliday, static_cast<int>(holiday.name), false};
    std::string name(SpellingOf(meaning, language_));
    return swedish_ ? name : Capitals(std::move(name));
  }

  std::string Text(const ElectionNode&) const {
    return std::string(Either("valdagen", "election day"));
  }

  std::string Text(const EntryNode& entry) const {
    std::string text = fmt::format("{} {}", Either("datumet", "the date"), entry.key);
    if (!entry.table.empty()) {
      text += fmt::format(" {} {}", Either("i tabellen", "in the table"), entry.table);
    }
    return text;
  }

  // "analys (höst) i verksamhetshjul".
  std::string Activity(const AnchorRef& ref) const {
    std::string text = ref.activity;
    if (!ref.ordinal.empty()) text += fmt::format(" ({})", ref.ordinal);
    if (!ref.wheel.empty()) text += fmt::format(" {} {}", Either("i", "of"), ref.wheel);
    return text;
  }

  std::string Text(const AnchorNode& anchor) const {
    using Moment = AnchorRef::Moment;
    const AnchorRef& ref = anchor.ref;
    const bool own = ref.activity.empty();
    const std::string activity =
        own ? std::string(Either("aktiviteten", "the activity")) : Activity(ref);
    if (ref.moment == Moment::kCompleted) {
      return swedish_ ? fmt::format("dagen då {} blev klar", activity)
                      : fmt::format("the day {} was completed", activity);
    }
    if (ref.moment == Moment::kEntered) {
      if (!ref.state.empty()) {
        return swedish_ ? fmt::format("dagen då {} kom till {}", activity, ref.state)
                        : fmt::format("the day {} reached {}", activity, ref.state);
      }
      if (own) return std::string(Either("dagen då steget började", "the day the step began"));
      return swedish_ ? fmt::format("dagen då {} började", activity)
                      : fmt::format("the day {} began", activity);
    }
    std::string text(ref.moment == Moment::kOpens ? Either("öppningsdagen", "the opening day")
                                                  : Either("fristen", "the due date"));
    if (!ref.state.empty()) text += fmt::format(" {} {}", Either("för", "of"), ref.state);
    if (!own) {
      text += fmt::format(" {} {}", ref.state.empty() ? Either("för", "of") : Either("i", "in"),
                          activity);
    }
    return text;
  }

  // The Swedish genitive of a noun that stands alone, else empty.
  std::string Genitive(const NodePtr& node) const {
    const bool noun = As<TermNode>(node) || As<SchoolYearNode>(node) || As<TurnNode>(node) ||
                      As<PeriodNode>(node) || As<BreakNode>(node);
    return noun ? Of(node) + "s" : std::string();
  }

  std::string Text(const EdgeNode& edge) const {
    using Part = EdgeNode::Part;
    const std::string genitive = swedish_ ? Genitive(edge.of) : std::string();
    switch (edge.part) {
      case Part::kStart:
        if (!genitive.empty()) return genitive + " första dag";
        return fmt::format("{} {}", Either("första dagen i", "the first day of"), Of(edge.of));
      case Part::kEnd:
        if (!genitive.empty()) return genitive + " sista dag";
        return fmt::format("{} {}", Either("sista dagen i", "the last day of"), Of(edge.of));
      case Part::kMiddle:
        return fmt::format("{} {}", Either("mitten av", "the middle of"), Of(edge.of));
      case Part::kFirstHalf:
        return fmt::format("{} {}", Either("första halvan av", "the first half of"), Of(edge.of));
      case Part::kSecondHalf:
        break;
    }
    return fmt::format("{} {}", Either("andra halvan av", "the second half of"), Of(edge.of));
  }

  std::string Text(const YearNode& year) const {
    const std::string of = Of(year.of);
    if (year.number == YearNode::kBefore) {
      return fmt::format("{} {}", of, Either("året före varvet", "in the year before the turn"));
    }
    if (year.number == YearNode::kAfter) {
      return fmt::format("{} {}", of, Either("året efter varvet", "in the year after the turn"));
    }
    return fmt::format("{} {} {} {}", of, Either("varvets", "in the turn's"), Ordinal(year.number),
                       Either("år", "year"));
  }

  std::string Text(const EnclosingNode& enclosing) const {
    const std::string_view relation = enclosing.shift == 0  ? Either("för", "of")
                                      : enclosing.shift < 0 ? Either("före", "before")
                                                            : Either("efter", "after");
    return fmt::format("{}{}{} {} {}", Either("", "the "),
                       enclosing.whole ? Either("hela ", "whole ") : "",
                       DefiniteUnit(enclosing.unit, language_), relation, Of(enclosing.of));
  }

  std::string Days(const DaySet& what, bool definite) const {
    const auto unit = [&](Unit of) {
      return definite ? DefiniteUnit(of, language_) : UnitName(of, language_);
    };
    switch (what.kind) {
      case DaySet::Kind::kAnyDay:
        return unit(Unit::kDay);
      case DaySet::Kind::kWeekday:
        return Weekday(what.day, definite);
      case DaySet::Kind::kWorkingDay:
        return unit(Unit::kWorkingDay);
      case DaySet::Kind::kSchoolDay:
        return unit(Unit::kSchoolDay);
      case DaySet::Kind::kStaffDay:
        return unit(Unit::kStaffDay);
      case DaySet::Kind::kWeek:
        return unit(Unit::kWeek);
      case DaySet::Kind::kMeeting:
        break;
    }
    if (!swedish_) return what.table + " meeting";
    return what.table + (definite ? "-sammanträdet" : "-sammanträde");
  }

  std::string_view RelationName(PickNode::Relation relation) const {
    switch (relation) {
      case PickNode::Relation::kOf:
        return Either("i", "of");
      case PickNode::Relation::kAfter:
        return Either("efter", "after");
      case PickNode::Relation::kOnOrAfter:
        return Either("från och med", "on or after");
      case PickNode::Relation::kBefore:
        return Either("före", "before");
      case PickNode::Relation::kOnOrBefore:
        break;
    }
    return Either("till och med", "on or before");
  }

  std::string Text(const PickNode& pick) const {
    using Relation = PickNode::Relation;
    const bool weekday_of =
        pick.relation == Relation::kOf && pick.n == 1 && pick.what.kind == DaySet::Kind::kWeekday;
    const bool of_week =
        As<WeekNode>(pick.of) != nullptr ||
        (As<EnclosingNode>(pick.of) != nullptr && As<EnclosingNode>(pick.of)->unit == Unit::kWeek);
    if (weekday_of && of_week) {
      return fmt::format("{}{} {} {}", As<WeekNode>(pick.of) != nullptr ? "" : Either("", "the "),
                         Weekday(pick.what.day, true), Either("i", "of"), Of(pick.of));
    }
    const bool backward =
        pick.relation == Relation::kBefore || pick.relation == Relation::kOnOrBefore;
    const bool next = pick.relation == Relation::kAfter && pick.n == 1;
    const std::string which = next ? std::string(Either("nästa", "next"))
                                   : Ordinal(backward && pick.n == 1 ? -1 : pick.n);
    return fmt::format("{}{} {} {} {}", Either("", "the "), which, Days(pick.what, !next),
                       RelationName(pick.relation), Of(pick.of));
  }

  std::string Text(const OffsetNode& offset) const {
    const int count = offset.count < 0 ? -offset.count : offset.count;
    const std::string_view side =
        offset.count < 0 ? Either("före", "before") : Either("efter", "after");
    const bool counted_days = offset.unit == Unit::kWorkingDay || offset.unit == Unit::kSchoolDay;
    std::string distance;
    if (count == 1 && (counted_days || offset.unit == Unit::kDay)) {
      distance = fmt::format("{}{}", Either("", "the "), DefiniteUnit(offset.unit, language_));
    } else if (counted_days) {
      distance = fmt::format("{}{} {}", Either("", "the "), Ordinal(count),
                             DefiniteUnit(offset.unit, language_));
    } else {
      const std::string counted = CountedUnit(count, offset.unit, language_);
      const bool neuter = offset.unit == Unit::kQuarter || offset.unit == Unit::kYear;
      const std::string number =
          swedish_ && neuter && count == 1 ? "ett" : NumberName(count, language_);
      distance = number + counted.substr(counted.find(' '));
    }
    return fmt::format("{} {} {}", distance, side, Of(offset.of));
  }

  std::string Text(const SpanNode& span) const {
    const WeekNode* first = As<WeekNode>(span.first);
    const WeekNode* last = As<WeekNode>(span.last);
    if (first != nullptr && last != nullptr && first->week_year == 0 && last->week_year == 0) {
      return fmt::format("{} {} {} {}", Either("vecka", "weeks"), first->week, Either("till", "to"),
                         last->week);
    }
    if (As<MonthNode>(span.first) != nullptr && As<MonthNode>(span.last) != nullptr) {
      return fmt::format("{} {} {}", Of(span.first), Either("till", "to"), Of(span.last));
    }
    return fmt::format("{} {} {} {}", Either("från", "from"), Of(span.first), Either("till", "to"),
                       Of(span.last));
  }

  std::string Text(const ChoiceNode& choice) const {
    std::string text(choice.later ? Either("det som kommer sist av ", "the later of ")
                                  : Either("det som kommer först av ", "the earlier of "));
    for (std::size_t i = 0; i < choice.of.size(); ++i) {
      if (i > 0) text += i + 1 == choice.of.size() ? Either(" och ", " and ") : ", ";
      text += Of(choice.of[i]);
    }
    return text;
  }

  std::string Text(const AtNode& at) const {
    std::string time = ToString(at.time);
    if (swedish_) time.replace(2, 1, ".");
    return fmt::format("{} {} {}", Of(at.of), Either("klockan", "at"), time);
  }

  std::string Text(const OrNode& node) const {
    std::string text;
    for (const NodePtr& alternative : node.alternatives) {
      const bool last = alternative == node.alternatives.back();
      if (!text.empty()) text += Either(", annars ", ", otherwise ");
      text += Explainer(language_, exact_ || !last).Of(alternative);
    }
    return text;
  }

  std::string Text(const SkipNode&) const {
    return std::string(Either("inget datum det varvet", "no date that turn"));
  }

  const Language language_;
  const bool swedish_;
  const bool exact_;  // Another alternative follows: no stand-in for 29 February.
};

}  // namespace

std::string Explain(const DateRule& rule, Language language) {
  if (rule.empty()) return language == Language::kSwedish ? "inget datum" : "no date";
  return Explainer(language).Of(rule.node());
}

std::string Explain(Shift shift, Language language) {
  const bool swedish = language == Language::kSwedish;
  switch (shift) {
    case Shift::kNone:
      return swedish ? "flyttas inte" : "not moved";
    case Shift::kNextWorkingDay:
      return swedish ? "flyttas till närmast följande arbetsdag" : "moved to the next working day";
    case Shift::kPreviousWorkingDay:
      return swedish ? "flyttas till närmast föregående arbetsdag"
                     : "moved to the previous working day";
    case Shift::kStatutory:
      break;
  }
  return swedish ? "flyttas till nästa vardag enligt lag (1930:173)"
                 : "moved to the next working day by law (1930:173)";
}

}  // namespace hjul::calendar
