// The control socket: who reaches it, and who does not.
#include <sys/stat.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "gtest/gtest.h"
#include "services/control_client.h"
#include "services/control_server.h"
#include "services/control_socket.h"
#include "tests/ops/folder.h"
#include "tests/services/stage.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

control::v1::GetStatusResponse Revision(std::uint64_t revision) {
  control::v1::GetStatusResponse status;
  status.set_revision(revision);
  return status;
}

ControlServer::Actions Answering(std::uint64_t revision) {
  return {.create_backup = [] { return control::v1::CreateBackupResponse(); },
          .status = [revision] { return Revision(revision); }};
}

class ControlSocketTest : public testing::Test {
 protected:
  const Folder folder_;
  const fs::path socket_ = folder_.path() / "control";
};

TEST_F(ControlSocketTest, AnswersItsOwnerAlone) {
  const auto server = ControlServer::Start(socket_, Answering(7));
  ASSERT_TRUE(server.ok()) << server.status();
  struct stat found {};
  ASSERT_EQ(::stat(socket_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 07777, 0600U);
  const auto status = AskStatus(socket_);
  ASSERT_TRUE(status.ok()) << status.status();
  EXPECT_EQ(status->revision(), 7);
}

TEST_F(ControlSocketTest, IsNotServedInAFolderThatIsOpenToOthers) {
  fs::permissions(folder_.path(), fs::perms::group_read, fs::perm_options::add);
  const auto server = ControlServer::Start(socket_, Answering(7));
  EXPECT_EQ(server.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(server.status().message()),
              HasSubstr("chmod 700 " + folder_.path().string()));
}

TEST_F(ControlSocketTest, IsNotTakenFromAServerThatAnswers) {
  const auto first = ControlServer::Start(socket_, Answering(1));
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(ControlServer::Start(socket_, Answering(2)).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(AskStatus(socket_)->revision(), 1);
}

TEST_F(ControlSocketTest, ReplacesOneThatWasLeftBehind) {
  {
    const auto server = ControlServer::Start(socket_, Answering(1));
    ASSERT_TRUE(server.ok());
    // As after kill -9: a name without anybody behind it.
    fs::rename(socket_, folder_.path() / "kept");
  }
  fs::rename(folder_.path() / "kept", socket_);
  EXPECT_THAT(std::string(AskStatus(socket_).status().message()), HasSubstr("left behind"));
  const auto server = ControlServer::Start(socket_, Answering(2));
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_EQ(AskStatus(socket_)->revision(), 2);
}

TEST_F(ControlSocketTest, APathThatIsTooLongNamesTheSetting) {
  const fs::path deep = folder_.path() / std::string(100, 'x') / "control";
  for (const absl::Status& status :
       {ControlServer::Start(deep, Answering(1)).status(), AskStatus(deep).status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr("control_socket"));
    EXPECT_THAT(std::string(status.message()), HasSubstr("107"));
  }
}

TEST_F(ControlSocketTest, WithoutAServerSaysThatNoneRuns) {
  const auto status = AskStatus(socket_).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("no server runs"));
}

TEST_F(ControlSocketTest, ASecondBackupAtTheSameTimeIsRefused) {
  std::mutex mutex;
  std::condition_variable changed;
  bool begun = false;
  bool may_end = false;
  auto actions = Answering(1);
  actions.create_backup = [&]() -> absl::StatusOr<control::v1::CreateBackupResponse> {
    std::unique_lock lock(mutex);
    begun = true;
    changed.notify_all();
    changed.wait(lock, [&] { return may_end; });
    control::v1::CreateBackupResponse made;
    made.set_id(3);
    return made;
  };
  const auto server = ControlServer::Start(socket_, actions);
  ASSERT_TRUE(server.ok());
  absl::StatusOr<control::v1::CreateBackupResponse> first = absl::UnknownError("not asked");
  std::thread asking([&] { first = AskForBackup(socket_); });
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return begun; });
  }
  EXPECT_EQ(AskForBackup(socket_).status().code(), absl::StatusCode::kAborted);
  {
    const std::lock_guard lock(mutex);
    may_end = true;
    changed.notify_all();
  }
  asking.join();
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->id(), 3);
}

TEST(ControlService, IsNotPartOfTheApi) {
  Stage stage;
  const auto stub = control::v1::ControlService::NewStub(stage.channel());
  control::v1::GetStatusResponse response;
  const auto status = stub->GetStatus(stage.As("administratör").get(), {}, &response);
  EXPECT_EQ(status.error_code(), grpc::UNIMPLEMENTED);
}

}  // namespace
}  // namespace hjul::services
