// Another process of this program: a server that is measured from outside, and can be killed.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace hjul::bench {

class Process {
 public:
  // Starts this program with `arguments` and waits for a line "port N" on its standard output.
  // Errors: kUnavailable when it ends without saying one.
  static absl::StatusOr<Process> Start(const std::vector<std::string>& arguments);
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  ~Process();  // Kills what still runs.

  int port() const { return port_; }
  std::string address() const;  // "127.0.0.1:PORT".
  // Sends `signal` and waits for the end.
  void End(int signal);
  // What it holds in memory now.
  std::uint64_t ResidentBytes() const;

 private:
  Process(pid_t pid, int port) : pid_(pid), port_(port) {}
  pid_t pid_ = 0;  // 0: ended.
  int port_ = 0;
};

// In the started process: says the port (0: ready, without one), and waits for SIGTERM. Call
// BlockSignals before anything makes a thread.
void BlockSignals();
void SayPort(int port);
void WaitForEnd();

}  // namespace hjul::bench
