// Indexes and task lists, and the change log against all of it.
#include <set>

#include "fmt/format.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "sight.h"

namespace hjul::engine {
namespace {

using store::Change;

void CompareIndex(const Sight& sight, std::string_view what, store::KeyKind kind,
                  const std::set<std::string>& expected, Faults& faults) {
  std::set<std::string> found;
  for (const auto& [key, value] : All(sight.snapshot, store::AllOf(kind, sight.huvudman))) {
    found.insert(key);
  }
  if (found != expected) {
    faults.push_back(fmt::format("the {} index has {} keys, not the {} it should", what,
                                 found.size(), expected.size()));
  }
}

void CheckOccurrenceIndexes(const Sight& sight, Faults& faults) {
  std::set<std::string> open;
  std::set<std::string> by_unit;
  for (const auto& [id, record] : sight.records) {
    by_unit.insert(store::Encode(store::UnitOccurrenceKey{sight.huvudman, id}));
    if (!core::IsFinal(record.occurrence.status)) {
      open.insert(store::Encode(store::OpenOccurrenceKey{sight.huvudman, id}));
    }
  }
  CompareIndex(sight, "open", store::KeyKind::kOpenOccurrence, open, faults);
  CompareIndex(sight, "unit", store::KeyKind::kUnitOccurrence, by_unit, faults);
}

// Tasks by id, as the records say they are.
std::map<std::string, std::string> OpenTasks(const Sight& sight) {
  std::map<std::string, std::string> open;
  for (const auto& [id, record] : sight.records) {
    for (const core::Task& task : record.tasks) {
      open.emplace(core::ToString(task.id), store::Encode(task));
    }
  }
  return open;
}

// Everything that watchers are told of, as the store has it.
Readable ReadableOf(const Sight& sight) {
  Readable readable;
  for (const auto& [id, record] : sight.records) {
    readable[{Change::Kind::kOccurrence, core::ToString(id)}] = store::Encode(record.occurrence);
  }
  for (const auto& [key, value] :
       All(sight.snapshot, store::AllOf(store::KeyKind::kPostTask, sight.huvudman))) {
    if (const auto parsed = store::ParsePostTaskKey(key)) {
      readable[{Change::Kind::kTask, core::ToString(parsed->task)}] = value;
    }
  }
  for (const core::Turn& turn : sight.world->turns()) {
    readable[{Change::Kind::kTurn, fmt::format("{}/{}", turn.wheel.str(), turn.id.str())}] =
        store::Encode(turn);
  }
  for (const store::Delivery& delivery : sight.deliveries) {
    if (delivery.state != store::DeliveryState::kScheduled) {
      readable[{Change::Kind::kDelivery, DeliveryName(delivery.post, delivery.at)}] =
          store::Encode(delivery);
    }
  }
  return readable;
}

}  // namespace

void CheckLists(const Sight& sight, Faults& faults) {
  CheckOccurrenceIndexes(sight, faults);
  std::map<std::string, std::string> open = OpenTasks(sight);
  std::map<std::string, std::string> places;
  std::map<std::string, std::string> by_due;
  for (const auto& [key, value] :
       All(sight.snapshot, store::AllOf(store::KeyKind::kPostTask, sight.huvudman))) {
    const auto parsed = store::ParsePostTaskKey(key);
    const auto task = store::DecodeTask(value);
    if (!parsed || !task.ok()) {
      faults.push_back("a post's task does not parse");
      continue;
    }
    const std::string id = core::ToString(task->id);
    const std::string place = store::Encode(
        store::TaskPlace{.post = task->post, .state = task->state, .due_at = task->due_at});
    const store::TaskBucket bucket = store::BucketOf(task->state);
    if (parsed->post != task->post || parsed->bucket != bucket || parsed->task != task->id ||
        parsed->due_at != task->due_at) {
      faults.push_back(fmt::format("task {} lies in the wrong list", id));
    }
    if (!places.emplace(store::Encode(store::TaskKey{sight.huvudman, task->id}), place).second) {
      faults.push_back(fmt::format("task {} lies in two lists", id));
    }
    by_due.emplace(store::Encode(store::DueTaskKey{sight.huvudman, bucket, task->due_at, task->id}),
                   place);
    const auto expected = open.find(id);
    const bool in_record = expected != open.end();
    if (in_record != (bucket == store::TaskBucket::kOpen) ||
        (in_record && expected->second != value)) {
      faults.push_back(fmt::format("task {} is not what its occurrence says", id));
    }
    open.erase(id);
  }
  for (const auto& [id, value] : open) {
    faults.push_back(fmt::format("task {} is in no list", id));
  }
  if (places != All(sight.snapshot, store::AllOf(store::KeyKind::kTask, sight.huvudman))) {
    faults.push_back("the tasks' places do not agree with the posts' lists");
  }
  if (by_due != All(sight.snapshot, store::AllOf(store::KeyKind::kDueTask, sight.huvudman))) {
    faults.push_back("the list by due date does not agree with the posts' lists");
  }
}

void CheckLog(const Sight& sight, Faults& faults) {
  std::map<store::Revision, std::string> entries;
  for (const auto& [key, value] : All(sight.snapshot, store::LogFrom(0))) {
    const auto parsed = store::ParseLogKey(key);
    if (parsed && parsed->huvudman == sight.huvudman) {
      entries[parsed->revision] += value;
    }
  }
  Readable watched;
  for (const auto& [revision, bytes] : entries) {
    const auto entry = store::DecodeLogEntry(bytes);
    if (!entry.ok() || entry->revision != revision) {
      faults.push_back(fmt::format("the change log of revision {} does not parse", revision));
      continue;
    }
    for (const Change& change : entry->changes) {
      if (change.removed) {
        watched.erase({change.kind, change.id});
      } else {
        watched[{change.kind, change.id}] = change.value;
      }
    }
  }
  // When the log begins later, what has not changed since is not in it.
  const bool whole = !entries.empty() && entries.begin()->first == 1;
  for (const auto& [what, value] : ReadableOf(sight)) {
    const auto known = watched.find(what);
    if (known == watched.end() ? whole : known->second != value) {
      faults.push_back(fmt::format("watchers have not seen {} as it is", what.second));
    }
  }
}

}  // namespace hjul::engine
