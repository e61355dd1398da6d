// What the server refused, and how to tell it to a person. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/texts.h"

namespace hjul::cli {

// A status as the server gave it: `code` as in gRPC, `details` a serialised google.rpc.Status.
absl::Status MakeFailure(int code, const std::string& message, const std::string& details);

struct Failure {
  absl::StatusCode code = absl::StatusCode::kOk;
  std::string message;
  bool from_server = false;  // Else our own words, in the person's language.
  std::string reason;        // "TASK_WAITS_FOR_OTHERS"; empty: none was given.
  std::map<std::string, std::string> metadata;
  struct Violation {
    std::string field;
    std::string description;
  };
  std::vector<Violation> violations;
};
Failure ReadFailure(const absl::Status& status);

// 1..4 by the status; see ExitCode.
int ExitCodeOf(const absl::Status& status);

// Cause and next step, each on a line: what goes to stderr after "hjul: ".
std::string PrintFailure(const Texts& texts, const absl::Status& status, std::string_view server);

}  // namespace hjul::cli
