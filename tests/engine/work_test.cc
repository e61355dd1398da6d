// Work and the people who do it: overrides, handovers, deputies, units that close or change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "municipality.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using core::Override;
using testing::Contains;
using testing::Each;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr std::string_view kEk = "rapporter/2026-27/redovisning/ekskolan";
// The last friday of June is midsommarafton.
const core::Date kUsualDue = calendar::MakeDate(2027, 6, 24);
constexpr std::string_view kAl = "rapporter/2026-27/redovisning/alskolan";

class Work : public testing::Test {
 protected:
  Work() { m_.Put(PlanChange::Subject::kWheel, kReports); }
  ~Work() override { m_.Check(); }

  absl::StatusOr<CommandResult> Change(std::string_view occurrence, Override change,
                                       bool every_unit = false) {
    change.reason = "beslut";
    return m_.Do(OverrideOccurrence{.occurrence = *core::ParseOccurrenceId(occurrence),
                                    .every_unit = every_unit,
                                    .change = std::move(change)});
  }
  core::Date DueOf(std::string_view occurrence) {
    return m_.Find(occurrence).PlanOf(core::StateId("skrivs"))->due->effective;
  }

  Municipality m_{"2026-08-10"};
};

TEST_F(Work, MovesADateOfOneUnit) {
  ASSERT_TRUE(
      Change(kEk, {.kind = Override::Kind::kMove, .due = calendar::MakeDate(2027, 6, 18)}).ok());
  EXPECT_EQ(DueOf(kEk), calendar::MakeDate(2027, 6, 18));
  EXPECT_EQ(DueOf(kAl), kUsualDue);
}

TEST_F(Work, MovesADateOfEveryUnitThatRuns) {
  ASSERT_TRUE(Change(kEk, {.kind = Override::Kind::kCancel}).ok());
  const auto moved =
      Change(kEk, {.kind = Override::Kind::kMove, .due = calendar::MakeDate(2027, 6, 18)}, true);
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_EQ(DueOf(kEk), kUsualDue) << "what has ended stays";
  EXPECT_EQ(DueOf(kAl), calendar::MakeDate(2027, 6, 18));
}

TEST_F(Work, ExtendsAnOverdueTask) {
  m_.PassTo("2027-06-28");
  EXPECT_THAT(m_.TasksOf("rektor@ekskolan"),
              Contains(Field(&core::Task::state, core::TaskState::kOverdue)));
  ASSERT_TRUE(
      Change(kEk, {.kind = Override::Kind::kExtend, .due = calendar::MakeDate(2027, 7, 2)}).ok());
  EXPECT_THAT(m_.TasksOf("rektor@ekskolan"),
              Contains(Field(&core::Task::state, core::TaskState::kOpen)));
  EXPECT_THAT(m_.Told("rektor@ekskolan"),
              Contains(Field(&store::DeliveryLine::kind, core::NoticeKind::kMoved)));
}

TEST_F(Work, CancelsAndReopens) {
  m_.PassTo("2027-06-01");
  ASSERT_TRUE(Change(kEk, {.kind = Override::Kind::kCancel}).ok());
  EXPECT_THAT(m_.TasksOf("rektor@ekskolan"), IsEmpty());
  EXPECT_THAT(m_.Told("rektor@ekskolan"),
              Contains(Field(&store::DeliveryLine::kind, core::NoticeKind::kWithdrawn)));
  EXPECT_TRUE(absl::IsFailedPrecondition(Change(kEk, {.kind = Override::Kind::kCancel}).status()));
  ASSERT_TRUE(
      Change(kEk, {.kind = Override::Kind::kReopen, .state = core::StateId("skrivs")}).ok());
  EXPECT_THAT(m_.TasksOf("rektor@ekskolan"), SizeIs(1));
}

TEST_F(Work, DeclinesAndReplaces) {
  ASSERT_TRUE(Change(kEk, {.kind = Override::Kind::kDecline}).ok());
  EXPECT_EQ(m_.Find(kEk).status, core::OccurrenceStatus::kDeclined);
  ASSERT_TRUE(Change(kAl, {.kind = Override::Kind::kReplace, .replaced_by = "egen rapport"}).ok());
  EXPECT_EQ(m_.Find(kAl).status, core::OccurrenceStatus::kReplaced);
}

TEST_F(Work, RefusesAnOverrideWithoutReason) {
  EXPECT_TRUE(
      absl::IsInvalidArgument(m_.Do(OverrideOccurrence{.occurrence = *core::ParseOccurrenceId(kEk),
                                                       .change = {.kind = Override::Kind::kCancel}})
                                  .status()));
}

TEST_F(Work, GoesToAnotherPostByHand) {
  m_.PassTo("2027-06-01");
  const core::Task task = m_.TasksOf("rektor@ekskolan").front();
  m_.Must(ReassignTask{
      .task = task.id, .to = *core::ParsePostId("rektor@alskolan"), .reason = "sjukdom"});
  EXPECT_THAT(m_.TasksOf("rektor@ekskolan"), IsEmpty());
  EXPECT_THAT(m_.TasksOf("rektor@alskolan"), SizeIs(2));
}

TEST_F(Work, StaysWithThePostAtAHandover) {
  m_.PassTo("2027-06-01");
  const auto told = m_.Told("rektor@ekskolan").size();
  const core::PostId id = *core::ParsePostId("rektor@ekskolan");
  m_.Must(PutPost{{.id = id,
                   .holdings = {{.person = core::PersonId("rektor-ek"),
                                 .from = calendar::MakeDate(2020, 8, 1),
                                 .until = calendar::MakeDate(2027, 5, 31)},
                                {.person = core::PersonId("efter-ek"),
                                 .from = calendar::MakeDate(2027, 6, 1)}}}});
  EXPECT_EQ(m_.Told("rektor@ekskolan").size(), told + 1) << "the new holder is told at once";
  const core::Task task = m_.TasksOf("rektor@ekskolan").front();
  const ActOnTask act{.task = task.id, .action = core::ActionId("lämna-in")};
  EXPECT_TRUE(absl::IsPermissionDenied(m_.Do(act, "rektor-ek").status()));
  EXPECT_TRUE(m_.Do(act, "efter-ek").ok());
  EXPECT_THAT(m_.Journal("post/rektor@ekskolan"),
              Contains("handover post/rektor@ekskolan efter-ek"));
}

TEST_F(Work, IsDoneByADeputyToo) {
  m_.PassTo("2027-06-01");
  m_.Must(PutPost{
      {.id = *core::ParsePostId("rektor@ekskolan"),
       .holdings = {{.person = core::PersonId("rektor-ek"), .from = calendar::MakeDate(2020, 8, 1)},
                    {.person = core::PersonId("efter-ek"),
                     .from = calendar::MakeDate(2027, 5, 1),
                     .until = calendar::MakeDate(2027, 6, 2),
                     .deputy = true}}}});
  const core::Task task = m_.TasksOf("rektor@ekskolan").front();
  const ActOnTask act{.task = task.id, .action = core::ActionId("lämna-in")};
  m_.PassTo("2027-06-03");
  EXPECT_TRUE(absl::IsPermissionDenied(m_.Do(act, "efter-ek").status())) << "no longer";
  EXPECT_TRUE(m_.Do(act, "rektor-ek").ok());
}

TEST_F(Work, OfAUnitThatClosesIsCancelledOnTheDayAfter) {
  m_.Must(CloseUnit{.unit = core::UnitId("ekskolan"),
                    .last_day = calendar::MakeDate(2027, 5, 31),
                    .reason = "s"});
  m_.PassTo("2027-05-31");
  EXPECT_FALSE(core::IsFinal(m_.Find(kEk).status));
  m_.PassTo("2027-06-01");
  EXPECT_EQ(m_.Find(kEk).status, core::OccurrenceStatus::kCancelled);
  EXPECT_FALSE(core::IsFinal(m_.Find(kAl).status));
  m_.PassTo("2027-09-01");
  EXPECT_THAT(m_.Journal("occurrence/rapporter/2027-28/redovisning/ekskolan"), IsEmpty());
}

TEST_F(Work, OfAUnitThatIsNotClosedAfterAllGoesOn) {
  core::Unit unit = *m_.Read().world().organisation().FindUnit(core::UnitId("ekskolan"));
  m_.Must(CloseUnit{.unit = unit.id, .last_day = calendar::MakeDate(2027, 5, 31), .reason = "s"});
  m_.Must(PutUnit{unit});
  m_.PassTo("2027-06-01");
  EXPECT_THAT(m_.TasksOf("rektor@ekskolan"), SizeIs(1));
}

TEST_F(Work, ShowsTheNewNameOfAUnit) {
  m_.PassTo("2027-06-01");
  core::Unit unit = *m_.Read().world().organisation().FindUnit(core::UnitId("ekskolan"));
  unit.name = "Nya Ekskolan";
  m_.Must(PutUnit{unit});
  EXPECT_EQ(m_.TasksOf("rektor@ekskolan").front().unit_name, "Nya Ekskolan");
}

TEST_F(Work, ComesToAPostThatIsNewlyMade) {
  m_.PassTo("2027-06-01");
  m_.Take("rektor@ekskolan", "redovisning", "lämna-in");
  EXPECT_THAT(m_.TasksOf("skolchef@huvudman"), SizeIs(1));
  m_.Must(PutPost{
      {.id = *core::ParsePostId("skolchef@ekskolan"),
       .holdings = {{.person = core::PersonId("chef"), .from = calendar::MakeDate(2027, 1, 1)}}}});
  EXPECT_THAT(m_.TasksOf("skolchef@huvudman"), IsEmpty());
  EXPECT_THAT(m_.TasksOf("skolchef@ekskolan"), SizeIs(1));
}

TEST_F(Work, ShowsWhomItBlocksAndWhatItWaitsFor) {
  m_.PassTo("2027-06-28");
  const core::Task task = m_.TasksOf("rektor@ekskolan").front();
  ASSERT_THAT(task.blocks, SizeIs(1));
  EXPECT_EQ(task.blocks.front().occurrence.activity.str(), "central");
}

}  // namespace
}  // namespace hjul::engine
