#include "services/config.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/ascii.h"
#include "fmt/format.h"
#include "scheduler/text/yaml_node.h"

namespace hjul::services {
namespace {

constexpr std::size_t kFileBytesMax = 1'000'000;
constexpr std::uint32_t kBackupsKeptMax = 1000;
constexpr char kConfigFile[] = "/etc/hjul/hjuld.conf";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

using Places = std::map<std::string, text::Position>;

// Flattens the file's tree: "tls.certificate" -> value and place.
class FileReader {
 public:
  FileReader(const std::string& file, text::Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  std::map<std::string, Setting> Read(const std::string& yaml) {
    const text::YamlNode root = text::ParseYaml(yaml, diagnostics_);
    if (!root.exists() || root.kind() == text::YamlNode::Kind::kNull) {
      return {};
    }
    Walk(root, "");
    return std::move(settings_);
  }
  // Where each key stands.
  const Places& places() const { return places_; }

 private:
  void Walk(const text::YamlNode& node, const std::string& prefix) {
    std::vector<std::string> known;
    for (const KnownSetting& setting : KnownSettings()) {
      if (setting.key.starts_with(prefix)) {
        const std::string rest = setting.key.substr(prefix.size());
        known.push_back(rest.substr(0, rest.find('.')));
      }
    }
    node.ExpectKeys(known, diagnostics_);
    if (!node.IsMap()) {
      return;
    }
    for (const text::YamlNode::Entry& entry : node.Entries()) {
      const std::string key = prefix + entry.key;
      const bool is_setting =
          std::any_of(KnownSettings().begin(), KnownSettings().end(),
                      [&](const KnownSetting& setting) { return setting.key == key; });
      if (is_setting) {
        if (!entry.value.IsScalar()) {
          diagnostics_.Error("wrong-kind", entry.value.at(), key, "expects one value",
                             fmt::format("write '{}: ...' on one line", entry.key));
        }
        settings_[key] = {.key = key,
                          .value = entry.value.Scalar(),
                          .origin = fmt::format("{}:{}", file_, entry.key_at.line)};
        places_[key] = entry.key_at;
      } else if (std::find(known.begin(), known.end(), entry.key) != known.end()) {
        Walk(entry.value, key + ".");
      }
    }
  }

  const std::string& file_;
  text::Diagnostics& diagnostics_;
  std::map<std::string, Setting> settings_;
  Places places_;
};

// Says what is wrong with a value, and where the value comes from.
class Faults {
 public:
  Faults(const Config& config, const Places& places, text::Diagnostics& diagnostics)
      : config_(config), places_(places), diagnostics_(diagnostics) {}

  void Add(const std::string& key, std::string message, std::string suggestion) {
    std::string origin;
    for (const Setting& setting : config_.settings) {
      if (setting.key == key) {
        origin = setting.origin;
      }
    }
    const auto place = places_.find(key);
    diagnostics_.Error("bad-setting", place == places_.end() ? text::Position{} : place->second,
                       key, fmt::format("{} (from {})", message, origin), std::move(suggestion));
  }

 private:
  const Config& config_;
  const Places& places_;
  text::Diagnostics& diagnostics_;
};

// A whole number from 1 to kBackupsKeptMax; 0 for anything else.
std::uint32_t ReadBackupsKept(const std::string& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number <= kBackupsKeptMax ? number : 0;
}

// Whether `text` is a port: 0 to 65535.
bool IsPort(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  return error == std::errc() && end == text.data() + text.size();
}

// "127.0.0.1:9464", "localhost:9464", "[::1]:9464": an address of this machine and a port.
bool IsLoopback(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || !IsPort(std::string_view(address).substr(colon + 1))) {
    return false;
  }
  const std::string host = address.substr(0, colon);
  in_addr parsed{};
  return host == "localhost" || host == "[::1]" ||
         (host.starts_with("127.") && inet_pton(AF_INET, host.c_str(), &parsed) == 1);
}

void CheckOperation(const Config& config, Faults& faults) {
  if (config.log_format != "text" && config.log_format != "json") {
    faults.Add("log_format", fmt::format("there is no format '{}'", config.log_format),
               "use text or json");
  }
  if (!config.metrics_address.empty() && !IsLoopback(config.metrics_address)) {
    faults.Add("metrics_address",
               fmt::format("'{}' is no address of this machine alone; metrics ask nobody who they "
                           "are",
                           config.metrics_address),
               "write 127.0.0.1:9464, or leave it empty; a proxy can hand them on");
  }
  if (config.backups_kept == 0) {
    faults.Add("backups_kept", "is not a whole number from 1 to 1000", "write 14, for example");
  }
}

void Check(const Config& config, const std::string& behind_proxy, Faults faults) {
  CheckOperation(config, faults);
  if (config.data.empty()) {
    faults.Add("data", "no data directory is set", "name the folder that the store is kept in");
  }
  if (behind_proxy != "true" && behind_proxy != "false") {
    faults.Add("behind_proxy", fmt::format("'{}' is neither true nor false", behind_proxy),
               "write true or false");
  }
  const std::vector<std::string> levels{"debug", "info", "warning", "error"};
  if (std::find(levels.begin(), levels.end(), config.log_level) == levels.end()) {
    faults.Add("log_level", fmt::format("there is no level '{}'", config.log_level),
               "use debug, info, warning or error");
  }
  const bool unix_socket = config.listen.starts_with("unix:");
  if (!unix_socket && config.listen.find(':') == std::string::npos) {
    faults.Add("listen", fmt::format("'{}' has no port", config.listen),
               "write HOST:PORT, as 127.0.0.1:7420, or unix:/path");
  }
  if (config.tls_certificate.empty() != config.tls_key.empty()) {
    faults.Add(config.tls_key.empty() ? "tls.key" : "tls.certificate",
               "a certificate and its key belong together",
               "set both tls.certificate and tls.key, or neither");
  }
  if (!config.tls_certificate.empty() && config.behind_proxy) {
    faults.Add("behind_proxy", "TLS is ended either here or by the proxy",
               "leave out tls, or behind_proxy");
  }
  if (config.tls_certificate.empty() && !config.behind_proxy && !IsLocal(config.listen)) {
    faults.Add("listen",
               fmt::format("{} is reachable from the network, and there is no TLS", config.listen),
               "set tls.certificate and tls.key, listen on 127.0.0.1, or say behind_proxy: true");
  }
}

}  // namespace

std::string KnownSetting::variable() const {
  std::string name = "HJUL_" + absl::AsciiStrToUpper(key);
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

std::string KnownSetting::flag() const {
  std::string name = "--" + key;
  std::replace_if(
      name.begin(), name.end(), [](char letter) { return letter == '.' || letter == '_'; }, '-');
  return name;
}

const std::vector<KnownSetting>& KnownSettings() {
  static const std::vector<KnownSetting> settings{
      {"data", "/var/lib/hjul", "Folder that the store is kept in."},
      {"listen", "127.0.0.1:7420", "HOST:PORT or unix:/path. Without TLS only a local address."},
      {"tls.certificate", "", "The server's certificate chain (PEM)."},
      {"tls.key", "", "Its private key (PEM)."},
      {"behind_proxy", "false", "A proxy ends TLS and is the only one who reaches the port."},
      {"log_level", "info", "debug, info, warning or error."},
      {"log_format", "text", "text (key=value) or json, one line each, on stderr."},
      {"metrics_address", "", "HOST:PORT of this machine for Prometheus, at /metrics."},
      {"control_socket", "", "Where 'hjuld backup create' reaches the server. [DATA/control]"},
      {"backup_directory", "", "Where backups are kept; best on another disk. [DATA/backups]"},
      {"backups_kept", "14", "Older backups are removed when a new one is made."}};
  return settings;
}

Values ValuesOfEnvironment() {
  Values values;
  for (const KnownSetting& setting : KnownSettings()) {
    if (std::string value = Environment(setting.variable().c_str()); !value.empty()) {
      values.emplace(setting.key, std::move(value));
    }
  }
  return values;
}

Config ReadSettings(const std::string& file, const std::string& yaml, const Values& environment,
                    const Values& flags, text::Diagnostics& diagnostics) {
  text::Diagnostics found;
  FileReader reader(file, found);
  const std::map<std::string, Setting> in_file =
      file.empty() ? std::map<std::string, Setting>() : reader.Read(yaml);
  Places places = reader.places();
  Config config;
  Values values;
  for (const KnownSetting& known : KnownSettings()) {
    Setting setting{.key = known.key, .value = known.fallback, .origin = "default"};
    if (const auto said = in_file.find(known.key); said != in_file.end()) {
      setting = said->second;
    }
    if (const auto said = environment.find(known.key); said != environment.end()) {
      setting = {.key = known.key, .value = said->second, .origin = known.variable()};
      places.erase(known.key);
    }
    if (const auto said = flags.find(known.key); said != flags.end()) {
      setting = {.key = known.key, .value = said->second, .origin = known.flag()};
      places.erase(known.key);
    }
    values[known.key] = setting.value;
    config.settings.push_back(std::move(setting));
  }
  config.data = values["data"];
  config.listen = values["listen"];
  config.tls_certificate = values["tls.certificate"];
  config.tls_key = values["tls.key"];
  config.behind_proxy = values["behind_proxy"] == "true";
  config.log_level = values["log_level"];
  config.log_format = values["log_format"];
  config.metrics_address = values["metrics_address"];
  const auto within_data = [&](const std::string& said, const char* name) {
    return said.empty() ? config.data / name : std::filesystem::path(said);
  };
  config.control_socket = within_data(values["control_socket"], "control");
  config.backup_directory = within_data(values["backup_directory"], "backups");
  config.backups_kept = ReadBackupsKept(values["backups_kept"]);
  Check(config, values["behind_proxy"], Faults(config, places, found));
  diagnostics.Append(found);
  return config;
}

std::optional<Config> ReadConfig(const std::string& file, const std::string& yaml,
                                 const Values& environment, const Values& flags,
                                 text::Diagnostics& diagnostics) {
  text::Diagnostics found;
  Config config = ReadSettings(file, yaml, environment, flags, found);
  diagnostics.Append(found);
  if (found.HasErrors()) {
    return std::nullopt;
  }
  return config;
}

std::string DefaultConfigFile() {
  const std::string named = Environment("HJUL_CONFIG");
  std::error_code ignored;
  if (!named.empty() || !std::filesystem::exists(kConfigFile, ignored)) {
    return named;
  }
  return kConfigFile;
}

absl::StatusOr<std::string> ReadFile(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return absl::NotFoundError(
        fmt::format("cannot read {}; does it exist, and may you?", file.string()));
  }
  std::ostringstream text;
  text << stream.rdbuf();
  if (text.str().size() > kFileBytesMax) {
    return absl::InvalidArgumentError(fmt::format("{} is larger than 1 MB", file.string()));
  }
  return text.str();
}

bool IsLocal(const std::string& address) {
  return address.starts_with("unix:") || address.starts_with("127.") ||
         address.starts_with("localhost:") || address.starts_with("[::1]:");
}

std::filesystem::path DemoDirectory() {
  const std::string state = Environment("XDG_STATE_HOME");
  const std::filesystem::path base =
      state.empty() ? std::filesystem::path(Environment("HOME")) / ".local" / "state"
                    : std::filesystem::path(state);
  return base / "hjul" / "demo";
}

}  // namespace hjul::services
