// What a commit costs: six puts of 200 bytes (one decision), alone and 64 decisions to a commit, on
// our stores and on bare RocksDB; and what a page of tasks and a record cost.
//
//   hjul_store_bench --benchmark_min_time=3
#include <benchmark/benchmark.h>
#include <rocksdb/db.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/memory_store.h"
#include "scheduler/store/rocks_store.h"
#include "tests/store/random_record.h"

namespace hjul::store {
namespace {

constexpr int kPutsPerDecision = 6;
constexpr std::size_t kValueBytes = 200;
constexpr int kTasks = 5000;
constexpr std::size_t kPage = 50;

class Directory {
 public:
  Directory() {
    std::string name = std::filesystem::temp_directory_path() / "hjul-bench-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Keys as timers have them: growing, with a huvudman and an occurrence in them.
std::string NextKey(std::int64_t& counter) {
  return Encode(
      TimerKey{.at = Instant{std::chrono::milliseconds{counter++}},
               .huvudman = HuvudmanId("vintervik"),
               .target = OccurrenceTimer{.occurrence = {core::WheelId("kvalitetshjul"),
                                                        core::TurnId("2026-27"),
                                                        core::ActivityId("kvalitetsredovisning"),
                                                        core::UnitId("bjorkskolan"),
                                                        {}}}});
}

void CommitDecisions(benchmark::State& state, Store& store) {
  const std::string value(kValueBytes, 'x');
  std::int64_t counter = 0;
  for (auto _ : state) {
    Batch batch{.expected_revision = store.revision()};
    for (std::int64_t i = 0; i < state.range(0) * kPutsPerDecision; ++i) {
      batch.puts.push_back({NextKey(counter), value});
    }
    if (!store.Commit(batch).ok()) state.SkipWithError("commit failed");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void RocksCommit(benchmark::State& state) {
  const Directory directory;
  auto store = OpenRocksStore({.directory = directory.path()});
  if (!store.ok()) return state.SkipWithError("store does not open");
  CommitDecisions(state, **store);
}
BENCHMARK(RocksCommit)->Arg(1)->Arg(64)->UseRealTime();

void BareRocksCommit(benchmark::State& state) {
  const Directory directory;
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  if (!rocksdb::DB::Open(options, directory.path().string(), &opened).ok()) {
    return state.SkipWithError("database does not open");
  }
  const std::unique_ptr<rocksdb::DB> db(opened);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const std::string value(kValueBytes, 'x');
  std::int64_t counter = 0;
  for (auto _ : state) {
    rocksdb::WriteBatch batch;
    for (std::int64_t i = 0; i < state.range(0) * kPutsPerDecision; ++i) {
      batch.Put(NextKey(counter), value).PermitUncheckedError();
    }
    if (!db->Write(synced, &batch).ok()) state.SkipWithError("write failed");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BareRocksCommit)->Arg(1)->Arg(64)->UseRealTime();

void MemoryCommit(benchmark::State& state) {
  MemoryStore store;
  CommitDecisions(state, store);
}
BENCHMARK(MemoryCommit)->Arg(1)->Arg(64)->UseRealTime();

// One page of one post's tasks among those of many, decoded.
void PageOfTasks(benchmark::State& state) {
  const Directory directory;
  auto store = OpenRocksStore({.directory = directory.path()});
  if (!store.ok()) return state.SkipWithError("store does not open");
  RandomRecords random(1);
  const HuvudmanId huvudman("vintervik");
  const core::PostId post{core::RoleId("rektor"), core::UnitId("bjorkskolan")};
  Batch batch;
  for (int i = 0; i < kTasks; ++i) {
    core::PostId owner = post;
    if (i % 50 != 0) owner.unit = core::UnitId("skola-" + std::to_string(i % 50));
    const core::Task task = random.Task();
    batch.puts.push_back(
        {Encode(PostTaskKey{huvudman, owner, TaskBucket::kOpen, task.due_at, task.id}),
         Encode(task)});
  }
  if (!(*store)->Commit(batch).ok()) return state.SkipWithError("commit failed");
  const KeyRange range = TasksOf(huvudman, post, TaskBucket::kOpen);
  for (auto _ : state) {
    std::size_t tasks = 0;
    const auto snapshot = (*store)->Read();
    const auto visit = [&](std::string_view, std::string_view value) {
      tasks += DecodeTask(value).ok() ? 1 : 0;
      return true;
    };
    if (!snapshot->Scan(range, kPage, visit).ok() || tasks != kPage) {
      state.SkipWithError("page is wrong");
    }
  }
}
BENCHMARK(PageOfTasks);

void EncodeOccurrence(benchmark::State& state) {
  RandomRecords random(2);
  const OccurrenceRecord record = random.OccurrenceAndTasks();
  for (auto _ : state) benchmark::DoNotOptimize(Encode(record));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(Encode(record).size()));
}
BENCHMARK(EncodeOccurrence);

void DecodeOccurrence(benchmark::State& state) {
  RandomRecords random(2);
  const std::string bytes = Encode(random.OccurrenceAndTasks());
  for (auto _ : state) benchmark::DoNotOptimize(DecodeOccurrenceRecord(bytes));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(DecodeOccurrence);

}  // namespace
}  // namespace hjul::store

BENCHMARK_MAIN();
