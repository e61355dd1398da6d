// One municipality's life on one folder: a server, those who work against it and those who watch,
// through starts, loads and ends. Thread-compatible: starts servers, so one thread lives through
// it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <string>

#include "examiner.h"
#include "findings.h"
#include "ledger.h"
#include "roster.h"
#include "server.h"
#include "store_look.h"
#include "watcher.h"

namespace hjul::crash {

struct Tally {
  std::size_t cycles = 0;
  std::size_t ends = 0;        // Kills under load, while starting, or while a store was looked at.
  std::size_t requests = 0;    // Sent and carried out.
  std::size_t unanswered = 0;  // Requests whose answer never came.
  std::size_t applied = 0;     // Of these carried out, before or after.
  std::size_t looks = 0;       // At stores.
  std::uint64_t revisions = 0;
  std::string impossible;  // Why it cannot be done on this machine; empty: it was.
  Tally& operator+=(const Tally& other);
};

struct Load {
  int workers = 6;
  milliseconds deadline = Connection::kDeadline;
  bool patient = false;
};

class Round {
 public:
  Round(std::string program, std::filesystem::path directory, std::uint64_t seed,
        Findings& findings);
  ~Round();

  // The first start, whole; persons log in, watchers take their first picture. False: it failed.
  bool Begin();

  // Time passes at `rate` simulated seconds a second.
  void SetRate(double rate);
  // Everybody works while `meanwhile` runs. Watchers are not told of anything.
  void Work(const Load& load, const std::function<void()>& meanwhile);
  // One change as administrator, in the ledger like everybody's.
  Reply Carry(const Connection& connection, const google::protobuf::Message& request,
              const std::string& id);
  // Lets time pass; a server that ends by itself is a finding. False: it has ended.
  bool Wait(milliseconds span);

  void Kill();
  // Starts the server and lets everybody go on; then looks at it.
  bool StartAgain();
  // A start that is killed after `span`.
  void KillWhileStarting(milliseconds span);
  void Examine();
  // The clock stands still, and what there is is looked at. False: something was found.
  bool Rest();
  // One of those who watch lets go, and takes up again where it was.
  void Slip() { watchers_[Draw(watchers_.size())]->Slip(); }
  // Ends the server as an administrator does.
  void Stop();
  // Requires: no server runs.
  void LookAtStore(bool settled);

  // 0 <= result < count.
  std::size_t Draw(std::size_t count);
  Server& server() { return *server_; }
  Examiner& examiner() { return *examiner_; }
  const Roster& roster() const { return roster_; }
  milliseconds start_time() const { return start_time_; }
  Tally tally() const;

 private:
  bool Launch();

  const std::string program_;
  const std::filesystem::path directory_;
  Findings& findings_;
  std::mt19937_64 random_;
  Ledger ledger_;
  Roster roster_;
  StoreLook store_look_;
  std::unique_ptr<Examiner> examiner_;
  std::unique_ptr<Server> server_;
  Examiner::Watchers watchers_;
  milliseconds start_time_{0};
  int cycle_ = 0;
  Tally tally_;
};

}  // namespace hjul::crash
