#include "services/program.h"

#include <sys/resource.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "fmt/format.h"
#include "services/accept_limit.h"
#include "services/claim.h"
#include "services/data_lock.h"
#include "services/log.h"
#include "services/program_parts.h"
#include "services/version.h"

namespace hjul::services {
namespace {

// RocksDB keeps 512 files open; the rest is for its log, backups, the control socket and metrics.
constexpr int kFilesReserved = 1024;

// As many connections as the system lets it have: the soft limit is for programs that do not ask.
void RaiseFileLimit() {
  ReserveFiles(kFilesReserved);
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);  // What it is in the end, the doctor says.
  }
}

// Errors: a file cannot be read.
absl::StatusOr<ServerOptions> OptionsOf(const Config& config, Metrics& metrics) {
  ServerOptions options{.address = config.listen, .calls = metrics};
  for (const auto& [file, text] : {std::pair{config.tls_certificate, &options.tls_certificate},
                                   std::pair{config.tls_key, &options.tls_key}}) {
    if (!file.empty()) {
      auto pem = ReadFile(file);
      if (!pem.ok()) {
        return pem.status();
      }
      *text = *std::move(pem);
    }
  }
  return options;
}

Operation::Options OperationOf(const Config& config) {
  return {.data = config.data,
          .control_socket = config.control_socket,
          .backup_directory = config.backup_directory,
          .backups_kept = config.backups_kept,
          .metrics_address = config.metrics_address};
}

void LogReady(const Config& config, const Server& server, const Operation& operation,
              bool unclaimed) {
  Log(LogLevel::info, "serving",
      {{"listen", config.listen},
       {"port", std::int64_t{server.port()}},
       {"tls", !config.tls_certificate.empty()},
       {"data", config.data.string()},
       {"control", config.control_socket.string()},
       {"metrics_port", std::int64_t{operation.metrics_port()}}});
  if (unclaimed) {
    Log(LogLevel::info, "unclaimed",
        {{"code_file", (config.data / "claim-code").string()},
         {"text", "nobody administers this server yet: hjul claim with the code in the file"}});
  }
}

}  // namespace

int Serve(const ServeArguments& arguments) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  StartLog(config->log_format == "json" ? LogFormat::kJson : LogFormat::kText, config->log_level);
  Log(LogLevel::info, "starting",
      {{"version", std::string(kVersion)}, {"pid", std::int64_t{::getpid()}}});
  RaiseFileLimit();
  Metrics metrics;
  auto options = OptionsOf(*config, metrics);
  if (!options.ok()) {
    return Complain(options.status());
  }
  const sigset_t signals = BlockSignals();
  const auto lock = DataLock::Take(config->data);
  if (!lock.ok()) {
    return Complain(lock.status());
  }
  const auto store = OpenStore(config->data);
  if (!store.ok()) {
    return Complain(store.status());
  }
  const auto unclaimed = PrepareClaim(**store, config->data / "claim-code");
  if (!unclaimed.ok()) {
    return Complain(unclaimed.status());
  }
  engine::SystemClock clock;
  const auto engine = engine::Engine::Start(**store, clock, {.observer = metrics});
  if (!engine.ok()) {
    return Complain(engine.status());
  }
  return RunUntilSignal({.engine = **engine,
                         .store = **store,
                         .metrics = metrics,
                         .server = *std::move(options),
                         .operation = OperationOf(*config),
                         .ready =
                             [&](const Server& server, const Operation& operation) {
                               LogReady(*config, server, operation, *unclaimed);
                             }},
                        signals);
}

int CheckConfig(const ServeArguments& arguments) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  for (const Setting& setting : config->settings) {
    fmt::print("{:<17} {:<28} {}\n", setting.key, setting.value.empty() ? "-" : setting.value,
               setting.origin);
  }
  return kDone;
}

}  // namespace hjul::services
