#include "scheduler/core/turn.h"

#include <set>

#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array kTurnStates{TurnState::kPlanned, TurnState::kOpen, TurnState::kEnded,
                                 TurnState::kClosed, TurnState::kWithdrawn};
constexpr std::array kTurnEvents{TurnEvent::kLeadReached, TurnEvent::kLastDayPassed,
                                 TurnEvent::kAllFinal, TurnEvent::kReopened, TurnEvent::kReplaced};

TEST(TurnMachine, AnswersEveryPairAsItsTableSays) {
  std::size_t allowed = 0;
  for (const TurnState from : kTurnStates) {
    for (const TurnEvent on : kTurnEvents) {
      const auto row = std::find_if(kTurnTransitions.begin(), kTurnTransitions.end(),
                                    [&](const TurnTransition& transition) {
                                      return transition.from == from && transition.on == on;
                                    });
      const auto next = Next(from, on);
      if (row == kTurnTransitions.end()) {
        EXPECT_EQ(next.status().code(), absl::StatusCode::kFailedPrecondition);
      } else {
        ASSERT_TRUE(next.ok());
        EXPECT_EQ(*next, row->to);
        ++allowed;
      }
    }
  }
  EXPECT_EQ(allowed, kTurnTransitions.size()) << "two rows for one state and event";
}

struct SpanCase {
  std::string name;
  TurnScheme scheme;
  int start_year;
  std::string id;
  DateSpan span;
};

class TurnSpan : public testing::TestWithParam<SpanCase> {};

TEST_P(TurnSpan, HasItsNameAndDays) {
  Wheel wheel;
  wheel.turn = GetParam().scheme;
  const auto turn = TurnStartingIn(wheel, GetParam().start_year);
  ASSERT_TRUE(turn.has_value());
  EXPECT_EQ(turn->id.str(), GetParam().id);
  EXPECT_EQ(turn->span, GetParam().span);
}

constexpr auto kOwn = TurnScheme::Kind::kOwnStart;
INSTANTIATE_TEST_SUITE_P(
    Schemes, TurnSpan,
    testing::Values(SpanCase{"SchoolYear", {}, 2026, "2026-27", Days("2026-08-01", "2027-07-31")},
                    SpanCase{"EndOfCentury", {}, 1999, "1999-00", Days("1999-08-01", "2000-07-31")},
                    SpanCase{"CalendarYear",
                             {.kind = TurnScheme::Kind::kCalendarYear},
                             2027,
                             "2027",
                             Days("2027-01-01", "2027-12-31")},
                    SpanCase{"FromJuly",
                             {.kind = kOwn, .start_month = 7},
                             2026,
                             "2026-27",
                             Days("2026-07-01", "2027-06-30")},
                    SpanCase{
                        "BudgetYearNamedForTheYearItIsAbout",
                        {.kind = kOwn, .start_month = 7, .length_months = 26, .name_offset = 2},
                        2026,
                        "2028",
                        Days("2026-07-01", "2028-08-31")},
                    SpanCase{"ShortOneWithinAYear",
                             {.kind = kOwn, .start_month = 2, .start_day = 15, .length_months = 3},
                             2027,
                             "2027",
                             Days("2027-02-15", "2027-05-14")},
                    SpanCase{"ThirtyFirstOfAShortMonth",
                             {.kind = kOwn, .start_month = 2, .start_day = 31, .length_months = 12},
                             2027,
                             "2027-28",
                             Days("2027-02-28", "2028-02-27")}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(Turn, StartsOnlyInYearsOfItsSchemeAndWhileTheWheelIsValid) {
  Wheel wheel;
  wheel.turn = {.kind = kOwn, .start_month = 1, .every_years = 2, .base_year = 2026};
  EXPECT_TRUE(TurnStartingIn(wheel, 2028));
  EXPECT_FALSE(TurnStartingIn(wheel, 2027));
  wheel.valid_from = Day("2028-01-01");
  wheel.valid_until = Day("2030-06-30");
  EXPECT_FALSE(TurnStartingIn(wheel, 2026));
  EXPECT_TRUE(TurnStartingIn(wheel, 2030)) << "it starts before the wheel ends";
  EXPECT_FALSE(TurnStartingIn(wheel, 2032));
  EXPECT_EQ(NextTurn(wheel, *TurnStartingIn(wheel, 2028))->start_year, 2030);
  EXPECT_FALSE(NextTurn(wheel, *TurnStartingIn(wheel, 2030)));
}

TEST(Turn, YearsOutsideTheCalendarHaveNone) {
  const Wheel wheel;
  EXPECT_FALSE(TurnStartingIn(wheel, 1989));
  EXPECT_FALSE(TurnStartingIn(wheel, 2100));
  EXPECT_FALSE(TurnStartingIn(wheel, -5));
}

TEST(Turn, ListsEveryTurnThatTouchesTheDays) {
  Wheel wheel;
  wheel.turn = {.kind = kOwn, .start_month = 7, .length_months = 26};
  std::vector<std::string> ids;
  for (const Turn& turn : TurnsIn(wheel, Days("2028-07-15", "2028-07-15"))) {
    ids.push_back(turn.id.str());
  }
  EXPECT_THAT(ids, ElementsAre("2026-28", "2027-29", "2028-30"));
}

TEST(Turn, OpensItsLeadBeforeItsFirstDay) {
  Wheel wheel;
  wheel.lead_days = 28;
  EXPECT_EQ(OpeningDay(wheel, *TurnStartingIn(wheel, 2026)), Day("2026-07-04"));
}

TEST(Turn, HasAnElectionWhenElectionDayFallsInIt) {
  const Wheel school_years;
  EXPECT_TRUE(HasElection(*TurnStartingIn(school_years, 2026))) << "13 September 2026";
  EXPECT_FALSE(HasElection(*TurnStartingIn(school_years, 2025)));
  EXPECT_TRUE(HasElection(*TurnStartingIn(school_years, 2030)));
}

TEST(MatchTurn, IsTheTurnUnderWayOnTheFirstDay) {
  Wheel quality;
  quality.id = WheelId("kvalitet");
  Wheel operations;
  operations.id = WheelId("drift");
  operations.turn.kind = TurnScheme::Kind::kCalendarYear;
  const Turn school_year = *TurnStartingIn(quality, 2026);
  EXPECT_EQ(MatchTurn(school_year, operations, false), TurnId("2026"));
  EXPECT_EQ(MatchTurn(school_year, operations, true), TurnId("2025"));
  EXPECT_EQ(MatchTurn(school_year, quality, false), TurnId("2026-27")) << "itself";
  EXPECT_EQ(MatchTurn(school_year, quality, true), TurnId("2025-26"));
  operations.valid_from = Day("2027-01-01");
  EXPECT_EQ(MatchTurn(school_year, operations, false), TurnId("2027")) << "the one it overlaps";
  EXPECT_EQ(MatchTurn(school_year, operations, true), std::nullopt);
}

TEST(MatchTurn, OfOverlappingTurnsOfItsOwnWheelIsItself) {
  Wheel budget;
  budget.id = WheelId("budget");
  budget.turn = {.kind = kOwn, .start_month = 7, .length_months = 26, .name_offset = 2};
  EXPECT_EQ(MatchTurn(*TurnStartingIn(budget, 2026), budget, false), TurnId("2028"));
  EXPECT_EQ(MatchTurn(*TurnStartingIn(budget, 2026), budget, true), TurnId("2027"));
}

// --- Repetitions -------------------------------------------------------------------------------

std::vector<std::string> Ordinals(const Recurrence& recurrence, const Turn& turn) {
  Activity activity;
  activity.recurrence = recurrence;
  std::vector<std::string> ordinals;
  for (const Repetition& repetition : RepetitionsOf(activity, turn, MunicipalCalendar())) {
    std::string text = repetition.ordinal.str();
    if (repetition.period) {
      text += fmt::format(" {}..{}", calendar::ToString(repetition.period->first),
                          calendar::ToString(repetition.period->last));
    }
    ordinals.push_back(std::move(text));
  }
  return ordinals;
}

Turn SchoolYear(int year) { return *TurnStartingIn(Wheel(), year); }
Turn CalendarYear(int year) {
  Wheel wheel;
  wheel.turn.kind = TurnScheme::Kind::kCalendarYear;
  return *TurnStartingIn(wheel, year);
}

TEST(Repetitions, TermsComeInTheOrderOfTheTurn) {
  const Recurrence each_term{.within = Recurrence::Within::kTerm};
  EXPECT_THAT(Ordinals(each_term, SchoolYear(2026)),
              ElementsAre("ht 2026-08-18..2026-12-18", "vt 2027-01-11..2027-06-15"));
  EXPECT_THAT(Ordinals(each_term, CalendarYear(2027)),
              ElementsAre("vt 2027-01-11..2027-06-15", "ht 2027-08-17..2027-12-17"));
  EXPECT_THAT(Ordinals(each_term, SchoolYear(2035)), ElementsAre("ht", "vt"))
      << "an unknown läsår has its terms, without days";
}

TEST(Repetitions, PartsOfTheYearBelongWhereTheirMiddleIs) {
  EXPECT_THAT(Ordinals({.within = Recurrence::Within::kTertial}, SchoolYear(2026)),
              ElementsAre("t3 2026-09-01..2026-12-31", "t1 2027-01-01..2027-04-30",
                          "t2 2027-05-01..2027-08-31"));
  EXPECT_THAT(Ordinals({.within = Recurrence::Within::kTertial}, CalendarYear(2027)),
              ElementsAre("t1 2027-01-01..2027-04-30", "t2 2027-05-01..2027-08-31",
                          "t3 2027-09-01..2027-12-31"));
  EXPECT_THAT(Ordinals({.within = Recurrence::Within::kQuarter}, CalendarYear(2027)),
              ElementsAre("q1 2027-01-01..2027-03-31", "q2 2027-04-01..2027-06-30",
                          "q3 2027-07-01..2027-09-30", "q4 2027-10-01..2027-12-31"));
}

TEST(Repetitions, EveryPartOfEveryYearBelongsToExactlyOneTurn) {
  for (const auto within : {Recurrence::Within::kTerm, Recurrence::Within::kTertial,
                            Recurrence::Within::kQuarter, Recurrence::Within::kMonth}) {
    for (unsigned month = 1; month <= 12; ++month) {
      Wheel wheel;
      wheel.turn = {.kind = kOwn, .start_month = month, .start_day = 16};
      Activity activity;
      activity.recurrence.within = within;
      std::size_t count = 0;
      for (int year = 2026; year < 2036; ++year) {
        count += RepetitionsOf(activity, *TurnStartingIn(wheel, year), {}).size();
      }
      const std::size_t parts = within == Recurrence::Within::kTerm      ? 2
                                : within == Recurrence::Within::kTertial ? 3
                                : within == Recurrence::Within::kQuarter ? 4
                                                                         : 12;
      EXPECT_EQ(count, 10 * parts) << "turns from month " << month;
    }
  }
}

TEST(Repetitions, MonthsCanBeChosenAndAreNumberedInLongTurns) {
  EXPECT_THAT(Ordinals({.within = Recurrence::Within::kMonth, .months = {1, 10}}, SchoolYear(2026)),
              ElementsAre("m10 2026-10-01..2026-10-31", "m01 2027-01-01..2027-01-31"));
  Wheel wheel;
  wheel.turn = {.kind = kOwn, .start_month = 7, .length_months = 26};
  EXPECT_THAT(
      Ordinals({.within = Recurrence::Within::kMonth, .months = {8}}, *TurnStartingIn(wheel, 2026)),
      ElementsAre("m08 2026-08-01..2026-08-31", "m08-2 2027-08-01..2027-08-31",
                  "m08-3 2028-08-01..2028-08-31"));
}

TEST(Repetitions, NamedOnesKeepTheirWords) {
  EXPECT_THAT(Ordinals({.within = Recurrence::Within::kNamed,
                        .names = {OrdinalId("första"), OrdinalId("andra")}},
                       SchoolYear(2026)),
              ElementsAre("första", "andra"));
}

TEST(Repetitions, CyclesAndElectionsLeaveTurnsOut) {
  const Recurrence odd{.every_years = 2, .base_year = 2027};
  EXPECT_THAT(Ordinals(odd, SchoolYear(2026)), IsEmpty());
  EXPECT_THAT(Ordinals(odd, SchoolYear(2025)), ElementsAre(""));
  EXPECT_THAT(Ordinals({.election_year = true}, CalendarYear(2026)), ElementsAre(""));
  EXPECT_THAT(Ordinals({.election_year = true}, CalendarYear(2027)), IsEmpty());
  EXPECT_THAT(Ordinals({.election_year = false}, CalendarYear(2026)), IsEmpty());
}

// --- Units -------------------------------------------------------------------------------------

std::vector<std::string> UnitsIn(const Activity& activity, int year, const Organisation& units) {
  std::vector<std::string> ids;
  for (const UnitId& id : UnitsOf(activity, SchoolYear(year), units)) ids.push_back(id.str());
  return ids;
}

Activity ForUnits(UnitFilter filter = {}, int cohorts = 1) {
  Activity activity;
  activity.scope = {.each_unit = true, .filter = std::move(filter)};
  activity.recurrence = {.base_year = 2026, .cohorts = cohorts};
  return activity;
}

TEST(UnitsOf, FollowsTheFilter) {
  const Organisation units = Municipality();
  EXPECT_THAT(UnitsIn(Activity(), 2026, units), ElementsAre("")) << "the huvudman's own";
  EXPECT_THAT(UnitsIn(ForUnits({.school_forms = {"förskola", "gymnasieskola"}}), 2026, units),
              ElementsAre("asken", "boken", "eken"));
  EXPECT_THAT(UnitsIn(ForUnits({.except = {UnitId("boken")}}), 2026, units),
              ElementsAre("asken", "centrum", "dalen", "eken"));
  EXPECT_THAT(UnitsIn(ForUnits({.units = {UnitId("dalen"), UnitId("okänd")}}), 2026, units),
              ElementsAre("dalen"));
}

TEST(UnitsOf, TakesAUnitThatIsOpenOnAnyDay) {
  Organisation::Content content = Municipality().content();
  content.units[0].closed = Day("2026-08-01");
  content.units[1].closed = Day("2026-07-31");
  content.units[2].opened = Day("2027-07-31");
  content.units[3].opened = Day("2027-08-01");
  EXPECT_THAT(UnitsIn(ForUnits(), 2026, Organisation(content)),
              ElementsAre("asken", "centrum", "eken"));
}

TEST(UnitsOf, CohortsTakeTurnsAndEveryUnitComesOnce) {
  const Organisation units = Municipality();
  std::multiset<std::string> seen;
  for (int year = 2026; year < 2029; ++year) {
    for (const std::string& id : UnitsIn(ForUnits({}, 3), year, units)) seen.insert(id);
  }
  EXPECT_THAT(seen, ElementsAre("asken", "boken", "centrum", "dalen", "eken"));
  EXPECT_THAT(UnitsIn(ForUnits({}, 3), 2026, units), ElementsAre("asken", "dalen"));
  EXPECT_THAT(UnitsIn(ForUnits({}, 3), 2025, units), ElementsAre("centrum")) << "before the base";
}

TEST(UnitsOf, AUnitsOwnCohortGoesFirst) {
  Organisation::Content content = Municipality().content();
  content.units[0].attributes["cohort"] = "1";
  content.units[4].attributes["cohort"] = "mitt";
  const Organisation units{content};
  EXPECT_THAT(UnitsIn(ForUnits({}, 2), 2026, units), ElementsAre("centrum", "eken"));
  EXPECT_THAT(UnitsIn(ForUnits({}, 2), 2027, units), ElementsAre("asken", "boken", "dalen"));
}

}  // namespace
}  // namespace hjul::core
