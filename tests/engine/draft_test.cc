// A draft reads as the store would after its commit, whatever was written, deleted and taken back.
#include "scheduler/engine/draft.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/store/memory_store.h"

namespace hjul::engine {
namespace {

using Plain = std::map<std::string, std::string>;
using Items = std::vector<std::pair<std::string, std::string>>;

std::string KeyOf(unsigned number) { return "T" + std::to_string(100 + number); }

Items Scanned(const store::Snapshot& snapshot, const store::KeyRange& range, std::size_t limit,
              bool backward) {
  Items items;
  const auto visit = [&](std::string_view key, std::string_view value) {
    items.emplace_back(key, value);
    return true;
  };
  const absl::Status status =
      backward ? snapshot.ScanBackward(range, limit, visit) : snapshot.Scan(range, limit, visit);
  EXPECT_TRUE(status.ok()) << status;
  return items;
}

Items Expected(const Plain& plain, const store::KeyRange& range, std::size_t limit, bool backward) {
  Items items(plain.lower_bound(range.first), plain.lower_bound(range.last));
  if (backward) {
    std::reverse(items.begin(), items.end());
  }
  if (items.size() > limit) {
    items.resize(limit);
  }
  return items;
}

TEST(Draft, ReadsLikeAPlainMapWithSavepoints) {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const auto number = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    const auto store = store::OpenMemoryStore();
    Plain plain;
    store::Batch batch;
    for (unsigned i = 0; i < 20; ++i) {
      const std::string key = KeyOf(number(40));
      plain[key] = "before";
      batch.puts.push_back({key, "before"});
    }
    ASSERT_TRUE(store->Commit(batch).ok());
    const auto snapshot = store->Read();
    Draft draft(*snapshot);
    std::vector<std::pair<Draft::Savepoint, Plain>> saved{{draft.Save(), plain}};
    for (unsigned step = 0; step < 60; ++step) {
      const std::string key = KeyOf(number(40));
      switch (number(6)) {
        case 0:
        case 1:
          plain[key] = std::to_string(step);
          draft.Put(key, std::to_string(step));
          break;
        case 2:
          plain.erase(key);
          draft.Delete(key);
          break;
        case 3:
          saved.emplace_back(draft.Save(), plain);
          break;
        case 4:
          draft.RollBack(saved.back().first);
          plain = saved.back().second;
          if (saved.size() > 1) {
            saved.pop_back();
          }
          break;
        default: {
          const auto got = draft.Get(key);
          ASSERT_TRUE(got.ok());
          const auto known = plain.find(key);
          EXPECT_EQ(*got, known == plain.end() ? std::nullopt : std::optional(known->second));
          const unsigned first = number(40);
          const store::KeyRange range{KeyOf(first), KeyOf(first + number(40))};
          const std::size_t limit = number(15);
          for (const bool backward : {false, true}) {
            EXPECT_EQ(Scanned(draft, range, limit, backward),
                      Expected(plain, range, limit, backward))
                << "seed " << seed << " step " << step;
          }
        }
      }
    }
    ASSERT_TRUE(store->Commit(draft.TakeBatch(1)).ok());
    EXPECT_EQ(Scanned(*store->Read(), {"T", "U"}, 1000, false), Items(plain.begin(), plain.end()))
        << "seed " << seed;
  }
}

TEST(Draft, TellsWhatNoStoreWouldTake) {
  const auto store = store::OpenMemoryStore();
  const auto snapshot = store->Read();
  Draft draft(*snapshot);
  draft.Put("Ta", std::string(store::kValueBytesMax + 1, 'x'));
  const Draft::Savepoint here = draft.Save();
  draft.Put("Tb", "small");
  EXPECT_EQ(draft.TooLarge(here), std::nullopt);
  EXPECT_EQ(draft.TooLarge(0), "Ta");
}

}  // namespace
}  // namespace hjul::engine
