#include "tests/bench/country.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/store/memory_store.h"
#include "scheduler/store/rocks_store.h"
#include "tests/bench/measure.h"
#include "tests/bench/work.h"

namespace hjul::bench {

absl::StatusOr<store::Revision> RecordingStore::Commit(const store::Batch& batch) {
  if (record_) recorded_.push_back(batch);
  return inner_->Commit(batch);
}

absl::StatusOr<std::unique_ptr<Country>> Country::Open(const Place& place, const Shape& shape) {
  auto country = std::unique_ptr<Country>(new Country());
  std::unique_ptr<store::Store> inner;
  if (place.memory) {
    inner = store::OpenMemoryStore();
  } else {
    std::filesystem::path directory = place.directory;
    if (directory.empty()) directory = country->scratch_.emplace().path() / "store";
    auto opened = store::OpenRocksStore({.directory = directory});
    if (!opened.ok()) return opened.status();
    inner = *std::move(opened);
  }
  country->store_ = std::make_unique<RecordingStore>(std::move(inner));
  if (country->store_->revision() == 0) {
    const Steady::time_point start = Steady::now();
    if (const absl::Status status = MakeSweden(*country->store_, shape); !status.ok()) {
      return status;
    }
    int activities = 0;
    for (const DueWeek& week : shape.due) activities += week.count;
    PrintTalk(fmt::format("made {} units in {} huvudmän, {} occurrences, in {:.1f} s", shape.units,
                          shape.huvudmen, shape.units * activities, SecondsSince(start)));
  }
  country->clock_ = std::make_unique<engine::ManualClock>(LastActedAt(*country->store_));
  auto engine = engine::Engine::Start(*country->store_, *country->clock_, {});
  if (!engine.ok()) return engine.status();
  country->engine_ = *std::move(engine);
  return country;
}

Country::~Country() = default;

absl::Status Country::PassTo(engine::Instant until) {
  clock_->Set(std::max(clock_->Now(), until));
  return Settle();
}

absl::Status Country::Settle() {
  while (true) {
    const auto due = AnyDue(*store_, clock_->Now());
    if (!due.ok()) return due.status();
    if (!*due) break;
    if (const engine::EngineStatus status = engine_->status(); !status.storage.ok()) {
      return status.storage;
    }
    Pause(std::chrono::milliseconds{1});
  }
  // The commit that fired the last is handed to the feed right after it.
  while (engine_->feed().latest() < store_->revision()) Pause(std::chrono::microseconds{100});
  return absl::OkStatus();
}

}  // namespace hjul::bench
