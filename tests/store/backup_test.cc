// Backups: made while commits go on, never half there, checked to the last byte, and restored as a
// history of their own.
#include "scheduler/store/backup.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/memory_store.h"
#include "scheduler/store/rocks_store.h"
#include "tests/store/random_record.h"
#include "tests/store/scratch_directory.h"

namespace hjul::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const HuvudmanId kHuvudman("kommunen");

class BackupTest : public testing::Test {
 protected:
  std::unique_ptr<Store> Open(const fs::path& directory) {
    auto store = OpenRocksStore({.directory = directory});
    EXPECT_TRUE(store.ok()) << store.status();
    return store.ok() ? *std::move(store) : nullptr;
  }

  // A person more; the first commit makes the huvudman too. `padding`: bytes that do not pack.
  void AddPerson(Store& store, std::size_t padding = 0) {
    const Revision next = store.revision() + 1;
    Batch batch{.expected_revision = next - 1};
    if (next == 1) {
      batch.puts.push_back({Encode(HuvudmanKey{kHuvudman}),
                            Encode(HuvudmanRecord{.id = kHuvudman, .name = "Kommunen"})});
    }
    core::Person person{.id = core::PersonId("p-" + std::to_string(next)), .name = "Person"};
    for (std::size_t i = 0; i < padding / 16; ++i) {
      person.name += std::to_string(random_.Number(1'000'000'000));
    }
    batch.puts.push_back({Encode(PersonKey{kHuvudman, person.id}), Encode(person)});
    const auto done = store.Commit(batch);
    ASSERT_TRUE(done.ok()) << done.status();
  }

  static std::uint64_t Persons(const Store& store) {
    std::uint64_t persons = 0;
    const absl::Status scan =
        store.Read()->Scan(AllOf(KeyKind::kPerson), 1'000'000,
                           [&](std::string_view, std::string_view) { return ++persons > 0; });
    EXPECT_TRUE(scan.ok()) << scan;
    return persons;
  }

  static std::uint64_t EpochOf(const Store& store) {
    const auto bytes = store.Read()->Get(Encode(MetaKey{MetaName::kEpoch}));
    return DecodeNumber(bytes.value().value()).value();
  }

  Backup Create(Store& store, std::uint32_t keep = 10) {
    const auto backup = CreateBackup(store, backups_, keep);
    EXPECT_TRUE(backup.ok()) << backup.status();
    return backup.value_or(Backup());
  }

  void ExpectWhole(std::uint32_t id) const {
    const auto report = VerifyBackup(backups_, id);
    ASSERT_TRUE(report.ok()) << report.status();
    for (const StoreFault& fault : report->faults) ADD_FAILURE() << fault.key << ": " << fault.what;
  }

  std::vector<std::uint32_t> Ids() const {
    std::vector<std::uint32_t> ids;
    const auto backups = ListBackups(backups_);
    EXPECT_TRUE(backups.ok()) << backups.status();
    for (const Backup& backup : *backups) {
      EXPECT_EQ(backup.damage, "");
      ids.push_back(backup.id);
    }
    return ids;
  }

  ScratchDirectory scratch_;
  const fs::path directory_ = scratch_.path() / "store";
  const fs::path backups_ = scratch_.path() / "backups";
  RandomRecords random_{7};
};

TEST_F(BackupTest, ComesBackAsItWasWithAHistoryOfItsOwn) {
  const auto store = Open(directory_);
  for (int i = 0; i < 20; ++i) AddPerson(*store);
  const Backup made = Create(*store);
  EXPECT_EQ(made.id, 1U);
  EXPECT_EQ(made.revision, 20U);
  EXPECT_EQ(made.epoch, EpochOf(*store));
  EXPECT_GT(made.bytes, 0U);
  for (int i = 0; i < 5; ++i) AddPerson(*store);
  ExpectWhole(1);
  const auto listed = ListBackups(backups_);
  ASSERT_TRUE(listed.ok()) << listed.status();
  EXPECT_EQ(*listed, std::vector<Backup>{made});

  for (const char* name : {"restored", "deeper/below", "slash/"}) {
    const fs::path target = scratch_.path() / name;
    const auto restored = RestoreBackup(backups_, 1, target);
    ASSERT_TRUE(restored.ok()) << restored.status();
    EXPECT_EQ(restored->revision, 20U);
    EXPECT_NE(restored->epoch, made.epoch);
    const auto again = Open(target);
    EXPECT_EQ(again->revision(), 20U);
    EXPECT_EQ(EpochOf(*again), restored->epoch);
    EXPECT_EQ(Persons(*again), 20U);
    const auto report = CheckStore(*again->Read());
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_TRUE(report->whole());
    AddPerson(*again);
  }
}

TEST_F(BackupTest, KeepsTheNewestAndSharesWhatHasNotChanged) {
  const auto store = Open(directory_);
  for (int i = 0; i < 20; ++i) AddPerson(*store, 50'000);
  const auto size = [&] {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(backups_)) {
      if (entry.is_regular_file()) bytes += entry.file_size();
    }
    return bytes;
  };
  Create(*store, 2);
  const auto first = size();
  for (int i = 0; i < 2; ++i) {
    AddPerson(*store);
    Create(*store, 2);
  }
  EXPECT_EQ(Ids(), (std::vector<std::uint32_t>{2, 3}));
  EXPECT_LT(size(), first + first / 2);
  for (const std::uint32_t id : Ids()) ExpectWhole(id);
}

TEST_F(BackupTest, IsConsistentThoughCommitsGoOn) {
  const auto store = Open(directory_);
  AddPerson(*store);
  std::atomic<bool> done = false;
  std::jthread commits([&] {
    while (!done) AddPerson(*store, 20'000);
  });
  for (int round = 0; round < 4; ++round) {
    const Revision before = store->revision();
    const Backup made = Create(*store);
    EXPECT_GE(made.revision, before);
    EXPECT_LE(made.revision, store->revision());
  }
  done = true;
  commits.join();
  for (const std::uint32_t id : Ids()) {
    ExpectWhole(id);
    const fs::path target = scratch_.path() / ("restored-" + std::to_string(id));
    const auto restored = RestoreBackup(backups_, id, target);
    ASSERT_TRUE(restored.ok()) << restored.status();
    EXPECT_EQ(Persons(*Open(target)), restored->revision) << "one person a commit";
  }
}

TEST_F(BackupTest, MakesWayForOpeningTheStorageAgain) {
  Store* reopened = nullptr;
  std::jthread reopening;
  absl::Status opened = absl::InternalError("nobody tried");
  RocksOptions options{.directory = directory_};
  options.reopen_patience = std::chrono::seconds(60);
  options.free_bytes = [&](const fs::path& path) {
    if (path == backups_ && reopened != nullptr) {
      reopening =
          std::jthread([&, store = std::exchange(reopened, nullptr)] { opened = store->Reopen(); });
    }
    return FreeBytesAt(path);
  };
  auto store = OpenRocksStore(options);
  ASSERT_TRUE(store.ok()) << store.status();
  for (int i = 0; i < 300; ++i) AddPerson(**store, 80'000);
  reopened = store->get();
  const auto stopped = CreateBackup(**store, backups_, 1);
  reopening.join();
  EXPECT_TRUE(opened.ok()) << opened;
  if (!stopped.ok()) {  // Unless it was done before it was asked to stop.
    EXPECT_EQ(stopped.status().code(), absl::StatusCode::kUnavailable) << stopped.status();
    EXPECT_THAT(std::string(stopped.status().message()), HasSubstr("opened again"));
  }
  Create(**store);
  ExpectWhole(Ids().back());
}

// --- What is refused --------------------------------------------------------------------------

TEST_F(BackupTest, IsNotRestoredOverAnything) {
  const auto store = Open(directory_);
  AddPerson(*store);
  Create(*store);
  const fs::path target = scratch_.path() / "target";
  fs::create_directories(target);
  ASSERT_TRUE(RestoreBackup(backups_, 1, target).ok()) << "an empty directory will do";
  for (const fs::path& taken : {target, directory_}) {
    const auto refused = RestoreBackup(backups_, 1, taken);
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(refused.status().message()), HasSubstr(taken.filename().string()));
    EXPECT_THAT(std::string(refused.status().message()), HasSubstr("move the old one away"));
  }
  std::ofstream(scratch_.path() / "file") << "x";
  EXPECT_EQ(RestoreBackup(backups_, 1, scratch_.path() / "file").status().code(),
            absl::StatusCode::kFailedPrecondition);
  const auto absent = RestoreBackup(backups_, 7, scratch_.path() / "other");
  EXPECT_EQ(absent.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(absent.status().message()), HasSubstr("there are: 1"));
  EXPECT_FALSE(fs::exists(scratch_.path() / "other"));
}

TEST_F(BackupTest, WhatAKilledRestoreLeftIsCleared) {
  const auto store = Open(directory_);
  AddPerson(*store);
  Create(*store);
  const fs::path target = scratch_.path() / "target";
  fs::create_directories(target.string() + ".restoring");
  std::ofstream(target.string() + ".restoring/000099.sst") << "half a file";
  ASSERT_TRUE(RestoreBackup(backups_, 1, target).ok());
  EXPECT_FALSE(fs::exists(target.string() + ".restoring"));
  EXPECT_EQ(Persons(*Open(target)), 1U);
}

TEST_F(BackupTest, OfMemoryIsRefusedAndSoIsASecondAtOnce) {
  EXPECT_EQ(CreateBackup(*OpenMemoryStore(), backups_, 1).status().code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ListBackups(backups_).status().code(), absl::StatusCode::kNotFound);
  const auto store = Open(directory_);
  AddPerson(*store);
  Create(*store);
  const int other = open((backups_ / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(other, LOCK_EX), 0);
  const auto refused = CreateBackup(*store, backups_, 1);
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("another backup is being made"));
  close(other);
  EXPECT_EQ(Create(*store).id, 2U);
}

TEST_F(BackupTest, NeverFillsTheDisk) {
  std::uint64_t free = 1ULL << 40;
  int looks = 0;
  auto store = OpenRocksStore({.directory = directory_, .free_bytes = [&](const fs::path& path) {
                                 if (path == backups_ && ++looks == 2) free = 0;
                                 return path == backups_ ? free : 1ULL << 40;
                               }});
  ASSERT_TRUE(store.ok()) << store.status();
  for (int i = 0; i < 300; ++i) AddPerson(**store, 80'000);
  for (int attempt = 0; attempt < 2; ++attempt) {  // In the middle, and at once.
    const auto refused = CreateBackup(**store, backups_, 1);
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kResourceExhausted) << refused.status();
    EXPECT_THAT(std::string(refused.status().message()), HasSubstr(backups_.string()));
  }
  std::uintmax_t left = 0;
  for (const auto& entry : fs::recursive_directory_iterator(backups_)) {
    if (entry.is_regular_file()) left += entry.file_size();
  }
  EXPECT_LT(left, 10'000U) << "what was copied in vain is gone";
  free = 1ULL << 40;
  Create(**store);
  ExpectWhole(Ids().back());
}

// --- Damage -----------------------------------------------------------------------------------

void FlipByte(const fs::path& file, std::uintmax_t offset) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(offset));
  const int byte = stream.get();
  stream.seekp(static_cast<std::streamoff>(offset));
  stream.put(static_cast<char>(byte ^ 0x40));
}

TEST_F(BackupTest, DamageToAnyOfItsFilesIsFoundAndNamed) {
  const auto store = Open(directory_);
  for (int i = 0; i < 20; ++i) AddPerson(*store);
  Create(*store);
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(backups_)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  }
  EXPECT_GE(files.size(), 4U);
  for (const fs::path& file : files) {
    SCOPED_TRACE(file);
    const fs::path kept = scratch_.path() / "kept";
    fs::copy_file(file, kept, fs::copy_options::overwrite_existing);
    const bool meta = file.parent_path().filename() == "meta";

    FlipByte(file, fs::file_size(file) / 2);
    const auto flipped = VerifyBackup(backups_, 1);
    EXPECT_EQ(flipped.status().code(), absl::StatusCode::kDataLoss) << flipped.status();
    EXPECT_THAT(std::string(flipped.status().message()), HasSubstr("backup 1"));
    if (!meta) {
      EXPECT_THAT(std::string(flipped.status().message()), HasSubstr(file.filename().string()));
    }

    fs::remove(file);
    const auto missing = VerifyBackup(backups_, 1);
    EXPECT_FALSE(missing.ok());
    EXPECT_FALSE(RestoreBackup(backups_, 1, scratch_.path() / "target").ok());
    EXPECT_FALSE(fs::exists(scratch_.path() / "target"));
    const auto listed = ListBackups(backups_);
    ASSERT_TRUE(listed.ok()) << listed.status();
    if (meta) {
      EXPECT_TRUE(listed->empty());
    } else {
      ASSERT_EQ(listed->size(), 1U);
      EXPECT_THAT(listed->front().damage, HasSubstr(file.filename().string()));
    }
    fs::copy_file(kept, file);
  }
  ExpectWhole(1);
}

}  // namespace
}  // namespace hjul::store
