// Every form of the grammar in both languages, and the day it means.
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/rule.h"
#include "tests/calendar/rule_world.h"

namespace hjul::calendar {
namespace {

struct Form {
  std::string_view swedish;
  std::string_view english;
  std::string_view expected;
};

void ExpectForms(DateSpan turn, const std::vector<Form>& forms,
                 std::optional<DateSpan> period = std::nullopt) {
  for (const Form& form : forms) {
    EXPECT_EQ(ResolvedIn(turn, form.swedish, period), form.expected) << form.swedish;
    EXPECT_EQ(ResolvedIn(turn, form.english, period), form.expected) << form.english;
    EXPECT_EQ(Print(Rule(form.swedish), Language::kEnglish),
              Print(Rule(form.english), Language::kEnglish));
  }
}

// Läsår 2026/27 runs 1 August 2026 to 31 July 2027 and holds week 53 of 2026.
TEST(RuleResolve, FindsDatesOfTheTurn) {
  ExpectForms(SchoolTurn(2026),
              {{"2027-03-15", "2027-03-15", "2027-03-15"},
               {"15 september", "15 september", "2026-09-15"},
               {"den 15:e september", "the 15th of september", "2026-09-15"},
               {"senast 15 sept.", "by september 15", "2026-09-15"},
               {"15/9", "15/9", "2026-09-15"},
               {"den 15 jul", "15 jul", "2027-07-15"},
               {"15 september 2029", "september 15, 2029", "2029-09-15"},
               {"fredag 30 oktober", "friday 30 october", "2026-10-30"},
               {"fredagen den 30 oktober (v. 44)", "friday 30 october w. 44", "2026-10-30"},
               {"måndag 30 oktober", "monday 30 october", "no-such-day monday 30 october"},
               {"30 oktober v. 45", "30 october w. 45", "no-such-day 30 october w. 45"},
               {"20-25 januari", "20-25 january", "2027-01-20..2027-01-25"},
               {"20 jan–25 feb", "20 jan–25 feb", "2027-01-20..2027-02-25"}});
}

TEST(RuleResolve, PutsAWeekInTheTurnThatHoldsItsThursday) {
  ExpectForms(SchoolTurn(2026), {{"fredag v. 44", "friday w. 44", "2026-10-30"},
                                 {"fredag v 44", "friday w 44", "2026-10-30"},
                                 {"fredagen vecka 44", "friday week 44", "2026-10-30"},
                                 {"fredagen i vecka 44", "friday of week 44", "2026-10-30"},
                                 {"fre v.44", "fri w44", "2026-10-30"},
                                 {"söndag v. 44", "sunday w. 44", "2026-11-01"},
                                 {"v. 44", "w. 44", "2026-10-26..2026-10-30"},
                                 {"hela v. 44", "whole w. 44", "2026-10-26..2026-11-01"},
                                 {"måndag v. 5", "monday w. 5", "2027-02-01"},
                                 {"v. 45-49", "w. 45-49", "2026-11-02..2026-12-04"},
                                 {"v.45–v.49", "w. 45 to w. 49", "2026-11-02..2026-12-04"},
                                 {"måndag v. 11 till fredag v. 20", "monday w. 11 to friday w. 20",
                                  "2027-03-15..2027-05-21"},
                                 {"måndag v. 53", "monday w. 53", "2026-12-28"},
                                 {"v. 50-2", "w. 50-2", "2026-12-07..2027-01-15"},
                                 {"v. 3 2028", "w. 3 2028", "2028-01-17..2028-01-21"},
                                 {"fredag v. 53 2032", "friday w. 53 2032", "2032-12-31"}});
  // Thursdays of week 31: 30 July 2026 and 5 August 2027, both outside.
  EXPECT_EQ(ResolvedIn(SchoolTurn(2026), "v. 31"), "no-such-week w. 31");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2025), "monday w. 31"), "2026-07-27");
}

TEST(RuleResolve, HasWeek53OnlyInYearsThatHaveIt) {
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "monday w. 53"), "2026-12-28");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2032), "monday w. 53"), "2032-12-27");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2032), "friday w. 53"), "2032-12-31");
  for (int year = 2027; year <= 2031; ++year) {
    const DateSpan turn = CalendarTurn(year);
    EXPECT_EQ(ResolvedIn(turn, "monday w. 53"), "no-such-week w. 53") << year;
    EXPECT_EQ(ResolvedIn(turn, "måndag v. 53 annars hoppa över"), "skipped") << year;
  }
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "fredag v. 53 annars fredag v. 52"), "2027-12-31");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "friday w. 53 or friday w. 52"), "2027-01-01");
}

TEST(RuleResolve, LetsAWeekOfTheTurnBeginBeforeIt) {
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "måndag v. 1"), "2025-12-29");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "friday w. 52"), "2027-12-31");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2029), "sunday w. 52"), "2029-12-30");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2030), "monday w. 1"), "2029-12-31");
}

TEST(RuleResolve, NeverSkipsTheLeapDaySilently) {
  EXPECT_EQ(ResolvedIn(CalendarTurn(2028), "29 february"), "2028-02-29");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "29 februari"), "2027-02-28");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "29 february or 1 march"), "2027-03-01");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2028), "29 february or 1 march"), "2028-02-29");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "29 februari annars hoppa över"), "skipped");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2028), "29 february 2028 + 1 years"), "2029-02-28");
}

TEST(RuleResolve, CountsDaysOfPeriods) {
  ExpectForms(SchoolTurn(2026),
              {{"sista fredagen i juni", "last friday of june", "2027-06-25"},
               {"näst sista fredagen i juni", "second last friday of june", "2027-06-18"},
               {"andra onsdagen i november", "second wednesday in november", "2026-11-11"},
               {"femte fredagen i oktober", "fifth friday of october", "2026-10-30"},
               {"femte fredagen i februari", "fifth friday of february",
                "no-such-day fifth friday of february"},
               {"femte fredagen i februari annars sista fredagen i februari",
                "fifth friday of february or last friday of february", "2027-02-26"},
               {"första arbetsdagen i januari", "first working day of january", "2027-01-04"},
               {"tredje arbetsdagen i januari", "3rd working day of january", "2027-01-07"},
               {"15:e arbetsdagen i januari", "15th working day of january", "2027-01-25"},
               {"sista skoldagen i december", "last school day of december", "2026-12-18"},
               {"sista skoldagen i höstterminen", "last school day of autumn term", "2026-12-18"},
               {"läsårets första skoldag", "the school year's first school day", "2026-08-18"},
               {"första skoldagen v. 45", "first school day of w. 45", "2026-11-02"},
               {"första skoldagen i höstlovet", "first school day of autumn break",
                "no-such-day first school day of autumn break"},
               {"första måndagen i tertial 3", "first monday of tertial 3", "2026-09-07"},
               {"första veckan i juni", "first week of june", "2027-05-31..2027-06-04"},
               {"sista veckan i augusti", "last week of august", "2026-08-24..2026-08-28"},
               {"10:e dagen i höstterminen", "tenth day of autumn term", "2026-08-27"}});
}

TEST(RuleResolve, PicksStaffDays) {
  ExpectForms(
      SchoolTurn(2026),
      {{"första studiedagen i höstterminen", "first staff day of autumn term", "2026-09-18"},
       {"nästa studiedag efter 1 oktober", "next study day after 1 october", "2027-03-08"},
       {"studiedagen före skolstart", "last staff day before school start", "2026-08-17"},
       {"andra studiedagen i april", "second staff day of april",
        "no-such-day second staff day of april"},
       {"nästa studiedag efter 1 april", "next staff day after 1 april",
        "no-school-year 2028/29"}});
}

TEST(RuleResolve, NamesMonthsAndParts) {
  ExpectForms(
      SchoolTurn(2026),
      {{"oktober", "october", "2026-10-01..2026-10-31"},
       {"i januari", "in january", "2027-01-01..2027-01-31"},
       {"april-juni", "april-june", "2027-04-01..2027-06-30"},
       {"april till juni", "april to june", "2027-04-01..2027-06-30"},
       {"oktober 2028", "october 2028", "2028-10-01..2028-10-31"},
       {"juli-september", "july to september", "2027-07-01..2027-09-30"},
       {"tertial 1", "tertial 1", "2027-01-01..2027-04-30"},
       {"tertial 2", "tertial 2", "2026-05-01..2026-08-31"},
       {"kvartal 3", "quarter 3", "2026-07-01..2026-09-30"},
       {"halvår 1", "half-year 1", "2027-01-01..2027-06-30"},
       {"oktobers slut", "end of october", "2026-10-31"},
       {"i början av april", "start of april", "2027-04-01"},
       {"mitten av februari", "mid-february", "2027-02-15"},
       {"andra halvan av höstterminen", "second half of autumn term", "2026-10-19..2026-12-18"},
       {"första halvan av november", "first half of november", "2026-11-01..2026-11-15"},
       {"tertial 2 slut + 3 veckor", "tertial 2 end + 3 weeks", "2026-09-21"}});
}

TEST(RuleResolve, NamesTermsAndBreaks) {
  ExpectForms(SchoolTurn(2026),
              {{"höstterminen", "autumn term", "2026-08-18..2026-12-18"},
               {"vårterminens slut", "spring term end", "2027-06-15"},
               {"läsårets början", "school year start", "2026-08-18"},
               {"läsåret", "school year", "2026-08-18..2027-06-15"},
               {"skolstart", "school start", "2026-08-18"},
               {"skolavslutningen", "school end", "2027-06-15"},
               {"höstlov", "autumn break", "2026-10-26..2026-10-30"},
               {"höstlovets första dag", "start of höstlov", "2026-10-26"},
               {"sportlovet", "sports break", "2027-02-22..2027-02-26"},
               {"jullovets slut", "end of christmas break", "2027-01-10"},
               {"påsklov", "easter break", "2027-03-30..2027-04-02"},
               {"lov \"vinterlov\"", "break \"vinterlov\"", "2027-01-25..2027-01-26"},
               {"vinterlovets slut", "vinterlov end", "2027-01-26"},
               {"lov \"skidlov\"", "break \"skidlov\"", "no-entry skidlov"},
               {"sommarlov", "summer break", "no-school-year 2027/28"},
               {"varvet", "turn", "2026-08-01..2027-07-31"},
               {"varvets slut", "turn end", "2027-07-31"}});
  EXPECT_EQ(ResolvedIn(SchoolTurn(2025), "sommarlov"), "2026-06-11..2026-08-17");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2027), "vårterminens slut"), "no-school-year 2027/28");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2027), "höstlov"), "no-school-year 2027/28");
}

TEST(RuleResolve, SplitsTheSchoolYearOverCalendarYears) {
  ExpectForms(CalendarTurn(2026),
              {{"vårterminens slut", "spring term end", "2026-06-10"},
               {"höstterminens start", "autumn term start", "2026-08-18"},
               {"läsårets slut", "school year end", "2026-06-10"},
               {"läsårets start", "school year start", "2026-08-18"},
               {"sportlov", "sports break", "2026-02-16..2026-02-20"},
               {"höstlov", "autumn break", "2026-10-26..2026-10-30"},
               {"jullov", "christmas break", "2026-12-19..2027-01-10"},
               {"sista arbetsdagen i läsåret", "last working day of school year", "2026-06-10"},
               {"2 veckor efter läsåret", "2 weeks after school year", "2026-06-24"},
               {"5 januari", "5 january", "2026-01-05"},
               {"tertial 2", "tertial 2", "2026-05-01..2026-08-31"},
               {"november till februari", "november to february", "2026-11-01..2027-02-28"}});
}

TEST(RuleResolve, KnowsTheActivitysOwnPeriod) {
  const DateSpan november = Days("2026-11-01", "2026-11-30");
  ExpectForms(
      SchoolTurn(2026),
      {{"perioden", "period", "2026-11-01..2026-11-30"},
       {"månaden", "the month", "2026-11-01..2026-11-30"},
       {"terminens slut", "term end", "2026-11-30"},
       {"tertialets slut", "tertial end", "2026-11-30"},
       {"sista arbetsdagen i månaden", "last working day of the month", "2026-11-30"},
       {"den 15:e i månaden", "15th of the month", "2026-11-15"},
       {"dag 15 i månaden", "day 15 of the month", "2026-11-15"},
       {"31:a i månaden", "31st of the month", "2026-11-30"},
       {"31:a i månaden annars hoppa över", "31st of the month or skip", "skipped"},
       {"första BUN-sammanträdet i perioden", "first BUN meeting of period", "2026-11-17 08:15"},
       {"10 arbetsdagar efter månadens slut", "10 working days after month end", "2026-12-14"}},
      november);
  EXPECT_EQ(ResolvedIn(SchoolTurn(2026), "period start"), "no-period period");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2026), "terminens slut"), "no-period term");
}

TEST(RuleResolve, NamesHolidaysInBothLanguages) {
  ExpectForms(SchoolTurn(2026), {{"midsommarafton", "midsummer eve", "2027-06-25"},
                                 {"midsommarafton", "midsommarafton", "2027-06-25"},
                                 {"långfredagen", "good friday", "2027-03-26"},
                                 {"påskdagen", "easter", "2027-03-28"},
                                 {"annandag påsk", "easter monday", "2027-03-29"},
                                 {"kristi himmelsfärdsdag", "ascension day", "2027-05-06"},
                                 {"alla helgons dag", "all saints' day", "2026-10-31"},
                                 {"nyårsafton", "new year's eve", "2026-12-31"},
                                 {"trettondedag jul", "epiphany", "2027-01-06"},
                                 {"nationaldagen", "national day", "2027-06-06"},
                                 {"valborg", "walpurgis eve", "2027-04-30"},
                                 {"fredag efter kristi himmelsfärdsdag",
                                  "friday after ascension day", "2027-05-07"}});
  EXPECT_EQ(ResolvedIn(CalendarTurn(2004), "nationaldagen"), "no-such-day national day");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "alla helgons dag"), "2027-11-06");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2032), "midsummer day"), "2032-06-26");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2038), "easter"), "2038-04-25");
}

TEST(RuleResolve, HasElectionsEveryFourthYear) {
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "valdagen"), "2026-09-13");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2030), "election day"), "2030-09-08");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "election day"), "no-such-day election day");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "election day + 10 weeks or 15 june"), "2027-06-15");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "election day + 10 weeks or 15 june"), "2026-11-22");
}

TEST(RuleResolve, FindsTableDates) {
  ExpectForms(SchoolTurn(2026),
              {{"datum NP-SV-6-B", "date NP-SV-6-B", "2027-03-16 09:00"},
               {"datum np/NP-SV-6-B", "date \"np\" NP-SV-6-B", "2027-03-16 09:00"},
               {"datum np-sv-6-b", "date np-sv-6-b", "2027-03-16 09:00"},
               {"datum NP-MA-9-A", "date NP-MA-9-A", "no-entry NP-MA-9-A"},
               {"datum NP-EN-6-R", "date NP-EN-6-R", "no-entry NP-EN-6-R"},
               {"datum NP-XX", "date NP-XX", "no-entry NP-XX"},
               {"datum kf/NP-XX", "date kf/NP-XX", "no-table kf"},
               {"5 arbetsdagar efter datum NP-SV-6-B", "5 working days after date NP-SV-6-B",
                "2027-03-23"}});
  EXPECT_EQ(ResolvedIn(SchoolTurn(2025), "date NP-SV-6-B"), "2026-03-17");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2024), "date NP-SV-6-B"), "no-entry NP-SV-6-B");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2024), "date NP-SV-6-B year after"), "2026-03-17");
}

// 20 October is cancelled and 15 December a reserve date: neither matches.
TEST(RuleResolve, FindsMeetings) {
  ExpectForms(
      SchoolTurn(2026),
      {{"nästa BUN-sammanträde efter 15 september", "next BUN meeting after 15 september",
        "2026-11-17 08:15"},
       {"nästa \"BUN\" efter 15 september", "next \"BUN\" after 15 september", "2026-11-17 08:15"},
       {"första BUN-sammanträdet på eller efter 15 september",
        "first BUN meeting on or after 15 september", "2026-09-15 09:30"},
       {"sista BUN-sammanträdet före 1 januari", "last BUN meeting before 1 january",
        "2026-11-17 08:15"},
       {"andra BUN-mötet i läsåret", "second BUN meeting of school year", "2026-11-17 08:15"},
       {"sista bun-sammanträdet i läsåret", "last bun meeting of school year", "2027-02-11 09:30"},
       {"nästa BUN-sammanträde efter 1 maj", "next BUN meeting after 1 may", "no-entry BUN"},
       {"nästa KF-möte efter 1 maj", "next KF meeting after 1 may", "no-table KF"},
       {"5 arbetsdagar före nästa BUN-sammanträde efter 15 september",
        "5 working days before next BUN meeting after 15 september", "2026-11-10"},
       {"nästa BUN-sammanträde efter 15 september kl. 8.00",
        "next BUN meeting after 15 september at 8:00", "2026-11-17 08:00"}});
}

TEST(RuleResolve, FollowsAnchors) {
  ExpectForms(SchoolTurn(2026),
              {{"analys frist", "analys due", "2026-10-09"},
               {"analys öppnar", "analys opens", "2026-09-01"},
               {"analys klar", "analys completed", "2026-10-02"},
               {"analys[höst] granskas inträder", "analys[höst] granskas entered", "2026-10-05"},
               {"budgethjul/budget frist", "budgethjul/budget due", "2026-11-30"},
               {"10 arbetsdagar efter inträdet", "entered + 10 working days", "2027-01-12"},
               {"öppnandet", "opens", "2026-12-01"},
               {"2 veckor före fristen", "2 weeks before due", "2027-01-01"},
               {"denna granskas inträder", "this granskas entered", "2026-12-29"},
               {"inskrivning klar", "inskrivning completed", "anchor-open inskrivning completed"},
               {"inskrivning klar annars 1 maj", "inskrivning completed or 1 may",
                "anchor-open inskrivning completed"},
               {"\"turn\" klar + 2 dagar", "\"turn\" completed + 2 days",
                "anchor-open \"turn\" completed"}});
}

TEST(RuleResolve, CountsFromDates) {
  ExpectForms(
      SchoolTurn(2026),
      {{"10 arbetsdagar före vårterminens slut", "spring term end - 10 working days", "2027-06-01"},
       {"tre veckor före vårterminens slut", "three weeks before spring term end", "2027-05-25"},
       {"dagen före midsommarafton", "the day before midsummer eve", "2027-06-24"},
       {"arbetsdagen efter påskdagen", "the working day after easter", "2027-03-30"},
       {"2 veckor efter höstlov", "2 weeks after autumn break", "2026-11-13"},
       {"2 veckor före höstlov", "2 weeks before autumn break", "2026-10-12"},
       {"3 skoldagar efter höstlov", "3 school days after autumn break", "2026-11-04"},
       {"3 skoldagar före höstlov", "autumn break - 3 school days", "2026-10-21"},
       {"en månad efter 31 januari", "one month after 31 january", "2027-02-28"},
       {"2 kvartal efter 31 augusti", "2 quarters after 31 august", "2027-02-28"},
       {"1 år före 1 maj", "1 year before 1 may", "2026-05-01"},
       {"15 september + 2 veckor - 3 dagar", "15 september + 2 weeks - 3 days", "2026-09-26"},
       {"3 dagar före 2 veckor efter 15 september", "3 days before 2 weeks after 15 september",
        "2026-09-26"},
       {"5000 skoldagar före 1 maj", "5000 school days before 1 may", "no-school-year 2024/25"}});
}

TEST(RuleResolve, AdjustsDates) {
  ExpectForms(
      SchoolTurn(2026),
      {{"första arbetsdagen på eller efter 1 maj", "first working day on or after 1 may",
        "2027-05-03"},
       {"sista arbetsdagen på eller före 1 maj", "last working day on or before 1 may",
        "2027-04-30"},
       {"sista arbetsdagen senast 1 maj", "last working day by 1 may", "2027-04-30"},
       {"nästa fredag efter midsommarafton", "next friday after midsummer eve", "2027-07-02"},
       {"fredag på eller före 15 juni", "friday on or before 15 june", "2027-06-11"},
       {"andra fredagen före 18 juni", "second friday before 18 june", "2027-06-04"},
       {"fredag på eller efter 18 juni", "friday on or after 18 june", "2027-06-18"},
       {"måndag i veckan för midsommarafton", "monday in the week of midsummer eve", "2027-06-21"},
       {"söndag i veckan för midsommarafton", "sunday in the week of midsummer eve", "2027-06-27"},
       {"veckan efter påskdagen", "the week after easter", "2027-03-29..2027-04-02"},
       {"hela veckan för påskdagen", "the whole week of easter", "2027-03-22..2027-03-28"},
       {"slutet av månaden för påskdagen", "end of the month of easter", "2027-03-31"},
       {"månaden efter påskdagen", "the month after easter", "2027-04-01..2027-04-30"},
       {"första veckan efter 1 maj", "first week after 1 may", "2027-05-03..2027-05-07"},
       {"sista veckan före 1 maj", "last week before 1 may", "2027-04-26..2027-04-30"},
       {"tidigast av 15 september och fredag v. 37", "earlier of 15 september and friday w. 37",
        "2026-09-11"},
       {"senast av 15 september, fredag v. 37 och skolstart",
        "later of 15 september, friday w. 37 and school start", "2026-09-15"},
       {"senast av analys klar och inskrivning klar",
        "later of analys completed and inskrivning completed",
        "anchor-open inskrivning completed"}});
}

TEST(RuleResolve, SpansFromFirstDayToLast) {
  ExpectForms(
      SchoolTurn(2026),
      {{"1 augusti till två veckor efter skolstart", "1 august to two weeks after school start",
        "2026-08-01..2026-09-01"},
       {"från höstlov till jullov", "from autumn break to christmas break",
        "2026-10-26..2027-01-10"},
       {"mellan 1 maj och 15 maj", "between 1 may and 15 may", "2027-05-01..2027-05-15"},
       {"1 maj till 1 september", "1 may to 1 september", "2027-05-01..2027-09-01"},
       {"2027-05-01 till 2027-04-01", "2027-05-01 to 2027-04-01",
        "no-such-day 2027-05-01 to 2027-04-01"},
       {"15 september till nästa BUN-sammanträde efter 1 oktober",
        "15 september to next BUN meeting after 1 october", "2026-09-15..2026-11-17 08:15"}});
}

TEST(RuleResolve, StatesClockTimes) {
  ExpectForms(
      SchoolTurn(2026),
      {{"7 februari kl. 16.00", "7 february at 16:00", "2027-02-07 16:00"},
       {"7 februari klockan 9", "7 february at 9", "2027-02-07 09:00"},
       {"1 maj kl 24.00", "1 may at 24:00", "2027-05-01 24:00"},
       {"v. 53 annars v. 52 kl. 16", "w. 53 or w. 52 at 16:00", "2026-12-28..2027-01-01 16:00"}});
}

TEST(RuleResolve, CountsYearsOfLongTurns) {
  const DateSpan three_years{MakeDate(2024, 1, 1), MakeDate(2026, 12, 31)};
  ExpectForms(three_years,
              {{"15 september", "15 september", "2024-09-15"},
               {"15 september år 2", "15 september year 2", "2025-09-15"},
               {"fredag v. 44 år 3", "friday w. 44 year 3", "2026-10-30"},
               {"vårterminens slut år 3", "spring term end year 3", "2026-06-10"},
               {"sista fredagen i juni år 2", "last friday of june year 2", "2025-06-27"},
               {"år 2", "year 2", "2025-01-01..2025-12-31"},
               {"december året före", "december the year before", "2023-12-01..2023-12-31"},
               {"1 februari nästa år", "1 february next year", "2027-02-01"},
               {"måndag v. 53", "monday w. 53", "2026-12-28"},
               {"valdagen", "election day", "2026-09-13"}});
  EXPECT_EQ(ResolvedIn(SchoolTurn(2026), "15 september året efter"), "2027-09-15");
  EXPECT_EQ(ResolvedIn(SchoolTurn(2026), "november the year before"), "2025-11-01..2025-11-30");
}

// Friday of the week before midsummer week; the Friday after Ascension; W2 or after Epiphany.
TEST(RuleResolve, ExpressesARuleBasedSchoolYear) {
  const std::string_view last_day = "friday in the week of midsommarafton - 1 weeks";
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), last_day), "2026-06-12");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), last_day), "2027-06-18");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "fredag i veckan före midsommarafton"), "2026-06-12");
  const std::string_view spring = "later of monday w. 2 and first working day after epiphany";
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026),
                       "later of monday w. 2 and "
                       "next working day after epiphany"),
            "2026-01-07");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), spring), "2027-01-11");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2027), "the week after easter"), "2027-03-29..2027-04-02");
}

TEST(RuleResolve, CountsTheBridgeDayAsTheYearsFirstWorkingDay) {
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "first working day of january"), "2026-01-02");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2029), "last working day of march"), "2029-03-29");
}

TEST(RuleResolve, AnswersOutsideTheYears) {
  EXPECT_EQ(ResolvedIn(CalendarTurn(2026), "15 september + 5000 years"),
            "outside-years 5000 years after 15 september");
  EXPECT_EQ(ResolvedIn(CalendarTurn(2100), "1 february next year"),
            "outside-years 1 february year after");
  EXPECT_EQ(ResolvedIn(CalendarTurn(1990), "10 days before 1 january"),
            "outside-years 10 days before 1 january");
  EXPECT_EQ(ResolvedIn(CalendarTurn(1989), "15 september"), "outside-years turn");
  EXPECT_EQ(ResolvedIn({MakeDate(2027, 1, 1), MakeDate(2026, 1, 1)}, "15 september"),
            "outside-years turn");
}

TEST(RuleResolve, NeedsNoCalendarNorAnchors) {
  const RuleContext context{nullptr, CalendarTurn(2027), 2027};
  EXPECT_EQ(Written(Resolve(Rule("first working day of may"), context)), "2027-05-03");
  EXPECT_EQ(Written(Resolve(Rule("analys due"), context)), "anchor-open analys due");
  EXPECT_EQ(Written(Resolve(Rule("first school day of may"), context)), "no-school-year 2026/27");
  EXPECT_EQ(Written(Resolve(DateRule(), context)), "skipped");
}

TEST(DateRule, SaysWhatItLeansOn) {
  const DateRule rule = Rule(
      "later of kvalitetsanalys due, 3 school days after budgethjul/budget[vår] granskas entered "
      "and "
      "next BUN meeting after date np/NP-SV-6-B");
  EXPECT_THAT(rule.Anchors(),
              testing::ElementsAre(
                  AnchorRef{.activity = "kvalitetsanalys", .moment = AnchorRef::Moment::kDue},
                  AnchorRef{.wheel = "budgethjul",
                            .activity = "budget",
                            .ordinal = "vår",
                            .state = "granskas",
                            .moment = AnchorRef::Moment::kEntered}));
  EXPECT_THAT(rule.TableKeys(), testing::ElementsAre("BUN", "np", "NP-SV-6-B"));
  EXPECT_TRUE(rule.UsesSchoolYear());
  EXPECT_FALSE(rule.UsesPeriod());
  EXPECT_TRUE(Rule("last working day of the month").UsesPeriod());
  EXPECT_FALSE(Rule("friday w. 44").UsesSchoolYear());
  EXPECT_TRUE(Rule("höstlov").UsesSchoolYear());
  EXPECT_TRUE(DateRule().empty());
  EXPECT_TRUE(DateRule().Anchors().empty());
}

TEST(DateRule, EqualsWhatIsWrittenOtherwise) {
  EXPECT_EQ(Rule("fredag v 44"), Rule("friday w. 44"));
  EXPECT_EQ(Rule("spring term end - 3 weeks"), Rule("tre veckor före vårterminens slut"));
  EXPECT_FALSE(Rule("friday w. 44") == Rule("friday w. 45"));
  EXPECT_FALSE(Rule("friday w. 44") == DateRule());
  EXPECT_EQ(DateRule(), DateRule());
}

}  // namespace
}  // namespace hjul::calendar
