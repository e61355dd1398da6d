// One canonical text per rule and language, which reads back as the same rule.
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/calendar/rule_node.h"
#include "tests/calendar/rule_world.h"

namespace hjul::calendar {
namespace {

struct Golden {
  std::string_view written;
  std::string_view swedish;
  std::string_view english;
};

constexpr Golden kGoldens[] = {
    {"den 15:e sept.", "15 september", "15 september"},
    {"fre den 30 okt (v 44)", "fredag 30 oktober v. 44", "friday 30 october w. 44"},
    {"fri 2026-10-30 w44", "2026-10-30", "2026-10-30"},
    {"fredagen vecka 44", "fredag v. 44", "friday w. 44"},
    {"hela v.45–v.49", "hela v. 45-49", "whole w. 45-49"},
    {"w. 53 2026", "v. 53 2026", "w. 53 2026"},
    {"monday w. 11 to friday w. 20", "måndag v. 11 till fredag v. 20",
     "monday w. 11 to friday w. 20"},
    {"whole w. 1 to (w. 2)", "(hela v. 1) till v. 2", "(whole w. 1) to w. 2"},
    {"first friday of w. 44", "fredag v. 44", "friday w. 44"},
    {"april till juni", "april-juni", "april-june"},
    {"3rd working day in january", "tredje arbetsdagen i januari", "third working day of january"},
    {"22nd working day of january", "22:a arbetsdagen i januari", "22nd working day of january"},
    {"next to last friday of june", "näst sista fredagen i juni", "second last friday of june"},
    {"15th of the month", "15:e dagen i månaden", "15th day of month"},
    {"first day of october", "början av oktober", "start of october"},
    {"vårterminens sista dag", "vårterminens slut", "spring term end"},
    {"skolstart", "höstterminens start", "autumn term start"},
    {"fall break", "höstlovet", "autumn break"},
    {"vinterlovets start", "början av lov \"vinterlov\"", "start of break \"vinterlov\""},
    {"end of break \"höstlov\"", "höstlovets slut", "autumn break end"},
    {"tertial 2 end + 3 weeks", "3 veckor efter slutet av tertial 2",
     "3 weeks after end of tertial 2"},
    {"15 september + 2 weeks - 1 days", "1 dag före 2 veckor efter 15 september",
     "1 day before 2 weeks after 15 september"},
    {"the day before easter", "1 dag före påskdagen", "1 day before easter sunday"},
    {"third day after easter", "3 dagar efter påskdagen", "3 days after easter sunday"},
    {"date \"np\" NP-SV-6-B", "datum np/NP-SV-6-B", "date np/NP-SV-6-B"},
    {"date \"6 B\"", "datum \"6 B\"", "date \"6 B\""},
    {"next \"kf 2\" after 1 may", "nästa \"kf 2\"-sammanträde efter 1 maj",
     "next \"kf 2\" meeting after 1 may"},
    {"nästa BUN-möte efter 1 maj", "nästa BUN-sammanträde efter 1 maj",
     "next BUN meeting after 1 may"},
    {"last BUN meeting on or before 1 may", "sista BUN-sammanträdet på eller före 1 maj",
     "last BUN meeting on or before 1 may"},
    {"hjul/analys[höst] granskas påbörjad", "hjul/analys[höst] granskas inträder",
     "hjul/analys[höst] granskas entered"},
    {"\"Analys\"[1] due", "\"Analys\"[\"1\"] frist", "\"Analys\"[\"1\"] due"},
    {"\"varv\" klar", "\"varv\" klar", "\"varv\" completed"},
    {"due", "fristen", "due"},
    {"entered", "inträdet", "entered"},
    {"this granskas due", "denna granskas frist", "this granskas due"},
    {"end of the month of easter", "slutet av månaden för påskdagen",
     "end of the month of easter sunday"},
    {"the whole week before easter", "hela veckan före påskdagen",
     "the whole week before easter sunday"},
    {"earlier of a-1 due, b-1 due and 1 may", "tidigast av a-1 frist, b-1 frist och 1 maj",
     "earlier of a-1 due, b-1 due and 1 may"},
    {"3 days after (later of 1 may and easter)", "3 dagar efter (senast av 1 maj och påskdagen)",
     "3 days after (later of 1 may and easter sunday)"},
    {"3 weeks before (w. 53 or w. 52)", "3 veckor före (v. 53 annars v. 52)",
     "3 weeks before (w. 53 or w. 52)"},
    {"november året efter", "november året efter", "november year after"},
    {"1 maj kl 16", "1 maj kl. 16.00", "1 may at 16:00"},
    {"w. 53 or w. 52 at 16:00", "v. 53 annars v. 52 kl. 16.00", "w. 53 or w. 52 at 16:00"},
    {"w. 53 at 9 or w. 52 at 16", "v. 53 kl. 09.00 annars v. 52 kl. 16.00",
     "w. 53 at 09:00 or w. 52 at 16:00"},
    {"w. 53 or (w. 52 at 16)", "v. 53 annars (v. 52 kl. 16.00)", "w. 53 or (w. 52 at 16:00)"},
    {"w. 53 at 16 or skip", "v. 53 kl. 16.00 annars hoppa över", "w. 53 at 16:00 or skip"},
    {"(w. 53 at 16) or skip", "(v. 53 kl. 16.00) annars hoppa över", "(w. 53 at 16:00) or skip"},
};

TEST(RulePrint, GivesOneCanonicalTextPerLanguage) {
  for (const Golden& golden : kGoldens) {
    const DateRule rule = Rule(golden.written);
    EXPECT_EQ(Print(rule, Language::kSwedish), golden.swedish);
    EXPECT_EQ(Print(rule, Language::kEnglish), golden.english);
    EXPECT_EQ(Rule(golden.swedish), rule) << golden.swedish;
    EXPECT_EQ(Rule(golden.english), rule) << golden.english;
  }
  EXPECT_EQ(Print(DateRule(), Language::kEnglish), "");
}

TEST(RulePrint, GivesExamplesThatRead) {
  const std::vector<std::string> swedish = RuleExamples(Language::kSwedish);
  const std::vector<std::string> english = RuleExamples(Language::kEnglish);
  ASSERT_EQ(swedish.size(), english.size());
  for (std::size_t i = 0; i < swedish.size(); ++i) {
    EXPECT_EQ(Rule(swedish[i]), Rule(english[i])) << swedish[i];
  }
}

// Random trees of every kind, in the shapes the parser makes.
class Grower {
 public:
  explicit Grower(unsigned seed) : random_(seed) {}

  NodePtr Grow(int depth) { return depth <= 1 ? Leaf() : Branch(depth - 1); }

 private:
  int Pick(int first, int last) { return std::uniform_int_distribution(first, last)(random_); }
  bool Coin() { return Pick(0, 1) == 1; }

  template <std::size_t kCount>
  std::string Any(const std::array<std::string_view, kCount>& names) {
    return std::string(names[static_cast<std::size_t>(Pick(0, static_cast<int>(kCount) - 1))]);
  }

  std::string Id() {
    static constexpr std::array<std::string_view, 10> kIds{
        "analys", "kvalitetsdialog-2", "översyn",      "turn", "år", "w12", "later",
        "Stor",   "två ord",           "höstlov-start"};
    return Any(kIds);
  }

  std::string Key() {
    static constexpr std::array<std::string_view, 7> kKeys{
        "NP-SV-6-B", "BUN", "kf", "2027/1", "date", "v-44", "np-sammanträde"};
    return Any(kKeys);
  }

  NodePtr Leaf() {
    switch (Pick(0, 13)) {
      case 0:
        return MakeNode(DayNode{MakeDate(Pick(1990, 2100), static_cast<unsigned>(Pick(1, 12)),
                                         static_cast<unsigned>(Pick(1, 28)))});
      case 1: {
        MonthDayNode day{static_cast<unsigned>(Pick(1, 12)), static_cast<unsigned>(Pick(1, 29))};
        if (Coin()) day.on = weekday{static_cast<unsigned>(Pick(1, 7))};
        if (Coin()) day.week = Pick(1, 53);
        return MakeNode(day);
      }
      case 2:
        return MakeNode(WeekNode{Pick(1, 52), Coin() ? 0 : Pick(1990, 2100), Coin()});
      case 3:
        return MakeNode(
            MonthNode{static_cast<unsigned>(Pick(1, 12)), Coin() ? 0 : Pick(1990, 2100)});
      case 4:
        return MakeNode(PartOfYearNode{Coin() ? Unit::kTertial : Unit::kQuarter, Pick(1, 3)});
      case 5:
        return MakeNode(TermNode{Coin() ? TermKind::kAutumn : TermKind::kSpring});
      case 6:
        return MakeNode(SchoolYearNode{});
      case 7: {
        static constexpr std::array<std::string_view, 7> kBreaks{
            "höstlov", "jullov", "sportlov", "påsklov", "sommarlov", "vinterlov", "Ett lov"};
        return MakeNode(BreakNode{Any(kBreaks)});
      }
      case 8:
        return MakeNode(TurnNode{});
      case 9: {
        static constexpr std::array kUnits{Unit::kPeriod,  Unit::kTerm,    Unit::kMonth,
                                           Unit::kQuarter, Unit::kTertial, Unit::kHalfYear};
        return MakeNode(PeriodNode{kUnits[static_cast<std::size_t>(Pick(0, 5))]});
      }
      case 10: {
        const auto name = static_cast<HolidayName>(Pick(1, 25));
        const bool has_words = name != HolidayName::kDagForeKristiHimmelsfardsdag &&
                               name != HolidayName::kDagForeNationaldagen;
        return MakeNode(HolidayNode{has_words ? name : HolidayName::kPaskdagen});
      }
      case 11:
        return MakeNode(ElectionNode{});
      case 12:
        return MakeNode(EntryNode{Coin() ? "" : Key(), Key()});
      default: {
        AnchorRef ref;
        ref.moment = static_cast<AnchorRef::Moment>(Pick(1, 4));
        if (Coin()) ref.activity = Id();
        if (!ref.activity.empty() && Coin()) ref.wheel = Id();
        if (!ref.activity.empty() && Coin()) ref.ordinal = Coin() ? "höst" : "1";
        if (Coin()) ref.state = Id();
        return MakeNode(AnchorNode{ref});
      }
    }
  }

  NodePtr Branch(int depth) {
    switch (Pick(0, 8)) {
      case 0:
        return MakeNode(EdgeNode{static_cast<EdgeNode::Part>(Pick(0, 4)), Grow(depth)});
      case 1:
        return MakeNode(YearNode{Pick(-1, 9), Grow(depth)});
      case 2: {
        static constexpr std::array kUnits{Unit::kWeek,    Unit::kMonth,    Unit::kQuarter,
                                           Unit::kTertial, Unit::kHalfYear, Unit::kYear};
        const Unit unit = kUnits[static_cast<std::size_t>(Pick(0, 5))];
        return MakeNode(
            EnclosingNode{unit, Pick(-1, 1), unit == Unit::kWeek && Coin(), Grow(depth)});
      }
      case 3:
        return GrowPick(depth);
      case 4:
        return MakeNode(OffsetNode{Coin() ? Pick(1, 40) : -Pick(1, 300),
                                   static_cast<Unit>(Pick(0, 6)), Grow(depth)});
      case 5:
        return MakeNode(SpanNode{Grow(depth), Grow(depth)});
      case 6: {
        ChoiceNode choice{Coin(), {Grow(depth), Grow(depth)}};
        if (Coin()) choice.of.push_back(Grow(1));
        return MakeNode(choice);
      }
      case 7:
        return MakeNode(AtNode{TimeOfDay{static_cast<std::int16_t>(Pick(0, 1440))}, Grow(depth)});
      default: {
        OrNode alternatives{{Grow(depth)}};
        if (Coin()) alternatives.alternatives.push_back(Grow(depth));
        const bool skip = alternatives.alternatives.size() == 1 || Coin();
        if (skip) alternatives.alternatives.push_back(MakeNode(SkipNode{}));
        return MakeNode(alternatives);
      }
    }
  }

  NodePtr GrowPick(int depth) {
    using Relation = PickNode::Relation;
    PickNode pick;
    pick.relation = static_cast<Relation>(Pick(0, 4));
    pick.what.kind = static_cast<DaySet::Kind>(Pick(0, 6));
    pick.what.day = weekday{static_cast<unsigned>(Pick(1, 7))};
    if (pick.what.kind == DaySet::Kind::kMeeting) pick.what.table = Key();
    const bool any_day = pick.what.kind == DaySet::Kind::kAnyDay;
    const bool strict = pick.relation == Relation::kAfter || pick.relation == Relation::kBefore;
    if (any_day && strict) pick.relation = Relation::kOnOrAfter;  // The others are offsets.
    pick.n = Pick(any_day ? 2 : 1, 40);
    if (pick.relation == Relation::kOf && Pick(0, 3) == 0) pick.n = any_day ? -2 : -Pick(1, 2);
    pick.of = Grow(depth);
    return MakeNode(pick);
  }

  std::mt19937 random_;
};

TEST(RulePrint, ReadsBackAsTheSameRule) {
  int read = 0;
  for (unsigned seed = 0; seed < 8'000; ++seed) {
    const DateRule rule(Grower(seed).Grow(1 + static_cast<int>(seed % 5)));
    const std::string swedish = Print(rule, Language::kSwedish);
    const std::string english = Print(rule, Language::kEnglish);
    if (swedish.size() > kRuleBytesMax || english.size() > kRuleBytesMax) continue;
    ++read;
    for (const std::string& text : {swedish, english}) {
      text::Diagnostics diagnostics;
      const std::optional<DateRule> again = ParseRule(text, {1, 1}, "", diagnostics);
      ASSERT_TRUE(again.has_value())
          << "seed " << seed << ": " << text::Format(text, diagnostics.items().front());
      ASSERT_EQ(Print(*again, Language::kSwedish), swedish) << "seed " << seed;
      ASSERT_EQ(Print(*again, Language::kEnglish), english) << "seed " << seed;
    }
  }
  EXPECT_GT(read, 6'000);
}

TEST(RulePrint, ResolvesAndExplainsWhateverItPrints) {
  const Calendar calendar = Halmstad();
  for (unsigned seed = 0; seed < 4'000; ++seed) {
    const DateRule rule(Grower(seed).Grow(1 + static_cast<int>(seed % 6)));
    const int year = 1990 + static_cast<int>(seed % 111);
    RuleContext context{&calendar, CalendarTurn(year), year};
    const Resolution resolution = Resolve(rule, context);
    if (const ResolvedRule* resolved = std::get_if<ResolvedRule>(&resolution)) {
      EXPECT_LE(resolved->days.first, resolved->days.last);
      EXPECT_GE(YearOf(resolved->days.first), kYearMin);
      EXPECT_LE(YearOf(resolved->days.last), kYearMax);
    }
    EXPECT_FALSE(Explain(rule, Language::kSwedish).empty());
    EXPECT_FALSE(Explain(rule, Language::kEnglish).empty());
  }
}

}  // namespace
}  // namespace hjul::calendar
