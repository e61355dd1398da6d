// Reading: one consistent view of one huvudman at one revision. What lists, details and previews
// are answered from. Never waits for the writer. Thread-compatible; make one per request.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/core/drawing.h"
#include "scheduler/core/planner.h"
#include "scheduler/engine/world.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

// A page of a list: items, and where the next page starts (empty: this was the last).
template <class T>
struct Page {
  std::vector<T> items;
  std::string next;  // Opaque position; valid for the same filter only.
};
inline constexpr std::size_t kPageMax = 1000;

struct TaskFilter {
  std::vector<core::PostId> posts;  // Empty: every post.
  std::vector<core::UnitId> units;  // Empty: every unit and the huvudman.
  std::optional<core::WheelId> wheel;
  std::optional<core::ActivityId> activity;
  std::vector<core::TaskState> states;  // Empty: open, blocked, overdue.
  std::optional<core::Date> due_until;  // Inclusive; tasks without due date come last.
};

struct OccurrenceFilter {
  std::optional<core::WheelId> wheel;
  std::optional<core::TurnId> turn;
  std::optional<core::ActivityId> activity;
  std::vector<core::UnitId> units;
  std::vector<core::OccurrenceStatus> statuses;
};

struct JournalFilter {
  std::string subject;  // Empty: everything.
  std::optional<core::Date> from;
  std::optional<core::Date> to;
};

class View {
 public:
  View(std::unique_ptr<store::Snapshot> snapshot, std::shared_ptr<const World> world);

  store::Revision revision() const { return snapshot_->revision(); }
  const World& world() const { return *world_; }
  const std::shared_ptr<const World>& shared_world() const { return world_; }
  const store::Snapshot& snapshot() const { return *snapshot_; }

  // Tasks by due date, then id; without due date last.
  absl::StatusOr<Page<core::Task>> ListTasks(const TaskFilter& filter, std::size_t size,
                                             const std::string& from) const;
  absl::StatusOr<core::Task> GetTask(const core::TaskId& id) const;

  absl::StatusOr<Page<core::Occurrence>> ListOccurrences(const OccurrenceFilter& filter,
                                                         std::size_t size,
                                                         const std::string& from) const;
  absl::StatusOr<core::Occurrence> GetOccurrence(const core::OccurrenceId& id) const;

  absl::StatusOr<Page<store::JournalEntry>> ListJournal(const JournalFilter& filter,
                                                        std::size_t size,
                                                        const std::string& from) const;
  absl::StatusOr<Page<store::Delivery>> ListDeliveries(const std::vector<core::PostId>& posts,
                                                       std::size_t size,
                                                       const std::string& from) const;
  absl::StatusOr<std::vector<store::WheelRevision>> ListRevisions(const core::WheelId& wheel) const;
  absl::StatusOr<store::WheelRevision> GetRevision(const core::WheelId& wheel,
                                                   std::uint32_t number) const;
  // Without its changes: plan_changes.h reads those.
  absl::StatusOr<store::PlanRecord> GetPlan(const std::string& id) const;
  absl::StatusOr<std::vector<store::TokenRecord>> ListTokens() const;

  absl::StatusOr<core::Drawing> Draw(const core::WheelId& wheel, const core::TurnId& turn,
                                     std::optional<core::Date> today) const;

 private:
  absl::StatusOr<core::Task> TaskAt(const store::TaskPlace& place, const core::TaskId& id) const;
  absl::StatusOr<store::JournalEntry> ReadJournal(std::string_view key,
                                                  std::string_view value) const;

  std::unique_ptr<store::Snapshot> snapshot_;
  std::shared_ptr<const World> world_;
};

}  // namespace hjul::engine
