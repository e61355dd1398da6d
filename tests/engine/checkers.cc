#include "checkers.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/task.h"
#include "scheduler/core/timers.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/scene.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {
namespace {

using core::OccurrenceId;
using store::Change;

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

Instant StartOf(core::Date date) {
  return calendar::Zone::Stockholm().At(date, calendar::TimeOfDay{0});
}

std::map<std::string, std::string> All(const store::Snapshot& snapshot,
                                       const store::KeyRange& range) {
  std::map<std::string, std::string> all;
  const absl::Status scan =
      snapshot.Scan(range, kNoLimit, [&](std::string_view key, std::string_view value) {
        all.emplace(key, value);
        return true;
      });
  if (!scan.ok()) {
    all.emplace("unreadable", scan.ToString());
  }
  return all;
}

std::string TaskText(const core::Task& task) {
  return fmt::format("{} at {} state {} due {} actions {} waits {} blocks {} announced {}",
                     core::ToString(task.id), core::ToString(task.post),
                     static_cast<int>(task.state),
                     task.due ? calendar::ToString(task.due->effective) : "none",
                     task.actions.size(), task.waits_for_total, task.blocks_total, task.announced);
}

std::string TimersText(const std::vector<core::Timer>& timers) {
  std::string text;
  for (const core::Timer& timer : timers) {
    text +=
        fmt::format(" {}@{}", static_cast<int>(timer.kind), timer.at.time_since_epoch().count());
  }
  return text;
}

}  // namespace

std::vector<std::string> Checkers::Look(const store::Store& store, Instant now, bool settled) {
  faults_.clear();
  records_.clear();
  timers_.clear();
  readable_.clear();
  said_.clear();
  const auto snapshot = store.Read();
  ParsedTexts parsed;
  const auto world = LoadWorld(*snapshot, huvudman_, parsed);
  if (!world.ok()) {
    return {world.status().ToString()};
  }
  world_ = *world;
  ReadOccurrences(*snapshot);
  CheckDerived(*snapshot, now);
  CheckIndexes(*snapshot);
  CheckTasks(*snapshot);
  CheckTurns();
  CheckDeliveries(*snapshot);
  CheckTimers(*snapshot, now, settled);
  CheckJournal(*snapshot);
  CheckLog(*snapshot);
  sent_until_ = now;
  return faults_;
}

void Checkers::ReadOccurrences(const store::Snapshot& snapshot) {
  for (const auto& [key, value] : All(snapshot, store::OccurrencesOf(huvudman_, {}))) {
    auto record = store::DecodeOccurrenceRecord(value);
    if (!record.ok()) {
      Fault(record.status().ToString());
      continue;
    }
    const core::Occurrence& occurrence = record->occurrence;
    std::uint64_t& generation = generations_[occurrence.id];
    if (occurrence.generation < generation) {
      Fault(fmt::format("{} went back to generation {}", core::ToString(occurrence.id),
                        occurrence.generation));
    }
    generation = occurrence.generation;
    readable_[{Change::Kind::kOccurrence, core::ToString(occurrence.id)}] =
        store::Encode(occurrence);
    CheckRungs(*record);
    records_.emplace(occurrence.id, *std::move(record));
  }
  for (const auto& [id, generation] : generations_) {
    if (!records_.contains(id)) {
      Fault(fmt::format("{} is gone", core::ToString(id)));
    }
  }
}

// Timers and tasks are what the core derives from the occurrence as it stands.
void Checkers::CheckDerived(const store::Snapshot& snapshot, Instant now) {
  Draft draft(snapshot);
  OccurrenceShelf shelf;
  OccurrenceRecords records(draft, shelf);
  for (const auto& [id, record] : records_) {
    for (const core::Timer& timer : record.timers) {
      timers_.insert(store::Encode(store::TimerKey{timer.at, huvudman_, timer.post,
                                                   store::OccurrenceTimer{id, timer.kind}}));
    }
    if (core::IsFinal(record.occurrence.status)) {
      if (!record.timers.empty() || !record.tasks.empty()) {
        Fault(fmt::format("{} has ended, with timers or tasks", core::ToString(id)));
      }
      continue;
    }
    const auto scene = Scene::Of(*world_, records, id, record.occurrence.revision, now);
    if (!scene.ok()) {
      Fault(scene.status().ToString());
      continue;
    }
    const auto timers = core::TimersFor(record.occurrence, (*scene)->circumstances());
    if (timers != record.timers) {
      Fault(fmt::format("{} in {}: timers{} instead of{}", core::ToString(id),
                        record.occurrence.state.str(), TimersText(record.timers),
                        TimersText(timers)));
    }
    const auto tasks = core::TasksFor(record.occurrence, (*scene)->circumstances());
    if (tasks != record.tasks) {
      std::string text;
      for (const core::Task& task : record.tasks) {
        text += "\n  has    " + TaskText(task);
      }
      for (const core::Task& task : tasks) {
        text += "\n  should " + TaskText(task);
      }
      Fault(fmt::format("{}: its tasks are stale{}", core::ToString(id), text));
    }
  }
}

// Each rung once, and none after its visit.
void Checkers::CheckRungs(const store::OccurrenceRecord& record) {
  std::set<std::tuple<int, int, int>> seen;
  for (const core::RungRecord& rung : record.occurrence.rungs) {
    if (!seen.emplace(rung.visit, rung.rung, rung.repetition).second) {
      Fault(fmt::format("{}: rung {}.{} of visit {} twice", core::ToString(record.occurrence.id),
                        rung.rung, rung.repetition, rung.visit));
    }
    const auto visit = static_cast<std::size_t>(rung.visit) - 1;
    if (visit < record.occurrence.visits.size() &&
        rung.at > record.occurrence.visits[visit].left_at) {
      Fault(fmt::format("{}: rung {} of visit {} after it was left",
                        core::ToString(record.occurrence.id), rung.rung, rung.visit));
    }
  }
}

void Checkers::CheckIndexes(const store::Snapshot& snapshot) {
  std::set<std::string> open;
  std::set<std::string> by_unit;
  for (const auto& [id, record] : records_) {
    by_unit.insert(store::Encode(store::UnitOccurrenceKey{huvudman_, id}));
    if (!core::IsFinal(record.occurrence.status)) {
      open.insert(store::Encode(store::OpenOccurrenceKey{huvudman_, id}));
    }
  }
  const auto compare = [&](std::string_view what, store::KeyKind kind,
                           const std::set<std::string>& expected) {
    std::set<std::string> found;
    for (const auto& [key, value] : All(snapshot, store::AllOf(kind, huvudman_))) {
      found.insert(key);
    }
    if (found != expected) {
      Fault(fmt::format("the {} index has {} keys instead of {}", what, found.size(),
                        expected.size()));
    }
  };
  compare("open", store::KeyKind::kOpenOccurrence, open);
  compare("unit", store::KeyKind::kUnitOccurrence, by_unit);
}

void Checkers::CheckTasks(const store::Snapshot& snapshot) {
  std::map<std::string, std::string> open;
  for (const auto& [id, record] : records_) {
    for (const core::Task& task : record.tasks) {
      open.emplace(core::ToString(task.id), store::Encode(task));
    }
  }
  std::map<std::string, std::string> places;
  std::map<std::string, std::string> by_due;
  for (const auto& [key, value] :
       All(snapshot, store::AllOf(store::KeyKind::kPostTask, huvudman_))) {
    const auto parsed = store::ParsePostTaskKey(key);
    const auto task = store::DecodeTask(value);
    if (!parsed || !task.ok()) {
      Fault("a post's task does not parse");
      continue;
    }
    const std::string id = core::ToString(task->id);
    const std::string place = store::Encode(
        store::TaskPlace{.post = task->post, .state = task->state, .due_at = task->due_at});
    const store::TaskBucket bucket = store::BucketOf(task->state);
    if (parsed->post != task->post || parsed->bucket != bucket || parsed->task != task->id ||
        parsed->due_at != task->due_at) {
      Fault(fmt::format("task {} lies in the wrong list", id));
    }
    if (!places.emplace(store::Encode(store::TaskKey{huvudman_, task->id}), place).second) {
      Fault(fmt::format("task {} lies in two lists", id));
    }
    by_due.emplace(store::Encode(store::DueTaskKey{huvudman_, bucket, task->due_at, task->id}),
                   place);
    readable_[{Change::Kind::kTask, id}] = value;
    const auto expected = open.find(id);
    const bool in_record = expected != open.end();
    if (in_record != (bucket == store::TaskBucket::kOpen) ||
        (in_record && expected->second != value)) {
      Fault(fmt::format("task {} is not what its occurrence says", id));
    }
    open.erase(id);
  }
  for (const auto& [id, value] : open) {
    Fault(fmt::format("task {} is in no list", id));
  }
  if (places != All(snapshot, store::AllOf(store::KeyKind::kTask, huvudman_))) {
    Fault("the tasks' places do not agree with the posts' lists");
  }
  if (by_due != All(snapshot, store::AllOf(store::KeyKind::kDueTask, huvudman_))) {
    Fault("the list by due date does not agree with the posts' lists");
  }
}

void Checkers::CheckTimers(const store::Snapshot& snapshot, Instant now, bool settled) {
  for (const core::Turn& turn : world_->turns()) {
    const auto head = world_->wheels().find(turn.wheel);
    std::optional<core::Date> day;
    if (turn.state == core::TurnState::kPlanned && head != world_->wheels().end()) {
      day = core::OpeningDay(*head->second.wheel, turn);
    } else if (turn.state == core::TurnState::kOpen) {
      day = turn.span.last + calendar::days{1};
    }
    if (day) {
      timers_.insert(store::Encode(store::TimerKey{StartOf(*day), huvudman_, std::nullopt,
                                                   store::TurnTimer{turn.wheel, turn.id}}));
    }
  }
  for (const core::Unit& unit : world_->organisation().content().units) {
    if (unit.closed && StartOf(*unit.closed + calendar::days{1}) > now) {
      timers_.insert(
          store::Encode(store::TimerKey{StartOf(*unit.closed + calendar::days{1}), huvudman_,
                                        std::nullopt, store::UnitTimer{unit.id}}));
    }
  }
  const std::string mark =
      snapshot.Get(store::Encode(store::MetaKey{store::MetaName::kTimerLowWater}))
          ->value_or(std::string());
  for (const auto& [key, value] : All(snapshot, store::AllOf(store::KeyKind::kTimer))) {
    const auto timer = store::ParseTimerKey(key);
    if (!timer) {
      Fault("a timer does not parse");
    } else if (timer->huvudman == huvudman_) {
      // A turn may keep a timer of an earlier revision; it finds nothing to do.
      const bool known = timers_.erase(key) > 0;
      if (!known && !std::holds_alternative<store::TurnTimer>(timer->target)) {
        Fault(fmt::format("a timer at {} that nothing asks for",
                          timer->at.time_since_epoch().count()));
      }
      if (key < mark) {
        Fault("a timer lies before the mark");
      }
      if (settled && timer->at <= now) {
        Fault("a timer that was due has not fired");
      }
    }
  }
  for (const std::string& key : timers_) {
    Fault(fmt::format("a timer of kind {} is missing", store::ParseTimerKey(key)->target.index()));
  }
}

void Checkers::CheckTurns() {
  for (const core::Turn& turn : world_->turns()) {
    readable_[{Change::Kind::kTurn, fmt::format("{}/{}", turn.wheel.str(), turn.id.str())}] =
        store::Encode(turn);
    const bool any = std::any_of(records_.begin(), records_.end(), [&](const auto& each) {
      return each.first.wheel == turn.wheel && each.first.turn == turn.id &&
             !core::IsFinal(each.second.occurrence.status);
    });
    if (any &&
        (turn.state == core::TurnState::kClosed || turn.state == core::TurnState::kWithdrawn)) {
      Fault(
          fmt::format("turn {}/{} is over, with something open", turn.wheel.str(), turn.id.str()));
    }
    if (!any && turn.state == core::TurnState::kEnded) {
      Fault(fmt::format("turn {}/{} is not closed", turn.wheel.str(), turn.id.str()));
    }
  }
}

void Checkers::CheckDeliveries(const store::Snapshot& snapshot) {
  for (const auto& [key, value] :
       All(snapshot, store::AllOf(store::KeyKind::kDelivery, huvudman_))) {
    const auto delivery = store::DecodeDelivery(value);
    if (!delivery.ok()) {
      Fault(delivery.status().ToString());
      continue;
    }
    if (delivery->state == store::DeliveryState::kScheduled) {
      timers_.insert(store::Encode(
          store::TimerKey{delivery->at, huvudman_, delivery->post, store::DeliveryTimer{}}));
      continue;
    }
    readable_[{Change::Kind::kDelivery, DeliveryName(delivery->post, delivery->at)}] = value;
    if (!delivery->sent_at) {
      continue;
    }
    if (*delivery->sent_at > sent_until_ &&
        core::NextTellingTime(*delivery->sent_at, world_->calendar()) != *delivery->sent_at) {
      Fault(fmt::format("{} was sent outside telling time",
                        DeliveryName(delivery->post, delivery->at)));
    }
    for (const store::DeliveryLine& line : delivery->lines) {
      if (!line.dropped) {
        CheckLine(*delivery, line);
      }
    }
  }
}

void Checkers::CheckLine(const store::Delivery& delivery, const store::DeliveryLine& line) {
  if (line.rung >= 0 &&
      !said_
           .insert(fmt::format("{} {} {} {} {}", core::ToString(delivery.post),
                               core::ToString(line.task), static_cast<int>(line.kind), line.rung,
                               line.repetition))
           .second) {
    Fault(fmt::format("{} was told twice of {}, rung {}", core::ToString(delivery.post),
                      core::ToString(line.task), line.rung));
  }
  const auto record = records_.find(line.task.occurrence);
  if (record == records_.end()) {
    Fault(fmt::format("a message speaks of {}", core::ToString(line.task)));
    return;
  }
  const auto& visits = record->second.occurrence.visits;
  const auto visit = static_cast<std::size_t>(line.task.visit) - 1;
  if (line.kind != core::NoticeKind::kWithdrawn && visit < visits.size() &&
      *delivery.sent_at > visits[visit].left_at) {
    Fault(fmt::format("{} was told of {} after it was over", core::ToString(delivery.post),
                      core::ToString(line.task)));
  }
}

void Checkers::CheckJournal(const store::Snapshot& snapshot) {
  std::set<std::string> by_subject;
  store::Revision revision = 0;
  std::uint32_t next = 0;
  for (const auto& [key, value] :
       All(snapshot, store::AllOf(store::KeyKind::kJournal, huvudman_))) {
    const auto parsed = store::ParseJournalKey(key);
    const auto entry = store::DecodeJournalEntry(value);
    if (!parsed || !entry.ok()) {
      Fault("a journal entry does not parse");
      continue;
    }
    next = parsed->revision == revision ? next : 0;
    revision = parsed->revision;
    if (parsed->index != next++) {
      Fault(fmt::format("the journal of revision {} has a gap", revision));
    }
    if (entry->kind == "timer-failed") {
      Fault(fmt::format("a timer failed: {}", entry->detail));
    }
    by_subject.insert(store::Encode(
        store::SubjectJournalKey{huvudman_, entry->subject, parsed->revision, parsed->index}));
  }
  std::set<std::string> found;
  for (const auto& [key, value] :
       All(snapshot, store::AllOf(store::KeyKind::kSubjectJournal, huvudman_))) {
    found.insert(key);
  }
  if (found != by_subject) {
    Fault("the journal by subject does not agree with the journal");
  }
}

// A watcher that read the log from its beginning knows what the store holds.
void Checkers::CheckLog(const store::Snapshot& snapshot) {
  std::map<store::Revision, std::string> entries;
  for (const auto& [key, value] : All(snapshot, store::LogFrom(0))) {
    const auto parsed = store::ParseLogKey(key);
    if (parsed && parsed->huvudman == huvudman_) {
      entries[parsed->revision] += value;
    }
  }
  std::map<std::pair<Change::Kind, std::string>, std::string> watched;
  for (const auto& [revision, bytes] : entries) {
    const auto entry = store::DecodeLogEntry(bytes);
    if (!entry.ok() || entry->revision != revision) {
      Fault(fmt::format("the change log of revision {} does not parse", revision));
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
  const bool whole = !entries.empty() && entries.begin()->first == 1;
  for (const auto& [what, value] : readable_) {
    const auto known = watched.find(what);
    if (known == watched.end() ? whole : known->second != value) {
      Fault(fmt::format("watchers have not seen {} as it is", what.second));
    }
  }
}

}  // namespace hjul::engine
