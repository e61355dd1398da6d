#include "scheduler/calendar/calendar_text.h"

#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

using ::testing::HasSubstr;

std::string Listing(const text::Diagnostics& diagnostics) {
  std::string listing;
  for (const text::Diagnostic& diagnostic : diagnostics.Sorted()) {
    listing += text::Format("f", diagnostic) + "\n";
  }
  return listing;
}

CalendarText ParseWell(std::string_view yaml) {
  text::Diagnostics diagnostics;
  std::optional<CalendarText> calendar = ParseCalendar(yaml, diagnostics);
  EXPECT_TRUE(calendar.has_value()) << Listing(diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << Listing(diagnostics);
  return calendar.value_or(CalendarText{});
}

// The canonical form, so that it also prints as itself.
constexpr std::string_view kHalmstad = R"(calendar: halmstad
school_years:
  - year: 2025/26
    autumn: 2025-08-13..2025-12-19
    spring: 2026-01-09..2026-06-10
    breaks:
      - {name: höstlov, days: v. 44}
      - {name: sportlov, days: v. 8}
      - {name: påsklov, days: 2026-04-07..2026-04-10}
    days_off: [2026-05-15]
  - year: 2026/27
    autumn: 2026-08-18..2026-12-18
    spring: 2027-01-11..2027-06-15
    breaks:
      - {name: höstlov, days: v. 44}
      - {name: sportlov, days: v. 8}
      - {name: påsklov, days: 2027-03-30..2027-04-02}
    days_off: [2027-05-07]
    staff_days: [2026-09-18, 2026-11-18]
closed_days: [2026-12-23, 2027-07-05..2027-07-30]
half_days:
  - {date: 2027-04-30, ends: "12:00"}
quiet_months: [7]
units:
  - unit: fsk-björken
    closed: [2026-11-18]
    staff_days: [2026-10-02, 2027-03-05]
    days_off: [2027-02-19]
    half_days:
      - {date: 2027-01-07, ends: "12:00"}
tables:
  - name: np
    entries:
      - {key: NP-SV-6-B, date: 2027-03-16, time: "09:00"}
      - {key: NP-SV-6-C, date: 2027-03-18, cancelled: true, note: "inställt, ersätts"}
  - name: nämnd
    entries:
      - {date: 2027-02-11, time: "09:30"}
      - {date: 2027-06-17, time: "09:30", reserve: true}
)";

TEST(CalendarText, ReadsEverythingAHuvudmanDecides) {
  const CalendarText calendar = ParseWell(kHalmstad);
  EXPECT_EQ(calendar.name, "halmstad");
  const Calendar::Content& content = calendar.content;
  ASSERT_EQ(content.school_years.size(), 2u);
  const SchoolYear& year = content.school_years[1];
  EXPECT_EQ(year.start_year, 2026);
  EXPECT_EQ(year.autumn, Days("2026-08-18", "2026-12-18"));
  EXPECT_EQ(year.breaks[0], (Break{"höstlov", Days("2026-10-26", "2026-10-30")}));
  EXPECT_EQ(year.breaks[1], (Break{"sportlov", Days("2027-02-22", "2027-02-26")}));
  EXPECT_EQ(year.breaks[2], (Break{"påsklov", Days("2027-03-30", "2027-04-02")}));
  EXPECT_EQ(content.closed_days.size(), 27u);
  EXPECT_EQ(content.half_days[0], (HalfDay{Day("2027-04-30"), TimeOfDay{720}}));
  EXPECT_EQ(content.unit_exceptions[0].unit, "fsk-björken");
  EXPECT_EQ(content.unit_exceptions[0].closed, std::vector{Day("2026-11-18")});
  const TableEntry& entry = content.tables[0].entries[1];
  EXPECT_EQ(entry.key, "NP-SV-6-C");
  EXPECT_TRUE(entry.cancelled);
  EXPECT_EQ(entry.note, "inställt, ersätts");
  EXPECT_TRUE(content.tables[1].entries[1].reserve);
  EXPECT_EQ(content.tables[1].entries[0].time, TimeOfDay{570});
}

TEST(CalendarText, TheCanonicalFormPrintsAsItself) {
  EXPECT_EQ(PrintCalendar(ParseWell(kHalmstad)), kHalmstad);
}

TEST(CalendarText, FreeFormsPrintCanonically) {
  const CalendarText calendar = ParseWell(R"(
tables: {name: KF, entries: {date: 2027-02-24, key: KF}}
quiet_months: [8, 7]
closed_days: [2026-12-30, 2026-12-28..2026-12-29, 2026-06-05]
half_days: {ends: 13.30, date: 2027-04-30}
)");
  EXPECT_EQ(PrintCalendar(calendar),
            "closed_days: [2026-06-05, 2026-12-28..2026-12-30]\n"
            "half_days:\n"
            "  - {date: 2027-04-30, ends: \"13:30\"}\n"
            "quiet_months: [7, 8]\n"
            "tables:\n"
            "  - name: KF\n"
            "    entries:\n"
            "      - {key: KF, date: 2027-02-24}\n");
}

TEST(CalendarText, AnEmptyCalendarHasAText) {
  const CalendarText calendar{};
  EXPECT_EQ(PrintCalendar(calendar), "quiet_months: [7]\n");
  EXPECT_EQ(ParseWell(PrintCalendar(calendar)), calendar);
  const CalendarText without{.content = {.quiet_months = {}}};
  EXPECT_EQ(PrintCalendar(without), "quiet_months: []\n");
  EXPECT_EQ(ParseWell(PrintCalendar(without)), without);
}

TEST(CalendarText, LongListsAreBrokenBelowTheirFirstDay) {
  CalendarText calendar;
  for (unsigned month = 1; month <= 12; ++month) {
    calendar.content.closed_days.push_back(MakeDate(2027, month, 15));
  }
  EXPECT_THAT(PrintCalendar(calendar),
              testing::StartsWith("closed_days: [2027-01-15, 2027-02-15, 2027-03-15, 2027-04-15, "
                                  "2027-05-15, 2027-06-15, 2027-07-15,\n"
                                  "              2027-08-15, "));
  EXPECT_EQ(ParseWell(PrintCalendar(calendar)), calendar);
}

// A läsår to which a case adds its own lines.
std::string WithYear(const std::string& rest) {
  return "school_years:\n"
         "  - year: 2026/27\n"
         "    autumn: 2026-08-18..2026-12-18\n"
         "    spring: 2027-01-11..2027-06-15\n" +
         rest;
}

struct FaultCase {
  std::string name;
  std::string yaml;
  std::string expected;  // One of the reported first lines.
};

class CalendarFault : public testing::TestWithParam<FaultCase> {};

TEST_P(CalendarFault, IsNamedWithItsPlace) {
  text::Diagnostics diagnostics;
  EXPECT_EQ(ParseCalendar(GetParam().yaml, diagnostics), std::nullopt);
  EXPECT_TRUE(diagnostics.HasErrors());
  EXPECT_THAT(Listing(diagnostics), HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, CalendarFault,
    testing::ValuesIn(std::vector<FaultCase>{
        {"Empty", "", "f: error: the text is empty [empty-text]"},
        {"NotAMap", "[a]", "f:1:1: error: expected a map, found a list [wrong-kind]"},
        {"UnknownKey", "closed_day: []\n",
         "f:1:1: error: unknown key 'closed_day' [unknown-key]\n"
         "  hint: did you mean 'closed_days'?"},
        {"SchoolYearsAsText", "school_years: 2026/27\n",
         "f:1:15: error: expected a map, found '2026/27' [wrong-kind]"},
        {"NoYear", "school_years: [{autumn: 2026-08-18}]\n",
         "f:1:16: error: 'year' is missing [missing-key]\n  hint: add 'year: 2026/27'"},
        {"WrongYear", "school_years: [{year: 2026/28}]\n",
         "f:1:23: error: '2026/28' is not a läsår of 1990-2100 [wrong-school-year]"},
        {"YearOutOfRange", "school_years: [{year: 1989/90}]\n",
         "f:1:23: error: '1989/90' is not a läsår of 1990-2100 [wrong-school-year]"},
        {"NoSpring", "school_years:\n  - year: 2026/27\n    autumn: 2026-08-18..2026-12-18\n",
         "f:2:5: error: 'spring' is missing [missing-key]"},
        {"ReversedTerm",
         "school_years:\n  - year: 2026/27\n    autumn: 2026-12-18..2026-08-18\n    spring: "
         "2027-01-11..2027-06-15\n",
         "f:3:13: error: 2026-12-18..2026-08-18 ends before it begins [reversed-span]\n"
         "  hint: 2026-08-18 is before 2026-12-18"},
        {"TermsOverlap",
         "school_years:\n  - year: 2026/27\n    autumn: 2026-08-18..2027-01-11\n    spring: "
         "2027-01-11..2027-06-15\n",
         "f:4:13: error: the spring term begins before the autumn term has ended [overlap]"},
        {"TermInWrongYear",
         "school_years:\n  - year: 2026/27\n    autumn: 2027-08-18..2027-12-18\n    spring: "
         "2028-01-11..2028-06-15\n",
         "f:3:13: error: the autumn term lies outside läsår 2026/27 [outside-school-year]"},
        {"SpringInWrongYear",
         "school_years:\n  - year: 2026/27\n    autumn: 2026-08-18..2026-12-18\n    spring: "
         "2028-01-11..2028-06-15\n",
         "f:4:13: error: the spring term lies outside läsår 2026/27 [outside-school-year]"},
        {"DuplicateYear",
         WithYear("  - year: 2026/27\n    autumn: 2026-08-18..2026-12-18\n    spring: "
                  "2027-01-11..2027-06-15\n"),
         "f:5:11: error: läsår 2026/27 stands twice [duplicate-school-year]"},
        {"YearsOverlap",
         WithYear("  - year: 2027/28\n    autumn: 2027-07-01..2027-12-18\n    spring: "
                  "2028-01-11..2028-06-15\n  - year: 2025/26\n    autumn: 2025-08-18..2025-12-18\n"
                  "    spring: 2026-01-11..2026-07-31\n  - year: 2028/29\n    autumn: "
                  "2028-08-18..2028-12-18\n    spring: 2029-01-11..2029-06-10\n")
             .replace(WithYear("").find("2026-08-18"), 10, "2026-07-15"),
         "f:8:5: error: läsår 2025/26 overlaps läsår 2026/27 [overlap]"},
        {"BreakOutsideTerms",
         WithYear("    breaks:\n      - {name: sommarlov, days: 2027-06-16..2027-07-31}\n"),
         "f:6:33: error: sommarlov (2027-06-16..2027-07-31) does not lie within one term "
         "[break-outside-terms]"},
        {"BreakAcrossTerms", WithYear("    breaks: [{name: lov, days: 2026-12-14..2027-01-15}]\n"),
         "error: lov (2026-12-14..2027-01-15) does not lie within one term [break-outside-terms]"},
        {"BreakInOtherYear", WithYear("    breaks: [{name: lov, days: 2027-10-25..2027-10-29}]\n"),
         "[break-outside-terms]"},
        {"BreaksOverlap",
         WithYear("    breaks:\n      - {name: höstlov, days: v. 44}\n      - {name: läslov, days: "
                  "2026-10-30}\n"),
         "f:7:30: error: läslov overlaps höstlov [overlap]"},
        {"BreakTwice",
         WithYear("    breaks: [{name: lov, days: v. 44}, {name: LOV, days: v. 8}]\n"),
         "error: the break 'LOV' stands twice [duplicate-break]"},
        {"BreakWithoutName", WithYear("    breaks: [{days: v. 44}]\n"),
         "f:5:14: error: 'name' is missing [missing-key]"},
        {"BreakWithEmptyName", WithYear("    breaks: [{name: '', days: v. 44}]\n"),
         "f:5:21: error: 'name' is empty [missing-value]"},
        {"Jullov", WithYear("    breaks: [{name: Jullov, days: v. 51}]\n"),
         "error: 'jullov' is the time between the terms, by itself [reserved-name]"},
        // Case 2: 2027 has 52 weeks; the message says so.
        {"WeekFiftyThreeOfAShortYear",
         "school_years:\n  - year: 2027/28\n    autumn: 2027-08-18..2027-12-18\n    spring: "
         "2028-01-11..2028-06-15\n    breaks: [{name: lov, days: v. 53}]\n",
         "f:5:32: error: 2027 has no week 53 [impossible-date]\n"
         "  hint: the last week of 2027 is v. 52"},
        {"WeekZero", WithYear("    breaks: [{name: lov, days: v. 0}]\n"),
         "error: 2027 has no week 0 [impossible-date]"},
        {"WeekWithoutNumber", WithYear("    breaks: [{name: lov, days: v. 4x}]\n"),
         "error: 'v. 4x' is not a date [wrong-date]\n"
         "  hint: write 2027-03-30, 2027-03-30..2027-04-02 or v. 44"},
        {"WeeksBackward", WithYear("    breaks: [{name: lov, days: v. 45-44}]\n"),
         "error: v. 45-44 ends before it begins [reversed-span]"},
        {"WeekOutsideASchoolYear", "closed_days: [v. 28]\n",
         "f:1:15: error: 'v. 28' is not a date [wrong-date]"},
        {"NoSuchDay", "closed_days: [2027-02-29]\n",
         "f:1:15: error: 2027-02-29 does not exist [impossible-date]\n"
         "  hint: the last day of that month is 2027-02-28"},
        {"NoSuchMonth", "closed_days: [2027-13-01]\n",
         "f:1:15: error: there is no month 13 [impossible-date]"},
        {"YearBeforeTheFirst", "closed_days: [1989-12-24]\n",
         "f:1:15: error: the year 1989 is outside 1990-2100 [out-of-range]"},
        {"OtherDateForm", "closed_days: [24/12 2026]\n",
         "f:1:15: error: '24/12 2026' is not a date [wrong-date]"},
        {"DateTwice", "closed_days: [2026-12-23, 2026-12-23]\n",
         "f:1:27: error: 2026-12-23 is listed already [duplicate-date]"},
        {"DateInSpanToo", "closed_days: [2026-12-21..2026-12-23, 2026-12-22]\n",
         "f:1:39: error: 2026-12-22 is listed already [duplicate-date]"},
        {"EndlessSpan", "closed_days: [1990-01-01..2100-12-31]\n",
         "f:1:15: error: the list names more than 5000 days [too-many-days]"},
        {"NestedList", "closed_days: [[2026-12-23]]\n",
         "f:1:15: error: expected text, found a list [wrong-kind]"},
        {"StaffDayInOtherYear", WithYear("    staff_days: [2028-01-12]\n"),
         "f:5:17: error: 2028-01-12 lies outside läsår 2026/27 [outside-school-year]"},
        {"StaffDayAndDayOff",
         WithYear("    days_off: [2027-05-07]\n    staff_days: [2027-05-07]\n"),
         "f:6:17: error: 2027-05-07 is both a day off and a staff day [overlap]"},
        {"HalfDayWithoutEnd", "half_days: [{date: 2027-04-30}]\n",
         "f:1:13: error: 'ends' is missing [missing-key]"},
        {"HalfDayAllDay", "half_days: [{date: 2027-04-30, ends: \"24:00\"}]\n",
         "f:1:38: error: '24:00' is no time at which a day ends early [wrong-time]"},
        {"HalfDayTwice",
         "half_days:\n- {date: 2027-04-30, ends: \"12:00\"}\n- {date: 2027-04-30, ends: 13:00}\n",
         "f:3:3: error: 2027-04-30 is a half day already [duplicate-date]"},
        {"NoSuchQuietMonth", "quiet_months: [13]\n", "f:1:16: error: 13 is outside 1..12"},
        {"QuietMonthTwice", "quiet_months: [7, 7]\n",
         "f:1:19: error: month 7 is listed already [duplicate-month]"},
        {"QuietMonthsEmpty", "quiet_months:\n", "error: 'quiet_months' is empty [missing-value]"},
        {"UnitWithoutId", "units: [{closed: [2027-01-04]}]\n",
         "f:1:9: error: 'unit' is missing [missing-key]"},
        {"UnitTwice", "units: [{unit: ek}, {unit: ek}]\n",
         "f:1:28: error: the unit 'ek' stands twice [duplicate-unit]"},
        {"UnitKey", "units: [{unit: ek, shut: []}]\n", "f:1:20: error: unknown key 'shut'"},
        {"TableTwice", "tables: [{name: np}, {name: NP}]\n",
         "f:1:29: error: the table 'NP' stands twice [duplicate-table]"},
        {"TableWithoutName", "tables: [{entries: []}]\n",
         "f:1:10: error: 'name' is missing [missing-key]"},
        {"EntryWithoutDate", "tables: [{name: np, entries: [{key: a}]}]\n",
         "f:1:31: error: 'date' is missing [missing-key]"},
        {"EntryTime", "tables: [{name: np, entries: [{date: 2027-03-16, time: nine}]}]\n",
         "f:1:56: error: 'nine' is not a time of day [wrong-time]"},
        {"EntryFlag", "tables: [{name: np, entries: [{date: 2027-03-16, reserve: ja}]}]\n",
         "f:1:59: error: expected true or false, found 'ja' [wrong-kind]"},
        {"EntryKeyTwiceInAYear",
         "tables:\n- name: np\n  entries:\n  - {key: A, date: 2027-03-16}\n"
         "  - {key: a, date: 2027-03-18}\n",
         "f:5:11: error: the key 'a' stands twice in 2026/27 [duplicate-entry]"},
        {"EntryDateTwice",
         "tables:\n- name: bun\n  entries:\n  - {date: 2027-03-16}\n  - {date: 2027-03-16}\n",
         "f:5:5: error: 2027-03-16 stands twice [duplicate-entry]"},
    }),
    [](const testing::TestParamInfo<FaultCase>& test) { return test.param.name; });

TEST(CalendarText, FindsAllFaultsAtOnce) {
  text::Diagnostics diagnostics;
  ParseCalendar(
      "calendar: [a]\nclosed_days: [2027-02-30]\nquiet_months: [0]\n"
      "units: [{closed: []}]\nhalf_days: [{}]\nlov: 1\n",
      diagnostics);
  EXPECT_EQ(diagnostics.items().size(), 7u) << Listing(diagnostics);
}

TEST(CalendarText, IgnoresFaultsThatWereThereBefore) {
  text::Diagnostics diagnostics;
  diagnostics.Error("elsewhere", {1, 1}, "", "another file's");
  EXPECT_TRUE(ParseCalendar("calendar: ek\n", diagnostics).has_value());
}

TEST(CalendarText, TheSameKeyMayReturnNextYearOrReplaceACancelledDate) {
  ParseWell(
      "tables:\n- name: np\n  entries:\n"
      "  - {key: A, date: 2026-03-17}\n  - {key: A, date: 2027-03-16, cancelled: true}\n"
      "  - {key: A, date: 2027-03-18}\n  - {key: A, date: 2027-03-23, reserve: true}\n");
}

TEST(CalendarText, WarnsWhatStandsOutsideTheNationalFrameAtItsPlace) {
  text::Diagnostics diagnostics;
  const auto calendar = ParseCalendar(
      "school_years:\n"
      "  - year: 2025/26\n"
      "    autumn: 2025-08-19..2025-12-19\n"
      "    spring: 2026-01-08..2026-06-11\n"
      "    breaks:\n"
      "      - {name: höstlov, days: v. 44}\n"
      "      - {name: sportlov, days: v. 7}\n"
      "      - {name: påsklov, days: v. 15}\n"
      "    days_off: [2026-05-15]\n"
      "    staff_days: [2025-09-18, 2025-11-18, 2026-03-09, 2026-03-14]\n"
      "units:\n"
      "  - {unit: ek, days_off: [2026-04-30]}\n"
      "  - {unit: asp, closed: [2026-07-01]}\n",
      diagnostics);
  EXPECT_TRUE(calendar.has_value());
  EXPECT_EQ(
      Listing(diagnostics),
      "f:10:17: warning: the study day 2026-03-14 is not a working day "
      "[staff-day-on-day-off]\n"
      "  hint: the huvudman decides; check that it is meant\n"
      "f:12:5: warning: unit ek: läsår 2025/26 has 177 school days; at least 178 are required "
      "[too-few-school-days]\n"
      "  hint: the huvudman decides; check that it is meant\n");
}

TEST(CalendarText, WarnsOfADayOffThatHasNoEffect) {
  text::Diagnostics diagnostics;
  EXPECT_TRUE(ParseCalendar(WithYear("    days_off: [2027-06-16]\n"), diagnostics).has_value());
  EXPECT_THAT(Listing(diagnostics),
              HasSubstr("f:5:15: warning: 2027-06-16 lies outside the terms"));
}

TEST(CalendarText, WarnsOfAUnitsDaysInASchoolYearThatIsNotThere) {
  text::Diagnostics diagnostics;
  EXPECT_TRUE(ParseCalendar(WithYear("units: [{unit: ek, staff_days: [2028-03-09, 2028-03-10]}]\n"),
                            diagnostics)
                  .has_value());
  EXPECT_THAT(Listing(diagnostics),
              HasSubstr("f:5:9: warning: unit ek: 2028-03-09 lies in läsår 2027/28, which has no "
                        "terms here [unknown-school-year]"));
}

TEST(FrameWarnings, EachHasACodeAndASentence) {
  for (int i = 0; i <= static_cast<int>(FrameWarning::Kind::kTermsOverlap); ++i) {
    const auto kind = static_cast<FrameWarning::Kind>(i);
    EXPECT_NE(CodeOf(kind), "outside-frame");
    EXPECT_THAT(Describe({kind, 1, 2, "Björken"}), HasSubstr("Björken"));
  }
}

// A random calendar that a document may hold.
CalendarText RandomCalendar(std::mt19937& random) {
  const auto roll = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  const auto chance = [&](unsigned in) { return roll(in) == 0; };
  const auto days_in = [&](Date first, unsigned within, unsigned count) {
    std::vector<Date> dates;
    for (unsigned i = 0; i < count; ++i) {
      dates.push_back(first + days{static_cast<int>(roll(within))});
    }
    return dates;
  };
  CalendarText text;
  if (!chance(3)) text.name = chance(2) ? "malmö: stad" : "ek";
  Calendar::Content& content = text.content;
  for (int year = 2026; year < 2030; ++year) {
    if (chance(3)) continue;
    SchoolYear school_year{.start_year = year};
    school_year.autumn = {MakeDate(year, 8, 10 + roll(15)), MakeDate(year, 12, 18)};
    school_year.spring = {MakeDate(year + 1, 1, 8 + roll(5)), MakeDate(year + 1, 6, 10)};
    const Date break_day = MakeDate(year, 9, 1 + roll(28));
    if (!chance(3)) {
      school_year.breaks.push_back({"lov", {break_day, break_day + days{roll(12)}}});
    }
    if (!chance(3)) school_year.breaks.push_back({"v. 8", Days("2027-02-22", "2027-02-26")});
    if (year != 2026 && school_year.breaks.size() == 2) school_year.breaks.pop_back();
    if (year != 2026 && !school_year.breaks.empty() && school_year.breaks[0].name == "v. 8") {
      school_year.breaks.clear();
    }
    school_year.days_off = days_in(MakeDate(year + 1, 2, 1), 20, roll(4));
    school_year.staff_days = days_in(MakeDate(year + 1, 3, 1), 60, roll(6));
    content.school_years.push_back(school_year);
  }
  content.closed_days = days_in(MakeDate(2027, 1, 1), 60, roll(40));
  for (const Date date : days_in(MakeDate(2027, 4, 1), 300, roll(4))) {
    content.half_days.push_back({date, TimeOfDay{static_cast<std::int16_t>(1 + roll(1439))}});
  }
  content.quiet_months = chance(2) ? std::vector<unsigned>{} : std::vector<unsigned>{7, 8};
  if (chance(2)) {
    content.unit_exceptions.push_back({.unit = "en, \"två\"",
                                       .closed = days_in(MakeDate(2026, 8, 1), 300, 3),
                                       .days_off = days_in(MakeDate(2026, 8, 1), 300, 2)});
  }
  DateTable table{.name = "kf #1"};
  for (unsigned i = 0; i < roll(6); ++i) {
    table.entries.push_back({.key = chance(2) ? "" : "K" + std::to_string(i),
                             .date = MakeDate(2027, 1 + i, 1 + roll(28)),
                             .time = chance(2) ? std::nullopt : std::optional(TimeOfDay{570}),
                             .reserve = chance(4),
                             .cancelled = chance(4),
                             .note = chance(2) ? "" : "rad 1\nrad 2: \"å\""});
  }
  if (chance(2)) content.tables.push_back(table);
  content = Calendar(content).content();
  return text;
}

TEST(CalendarTextProperties, PrintedCalendarsReadBackAndPrintTheSame) {
  std::mt19937 random(20261121);
  for (int i = 0; i < 2000; ++i) {
    const CalendarText calendar = RandomCalendar(random);
    const std::string printed = PrintCalendar(calendar);
    text::Diagnostics diagnostics;
    const std::optional<CalendarText> read = ParseCalendar(printed, diagnostics);
    ASSERT_TRUE(read.has_value()) << Listing(diagnostics) << printed;
    ASSERT_EQ(*read, calendar) << printed;
    ASSERT_EQ(PrintCalendar(*read), printed);
  }
}

// Damaged texts are refused or read, but never end the program; the sanitizers look on.
TEST(CalendarTextProperties, DamagedTextsAreSurvived) {
  std::mt19937 random(7);
  static constexpr std::string_view kBytes = "[]{}:,-#&*!|>'\"%@` \n\t019.v\xC3\xA5\x00x";
  for (int i = 0; i < 3000; ++i) {
    std::string text(kHalmstad);
    for (unsigned k = 0; k <= random() % 4; ++k) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = kBytes[random() % kBytes.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 20);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 40));
      }
    }
    text::Diagnostics diagnostics;
    const auto calendar = ParseCalendar(text, diagnostics);
    ASSERT_EQ(calendar.has_value(), !diagnostics.HasErrors()) << text;
    if (!calendar) continue;
    ASSERT_EQ(ParseCalendar(PrintCalendar(*calendar), diagnostics), calendar) << text;
  }
}

}  // namespace
}  // namespace hjul::calendar
