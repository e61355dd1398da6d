// A made-up country that runs: its store (RocksDB in a directory, or in memory), a hand-moved clock
// and an engine. What every in-process measurement acts on.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/engine/clock.h"
#include "scheduler/engine/engine.h"
#include "scheduler/store/store.h"
#include "tests/bench/sweden.h"
#include "tests/bench/temporary_directory.h"

namespace hjul::bench {

// Where a country is kept. A directory that holds one already is used as it is.
struct Place {
  std::filesystem::path directory;  // Empty: a temporary one, removed afterwards.
  bool memory = false;              // Instead of RocksDB.
};

// A store that keeps what is committed while it is told to.
class RecordingStore final : public store::Store {
 public:
  explicit RecordingStore(std::unique_ptr<store::Store> inner) : inner_(std::move(inner)) {}
  store::Revision revision() const override { return inner_->revision(); }
  std::unique_ptr<store::Snapshot> Read() const override { return inner_->Read(); }
  absl::StatusOr<store::Revision> Commit(const store::Batch& batch) override;

  // Both while nothing is committed.
  void Record(bool record) { record_ = record; }
  std::vector<store::Batch> Take() { return std::exchange(recorded_, {}); }

 private:
  const std::unique_ptr<store::Store> inner_;
  bool record_ = false;
  std::vector<store::Batch> recorded_;
};

class Country {
 public:
  // Makes `shape` where there is nothing yet, and says how long that took.
  static absl::StatusOr<std::unique_ptr<Country>> Open(const Place& place, const Shape& shape);
  ~Country();

  RecordingStore& store() { return *store_; }
  engine::ManualClock& clock() { return *clock_; }
  engine::Engine& engine() { return *engine_; }

  // Time passes until `until`; returns when everything due by then has fired and been handed to the
  // feed. Errors: what reading the store says, kUnavailable when the engine cannot write.
  absl::Status PassTo(engine::Instant until);
  // The same without moving the clock.
  absl::Status Settle();

 private:
  Country() = default;
  std::optional<TemporaryDirectory> scratch_;
  std::unique_ptr<RecordingStore> store_;
  std::unique_ptr<engine::ManualClock> clock_;
  std::unique_ptr<engine::Engine> engine_;
};

}  // namespace hjul::bench
