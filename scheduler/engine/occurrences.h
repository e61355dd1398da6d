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

// Looks at other occurrences that one command may cause, at most.
inline constexpr std::size_t kCascadeMax = 50'000;

class Occurrences {
 public:
  // `world` is the configuration to decide by and outlives this.
  Occurrences(Commit& commit, const World& world);

  // Never null. Errors: kNotFound, kDataLoss.
  absl::StatusOr<RecordPointer> Load(const core::OccurrenceId& id) const;

  // Decides `event`, writes what follows, and cascades. Returns whether anything changed.
  // Errors: Step's; kNotFound; kAborted when the generation is not the expected one;
  // kFailedPrecondition when the cascade does not end, with who changes whom (without_end.h).
  absl::StatusOr<bool> Apply(const core::OccurrenceId& id, const core::Event& event,
                             std::optional<std::uint64_t> expected_generation = std::nullopt);

  // The same in two steps, for those who change many: the cascade is run once, when all is done.
  absl::StatusOr<bool> Change(const core::OccurrenceId& id, const core::Event& event);
  absl::Status Cascade();

  // Writes a newly planned occurrence without its tasks; nothing cascades. One whose time has
  // passed starts late (start_late.h). What exists already is left alone. Follow with LookAgain
  // once everything it may lean on is written.
  absl::Status Create(core::Occurrence occurrence, std::vector<core::Record> records);
  // Decides SurroundingsChanged and brings timers and tasks up to date. Follow with Cascade.
  absl::Status LookAgain(const core::OccurrenceId& id);

  // Open occurrences that lean on one of `activities` in a turn, at any unit, or that it leans on.
  absl::StatusOr<std::vector<core::OccurrenceId>> LeaningOn(
      const core::WheelId& wheel, const core::TurnId& turn,
      const std::set<core::ActivityId>& activities);

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
    bool overdue;
    std::vector<core::RoleId> signed_by;  // These two say which post has it.
    std::vector<core::Reassignment> reassignments;
    static Shown Of(const core::Occurrence& occurrence);
    bool operator==(const Shown&) const = default;
  };

  absl::StatusOr<bool> Decide(const RecordPointer& before, const core::Event& event);
  absl::Status Write(const store::OccurrenceRecord& before,
                     const std::vector<core::Effect>& effects, store::OccurrenceRecord after,
                     const Scene& scene);
  void WriteIndexes(const store::OccurrenceRecord& before, const store::OccurrenceRecord& after);
  void WriteTimers(const store::OccurrenceRecord& before, const store::OccurrenceRecord& after);
  absl::Status WriteTasks(const store::OccurrenceRecord& before,
                          const store::OccurrenceRecord& after);
  // An earlier task of the same id lies among the ended ones when a party left and came back.
  absl::Status ForgetEnded(const core::TaskId& id);
  void PutTask(const core::Task& task);
  void RemoveTask(const core::TaskId& id, const store::TaskPlace& place);
  absl::Status Tell(const core::Notice& notice, const store::OccurrenceRecord& before,
                    const store::OccurrenceRecord& after, const Scene& scene);
  absl::Status Enqueue(const core::Occurrence& before, const core::Occurrence& after,
                       bool readers_concerned);
  absl::Status EnqueueOpen(const std::set<ActivityPlace>& places, const core::OccurrenceId& from,
                           bool readers);
  // Open occurrences of `place` in `turn`: of `unit` and of the huvudman, or of everybody.
  absl::StatusOr<std::vector<core::OccurrenceId>> OpenIn(const ActivityPlace& place,
                                                         const core::TurnId& turn,
                                                         const core::UnitId& unit,
                                                         bool everybody) const;

  Commit& commit_;
  const World& world_;
  const HuvudmanId& huvudman_;
  std::deque<core::OccurrenceId> queue_;
  std::set<core::OccurrenceId> queued_;
  std::set<std::pair<core::WheelId, core::TurnId>> touched_turns_;
  std::vector<core::OccurrenceId> changed_;
};

}  // namespace hjul::engine
