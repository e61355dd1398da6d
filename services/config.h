// How hjuld serve is configured: a YAML file, over it the environment, over it flags. The only
// place that reads the environment.
//
// Unknown keys are errors with their place. Every value remembers where it comes from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::services {

// One setting as it came out. `key` as in the file: "tls.certificate".
struct Setting {
  std::string key;
  std::string value;
  std::string origin;  // "default", "/etc/hjul/hjuld.conf:7", "HJUL_LISTEN", "--listen".
};

struct Config {
  std::filesystem::path data;
  std::string listen;
  std::string tls_certificate;
  std::string tls_key;
  bool behind_proxy = false;
  std::string log_level;
  std::string log_format;       // "text" or "json".
  std::string metrics_address;  // Empty: none.
  std::filesystem::path control_socket;
  std::filesystem::path backup_directory;
  std::uint32_t backups_kept = 0;
  std::vector<Setting> settings;  // All of them, in the order of the file.
};

// One setting that there is.
struct KnownSetting {
  std::string key;
  std::string fallback;
  std::string help;
  std::string variable() const;  // "HJUL_TLS_CERTIFICATE".
  std::string flag() const;      // "--tls-certificate".
};
const std::vector<KnownSetting>& KnownSettings();

// Values by key.
using Values = std::map<std::string, std::string>;
Values ValuesOfEnvironment();

// What is said, whether or not it can be meant: for looking at a setup that has faults.
// `file` is empty for no file; `yaml` its text.
Config ReadSettings(const std::string& file, const std::string& yaml, const Values& environment,
                    const Values& flags, text::Diagnostics& diagnostics);
// Returns: nullopt when `diagnostics` got an error.
std::optional<Config> ReadConfig(const std::string& file, const std::string& yaml,
                                 const Values& environment, const Values& flags,
                                 text::Diagnostics& diagnostics);

// Reads a file as a whole. Errors: kNotFound, kInvalidArgument (over 1 MB).
absl::StatusOr<std::string> ReadFile(const std::filesystem::path& file);

// True for "127.0.0.1:7420", "localhost:7420", "[::1]:7420" and "unix:/run/hjul.sock".
bool IsLocal(const std::string& address);

// The file that is read when none is named: $HJUL_CONFIG, or /etc/hjul/hjuld.conf if it is there.
// Empty: none.
std::string DefaultConfigFile();

// Where the demonstration is kept: $XDG_STATE_HOME/hjul/demo, or ~/.local/state/hjul/demo.
std::filesystem::path DemoDirectory();

}  // namespace hjul::services
