// The writer's main paths: a wheel is applied, its turn opens, work is done, the next turn comes.
#include "scheduler/engine/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "municipality.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(Writer, OpensTheTurnOfAnAppliedWheelAndAnnouncesTheNext) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  const auto turns = m.writer().WorldOf(m.huvudman())->turns();
  ASSERT_THAT(turns, SizeIs(2));
  EXPECT_EQ(turns[0].id.str(), "2026-27");
  EXPECT_EQ(turns[0].state, core::TurnState::kOpen);
  EXPECT_EQ(turns[1].id.str(), "2027-28");
  EXPECT_EQ(turns[1].state, core::TurnState::kPlanned);
  const auto all = m.Read().ListOccurrences({}, 100, {});
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_THAT(all->items, SizeIs(3));
}

TEST(Writer, ChainsFromUnitsToTheHuvudman) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  EXPECT_THAT(m.TasksOf("rektor@ekskolan"), IsEmpty());
  m.PassTo("2027-06-01");
  ASSERT_THAT(m.TasksOf("rektor@ekskolan"), SizeIs(1));
  m.Take("rektor@ekskolan", "redovisning", "lämna-in");
  m.Take("rektor@alskolan", "redovisning", "lämna-in");
  EXPECT_THAT(m.TasksOf("skolchef@huvudman"), SizeIs(2));
  m.Take("skolchef@huvudman", "redovisning", "fastställ");
  EXPECT_EQ(m.Find("rapporter/2026-27/central/huvudman").state.str(), "väntar");
  m.Take("skolchef@huvudman", "redovisning", "fastställ");
  EXPECT_EQ(m.Find("rapporter/2026-27/central/huvudman").state.str(), "sammanställs");
}

TEST(Writer, TurnsTheYearByItself) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2027-09-01");
  const auto turns = m.writer().WorldOf(m.huvudman())->turns();
  ASSERT_THAT(turns, SizeIs(3));
  EXPECT_EQ(turns[0].state, core::TurnState::kEnded);
  EXPECT_EQ(turns[1].state, core::TurnState::kOpen);
  EXPECT_EQ(turns[2].state, core::TurnState::kPlanned);
  EXPECT_EQ(m.Find("rapporter/2026-27/redovisning/ekskolan").status,
            core::OccurrenceStatus::kOverdue);
}

}  // namespace
}  // namespace hjul::engine
