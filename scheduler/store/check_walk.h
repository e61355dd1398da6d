// The walk of CheckStore over one snapshot: a function per kind of key, each looking at one record
// and at what must stand beside it. Internal to check*.cc.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "scheduler/store/check.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/records.h"
#include "scheduler/store/store.h"

namespace hjul::store {

// A kind in words, as in README.md.
std::string_view NameOf(KeyKind kind);

class CheckWalk {
 public:
  CheckWalk(const Snapshot& snapshot, const CheckOptions& options)
      : snapshot_(snapshot), options_(options) {}

  // Errors: those of CheckStore.
  absl::StatusOr<CheckReport> Run();

 private:
  // check.cc
  absl::Status ReadMeta();
  absl::Status ReadHuvudmen();
  absl::Status WalkByte(unsigned char byte);
  absl::Status Visit(std::string_view key, std::string_view value);
  void Look(KeyKind kind, const std::string& key, std::string_view value);
  void Summarise();

  // check_organisation.cc
  void LookAtMeta(const std::string& key, std::string_view value);
  void LookAtHuvudman(const std::string& key, std::string_view value);
  void LookAtUnit(const std::string& key, std::string_view value);
  void LookAtPerson(const std::string& key, std::string_view value);
  void LookAtPost(const std::string& key, std::string_view value);
  void LookAtToken(const std::string& key, std::string_view value);
  void LookAtTokenHash(const std::string& key, std::string_view value);
  void LookAtRequest(const std::string& key, std::string_view value);
  void LookAtRequestExpiry(const std::string& key, std::string_view value);

  // check_wheels.cc
  void LookAtWheelHead(const std::string& key, std::string_view value);
  void LookAtWheelRevision(const std::string& key, std::string_view value);
  void LookAtRevisionHash(const std::string& key, std::string_view value);
  void LookAtCalendarHead(const std::string& key, std::string_view value);
  void LookAtCalendarVersion(const std::string& key, std::string_view value);
  void LookAtTurn(const std::string& key, std::string_view value);
  void LookAtPlan(const std::string& key, std::string_view value);
  void LookAtLog(const std::string& key, std::string_view value);

  // check_work.cc
  void LookAtOccurrence(const std::string& key, std::string_view value);
  void LookAtOpenOccurrence(const std::string& key, std::string_view value);
  void LookAtUnitOccurrence(const std::string& key, std::string_view value);
  void LookAtPostTask(const std::string& key, std::string_view value);
  void LookAtDueTask(const std::string& key, std::string_view value);
  void LookAtTask(const std::string& key, std::string_view value);
  void LookAtTimer(const std::string& key, std::string_view value);
  void LookAtDelivery(const std::string& key, std::string_view value);
  void LookAtJournal(const std::string& key, std::string_view value);
  void LookAtSubjectJournal(const std::string& key, std::string_view value);

  void Fault(std::string_view key, std::string what);
  // The parsed key, or nothing and a fault; also one for a huvudman that is not there.
  template <class Key>
  std::optional<Key> Parsed(const std::string& key, std::optional<Key> (*parse)(std::string_view));
  // The decoded value, or nothing and a fault under `key`.
  template <class T>
  std::optional<T> Decoded(const std::string& key, std::string_view value,
                           absl::StatusOr<T> (*decode)(std::string_view));
  // What another key holds; nothing where there is none or it cannot be read.
  std::optional<std::string> Read(const std::string& other);
  template <class T>
  std::optional<T> Read(const std::string& other, absl::StatusOr<T> (*decode)(std::string_view));
  // A fault under `key` unless `other` is there, with exactly `value` if one is given.
  void Expect(std::string_view key, const std::string& other,
              const std::optional<std::string>& value = std::nullopt);
  void ExpectEmpty(std::string_view key, std::string_view value);

  // One record in pieces: gathered until the next begins, then looked at as a whole.
  struct Pieces {
    std::string first_key;
    std::string bytes;
    std::uint32_t next = 0;
    bool whole = true;
  };
  // Adds a piece of the record that `same` says is still going on.
  void Gather(const std::string& key, std::string_view value, std::uint32_t piece, bool same);
  void FinishPieces();

  const Snapshot& snapshot_;
  const CheckOptions& options_;
  CheckReport report_;
  absl::Status stopped_;  // Why the walk ends early.
  std::string low_water_;
  std::set<HuvudmanId> huvudmen_;
  std::optional<Pieces> pieces_;
  std::set<std::string> turns_waiting_;  // Keys of turns that must have a timer and were not met.
  std::optional<PlanKey> plan_part_;     // The last one: parts are numbered without a gap.
  std::optional<JournalKey> journal_;    // The last one.
};

// --- Templates --------------------------------------------------------------------------------

template <class Key>
std::optional<Key> CheckWalk::Parsed(const std::string& key,
                                     std::optional<Key> (*parse)(std::string_view)) {
  std::optional<Key> parsed = parse(key);
  if (!parsed) {
    Fault(key, "the key does not parse");
    return parsed;
  }
  if constexpr (requires { parsed->huvudman; }) {
    if (!huvudmen_.contains(parsed->huvudman)) Fault(key, "there is no such huvudman");
  }
  return parsed;
}

template <class T>
std::optional<T> CheckWalk::Decoded(const std::string& key, std::string_view value,
                                    absl::StatusOr<T> (*decode)(std::string_view)) {
  absl::StatusOr<T> decoded = decode(value);
  if (!decoded.ok()) {
    Fault(key, std::string(decoded.status().message()));
    return std::nullopt;
  }
  return *std::move(decoded);
}

template <class T>
std::optional<T> CheckWalk::Read(const std::string& other,
                                 absl::StatusOr<T> (*decode)(std::string_view)) {
  const std::optional<std::string> bytes = Read(other);
  if (!bytes) return std::nullopt;
  absl::StatusOr<T> decoded = decode(*bytes);  // Its own visit says what is wrong with it.
  if (!decoded.ok()) return std::nullopt;
  return *std::move(decoded);
}

}  // namespace hjul::store
