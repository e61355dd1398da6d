// The records that the store keeps beside the core's own types: what the engine remembers.
//
// Plain data; bytes are codec.h's business, keys are keys.h's.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "scheduler/core/change_plan.h"
#include "scheduler/core/ids.h"
#include "scheduler/core/occurrence.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/step.h"
#include "scheduler/core/task.h"
#include "scheduler/core/timers.h"
#include "scheduler/core/turn.h"
#include "scheduler/store/store.h"

namespace hjul::store {

using core::Actor;
using core::HuvudmanId;
using core::Instant;

struct HuvudmanRecord {
  HuvudmanId id;
  std::string name;
  bool operator==(const HuvudmanRecord&) const = default;
};

// One immutable revision of a wheel: its canonical text and the overlays in force with it.
struct WheelRevision {
  core::WheelId wheel;
  core::RevisionHash hash;
  std::uint32_t number = 1;  // 1, 2, 3 ... per wheel.
  std::string text;          // Canonical, English vocabulary.
  std::vector<std::string> overlays;
  Instant created_at;
  Actor created_by;
  std::string reason;
  bool operator==(const WheelRevision&) const = default;
};

// Which revision of a wheel, or version of a calendar document, is in force.
struct HeadRecord {
  std::uint32_t number = 1;
  bool operator==(const HeadRecord&) const = default;
};

// Where the revision with a certain hash is.
struct RevisionPlace {
  core::WheelId wheel;
  std::uint32_t number = 1;
  bool operator==(const RevisionPlace&) const = default;
};

// One version of a huvudman's calendar document (one named document: "läsår", "np", "nämnd").
struct CalendarRecord {
  std::string name;
  std::uint32_t version = 1;
  std::string text;  // Canonical.
  Instant created_at;
  Actor created_by;
  std::string reason;
  bool operator==(const CalendarRecord&) const = default;
};

// What is kept with an occurrence so that its derived records can be replaced exactly.
struct OccurrenceRecord {
  core::Occurrence occurrence;
  std::vector<core::Timer> timers;  // As written to the timer index.
  std::vector<core::Task> tasks;    // As written to the task lists.
  bool operator==(const OccurrenceRecord&) const = default;
};

// Where a task lies in the lists, with what lists are filtered by.
struct TaskPlace {
  core::PostId post;
  core::TaskState state = core::TaskState::kOpen;
  std::optional<Instant> due_at;
  bool operator==(const TaskPlace&) const = default;
};

enum class DeliveryState : std::uint8_t {  // On disk: never renumber, never reuse.
  kScheduled = 1,
  kSent = 2,     // Handed to the push path in the commit that says so.
  kSeen = 3,     // A person said so.
  kDropped = 4,  // Every line became unnecessary before its time.
};

struct DeliveryLine {
  core::NoticeKind kind;
  core::TaskId task;
  std::string title;
  std::string unit_name;
  std::string state_title;
  std::optional<core::Date> due;
  int rung = -1;
  int repetition = 0;
  bool dropped = false;  // No longer true when its time came.
  bool operator==(const DeliveryLine&) const = default;
};

// One message to one post: everything it is told at one moment. Identity is (post, at).
struct Delivery {
  core::PostId post;
  Instant at;
  DeliveryState state = DeliveryState::kScheduled;
  std::vector<DeliveryLine> lines;
  std::optional<Instant> sent_at;
  std::optional<Instant> seen_at;
  core::PersonId seen_by;
  bool operator==(const Delivery&) const = default;
};

// One line of the audit. Never input to a decision.
struct JournalEntry {
  Revision revision = 0;
  std::uint32_t index = 0;
  Instant at;
  Actor actor;
  std::string request_id;
  std::string
      kind;  // core::Record kinds, and "wheel-applied", "calendar-applied", "unit-changed" ...
  std::string subject;  // "occurrence/…", "wheel/…", "unit/…", "post/…", "token/…".
  core::StateId from;
  core::StateId to;
  core::ActionId action;
  std::string detail;
  std::string note;
  bool operator==(const JournalEntry&) const = default;
};

// A change as watchers see it: which thing, and what it is now (nothing: it is gone).
struct Change {
  enum class Kind : std::uint8_t {
    kTask = 1,
    kOccurrence,
    kTurn,
    kDelivery,
    kWheel,
    kCalendar,
    kOrganisation
  };
  Kind kind = Kind::kTask;
  std::string id;
  core::UnitId unit;                 // Empty: the huvudman's own.
  std::optional<core::PostId> post;  // Tasks and deliveries.
  bool removed = false;
  std::string value;  // The encoded record, empty when removed.
  bool operator==(const Change&) const = default;
};

// Everything one commit changed for one huvudman.
struct LogEntry {
  Revision revision = 0;
  Instant at;
  std::vector<Change> changes;
  bool operator==(const LogEntry&) const = default;
};

// The first result of a request id; kept at least 14 days.
struct RequestRecord {
  std::string payload_hash;
  std::string result;  // An encoded ResultRecord.
  Instant at;
  bool operator==(const RequestRecord&) const = default;
};

// What a command answered, in the form that is kept with its request id.
struct ResultRecord {
  Revision revision = 0;
  std::string id;  // Of the plan, token, delivery or resource.
  std::vector<core::OccurrenceId> touched;
  bool operator==(const ResultRecord&) const = default;
};

enum class TokenScope : std::uint8_t { kPerson = 1, kReadOnly = 2 };

// A bearer token; only its hash is stored.
struct TokenRecord {
  std::string id;    // Public handle for listing and revoking.
  std::string hash;  // SHA-256 of the secret, hex.
  core::PersonId person;
  TokenScope scope = TokenScope::kPerson;
  std::string label;
  Instant created_at;
  Instant expires_at;
  std::optional<Instant> revoked_at;
  bool operator==(const TokenRecord&) const = default;
};

// Whose token it is: what a token's hash leads to.
struct TokenPlace {
  HuvudmanId huvudman;
  std::string id;
  bool operator==(const TokenPlace&) const = default;
};

// A computed plan waiting to be applied exactly as shown.
struct PlanRecord {
  std::string id;
  std::string kind;      // "wheel", "overlay", "calendar".
  std::string subject;   // Wheel id or calendar name.
  std::string text;      // What shall be in force, canonical.
  std::string base;      // Digest of everything the plan was computed from.
  std::string previous;  // Text in force before, empty when new.
  bool move_running = false;
  std::map<std::string, core::StateId> mapping;
  bool no_op = false;    // Nothing would change at all.
  bool applied = false;  // It has been carried out.
  std::string reason;
  Actor created_by;
  Instant created_at;
  std::vector<core::OccurrenceChange> changes;  // In chunks of at most 200 per stored value.
};

}  // namespace hjul::store
