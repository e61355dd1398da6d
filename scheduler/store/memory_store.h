// The in-memory twin of RocksStore: same contract, nothing durable. For tests and simulation.
//
// Keeps for every key the versions that some snapshot may still see; a commit costs what it
// changes, a snapshot costs nothing. One mutex, never held while a visitor runs.
#pragma once

#include <memory>

#include "scheduler/store/store.h"

namespace hjul::store {

class MemoryStore final : public Store {
 public:
  MemoryStore();
  ~MemoryStore() override;

  Revision revision() const override;
  std::unique_ptr<Snapshot> Read() const override;
  absl::StatusOr<Revision> Commit(const Batch& batch) override;

  // How many versions of keys are kept, marks of deletion included.
  std::size_t versions() const;

 private:
  struct State;
  class View;
  std::unique_ptr<State> state_;
};

std::unique_ptr<Store> OpenMemoryStore();

}  // namespace hjul::store
