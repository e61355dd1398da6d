#include "scheduler/engine/occurrences.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/core/task.h"
#include "scheduler/core/timers.h"
#include "scheduler/engine/start_late.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {

using core::Occurrence;
using core::OccurrenceId;
using store::OccurrenceRecord;

Occurrences::Shown Occurrences::Shown::Of(const Occurrence& occurrence) {
  const core::PlannedState* planned = occurrence.PlanOf(occurrence.state);
  Shown shown{.status = occurrence.status,
              .state = occurrence.state,
              .due = planned == nullptr ? std::nullopt : planned->due,
              .overdue = occurrence.overdue,
              .signed_by = {},
              .reassignments = occurrence.reassignments};
  for (const core::Signature& signature : occurrence.signatures) {
    shown.signed_by.push_back(signature.party);
  }
  return shown;
}

Occurrences::Occurrences(Commit& commit, const World& world)
    : commit_(commit), world_(world), huvudman_(world.organisation().huvudman()) {}

absl::StatusOr<RecordPointer> Occurrences::Load(const OccurrenceId& id) const {
  auto record = commit_.records().Get(store::Encode(store::OccurrenceKey{huvudman_, id}));
  if (record.ok() && *record == nullptr) {
    return absl::NotFoundError(fmt::format("there is no occurrence {}", core::ToString(id)));
  }
  return record;
}

absl::StatusOr<bool> Occurrences::Apply(const OccurrenceId& id, const core::Event& event,
                                        std::optional<std::uint64_t> expected_generation) {
  const auto record = Load(id);
  if (!record.ok()) {
    return record.status();
  }
  if (expected_generation && *expected_generation != (*record)->occurrence.generation) {
    return absl::AbortedError(fmt::format("{} has changed since it was read", core::ToString(id)));
  }
  const absl::StatusOr<bool> changed = Decide(*record, event);
  if (!changed.ok()) {
    return changed;
  }
  if (const absl::Status status = Cascade(); !status.ok()) {
    return status;
  }
  return changed;
}

absl::StatusOr<bool> Occurrences::Change(const OccurrenceId& id, const core::Event& event) {
  const auto record = Load(id);
  if (!record.ok()) {
    return record.status();
  }
  return Decide(*record, event);
}

absl::StatusOr<bool> Occurrences::Decide(const RecordPointer& before, const core::Event& event) {
  const Occurrence& occurrence = before->occurrence;
  const auto* replan = std::get_if<core::Replan>(&event);
  const core::RevisionHash& revision = replan != nullptr ? replan->revision : occurrence.revision;
  const auto scene = Scene::Of(world_, commit_.records(), occurrence.id, revision, commit_.now());
  if (!scene.ok()) {
    return scene.status();
  }
  auto decision = core::Step(occurrence, event, (*scene)->circumstances());
  if (!(*scene)->facts().status().ok()) {
    return (*scene)->facts().status();
  }
  if (!decision.ok()) {
    return decision.status();
  }
  if (!decision->changed) {
    // What others show may have changed all the same.
    const absl::Status status = Write(*before, {}, {.occurrence = occurrence}, **scene);
    return status.ok() ? absl::StatusOr<bool>(false) : status;
  }
  const bool readers_concerned = std::any_of(
      decision->effects.begin(), decision->effects.end(),
      [](const core::Effect& each) { return std::holds_alternative<core::Changed>(each); });
  const Occurrence after = decision->occurrence;
  if (const absl::Status status = Write(*before, decision->effects,
                                        {.occurrence = std::move(decision->occurrence)}, **scene);
      !status.ok()) {
    return status;
  }
  changed_.push_back(after.id);
  if (const absl::Status status = Enqueue(occurrence, after, readers_concerned); !status.ok()) {
    return status;
  }
  return true;
}

absl::Status Occurrences::Create(Occurrence occurrence, std::vector<core::Record> records) {
  std::string key = store::Encode(store::OccurrenceKey{huvudman_, occurrence.id});
  const auto existing = commit_.draft().Get(key);
  if (!existing.ok()) {
    return existing.status();
  }
  if (*existing) {
    return absl::OkStatus();
  }
  const auto scene =
      Scene::Of(world_, commit_.records(), occurrence.id, occurrence.revision, commit_.now());
  if (!scene.ok()) {
    return scene.status();
  }
  StartLate(occurrence, records, (*scene)->circumstances());
  OccurrenceRecord after{.occurrence = occurrence};
  after.timers = core::TimersFor(occurrence, (*scene)->circumstances());
  commit_.draft().Put(store::Encode(store::UnitOccurrenceKey{huvudman_, occurrence.id}), {});
  WriteIndexes({.occurrence = {.id = occurrence.id, .status = core::OccurrenceStatus::kDone}},
               after);
  WriteTimers({}, after);
  commit_.records().Put(std::move(key), std::move(after));
  for (const core::Record& record : records) {
    commit_.Journal(huvudman_, {.actor = record.actor,
                                .kind = record.kind,
                                .subject = "occurrence/" + core::ToString(occurrence.id),
                                .from = record.from,
                                .to = record.to,
                                .detail = record.detail,
                                .note = record.note});
  }
  commit_.Changed(huvudman_, {.kind = store::Change::Kind::kOccurrence,
                              .id = core::ToString(occurrence.id),
                              .unit = occurrence.id.unit,
                              .value = store::Encode(occurrence)});
  return (*scene)->facts().status();
}

absl::Status Occurrences::LookAgain(const OccurrenceId& id) {
  const auto record = Load(id);
  if (!record.ok()) {
    return record.status();
  }
  if (core::IsFinal((*record)->occurrence.status)) {
    return absl::OkStatus();
  }
  return Decide(*record, core::SurroundingsChanged{}).status();
}

absl::Status Occurrences::Write(const OccurrenceRecord& before,
                                const std::vector<core::Effect>& effects, OccurrenceRecord after,
                                const Scene& scene) {
  const Occurrence& occurrence = after.occurrence;
  after.timers = core::TimersFor(occurrence, scene.circumstances());
  after.tasks = core::TasksFor(occurrence, scene.circumstances());
  if (!scene.facts().status().ok()) {
    return scene.facts().status();
  }
  if (after == before) {
    return absl::OkStatus();
  }
  WriteIndexes(before, after);
  WriteTimers(before, after);
  if (const absl::Status status = WriteTasks(before, after); !status.ok()) {
    return status;
  }
  for (const core::Effect& effect : effects) {
    if (const auto* record = std::get_if<core::Record>(&effect)) {
      commit_.Journal(huvudman_, {.actor = record->actor,
                                  .kind = record->kind,
                                  .subject = "occurrence/" + core::ToString(occurrence.id),
                                  .from = record->from,
                                  .to = record->to,
                                  .action = record->action,
                                  .detail = record->detail,
                                  .note = record->note});
    } else if (const auto* notice = std::get_if<core::Notice>(&effect)) {
      if (const absl::Status status = Tell(*notice, before, after, scene); !status.ok()) {
        return status;
      }
    }
  }
  if (occurrence != before.occurrence) {
    commit_.Changed(huvudman_, {.kind = store::Change::Kind::kOccurrence,
                                .id = core::ToString(occurrence.id),
                                .unit = occurrence.id.unit,
                                .value = store::Encode(occurrence)});
    if (core::IsFinal(occurrence.status) != core::IsFinal(before.occurrence.status)) {
      touched_turns_.emplace(occurrence.id.wheel, occurrence.id.turn);
    }
  }
  std::string key = store::Encode(store::OccurrenceKey{huvudman_, occurrence.id});
  commit_.records().Put(std::move(key), std::move(after));
  return absl::OkStatus();
}

void Occurrences::WriteIndexes(const OccurrenceRecord& before, const OccurrenceRecord& after) {
  const bool was_open = !core::IsFinal(before.occurrence.status);
  const bool is_open = !core::IsFinal(after.occurrence.status);
  if (was_open == is_open) {
    return;
  }
  std::string key = store::Encode(store::OpenOccurrenceKey{huvudman_, after.occurrence.id});
  if (is_open) {
    commit_.draft().Put(std::move(key), {});
  } else {
    commit_.draft().Delete(std::move(key));
  }
}

void Occurrences::WriteTimers(const OccurrenceRecord& before, const OccurrenceRecord& after) {
  const auto key = [&](const core::Timer& timer) {
    return store::Encode(store::TimerKey{timer.at, huvudman_, timer.post,
                                         store::OccurrenceTimer{after.occurrence.id, timer.kind}});
  };
  for (const core::Timer& timer : before.timers) {
    if (std::find(after.timers.begin(), after.timers.end(), timer) == after.timers.end()) {
      commit_.draft().Delete(key(timer));
    }
  }
  for (const core::Timer& timer : after.timers) {
    if (std::find(before.timers.begin(), before.timers.end(), timer) == before.timers.end()) {
      commit_.draft().Put(key(timer), {});
    }
  }
}

void Occurrences::PutTask(const core::Task& task) {
  const store::TaskBucket bucket = store::BucketOf(task.state);
  const std::string place = store::Encode(
      store::TaskPlace{.post = task.post, .state = task.state, .due_at = task.due_at});
  const std::string bytes = store::Encode(task);
  commit_.draft().Put(
      store::Encode(store::PostTaskKey{huvudman_, task.post, bucket, task.due_at, task.id}), bytes);
  commit_.draft().Put(store::Encode(store::DueTaskKey{huvudman_, bucket, task.due_at, task.id}),
                      place);
  commit_.draft().Put(store::Encode(store::TaskKey{huvudman_, task.id}), place);
  commit_.Changed(huvudman_, {.kind = store::Change::Kind::kTask,
                              .id = core::ToString(task.id),
                              .unit = task.id.occurrence.unit,
                              .post = task.post,
                              .value = bytes});
}

void Occurrences::RemoveTask(const core::TaskId& id, const store::TaskPlace& place) {
  const store::TaskBucket bucket = store::BucketOf(place.state);
  commit_.draft().Delete(
      store::Encode(store::PostTaskKey{huvudman_, place.post, bucket, place.due_at, id}));
  commit_.draft().Delete(store::Encode(store::DueTaskKey{huvudman_, bucket, place.due_at, id}));
  commit_.draft().Delete(store::Encode(store::TaskKey{huvudman_, id}));
}

absl::Status Occurrences::ForgetEnded(const core::TaskId& id) {
  const auto place = engine::Load(commit_.draft(), store::Encode(store::TaskKey{huvudman_, id}),
                                  &store::DecodeTaskPlace);
  if (place.ok() && *place) {
    RemoveTask(id, **place);
  }
  return place.status();
}

// A task that is no more stays in its post's list of ended ones, so that "what have I done" works.
absl::Status Occurrences::WriteTasks(const OccurrenceRecord& before,
                                     const OccurrenceRecord& after) {
  const auto find = [](const std::vector<core::Task>& in, const core::TaskId& id) {
    return std::find_if(in.begin(), in.end(), [&](const core::Task& t) { return t.id == id; });
  };
  for (const core::Task& old : before.tasks) {
    const auto kept = find(after.tasks, old.id);
    if (kept != after.tasks.end() && *kept == old) {
      continue;
    }
    RemoveTask(old.id, {.post = old.post, .state = old.state, .due_at = old.due_at});
    if (kept != after.tasks.end()) {
      if (kept->post != old.post) {
        commit_.Changed(huvudman_, {.kind = store::Change::Kind::kTask,
                                    .id = core::ToString(old.id),
                                    .unit = old.id.occurrence.unit,
                                    .post = old.post,
                                    .removed = true});
      }
      continue;
    }
    const core::OccurrenceStatus status = after.occurrence.status;
    const bool withdrawn = core::IsFinal(status) && status != core::OccurrenceStatus::kDone &&
                           status != core::OccurrenceStatus::kDeclined;
    core::Task ended = old;
    ended.state = withdrawn ? core::TaskState::kWithdrawn : core::TaskState::kDone;
    ended.actions.clear();
    ended.waits_for.clear();
    ended.waits_for_total = 0;
    ended.blocks.clear();
    ended.blocks_total = 0;
    PutTask(ended);
  }
  for (const core::Task& task : after.tasks) {
    const auto old = find(before.tasks, task.id);
    if (old != before.tasks.end() && *old == task) {
      continue;
    }
    if (old == before.tasks.end()) {
      if (const absl::Status status = ForgetEnded(task.id); !status.ok()) {
        return status;
      }
    }
    PutTask(task);
  }
  return absl::OkStatus();
}

absl::Status Occurrences::Tell(const core::Notice& notice, const OccurrenceRecord& before,
                               const OccurrenceRecord& after, const Scene& scene) {
  store::DeliveryLine line{.kind = notice.kind,
                           .task = notice.task,
                           .title = scene.circumstances().activity.title,
                           .rung = notice.rung,
                           .repetition = notice.repetition};
  const core::UnitId& unit = after.occurrence.id.unit;
  if (const core::Unit* known = world_.organisation().FindUnit(unit)) {
    line.unit_name = known->name;
  }
  // The line speaks of the task it names: one of now, or the one that is just gone.
  for (const auto* tasks : {&before.tasks, &after.tasks}) {
    for (const core::Task& task : *tasks) {
      if (task.id == notice.task) {
        line.state_title = task.state_title;
        line.due = task.due ? std::optional(task.due->effective) : std::nullopt;
      }
    }
  }
  return Deliveries(commit_, huvudman_).Tell(notice.to, notice.at, std::move(line));
}

}  // namespace hjul::engine
