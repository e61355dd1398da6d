// The acknowledged-writes file: what was intended before it was sent, and what came of it.
//
// It is kept by another process than the server's, so whatever happens to the server it stands;
// every line is in the kernel's hands before the call goes on. Thread-safe.
//
//   intend c3-w2-17 hjul.v1.TaskService/TakeAction rektor-bjorkskolan
//   acknowledge c3-w2-17 4711        with the revision
//   refuse c3-w2-18 FAILED_PRECONDITION
//   unanswered c3-w2-19
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "client.h"

namespace hjul::crash {

using Steady = std::chrono::steady_clock::time_point;

enum class Outcome : std::uint8_t { kUnanswered, kAcknowledged, kRefused };

// One change that somebody wants.
struct Intent {
  std::string id;  // Its request id.
  Request request;
  std::string who;            // For people: "rektor-bjorkskolan".
  std::string token;          // Whose it is.
  bool journaled = true;      // Carrying it out leaves a line in the journal.
  std::string seen_delivery;  // The message that it marks as seen, if that is what it does.
};

struct Entry {
  Intent intent;
  Outcome outcome = Outcome::kUnanswered;
  std::uint64_t revision = 0;  // Of what was acknowledged.
  absl::Status refusal;
  Steady sent_at;
  Steady answered_at = Steady::max();
};

class Ledger {
 public:
  explicit Ledger(const std::filesystem::path& file);
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  // Call before sending. Returns the entry's place, for Answered.
  std::size_t Intend(Intent intent);
  // An entry may be answered again: what is known stays known.
  void Answered(std::size_t place, const Reply& reply);
  // What has been intended since the last call, and forgets it. Requires: nobody waits for an
  // answer.
  std::vector<Entry> Take();

 private:
  void Write(const std::string& line) const;

  const int file_;
  std::mutex mutex_;
  std::vector<Entry> entries_;  // Guarded by mutex_.
};

// What `reply` says of `entry`; a later answer never takes back an earlier one.
void Learn(const Reply& reply, Entry& entry);

}  // namespace hjul::crash
