#include "services/program_parts.h"

#include <utility>

#include "fmt/format.h"
#include "scheduler/store/rocks_store.h"
#include "services/control_socket.h"
#include "services/log.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;

std::string FileOf(const ServeArguments& arguments) {
  return arguments.config.empty() ? DefaultConfigFile() : arguments.config;
}

// What clients connect to: with the port that was chosen for "HOST:0".
std::string AddressOf(const std::string& asked, const Server& server) {
  return asked.ends_with(":0")
             ? fmt::format("{}{}", asked.substr(0, asked.size() - 1), server.port())
             : asked;
}

}  // namespace

int Complain(const absl::Status& status) {
  fmt::print(stderr, "hjuld: {}\n", std::string(status.message()));
  return kFailed;
}

int WrongUsage(const std::string& what) {
  fmt::print(stderr, "hjuld: {}\n", what);
  return kWrongUsage;
}

absl::StatusOr<Config> ReadSettings(const ServeArguments& arguments,
                                    text::Diagnostics& diagnostics) {
  const std::string file = FileOf(arguments);
  std::string yaml;
  if (!file.empty()) {
    auto text = ReadFile(file);
    if (!text.ok()) {
      return text.status();
    }
    yaml = *std::move(text);
  }
  return ReadSettings(file, yaml, ValuesOfEnvironment(), arguments.flags, diagnostics);
}

std::optional<Config> Configure(const ServeArguments& arguments) {
  text::Diagnostics diagnostics;
  auto config = ReadSettings(arguments, diagnostics);
  if (!config.ok()) {
    Complain(config.status());
    return std::nullopt;
  }
  const std::string file = FileOf(arguments);
  for (const text::Diagnostic& diagnostic : diagnostics.Sorted()) {
    fmt::print(stderr, "{}\n", text::Format(file.empty() ? "hjuld" : file, diagnostic));
  }
  return diagnostics.HasErrors() ? std::nullopt : std::optional(*std::move(config));
}

sigset_t BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

absl::StatusOr<std::unique_ptr<store::Store>> OpenStore(const fs::path& data) {
  std::error_code failed;
  if (fs::create_directories(data, failed)) {
    fs::permissions(data, fs::perms::owner_all, failed);  // Nobody else's business.
  }
  if (failed) {
    return absl::UnavailableError(
        fmt::format("cannot use {}: {}", data.string(), failed.message()));
  }
  if (absl::Status status = CheckPrivate(data); !status.ok()) {
    return status;
  }
  return store::OpenRocksStore({.directory = data / "store"});
}

int RunUntilSignal(Run run, const sigset_t& signals) {
  const auto server = Server::Start(run.engine, run.server);
  if (!server.ok()) {
    return Complain(server.status());
  }
  run.operation.address = AddressOf(run.server.address, **server);
  auto operation = Operation::Start(
      {.engine = run.engine, .store = run.store, .server = **server, .metrics = run.metrics},
      run.operation);
  if (!operation.ok()) {
    return Complain(operation.status());
  }
  run.ready(**server, **operation);
  int number = 0;
  sigwait(&signals, &number);
  Log(LogLevel::info, "stopping", {{"signal", number == SIGTERM ? "TERM" : "INT"}});
  operation->reset();
  (*server)->Stop();
  run.engine.Stop();
  Log(LogLevel::info, "stopped", {{"revision", static_cast<std::int64_t>(run.store.revision())}});
  return kDone;
}

}  // namespace hjul::services
