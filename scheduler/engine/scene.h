// Everything one decision about one occurrence is made from, gathered and kept alive together.
#pragma once

#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "scheduler/calendar/date.h"
#include "scheduler/core/facts.h"
#include "scheduler/engine/stored_facts.h"
#include "scheduler/engine/world.h"

namespace hjul::engine {

class Scene {
 public:
  // The scene of `id` on revision `hash`. `world` and `records` outlive it.
  // Errors: kNotFound (no such turn, revision or activity).
  static absl::StatusOr<std::unique_ptr<Scene>> Of(const World& world, OccurrenceRecords& records,
                                                   const core::OccurrenceId& id,
                                                   const core::RevisionHash& hash,
                                                   core::Instant now);

  const core::Circumstances& circumstances() const { return *circumstances_; }
  const StoredFacts& facts() const { return facts_; }

  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

 private:
  Scene(const World& world, OccurrenceRecords& records) : facts_(records, world) {}

  std::shared_ptr<const core::Wheel> wheel_;
  core::Repetition repetition_;
  StoredFacts facts_;
  std::optional<core::Circumstances> circumstances_;  // Refers to the above and to the world.
};

}  // namespace hjul::engine
