// One commit under construction: the draft, and everything that goes with it: journal lines, the
// change log, the configuration as already changed. All decisions of the writer are made on it.
//
// Not thread-safe; lives through one commit.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/step.h"
#include "scheduler/engine/draft.h"
#include "scheduler/engine/occurrence_records.h"
#include "scheduler/engine/world.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/records.h"

namespace hjul::engine {

using core::HuvudmanId;
using core::Instant;
using Worlds = std::map<HuvudmanId, std::shared_ptr<const World>>;
using LogEntries = std::vector<std::pair<HuvudmanId, store::LogEntry>>;

// What is remembered from one commit to the next; all of it could be read again.
struct Memory {
  Worlds worlds;
  ParsedTexts parsed;
  OccurrenceShelf shelf;
};

class Commit {
 public:
  // `base` is the state before, and `memory` what is remembered of it; both outlive this.
  Commit(const store::Snapshot& base, Memory& memory, Instant now)
      : draft_(base), memory_(memory), records_(draft_, memory.shelf), now_(now) {}

  Draft& draft() { return draft_; }
  const Draft& draft() const { return draft_; }
  OccurrenceRecords& records() { return records_; }
  Instant now() const { return now_; }
  core::Date today() const;
  // The revision that this commit will have.
  store::Revision revision() const { return draft_.revision() + 1; }

  // The configuration as changed so far. Errors: kNotFound, kDataLoss.
  absl::StatusOr<std::shared_ptr<const World>> WorldOf(const HuvudmanId& huvudman);
  // Call after writing units, persons, posts, wheels, calendars or turns.
  void WorldChanged(const HuvudmanId& huvudman) { stale_.insert(huvudman); }
  // Those that differ from before.
  const Worlds& changed_worlds() const { return changed_worlds_; }
  // Brings every stale world up to date. Errors: kDataLoss.
  absl::Status RefreshWorlds();

  // Who the decisions that follow are made for; ends up in the journal.
  void SetRequest(std::string request_id) { request_id_ = std::move(request_id); }
  const std::string& request_id() const { return request_id_; }

  void Journal(const HuvudmanId& huvudman, store::JournalEntry entry);
  void Changed(const HuvudmanId& huvudman, store::Change change);

  // A place to go back to when a decision fails. Cheap: most decisions change no world.
  struct Savepoint {
    Draft::Savepoint draft;
    std::size_t changes;
    std::uint32_t journal;
    Worlds changed_worlds;
    std::set<HuvudmanId> stale;
  };
  Savepoint Save() const;
  void RollBack(Savepoint to);

  // Writes the change log and returns its entries for the feed; of several changes of one thing
  // (and post) the last counts. Call once, before TakeBatch.
  LogEntries FinishLog();

 private:
  Draft draft_;
  Memory& memory_;
  OccurrenceRecords records_;
  Worlds changed_worlds_;
  Instant now_;
  std::set<HuvudmanId> stale_;
  std::string request_id_;
  std::vector<std::pair<HuvudmanId, store::Change>> changes_;
  std::uint32_t journal_index_ = 0;
};

// Reads and decodes one record: nullopt when there is none.
template <class T>
absl::StatusOr<std::optional<T>> Load(const store::Snapshot& from, const std::string& key,
                                      absl::StatusOr<T> (*decode)(std::string_view)) {
  auto bytes = from.Get(key);
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return std::nullopt;
  }
  auto decoded = decode(**bytes);
  if (!decoded.ok()) {
    return decoded.status();
  }
  return *std::move(decoded);
}

}  // namespace hjul::engine
