// Full disks, on a real small one: a tmpfs in a mount namespace of this process's own, so that
// nothing is left behind however it ends. Where that is not allowed every test says so and passes.
#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>
#include <utility>

#include "scheduler/store/rocks_store.h"
#include "tests/store/numbered_commits.h"
#include "tests/store/scratch_directory.h"

namespace hjul::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::uint64_t kMiB = 1ULL << 20;
constexpr std::size_t kPadding = 90'000;

bool WriteFile(const char* path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  return file.good();
}

// A mount namespace of our own; as an ordinary user inside a user namespace. Call before threads.
std::string EnterNamespace() {
  const uid_t user = geteuid();
  const gid_t group = getegid();
  if (unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) {
    return fmt::format("unshare: {}", std::strerror(errno));
  }
  if (user != 0 && !(WriteFile("/proc/self/setgroups", "deny") &&
                     WriteFile("/proc/self/uid_map", fmt::format("0 {} 1", user)) &&
                     WriteFile("/proc/self/gid_map", fmt::format("0 {} 1", group)))) {
    return "the user namespace takes no mapping";
  }
  if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
    return fmt::format("mount: {}", std::strerror(errno));
  }
  return {};
}

// Why there can be no small disk; empty: there can.
std::string& NoDisk() {
  static std::string why;
  return why;
}

class FullDisk : public testing::Test {
 protected:
  ~FullDisk() override {
    store_.reset();
    if (mounted_) umount2(disk_.c_str(), MNT_DETACH);
  }

  // False, and said, where no disk can be mounted.
  bool Mount(std::uint64_t bytes) {
    fs::create_directories(disk_);
    if (NoDisk().empty() &&
        mount("tmpfs", disk_.c_str(), "tmpfs", 0, fmt::format("size={}", bytes).c_str()) != 0) {
      NoDisk() = fmt::format("mount: {}", std::strerror(errno));
    }
    mounted_ = NoDisk().empty();
    if (!mounted_) std::printf("NOT SHOWN HERE, no tmpfs may be mounted: %s\n", NoDisk().c_str());
    return mounted_;
  }

  void Open(std::uint64_t free_bytes_min) {
    auto store =
        OpenRocksStore({.directory = disk_ / "store",
                        .free_bytes_min = free_bytes_min,
                        .free_bytes = [this](const fs::path& path) { return free_bytes_(path); }});
    ASSERT_TRUE(store.ok()) << store.status();
    store_ = *std::move(store);
  }

  std::uint64_t Free() const { return FreeBytesAt(disk_).value_or(0); }

  // Another program's file takes all but `left` bytes, or all that there is.
  void FillDisk(std::uint64_t left) const {
    const int file =
        open((disk_ / "other").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ASSERT_GE(file, 0);
    const std::string block(64 << 10, 'x');
    while (Free() > left) {
      const auto size = std::min<std::uint64_t>(block.size(), Free() - left);
      if (write(file, block.data(), size) <= 0) break;
    }
    close(file);
  }
  void EmptyDisk() const { fs::remove(disk_ / "other"); }

  absl::Status CommitUntilRefused() {
    absl::StatusOr<Revision> done = 0;
    for (int i = 0; i < 10'000 && done.ok(); ++i) done = CommitNumbered(*store_, kPadding);
    return done.status();
  }

  void CommitSome(int count) {
    for (int i = 0; i < count; ++i) {
      const auto done = CommitNumbered(*store_, 100);
      ASSERT_TRUE(done.ok()) << done.status();
    }
  }

  ScratchDirectory scratch_;
  const fs::path disk_ = scratch_.path() / "disk";
  std::function<absl::StatusOr<std::uint64_t>(const fs::path&)> free_bytes_ = FreeBytesAt;
  std::unique_ptr<Store> store_;
  bool mounted_ = false;
};

TEST_F(FullDisk, IsNeverReachedByOurOwnWriting) {
  // So large that what others leave has room for a flush that is still under way.
  if (!Mount(512 * kMiB)) return;
  Open(96 * kMiB);
  FillDisk(150 * kMiB);
  Revision acknowledged = 0;
  for (int round = 0; round < 2; ++round) {
    const absl::Status refused = CommitUntilRefused();
    EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted) << refused;
    EXPECT_THAT(std::string(refused.message()), HasSubstr("free some space"));
    EXPECT_EQ(store_->health().code(), absl::StatusCode::kResourceExhausted);
    EXPECT_GT(Free(), 16 * kMiB) << "what is under way in the background has room";
    EXPECT_GT(store_->revision(), acknowledged);
    acknowledged = store_->revision();
    ExpectNoHole(*store_);
    EmptyDisk();
    EXPECT_TRUE(store_->health().ok()) << "by itself: " << store_->health();
    CommitSome(5);
    FillDisk(100 * kMiB);
  }
  acknowledged = store_->revision();
  EmptyDisk();
  store_.reset();
  Open(16 * kMiB);
  EXPECT_EQ(store_->revision(), acknowledged);
  ExpectNoHole(*store_);
}

// Somebody else takes the last byte after we have looked, as late as it can be.
TEST_F(FullDisk, BySomebodyElseBetweenLookingAndWritingLosesNothing) {
  if (!Mount(320 * kMiB)) return;
  Open(8 * kMiB);
  for (const std::uint64_t left : {0, 4'096, 100'000}) {
    SCOPED_TRACE(left);
    CommitSome(3);
    free_bytes_ = [this, left](const fs::path& path) {
      const auto looked = FreeBytesAt(path);
      FillDisk(left);
      return std::max<std::uint64_t>(looked.value_or(0), 9 * kMiB);
    };
    const absl::Status refused = CommitUntilRefused();
    EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable) << refused;
    const Revision acknowledged = store_->revision();
    ExpectNoHole(*store_);

    free_bytes_ = FreeBytesAt;
    EXPECT_EQ(store_->Reopen().code(), absl::StatusCode::kResourceExhausted);
    ExpectNoHole(*store_);
    EXPECT_EQ(CommitNumbered(*store_).status().code(), absl::StatusCode::kUnavailable);

    EmptyDisk();
    const absl::Status opened = store_->Reopen();
    ASSERT_TRUE(opened.ok()) << opened;
    EXPECT_GE(store_->revision(), acknowledged);
    EXPECT_LE(store_->revision(), acknowledged + 1);
    ExpectNoHole(*store_);
    CommitSome(3);
  }
}

// Nobody looks at how much is free: what writes in the background meets the end of the disk.
TEST_F(FullDisk, MetInTheBackgroundOrWhileOpeningIsRecoveredFrom) {
  if (!Mount(200 * kMiB)) return;
  Open(0);
  for (const std::uint64_t left : {40 * kMiB, 12 * kMiB}) {
    SCOPED_TRACE(left);
    CommitSome(3);
    FillDisk(left);
    const absl::Status refused = CommitUntilRefused();
    EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable) << refused;
    const Revision acknowledged = store_->revision();
    ExpectNoHole(*store_);
    const absl::Status early = store_->Reopen();  // The disk is still as full.
    EXPECT_TRUE(early.ok() || absl::IsUnavailable(early)) << early;
    EmptyDisk();
    const absl::Status opened = store_->Reopen();
    ASSERT_TRUE(opened.ok()) << opened;
    EXPECT_GE(store_->revision(), acknowledged);
    EXPECT_LE(store_->revision(), acknowledged + 1);
    ExpectNoHole(*store_);
    CommitSome(3);
  }
}

}  // namespace
}  // namespace hjul::store

int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  hjul::store::NoDisk() = hjul::store::EnterNamespace();
  return RUN_ALL_TESTS();
}
