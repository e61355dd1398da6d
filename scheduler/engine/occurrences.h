// Occurrences in a commit: deciding, writing what follows from a decision, and letting those who
// lean on it look again.
//
// With every occurrence go its derived records: timers, task lists, indexes, journal, messages and
// changes. They are replaced exactly, because the record says what was written last time.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/step.h"
#include "scheduler/engine/commit.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/dependents.h"
#include "scheduler/engine/scene.h"

namespace hjul::engine {

// Looks at other occurrences that one command may cause, at most; more is a bug in a wheel or here.
inline constexpr std::size_t kCascadeMax = 50'000;

class Occurrences {
 public:
  // `world` is the configuration to decide by and outlives this.
  Occurrences(Commit& commit, const World& world);

  // Errors: kNotFound.
  absl::StatusOr<store::OccurrenceRecord> Load(const core::OccurrenceId& id) const;

  // Decides `event`, writes what follows, and cascades. Returns whether anything changed.
  // Errors: Step's; kNotFound; kAborted when the generation is not the expected one; kInternal when
  // the cascade does not end.
  absl::StatusOr<bool> Apply(const core::OccurrenceId& id, const core::Event& event,
                             std::optional<std::uint64_t> expected_generation = std::nullopt);

  // Writes a newly planned occurrence without its tasks; nothing cascades. What exists already is
  // left alone. Follow with LookAgain once everything it may lean on is written.
  absl::Status Create(const core::Occurrence& occurrence, const std::vector<core::Record>& records);
  // Decides SurroundingsChanged and brings the tasks up to date.
  absl::Status LookAgain(const core::OccurrenceId& id);

  // Every open occurrence of `place` in `turn` (all units), or of the whole turn.
  absl::StatusOr<std::vector<core::OccurrenceId>> OpenIn(const core::WheelId& wheel,
                                                         const core::TurnId& turn,
                                                         const core::ActivityId& activity) const;

  // Turns in which something became final, for whoever closes turns.
  const std::set<std::pair<core::WheelId, core::TurnId>>& touched_turns() const {
    return touched_turns_;
  }
  const std::vector<core::OccurrenceId>& changed() const { return changed_; }

 private:
  // What of an occurrence others show: when it changes, their tasks must be written again.
  struct Shown {
    core::OccurrenceStatus status;
    core::StateId state;
    std::optional<core::PlannedDate> due;
    static Shown Of(const core::Occurrence& occurrence);
    bool operator==(const Shown&) const = default;
  };

  absl::StatusOr<bool> Decide(store::OccurrenceRecord record, const core::Event& event);
  absl::Status Write(const store::OccurrenceRecord& before, core::Decision decision,
                     const Scene& scene);
  void WriteIndexes(const store::OccurrenceRecord& before, const store::OccurrenceRecord& after);
  void WriteTimers(const store::OccurrenceRecord& before, const store::OccurrenceRecord& after);
  void WriteTasks(const store::OccurrenceRecord& before, const store::OccurrenceRecord& after);
  void PutTask(const core::Task& task);
  void RemoveTask(const core::Task& task);
  absl::Status Tell(const core::Notice& notice, const store::OccurrenceRecord& before,
                    const store::OccurrenceRecord& after, const Scene& scene);
  absl::Status Enqueue(const core::Occurrence& before, const core::Occurrence& after);
  absl::Status EnqueueOpen(const std::set<ActivityPlace>& places, const core::OccurrenceId& from,
                           bool readers);
  absl::Status RunCascade();

  Commit& commit_;
  const World& world_;
  const HuvudmanId& huvudman_;
  std::deque<core::OccurrenceId> queue_;
  std::set<core::OccurrenceId> queued_;
  std::set<std::pair<core::WheelId, core::TurnId>> touched_turns_;
  std::vector<core::OccurrenceId> changed_;
};

}  // namespace hjul::engine
