// The feed: what is read equals what was published, whatever the ring still holds and whenever the
// log is cut; what watchers read costs little; listeners that are removed are gone.
#include "scheduler/engine/feed.h"

#include <atomic>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/memory_store.h"

namespace hjul::engine {
namespace {

using core::HuvudmanId;
using Entries = std::vector<std::pair<HuvudmanId, store::LogEntry>>;

// A store that counts who looks, and can do something behind their backs.
class ObservedStore final : public store::Store {
 public:
  Revision revision() const override { return inner_.revision(); }
  std::unique_ptr<store::Snapshot> Read() const override {
    ++reads;
    auto snapshot = inner_.Read();
    if (after_read) {
      after_read();
    }
    return snapshot;
  }
  absl::StatusOr<Revision> Commit(const store::Batch& batch) override {
    return inner_.Commit(batch);
  }

  mutable std::atomic<int> reads{0};
  std::function<void()> after_read;

 private:
  store::MemoryStore inner_;
};

// A store with a log, and the feed of it.
class Publisher {
 public:
  explicit Publisher(std::size_t ring_entries_max) : feed(store, ring_entries_max) {}

  // One commit with a change of `value_bytes` for each of `huvudmen`.
  Revision Commit(const std::vector<std::string>& huvudmen, std::size_t value_bytes = 10) {
    const Revision revision = Write(huvudmen, value_bytes);
    feed.Publish(last_, revision);
    return revision;
  }
  // As Commit, but nobody is told: a commit whose outcome was not known when it was made.
  Revision Write(const std::vector<std::string>& huvudmen, std::size_t value_bytes = 10) {
    store::Batch batch{.expected_revision = store.revision()};
    const Revision revision = store.revision() + 1;
    last_.clear();
    for (const std::string& name : huvudmen) {
      const HuvudmanId huvudman(name);
      store::LogEntry entry{.revision = revision};
      entry.changes.push_back({.kind = store::Change::Kind::kWheel,
                               .id = name + std::to_string(revision),
                               .value = std::string(value_bytes, 'x')});
      std::uint32_t piece = 0;
      for (std::string& bytes : store::SplitValue(store::Encode(entry))) {
        batch.puts.push_back(
            {store::Encode(store::LogKey{revision, huvudman, piece++}), std::move(bytes)});
      }
      last_.emplace_back(huvudman, std::move(entry));
    }
    EXPECT_TRUE(store.Commit(batch).ok());
    return revision;
  }
  // Cuts away what is older than `keep`, as the writer does.
  void Cut(Revision keep) {
    store::Batch batch{.expected_revision = store.revision()};
    batch.range_deletes.push_back(store::LogBefore(keep));
    const auto revision = store.Commit(batch);
    ASSERT_TRUE(revision.ok()) << revision.status();
    feed.Publish({}, *revision);
  }

  ObservedStore store;
  Feed feed;

 private:
  Entries last_;
};

std::vector<Revision> RevisionsOf(const FeedSlice& slice) {
  std::vector<Revision> revisions;
  for (const auto& entry : slice.entries) {
    revisions.push_back(entry->revision);
  }
  return revisions;
}

TEST(Feed, ReadsWhatWasPublishedWhateverTheRingHolds) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    const auto number = [&](unsigned below) { return static_cast<unsigned>(random()) % below; };
    Publisher publisher(number(6) + 1);
    std::map<std::string, std::vector<Revision>> published;
    struct Reader {
      std::string huvudman;
      Revision position;
    };
    std::vector<Reader> readers;
    Revision kept = 1;
    for (int step = 0; step < 60; ++step) {
      const unsigned what = number(10);
      if (what < 5) {
        std::vector<std::string> huvudmen;
        for (const std::string name : {"alby", "boda", "vik"}) {
          if (number(2) == 0) {
            huvudmen.push_back(name);
          }
        }
        const Revision revision =
            number(10) == 0 ? publisher.Write(huvudmen) : publisher.Commit(huvudmen);
        for (const std::string& name : huvudmen) {
          published[name].push_back(revision);
        }
      } else if (what == 5) {
        kept = kept + number(static_cast<unsigned>(publisher.store.revision() + 2 - kept));
        publisher.Cut(kept);
      } else if (what == 6) {
        readers.push_back({number(2) == 0 ? "vik" : "boda", number(20) + 1});
      } else if (!readers.empty()) {
        Reader& reader = readers[number(static_cast<unsigned>(readers.size()))];
        const auto slice =
            publisher.feed.Read(HuvudmanId(reader.huvudman), reader.position, number(4) + 1);
        if (!slice.ok()) {
          // Only what has been cut may be refused.
          ASSERT_TRUE(absl::IsOutOfRange(slice.status())) << slice.status();
          ASSERT_LT(reader.position, publisher.feed.oldest());
          reader.position = publisher.feed.oldest();
          continue;
        }
        ASSERT_GE(slice->next, reader.position);
        std::vector<Revision> expected;
        for (const Revision revision : published[reader.huvudman]) {
          if (revision >= reader.position && revision < slice->next) {
            expected.push_back(revision);
          }
        }
        ASSERT_EQ(RevisionsOf(*slice), expected);
        reader.position = slice->next;
      }
    }
  }
}

TEST(Feed, ALogThatIsCutWhileItIsReadLeavesNoGap) {
  Publisher publisher(1);
  for (int i = 0; i < 10; ++i) {
    publisher.Commit({"vik"});
  }
  // The next look is answered, and then the log is cut.
  publisher.store.after_read = [&] {
    publisher.store.after_read = nullptr;
    publisher.Cut(8);
  };
  const auto slice = publisher.feed.Read(HuvudmanId("vik"), 3, 100);
  if (slice.ok()) {
    EXPECT_THAT(RevisionsOf(*slice), testing::ElementsAre(3, 4, 5, 6, 7, 8, 9, 10));
  } else {
    EXPECT_TRUE(absl::IsOutOfRange(slice.status())) << slice.status();
  }
}

TEST(Feed, RefusesWhatTheLogNoLongerHasAndNamesTheOldest) {
  Publisher publisher(1);
  for (int i = 0; i < 10; ++i) {
    publisher.Commit({"vik"});
  }
  publisher.Cut(8);
  const auto slice = publisher.feed.Read(HuvudmanId("vik"), 7, 100);
  ASSERT_TRUE(absl::IsOutOfRange(slice.status()));
  EXPECT_EQ(slice.status().message(), "revision 7 is no longer kept; the oldest is 8");
  EXPECT_EQ(publisher.feed.oldest(), 8U);
}

TEST(Feed, ACommitThatWasNotPublishedIsReadFromTheLog) {
  Publisher publisher(100);
  publisher.Commit({"vik"});
  publisher.Write({"vik"});
  publisher.Commit({"vik"});
  const auto slice = publisher.feed.Read(HuvudmanId("vik"), 1, 100);
  ASSERT_TRUE(slice.ok());
  EXPECT_THAT(RevisionsOf(*slice), testing::ElementsAre(1, 2, 3));
  EXPECT_FALSE(publisher.feed.ReadTail(2, 100));
}

TEST(Feed, ThousandsWhoComeBackReadTheLogTogether) {
  Publisher publisher(1);
  constexpr Revision kRevisions = 500;
  for (Revision i = 0; i < kRevisions; ++i) {
    publisher.Commit({"alby", "boda", "vik"});
  }
  publisher.store.reads = 0;
  constexpr int kReaders = 1000;
  std::vector<Revision> positions(kReaders, 1);
  for (Revision read = 0; read < kRevisions - 1; ++read) {
    for (int i = 0; i < kReaders; ++i) {
      const auto slice = publisher.feed.Read(HuvudmanId(i % 2 == 0 ? "vik" : "boda"),
                                             positions[static_cast<std::size_t>(i)], 1);
      ASSERT_TRUE(slice.ok());
      ASSERT_THAT(RevisionsOf(*slice), testing::ElementsAre(read + 1));
      positions[static_cast<std::size_t>(i)] = slice->next;
    }
  }
  EXPECT_LE(publisher.store.reads, 4);
}

TEST(Feed, TheRingIsBoundedInBytes) {
  Publisher publisher(1'000'000);
  constexpr std::size_t kLarge = 4 << 20;
  for (int i = 0; i < 20; ++i) {
    publisher.Commit({"vik"}, kLarge);
  }
  EXPECT_FALSE(publisher.feed.ReadTail(1, 1));
  const auto tail = publisher.feed.ReadTail(20, 1);
  ASSERT_TRUE(tail);
  EXPECT_EQ(tail->entries.size(), 1U);
}

TEST(Feed, TheTailIsGivenInWholeRevisions) {
  Publisher publisher(100);
  publisher.Commit({"alby", "boda", "vik"});
  publisher.Commit({"vik"});
  const auto tail = publisher.feed.ReadTail(1, 1);
  ASSERT_TRUE(tail);
  EXPECT_EQ(tail->entries.size(), 3U);
  EXPECT_EQ(tail->next, 2U);
  EXPECT_EQ(publisher.feed.ReadTail(tail->next, 1)->next, 3U);
}

TEST(Feed, AListenerThatWasRemovedIsNotRunning) {
  Publisher publisher(10);
  std::jthread publishing([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      publisher.feed.Publish({}, publisher.feed.latest() + 1);
    }
  });
  for (int i = 0; i < 200; ++i) {
    std::atomic<bool> removed{false};
    std::atomic<int> rung{0};
    const auto id = publisher.feed.AddListener([&] {
      ++rung;
      std::this_thread::yield();
      EXPECT_FALSE(removed);
    });
    while (rung == 0) {
      std::this_thread::yield();
    }
    publisher.feed.RemoveListener(id);
    removed = true;
  }
}

}  // namespace
}  // namespace hjul::engine
