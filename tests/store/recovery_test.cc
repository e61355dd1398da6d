// Failing disks and what comes after: nothing acknowledged is lost, nothing is guessed, and the
// same process writes again when the disk is well.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "scheduler/store/codec.h"
#include "scheduler/store/rocks_store.h"
#include "tests/store/lossy_files.h"
#include "tests/store/numbered_commits.h"
#include "tests/store/scratch_directory.h"

namespace hjul::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::size_t kPadding = 90'000;

class RecoveryTest : public testing::Test {
 protected:
  std::unique_ptr<Store> Open(const LossyDisk& disk) {
    auto store = OpenRocksStore({.directory = directory_,
                                 .file_system = disk.files(),
                                 .reopen_patience = std::chrono::milliseconds(20)});
    EXPECT_TRUE(store.ok()) << store.status();
    return store.ok() ? *std::move(store) : nullptr;
  }

  static void CommitSome(Store& store, int count) {
    for (int i = 0; i < count; ++i) {
      const auto done = CommitNumbered(store);
      ASSERT_TRUE(done.ok()) << done.status();
    }
  }

  // Commits until one is refused; returns why.
  static absl::Status CommitUntilRefused(Store& store, std::size_t padding = 0) {
    absl::StatusOr<Revision> done = 0;
    for (int i = 0; i < 10'000 && done.ok(); ++i) done = CommitNumbered(store, padding);
    return done.status();
  }

  fs::path NewestLog() const {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(directory_)) {
      if (entry.path().extension() == ".log" && entry.path() > newest) newest = entry.path();
    }
    return newest;
  }

  ScratchDirectory scratch_;
  const fs::path directory_ = scratch_.path() / "store";
};

TEST_F(RecoveryTest, APowerCutTakesNothingThatWasAcknowledged) {
  Revision acknowledged = 0;
  for (int round = 0; round < 10; ++round) {
    LossyDisk disk;
    const auto store = Open(disk);
    ASSERT_NE(store, nullptr);
    EXPECT_EQ(store->revision(), acknowledged);
    ExpectNoHole(*store);
    CommitSome(*store, round * 3 + 1);
    acknowledged = store->revision();
    disk.CutPower();
    EXPECT_EQ(CommitNumbered(*store).status().code(), absl::StatusCode::kUnavailable);
  }
}

TEST_F(RecoveryTest, TheLossyDiskLosesWhatWasNotSynced) {
  LossyDisk disk;
  const auto store = Open(disk);
  CommitSome(*store, 3);
  EXPECT_EQ(disk.unsynced_bytes(), 0U) << "the store syncs what it acknowledges";
  disk.FailSyncs(LossyDisk::Unsynced::kLost, ".log");
  const auto size = fs::file_size(NewestLog());
  EXPECT_FALSE(CommitNumbered(*store).ok());
  EXPECT_EQ(fs::file_size(NewestLog()), size);
}

// --- One failing commit -----------------------------------------------------------------------

struct FailureCase {
  std::string name;
  std::function<void(LossyDisk&)> fail;
  Revision written = 0;  // How many commits beyond the acknowledged ones come to light.
};

class FailedCommit : public RecoveryTest, public testing::WithParamInterface<FailureCase> {};

TEST_P(FailedCommit, IsRefusedReadAndRecoveredFromInOneProcess) {
  LossyDisk disk;
  const auto store = Open(disk);
  ASSERT_NE(store, nullptr);
  CommitSome(*store, 5);
  for (int round = 0; round < 3; ++round) {
    SCOPED_TRACE(round);
    GetParam().fail(disk);
    const absl::Status refused = CommitUntilRefused(*store);
    const Revision acknowledged = store->revision();
    EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable) << refused;
    EXPECT_THAT(std::string(refused.message()), HasSubstr("until it is closed and opened again"));
    EXPECT_EQ(store->health().code(), absl::StatusCode::kUnavailable);
    ExpectNoHole(*store);

    const absl::Status early = store->Reopen();
    EXPECT_EQ(early.code(), absl::StatusCode::kUnavailable) << early;
    ExpectNoHole(*store);
    EXPECT_EQ(CommitNumbered(*store).status().code(), absl::StatusCode::kUnavailable);

    disk.Heal();
    EXPECT_EQ(CommitNumbered(*store).status().code(), absl::StatusCode::kUnavailable)
        << "the disk is well again, the store does not trust it";
    const absl::Status opened = store->Reopen();
    ASSERT_TRUE(opened.ok()) << opened;
    EXPECT_TRUE(store->health().ok()) << store->health();
    EXPECT_EQ(store->revision(), acknowledged + GetParam().written);
    ExpectNoHole(*store);
    CommitSome(*store, 5);
    ExpectNoHole(*store);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Disks, FailedCommit,
    testing::ValuesIn(std::vector<FailureCase>{
        {.name = "SyncFailsAndTheRestIsLost",
         .fail = [](LossyDisk& disk) { disk.FailSyncs(LossyDisk::Unsynced::kLost); }},
        {.name = "SyncFailsAndTheRestIsWritten",
         .fail = [](LossyDisk& disk) { disk.FailSyncs(LossyDisk::Unsynced::kWritten); },
         .written = 1},
        {.name = "FullAtOnce", .fail = [](LossyDisk& disk) { disk.FillAfter(0); }},
        {.name = "FullInTheMiddleOfACommit",
         .fail = [](LossyDisk& disk) { disk.FillAfter(1'000); }},
    }),
    [](const auto& each) { return each.param.name; });

// --- Failures that nobody waits for -----------------------------------------------------------

TEST_F(RecoveryTest, AFailureInTheBackgroundStopsWritingAndIsRecoveredFrom) {
  LossyDisk disk;
  const auto store = Open(disk);
  ASSERT_NE(store, nullptr);
  CommitSome(*store, 5);
  disk.FillAfter(100'000, ".sst");  // The log has space, what it is flushed to has not.
  const absl::Status refused = CommitUntilRefused(*store, kPadding);
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable) << refused;
  EXPECT_THAT(std::string(refused.message()), HasSubstr("No space left"));
  const Revision acknowledged = store->revision();
  ExpectNoHole(*store);
  disk.Heal();
  ASSERT_TRUE(store->Reopen().ok());
  EXPECT_EQ(store->revision(), acknowledged);
  ExpectNoHole(*store);
  CommitSome(*store, 5);
}

TEST_F(RecoveryTest, WhenOpeningAgainFailsItSaysWhyAndCanBeCalledAgain) {
  LossyDisk disk;
  const auto store = Open(disk);
  ASSERT_NE(store, nullptr);
  CommitSome(*store, 5);
  const auto before = store->Read();
  disk.FailSyncs(LossyDisk::Unsynced::kLost, ".log");
  EXPECT_FALSE(CommitNumbered(*store).ok());
  disk.FailSyncs(LossyDisk::Unsynced::kLost, ".sst");  // The trial goes well, opening does not.
  for (int attempt = 0; attempt < 3; ++attempt) {
    const absl::Status failed = store->Reopen();
    EXPECT_EQ(failed.code(), absl::StatusCode::kUnavailable) << failed;
    EXPECT_THAT(std::string(failed.message()), HasSubstr("cannot open the store in"));
    EXPECT_EQ(store->health().code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(CommitNumbered(*store).status().code(), absl::StatusCode::kUnavailable);
    const auto after = store->Read();
    for (const Snapshot* snapshot : {before.get(), after.get()}) {
      EXPECT_EQ(snapshot->Get("Zfirst" + EncodeNumber(1)).status().code(),
                absl::StatusCode::kUnavailable);
    }
  }
  disk.Heal();
  ASSERT_TRUE(store->Reopen().ok());
  EXPECT_EQ(store->revision(), 5U);
  ExpectNoHole(*store);
  CommitSome(*store, 5);
}

TEST_F(RecoveryTest, WaitsForAReadUnderWayAndNotForEver) {
  LossyDisk disk;
  const auto store = Open(disk);
  ASSERT_NE(store, nullptr);
  CommitSome(*store, 5);
  const auto snapshot = store->Read();
  int visited = 0;
  const auto visit = [&](std::string_view, std::string_view) {
    if (++visited == 1) {
      std::jthread([&] {
        const absl::Status status = store->Reopen();
        EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable) << status;
        EXPECT_THAT(std::string(status.message()), HasSubstr("in the middle of a long read"));
      }).join();
      EXPECT_TRUE(snapshot->Get("Zfirst" + EncodeNumber(1)).ok()) << "as if nothing had been";
    }
    return true;
  };
  EXPECT_TRUE(snapshot->Scan({.first = "Z", .last = "["}, 100, visit).ok());
  EXPECT_EQ(visited, 10);
  CommitSome(*store, 1);
  EXPECT_TRUE(store->Reopen().ok());
  ExpectNoHole(*store);
}

TEST_F(RecoveryTest, RefusesAStoreThatHasLostWhatWasAcknowledged) {
  LossyDisk disk;
  const auto store = Open(disk);
  ASSERT_NE(store, nullptr);
  CommitSome(*store, 5);
  const auto earlier = fs::file_size(NewestLog());
  CommitSome(*store, 5);
  disk.FailSyncs(LossyDisk::Unsynced::kLost);
  EXPECT_FALSE(CommitNumbered(*store).ok());
  disk.Heal();
  fs::resize_file(NewestLog(), earlier);
  for (int attempt = 0; attempt < 2; ++attempt) {
    const absl::Status lost = store->Reopen();
    EXPECT_EQ(lost.code(), absl::StatusCode::kDataLoss) << lost;
    EXPECT_THAT(std::string(lost.message()), HasSubstr("revision 5"));
    EXPECT_THAT(std::string(lost.message()), HasSubstr("10 was acknowledged"));
    EXPECT_EQ(CommitNumbered(*store).status().code(), absl::StatusCode::kDataLoss);
  }
}

TEST_F(RecoveryTest, ANearlyFullDiskIsNoReasonToCloseAnything) {
  std::uint64_t free = 1ULL << 30;
  LossyDisk disk;
  auto opened = OpenRocksStore({.directory = directory_,
                                .free_bytes_min = 1ULL << 20,
                                .free_bytes = [&](const fs::path&) { return free; },
                                .file_system = disk.files()});
  ASSERT_TRUE(opened.ok()) << opened.status();
  Store& store = **opened;
  CommitSome(store, 3);
  free = 1ULL << 19;
  EXPECT_EQ(store.health().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(store.Reopen().code(), absl::StatusCode::kResourceExhausted);
  ExpectNoHole(store);
  free = 1ULL << 30;
  EXPECT_TRUE(store.health().ok()) << "by itself";
  CommitSome(store, 3);
}

}  // namespace
}  // namespace hjul::store
