// What has a name of its own in a date rule: breaks, table dates, activities.
#include <utility>

#include "scheduler/calendar/rule_parser.h"
#include "scheduler/text/utf8.h"

namespace hjul::calendar {

NodePtr RuleParser::ParseBreak() {
  const int index = Peek().meaning.value;
  Advance();
  if (index != kAnyBreak) return Make(BreakNode{std::string(BreakName(index))});
  if (!IsName()) {
    return FailHere(Either("the break's name, as in lov \"vinterlov\"",
                           "the break's name, as in break \"vinterlov\""));
  }
  std::string name = NameAt(0, true);
  Advance();
  return Make(BreakNode{std::move(name)});
}

// "date NP-SV-6-B", "date np/NP-SV-6-B", "date "np" NP-SV-6-B".
NodePtr RuleParser::ParseEntry() {
  Advance();
  if (!IsName()) {
    return FailHere("the name of a table date, in \"\" if needed");
  }
  EntryNode entry{"", NameAt(0, false)};
  Advance();
  const bool slash = SkipSymbol('/');
  if (slash && !IsName()) return FailHere("a name after \"/\"");
  if (IsName()) {
    entry.table = std::exchange(entry.key, NameAt(0, false));
    Advance();
  }
  return Make(std::move(entry));
}

// "[wheel/]activity[[ordinal]] [state] moment"; or a break by its local name.
NodePtr RuleParser::ParseAnchor() {
  const Token& first = Peek();
  AnchorRef ref;
  std::size_t at = 1;
  ref.activity = NameAt(0, true);
  if (IsSymbol('/', at) && IsName(at + 1)) {
    ref.wheel = std::exchange(ref.activity, NameAt(at + 1, true));
    at += 2;
  }
  if (IsSymbol('[', at) && Peek(at + 1).kind != Token::Kind::kSymbol && IsSymbol(']', at + 2)) {
    const Token& ordinal = Peek(at + 1);
    ref.ordinal =
        ordinal.kind == Token::Kind::kQuoted ? ordinal.text : text::FoldCase(ordinal.text);
    at += 3;
  }
  if (IsName(at) && Is(Word::kMoment, at + 1)) {
    ref.state = NameAt(at, true);
    ++at;
  }
  if (Is(Word::kMoment, at)) {
    ref.moment = static_cast<AnchorRef::Moment>(Peek(at).meaning.value);
    Advance(at + 1);
    return Make(AnchorNode{std::move(ref)});
  }
  std::string folded = text::FoldCase(first.text);
  if (first.kind == Token::Kind::kName) {
    for (const std::string_view ending : {"ets", "et", ""}) {
      if (!folded.ends_with(ending)) continue;
      const std::string name = folded.substr(0, folded.size() - ending.size());
      if (!IsBreakWord(name)) continue;
      genitive_ = ending == "ets";
      Advance();
      return Make(BreakNode{name});
    }
    if (at == 1) return FailHere("");  // A misspelt word rather than an activity.
  }
  Advance(at);
  return FailHere(Either("\"öppnar\", \"frist\", \"inträder\" or \"klar\" after the activity",
                         "\"opens\", \"due\", \"entered\" or \"completed\" after the activity"));
}

// "entered", "due"; "this granskas entered" names a state of the same occurrence.
NodePtr RuleParser::ParseOwnAnchor() {
  AnchorRef ref;
  if (Skip(Word::kThis) && IsName()) {
    ref.state = NameAt(0, true);
    Advance();
  }
  if (!Is(Word::kMoment)) {
    return FailHere(Either("\"öppnar\", \"frist\", \"inträder\" or \"klar\"",
                           "\"opens\", \"due\", \"entered\" or \"completed\""));
  }
  ref.moment = static_cast<AnchorRef::Moment>(Peek().meaning.value);
  Advance();
  return Make(AnchorNode{std::move(ref)});
}

NodePtr RuleParser::MakeShorthand(Shorthand shorthand) {
  using Part = EdgeNode::Part;
  switch (shorthand) {
    case Shorthand::kSchoolStart:
      return Make(EdgeNode{Part::kStart, Make(TermNode{TermKind::kAutumn})});
    case Shorthand::kSchoolEnd:
      return Make(EdgeNode{Part::kEnd, Make(TermNode{TermKind::kSpring})});
    case Shorthand::kSchoolYearStart:
      return Make(EdgeNode{Part::kStart, Make(SchoolYearNode{})});
    case Shorthand::kSchoolYearEnd:
      return Make(EdgeNode{Part::kEnd, Make(SchoolYearNode{})});
    case Shorthand::kTermStart:
      return Make(EdgeNode{Part::kStart, Make(PeriodNode{Unit::kTerm})});
    case Shorthand::kTermEnd:
      break;
  }
  return Make(EdgeNode{Part::kEnd, Make(PeriodNode{Unit::kTerm})});
}

}  // namespace hjul::calendar
