#include "scheduler/core/drawing.h"

#include "tests/core/planner_fixture.h"

namespace hjul::core {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr std::string_view kRings = R"(
wheel: hjulet
title: Hjulet
turn: calendar_year
rings: [planering, uppföljning]
activities:
  - id: rond
    title: Skyddsrond
    for: {each: unit}
    states:
      - {id: a, by: rektor, opens: v. 41, due: v. 43, actions: {klar: b}}
      - {id: b, final: true}
    variants:
      - for: {units: [eken]}
        states: {a: {due: v. 44}}
  - id: arsskifte
    title: Årsskifte
    ring: uppföljning
    for: {each: huvudman}
    states:
      - {id: a, by: skolchef, opens: monday w. 53, due: wednesday w. 53, actions: {klar: b}}
      - {id: b, final: true}
  - id: plan
    title: Plan
    ring: planering
    for: {each: huvudman}
    states:
      - {id: a, by: skolchef, opens: 1 mars, due: 31 mars, actions: {klar: b}}
      - {id: b, final: true}
)";

class DrawingTest : public PlannerTest {
 protected:
  static std::string Show(DateSpan days) {
    return fmt::format("{}..{}", calendar::ToString(days.first), calendar::ToString(days.last));
  }
  static std::vector<std::string> Arcs(const Drawing& drawing) {
    std::vector<std::string> lines;
    for (const DrawingArc& arc : drawing.arcs) {
      lines.push_back(fmt::format("{}|{}|{} {} units={} done={} overdue={} waiting={}{}", arc.ring,
                                  arc.title, arc.id.unit.str(), Show(arc.days), arc.units, arc.done,
                                  arc.overdue, arc.waiting, arc.open ? " open" : ""));
    }
    return lines;
  }
};

TEST_F(DrawingTest, AYearOfFiftyThreeWeeksKeepsItsLastWeekApart) {
  const Wheel wheel = WheelOf(kRings);
  const Drawing drawing = DrawTurn(wheel, TurnOf(wheel, 2026), PlanOf(wheel, 2026).occurrences,
                                   calendar_, Day("2026-11-21"));
  EXPECT_EQ(drawing.title, "Hjulet 2026");
  EXPECT_EQ(Show(drawing.days), "2026-01-01..2026-12-31");
  EXPECT_THAT(drawing.rings, ElementsAre("planering", "uppföljning", ""));
  EXPECT_EQ(drawing.today, Day("2026-11-21"));
  EXPECT_THAT(
      Arcs(drawing),
      ElementsAre(
          "planering|Plan| 2026-03-01..2026-03-31 units=1 done=0 overdue=0 waiting=0",
          "uppföljning|Årsskifte| 2026-12-28..2026-12-30 units=1 done=0 overdue=0 waiting=0",
          "|Skyddsrond| 2026-10-05..2026-10-23 units=4 done=0 overdue=0 waiting=0",
          "|Skyddsrond|eken 2026-10-05..2026-10-30 units=1 done=0 overdue=0 waiting=0"));
}

TEST_F(DrawingTest, CountsWhatItsUnitsHaveDone) {
  const Wheel wheel = WheelOf(kRings);
  std::vector<Occurrence> occurrences = PlanOf(wheel, 2026).occurrences;
  const auto set = [&](std::string_view unit, OccurrenceStatus status) {
    for (Occurrence& occurrence : occurrences) {
      if (occurrence.id.unit.str() == unit) occurrence.status = status;
    }
  };
  set("asken", OccurrenceStatus::kDone);
  set("boken", OccurrenceStatus::kOverdue);
  set("centrum", OccurrenceStatus::kWaiting);
  set("dalen", OccurrenceStatus::kOpen);
  set("eken", OccurrenceStatus::kCancelled);
  const Drawing drawing =
      DrawTurn(wheel, TurnOf(wheel, 2026), occurrences, calendar_, std::nullopt);
  EXPECT_EQ(drawing.arcs.size(), 3U);
  EXPECT_THAT(Arcs(drawing),
              Contains("|Skyddsrond| 2026-10-05..2026-10-23 units=4 done=1 overdue=1 waiting=1 "
                       "open"));
}

TEST_F(DrawingTest, BandsAreTermsBreaksAndTheQuietMonthWithinTheTurn) {
  const Wheel wheel = WheelOf(kRings);
  const Drawing drawing = DrawTurn(wheel, TurnOf(wheel, 2026), {}, calendar_, std::nullopt);
  std::vector<std::string> bands;
  for (const DrawingBand& band : drawing.bands) {
    bands.push_back(fmt::format("{} {} {}", band.kind, band.name, Show(band.days)));
  }
  EXPECT_THAT(
      bands,
      ElementsAre("break jullov 2026-01-01..2026-01-08", "term vt 2025/26 2026-01-09..2026-06-10",
                  "break sportlov 2026-02-16..2026-02-20", "quiet 2026-07 2026-07-01..2026-07-31",
                  "term ht 2026/27 2026-08-18..2026-12-18", "break höstlov 2026-10-26..2026-10-30",
                  "break jullov 2026-12-19..2026-12-31"));
}

}  // namespace
}  // namespace hjul::core
