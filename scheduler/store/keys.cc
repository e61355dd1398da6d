#include "scheduler/store/keys.h"

#include <array>
#include <tuple>

#include "scheduler/store/key_bytes.h"

namespace hjul::store {
namespace {

using key_bytes::Join;
using key_bytes::Read;
using key_bytes::Take;
using key_bytes::Write;

// A key's kind and its fields in the order in which they are written: one line says both
// directions.
template <class Key>
struct Layout;

template <>
struct Layout<MetaKey> {
  static constexpr KeyKind kKind = KeyKind::kMeta;
  static auto Fields(auto& key) { return std::tie(key.name); }
};
template <>
struct Layout<HuvudmanKey> {
  static constexpr KeyKind kKind = KeyKind::kHuvudman;
  static auto Fields(auto& key) { return std::tie(key.huvudman); }
};
template <>
struct Layout<UnitKey> {
  static constexpr KeyKind kKind = KeyKind::kUnit;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.unit); }
};
template <>
struct Layout<PersonKey> {
  static constexpr KeyKind kKind = KeyKind::kPerson;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.person); }
};
template <>
struct Layout<PostKey> {
  static constexpr KeyKind kKind = KeyKind::kPost;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.post); }
};
template <>
struct Layout<TokenKey> {
  static constexpr KeyKind kKind = KeyKind::kToken;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.id); }
};
template <>
struct Layout<TokenHashKey> {
  static constexpr KeyKind kKind = KeyKind::kTokenHash;
  static auto Fields(auto& key) { return std::tie(key.hash); }
};
template <>
struct Layout<RequestKey> {
  static constexpr KeyKind kKind = KeyKind::kRequest;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.request_id); }
};
template <>
struct Layout<RequestExpiryKey> {
  static constexpr KeyKind kKind = KeyKind::kRequestExpiry;
  static auto Fields(auto& key) { return std::tie(key.at, key.huvudman, key.request_id); }
};
template <>
struct Layout<WheelHeadKey> {
  static constexpr KeyKind kKind = KeyKind::kWheelHead;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.wheel); }
};
template <>
struct Layout<WheelRevisionKey> {
  static constexpr KeyKind kKind = KeyKind::kWheelRevision;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.wheel, key.number, key.piece); }
};
template <>
struct Layout<RevisionHashKey> {
  static constexpr KeyKind kKind = KeyKind::kRevisionHash;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.hash); }
};
template <>
struct Layout<CalendarHeadKey> {
  static constexpr KeyKind kKind = KeyKind::kCalendarHead;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.name); }
};
template <>
struct Layout<CalendarVersionKey> {
  static constexpr KeyKind kKind = KeyKind::kCalendarVersion;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.name, key.version, key.piece); }
};
template <>
struct Layout<TurnKey> {
  static constexpr KeyKind kKind = KeyKind::kTurn;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.wheel, key.turn); }
};
template <>
struct Layout<PlanKey> {
  static constexpr KeyKind kKind = KeyKind::kPlan;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.plan, key.part, key.index); }
};
template <>
struct Layout<OccurrenceKey> {
  static constexpr KeyKind kKind = KeyKind::kOccurrence;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.occurrence); }
};
template <>
struct Layout<OpenOccurrenceKey> {
  static constexpr KeyKind kKind = KeyKind::kOpenOccurrence;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.occurrence); }
};
template <>
struct Layout<UnitOccurrenceKey> {
  static constexpr KeyKind kKind = KeyKind::kUnitOccurrence;
  static auto Fields(auto& key) {
    return std::tie(key.huvudman, key.occurrence.unit, key.occurrence.wheel, key.occurrence.turn,
                    key.occurrence.activity, key.occurrence.ordinal);
  }
};
template <>
struct Layout<PostTaskKey> {
  static constexpr KeyKind kKind = KeyKind::kPostTask;
  static auto Fields(auto& key) {
    return std::tie(key.huvudman, key.post, key.bucket, key.due_at, key.task);
  }
};
template <>
struct Layout<DueTaskKey> {
  static constexpr KeyKind kKind = KeyKind::kDueTask;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.bucket, key.due_at, key.task); }
};
template <>
struct Layout<TaskKey> {
  static constexpr KeyKind kKind = KeyKind::kTask;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.task); }
};
template <>
struct Layout<DeliveryKey> {
  static constexpr KeyKind kKind = KeyKind::kDelivery;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.post, key.at); }
};
template <>
struct Layout<JournalKey> {
  static constexpr KeyKind kKind = KeyKind::kJournal;
  static auto Fields(auto& key) { return std::tie(key.huvudman, key.revision, key.index); }
};
template <>
struct Layout<SubjectJournalKey> {
  static constexpr KeyKind kKind = KeyKind::kSubjectJournal;
  static auto Fields(auto& key) {
    return std::tie(key.huvudman, key.subject, key.revision, key.index);
  }
};
template <>
struct Layout<LogKey> {
  static constexpr KeyKind kKind = KeyKind::kLog;
  static auto Fields(auto& key) { return std::tie(key.revision, key.huvudman, key.piece); }
};

template <class Key>
std::string EncodeKey(const Key& key) {
  return std::apply([](const auto&... fields) { return Join(Layout<Key>::kKind, fields...); },
                    Layout<Key>::Fields(key));
}

template <class Key>
std::optional<Key> ParseKey(std::string_view bytes) {
  Key key;
  const bool exact =
      std::apply([&](auto&... fields) { return Take(bytes, Layout<Key>::kKind, fields...); },
                 Layout<Key>::Fields(key));
  if (!exact) return std::nullopt;
  return key;
}

// What follows the post in a timer's key, by the number of its alternative.
enum class TargetTag : std::uint8_t {  // On disk: never renumber, never reuse.
  kTurn = 1,
  kUnit = 2,
  kOccurrence = 3,
  kDelivery = 4,
};

struct TargetWriter {
  std::string& out;
  void operator()(const TurnTimer& timer) const {
    Write(out, TargetTag::kTurn);
    Write(out, timer.wheel);
    Write(out, timer.turn);
  }
  void operator()(const UnitTimer& timer) const {
    Write(out, TargetTag::kUnit);
    Write(out, timer.unit);
  }
  void operator()(const OccurrenceTimer& timer) const {
    Write(out, TargetTag::kOccurrence);
    Write(out, timer.occurrence);
    Write(out, timer.kind);
  }
  void operator()(const DeliveryTimer&) const { Write(out, TargetTag::kDelivery); }
};

bool ReadTarget(std::string_view& in, TimerTarget& target) {
  auto tag = TargetTag::kTurn;
  if (!key_bytes::ReadEnum(in, tag, TargetTag::kDelivery)) return false;
  switch (tag) {
    case TargetTag::kTurn: {
      auto& timer = target.emplace<TurnTimer>();
      return Read(in, timer.wheel) && Read(in, timer.turn);
    }
    case TargetTag::kUnit:
      return Read(in, target.emplace<UnitTimer>().unit);
    case TargetTag::kOccurrence: {
      auto& timer = target.emplace<OccurrenceTimer>();
      return Read(in, timer.occurrence) && Read(in, timer.kind);
    }
    case TargetTag::kDelivery:
      target.emplace<DeliveryTimer>();
      return true;
  }
  return false;
}

constexpr std::array kKinds{KeyKind::kOccurrence,
                            KeyKind::kOpenOccurrence,
                            KeyKind::kUnitOccurrence,
                            KeyKind::kCalendarHead,
                            KeyKind::kCalendarVersion,
                            KeyKind::kPlan,
                            KeyKind::kHuvudman,
                            KeyKind::kJournal,
                            KeyKind::kSubjectJournal,
                            KeyKind::kToken,
                            KeyKind::kTokenHash,
                            KeyKind::kLog,
                            KeyKind::kMeta,
                            KeyKind::kDelivery,
                            KeyKind::kPost,
                            KeyKind::kPerson,
                            KeyKind::kRequest,
                            KeyKind::kRequestExpiry,
                            KeyKind::kTurn,
                            KeyKind::kPostTask,
                            KeyKind::kDueTask,
                            KeyKind::kTask,
                            KeyKind::kUnit,
                            KeyKind::kWheelHead,
                            KeyKind::kWheelRevision,
                            KeyKind::kRevisionHash,
                            KeyKind::kTimer};

}  // namespace

TaskBucket BucketOf(core::TaskState state) {
  const bool ended = state == core::TaskState::kDone || state == core::TaskState::kWithdrawn;
  return ended ? TaskBucket::kEnded : TaskBucket::kOpen;
}

std::optional<KeyKind> KindOf(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  for (const KeyKind kind : kKinds) {
    if (bytes.front() == static_cast<char>(kind)) return kind;
  }
  return std::nullopt;
}

std::string Encode(const MetaKey& key) { return EncodeKey(key); }
std::string Encode(const HuvudmanKey& key) { return EncodeKey(key); }
std::string Encode(const UnitKey& key) { return EncodeKey(key); }
std::string Encode(const PersonKey& key) { return EncodeKey(key); }
std::string Encode(const PostKey& key) { return EncodeKey(key); }
std::string Encode(const TokenKey& key) { return EncodeKey(key); }
std::string Encode(const TokenHashKey& key) { return EncodeKey(key); }
std::string Encode(const RequestKey& key) { return EncodeKey(key); }
std::string Encode(const RequestExpiryKey& key) { return EncodeKey(key); }
std::string Encode(const WheelHeadKey& key) { return EncodeKey(key); }
std::string Encode(const WheelRevisionKey& key) { return EncodeKey(key); }
std::string Encode(const RevisionHashKey& key) { return EncodeKey(key); }
std::string Encode(const CalendarHeadKey& key) { return EncodeKey(key); }
std::string Encode(const CalendarVersionKey& key) { return EncodeKey(key); }
std::string Encode(const TurnKey& key) { return EncodeKey(key); }
std::string Encode(const PlanKey& key) { return EncodeKey(key); }
std::string Encode(const OccurrenceKey& key) { return EncodeKey(key); }
std::string Encode(const OpenOccurrenceKey& key) { return EncodeKey(key); }
std::string Encode(const UnitOccurrenceKey& key) { return EncodeKey(key); }
std::string Encode(const PostTaskKey& key) { return EncodeKey(key); }
std::string Encode(const DueTaskKey& key) { return EncodeKey(key); }
std::string Encode(const TaskKey& key) { return EncodeKey(key); }
std::string Encode(const DeliveryKey& key) { return EncodeKey(key); }
std::string Encode(const JournalKey& key) { return EncodeKey(key); }
std::string Encode(const SubjectJournalKey& key) { return EncodeKey(key); }
std::string Encode(const LogKey& key) { return EncodeKey(key); }
std::string Encode(const TimerKey& key) {
  std::string out = Join(KeyKind::kTimer, key.at, key.huvudman, key.post);
  std::visit(TargetWriter{out}, key.target);
  return out;
}

std::optional<MetaKey> ParseMetaKey(std::string_view bytes) { return ParseKey<MetaKey>(bytes); }
std::optional<HuvudmanKey> ParseHuvudmanKey(std::string_view bytes) {
  return ParseKey<HuvudmanKey>(bytes);
}
std::optional<UnitKey> ParseUnitKey(std::string_view bytes) { return ParseKey<UnitKey>(bytes); }
std::optional<PersonKey> ParsePersonKey(std::string_view bytes) {
  return ParseKey<PersonKey>(bytes);
}
std::optional<PostKey> ParsePostKey(std::string_view bytes) { return ParseKey<PostKey>(bytes); }
std::optional<TokenKey> ParseTokenKey(std::string_view bytes) { return ParseKey<TokenKey>(bytes); }
std::optional<TokenHashKey> ParseTokenHashKey(std::string_view bytes) {
  return ParseKey<TokenHashKey>(bytes);
}
std::optional<RequestKey> ParseRequestKey(std::string_view bytes) {
  return ParseKey<RequestKey>(bytes);
}
std::optional<RequestExpiryKey> ParseRequestExpiryKey(std::string_view bytes) {
  return ParseKey<RequestExpiryKey>(bytes);
}
std::optional<WheelHeadKey> ParseWheelHeadKey(std::string_view bytes) {
  return ParseKey<WheelHeadKey>(bytes);
}
std::optional<WheelRevisionKey> ParseWheelRevisionKey(std::string_view bytes) {
  return ParseKey<WheelRevisionKey>(bytes);
}
std::optional<RevisionHashKey> ParseRevisionHashKey(std::string_view bytes) {
  return ParseKey<RevisionHashKey>(bytes);
}
std::optional<CalendarHeadKey> ParseCalendarHeadKey(std::string_view bytes) {
  return ParseKey<CalendarHeadKey>(bytes);
}
std::optional<CalendarVersionKey> ParseCalendarVersionKey(std::string_view bytes) {
  return ParseKey<CalendarVersionKey>(bytes);
}
std::optional<TurnKey> ParseTurnKey(std::string_view bytes) { return ParseKey<TurnKey>(bytes); }
std::optional<PlanKey> ParsePlanKey(std::string_view bytes) { return ParseKey<PlanKey>(bytes); }
std::optional<OccurrenceKey> ParseOccurrenceKey(std::string_view bytes) {
  return ParseKey<OccurrenceKey>(bytes);
}
std::optional<OpenOccurrenceKey> ParseOpenOccurrenceKey(std::string_view bytes) {
  return ParseKey<OpenOccurrenceKey>(bytes);
}
std::optional<UnitOccurrenceKey> ParseUnitOccurrenceKey(std::string_view bytes) {
  return ParseKey<UnitOccurrenceKey>(bytes);
}
std::optional<PostTaskKey> ParsePostTaskKey(std::string_view bytes) {
  return ParseKey<PostTaskKey>(bytes);
}
std::optional<DueTaskKey> ParseDueTaskKey(std::string_view bytes) {
  return ParseKey<DueTaskKey>(bytes);
}
std::optional<TaskKey> ParseTaskKey(std::string_view bytes) { return ParseKey<TaskKey>(bytes); }
std::optional<DeliveryKey> ParseDeliveryKey(std::string_view bytes) {
  return ParseKey<DeliveryKey>(bytes);
}
std::optional<JournalKey> ParseJournalKey(std::string_view bytes) {
  return ParseKey<JournalKey>(bytes);
}
std::optional<SubjectJournalKey> ParseSubjectJournalKey(std::string_view bytes) {
  return ParseKey<SubjectJournalKey>(bytes);
}
std::optional<LogKey> ParseLogKey(std::string_view bytes) { return ParseKey<LogKey>(bytes); }
std::optional<TimerKey> ParseTimerKey(std::string_view bytes) {
  if (KindOf(bytes) != KeyKind::kTimer) return std::nullopt;
  bytes.remove_prefix(1);
  TimerKey key;
  const bool exact = Read(bytes, key.at) && Read(bytes, key.huvudman) && Read(bytes, key.post) &&
                     ReadTarget(bytes, key.target) && bytes.empty();
  if (!exact) return std::nullopt;
  return key;
}

}  // namespace hjul::store
