// Overrides, journal, messages; the server itself: claim, clock, health, reflection, storage.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>

#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "gtest/gtest.h"
#include "services/claim.h"
#include "services/secrets.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

void SetDate(v1::Date* date, int year, int month, int day) {
  date->set_year(year);
  date->set_month(month);
  date->set_day(day);
}

class OverrideTest : public testing::Test {
 protected:
  static v1::OverrideTarget Target(const std::string& id) {
    v1::OverrideTarget target;
    target.set_id(id);
    target.set_reason("sjukdom");
    return target;
  }
  Stage stage_;
  std::unique_ptr<v1::OccurrenceService::Stub> stub_ = stage_.Stub<v1::OccurrenceService>();
};

TEST_F(OverrideTest, MovesOneOrEveryUnit) {
  v1::MoveOccurrenceRequest request;
  *request.mutable_target() = Target("plan/2026-27/arbetsplan/alm");
  SetDate(request.mutable_due(), 2026, 9, 18);
  request.set_request_id("m1");
  v1::MoveOccurrenceResponse response;
  auto status = stub_->MoveOccurrence(stage_.As("skolchef").get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(response.result().occurrences_size(), 1);
  const auto& due = response.result().occurrences(0).plan(0).due();
  EXPECT_EQ(due.effective().day(), 18);
  EXPECT_TRUE(due.overridden());
  request.mutable_target()->set_every_unit(true);
  SetDate(request.mutable_due(), 2026, 9, 25);
  request.set_request_id("m2");
  response.Clear();
  ASSERT_TRUE(stub_->MoveOccurrence(stage_.As("skolchef").get(), request, &response).ok());
  EXPECT_EQ(response.result().occurrences_size(), 2);
}

TEST_F(OverrideTest, NeedsAReason) {
  v1::CancelOccurrenceRequest request;
  request.mutable_target()->set_id("plan/2026-27/arbetsplan/alm");
  request.set_request_id("c1");
  v1::CancelOccurrenceResponse response;
  EXPECT_EQ(FieldOf(stub_->CancelOccurrence(stage_.As("skolchef").get(), request, &response)),
            "target.reason");
}

TEST_F(OverrideTest, CancelsExtendsAndReopens) {
  v1::ExtendOccurrenceRequest extend;
  *extend.mutable_target() = Target("plan/2026-27/samtal/alm");
  SetDate(extend.mutable_due(), 2026, 10, 9);
  extend.set_request_id("e1");
  v1::ExtendOccurrenceResponse extended;
  ASSERT_TRUE(stub_->ExtendOccurrence(stage_.As("skolchef").get(), extend, &extended).ok());
  v1::CancelOccurrenceRequest cancel;
  *cancel.mutable_target() = Target("plan/2026-27/samtal/alm");
  cancel.mutable_target()->set_etag(extended.result().occurrences(0).etag());
  cancel.set_request_id("c1");
  v1::CancelOccurrenceResponse cancelled;
  ASSERT_TRUE(stub_->CancelOccurrence(stage_.As("skolchef").get(), cancel, &cancelled).ok());
  EXPECT_EQ(cancelled.result().occurrences(0).status(), v1::OCCURRENCE_STATUS_CANCELLED);
  cancel.set_request_id("c2");
  EXPECT_EQ(ReasonOf(stub_->CancelOccurrence(stage_.As("skolchef").get(), cancel, &cancelled)),
            "ETAG_MISMATCH");
  v1::ReopenOccurrenceRequest reopen;
  *reopen.mutable_target() = Target("plan/2026-27/samtal/alm");
  reopen.set_request_id("r1");
  v1::ReopenOccurrenceResponse reopened;
  const auto status = stub_->ReopenOccurrence(stage_.As("skolchef").get(), reopen, &reopened);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(reopened.result().occurrences(0).status(), v1::OCCURRENCE_STATUS_OPEN);
}

TEST_F(OverrideTest, TheJournalTellsWhoDidWhatAndWhy) {
  v1::CancelOccurrenceRequest cancel;
  *cancel.mutable_target() = Target("plan/2026-27/arbetsplan/alm");
  cancel.set_request_id("c1");
  v1::CancelOccurrenceResponse cancelled;
  ASSERT_TRUE(stub_->CancelOccurrence(stage_.As("skolchef").get(), cancel, &cancelled).ok());
  v1::ListJournalRequest list;
  list.set_subject("occurrence/plan/2026-27/arbetsplan/alm");
  v1::ListJournalResponse journal;
  ASSERT_TRUE(stage_.Stub<v1::JournalService>()
                  ->ListJournal(stage_.As("skolchef").get(), list, &journal)
                  .ok());
  const auto cancelling =
      std::find_if(journal.entries().begin(), journal.entries().end(),
                   [](const v1::JournalEntry& entry) { return entry.kind() == "cancelled"; });
  ASSERT_NE(cancelling, journal.entries().end());
  EXPECT_EQ(cancelling->actor().person(), "p-skolchef");
  EXPECT_EQ(cancelling->note(), "sjukdom");
  EXPECT_EQ(cancelling->request_id(), "c1");
  EXPECT_EQ(journal.entries(journal.entries_size() - 1).kind(), "planned") << "newest first";
}

TEST_F(OverrideTest, TurnsAreCountedPerActivity) {
  v1::GetTurnRequest request;
  request.set_wheel("plan");
  request.set_turn("2026-27");
  v1::GetTurnResponse response;
  ASSERT_TRUE(stub_->GetTurn(stage_.As("nämnd").get(), request, &response).ok());
  EXPECT_EQ(response.turn().state(), v1::TURN_STATE_OPEN);
  ASSERT_EQ(response.activities_size(), 3);
  EXPECT_EQ(response.activities(0).activity(), "arbetsplan");
  EXPECT_EQ(response.activities(0).open(), 2);
  EXPECT_EQ(response.activities(2).waiting(), 1);
  request.set_turn("1999");
  EXPECT_EQ(stub_->GetTurn(stage_.As("nämnd").get(), request, &response).error_code(),
            grpc::NOT_FOUND);
}

TEST_F(OverrideTest, AMessageIsSeenByWhoHoldsThePost) {
  const auto stub = stage_.Stub<v1::JournalService>();
  v1::ListDeliveriesResponse listed;
  ASSERT_TRUE(stub->ListDeliveries(stage_.As("rektor-alm").get(), {}, &listed).ok());
  ASSERT_GE(listed.deliveries_size(), 1);
  EXPECT_EQ(listed.deliveries(0).post(), "rektor@alm");
  v1::MarkDeliverySeenRequest seen;
  seen.set_id(listed.deliveries(0).id());
  seen.set_request_id("s1");
  v1::MarkDeliverySeenResponse response;
  EXPECT_EQ(stub->MarkDeliverySeen(stage_.As("skolchef").get(), seen, &response).error_code(),
            grpc::PERMISSION_DENIED);
  EXPECT_EQ(stub->MarkDeliverySeen(stage_.As("rektor-bok").get(), seen, &response).error_code(),
            grpc::NOT_FOUND);
  ASSERT_TRUE(stub->MarkDeliverySeen(stage_.As("rektor-alm").get(), seen, &response).ok());
  listed.Clear();
  ASSERT_TRUE(stub->ListDeliveries(stage_.As("rektor-alm").get(), {}, &listed).ok());
  EXPECT_EQ(listed.deliveries(0).state(), v1::Delivery::STATE_SEEN);
  EXPECT_EQ(listed.deliveries(0).seen_by(), "p-rektor-alm");
}

// --- The server
// -----------------------------------------------------------------------------------------

TEST(ServerStatus, IsForEverybodyWithAToken) {
  Stage stage;
  v1::GetServerStatusResponse response;
  ASSERT_TRUE(stage.Stub<v1::OperationService>()
                  ->GetServerStatus(stage.As("nämnd").get(), {}, &response)
                  .ok());
  EXPECT_EQ(response.version(), HJUL_VERSION);
  EXPECT_EQ(response.revision(), stage.engine().status().revision);
  EXPECT_EQ(response.storage_error(), "");
  EXPECT_FALSE(response.development());
}

TEST(ServerStatus, AProductionClockIsNotSet) {
  Stage stage;
  v1::SetClockRequest request;
  request.set_rate(60);
  v1::SetClockResponse response;
  const auto status = stage.Stub<v1::OperationService>()->SetClock(stage.As("administratör").get(),
                                                                   request, &response);
  EXPECT_EQ(status.error_code(), grpc::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOf(status), "NOT_A_DEMONSTRATION");
}

TEST(Claim, MakesTheFirstAdministratorOnce) {
  std::string folder = (std::filesystem::temp_directory_path() / "hjul-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::filesystem::path file = std::filesystem::path(folder) / "claim-code";
  const auto store = store::OpenMemoryStore();
  ASSERT_TRUE(*PrepareClaim(*store, file));
  const auto permissions = std::filesystem::status(file).permissions();
  EXPECT_EQ(permissions, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::string code;
  std::ifstream(file) >> code;

  engine::ManualClock clock(engine::Instant(std::chrono::hours(500'000)));
  const auto engine = engine::Engine::Start(*store, clock, {});
  ASSERT_TRUE(engine.ok());
  const std::string address = "unix:" + folder + "/server";
  const auto server = Server::Start(**engine, {.address = address});
  ASSERT_TRUE(server.ok());
  const auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  const auto stub = v1::AccessService::NewStub(channel);
  v1::ClaimServerRequest request;
  request.set_huvudman("vik");
  request.set_huvudman_name("Vikens kommun");
  request.set_person("p-admin");
  request.set_person_name("Administratör");
  const auto claim = [&](const std::string& with, v1::ClaimServerResponse* response) {
    grpc::ClientContext context;
    context.set_deadline(
        gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_seconds(20, GPR_TIMESPAN)));
    request.set_code(with);
    return stub->ClaimServer(&context, request, response);
  };
  v1::ClaimServerResponse response;
  const auto wrong = claim("hjul_gissat", &response);
  EXPECT_EQ(wrong.error_code(), grpc::PERMISSION_DENIED);
  EXPECT_EQ(ReasonOf(wrong), "WRONG_CLAIM_CODE");
  ASSERT_TRUE(claim(code, &response).ok());
  EXPECT_TRUE((*engine)->FindToken(HashSecret(response.secret())).ok());
  EXPECT_EQ(ReasonOf(claim(code, &response)), "ALREADY_CLAIMED");
  EXPECT_FALSE(*PrepareClaim(*store, file));
  EXPECT_FALSE(std::filesystem::exists(file));
  (*server)->Stop();
  std::filesystem::remove_all(folder);
}

grpc::Status Raw(Stage& stage, const std::string& method, const std::string& bytes,
                 std::string* answer) {
  grpc::GenericStub stub(stage.channel());
  const auto context = stage.As("");
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(context.get(), method, {}, &request, &response,
                 [&done](const grpc::Status& status) { done.set_value(status); });
  grpc::Status status = done.get_future().get();
  grpc::Slice whole;
  if (status.ok() && response.DumpToSingleSlice(&whole).ok()) {
    answer->assign(reinterpret_cast<const char*>(whole.begin()), whole.size());
  }
  return status;
}

TEST(Health, IsServingForTheServerAndEveryService) {
  Stage stage;
  std::string answer;
  ASSERT_TRUE(Raw(stage, "/grpc.health.v1.Health/Check", "", &answer).ok());
  EXPECT_EQ(answer, "\x08\x01");
  const std::string name = "hjul.v1.TaskService";
  ASSERT_TRUE(Raw(stage, "/grpc.health.v1.Health/Check",
                  std::string("\x0a") + static_cast<char>(name.size()) + name, &answer)
                  .ok());
  EXPECT_EQ(answer, "\x08\x01");
}

// A store whose disk fails when told.
class SickStore final : public store::Store {
 public:
  store::Revision revision() const override { return well_->revision(); }
  std::unique_ptr<store::Snapshot> Read() const override { return well_->Read(); }
  absl::StatusOr<store::Revision> Commit(const store::Batch& batch) override {
    return sick ? absl::UnavailableError("the disk does not answer") : well_->Commit(batch);
  }
  std::atomic<bool> sick{false};

 private:
  std::unique_ptr<store::Store> well_ = store::OpenMemoryStore();
};

TEST(Health, FollowsTheStorage) {
  Stage stage({.store = std::make_unique<SickStore>()});
  auto& store = static_cast<SickStore&>(stage.store());
  // The server looks once a second; asking is what takes the time until then.
  const auto becomes = [&](const std::string& wanted) {
    std::string answer;
    for (int ask = 0; ask < 1'000'000 && answer != wanted; ++ask) {
      EXPECT_TRUE(Raw(stage, "/grpc.health.v1.Health/Check", "", &answer).ok());
    }
    return answer == wanted;
  };
  v1::CloseUnitRequest request;
  request.set_id("alm");
  SetDate(request.mutable_last_day(), 2027, 6, 30);
  request.set_reason("läggs ned");
  request.set_request_id("c1");
  v1::CloseUnitResponse response;
  const auto stub = stage.Stub<v1::OrganisationService>();
  store.sick = true;
  const auto status = stub->CloseUnit(stage.As("administratör").get(), request, &response);
  EXPECT_EQ(status.error_code(), grpc::UNAVAILABLE);
  EXPECT_TRUE(becomes("\x08\x02"));
  v1::GetServerStatusResponse server;
  ASSERT_TRUE(stage.Stub<v1::OperationService>()
                  ->GetServerStatus(stage.As("nämnd").get(), {}, &server)
                  .ok())
      << "reads go on";
  EXPECT_THAT(server.storage_error(), testing::HasSubstr("the disk does not answer"));
  store.sick = false;
  EXPECT_TRUE(stub->CloseUnit(stage.As("administratör").get(), request, &response).ok());
  EXPECT_TRUE(becomes("\x08\x01"));
}

TEST(Listening, ATakenAddressIsAnErrorThatSaysSo) {
  const auto store = store::OpenMemoryStore();
  engine::ManualClock clock(engine::Instant(std::chrono::hours(500'000)));
  const auto engine = engine::Engine::Start(*store, clock, {});
  ASSERT_TRUE(engine.ok());
  const auto first = Server::Start(**engine, {.address = "127.0.0.1:0"});
  ASSERT_TRUE(first.ok());
  const auto second =
      Server::Start(**engine, {.address = "127.0.0.1:" + std::to_string((*first)->port())});
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace hjul::services
