// A demonstration server on a folder of its own: started, asked for its address, killed.
//
// It starts with its clock standing still; whoever wants time to pass sets its rate.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "process.h"

namespace hjul::crash {

struct Launch {
  std::string program;         // hjuld, or one that takes its arguments.
  std::filesystem::path data;  // What it says goes to `data`.log, beside it.
  bool fresh = false;
};

class Server {
 public:
  // Errors: kUnavailable.
  static absl::StatusOr<std::unique_ptr<Server>> Begin(const Launch& launch);
  // Begins, and waits until it serves. Errors: as WaitUntilServing.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const Launch& launch);

  // Errors: kUnavailable (it ended: how, and the end of what it said), kDeadlineExceeded.
  absl::Status WaitUntilServing(milliseconds max);
  // Known when it serves.
  const std::string& address() const { return address_; }
  Process& process() { return *process_; }

  // The last lines of what it said on stderr.
  std::string LastWords() const;
  // The login for each role: name to token.
  std::map<std::string, std::string> Logins() const;

 private:
  Server(std::unique_ptr<Process> process, std::filesystem::path data);

  std::unique_ptr<Process> process_;
  const std::filesystem::path data_;
  std::string address_;
};

// Where a server on `data` writes what it has to say.
std::filesystem::path LogOf(const std::filesystem::path& data);

}  // namespace hjul::crash
