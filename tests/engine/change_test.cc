// Safe change: what a plan said is what happens, or nothing does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fmt/format.h"
#include "municipality.h"
#include "scheduler/engine/plan_changes.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using testing::Contains;
using testing::Each;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::string_view kEk = "rapporter/2026-27/redovisning/ekskolan";
// The last friday of June is midsommarafton.
const core::Date kUsualDue = calendar::MakeDate(2027, 6, 24);
constexpr std::string_view kAl = "rapporter/2026-27/redovisning/alskolan";

std::string Replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  for (std::size_t at = result.find(from); at != std::string::npos;
       at = result.find(from, at + to.size())) {
    result.replace(at, from.size(), to);
  }
  return result;
}

class Change : public testing::Test {
 protected:
  Change() { m_.Put(PlanChange::Subject::kWheel, kReports); }
  ~Change() override { m_.Check(); }

  std::string Plan(std::string text, bool move_running,
                   std::map<std::string, core::StateId> mapping = {}) {
    return m_
        .Must(PlanChange{.subject = PlanChange::Subject::kWheel,
                         .text = std::move(text),
                         .move_running = move_running,
                         .mapping = std::move(mapping),
                         .reason = "nytt beslut"})
        .id;
  }
  core::Date DueOf(std::string_view occurrence) {
    return m_.Find(occurrence).PlanOf(core::StateId("skrivs"))->due->effective;
  }

  Municipality m_{"2026-08-10"};
  const std::string earlier_ = Replaced(kReports, "last friday of june", "first friday of june");
};

TEST_F(Change, IsForTurnsToComeUnlessThePlanSaysOtherwise) {
  m_.Must(ApplyPlan{Plan(earlier_, false)});
  EXPECT_EQ(DueOf(kEk), kUsualDue);
  m_.PassTo("2027-09-01");
  EXPECT_EQ(DueOf("rapporter/2027-28/redovisning/ekskolan"), calendar::MakeDate(2028, 6, 2));
}

TEST_F(Change, MovesWhatRunsWhenThePlanSaysSo) {
  const std::string id = Plan(earlier_, true);
  std::vector<core::OccurrenceChange> changes;
  const absl::Status read =
      VisitChanges(m_.Read(), id, 0, [&](const core::OccurrenceChange& change) {
        changes.push_back(change);
        return true;
      });
  ASSERT_TRUE(read.ok()) << read;
  EXPECT_THAT(changes,
              Contains(Field(&core::OccurrenceChange::kind, core::ChangeKind::kRedated)).Times(3));
  EXPECT_EQ(DueOf(kEk), kUsualDue) << "planning changes nothing";
  m_.Must(ApplyPlan{id});
  EXPECT_EQ(DueOf(kEk), calendar::MakeDate(2027, 6, 4));
  EXPECT_EQ(DueOf(kAl), calendar::MakeDate(2027, 6, 4));
}

TEST_F(Change, IsRefusedWhenSomethingItLookedAtHasChanged) {
  m_.PassTo("2027-06-01");
  const std::string running = Plan(earlier_, true);
  const std::string to_come = Plan(earlier_, false);
  m_.Take("rektor@ekskolan", "redovisning", "lämna-in");
  EXPECT_TRUE(absl::IsAborted(m_.Do(ApplyPlan{running}).status()));
  EXPECT_TRUE(m_.Do(ApplyPlan{to_come}).ok()) << "work does not concern turns to come";
}

TEST_F(Change, IsRefusedWhenTheOrganisationHasChanged) {
  const std::string id = Plan(earlier_, false);
  m_.Must(PutUnit{{.id = core::UnitId("nyskolan"), .name = "Ny"}});
  EXPECT_TRUE(absl::IsAborted(m_.Do(ApplyPlan{id}).status()));
}

TEST_F(Change, IsAppliedOnce) {
  const std::string id = Plan(earlier_, true);
  m_.Must(ApplyPlan{id});
  EXPECT_TRUE(absl::IsFailedPrecondition(m_.Do(ApplyPlan{id}).status()));
  EXPECT_TRUE(absl::IsNotFound(m_.Do(ApplyPlan{"p-unknown"}).status()));
}

TEST_F(Change, OfAStateThatSomethingIsInNeedsADecision) {
  m_.PassTo("2027-06-01");
  m_.Take("rektor@ekskolan", "redovisning", "lämna-in");
  const std::string text = Replaced(kReports, "granskas", "läses");
  const auto refused = m_.Do(ApplyPlan{Plan(text, true)});
  EXPECT_TRUE(absl::IsFailedPrecondition(refused.status())) << refused.status();
  EXPECT_EQ(m_.Find(kEk).state.str(), "granskas");
  m_.Must(ApplyPlan{Plan(text, true, {{"redovisning/granskas", core::StateId("läses")}})});
  EXPECT_EQ(m_.Find(kEk).state.str(), "läses");
  EXPECT_THAT(m_.TasksOf("skolchef@huvudman"),
              Contains(Field(&core::Task::state_title, Not(IsEmpty()))));
}

TEST_F(Change, ThatChangesNothingMakesNoRevision) {
  const std::string id = Plan(std::string(kReports), true);
  EXPECT_TRUE(m_.Read().GetPlan(id)->no_op);
  m_.Must(ApplyPlan{id});
  EXPECT_EQ(m_.Read().GetRevision(core::WheelId("rapporter"), 0)->number, 1U);
  EXPECT_THAT(m_.Journal("wheel/rapporter"), SizeIs(1));
}

TEST_F(Change, OfTheSameTextGivesAUnitAddedSinceItsOccurrences) {
  m_.Must(PutUnit{{.id = core::UnitId("nyskolan"),
                   .name = "Nyskolan",
                   .school_forms = {"grundskola"},
                   .grades = {"1"}}});
  const std::string id = Plan(std::string(kReports), true);
  EXPECT_FALSE(m_.Read().GetPlan(id)->no_op);
  m_.Must(ApplyPlan{id});
  EXPECT_EQ(m_.Find("rapporter/2026-27/redovisning/nyskolan").status,
            core::OccurrenceStatus::kPlanned);
  EXPECT_EQ(m_.Read().GetRevision(core::WheelId("rapporter"), 0)->number, 1U);
}

TEST_F(Change, WithErrorsIsNoPlan) {
  const auto plan = m_.Do(
      PlanChange{.subject = PlanChange::Subject::kWheel, .text = "wheel: x\nactivities: nej\n"});
  EXPECT_TRUE(absl::IsInvalidArgument(plan.status())) << plan.status();
}

TEST_F(Change, TakesAwayAnActivityAndAddsAnother) {
  m_.PassTo("2027-06-01");
  const std::string text = Replaced(kReports, "central", "samlad");
  m_.Must(ApplyPlan{Plan(text, true)});
  EXPECT_EQ(m_.Find("rapporter/2026-27/central/huvudman").status,
            core::OccurrenceStatus::kCancelled);
  EXPECT_FALSE(core::IsFinal(m_.Find("rapporter/2026-27/samlad/huvudman").status));
  const core::Task task = m_.TasksOf("rektor@ekskolan").front();
  EXPECT_THAT(task.blocks, Each(Field(&core::Link::activity_title, "Huvudmannens rapport")));
}

TEST_F(Change, ByAnOverlayConcernsItsUnitOnly) {
  constexpr std::string_view kOverlay = R"(
overlay: rapporter
unit: ekskolan
activities:
  - id: egen
    title: Egen uppföljning
    states:
      - {id: görs, by: rektor, due: last friday of may, actions: {klar: klar}}
      - {id: klar, final: true}
)";
  const auto other = m_.Find(kAl);
  m_.Put(PlanChange::Subject::kOverlay, kOverlay);
  EXPECT_FALSE(core::IsFinal(m_.Find("rapporter/2026-27/egen/ekskolan").status));
  EXPECT_EQ(m_.Find(kAl), other);
  m_.Check();
  m_.Put(PlanChange::Subject::kOverlay, "overlay: rapporter\nunit: ekskolan\n");
  EXPECT_EQ(m_.Find("rapporter/2026-27/egen/ekskolan").status, core::OccurrenceStatus::kCancelled);
}

TEST_F(Change, OfTheCalendarMovesDatesAndTellsThoseHit) {
  m_.PassTo("2027-06-01");
  EXPECT_THAT(m_.Told("rektor@ekskolan"), SizeIs(1));
  m_.Put(PlanChange::Subject::kCalendar, "calendar: stängt\nclosed_days: [2027-06-24]\n");
  EXPECT_NE(DueOf(kEk), kUsualDue);
  EXPECT_THAT(m_.Told("rektor@ekskolan"),
              Contains(Field(&store::DeliveryLine::kind, core::NoticeKind::kMoved)).Times(1));
}

TEST_F(Change, OfTheLeadMovesTheDayOnWhichTheNextTurnOpens) {
  for (const char* lead : {"60 days", "5 days"}) {
    const std::string text =
        Replaced(kReports, "title: Rapporter\n", fmt::format("title: Rapporter\nlead: {}\n", lead));
    m_.Must(ApplyPlan{Plan(text, false)});
    m_.Check();
  }
  m_.PassTo("2027-08-30");
  EXPECT_EQ(m_.writer().WorldOf(m_.huvudman())->turns()[1].state, core::TurnState::kOpen);
}

TEST_F(Change, ToAnotherWheelLetsTheOldOneEnd) {
  const std::string text =
      Replaced(Replaced(kReports, "wheel: rapporter", "wheel: nya-rapporter"), "title: Rapporter\n",
               "title: Nya rapporter\nreplaces: rapporter\nvalid: {from: 2027-07-01}\n");
  m_.Must(ApplyPlan{Plan(text, false)});
  m_.PassTo("2027-09-01");
  for (const core::Turn& turn : m_.writer().WorldOf(m_.huvudman())->turns()) {
    const bool old = turn.wheel.str() == "rapporter";
    if (turn.id.str() == "2027-28") {
      EXPECT_EQ(turn.state, old ? core::TurnState::kWithdrawn : core::TurnState::kOpen);
    }
  }
  EXPECT_FALSE(core::IsFinal(m_.Find(kEk).status)) << "what runs goes on";
}

}  // namespace
}  // namespace hjul::engine
