// The walk that a preview shows, and the load view made from it.
#include <algorithm>

#include "scheduler/core/planner.h"
#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr std::string_view kDialogue = R"(
wheel: dialoger
title: Dialoger
turn: school_year
load: {hours: 10, deadlines: 2}
activities:
  - id: dialog
    title: Kvalitetsdialog
    for: {each: unit, school_forms: [grundskola]}
    states:
      - id: förbereds
        title: Underlag skrivs
        by: [rektor]
        opens: 1 oktober
        due: 1 november
        shift: previous working day
        estimate: 6 h
        remind:
          - on open
          - 14 days before
          - on due
          - {when: 3 working days before, to: [skolchef]}
          - weekly after
        actions: {lämna in: hålls}
      - id: hålls
        title: Dialogen hålls
        by: {all: [rektor, skolchef]}
        due: entered + 10 working days
        estimate: 2 h
        remind: [on due]
        actions: {hållen: klar}
      - {id: klar, final: true}
  - id: arbetsplan
    title: Arbetsplan
    for: {each: unit, school_forms: [grundskola]}
    after: [previous dialog]
    states:
      - id: skrivs
        by: rektor
        due: 30 oktober
        estimate: 5 h
        remind: [on due]
        actions: {klar: klar}
      - {id: klar, final: true}
)";

class PreviewTest : public PlannerTest {
 protected:
  Preview Walk(const Wheel& wheel, DateSpan days) {
    return PreviewWheel(wheel, days, calendar_, organisation_);
  }
  // "2026-10-30 dialog/centrum förbereds rektor@centrum [2026-10-01 2026-10-16]"
  static std::vector<std::string> Show(const Preview& preview, std::string_view path) {
    std::vector<std::string> lines;
    for (const PreviewLine& line : preview.lines) {
      if (!ToString(line.id).ends_with(path)) continue;
      std::string text = line.dates.due ? calendar::ToString(line.dates.due->effective) : "-";
      text += " " + line.state.str();
      for (const PostId& post : line.posts) text += " " + ToString(post);
      for (const RungTime& reminder : line.reminders) {
        text += " " + calendar::ToString(calendar::Zone::Stockholm().DateAt(reminder.at));
      }
      if (line.final) text += " final";
      lines.push_back(std::move(text));
    }
    return lines;
  }
};

TEST_F(PreviewTest, ShowsEachStepWithWhoAndTheRemindersSentOnTheWay) {
  const Preview preview = Walk(WheelOf(kDialogue), Days("2026-08-01", "2027-07-31"));
  EXPECT_THAT(
      Show(preview, "2026-27/dialog/centrum"),
      ElementsAre("2026-10-30 förbereds rektor@centrum 2026-10-01 2026-10-16 2026-10-27 "
                  "2026-10-30",
                  "2026-11-13 hålls rektor@centrum skolchef@huvudman 2026-11-13", "- klar final"));
}

TEST_F(PreviewTest, OrdersLinesByDateThenId) {
  const Preview preview = Walk(WheelOf(kDialogue), Days("2026-08-01", "2028-07-31"));
  EXPECT_EQ(preview.turns.size(), 2U);
  const auto day = [](const PreviewLine& line) {
    return line.dates.due ? line.dates.due->effective : line.dates.opens->effective;
  };
  EXPECT_TRUE(
      std::is_sorted(preview.lines.begin(), preview.lines.end(),
                     [&](const PreviewLine& a, const PreviewLine& b) { return day(a) < day(b); }));
  EXPECT_EQ(preview.lines.size(), 2U * 2U * 5U);
}

TEST_F(PreviewTest, CountsWhatComesAtOneMomentAsOnePush) {
  const Preview preview = Walk(WheelOf(kDialogue), Days("2026-08-01", "2027-07-31"));
  // Both steps of 30 October remind at the same moment.
  EXPECT_THAT(preview.pushes.at(*ParsePostId("rektor@centrum")),
              UnorderedElementsAre(Pair("2026-10", 3), Pair("2026-11", 1)));
  EXPECT_THAT(preview.pushes.at(*ParsePostId("skolchef@huvudman")),
              UnorderedElementsAre(Pair("2026-10", 1), Pair("2026-11", 1)));
}

TEST_F(PreviewTest, NamesThePostEvenWhenNobodyHoldsTheRole) {
  const Preview preview = Walk(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: samtal
    title: Samtal
    for: {each: unit, units: [eken]}
    states:
      - {id: a, by: studievägledare, due: 1 mars, actions: {klar: b}}
      - {id: b, final: true}
)"),
                               Days("2026-08-01", "2027-07-31"));
  ASSERT_EQ(preview.lines.size(), 2U);
  EXPECT_THAT(preview.lines[0].posts, ElementsAre(*ParsePostId("studievägledare@eken")));
}

TEST_F(PreviewTest, APreviousTurnIsTheOneBeforeInTheSamePreview) {
  const Preview preview = Walk(WheelOf(R"(
wheel: w
title: W
turn: school_year
activities:
  - id: plan
    title: Plan
    for: {each: huvudman}
    states:
      - {id: väntar, until: previous plan done, or: 1 september, then: skrivs}
      - {id: skrivs, by: skolchef, due: 20 augusti år 2, actions: {klar: klar}}
      - {id: klar, final: true}
)"),
                               Days("2026-08-01", "2028-07-31"));
  std::vector<std::string> entered;
  for (const PreviewLine& line : preview.lines) {
    if (line.state == StateId("skrivs")) {
      entered.push_back(calendar::ToString(line.dates.opens->effective));
    }
  }
  // Nothing comes before the first; the second waits for it.
  EXPECT_THAT(entered, ElementsAre("2026-08-01", "2027-08-20"));
}

TEST_F(PreviewTest, AnotherWheelIsPlannedInTheTurnThatBelongsTogether) {
  const Wheel budget = WheelOf(R"(
wheel: budget
title: Budget
turn: calendar_year
activities:
  - id: bokslut
    title: Bokslut
    for: {each: huvudman}
    states:
      - {id: görs, by: ekonomi, due: 15 februari, actions: {klar: klar}}
      - {id: klar, final: true}
)");
  const Wheel wheel = WheelOf(R"(
wheel: w
title: W
turn: calendar_year
activities:
  - id: berattelse
    title: Årsberättelse
    states:
      - {id: skrivs, by: rektor, due: budget/bokslut due + 2 weeks, actions: {klar: klar}}
      - {id: klar, final: true}
)");
  const Preview preview =
      PreviewWheel(wheel, Days("2027-01-01", "2028-12-31"), calendar_, organisation_, {&budget});
  EXPECT_EQ(Show(preview, "w/2027/berattelse/eken")[0].substr(0, 10), "2027-03-01");
  EXPECT_EQ(Show(preview, "w/2028/berattelse/eken")[0].substr(0, 10), "2028-02-29");
  const Preview alone =
      PreviewWheel(wheel, Days("2027-01-01", "2027-12-31"), calendar_, organisation_);
  EXPECT_EQ(alone.lines[0].dates.due_gap->kind, calendar::RuleGap::Kind::kAnchorOpen);
}

TEST_F(PreviewTest, LoadShowsWeeksInWhichOnePostHasTooMuch) {
  const Wheel wheel = WheelOf(kDialogue);
  const std::vector<LoadWeek> weeks = LoadOf(Walk(wheel, Days("2026-08-01", "2027-07-31")), wheel);
  const auto week_of = [&](std::string_view post, int week) {
    return *std::find_if(weeks.begin(), weeks.end(), [&](const LoadWeek& load) {
      return load.post == *ParsePostId(post) && load.week.week == week;
    });
  };
  const LoadWeek rektor = week_of("rektor@centrum", 44);
  EXPECT_EQ(rektor.hours, 11);
  EXPECT_EQ(rektor.deadlines, 2);
  EXPECT_TRUE(rektor.over_limit);
  EXPECT_THAT(rektor.titles, ElementsAre("Arbetsplan: Skrivs", "Kvalitetsdialog: Underlag skrivs"));
  EXPECT_FALSE(week_of("skolchef@huvudman", 46).over_limit);
  EXPECT_EQ(week_of("skolchef@huvudman", 46).deadlines, 2);
}

}  // namespace
}  // namespace hjul::core
