#include "scheduler/store/key_ranges.h"

#include <algorithm>
#include <chrono>

#include "scheduler/store/key_bytes.h"

namespace hjul::store {
namespace {

using key_bytes::Join;

// The first key behind every key that begins with `prefix`; empty: there is none.
std::string Behind(std::string prefix) {
  while (!prefix.empty() && prefix.back() == '\xff') prefix.pop_back();
  if (!prefix.empty()) {
    prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  }
  return prefix;
}

KeyRange StartingWith(std::string prefix) {
  KeyRange range;
  range.last = Behind(prefix);
  range.first = std::move(prefix);
  return range;
}

bool BeginsWithHuvudman(KeyKind kind) {
  switch (kind) {
    case KeyKind::kMeta:
    case KeyKind::kTokenHash:
    case KeyKind::kRequestExpiry:
    case KeyKind::kTimer:
    case KeyKind::kLog:
      return false;
    default:
      return true;
  }
}

// Keys of `kind` whose occurrence begins with the non-empty fields of `prefix`.
KeyRange WithPrefix(KeyKind kind, const HuvudmanId& huvudman, const OccurrencePrefix& prefix) {
  std::string first = Join(kind, huvudman);
  const auto add = [&](const auto& id) {
    if (id.empty()) return false;
    key_bytes::Write(first, id);
    return true;
  };
  const bool all = add(prefix.wheel) && add(prefix.turn) && add(prefix.activity);
  if (all) add(prefix.unit);
  return StartingWith(std::move(first));
}

// The first instant after `instant`; the last one stays.
Instant Next(Instant instant) {
  return instant == Instant::max() ? instant : instant + std::chrono::milliseconds{1};
}

}  // namespace

KeyRange AllOf(KeyKind kind) { return StartingWith(Join(kind)); }

KeyRange AllOf(KeyKind kind, const HuvudmanId& huvudman) {
  if (!BeginsWithHuvudman(kind)) return KeyRange{.first = Join(kind), .last = Join(kind)};
  return StartingWith(Join(kind, huvudman));
}

KeyRange After(const KeyRange& range, std::string_view key) {
  std::string first(key);
  first.push_back('\0');
  return KeyRange{.first = std::max(first, range.first), .last = range.last};
}

KeyRange RevisionsOf(const HuvudmanId& huvudman, const core::WheelId& wheel) {
  return StartingWith(Join(KeyKind::kWheelRevision, huvudman, wheel));
}

KeyRange PiecesOf(const HuvudmanId& huvudman, const core::WheelId& wheel, std::uint32_t number) {
  return StartingWith(Join(KeyKind::kWheelRevision, huvudman, wheel, number));
}

KeyRange CalendarVersionsOf(const HuvudmanId& huvudman, const std::string& name) {
  return StartingWith(Join(KeyKind::kCalendarVersion, huvudman, name));
}

KeyRange CalendarPiecesOf(const HuvudmanId& huvudman, const std::string& name,
                          std::uint32_t version) {
  return StartingWith(Join(KeyKind::kCalendarVersion, huvudman, name, version));
}

KeyRange TurnsOf(const HuvudmanId& huvudman, const core::WheelId& wheel) {
  return StartingWith(Join(KeyKind::kTurn, huvudman, wheel));
}

KeyRange PlanPartsOf(const HuvudmanId& huvudman, const std::string& plan) {
  return StartingWith(Join(KeyKind::kPlan, huvudman, plan));
}

KeyRange PlanPartsOf(const HuvudmanId& huvudman, const std::string& plan, PlanPart part) {
  return StartingWith(Join(KeyKind::kPlan, huvudman, plan, part));
}

KeyRange OccurrencesOf(const HuvudmanId& huvudman, const OccurrencePrefix& prefix) {
  return WithPrefix(KeyKind::kOccurrence, huvudman, prefix);
}

KeyRange OpenOccurrencesOf(const HuvudmanId& huvudman, const OccurrencePrefix& prefix) {
  return WithPrefix(KeyKind::kOpenOccurrence, huvudman, prefix);
}

KeyRange HuvudmanOccurrencesOf(const HuvudmanId& huvudman, const core::WheelId& wheel,
                               const core::TurnId& turn, const core::ActivityId& activity) {
  return StartingWith(Join(KeyKind::kOccurrence, huvudman, wheel, turn, activity, core::UnitId()));
}

KeyRange OccurrencesAt(const HuvudmanId& huvudman, const core::UnitId& unit) {
  return StartingWith(Join(KeyKind::kUnitOccurrence, huvudman, unit));
}

KeyRange TasksOf(const HuvudmanId& huvudman, const core::PostId& post, TaskBucket bucket) {
  return StartingWith(Join(KeyKind::kPostTask, huvudman, post, bucket));
}

KeyRange TasksOfUntil(const HuvudmanId& huvudman, const core::PostId& post, TaskBucket bucket,
                      Instant until) {
  return KeyRange{.first = Join(KeyKind::kPostTask, huvudman, post, bucket),
                  .last = Join(KeyKind::kPostTask, huvudman, post, bucket, until)};
}

KeyRange TasksByDue(const HuvudmanId& huvudman, TaskBucket bucket) {
  return StartingWith(Join(KeyKind::kDueTask, huvudman, bucket));
}

KeyRange TasksByDueUntil(const HuvudmanId& huvudman, TaskBucket bucket, Instant until) {
  return KeyRange{.first = Join(KeyKind::kDueTask, huvudman, bucket),
                  .last = Join(KeyKind::kDueTask, huvudman, bucket, until)};
}

KeyRange TasksOf(const HuvudmanId& huvudman, const core::OccurrenceId& occurrence) {
  return StartingWith(Join(KeyKind::kTask, huvudman, occurrence));
}

KeyRange TimersUntil(std::string_view mark, Instant until) {
  return KeyRange{.first = std::max(Join(KeyKind::kTimer), std::string(mark)),
                  .last = Join(KeyKind::kTimer, Next(until))};
}

KeyRange TimersFrom(std::string_view mark) {
  KeyRange range = AllOf(KeyKind::kTimer);
  range.first = std::max(range.first, std::string(mark));
  return range;
}

KeyRange DeliveriesOf(const HuvudmanId& huvudman, const core::PostId& post) {
  return StartingWith(Join(KeyKind::kDelivery, huvudman, post));
}

KeyRange JournalFrom(const HuvudmanId& huvudman, Revision first) {
  return KeyRange{.first = Join(KeyKind::kJournal, huvudman, first),
                  .last = Behind(Join(KeyKind::kJournal, huvudman))};
}

KeyRange JournalOf(const HuvudmanId& huvudman, const std::string& subject) {
  return StartingWith(Join(KeyKind::kSubjectJournal, huvudman, subject));
}

KeyRange LogFrom(Revision first) {
  return KeyRange{.first = Join(KeyKind::kLog, first), .last = Behind(Join(KeyKind::kLog))};
}

KeyRange LogBefore(Revision first) {
  return KeyRange{.first = Join(KeyKind::kLog), .last = Join(KeyKind::kLog, first)};
}

KeyRange RequestsExpiredBy(Instant until) {
  return KeyRange{.first = Join(KeyKind::kRequestExpiry),
                  .last = Join(KeyKind::kRequestExpiry, Next(until))};
}

}  // namespace hjul::store
