// Looking at meta, organisation, access and requests.
#include <fmt/format.h>

#include "scheduler/store/batch_check.h"
#include "scheduler/store/check_walk.h"
#include "scheduler/store/codec.h"

namespace hjul::store {

void CheckWalk::LookAtMeta(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseMetaKey);
  if (!parsed) return;
  switch (parsed->name) {
    case MetaName::kFormatVersion:
      if (const auto version = Decoded(key, value, &DecodeNumber);
          version && *version != kStoreFormat) {
        Fault(key, fmt::format("is {}, and should be {}", *version, kStoreFormat));
      }
      return;
    case MetaName::kEpoch:
      Decoded(key, value, &DecodeNumber);
      return;
    case MetaName::kRevision:
      if (const auto revision = Decoded(key, value, &DecodeNumber);
          revision && *revision != report_.revision) {
        Fault(key, fmt::format("is {}, and the store is at {}", *revision, report_.revision));
      }
      return;
    case MetaName::kClockHighWater:
      Decoded(key, value, &DecodeInstant);
      return;
    case MetaName::kTimerLowWater:
      if (!value.empty() && !ParseTimerKey(value)) Fault(key, "is no timer's key");
      return;
    case MetaName::kClaimCodeHash:
    case MetaName::kZoneRules:
      return;
  }
}

void CheckWalk::LookAtHuvudman(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseHuvudmanKey);
  const auto record = Decoded(key, value, &DecodeHuvudman);
  if (parsed && record && record->id != parsed->huvudman) Fault(key, "names another huvudman");
}

void CheckWalk::LookAtUnit(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseUnitKey);
  const auto unit = Decoded(key, value, &DecodeUnit);
  if (parsed && unit && unit->id != parsed->unit) Fault(key, "names another unit");
}

void CheckWalk::LookAtPerson(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParsePersonKey);
  const auto person = Decoded(key, value, &DecodePerson);
  if (parsed && person && person->id != parsed->person) Fault(key, "names another person");
}

void CheckWalk::LookAtPost(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParsePostKey);
  const auto post = Decoded(key, value, &DecodePost);
  if (!parsed || !post) return;
  if (post->id != parsed->post) Fault(key, "names another post");
  if (!parsed->post.unit.empty()) Expect(key, Encode(UnitKey{parsed->huvudman, parsed->post.unit}));
}

void CheckWalk::LookAtToken(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseTokenKey);
  const auto token = Decoded(key, value, &DecodeToken);
  if (!parsed || !token) return;
  if (token->id != parsed->id) Fault(key, "names another token");
  // A revoked token may have lost its hash; one that is in force is found by it.
  if (!token->revoked_at) {
    Expect(key, Encode(TokenHashKey{token->hash}),
           Encode(TokenPlace{.huvudman = parsed->huvudman, .id = parsed->id}));
  }
}

void CheckWalk::LookAtTokenHash(const std::string& key, std::string_view value) {
  const auto parsed = Parsed(key, &ParseTokenHashKey);
  const auto place = Decoded(key, value, &DecodeTokenPlace);
  if (!parsed || !place) return;
  const auto token = Read(Encode(TokenKey{place->huvudman, place->id}), &DecodeToken);
  if (!token || token->hash != parsed->hash) Fault(key, "leads to no token with this hash");
}

void CheckWalk::LookAtRequest(const std::string& key, std::string_view value) {
  Parsed(key, &ParseRequestKey);
  const auto request = Decoded(key, value, &DecodeRequest);
  if (!request) return;
  const auto result = Decoded(key, request->result, &DecodeResult);
  if (result && result->revision > report_.revision) {
    Fault(key, fmt::format("was answered at revision {}, later than the store", result->revision));
  }
}

void CheckWalk::LookAtRequestExpiry(const std::string& key, std::string_view value) {
  ExpectEmpty(key, value);
  if (const auto parsed = Parsed(key, &ParseRequestExpiryKey)) {
    Expect(key, Encode(RequestKey{parsed->huvudman, parsed->request_id}));
  }
}

}  // namespace hjul::store
