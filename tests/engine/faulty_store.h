// A store in memory that refuses commits when it is told to.
#pragma once

#include <memory>
#include <utility>

#include "scheduler/store/memory_store.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

class FaultyStore final : public store::Store {
 public:
  store::Revision revision() const override { return store_->revision(); }
  std::unique_ptr<store::Snapshot> Read() const override { return store_->Read(); }
  absl::StatusOr<store::Revision> Commit(const store::Batch& batch) override {
    if (const absl::Status refused = std::exchange(refuse_next_, absl::OkStatus()); !refused.ok()) {
      return refused;
    }
    return store_->Commit(batch);
  }

  void RefuseNext(absl::Status with) { refuse_next_ = std::move(with); }

 private:
  std::unique_ptr<store::Store> store_ = store::OpenMemoryStore();
  absl::Status refuse_next_;
};

}  // namespace hjul::engine
