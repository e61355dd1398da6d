// Keys of the store: bytes that parse are the bytes that the parsed key is written as.
#include "scheduler/store/keys.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {
namespace {

// Returns: 1 when `bytes` are a key of this kind.
template <class Key>
int Try(std::string_view bytes, std::optional<Key> (*parse)(std::string_view),
        store::KeyKind kind) {
  const std::optional<Key> key = parse(bytes);
  if (!key) {
    return 0;
  }
  Expect(store::Encode(*key) == bytes, "a parsed key is written as the same bytes");
  Expect(store::KindOf(bytes) == kind, "a key's kind is its first byte");
  return 1;
}

int TryAll(std::string_view bytes) {
  using store::KeyKind;
  return Try(bytes, &store::ParseMetaKey, KeyKind::kMeta) +
         Try(bytes, &store::ParseHuvudmanKey, KeyKind::kHuvudman) +
         Try(bytes, &store::ParseUnitKey, KeyKind::kUnit) +
         Try(bytes, &store::ParsePersonKey, KeyKind::kPerson) +
         Try(bytes, &store::ParsePostKey, KeyKind::kPost) +
         Try(bytes, &store::ParseTokenKey, KeyKind::kToken) +
         Try(bytes, &store::ParseTokenHashKey, KeyKind::kTokenHash) +
         Try(bytes, &store::ParseRequestKey, KeyKind::kRequest) +
         Try(bytes, &store::ParseRequestExpiryKey, KeyKind::kRequestExpiry) +
         Try(bytes, &store::ParseWheelHeadKey, KeyKind::kWheelHead) +
         Try(bytes, &store::ParseWheelRevisionKey, KeyKind::kWheelRevision) +
         Try(bytes, &store::ParseRevisionHashKey, KeyKind::kRevisionHash) +
         Try(bytes, &store::ParseCalendarHeadKey, KeyKind::kCalendarHead) +
         Try(bytes, &store::ParseCalendarVersionKey, KeyKind::kCalendarVersion) +
         Try(bytes, &store::ParseTurnKey, KeyKind::kTurn) +
         Try(bytes, &store::ParsePlanKey, KeyKind::kPlan) +
         Try(bytes, &store::ParseOccurrenceKey, KeyKind::kOccurrence) +
         Try(bytes, &store::ParseOpenOccurrenceKey, KeyKind::kOpenOccurrence) +
         Try(bytes, &store::ParseUnitOccurrenceKey, KeyKind::kUnitOccurrence) +
         Try(bytes, &store::ParsePostTaskKey, KeyKind::kPostTask) +
         Try(bytes, &store::ParseDueTaskKey, KeyKind::kDueTask) +
         Try(bytes, &store::ParseTaskKey, KeyKind::kTask) +
         Try(bytes, &store::ParseTimerKey, KeyKind::kTimer) +
         Try(bytes, &store::ParseDeliveryKey, KeyKind::kDelivery) +
         Try(bytes, &store::ParseJournalKey, KeyKind::kJournal) +
         Try(bytes, &store::ParseSubjectJournalKey, KeyKind::kSubjectJournal) +
         Try(bytes, &store::ParseLogKey, KeyKind::kLog);
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul::fuzz;
  Expect(TryAll(TextOf(data, size)) <= 1, "a key is of one kind");
  return 0;
}
