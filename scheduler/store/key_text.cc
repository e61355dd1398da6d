// Keys for people: what check reports and logs name a key by.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "scheduler/store/check.h"
#include "scheduler/store/check_walk.h"
#include "scheduler/store/keys.h"

namespace hjul::store {
namespace {

constexpr std::size_t kBytesShown = 80;

std::string Bytes(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes.substr(0, kBytesShown)) {
    const auto number = static_cast<unsigned char>(byte);
    if (number > 0x20 && number < 0x7f && byte != '\\') {
      text.push_back(byte);
    } else {
      text += fmt::format("\\x{:02x}", number);
    }
  }
  return bytes.size() > kBytesShown ? text + "..." : text;
}

std::string Text(const std::string& text) { return Bytes(text); }
template <class Tag>
std::string Text(const core::Id<Tag>& id) {
  return id.str();
}
std::string Text(const core::PostId& post) { return core::ToString(post); }
std::string Text(const std::optional<core::PostId>& post) {
  return post ? core::ToString(*post) : "none";
}
std::string Text(const core::OccurrenceId& id) { return core::ToString(id); }
std::string Text(const core::TaskId& id) { return core::ToString(id); }
std::string Text(Instant at) { return fmt::format("{}ms", at.time_since_epoch().count()); }
std::string Text(const std::optional<Instant>& at) { return at ? Text(*at) : "none"; }
std::string Text(std::uint32_t number) { return std::to_string(number); }
std::string Text(Revision number) { return std::to_string(number); }
std::string Text(TaskBucket bucket) { return bucket == TaskBucket::kOpen ? "open" : "ended"; }
std::string Text(PlanPart part) { return part == PlanPart::kHead ? "head" : "changes"; }
std::string Text(MetaName name) {
  switch (name) {
    case MetaName::kFormatVersion:
      return "format-version";
    case MetaName::kEpoch:
      return "epoch";
    case MetaName::kRevision:
      return "revision";
    case MetaName::kClockHighWater:
      return "clock-high-water";
    case MetaName::kTimerLowWater:
      return "timer-low-water";
    case MetaName::kClaimCodeHash:
      return "claim-code-hash";
    case MetaName::kZoneRules:
      return "zone-rules";
  }
  return "unknown";
}
std::string Text(const TimerTarget& target) {
  if (const auto* turn = std::get_if<TurnTimer>(&target)) {
    return fmt::format("turn/{}/{}", turn->wheel.str(), turn->turn.str());
  }
  if (const auto* unit = std::get_if<UnitTimer>(&target)) return "unit/" + unit->unit.str();
  if (const auto* timer = std::get_if<OccurrenceTimer>(&target)) {
    return fmt::format("occurrence/{}/{}", core::ToString(timer->occurrence),
                       static_cast<int>(timer->kind));
  }
  return "delivery";
}

// "name=value ..."; nothing to add ends it.
std::string Fields() { return {}; }
template <class Value, class... Rest>
std::string Fields(const char* name, const Value& value, const Rest&... rest) {
  return fmt::format(" {}={}", name, Text(value)) + Fields(rest...);
}

// What follows the kind, if the key parses.
std::optional<std::string> FieldsOf(KeyKind kind, std::string_view key) {
  const auto told = [](const auto& parsed, const auto& tell) -> std::optional<std::string> {
    if (!parsed) return std::nullopt;
    return tell(*parsed);
  };
  switch (kind) {
    case KeyKind::kMeta:
      return told(ParseMetaKey(key), [](const auto& k) { return Fields("name", k.name); });
    case KeyKind::kHuvudman:
      return told(ParseHuvudmanKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman); });
    case KeyKind::kUnit:
      return told(ParseUnitKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "unit", k.unit); });
    case KeyKind::kPerson:
      return told(ParsePersonKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "person", k.person); });
    case KeyKind::kPost:
      return told(ParsePostKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "post", k.post); });
    case KeyKind::kToken:
      return told(ParseTokenKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "token", k.id); });
    case KeyKind::kTokenHash:  // Whoever knows a hash knows no token; still it is nobody's
                               // business.
      return told(ParseTokenHashKey(key),
                  [](const auto& k) { return Fields("hash", k.hash.substr(0, 8)); });
    case KeyKind::kRequest:
      return told(ParseRequestKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "request", k.request_id);
      });
    case KeyKind::kRequestExpiry:
      return told(ParseRequestExpiryKey(key), [](const auto& k) {
        return Fields("at", k.at, "huvudman", k.huvudman, "request", k.request_id);
      });
    case KeyKind::kWheelHead:
      return told(ParseWheelHeadKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "wheel", k.wheel); });
    case KeyKind::kWheelRevision:
      return told(ParseWheelRevisionKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "wheel", k.wheel, "number", k.number, "piece",
                      k.piece);
      });
    case KeyKind::kRevisionHash:
      return told(ParseRevisionHashKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "hash", k.hash); });
    case KeyKind::kCalendarHead:
      return told(ParseCalendarHeadKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "name", k.name); });
    case KeyKind::kCalendarVersion:
      return told(ParseCalendarVersionKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "name", k.name, "version", k.version, "piece",
                      k.piece);
      });
    case KeyKind::kTurn:
      return told(ParseTurnKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "wheel", k.wheel, "turn", k.turn);
      });
    case KeyKind::kPlan:
      return told(ParsePlanKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "plan", k.plan, "part", k.part, "index", k.index);
      });
    case KeyKind::kOccurrence:
      return told(ParseOccurrenceKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "id", k.occurrence); });
    case KeyKind::kOpenOccurrence:
      return told(ParseOpenOccurrenceKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "id", k.occurrence); });
    case KeyKind::kUnitOccurrence:
      return told(ParseUnitOccurrenceKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "id", k.occurrence); });
    case KeyKind::kPostTask:
      return told(ParsePostTaskKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "post", k.post, "bucket", k.bucket, "due", k.due_at,
                      "id", k.task);
      });
    case KeyKind::kDueTask:
      return told(ParseDueTaskKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "bucket", k.bucket, "due", k.due_at, "id", k.task);
      });
    case KeyKind::kTask:
      return told(ParseTaskKey(key),
                  [](const auto& k) { return Fields("huvudman", k.huvudman, "id", k.task); });
    case KeyKind::kTimer:
      return told(ParseTimerKey(key), [](const auto& k) {
        return Fields("at", k.at, "huvudman", k.huvudman, "post", k.post, "for", k.target);
      });
    case KeyKind::kDelivery:
      return told(ParseDeliveryKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "post", k.post, "at", k.at);
      });
    case KeyKind::kJournal:
      return told(ParseJournalKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "revision", k.revision, "index", k.index);
      });
    case KeyKind::kSubjectJournal:
      return told(ParseSubjectJournalKey(key), [](const auto& k) {
        return Fields("huvudman", k.huvudman, "subject", k.subject, "revision", k.revision, "index",
                      k.index);
      });
    case KeyKind::kLog:
      return told(ParseLogKey(key), [](const auto& k) {
        return Fields("revision", k.revision, "huvudman", k.huvudman, "piece", k.piece);
      });
  }
  return std::nullopt;
}

}  // namespace

std::string_view NameOf(KeyKind kind) {
  switch (kind) {
    case KeyKind::kMeta:
      return "meta";
    case KeyKind::kHuvudman:
      return "huvudman";
    case KeyKind::kUnit:
      return "unit";
    case KeyKind::kPerson:
      return "person";
    case KeyKind::kPost:
      return "post";
    case KeyKind::kToken:
      return "token";
    case KeyKind::kTokenHash:
      return "token by hash";
    case KeyKind::kRequest:
      return "request";
    case KeyKind::kRequestExpiry:
      return "request by expiry";
    case KeyKind::kWheelHead:
      return "wheel head";
    case KeyKind::kWheelRevision:
      return "wheel revision";
    case KeyKind::kRevisionHash:
      return "revision by hash";
    case KeyKind::kCalendarHead:
      return "calendar head";
    case KeyKind::kCalendarVersion:
      return "calendar version";
    case KeyKind::kTurn:
      return "turn";
    case KeyKind::kPlan:
      return "plan";
    case KeyKind::kOccurrence:
      return "occurrence";
    case KeyKind::kOpenOccurrence:
      return "open occurrence";
    case KeyKind::kUnitOccurrence:
      return "occurrence by unit";
    case KeyKind::kPostTask:
      return "task by post";
    case KeyKind::kDueTask:
      return "task by due";
    case KeyKind::kTask:
      return "task";
    case KeyKind::kTimer:
      return "timer";
    case KeyKind::kDelivery:
      return "delivery";
    case KeyKind::kJournal:
      return "journal";
    case KeyKind::kSubjectJournal:
      return "journal by subject";
    case KeyKind::kLog:
      return "change log";
  }
  return "unknown";
}

std::string ReadableKey(std::string_view key) {
  const std::optional<KeyKind> kind = KindOf(key);
  if (!kind) return fmt::format("unknown: {}", Bytes(key));
  const std::optional<std::string> fields = FieldsOf(*kind, key);
  if (!fields) return fmt::format("{}: {}", NameOf(*kind), Bytes(key));
  return fmt::format("{}:{}", NameOf(*kind), *fields);
}

}  // namespace hjul::store
