// Commands: once each, all or nothing, and nothing in memory that is not in the store.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "faulty_store.h"
#include "municipality.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

core::Unit Unit(std::string id) {
  return {.id = core::UnitId(id), .name = id, .school_forms = {"grundskola"}};
}

std::string Encoded(const Stage& stage) {
  return std::to_string(stage.Read().revision()) + stage.Read().world().digest();
}

TEST(Requests, AnswerTheSameForTheSameIdAndPayload) {
  Municipality m("2026-08-10");
  const auto first = m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "hash");
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_FALSE(first->repeated);
  const store::Revision revision = m.store().revision();
  const auto again = m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "hash");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->revision, first->revision);
  EXPECT_EQ(again->id, "nyskolan");
  EXPECT_EQ(m.store().revision(), revision) << "a repeated request writes nothing";
  const auto other = m.Do(PutUnit{Unit("annan")}, "admin", "r-1", "other");
  EXPECT_TRUE(absl::IsInvalidArgument(other.status())) << other.status();
}

TEST(Requests, AreRememberedOverARestartAndForgottenAfterFourteenDays) {
  Municipality m("2026-08-10");
  ASSERT_TRUE(m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "hash").ok());
  ASSERT_TRUE(m.Restart().ok());
  m.PassTo("2026-08-23");
  EXPECT_EQ(*m.writer().Sweep(100), 0U);
  EXPECT_TRUE(m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "hash")->repeated);
  m.PassTo("2026-08-25");
  EXPECT_EQ(*m.writer().Sweep(100), 1U);
  EXPECT_FALSE(m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "hash")->repeated);
}

TEST(Requests, ThatFailAreNotRemembered) {
  Municipality m("2026-08-10");
  EXPECT_TRUE(absl::IsInvalidArgument(m.Do(PutUnit{Unit("Fel Id")}, "admin", "r-1", "h").status()));
  EXPECT_TRUE(m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "other").ok());
}

TEST(Commands, ThatFailLeaveNoTraceWhileTheirNeighboursStand) {
  Municipality m("2026-08-10");
  ImportOrganisation half{.units = {Unit("nyskolan")},
                          .posts = {{.id = *core::ParsePostId("rektor@nyskolan"),
                                     .holdings = {{.person = core::PersonId("ingen")}}}}};
  const std::vector<Command> commands{{.huvudman = m.huvudman(), .body = PutUnit{Unit("forst")}},
                                      {.huvudman = m.huvudman(), .request_id = "r-2", .body = half},
                                      {.huvudman = m.huvudman(), .body = PutUnit{Unit("sist")}}};
  const auto answers = m.writer().Execute(commands);
  EXPECT_TRUE(answers[0].ok());
  EXPECT_TRUE(absl::IsNotFound(answers[1].status())) << answers[1].status();
  EXPECT_TRUE(answers[2].ok());
  EXPECT_EQ(answers[0]->revision, answers[2]->revision) << "one commit";
  const core::Organisation& organisation = m.Read().world().organisation();
  EXPECT_NE(organisation.FindUnit(core::UnitId("forst")), nullptr);
  EXPECT_EQ(organisation.FindUnit(core::UnitId("nyskolan")), nullptr);
  EXPECT_THAT(m.Journal("unit/nyskolan"), IsEmpty());
  m.Check();
}

TEST(Commands, LeaveMemoryAsItWasWhenTheCommitFails) {
  auto owned = std::make_unique<FaultyStore>();
  FaultyStore& faulty = *owned;
  Municipality m("2026-08-10", {}, std::move(owned));
  m.Put(PlanChange::Subject::kWheel, kReports);
  const std::string before = Encoded(m);
  faulty.RefuseNext(absl::ResourceExhaustedError("the disk is nearly full"));
  const auto refused = m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "h");
  EXPECT_TRUE(absl::IsResourceExhausted(refused.status()));
  EXPECT_EQ(Encoded(m), before);
  EXPECT_EQ(m.writer().WorldOf(m.huvudman())->organisation().FindUnit(core::UnitId("nyskolan")),
            nullptr);
  const auto again = m.Do(PutUnit{Unit("nyskolan")}, "admin", "r-1", "h");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_FALSE(again->repeated);
  m.Check();
}

TEST(Commands, TimersFireAgainAfterAFailedCommit) {
  auto owned = std::make_unique<FaultyStore>();
  FaultyStore& faulty = *owned;
  Municipality m("2026-08-10", {}, std::move(owned));
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.clock().Set(MorningOf("2027-05-26"));
  faulty.RefuseNext(absl::UnavailableError("the disk is away"));
  EXPECT_TRUE(absl::IsUnavailable(m.writer().FireDue().status()));
  m.Check();
  EXPECT_THAT(m.TasksOf("rektor@ekskolan"), SizeIs(1));
}

TEST(Commands, AreRefusedForGoodWhenSomebodyElseWritesToTheStore) {
  auto owned = std::make_unique<FaultyStore>();
  FaultyStore& faulty = *owned;
  Municipality other("2026-08-10", {}, std::move(owned));
  faulty.RefuseNext(absl::AbortedError("the store is at another revision"));
  EXPECT_TRUE(absl::IsUnavailable(other.Do(PutUnit{Unit("nyskolan")}).status()));
  EXPECT_TRUE(absl::IsUnavailable(other.Do(PutUnit{Unit("nyskolan")}).status()));
  ASSERT_TRUE(other.Restart().ok());
  EXPECT_TRUE(other.Do(PutUnit{Unit("nyskolan")}).ok());
}

TEST(Commands, RefuseACodeThatAnotherUnitHasAndLetUnitsSwapTheirs) {
  Municipality m("2026-08-10");
  core::Unit one = Unit("ett");
  core::Unit two = Unit("tva");
  one.school_unit_code = "90000001";
  two.school_unit_code = "90000001";
  EXPECT_TRUE(absl::IsAlreadyExists(m.Do(ImportOrganisation{.units = {one, two}}).status()));
  two.school_unit_code = "90000002";
  m.Must(ImportOrganisation{.units = {one, two}});
  std::swap(one.school_unit_code, two.school_unit_code);
  EXPECT_TRUE(absl::IsAlreadyExists(m.Do(PutUnit{one}).status()));
  m.Must(ImportOrganisation{.units = {one, two}});
  EXPECT_TRUE(absl::IsInvalidArgument(m.Do(ImportOrganisation{.units = {one, one}}).status()));
}

TEST(Commands, RefuseWhatNoRecordCanHold) {
  Municipality m("2026-08-10");
  core::Unit unit = Unit("nyskolan");
  unit.name = std::string(store::kValueBytesMax, 'x');
  EXPECT_THAT(m.Do(PutUnit{unit}).status().message(), HasSubstr("100 kB"));
  m.Check();
}

TEST(Commands, RefuseAnActionOnWhatHasChangedSince) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2027-06-01");
  const core::Task task = m.TasksOf("rektor@ekskolan").front();
  const auto stale = m.Do(
      ActOnTask{.task = task.id, .action = core::ActionId("lämna-in"), .expected_generation = 1},
      "rektor-ek");
  EXPECT_TRUE(absl::IsAborted(stale.status())) << stale.status();
  EXPECT_TRUE(absl::IsPermissionDenied(
      m.Do(ActOnTask{.task = task.id, .action = core::ActionId("lämna-in")}, "rektor-al")
          .status()));
}

}  // namespace
}  // namespace hjul::engine
