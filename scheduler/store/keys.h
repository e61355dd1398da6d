// Every key of the store, in both directions. The only place that knows key bytes.
//
// A key is one byte for its kind, then its fields in order. Fields are written so that byte order
// is the order of meaning: numbers big-endian, instants as milliseconds with the sign bit flipped,
// strings ended by 0x00 (README.md has the details). Everything that belongs to a huvudman has the
// huvudman right after the kind, so that a cell can be moved by copying ranges; the kinds that are
// ordered across huvudmän say so. Encode is total; Parse answers nullopt for bytes that no Encode
// makes. Pure and thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "scheduler/core/ids.h"
#include "scheduler/core/timers.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::store {

// The first byte of a key. On disk: never renumber, never reuse; a retired kind keeps its line.
enum class KeyKind : unsigned char {
  kOccurrence = 'A',
  kOpenOccurrence = 'a',
  kUnitOccurrence = 'B',
  kCalendarHead = 'C',
  kCalendarVersion = 'c',
  kPlan = 'G',
  kHuvudman = 'H',
  kJournal = 'J',
  kSubjectJournal = 'j',
  kToken = 'K',
  kTokenHash = 'k',
  kLog = 'L',  // Across huvudmän, by revision.
  kMeta = 'M',
  kDelivery = 'N',
  kPost = 'O',
  kPerson = 'P',
  kRequest = 'Q',
  kRequestExpiry = 'q',  // Across huvudmän, by instant.
  kTurn = 'R',
  kPostTask = 'T',
  kDueTask = 'd',
  kTask = 't',
  kUnit = 'U',
  kWheelHead = 'W',
  kWheelRevision = 'w',
  kRevisionHash = 'v',
  kTimer = 'X',  // Across huvudmän, by instant.
};

// What the store says about itself. Values are described in README.md.
enum class MetaName : std::uint8_t {  // On disk: never renumber, never reuse.
  kFormatVersion = 1,                 // Written by the store itself. EncodeNumber.
  kEpoch = 2,           // Written by the store when created; changed by a restore. EncodeNumber.
  kRevision = 3,        // Written by the store with every commit. EncodeNumber.
  kClockHighWater = 4,  // The latest instant the engine has acted at. EncodeInstant.
  kTimerLowWater = 5,   // The key from which timers are sought; nothing pending lies before it.
  kClaimCodeHash = 6,   // Of the one-time code for the first administrator; hex.
  kZoneRules = 7,       // Fingerprint of the zone data that instants were derived by; hex.
};

// Which half of a task list: what may still be acted on, or what is over.
enum class TaskBucket : std::uint8_t { kOpen = 1, kEnded = 2 };  // On disk: never renumber.
TaskBucket BucketOf(core::TaskState state);

struct MetaKey {
  MetaName name = MetaName::kFormatVersion;
  bool operator==(const MetaKey&) const = default;
};

// --- Organisation and access ------------------------------------------------------------------

struct HuvudmanKey {  // -> HuvudmanRecord
  HuvudmanId huvudman;
  bool operator==(const HuvudmanKey&) const = default;
};
struct UnitKey {  // -> core::Unit
  HuvudmanId huvudman;
  core::UnitId unit;
  bool operator==(const UnitKey&) const = default;
};
struct PersonKey {  // -> core::Person
  HuvudmanId huvudman;
  core::PersonId person;
  bool operator==(const PersonKey&) const = default;
};
struct PostKey {  // -> core::Post
  HuvudmanId huvudman;
  core::PostId post;
  bool operator==(const PostKey&) const = default;
};
struct TokenKey {  // -> TokenRecord
  HuvudmanId huvudman;
  std::string id;
  bool operator==(const TokenKey&) const = default;
};
struct TokenHashKey {  // -> TokenPlace. Without huvudman: a token is all that a caller shows.
  std::string hash;
  bool operator==(const TokenHashKey&) const = default;
};
struct RequestKey {  // -> RequestRecord
  HuvudmanId huvudman;
  std::string request_id;
  bool operator==(const RequestKey&) const = default;
};
struct RequestExpiryKey {  // -> empty. Deleted together with the request from `at` on.
  Instant at;
  HuvudmanId huvudman;
  std::string request_id;
  bool operator==(const RequestExpiryKey&) const = default;
};

// --- Wheels, calendars, turns, plans ----------------------------------------------------------

struct WheelHeadKey {  // -> HeadRecord: the revision in force for turns to come.
  HuvudmanId huvudman;
  core::WheelId wheel;
  bool operator==(const WheelHeadKey&) const = default;
};
struct WheelRevisionKey {  // -> one piece of WheelRevision (see SplitValue in codec.h)
  HuvudmanId huvudman;
  core::WheelId wheel;
  std::uint32_t number = 1;
  std::uint32_t piece = 0;
  bool operator==(const WheelRevisionKey&) const = default;
};
struct RevisionHashKey {  // -> RevisionPlace
  HuvudmanId huvudman;
  core::RevisionHash hash;
  bool operator==(const RevisionHashKey&) const = default;
};
struct CalendarHeadKey {  // -> HeadRecord: the version in force.
  HuvudmanId huvudman;
  std::string name;
  bool operator==(const CalendarHeadKey&) const = default;
};
struct CalendarVersionKey {  // -> one piece of CalendarRecord
  HuvudmanId huvudman;
  std::string name;
  std::uint32_t version = 1;
  std::uint32_t piece = 0;
  bool operator==(const CalendarVersionKey&) const = default;
};
struct TurnKey {  // -> core::Turn
  HuvudmanId huvudman;
  core::WheelId wheel;
  core::TurnId turn;
  bool operator==(const TurnKey&) const = default;
};
enum class PlanPart : std::uint8_t {  // On disk: never renumber.
  kHead = 1,                          // Pieces of PlanRecord without its changes.
  kChanges = 2,                       // Chunks of changes, each decoded by itself.
};
struct PlanKey {
  HuvudmanId huvudman;
  std::string plan;
  PlanPart part = PlanPart::kHead;
  std::uint32_t index = 0;
  bool operator==(const PlanKey&) const = default;
};

// --- Occurrences and tasks --------------------------------------------------------------------

struct OccurrenceKey {  // -> OccurrenceRecord. In the order of OccurrenceId.
  HuvudmanId huvudman;
  core::OccurrenceId occurrence;
  bool operator==(const OccurrenceKey&) const = default;
};
struct OpenOccurrenceKey {  // -> empty. Those whose status is not final, in the same order.
  HuvudmanId huvudman;
  core::OccurrenceId occurrence;
  bool operator==(const OpenOccurrenceKey&) const = default;
};
struct UnitOccurrenceKey {  // -> empty. By unit, then as above; the huvudman's own first.
  HuvudmanId huvudman;
  core::OccurrenceId occurrence;
  bool operator==(const UnitOccurrenceKey&) const = default;
};
// The list "my tasks": covering, so that a page is one scan. By due instant, those without last,
// then by id.
struct PostTaskKey {  // -> core::Task
  HuvudmanId huvudman;
  core::PostId post;
  TaskBucket bucket = TaskBucket::kOpen;
  std::optional<Instant> due_at;
  core::TaskId task;
  bool operator==(const PostTaskKey&) const = default;
};
// Everybody's tasks by due instant: the place says whether the task passes a filter before it is
// read.
struct DueTaskKey {  // -> TaskPlace
  HuvudmanId huvudman;
  TaskBucket bucket = TaskBucket::kOpen;
  std::optional<Instant> due_at;
  core::TaskId task;
  bool operator==(const DueTaskKey&) const = default;
};
struct TaskKey {  // -> TaskPlace: where the task lies in the lists.
  HuvudmanId huvudman;
  core::TaskId task;
  bool operator==(const TaskKey&) const = default;
};

// --- Timers, deliveries, history --------------------------------------------------------------

// What a timer wakes, in the order in which it goes at one instant for one huvudman and post.
struct TurnTimer {  // A turn opens, or its last day has passed.
  core::WheelId wheel;
  core::TurnId turn;
  bool operator==(const TurnTimer&) const = default;
};
struct UnitTimer {  // The day after a unit's last day.
  core::UnitId unit;
  bool operator==(const UnitTimer&) const = default;
};
struct OccurrenceTimer {
  core::OccurrenceId occurrence;
  core::TimerKind kind = core::TimerKind::kOpen;
  bool operator==(const OccurrenceTimer&) const = default;
};
struct DeliveryTimer {  // The delivery (post, at) is sent.
  bool operator==(const DeliveryTimer&) const = default;
};
using TimerTarget = std::variant<TurnTimer, UnitTimer, OccurrenceTimer, DeliveryTimer>;
// -> empty. Across huvudmän, by instant, then huvudman, then post: one post's reminders and its
// delivery of the same instant lie together.
struct TimerKey {
  Instant at;
  HuvudmanId huvudman;
  std::optional<core::PostId> post;
  TimerTarget target;
  bool operator==(const TimerKey&) const = default;
};
struct DeliveryKey {  // -> Delivery
  HuvudmanId huvudman;
  core::PostId post;
  Instant at;
  bool operator==(const DeliveryKey&) const = default;
};
struct JournalKey {  // -> JournalEntry
  HuvudmanId huvudman;
  Revision revision = 0;
  std::uint32_t index = 0;
  bool operator==(const JournalKey&) const = default;
};
struct SubjectJournalKey {  // -> empty; the entry is read through JournalKey.
  HuvudmanId huvudman;
  std::string subject;
  Revision revision = 0;
  std::uint32_t index = 0;
  bool operator==(const SubjectJournalKey&) const = default;
};
struct LogKey {  // -> one piece of LogEntry
  Revision revision = 0;
  HuvudmanId huvudman;
  std::uint32_t piece = 0;
  bool operator==(const LogKey&) const = default;
};

// --- Both directions --------------------------------------------------------------------------

std::string Encode(const MetaKey& key);
std::string Encode(const HuvudmanKey& key);
std::string Encode(const UnitKey& key);
std::string Encode(const PersonKey& key);
std::string Encode(const PostKey& key);
std::string Encode(const TokenKey& key);
std::string Encode(const TokenHashKey& key);
std::string Encode(const RequestKey& key);
std::string Encode(const RequestExpiryKey& key);
std::string Encode(const WheelHeadKey& key);
std::string Encode(const WheelRevisionKey& key);
std::string Encode(const RevisionHashKey& key);
std::string Encode(const CalendarHeadKey& key);
std::string Encode(const CalendarVersionKey& key);
std::string Encode(const TurnKey& key);
std::string Encode(const PlanKey& key);
std::string Encode(const OccurrenceKey& key);
std::string Encode(const OpenOccurrenceKey& key);
std::string Encode(const UnitOccurrenceKey& key);
std::string Encode(const PostTaskKey& key);
std::string Encode(const DueTaskKey& key);
std::string Encode(const TaskKey& key);
std::string Encode(const TimerKey& key);
std::string Encode(const DeliveryKey& key);
std::string Encode(const JournalKey& key);
std::string Encode(const SubjectJournalKey& key);
std::string Encode(const LogKey& key);

std::optional<MetaKey> ParseMetaKey(std::string_view bytes);
std::optional<HuvudmanKey> ParseHuvudmanKey(std::string_view bytes);
std::optional<UnitKey> ParseUnitKey(std::string_view bytes);
std::optional<PersonKey> ParsePersonKey(std::string_view bytes);
std::optional<PostKey> ParsePostKey(std::string_view bytes);
std::optional<TokenKey> ParseTokenKey(std::string_view bytes);
std::optional<TokenHashKey> ParseTokenHashKey(std::string_view bytes);
std::optional<RequestKey> ParseRequestKey(std::string_view bytes);
std::optional<RequestExpiryKey> ParseRequestExpiryKey(std::string_view bytes);
std::optional<WheelHeadKey> ParseWheelHeadKey(std::string_view bytes);
std::optional<WheelRevisionKey> ParseWheelRevisionKey(std::string_view bytes);
std::optional<RevisionHashKey> ParseRevisionHashKey(std::string_view bytes);
std::optional<CalendarHeadKey> ParseCalendarHeadKey(std::string_view bytes);
std::optional<CalendarVersionKey> ParseCalendarVersionKey(std::string_view bytes);
std::optional<TurnKey> ParseTurnKey(std::string_view bytes);
std::optional<PlanKey> ParsePlanKey(std::string_view bytes);
std::optional<OccurrenceKey> ParseOccurrenceKey(std::string_view bytes);
std::optional<OpenOccurrenceKey> ParseOpenOccurrenceKey(std::string_view bytes);
std::optional<UnitOccurrenceKey> ParseUnitOccurrenceKey(std::string_view bytes);
std::optional<PostTaskKey> ParsePostTaskKey(std::string_view bytes);
std::optional<DueTaskKey> ParseDueTaskKey(std::string_view bytes);
std::optional<TaskKey> ParseTaskKey(std::string_view bytes);
std::optional<TimerKey> ParseTimerKey(std::string_view bytes);
std::optional<DeliveryKey> ParseDeliveryKey(std::string_view bytes);
std::optional<JournalKey> ParseJournalKey(std::string_view bytes);
std::optional<SubjectJournalKey> ParseSubjectJournalKey(std::string_view bytes);
std::optional<LogKey> ParseLogKey(std::string_view bytes);

// The kind of a key by its first byte; nullopt for a byte that no kind has.
std::optional<KeyKind> KindOf(std::string_view bytes);

}  // namespace hjul::store
