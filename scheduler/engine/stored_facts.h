// Facts from the store: other occurrences as they stand in a commit under construction.
#pragma once

#include "absl/status/status.h"
#include "scheduler/core/facts.h"
#include "scheduler/engine/occurrence_records.h"
#include "scheduler/engine/world.h"

namespace hjul::engine {

// Not thread-safe; references outlive it.
class StoredFacts final : public core::Facts {
 public:
  StoredFacts(OccurrenceRecords& records, const World& world) : records_(records), world_(world) {}

  void ForEach(const core::ActivityRef& ref, const core::OccurrenceId& from, bool every_unit,
               const std::function<void(const core::Occurrence&)>& visit) const override;

  // The first failure to read; facts cannot fail, so ask after the decision.
  const absl::Status& status() const { return status_; }

 private:
  // The turn of `wheel` that a reference from `from` means; nullptr when there is none.
  const core::Turn* TurnMeant(const core::WheelId& wheel, const core::OccurrenceId& from,
                              bool previous_turn) const;

  OccurrenceRecords& records_;
  const World& world_;
  mutable absl::Status status_;
};

}  // namespace hjul::engine
