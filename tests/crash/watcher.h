// One who watches: keeps a picture and a cursor, and goes on from the cursor wherever the server
// comes up again. Checks what a watch promises: ordered, unique, from where it was. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "findings.h"
#include "grpcpp/client_context.h"
#include "hjul/v1/watch_service.pb.h"
#include "picture.h"
#include "roster.h"

namespace hjul::crash {

class Watcher {
 public:
  // `everything`: every topic; else tasks and occurrences (and configuration, so that it hears of
  // every change of the organisation).
  Watcher(const Member& member, bool everything, Findings& findings);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  // There is a server at `address`: watch it, from where it was.
  void Follow(const std::string& address);
  // The server will go: what ends the stream from now on is expected.
  void Expect();
  // Lets go of the stream and takes it up again from the cursor.
  void Slip();

  // Waits until it has been given everything up to `revision`; false: not within `max`.
  bool WaitFor(std::uint64_t revision, milliseconds max);
  Picture picture() const;
  const Member& member() const { return member_; }
  bool everything() const { return everything_; }
  // Which things changed at which revision, since the last call.
  std::map<std::uint64_t, std::set<std::string>> TakeSeen();

 private:
  void Run(const std::stop_token& stop);
  // One stream, from the cursor to its end.
  void Watch(const std::string& address);
  void Take(const v1::WatchChangesResponse& message);
  void TakeChange(const v1::WatchRevision& change, std::uint64_t before);
  v1::WatchChangesRequest Question() const;

  const Member member_;
  const bool everything_;
  Findings& findings_;

  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::string address_;                    // Guarded by mutex_. Empty: nowhere.
  grpc::ClientContext* stream_ = nullptr;  // Guarded by mutex_. The open one.
  bool expected_ = false;                  // Guarded by mutex_. The stream may end.
  Picture picture_;                        // Guarded by mutex_.
  std::string cursor_;                     // Guarded by mutex_.
  std::uint64_t position_ = 0;             // Guarded by mutex_. The cursor's revision.
  std::uint64_t partial_ = 0;              // Guarded by mutex_. Given in part; comes again.
  std::map<std::uint64_t, std::set<std::string>> seen_;  // Guarded by mutex_.
  std::jthread thread_;                                  // Last: ends before the rest goes.
};

}  // namespace hjul::crash
