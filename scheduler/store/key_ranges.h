// The ranges that lists are read from: which keys lie together. Pure and thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "scheduler/store/keys.h"
#include "scheduler/store/store.h"

namespace hjul::store {

KeyRange AllOf(KeyKind kind);
// Requires: a kind whose keys begin with the huvudman (see KeyKind); an empty range for others.
KeyRange AllOf(KeyKind kind, const HuvudmanId& huvudman);

// The rest of `range` behind `key`: where the next page starts.
KeyRange After(const KeyRange& range, std::string_view key);

// --- Wheels, calendars, turns, plans ----------------------------------------------------------

KeyRange RevisionsOf(const HuvudmanId& huvudman, const core::WheelId& wheel);
KeyRange PiecesOf(const HuvudmanId& huvudman, const core::WheelId& wheel, std::uint32_t number);
KeyRange CalendarVersionsOf(const HuvudmanId& huvudman, const std::string& name);
KeyRange CalendarPiecesOf(const HuvudmanId& huvudman, const std::string& name,
                          std::uint32_t version);
KeyRange TurnsOf(const HuvudmanId& huvudman, const core::WheelId& wheel);
KeyRange PlanPartsOf(const HuvudmanId& huvudman, const std::string& plan);
KeyRange PlanPartsOf(const HuvudmanId& huvudman, const std::string& plan, PlanPart part);

// --- Occurrences and tasks --------------------------------------------------------------------

// Occurrences whose id begins with what is said: the first empty id ends the prefix. With nothing
// said: all of the huvudman. `unit` is looked at only when `activity` is not empty; use
// HuvudmanOccurrencesOf for the huvudman's own.
struct OccurrencePrefix {
  core::WheelId wheel;
  core::TurnId turn;
  core::ActivityId activity;
  core::UnitId unit;
};
KeyRange OccurrencesOf(const HuvudmanId& huvudman, const OccurrencePrefix& prefix);
KeyRange OpenOccurrencesOf(const HuvudmanId& huvudman, const OccurrencePrefix& prefix);
// Every ordinal of one activity at the huvudman itself.
KeyRange HuvudmanOccurrencesOf(const HuvudmanId& huvudman, const core::WheelId& wheel,
                               const core::TurnId& turn, const core::ActivityId& activity);
// UnitOccurrenceKey; an empty unit: the huvudman's own.
KeyRange OccurrencesAt(const HuvudmanId& huvudman, const core::UnitId& unit);

KeyRange TasksOf(const HuvudmanId& huvudman, const core::PostId& post, TaskBucket bucket);
// Those due before `until`, exclusive.
KeyRange TasksOfUntil(const HuvudmanId& huvudman, const core::PostId& post, TaskBucket bucket,
                      Instant until);
KeyRange TasksByDue(const HuvudmanId& huvudman, TaskBucket bucket);
KeyRange TasksByDueUntil(const HuvudmanId& huvudman, TaskBucket bucket, Instant until);
// TaskKey: every task of one occurrence that lists hold, by visit.
KeyRange TasksOf(const HuvudmanId& huvudman, const core::OccurrenceId& occurrence);

// --- Timers, deliveries, history --------------------------------------------------------------

// Timers at or before `until`, sought from `mark`: a timer key before which nothing is pending
// (empty: from the first). Always seek from the mark: deleted timers lie in front of it.
KeyRange TimersUntil(std::string_view mark, Instant until);
// Every timer from `mark` on.
KeyRange TimersFrom(std::string_view mark);
KeyRange DeliveriesOf(const HuvudmanId& huvudman, const core::PostId& post);
KeyRange JournalFrom(const HuvudmanId& huvudman, Revision first);
KeyRange JournalOf(const HuvudmanId& huvudman, const std::string& subject);
KeyRange LogFrom(Revision first);
// What truncation deletes: every log entry before `first`.
KeyRange LogBefore(Revision first);
// RequestExpiryKey at or before `until`.
KeyRange RequestsExpiredBy(Instant until);

}  // namespace hjul::store
