// Thousands of watchers in a process of their own, as they are in life; told what to do by lines on
// a pipe. They take a core's time of the same machine, and run at a lower priority.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "hjul/v1/watch_service.pb.h"

namespace hjul::bench {

// Nanoseconds of the machine's monotonic clock, the same for every process.
std::int64_t Nanoseconds();

// The child: does what the lines on standard input say until it ends. Returns: the exit code.
int RunCrowd();

// What is to be opened.
struct Opening {
  std::string address;
  std::size_t streams = 0;
  std::size_t connections = 1;
  std::string tokens;  // A file with one a line; streams take them in turn.
  hjul::v1::WatchChangesRequest request;
  int reads_max = -1;  // Messages that each reads, and then no more; negative: all.
};

// The parent's handle. Every call waits until it is done; the program ends when the child fails.
class Crowd {
 public:
  Crowd();
  ~Crowd();
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  // Returns when each stream has had its first message.
  void Open(const std::string& name, const Opening& opening);
  // Waits until `streams` of `name` have received a change since the last Take, and all of them
  // `items`.
  void Await(const std::string& name, std::size_t streams, std::size_t items = 0);
  // Revision and time of each change received since the last Take.
  using Receipts = std::vector<std::pair<std::uint64_t, std::int64_t>>;
  Receipts Take(const std::string& name);
  void Close(const std::string& name);

 private:
  void Say(const std::string& line);

  pid_t child_ = 0;
  int to_ = -1;
  int from_ = -1;
};

}  // namespace hjul::bench
