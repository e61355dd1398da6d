// The logins a person has: named profiles of server and token, in a file only they can read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace hjul::cli {

struct Login {
  std::string server;  // "127.0.0.1:7420", "unix:/run/hjul.sock", "hjul.example.se:443".
  std::string token;
  std::string ca_file;     // PEM; empty: the system's.
  bool plaintext = false;  // Without TLS although the server is elsewhere.
  bool operator==(const Login&) const = default;
};

struct Logins {
  std::string current;  // Used when no --as is given; may be empty.
  std::map<std::string, Login> by_name;
  bool operator==(const Logins&) const = default;
};

// The text of the file: "key = value" lines, "[name]" before each profile's.
std::string PrintLogins(const Logins& logins);
// Errors: kInvalidArgument with the line.
absl::StatusOr<Logins> ParseLogins(std::string_view text);

// No file is no logins.
absl::StatusOr<Logins> LoadLogins(const std::string& config_folder);
absl::Status SaveLogins(const std::string& config_folder, const Logins& logins);

// Names that a profile may have: letters, digits, '-', '_', '.', '@'.
bool IsLoginName(std::string_view name);

}  // namespace hjul::cli
