#include "scheduler/calendar/holidays.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/iso_week.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr int kNameCount = static_cast<int>(HolidayName::kAllhelgonaafton);

HolidayName NameAt(int number) { return static_cast<HolidayName>(number); }

std::vector<std::vector<std::string>> ReadTable(const std::string& file) {
  std::ifstream stream(std::string(HJUL_TESTDATA) + "/" + file);
  EXPECT_TRUE(stream.good()) << file;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

std::string_view WeekdayCode(Date date) {
  static constexpr std::string_view kCodes[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  return kCodes[WeekdayOf(date).iso_encoding() - 1];
}

std::string_view SwedishWeekday(Date date) {
  static constexpr std::string_view kNames[] = {"mån", "tis", "ons", "tor", "fre", "lör", "sön"};
  return kNames[WeekdayOf(date).iso_encoding() - 1];
}

TEST(Holidays, AgreeWithTheVerifiedTable2024To2032) {
  std::map<std::string, std::set<std::string>> expected;
  for (const std::vector<std::string>& row : ReadTable("holidays-2024-2032.csv")) {
    ASSERT_EQ(row.size(), 5u);
    const Date date = Day(row[0]);
    EXPECT_EQ(ToString(IsoWeekOf(date)), row[1]);
    EXPECT_EQ(WeekdayCode(date), row[2]);
    expected[row[0]].insert(row[3] + " " + row[4]);
  }
  std::map<std::string, std::set<std::string>> computed;
  for (Date date = Day("2024-01-01"); date <= Day("2032-12-31"); date += days{1}) {
    for (const HolidayName name : HolidaysOn(date)) {
      const HolidayClass in_class = ClassOf(name);
      if (in_class == HolidayClass::kEve) continue;
      const bool public_holiday = in_class == HolidayClass::kPublicHoliday;
      computed[ToString(date)].insert(std::string(CodeOf(name)) + " " +
                                      (public_holiday ? "public_holiday" : "treated_as_sunday"));
    }
  }
  EXPECT_EQ(computed, expected);
}

TEST(Holidays, FallOnTheDaysPrintedInAlmanacs2026To2032) {
  std::map<std::string, HolidayName> names;
  for (int i = 1; i <= kNameCount; ++i) names[std::string(CodeOf(NameAt(i)))] = NameAt(i);
  const auto rows = ReadTable("named-days-2026-2032.csv");
  ASSERT_EQ(rows.size(), 24u);  // All but annandag pingst.
  for (const std::vector<std::string>& row : rows) {
    ASSERT_EQ(row.size(), 8u);
    ASSERT_TRUE(names.contains(row[0])) << row[0];
    for (int year = 2026; year <= 2032; ++year) {
      const std::optional<Date> date = DateOf(names[row[0]], year);
      ASSERT_TRUE(date.has_value()) << row[0];
      EXPECT_EQ(fmt::format("{} {}/{} v{}", SwedishWeekday(*date), DayOf(*date), MonthOf(*date),
                            IsoWeekOf(*date).week),
                row[static_cast<std::size_t>(year - 2025)])
          << row[0] << " " << year;
    }
  }
}

// Case 9: the earliest and the latest Easter that a Swede alive today can meet in a table.
struct EasterCase {
  int year;
  unsigned month;
  unsigned day;
};

class Easter : public testing::TestWithParam<EasterCase> {};

TEST_P(Easter, FallsOnTheKnownSunday) {
  const Date expected = MakeDate(GetParam().year, GetParam().month, GetParam().day);
  EXPECT_EQ(EasterSunday(GetParam().year), expected);
  EXPECT_EQ(WeekdayOf(expected), std::chrono::Sunday);
}

INSTANTIATE_TEST_SUITE_P(Years, Easter,
                         testing::Values(EasterCase{1818, 3, 22}, EasterCase{1943, 4, 25},
                                         EasterCase{1954, 4, 18}, EasterCase{1981, 4, 19},
                                         EasterCase{2000, 4, 23}, EasterCase{2008, 3, 23},
                                         EasterCase{2027, 3, 28}, EasterCase{2038, 4, 25},
                                         EasterCase{2049, 4, 18}, EasterCase{2076, 4, 19},
                                         EasterCase{2100, 3, 28}, EasterCase{2285, 3, 22}),
                         [](const testing::TestParamInfo<EasterCase>& test) {
                           return "Year" + std::to_string(test.param.year);
                         });

TEST(Holidays, Case10TwoCanShareADate) {
  using enum HolidayName;
  EXPECT_THAT(HolidaysOn(Day("2049-06-06")), ElementsAre(kPingstdagen, kNationaldagen));
  EXPECT_THAT(HolidaysOn(Day("2008-05-01")), ElementsAre(kForstaMaj, kKristiHimmelsfardsdag));
}

TEST(Holidays, TwoPublicHolidaysShareADateFourTimes1990To2100) {
  std::vector<std::string> shared;
  for (Date date = kFirstDay; date <= kLastDay; date += days{1}) {
    int public_holidays = 0;
    for (const HolidayName name : HolidaysOn(date)) {
      public_holidays += ClassOf(name) == HolidayClass::kPublicHoliday ? 1 : 0;
    }
    if (public_holidays > 1) shared.push_back(ToString(date));
  }
  EXPECT_THAT(shared, ElementsAre("2008-05-01", "2049-06-06", "2055-06-06", "2060-06-06"));
}

// Case 8: the ends of the Saturdays' ranges.
TEST(Holidays, Case8SaturdaysReachBothEndsOfTheirRange) {
  using enum HolidayName;
  EXPECT_EQ(DateOf(kAllaHelgonsDag, 2026), Day("2026-10-31"));
  EXPECT_EQ(DateOf(kAllaHelgonsDag, 2027), Day("2027-11-06"));
  EXPECT_EQ(DateOf(kAllaHelgonsDag, 2032), Day("2032-11-06"));
  EXPECT_EQ(DateOf(kMidsommardagen, 2026), Day("2026-06-20"));
  EXPECT_EQ(DateOf(kMidsommardagen, 2027), Day("2027-06-26"));
  EXPECT_EQ(DateOf(kMidsommardagen, 2032), Day("2032-06-26"));
}

TEST(Holidays, NationalDayReplacedWhitMondayIn2005) {
  using enum HolidayName;
  EXPECT_EQ(DateOf(kAnnandagPingst, 2004), Day("2004-05-31"));
  EXPECT_EQ(DateOf(kAnnandagPingst, 2005), std::nullopt);
  EXPECT_EQ(DateOf(kNationaldagen, 2004), std::nullopt);
  EXPECT_EQ(DateOf(kDagForeNationaldagen, 2004), std::nullopt);
  EXPECT_EQ(DateOf(kNationaldagen, 2005), Day("2005-06-06"));
  EXPECT_TRUE(IsRedDay(Day("2004-05-31")));
  EXPECT_FALSE(IsRedDay(Day("2005-05-16")));
  EXPECT_FALSE(IsRedDay(Day("2002-06-06")));
  EXPECT_TRUE(IsRedDay(Day("2005-06-06")));
  EXPECT_THAT(HolidaysOn(Day("2002-06-06")), IsEmpty());
}

TEST(Holidays, EvesAreDaysOffOnlyWhereTheLawSaysSo) {
  // R1 and R2 part on these.
  for (const char* eve : {"2026-06-19", "2026-12-24", "2026-12-31"}) {
    EXPECT_FALSE(IsRedDay(Day(eve))) << eve;
    EXPECT_TRUE(IsStatutoryDayOff(Day(eve))) << eve;
  }
  // Trettondagsafton, skärtorsdag, valborg, day before Kristi himmelsfärd, before a red Friday.
  for (const char* ordinary :
       {"2026-01-05", "2026-04-02", "2026-04-30", "2026-05-13", "2026-10-30"}) {
    EXPECT_FALSE(IsStatutoryDayOff(Day(ordinary))) << ordinary;
  }
  EXPECT_FALSE(IsRedDay(Day("2026-11-21")));          // A Saturday is no red day,
  EXPECT_TRUE(IsStatutoryDayOff(Day("2026-11-21")));  // but no deadline ends on it.
}

struct YearCase {
  int year;
  int weeks;
  std::string first_day_in;
  std::string last_day_in;
  int working_days;
  std::vector<std::string> squeezed;  // Klämdagar.
};

class YearFacts : public testing::TestWithParam<YearCase> {};

TEST_P(YearFacts, AreAsCountedByHand) {
  const YearCase& facts = GetParam();
  const Date first = MakeDate(facts.year, 1, 1);
  const Date last = MakeDate(facts.year, 12, 31);
  EXPECT_EQ(WeeksIn(WeekYear{facts.year}), facts.weeks);
  EXPECT_EQ(ToString(IsoWeekOf(first)), facts.first_day_in);
  EXPECT_EQ(ToString(IsoWeekOf(last)), facts.last_day_in);
  const Calendar calendar;
  EXPECT_EQ(calendar.WorkingDaysBetween(first, last), facts.working_days);
  std::vector<std::string> squeezed;
  for (Date date = first; date <= last; date += days{1}) {
    if (calendar.IsWorkingDay(date) && !calendar.IsWorkingDay(date - days{1}) &&
        !calendar.IsWorkingDay(date + days{1})) {
      squeezed.push_back(fmt::format("{}/{}", DayOf(date), MonthOf(date)));
      EXPECT_EQ(calendar.NextWorkingDay(date), date);  // Still a working day.
    }
  }
  EXPECT_EQ(squeezed, facts.squeezed);
}

INSTANTIATE_TEST_SUITE_P(
    Sweden, YearFacts,
    testing::ValuesIn(std::vector<YearCase>{
        {2026, 53, "2026-W01", "2026-W53", 251, {"2/1", "5/1", "15/5"}},
        {2027, 52, "2026-W53", "2027-W52", 253, {"7/5"}},
        {2028, 52, "2027-W52", "2028-W52", 251, {"7/1", "26/5", "5/6"}},
        {2029, 52, "2029-W01", "2030-W01", 250, {"30/4", "11/5"}},
        {2030, 52, "2030-W01", "2031-W01", 250, {"31/5", "7/6", "23/12", "27/12", "30/12"}},
        {2031, 52, "2031-W01", "2032-W01", 249, {"2/5", "23/5"}},
        {2032, 53, "2032-W01", "2032-W53", 254, {"2/1", "5/1", "7/5"}},
    }),
    [](const testing::TestParamInfo<YearCase>& test) {
      return "Year" + std::to_string(test.param.year);
    });

TEST(Elections, AreInSeptemberEveryFourthYear) {
  const std::map<int, std::string> expected = {
      {1991, "1991-09-15"}, {1994, "1994-09-18"}, {1998, "1998-09-20"}, {2002, "2002-09-15"},
      {2006, "2006-09-17"}, {2010, "2010-09-19"}, {2014, "2014-09-14"}, {2018, "2018-09-09"},
      {2022, "2022-09-11"}, {2026, "2026-09-13"}, {2030, "2030-09-08"}, {2034, "2034-09-10"}};
  for (int year = 1990; year <= 2035; ++year) {
    const auto found = expected.find(year);
    EXPECT_EQ(IsElectionYear(year), found != expected.end()) << year;
    if (found == expected.end()) continue;
    EXPECT_EQ(ElectionDay(year), Day(found->second));
  }
  for (int year = 2014; year <= kYearMax; year += 4) {
    ASSERT_TRUE(IsElectionYear(year)) << year;
    EXPECT_EQ(WeekdayOf(*ElectionDay(year)), std::chrono::Sunday);
    EXPECT_GE(DayOf(*ElectionDay(year)), 8u);
    EXPECT_LE(DayOf(*ElectionDay(year)), 14u);
  }
}

// The two ways to ask give one answer, for every day and every name.
TEST(HolidayProperties, NamesAndDatesAgree1990To2100) {
  std::map<Date, std::vector<HolidayName>> by_date;
  for (int year = kYearMin; year <= kYearMax; ++year) {
    for (int i = 1; i <= kNameCount; ++i) {
      const std::optional<Date> date = DateOf(NameAt(i), year);
      if (!date) continue;
      ASSERT_EQ(YearOf(*date), year);
      by_date[*date].push_back(NameAt(i));
    }
  }
  for (Date date = kFirstDay; date <= kLastDay; date += days{1}) {
    const auto found = by_date.find(date);
    const std::vector<HolidayName> expected =
        found == by_date.end() ? std::vector<HolidayName>{} : found->second;
    ASSERT_EQ(HolidaysOn(date), expected) << ToString(date);
    const auto has = [&](HolidayClass in_class) {
      return std::any_of(expected.begin(), expected.end(),
                         [&](HolidayName name) { return ClassOf(name) == in_class; });
    };
    const bool red = WeekdayOf(date) == std::chrono::Sunday || has(HolidayClass::kPublicHoliday);
    ASSERT_EQ(IsRedDay(date), red) << ToString(date);
    ASSERT_EQ(IsStatutoryDayOff(date),
              red || IsWeekend(date) || has(HolidayClass::kTreatedAsSunday))
        << ToString(date);
  }
}

TEST(HolidayProperties, EveryYearHasThirteenPublicHolidays) {
  for (int year = kYearMin; year <= kYearMax; ++year) {
    int count = 0;
    for (int i = 1; i <= kNameCount; ++i) {
      count += DateOf(NameAt(i), year) && ClassOf(NameAt(i)) == HolidayClass::kPublicHoliday;
    }
    EXPECT_EQ(count, 13) << year;
  }
}

TEST(HolidayProperties, TheRulesHoldOutsideTheYearsKeptInMemory) {
  EXPECT_TRUE(IsStatutoryDayOff(MakeDate(2285, 3, 20)));  // Långfredagen of the earliest Easter.
  EXPECT_TRUE(IsStatutoryDayOff(MakeDate(1989, 12, 31)));
  EXPECT_FALSE(IsStatutoryDayOff(MakeDate(1989, 12, 29)));
}

}  // namespace
}  // namespace hjul::calendar
