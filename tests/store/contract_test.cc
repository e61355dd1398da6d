// What every store promises (scheduler/store/store.h), asked of each of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/memory_store.h"
#include "scheduler/store/rocks_store.h"
#include "scheduler/store/store.h"
#include "tests/store/random_record.h"
#include "tests/store/scratch_directory.h"

namespace hjul::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Memory {
  std::unique_ptr<Store> Open() { return OpenMemoryStore(); }
};
struct Rocks {
  std::unique_ptr<Store> Open() {
    auto store = OpenRocksStore({.directory = directory.path() / "store"});
    EXPECT_TRUE(store.ok()) << store.status();
    return *std::move(store);
  }
  ScratchDirectory directory;
};

constexpr std::size_t kAll = 1'000'000;
using Entries = std::vector<std::pair<std::string, std::string>>;

// Keys of this suite: "Z" is no kind, so they mix with nothing.
std::string Z(std::string_view rest) { return "Z" + std::string(rest); }
const KeyRange kZ{.first = "Z", .last = "["};

template <class Twin>
class StoreContract : public testing::Test {
 protected:
  Revision Commit(std::vector<Put> puts, std::vector<std::string> deletes = {},
                  std::vector<KeyRange> ranges = {}) {
    const auto revision = store_->Commit({.expected_revision = store_->revision(),
                                          .puts = std::move(puts),
                                          .deletes = std::move(deletes),
                                          .range_deletes = std::move(ranges)});
    EXPECT_TRUE(revision.ok()) << revision.status();
    return revision.value_or(0);
  }

  static Entries Scan(const Snapshot& snapshot, const KeyRange& range, std::size_t limit = kAll,
                      bool backward = false) {
    Entries entries;
    const auto visit = [&](std::string_view key, std::string_view value) {
      entries.emplace_back(key, value);
      return true;
    };
    const absl::Status status =
        backward ? snapshot.ScanBackward(range, limit, visit) : snapshot.Scan(range, limit, visit);
    EXPECT_TRUE(status.ok()) << status;
    return entries;
  }

  static std::string Keys(const Entries& entries) {
    std::string keys;
    for (const auto& [key, value] : entries) keys += key.substr(1) + " ";
    return keys;
  }

  static std::optional<std::string> Get(const Snapshot& snapshot, const std::string& key) {
    const auto value = snapshot.Get(key);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or(std::nullopt);
  }

  Twin twin_;
  std::unique_ptr<Store> store_ = twin_.Open();
};

struct TwinNames {
  template <class Twin>
  static std::string GetName(int) {
    return std::is_same_v<Twin, Memory> ? "Memory" : "Rocks";
  }
};
using Twins = testing::Types<Memory, Rocks>;
TYPED_TEST_SUITE(StoreContract, Twins, TwinNames);

TYPED_TEST(StoreContract, BeginsEmptyAtRevisionZero) {
  EXPECT_EQ(this->store_->revision(), 0U);
  const auto snapshot = this->store_->Read();
  EXPECT_EQ(snapshot->revision(), 0U);
  EXPECT_THAT(this->Scan(*snapshot, kZ), IsEmpty());
  EXPECT_EQ(this->Get(*snapshot, Z("a")), std::nullopt);
}

TYPED_TEST(StoreContract, SaysItsFormatEpochAndRevisionInItsOwnKeys) {
  this->Commit({{Z("a"), "1"}});
  const auto snapshot = this->store_->Read();
  const auto number = [&](MetaName name) {
    return DecodeNumber(this->Get(*snapshot, Encode(MetaKey{name})).value_or("")).value_or(0);
  };
  EXPECT_EQ(number(MetaName::kFormatVersion), 1U);
  EXPECT_EQ(number(MetaName::kRevision), 1U);
  EXPECT_NE(number(MetaName::kEpoch), 0U);
}

TYPED_TEST(StoreContract, CountsCommitsOneByOne) {
  for (Revision expected = 1; expected <= 20; ++expected) {
    EXPECT_EQ(this->Commit({{Z("a"), std::to_string(expected)}}), expected);
    EXPECT_EQ(this->store_->revision(), expected);
    EXPECT_EQ(this->store_->Read()->revision(), expected);
  }
  EXPECT_EQ(this->Commit({}), 21U) << "an empty batch is a commit";
}

TYPED_TEST(StoreContract, ReadsWhatWasPut) {
  this->Commit({{Z("a"), "1"}, {Z("b"), ""}});
  const auto snapshot = this->store_->Read();
  EXPECT_EQ(this->Get(*snapshot, Z("a")), "1");
  EXPECT_EQ(this->Get(*snapshot, Z("b")), "") << "an empty value is not an absent one";
  EXPECT_EQ(this->Get(*snapshot, Z("c")), std::nullopt);
  EXPECT_EQ(this->Scan(*snapshot, kZ), (Entries{{Z("a"), "1"}, {Z("b"), ""}}));
}

TYPED_TEST(StoreContract, KeepsAnyBytesInKeysAndValues) {
  RandomRecords random(1);
  std::map<std::string, std::string> expected;
  std::vector<Put> puts;
  for (int i = 0; i < 500; ++i) {
    const std::string key = Z(random.Bytes(6));
    const std::string value = random.Bytes(50);
    expected[key] = value;
    puts.push_back({key, value});
  }
  this->Commit(puts);
  const auto snapshot = this->store_->Read();
  EXPECT_EQ(this->Scan(*snapshot, kZ), Entries(expected.begin(), expected.end()));
  EXPECT_EQ(this->Scan(*snapshot, kZ, kAll, true), Entries(expected.rbegin(), expected.rend()));
}

TYPED_TEST(StoreContract, DeletesAndThenPutsWithinABatch) {
  this->Commit({{Z("a"), "1"}, {Z("b"), "1"}});
  this->Commit({{Z("a"), "2"}, {Z("c"), "x"}, {Z("c"), "y"}}, {Z("a"), Z("b"), Z("absent")});
  EXPECT_EQ(this->Scan(*this->store_->Read(), kZ), (Entries{{Z("a"), "2"}, {Z("c"), "y"}}));
}

TYPED_TEST(StoreContract, FencesTheWriterByRevision) {
  this->Commit({{Z("a"), "1"}});
  for (const Revision wrong : {Revision{0}, Revision{2}}) {
    const auto refused =
        this->store_->Commit({.expected_revision = wrong, .puts = {{Z("a"), "2"}}});
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kAborted);
    EXPECT_THAT(std::string(refused.status().message()), HasSubstr("the store is at 1"));
  }
  EXPECT_EQ(this->store_->revision(), 1U);
  EXPECT_EQ(this->Get(*this->store_->Read(), Z("a")), "1");
}

TYPED_TEST(StoreContract, RefusesABatchWholly) {
  const auto refuse = [&](Batch batch, std::string_view why) {
    batch.expected_revision = this->store_->revision();
    batch.puts.push_back({Z("beside"), "1"});
    const auto refused = this->store_->Commit(batch);
    EXPECT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(refused.status().message()), HasSubstr(std::string(why)));
  };
  refuse({.puts = {{Z("a"), std::string(kValueBytesMax + 1, 'x')}}}, "over the limit");
  refuse({.puts = {{"", "x"}}}, "a key is empty");
  refuse({.deletes = {""}}, "a key is empty");
  refuse({.puts = {{Encode(MetaKey{MetaName::kRevision}), "x"}}}, "writes its format version");
  refuse({.deletes = {Encode(MetaKey{MetaName::kFormatVersion})}}, "writes its format version");
  refuse({.range_deletes = {kZ}}, "outside the change log");
  refuse({.range_deletes = {{.first = LogBefore(1).first, .last = ""}}}, "outside the change log");
  EXPECT_EQ(this->store_->revision(), 0U);
  EXPECT_THAT(this->Scan(*this->store_->Read(), kZ), IsEmpty());
  this->Commit({{Z("a"), std::string(kValueBytesMax, 'x')}});
}

TYPED_TEST(StoreContract, KeepsSnapshotsAsTheyWereTaken) {
  this->Commit({{Z("a"), "1"}, {Z("b"), "1"}});
  const auto first = this->store_->Read();
  this->Commit({{Z("a"), "2"}, {Z("c"), "2"}}, {Z("b")});
  const auto second = this->store_->Read();
  this->Commit({{Z("b"), "3"}}, {Z("a"), Z("c")});
  const auto third = this->store_->Read();

  EXPECT_EQ(this->Scan(*first, kZ), (Entries{{Z("a"), "1"}, {Z("b"), "1"}}));
  EXPECT_EQ(this->Scan(*second, kZ), (Entries{{Z("a"), "2"}, {Z("c"), "2"}}));
  EXPECT_EQ(this->Scan(*third, kZ), (Entries{{Z("b"), "3"}}));
  EXPECT_EQ(this->Get(*first, Z("b")), "1");
  EXPECT_EQ(this->Get(*second, Z("b")), std::nullopt);
  EXPECT_EQ(first->revision(), 1U);
  EXPECT_EQ(second->revision(), 2U);
  EXPECT_EQ(third->revision(), 3U);
}

TYPED_TEST(StoreContract, BoundsScansOnBothSides) {
  this->Commit({{Z("a"), ""}, {Z("b"), ""}, {Z("c"), ""}, {Z("d"), ""}});
  const auto snapshot = this->store_->Read();
  const auto keys = [&](KeyRange range, std::size_t limit, bool backward) {
    return this->Keys(this->Scan(*snapshot, range, limit, backward));
  };
  EXPECT_EQ(keys({Z("b"), Z("d")}, kAll, false), "b c ");
  EXPECT_EQ(keys({Z("b"), Z("d")}, kAll, true), "c b ");
  EXPECT_EQ(keys({Z("aa"), Z("cc")}, kAll, false), "b c ");
  EXPECT_EQ(keys({Z("aa"), Z("cc")}, kAll, true), "c b ");
  EXPECT_EQ(keys({Z("b"), ""}, kAll, false), "b c d ") << "no end: to the end of the store";
  EXPECT_EQ(keys({Z("b"), ""}, kAll, true), "d c b ");
  EXPECT_EQ(keys({Z("b"), Z("b")}, kAll, false), "");
  EXPECT_EQ(keys({Z("b"), Z("b")}, kAll, true), "");
  EXPECT_EQ(keys({Z("c"), Z("b")}, kAll, false), "") << "a range that ends before it begins";
  EXPECT_EQ(keys({Z("c"), Z("b")}, kAll, true), "");
  EXPECT_EQ(keys({Z("x"), ""}, kAll, false), "");
}

TYPED_TEST(StoreContract, StopsScansAtTheirLimitOrWhenTold) {
  std::vector<Put> puts;
  for (int i = 0; i < 3000; ++i) puts.push_back({Z(EncodeNumber(static_cast<unsigned>(i))), ""});
  this->Commit(puts);
  const auto snapshot = this->store_->Read();
  for (const std::size_t limit : {0, 1, 2, 7, 8, 9, 100, 2999, 3000, 3001}) {
    EXPECT_EQ(this->Scan(*snapshot, kZ, limit).size(), std::min<std::size_t>(limit, 3000));
    EXPECT_EQ(this->Scan(*snapshot, kZ, limit, true).size(), std::min<std::size_t>(limit, 3000));
  }
  int visited = 0;
  const auto stop = [&](std::string_view, std::string_view) { return ++visited % 100 != 0; };
  EXPECT_TRUE(snapshot->Scan(kZ, kAll, stop).ok());
  EXPECT_EQ(visited, 100);
  EXPECT_TRUE(snapshot->ScanBackward(kZ, kAll, stop).ok());
  EXPECT_EQ(visited, 200);
}

TYPED_TEST(StoreContract, LetsAVisitorReadAndCommit) {
  this->Commit({{Z("a"), "1"}, {Z("b"), "2"}});
  const auto snapshot = this->store_->Read();
  std::string seen;
  const auto visit = [&](std::string_view key, std::string_view) {
    seen += this->Get(*snapshot, std::string(key)).value_or("?");
    seen += std::to_string(this->Scan(*snapshot, kZ).size());
    this->Commit({{Z(seen), "new"}});
    return true;
  };
  EXPECT_TRUE(snapshot->Scan(kZ, kAll, visit).ok());
  EXPECT_EQ(seen, "1222");
}

TYPED_TEST(StoreContract, ScansAcrossTheLogInKeyOrder) {
  const HuvudmanId h("h");
  this->Commit({{Encode(TokenHashKey{"x"}), "k"},
                {Encode(LogKey{1, h, 0}), "l1"},
                {Encode(LogKey{2, h, 0}), "l2"},
                {Encode(DeliveryKey{h, {}, {}}), "n"}});
  const auto snapshot = this->store_->Read();
  const KeyRange around{.first = "L", .last = "O"};  // The log, the meta keys, deliveries.
  std::string kinds;
  for (const auto& [key, value] : this->Scan(*snapshot, around)) kinds += key.front();
  EXPECT_EQ(kinds, "LLMMMN");
  std::string back;
  for (const auto& [key, value] : this->Scan(*snapshot, {}, 4, true)) back += key.front();
  EXPECT_EQ(back, "kNMM");
  EXPECT_EQ(this->Scan(*snapshot, {}, kAll).size(), 7U);
  EXPECT_EQ(this->Get(*snapshot, Encode(LogKey{2, h, 0})), "l2");
}

TYPED_TEST(StoreContract, TruncatesTheLogByRange) {
  const HuvudmanId h("h");
  for (Revision revision = 1; revision <= 20; ++revision) {
    this->Commit({{Encode(LogKey{revision, h, 0}), "x"}, {Encode(LogKey{revision, h, 1}), "y"}});
  }
  const auto before = this->store_->Read();
  this->Commit({}, {}, {LogBefore(15)});
  const auto after = this->store_->Read();
  EXPECT_EQ(this->Scan(*before, AllOf(KeyKind::kLog)).size(), 40U);
  const Entries kept = this->Scan(*after, AllOf(KeyKind::kLog));
  ASSERT_EQ(kept.size(), 12U);
  EXPECT_EQ(ParseLogKey(kept.front().first)->revision, 15U);
  this->Commit({{Encode(LogKey{3, h, 0}), "again"}}, {}, {LogBefore(18)});
  const Entries again = this->Scan(*this->store_->Read(), AllOf(KeyKind::kLog));
  ASSERT_EQ(again.size(), 7U) << "puts come after range deletes";
  EXPECT_EQ(again.front().second, "again");
}

TYPED_TEST(StoreContract, AgreesWithAMapOverManyRandomCommits) {
  RandomRecords random(2);
  std::map<std::string, std::string> model;
  std::vector<std::pair<std::unique_ptr<Snapshot>, Entries>> kept;
  for (int round = 0; round < 150; ++round) {
    std::vector<Put> puts;
    std::vector<std::string> deletes;
    for (std::uint64_t i = random.Number(6); i > 0; --i) deletes.push_back(Z(random.Bytes(1)));
    for (std::uint64_t i = random.Number(6); i > 0; --i) {
      puts.push_back({Z(random.Bytes(1)), random.Bytes(8)});
    }
    for (const std::string& key : deletes) model.erase(key);
    for (const Put& put : puts) model[put.key] = put.value;
    this->Commit(puts, deletes);
    if (random.Number(3) == 0) {
      kept.emplace_back(this->store_->Read(), Entries(model.begin(), model.end()));
    }
    if (!kept.empty() && random.Number(4) == 0) {
      const auto gone = random.Number(kept.size());
      kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(gone));
    }
    for (const auto& [snapshot, entries] : kept) ASSERT_EQ(this->Scan(*snapshot, kZ), entries);
  }
  EXPECT_EQ(this->Scan(*this->store_->Read(), kZ), Entries(model.begin(), model.end()));
}

TYPED_TEST(StoreContract, ShowsWholeCommitsToSixtyFourReadersBesideAWriter) {
  constexpr int kKeys = 40;
  constexpr int kCommits = 60;
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::atomic<int> reads = 0;
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 64; ++reader) {
    readers.emplace_back([&] {
      Revision last = 0;
      do {
        const auto snapshot = this->store_->Read();
        std::set<std::string> values;
        int keys = 0;
        const auto visit = [&](std::string_view, std::string_view value) {
          values.emplace(value);
          ++keys;
          return true;
        };
        const bool scanned = snapshot->Scan(kZ, kAll, visit).ok();
        const bool whole =
            snapshot->revision() == 0
                ? keys == 0
                : keys == kKeys && values == std::set{std::to_string(snapshot->revision())};
        if (!scanned || !whole || snapshot->revision() < last) ++torn;
        last = snapshot->revision();
        ++reads;
      } while (!done);
    });
  }
  for (int commit = 1; commit <= kCommits; ++commit) {
    std::vector<Put> puts;
    for (int key = 0; key < kKeys; ++key) {
      puts.push_back({Z(std::to_string(key)), std::to_string(commit)});
    }
    this->Commit(puts);
  }
  done = true;
  readers.clear();
  EXPECT_EQ(torn, 0);
  EXPECT_GE(reads, 64);
}

TYPED_TEST(StoreContract, KeepsEverythingWhenOpenedAgain) {
  for (int round = 1; round <= 3; ++round) {
    this->Commit({{Z("a"), std::to_string(round)}, {Z("b") + std::to_string(round), "x"}});
    const auto before = this->Scan(*this->store_->Read(), {});
    ASSERT_TRUE(this->store_->health().ok()) << this->store_->health();
    ASSERT_TRUE(this->store_->Reopen().ok());
    EXPECT_TRUE(this->store_->health().ok()) << this->store_->health();
    EXPECT_EQ(this->store_->revision(), static_cast<Revision>(round));
    EXPECT_EQ(this->store_->Read()->revision(), static_cast<Revision>(round));
    EXPECT_EQ(this->Scan(*this->store_->Read(), {}), before) << "epoch and revision too";
  }
}

TYPED_TEST(StoreContract, ASnapshotNeverShowsAnotherRevisionAfterOpeningAgain) {
  this->Commit({{Z("a"), "1"}});
  const auto old = this->store_->Read();
  ASSERT_TRUE(this->store_->Reopen().ok()) << "whoever keeps a snapshot does not stop it";
  this->Commit({{Z("a"), "2"}});
  EXPECT_EQ(old->revision(), 1U);
  const auto read = old->Get(Z("a"));
  if (read.ok()) {
    EXPECT_EQ(*read, "1");
  } else {
    EXPECT_EQ(read.status().code(), absl::StatusCode::kUnavailable) << read.status();
  }
  int visited = 0;
  const absl::Status scanned = old->Scan(kZ, kAll, [&](std::string_view, std::string_view value) {
    EXPECT_EQ(value, "1");
    return ++visited > 0;
  });
  EXPECT_EQ(scanned.ok(), read.ok()) << scanned;
  EXPECT_EQ(visited, read.ok() ? 1 : 0);
  EXPECT_EQ(this->Get(*this->store_->Read(), Z("a")), "2");
}

TYPED_TEST(StoreContract, ReadersSeeWholeCommitsOrHearThatTheyMustReadAnewWhileItIsOpenedAgain) {
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::vector<std::jthread> readers;
  for (int thread = 0; thread < 3; ++thread) {
    readers.emplace_back([&] {
      Revision last = 0;
      while (!done) {
        const auto snapshot = this->store_->Read();
        std::set<std::string> values;
        const auto visit = [&](std::string_view, std::string_view value) {
          values.emplace(value);
          return true;
        };
        const absl::Status status = snapshot->Scan(kZ, kAll, visit);
        if (!status.ok() && !absl::IsUnavailable(status)) ++torn;
        if (status.ok() && (values.size() > 1 || snapshot->revision() < last)) ++torn;
        last = snapshot->revision();
      }
    });
  }
  for (int round = 1; round <= 10; ++round) {
    for (int i = 0; i < 5; ++i) {
      const std::string value = std::to_string(round * 10 + i);
      this->Commit({{Z("a"), value}, {Z("b"), value}, {Z("c"), value}});
    }
    EXPECT_TRUE(this->store_->Reopen().ok());
  }
  done = true;
  readers.clear();
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(this->store_->revision(), 50U);
}

TEST(MemoryStore, KeepsNoVersionThatNobodyCanSee) {
  MemoryStore store;
  const std::size_t own = store.versions();
  const auto commit = [&](std::vector<Put> puts, std::vector<std::string> deletes = {}) {
    const auto done = store.Commit({.expected_revision = store.revision(),
                                    .puts = std::move(puts),
                                    .deletes = std::move(deletes)});
    ASSERT_TRUE(done.ok()) << done.status();
  };
  for (int i = 0; i < 100; ++i) commit({{"Za", std::to_string(i)}});
  EXPECT_EQ(store.versions(), own + 1);

  auto old = store.Read();
  for (int i = 0; i < 100; ++i) commit({{"Za", std::to_string(i)}}, {"Zb"});
  commit({}, {"Za"});
  EXPECT_GT(store.versions(), own + 1);
  EXPECT_EQ(old->Get("Za").value(), "99");
  old.reset();
  EXPECT_EQ(store.versions(), own) << "the last reader takes what it held along";
}

}  // namespace
}  // namespace hjul::store
