// A program that is started, listened to, signalled and buried. Thread-compatible.
//
// It dies with the thread that started it: whatever ends a test leaves no server behind.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace hjul::crash {

using std::chrono::milliseconds;

struct Program {
  std::string path;
  std::vector<std::string> arguments;
  std::filesystem::path log;  // What it says on stderr is added there.
};

// How a process ended.
struct End {
  int exit_status = -1;  // -1: a signal ended it.
  int signal = 0;
};
std::string Describe(const End& end);

class Process {
 public:
  // Errors: kUnavailable (no pipe, no process). A program that cannot be run ends with status 127.
  static absl::StatusOr<std::unique_ptr<Process>> Start(const Program& program);
  ~Process();  // Kills.
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // The next line on its stdout. Nullopt: none within `max`, or no more will come.
  std::optional<std::string> ReadLine(milliseconds max);
  // Nullopt: it still runs (or stands still) after `max`.
  std::optional<End> WaitForEnd(milliseconds max);
  void Signal(int number) const;
  End Kill();
  // Asks it to end with SIGTERM; kills it after `max`. Returns how it ended.
  End Stop(milliseconds max);

 private:
  Process(int child, int output);
  End Reap();

  const int child_;
  const int output_;  // The reading end of its stdout.
  int watch_ = -1;    // A descriptor of the process: readable when it has ended.
  std::string unread_;
  std::optional<End> end_;
};

}  // namespace hjul::crash
