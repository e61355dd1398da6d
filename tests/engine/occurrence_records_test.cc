// What is at hand reads as the draft does, whatever was written, rolled back and committed.
#include "scheduler/engine/occurrence_records.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/memory_store.h"

namespace hjul::engine {
namespace {

const core::HuvudmanId kHuvudman("kommunen");

core::OccurrenceId IdAt(int unit) {
  return {.wheel = core::WheelId("hjul"),
          .turn = core::TurnId("2026"),
          .activity = core::ActivityId("a"),
          .unit = core::UnitId(fmt::format("enhet-{}", unit))};
}

std::string KeyAt(int unit) { return store::Encode(store::OccurrenceKey{kHuvudman, IdAt(unit)}); }

store::OccurrenceRecord RecordAt(int unit, std::uint64_t generation) {
  return {.occurrence = {.id = IdAt(unit), .generation = generation}};
}

store::KeyRange Activity() {
  return store::OccurrencesOf(kHuvudman, {core::WheelId("hjul"), core::TurnId("2026"),
                                          core::ActivityId("a"), core::UnitId()});
}

// "enhet-1=4 ..." of what `scan` visits.
template <class Scan>
std::string Told(const Scan& scan) {
  std::string told;
  const absl::Status status = scan([&](const RecordPointer& record) {
    told += fmt::format("{}={} ", record->occurrence.id.unit.str(), record->occurrence.generation);
  });
  EXPECT_TRUE(status.ok()) << status;
  return told;
}

std::string Scanned(const Draft& draft) {
  std::string told;
  const absl::Status status =
      draft.Scan(Activity(), 1000, [&](std::string_view, std::string_view value) {
        const auto record = store::DecodeOccurrenceRecord(value);
        EXPECT_TRUE(record.ok()) << record.status();
        told +=
            fmt::format("{}={} ", record->occurrence.id.unit.str(), record->occurrence.generation);
        return true;
      });
  EXPECT_TRUE(status.ok()) << status;
  return told;
}

TEST(OccurrenceRecords, ReadAsTheDraftDoes) {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    std::mt19937 random(seed);
    const auto store = store::OpenMemoryStore();
    OccurrenceShelf shelf;
    std::uint64_t generation = 0;
    for (store::Revision revision = 0; revision < 10; ++revision) {
      const auto snapshot = store->Read();
      Draft draft(*snapshot);
      OccurrenceRecords records(draft, shelf);
      for (int step = 0; step < 12; ++step) {
        const Draft::Savepoint before = draft.Save();
        for (unsigned writes = random() % 4; writes > 0; --writes) {
          const int unit = static_cast<int>(random() % 8);
          records.Put(KeyAt(unit), RecordAt(unit, ++generation));
        }
        if (random() % 3 == 0) {
          draft.RollBack(before);
          records.Forget();
        }
        const std::string expected = Scanned(draft);
        EXPECT_EQ(Told([&](const auto& visit) { return records.ForEach(Activity(), visit); }),
                  expected);
        if (random() % 2 == 0) {
          EXPECT_EQ(
              Told([&](const auto& visit) { return records.ForEachOfActivity(Activity(), visit); }),
              expected);
        }
      }
      const auto written = records.written();
      ASSERT_TRUE(written.ok()) << written.status();
      if (random() % 4 == 0) {
        --revision;  // A commit that fails: nothing of it may stay at hand.
        continue;
      }
      ASSERT_TRUE(store->Commit(draft.TakeBatch(revision)).ok());
      for (const auto& [key, record] : *written) {
        shelf.Update(key, record);
      }
    }
  }
}

TEST(OccurrenceRecords, OfADamagedActivityAreAnErrorAndNotFewer) {
  const auto store = store::OpenMemoryStore();
  ASSERT_TRUE(store->Commit({.puts = {{KeyAt(1), "\xff\xff"}}}).ok());
  const auto snapshot = store->Read();
  Draft draft(*snapshot);
  OccurrenceShelf shelf;
  OccurrenceRecords records(draft, shelf);
  const auto ignore = [](const RecordPointer&) {};
  EXPECT_TRUE(absl::IsDataLoss(records.ForEachOfActivity(Activity(), ignore)));
  EXPECT_TRUE(absl::IsDataLoss(records.Get(KeyAt(1)).status()));
}

TEST(OccurrenceShelf, LetsTheLongestUnusedGo) {
  const auto store = store::OpenMemoryStore();
  store::Batch batch;
  constexpr int kActivities = 3;
  constexpr int kUnits = 9'000;  // Two of three activities fit.
  for (int activity = 0; activity < kActivities; ++activity) {
    for (int unit = 0; unit < kUnits; ++unit) {
      core::OccurrenceId id = IdAt(unit);
      id.activity = core::ActivityId(fmt::format("a{}", activity));
      batch.puts.push_back({store::Encode(store::OccurrenceKey{kHuvudman, id}),
                            store::Encode(store::OccurrenceRecord{.occurrence = {.id = id}})});
    }
  }
  ASSERT_TRUE(store->Commit(batch).ok());
  const auto snapshot = store->Read();
  OccurrenceShelf shelf;
  for (const int activity : {0, 1, 0, 2, 0}) {
    const auto group = shelf.Of(
        *snapshot, store::OccurrencesOf(kHuvudman, {core::WheelId("hjul"), core::TurnId("2026"),
                                                    core::ActivityId(fmt::format("a{}", activity)),
                                                    core::UnitId()}));
    ASSERT_TRUE(group.ok()) << group.status();
    EXPECT_EQ((*group)->size(), kUnits);
    EXPECT_LE(shelf.records(), OccurrenceShelf::kRecordsMax);
  }
}

}  // namespace
}  // namespace hjul::engine
