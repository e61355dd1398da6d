// Looks at a server that has just come up and stands still: is everything there that was
// acknowledged, once, and does everybody who watches know what lists show? Thread-compatible.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "client.h"
#include "findings.h"
#include "history.h"
#include "hjul/v1/operation_service.pb.h"
#include "ledger.h"
#include "picture.h"
#include "roster.h"
#include "watcher.h"

namespace hjul::crash {

class Examiner {
 public:
  using Watchers = std::vector<std::unique_ptr<Watcher>>;

  Examiner(const Roster& roster, Ledger& ledger, Findings& findings, std::uint64_t seed);

  // What is there already is not looked at. The rest as for Examine.
  void BeginAt(const Connection& connection);
  // Requires: the server's clock stands still, and nobody else asks it for anything.
  void Examine(const Connection& connection, const Watchers& watchers);

  const History& history() const { return history_; }
  // Requests that an examination found without an answer, and of these carried out.
  std::size_t unanswered() const { return unanswered_; }
  std::size_t applied() const { return applied_; }

 private:
  // Sends again what has no answer, and some of what has: the first answer is the only one.
  void Repeat(const Connection& connection, std::vector<Entry>& entries);
  void RepeatSome(const Connection& connection);
  std::vector<v1::JournalEntry> ReadJournal(const Connection& connection);
  void CheckStatus(const v1::GetServerStatusResponse& status);
  void CheckNames(const Connection& connection);
  void CheckWatcher(const Connection& connection, Watcher& watcher);
  // The occurrences' histories: notes once, rungs once and never after the end.
  void CheckOccurrences(const Picture& picture);
  void CheckSeen(const std::vector<Entry>& entries, const Picture& picture);
  // What the journal says of an occurrence was pushed at the same revision.
  void CheckPushed(const std::vector<v1::JournalEntry>& journal, Watcher& watcher);
  // Leaves a mark that every watcher is given, and returns its revision.
  std::uint64_t LeaveMark(const Connection& connection);
  // Leaves marks until nothing comes between two: what was due has been done. The last one's.
  std::uint64_t Settle(const Connection& connection);
  absl::StatusOr<v1::GetServerStatusResponse> Status(const Connection& connection);

  const Roster& roster_;
  Ledger& ledger_;
  Findings& findings_;
  std::mt19937_64 random_;
  History history_;
  std::deque<Entry> recent_;  // Acknowledged, to be sent again.
  std::int64_t at_ms_ = 0;    // The server's clock at the last examination.
  int marks_ = 0;
  std::size_t unanswered_ = 0;
  std::size_t applied_ = 0;
};

}  // namespace hjul::crash
