#include "scheduler/store/rocks_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/store/backup.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "tests/store/numbered_commits.h"
#include "tests/store/random_record.h"
#include "tests/store/scratch_directory.h"

namespace hjul::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::size_t kAll = 1'000'000;

class RocksStoreTest : public testing::Test {
 protected:
  std::unique_ptr<Store> Open() { return OpenAt(directory_); }
  static std::unique_ptr<Store> OpenAt(const fs::path& directory) {
    auto store = OpenRocksStore({.directory = directory});
    EXPECT_TRUE(store.ok()) << store.status();
    return store.ok() ? *std::move(store) : nullptr;
  }

  static std::string OpenError(const fs::path& directory, absl::StatusCode code) {
    const auto store = OpenRocksStore({.directory = directory});
    EXPECT_EQ(store.status().code(), code) << store.status();
    return std::string(store.status().message());
  }

  // Changes a closed store behind its back.
  void PutRaw(const std::string& key, const std::string& value) {
    rocksdb::DB* db = nullptr;
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::Options options;
    std::vector<rocksdb::ColumnFamilyDescriptor> families{{"default", options}, {"log", options}};
    ASSERT_TRUE(rocksdb::DB::Open(options, directory_.string(), families, &handles, &db).ok());
    EXPECT_TRUE(db->Put(rocksdb::WriteOptions(), key, value).ok());
    for (auto* handle : handles) EXPECT_TRUE(db->DestroyColumnFamilyHandle(handle).ok());
    const std::unique_ptr<rocksdb::DB> closes(db);
  }

  // The write-ahead log with the greatest number.
  static fs::path NewestLog(const fs::path& directory) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(directory)) {
      if (entry.path().extension() == ".log" && entry.path() > newest) newest = entry.path();
    }
    EXPECT_FALSE(newest.empty());
    return newest;
  }

  ScratchDirectory scratch_;
  const fs::path directory_ = scratch_.path() / "store";
};

TEST_F(RocksStoreTest, KeepsEverythingOverReopening) {
  std::string epoch;
  for (Revision round = 0; round < 5; ++round) {
    const auto store = Open();
    ASSERT_NE(store, nullptr);
    EXPECT_EQ(store->revision(), round * 10);
    ExpectNoHole(*store);
    const auto stored = store->Read()->Get(Encode(MetaKey{MetaName::kEpoch}));
    ASSERT_TRUE(stored.ok() && *stored);
    if (round > 0) {
      EXPECT_EQ(**stored, epoch);
    }
    epoch = **stored;
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(CommitNumbered(*store).ok());
  }
}

TEST_F(RocksStoreTest, GivesEachNewStoreItsOwnEpoch) {
  const auto epoch = [](const Store& store) {
    return store.Read()->Get(Encode(MetaKey{MetaName::kEpoch})).value().value_or("");
  };
  EXPECT_NE(epoch(*OpenAt(scratch_.path() / "a")), epoch(*OpenAt(scratch_.path() / "b")));
}

TEST_F(RocksStoreTest, KeepsTheLogTruncatedOverReopening) {
  const HuvudmanId h("h");
  {
    const auto store = Open();
    Batch batch{.expected_revision = 0};
    for (Revision r = 1; r <= 10; ++r) batch.puts.push_back({Encode(LogKey{r, h, 0}), "x"});
    ASSERT_TRUE(store->Commit(batch).ok());
    ASSERT_TRUE(store->Commit({.expected_revision = 1, .range_deletes = {LogBefore(6)}}).ok());
  }
  int kept = 0;
  const auto count = [&](std::string_view, std::string_view) { return ++kept > 0; };
  ASSERT_TRUE(Open()->Read()->Scan(AllOf(KeyKind::kLog), kAll, count).ok());
  EXPECT_EQ(kept, 5);
}

// --- Crashes ----------------------------------------------------------------------------------

// Runs the child until it has acknowledged `acknowledged_min` commits, then kills it with `kill`
// (or lets it end by itself when `count` > 0). Returns the last revision it acknowledged.
Revision RunChild(const fs::path& directory, Revision count, int acknowledged_min,
                  const fs::path& backups = {}) {
  std::array<int, 2> pipe_ends{};
  EXPECT_EQ(pipe(pipe_ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(pipe_ends[1], STDOUT_FILENO);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    const std::string counted = std::to_string(count);
    execl(HJUL_STORE_CRASH_CHILD, HJUL_STORE_CRASH_CHILD, directory.c_str(), counted.c_str(),
          backups.empty() ? nullptr : backups.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  close(pipe_ends[1]);
  FILE* lines = fdopen(pipe_ends[0], "r");
  std::array<char, 64> line{};
  Revision last = 0;
  int acknowledged = 0;
  while (std::fgets(line.data(), line.size(), lines) != nullptr) {
    last = std::strtoull(line.data(), nullptr, 10);
    if (++acknowledged == acknowledged_min && count == 0) {
      EXPECT_EQ(kill(child, SIGKILL), 0);
    }
  }
  std::fclose(lines);
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  if (count > 0) {
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  } else {
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  }
  return last;
}

TEST_F(RocksStoreTest, KeepsWhatWasAcknowledgedWhenTheProcessEndsWithoutClosing) {
  for (int round = 1; round <= 3; ++round) {
    const Revision acknowledged = RunChild(directory_, 20, 0);
    EXPECT_EQ(acknowledged, static_cast<Revision>(20 * round));
    const auto store = Open();
    ASSERT_NE(store, nullptr);
    EXPECT_EQ(store->revision(), acknowledged);
    ExpectNoHole(*store);
  }
}

TEST_F(RocksStoreTest, KeepsWhatWasAcknowledgedWhenKilled) {
  RandomRecords random(3);
  for (int round = 0; round < 6; ++round) {
    const Revision acknowledged = RunChild(directory_, 0, 1 + static_cast<int>(random.Number(40)));
    const auto store = Open();
    ASSERT_NE(store, nullptr);
    EXPECT_GE(store->revision(), acknowledged);
    EXPECT_LE(store->revision(), acknowledged + 1) << "one commit may have been in flight";
    ExpectNoHole(*store);
  }
}

TEST_F(RocksStoreTest, LeavesNoHalfBackupWhenKilledWhileMakingOne) {
  const fs::path backups = scratch_.path() / "backups";
  RandomRecords random(5);
  std::size_t found = 0;
  for (int round = 0; round < 8; ++round) {
    RunChild(directory_, 0, 1 + static_cast<int>(random.Number(120)), backups);
    const auto listed = ListBackups(backups);
    if (absl::IsNotFound(listed.status())) continue;  // Killed before the first.
    ASSERT_TRUE(listed.ok()) << listed.status();
    found = std::max(found, listed->size());
    for (const Backup& backup : *listed) {
      EXPECT_EQ(backup.damage, "");
      const fs::path target = scratch_.path() / "restored";
      const auto restored = RestoreBackup(backups, backup.id, target);
      ASSERT_TRUE(restored.ok()) << restored.status();
      EXPECT_GE(restored->revision, backup.revision);
      ExpectNoHole(*OpenAt(target));
      fs::remove_all(target);
    }
  }
  EXPECT_GT(found, 1U);
}

TEST_F(RocksStoreTest, OpensForReadingWithoutChangingAnything) {
  EXPECT_EQ(OpenRocksStoreReadOnly({.directory = directory_}).status().code(),
            absl::StatusCode::kNotFound);
  {
    const auto store = Open();
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(CommitNumbered(*store).ok());
    const auto taken = OpenRocksStoreReadOnly({.directory = directory_});
    EXPECT_EQ(taken.status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_THAT(std::string(taken.status().message()), HasSubstr("another process has it open"));
  }
  const auto files = [&] {
    std::set<std::pair<std::string, std::uintmax_t>> all;
    for (const auto& entry : fs::directory_iterator(directory_)) {
      all.emplace(entry.path().filename().string(), entry.file_size());
    }
    return all;
  };
  const auto before = files();
  {
    const auto store = OpenRocksStoreReadOnly({.directory = directory_});
    ASSERT_TRUE(store.ok()) << store.status();
    EXPECT_EQ((*store)->revision(), 10U);
    ExpectNoHole(**store);
    EXPECT_EQ(CommitNumbered(**store).status().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_EQ((*store)->Reopen().code(), absl::StatusCode::kFailedPrecondition);
    EXPECT_FALSE(OpenRocksStore({.directory = directory_}).ok()) << "nobody writes meanwhile";
  }
  EXPECT_EQ(files(), before);
  EXPECT_TRUE(CommitNumbered(*Open()).ok());
}

TEST_F(RocksStoreTest, CutsATornTailAndNothingBeforeIt) {
  std::uintmax_t before_last = 0;
  {
    const auto store = Open();
    for (int i = 0; i < 9; ++i) ASSERT_TRUE(CommitNumbered(*store).ok());
    before_last = fs::file_size(NewestLog(directory_));
    ASSERT_TRUE(CommitNumbered(*store).ok());
  }
  const std::uintmax_t whole = fs::file_size(NewestLog(directory_));
  ASSERT_GT(whole, before_last);
  int torn = 0;
  for (std::uintmax_t size = before_last; size < whole; size += 13) {
    SCOPED_TRACE(size);
    const fs::path copy = scratch_.path() / ("torn-" + std::to_string(++torn));
    fs::copy(directory_, copy);
    fs::resize_file(NewestLog(copy), size);
    for (const Revision expected : {9, 10}) {  // Then goes on from there.
      const auto store = OpenAt(copy);
      ASSERT_NE(store, nullptr);
      EXPECT_EQ(store->revision(), expected);
      ExpectNoHole(*store);
      ASSERT_TRUE(CommitNumbered(*store).ok());
    }
  }
  EXPECT_GT(torn, 3);
}

TEST_F(RocksStoreTest, CutsATailOfRubbish) {
  {
    const auto store = Open();
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(CommitNumbered(*store).ok());
  }
  const fs::path log = NewestLog(directory_);
  {
    std::fstream file(log, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-3, std::ios::end);
    file.write("\x55\x55\x55", 3);  // Inside the last commit.
  }
  const auto store = Open();
  ASSERT_NE(store, nullptr);
  EXPECT_EQ(store->revision(), 9U);
  ExpectNoHole(*store);
}

// --- What is refused --------------------------------------------------------------------------

TEST_F(RocksStoreTest, RefusesAnotherFormatSayingWhatWasFoundAndWhatToDo) {
  Open().reset();
  PutRaw(Encode(MetaKey{MetaName::kFormatVersion}), EncodeNumber(2));
  const std::string error = OpenError(directory_, absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(error, HasSubstr(directory_.string()));
  EXPECT_THAT(error, HasSubstr("has format 2, this release reads format 1"));
  EXPECT_THAT(error, HasSubstr("start the release that wrote it"));
}

TEST_F(RocksStoreTest, RefusesADatabaseThatIsNotOurs) {
  fs::create_directories(directory_);
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* db = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, directory_.string(), &db).ok());
  EXPECT_TRUE(db->Put(rocksdb::WriteOptions(), "theirs", "x").ok());
  std::unique_ptr<rocksdb::DB>(db).reset();
  const std::string error = OpenError(directory_, absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(error, HasSubstr("hjul did not make it"));
}

TEST_F(RocksStoreTest, RefusesADirectoryThatCannotBe) {
  std::ofstream(scratch_.path() / "file") << "x";
  const std::string error =
      OpenError(scratch_.path() / "file" / "store", absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(error, HasSubstr("cannot make the directory"));
}

TEST_F(RocksStoreTest, RefusesToBeOpenedTwice) {
  const auto store = Open();
  const std::string error = OpenError(directory_, absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(error, HasSubstr("another process has it open"));
  EXPECT_TRUE(CommitNumbered(*store).ok()) << "the first one goes on";
}

TEST_F(RocksStoreTest, RefusesDamagedFilesAsLostData) {
  {
    const auto store = Open();
    ASSERT_TRUE(CommitNumbered(*store).ok());
  }
  std::ofstream(directory_ / "CURRENT") << "MANIFEST-nonsense\n";
  const auto store = OpenRocksStore({.directory = directory_});
  EXPECT_FALSE(store.ok());
  EXPECT_THAT(std::string(store.status().message()), HasSubstr("cannot open the store in"));
}

// --- Full and failing disks -------------------------------------------------------------------

TEST_F(RocksStoreTest, RefusesWritesBeforeTheDiskIsFullAndGoesOnByItself) {
  std::uint64_t free = 1ULL << 30;
  auto store = OpenRocksStore({.directory = directory_,
                               .free_bytes_min = 1ULL << 20,
                               .free_bytes = [&](const fs::path&) { return free; }});
  ASSERT_TRUE(store.ok()) << store.status();
  ASSERT_TRUE(CommitNumbered(**store).ok());
  free = (1ULL << 20) - 1;
  const auto refused = CommitNumbered(**store);
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("free some space"));
  EXPECT_EQ((*store)->revision(), 1U);
  ExpectNoHole(**store);
  free = 1ULL << 20;
  EXPECT_TRUE(CommitNumbered(**store).ok());
  ExpectNoHole(**store);
}

TEST_F(RocksStoreTest, MeasuresTheFileSystemItIsOn) {
  const auto free = FreeBytesAt(scratch_.path());
  ASSERT_TRUE(free.ok()) << free.status();
  EXPECT_GT(*free, 0U);
  EXPECT_EQ(FreeBytesAt(scratch_.path() / "absent").status().code(),
            absl::StatusCode::kUnavailable);
}

// A file that may not grow fails the write of the log, as a broken disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST_F(RocksStoreTest, TakesNoWritesAfterAFailureUntilOpenedAgain) {
  auto store = Open();
  ASSERT_TRUE(CommitNumbered(*store).ok());
  Revision acknowledged = store->revision();
  {
    const FileSizeLimit limit(8 << 10);
    absl::StatusOr<Revision> done;
    for (int i = 0; i < 10'000; ++i) {
      done = CommitNumbered(*store);
      if (!done.ok()) break;
      acknowledged = *done;
    }
    EXPECT_EQ(done.status().code(), absl::StatusCode::kUnavailable) << done.status();
    EXPECT_THAT(std::string(done.status().message()), HasSubstr("until it is closed and opened"));
  }
  EXPECT_EQ(CommitNumbered(*store).status().code(), absl::StatusCode::kUnavailable)
      << "the disk is well again, the store does not trust it";
  EXPECT_EQ(store->revision(), acknowledged);
  EXPECT_TRUE(store->Read()->Get("Zfirst" + EncodeNumber(1)).ok()) << "reads go on";
  store.reset();
  store = Open();
  ASSERT_NE(store, nullptr);
  EXPECT_GE(store->revision(), acknowledged);
  ExpectNoHole(*store);
  EXPECT_TRUE(CommitNumbered(*store).ok());
}

}  // namespace
}  // namespace hjul::store
