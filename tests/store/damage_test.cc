// Damaged files: a store opens whole, or says that it is damaged; it never guesses and never dies.
//
// A table of what can happen to which file, and a sweep that spoils many places of every file. What
// no store can tell is told here too: a log that ends early without a trace.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "scheduler/store/check.h"
#include "scheduler/store/rocks_store.h"
#include "tests/store/numbered_commits.h"
#include "tests/store/scratch_directory.h"

namespace hjul::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr Revision kFlushed = 20;  // In tables by the time of the damage.
constexpr Revision kAll = 60;      // The rest is in the log.

std::string ReadFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void WriteFile(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

fs::path Newest(const fs::path& directory, const std::string& part) {
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    if (name.find(part) != std::string::npos && entry.path() > newest) newest = entry.path();
  }
  EXPECT_FALSE(newest.empty()) << part;
  return newest;
}

void Spoil(const fs::path& file, const std::function<void(std::string&)>& how) {
  std::string bytes = ReadFile(file);
  how(bytes);
  WriteFile(file, bytes);
}

void Flip(std::string& bytes, std::size_t at) { bytes[at] = static_cast<char>(bytes[at] ^ 0x10); }

class DamageTest : public testing::Test {
 protected:
  // Made once, copied for every case: twenty commits in tables, forty in the log.
  static const fs::path& Made() {
    static ScratchDirectory scratch;
    static const fs::path made = [] {
      const fs::path directory = scratch.path() / "made";
      for (const Revision until : {kFlushed, kAll}) {  // Opening flushes what the log held.
        const auto store = *OpenRocksStore({.directory = directory});
        while (store->revision() < until) EXPECT_TRUE(CommitNumbered(*store, 2'000).ok());
      }
      return directory;
    }();
    return made;
  }

  fs::path Copy() {
    const fs::path copy = scratch_.path() / ("copy-" + std::to_string(++copies_));
    fs::copy(Made(), copy);
    return copy;
  }

  ScratchDirectory scratch_;
  int copies_ = 0;
};

// --- The table --------------------------------------------------------------------------------

struct DamageCase {
  friend void PrintTo(const DamageCase& one, std::ostream* out) { *out << one.name; }
  std::string name;
  std::function<void(const fs::path&)> spoil;
  // The revision it opens at, whole; nothing: it is refused as lost data.
  std::optional<Revision> opens_at;
};

class Damage : public DamageTest, public testing::WithParamInterface<DamageCase> {};

TEST_P(Damage, IsRefusedOrRecoveredFrom) {
  const fs::path directory = Copy();
  GetParam().spoil(directory);
  for (int attempt = 0; attempt < 2; ++attempt) {  // What is refused stays as it is.
    const auto store = OpenRocksStore({.directory = directory});
    if (!GetParam().opens_at) {
      EXPECT_EQ(store.status().code(), absl::StatusCode::kDataLoss) << store.status();
      EXPECT_THAT(std::string(store.status().message()), HasSubstr(directory.string()));
      EXPECT_THAT(std::string(store.status().message()), HasSubstr("restore a backup"));
      continue;
    }
    ASSERT_TRUE(store.ok()) << store.status();
    EXPECT_EQ((*store)->revision(), *GetParam().opens_at + static_cast<Revision>(attempt));
    ExpectNoHole(**store);
    EXPECT_TRUE(CommitNumbered(**store).ok());
  }
}

const auto kLog = [](const fs::path& directory) { return Newest(directory, ".log"); };
const auto kTable = [](const fs::path& directory) { return Newest(directory, ".sst"); };
const auto kManifest = [](const fs::path& directory) { return Newest(directory, "MANIFEST"); };

INSTANTIATE_TEST_SUITE_P(
    Files, Damage,
    testing::ValuesIn(std::vector<DamageCase>{
        {.name = "Nothing", .spoil = [](const fs::path&) {}, .opens_at = kAll},
        {.name = "LogTornInTheLastCommit",
         .spoil = [](const auto& d) { Spoil(kLog(d), [](auto& b) { b.resize(b.size() - 5); }); },
         .opens_at = kAll - 1},
        {.name = "LogFlippedInTheLastCommit",
         .spoil = [](const auto& d) { Spoil(kLog(d), [](auto& b) { Flip(b, b.size() - 5); }); },
         .opens_at = kAll - 1},
        {.name = "LogZeroedInTheLastCommit",
         .spoil =
             [](const auto& d) {
               Spoil(kLog(d), [](auto& b) { b.replace(b.size() - 300, 300, 300, '\0'); });
             },
         .opens_at = kAll - 1},
        {.name = "LogFollowedByZeros",
         .spoil = [](const auto& d) { Spoil(kLog(d), [](auto& b) { b.append(100'000, '\0'); }); },
         .opens_at = kAll},
        {.name = "LogFollowedByRubbish",
         .spoil = [](const auto& d) { Spoil(kLog(d), [](auto& b) { b.append(3'000, '\x5a'); }); },
         .opens_at = kAll},
        {.name = "LogFlippedAtTheBeginning",
         .spoil = [](const auto& d) { Spoil(kLog(d), [](auto& b) { Flip(b, 20); }); }},
        {.name = "LogFlippedInTheMiddle",
         .spoil = [](const auto& d) { Spoil(kLog(d), [](auto& b) { Flip(b, b.size() / 2); }); }},
        {.name = "LogZeroedInTheMiddle",
         .spoil =
             [](const auto& d) {
               Spoil(kLog(d), [](auto& b) { b.replace(b.size() / 2, 4'096, 4'096, '\0'); });
             }},
        {.name = "LogWithAWholeBlockZeroed",
         .spoil =
             [](const auto& d) {
               Spoil(kLog(d), [](auto& b) { b.replace(32'768, 32'768, 32'768, '\0'); });
             }},
        {.name = "LogWithItsFirstBlockZeroed",
         .spoil =
             [](const auto& d) {
               Spoil(kLog(d), [](auto& b) { b.replace(0, 32'768, 32'768, '\0'); });
             }},
        {.name = "LogFlippedInItsLastBlock",
         .spoil =
             [](const auto& d) { Spoil(kLog(d), [](auto& b) { Flip(b, b.size() - 9'000); }); }},
        {.name = "TableMissing", .spoil = [](const auto& d) { fs::remove(kTable(d)); }},
        {.name = "TableCut",
         .spoil = [](const auto& d) { Spoil(kTable(d), [](auto& b) { b.resize(b.size() / 2); }); }},
        {.name = "ManifestMissing", .spoil = [](const auto& d) { fs::remove(kManifest(d)); }},
        {.name = "ManifestEmpty", .spoil = [](const auto& d) { WriteFile(kManifest(d), ""); }},
        {.name = "ManifestFlippedAtTheBeginning",
         .spoil = [](const auto& d) { Spoil(kManifest(d), [](auto& b) { Flip(b, 20); }); }},
        {.name = "ManifestFlippedInTheMiddle",
         .spoil =
             [](const auto& d) { Spoil(kManifest(d), [](auto& b) { Flip(b, b.size() / 2); }); }},
        {.name = "CurrentMissing", .spoil = [](const auto& d) { fs::remove(d / "CURRENT"); }},
        {.name = "CurrentEmpty", .spoil = [](const auto& d) { WriteFile(d / "CURRENT", ""); }},
        {.name = "CurrentOfNonsense",
         .spoil = [](const auto& d) { WriteFile(d / "CURRENT", "MANIFEST-nonsense\n"); }},
        {.name = "IdentityMissing",
         .spoil = [](const auto& d) { fs::remove(d / "IDENTITY"); },
         .opens_at = kAll},
        {.name = "OptionsOfNonsense",
         .spoil = [](const auto& d) { WriteFile(Newest(d, "OPTIONS"), "nonsense"); },
         .opens_at = kAll},
    }),
    [](const auto& each) { return each.param.name; });

// --- The sweep --------------------------------------------------------------------------------

// Whole at some revision, refused, or refusing to read: the three honest answers. `least`: what it
// may be at when it is whole.
void ExpectHonest(const fs::path& directory, Revision least) {
  const auto opened = OpenRocksStore({.directory = directory});
  if (!opened.ok()) {
    EXPECT_FALSE(opened.status().message().empty());
    return;
  }
  const Store& store = **opened;
  EXPECT_GE(store.revision(), least);
  Revision expected = 0;
  const absl::Status scan = store.Read()->Scan(
      {.first = "Zfirst", .last = "Zg"}, 1'000'000, [&](std::string_view, std::string_view value) {
        EXPECT_EQ(value.substr(0, value.find(' ')), std::to_string(++expected));
        return true;
      });
  if (scan.ok()) {
    EXPECT_EQ(expected, store.revision());
  } else {
    EXPECT_EQ(scan.code(), absl::StatusCode::kDataLoss) << scan;
    const auto report = CheckStore(*store.Read());
    EXPECT_TRUE(report.ok() ? report->fault_count > 0 : absl::IsDataLoss(report.status()));
  }
}

TEST_F(DamageTest, NoSpoiledByteIsEverTakenForAnAnswer) {
  const char* rounds = std::getenv("HJUL_DAMAGE_ROUNDS");  // Places per file; a long run: 1000.
  const std::size_t places = rounds == nullptr ? 6 : std::strtoul(rounds, nullptr, 10);
  for (const auto& entry : fs::directory_iterator(Made())) {
    if (entry.file_size() == 0 || entry.path().filename() == "LOCK") continue;
    const bool log = entry.path().extension() == ".log";
    for (std::size_t i = 0; i < places; ++i) {
      const std::size_t at = (entry.file_size() - 1) * i / (places - 1);
      SCOPED_TRACE(entry.path().filename().string() + " at " + std::to_string(at));
      const fs::path directory = Copy();
      const fs::path file = directory / entry.path().filename();
      Spoil(file, [&](auto& bytes) { Flip(bytes, at); });
      ExpectHonest(directory, log ? kAll - 1 : kAll);
      fs::remove_all(directory);
    }
  }
}

TEST_F(DamageTest, ALogThatEndsEarlyWithoutATraceIsAllThatCannotBeTold) {
  const std::size_t size = fs::file_size(kLog(Made()));
  for (const std::size_t kept : {size / 4, size / 2, size / 32'768 * 32'768, 2 * 32'768UL}) {
    const fs::path directory = Copy();
    Spoil(kLog(directory), [&](auto& bytes) { bytes.resize(kept); });
    ExpectHonest(directory, kFlushed);
  }
}

}  // namespace
}  // namespace hjul::store
