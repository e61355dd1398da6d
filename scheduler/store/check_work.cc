// Looking at occurrences and tasks, timers and messages, and the journal.
#include <fmt/format.h>

#include <algorithm>

#include "scheduler/store/check_walk.h"
#include "scheduler/store/codec.h"

namespace hjul::store {

// The record says what was written beside it: its indexes, timers and tasks must be there.
void CheckWalk::LookAtOccurrence(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseOccurrenceKey);
  const auto record = Decoded(key, value, &DecodeOccurrenceRecord);
  if (!parsed || !record) return;
  const HuvudmanId& huvudman = parsed->huvudman;
  const core::OccurrenceId& id = parsed->occurrence;
  if (record->occurrence.id != id) {
    Fault(key, "names another occurrence");
    return;
  }
  Expect(key, Encode(TurnKey{huvudman, id.wheel, id.turn}));
  Expect(key, Encode(RevisionHashKey{huvudman, record->occurrence.revision}));
  Expect(key, Encode(UnitOccurrenceKey{huvudman, id}));
  if (core::IsFinal(record->occurrence.status)) {
    if (!record->timers.empty() || !record->tasks.empty()) {
      Fault(key, "has ended, with timers or tasks");
    }
  } else {
    Expect(key, Encode(OpenOccurrenceKey{huvudman, id}));
  }
  for (const core::Timer& timer : record->timers) {
    Expect(key, Encode(TimerKey{timer.at, huvudman, timer.post, OccurrenceTimer{id, timer.kind}}));
  }
  for (const core::Task& task : record->tasks) {
    Expect(key,
           Encode(PostTaskKey{huvudman, task.post, BucketOf(task.state), task.due_at, task.id}),
           Encode(task));
  }
}

void CheckWalk::LookAtOpenOccurrence(const std::string& key, std::string_view value) {
  ExpectEmpty(key, value);
  const auto parsed = Parsed(key, &ParseOpenOccurrenceKey);
  if (!parsed) return;
  const auto record =
      Read(Encode(OccurrenceKey{parsed->huvudman, parsed->occurrence}), &DecodeOccurrenceRecord);
  if (!record || core::IsFinal(record->occurrence.status)) {
    Fault(key, "there is no such occurrence that is open");
  }
}

void CheckWalk::LookAtUnitOccurrence(const std::string& key, std::string_view value) {
  ExpectEmpty(key, value);
  if (const auto parsed = Parsed(key, &ParseUnitOccurrenceKey)) {
    Expect(key, Encode(OccurrenceKey{parsed->huvudman, parsed->occurrence}));
  }
}

void CheckWalk::LookAtPostTask(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParsePostTaskKey);
  const auto task = Decoded(key, value, &DecodeTask);
  if (!parsed || !task) return;
  if (task->id != parsed->task || task->post != parsed->post || task->due_at != parsed->due_at ||
      BucketOf(task->state) != parsed->bucket) {
    Fault(key, "holds a task that belongs elsewhere");
    return;
  }
  const std::string place =
      Encode(TaskPlace{.post = task->post, .state = task->state, .due_at = task->due_at});
  Expect(key, Encode(TaskKey{parsed->huvudman, task->id}), place);
  Expect(key, Encode(DueTaskKey{parsed->huvudman, parsed->bucket, task->due_at, task->id}), place);
  const auto record =
      Read(Encode(OccurrenceKey{parsed->huvudman, task->id.occurrence}), &DecodeOccurrenceRecord);
  if (!record) {
    Fault(key, "its occurrence is missing");
    return;
  }
  const bool in_record =
      std::find(record->tasks.begin(), record->tasks.end(), *task) != record->tasks.end();
  if (in_record != (parsed->bucket == TaskBucket::kOpen)) {
    Fault(key, "is not what its occurrence says");
  }
}

void CheckWalk::LookAtDueTask(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseDueTaskKey);
  const auto place = Decoded(key, value, &DecodeTaskPlace);
  if (!parsed || !place) return;
  if (place->due_at != parsed->due_at || BucketOf(place->state) != parsed->bucket) {
    Fault(key, "holds a place that belongs elsewhere");
  }
  Expect(key, Encode(PostTaskKey{parsed->huvudman, place->post, parsed->bucket, parsed->due_at,
                                 parsed->task}));
}

void CheckWalk::LookAtTask(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseTaskKey);
  const auto place = Decoded(key, value, &DecodeTaskPlace);
  if (!parsed || !place) return;
  Expect(key, Encode(PostTaskKey{parsed->huvudman, place->post, BucketOf(place->state),
                                 place->due_at, parsed->task}));
}

void CheckWalk::LookAtTimer(const std::string& key, std::string_view value) {
  ExpectEmpty(key, value);
  const auto parsed = Parsed(key, &ParseTimerKey);
  if (!parsed) return;
  if (key < low_water_) Fault(key, "lies before the low-water mark, and would never fire");
  if (const auto* turn = std::get_if<TurnTimer>(&parsed->target)) {
    // One of an earlier revision may be left behind; it finds nothing to do.
    const std::string of = Encode(TurnKey{parsed->huvudman, turn->wheel, turn->turn});
    turns_waiting_.erase(of);
    Expect(key, of);
  } else if (const auto* unit = std::get_if<UnitTimer>(&parsed->target)) {
    Expect(key, Encode(UnitKey{parsed->huvudman, unit->unit}));
  } else if (const auto* timer = std::get_if<OccurrenceTimer>(&parsed->target)) {
    const auto record =
        Read(Encode(OccurrenceKey{parsed->huvudman, timer->occurrence}), &DecodeOccurrenceRecord);
    const core::Timer wanted{.kind = timer->kind, .at = parsed->at, .post = parsed->post};
    if (!record ||
        std::find(record->timers.begin(), record->timers.end(), wanted) == record->timers.end()) {
      Fault(key, "no occurrence asks for it");
    }
  } else {
    const auto delivery =
        parsed->post ? Read(Encode(DeliveryKey{parsed->huvudman, *parsed->post, parsed->at}),
                            &DecodeDelivery)
                     : std::nullopt;
    if (!delivery || delivery->state != DeliveryState::kScheduled) {
      Fault(key, "no message waits for it");
    }
  }
}

void CheckWalk::LookAtDelivery(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseDeliveryKey);
  const auto delivery = Decoded(key, value, &DecodeDelivery);
  if (!parsed || !delivery) return;
  if (delivery->post != parsed->post || delivery->at != parsed->at) {
    Fault(key, "names another message");
  }
  if (delivery->state == DeliveryState::kScheduled) {
    Expect(key, Encode(TimerKey{parsed->at, parsed->huvudman, parsed->post, DeliveryTimer{}}));
  }
}

void CheckWalk::LookAtJournal(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseJournalKey);
  const auto entry = Decoded(key, value, &DecodeJournalEntry);
  if (!parsed) return;
  const bool same =
      journal_ && journal_->huvudman == parsed->huvudman && journal_->revision == parsed->revision;
  const std::uint32_t expected = same ? journal_->index + 1 : 0;
  if (parsed->index != expected) Fault(key, fmt::format("entry {} is missing", expected));
  journal_ = parsed;
  if (!entry) return;
  if (entry->revision != parsed->revision || entry->index != parsed->index) {
    Fault(key, "names another entry");
  }
  if (parsed->revision > report_.revision) {
    Fault(key, fmt::format("is later than the store's revision {}", report_.revision));
  }
  Expect(key, Encode(SubjectJournalKey{parsed->huvudman, entry->subject, parsed->revision,
                                       parsed->index}));
}

void CheckWalk::LookAtSubjectJournal(const std::string& key, std::string_view value) {
  ExpectEmpty(key, value);
  if (const auto parsed = Parsed(key, &ParseSubjectJournalKey)) {
    const auto entry = Read(Encode(JournalKey{parsed->huvudman, parsed->revision, parsed->index}),
                            &DecodeJournalEntry);
    if (!entry || entry->subject != parsed->subject) {
      Fault(key, "leads to no journal entry of this subject");
    }
  }
}

}  // namespace hjul::store
