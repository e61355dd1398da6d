// A server after its backup has been restored: whole, of another epoch, and honest to old cursors.
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "gtest/gtest.h"
#include "scheduler/store/backup.h"
#include "scheduler/store/rocks_store.h"
#include "services/speed.h"
#include "tests/ops/folder.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

using testing::HasSubstr;

// Watches tasks from `cursor` until synced or the end; keeps the last cursor.
grpc::Status Watch(v1::WatchService::Stub& stub, std::unique_ptr<grpc::ClientContext> context,
                   std::string& cursor) {
  v1::WatchChangesRequest request;
  request.add_subscriptions()->set_topic(v1::WATCH_TOPIC_TASKS);
  request.set_cursor(cursor);
  const auto reader = stub.WatchChanges(context.get(), request);
  v1::WatchChangesResponse message;
  while (reader->Read(&message)) {
    if (message.has_synced()) {
      cursor = message.cursor();
      context->TryCancel();
    }
  }
  return reader->Finish();
}

class RestoreTest : public testing::Test {
 protected:
  const Folder folder_;
  const std::filesystem::path backups_ = folder_.path() / "backups";
};

TEST_F(RestoreTest, GivesAWholeServerThatRefusesCursorsOfBefore) {
  std::string cursor;
  std::string token;
  std::uint64_t epoch = 0;
  store::Revision revision = 0;
  {
    Stage stage({.store = store::OpenRocksStore({.directory = folder_.path() / "old"}).value()});
    token = stage.token("rektor-alm");
    const auto backup = store::CreateBackup(stage.store(), backups_, 3);
    ASSERT_TRUE(backup.ok()) << backup.status();
    // What comes after the backup is lost by restoring it; clients may have seen it.
    stage.Advance("2026-09-14T08:00");
    const auto stub = stage.Stub<v1::WatchService>();
    EXPECT_EQ(Watch(*stub, stage.As("rektor-alm"), cursor).error_code(), grpc::CANCELLED);
    epoch = stage.engine().epoch();
    revision = backup->revision;
    ASSERT_LT(revision, stage.engine().status().revision);
  }
  ASSERT_FALSE(cursor.empty());

  const auto restored = store::RestoreBackup(backups_, 1, folder_.path() / "new");
  ASSERT_TRUE(restored.ok()) << restored.status();
  EXPECT_GE(restored->revision, revision);
  const auto store = store::OpenRocksStore({.directory = folder_.path() / "new"}).value();
  const auto report = store::CheckStore(*store->Read());
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->whole()) << report->faults.front().key << ": " << report->faults.front().what;

  engine::ManualClock clock(*ParseClock(kStageTime));
  const auto engine = engine::Engine::Start(*store, clock, {}).value();
  EXPECT_NE(engine->epoch(), epoch);
  const std::string address = "unix:" + (folder_.path() / "server").string();
  const auto server = Server::Start(*engine, {.address = address}).value();
  const auto stub =
      v1::WatchService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  const auto caller = [&token] {
    auto context = std::make_unique<grpc::ClientContext>();
    context->set_deadline(
        gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_seconds(20, GPR_TIMESPAN)));
    context->AddMetadata("authorization", "Bearer " + token);
    return context;
  };
  const auto refused = Watch(*stub, caller(), cursor);
  EXPECT_EQ(refused.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(refused), "CURSOR_MISMATCH");
  EXPECT_THAT(refused.error_message(), HasSubstr("another database"));
  cursor.clear();
  EXPECT_EQ(Watch(*stub, caller(), cursor).error_code(), grpc::CANCELLED) << "its own snapshot";
  EXPECT_FALSE(cursor.empty());
}

}  // namespace
}  // namespace hjul::services
