#include "services/program.h"

#include <csignal>
#include <filesystem>
#include <future>
#include <memory>
#include <utility>

#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_store.h"
#include "services/claim.h"
#include "services/demo.h"
#include "services/server.h"
#include "services/speed.h"
#include "spdlog/sinks/stdout_color_sinks.h"
#include "spdlog/spdlog.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;

constexpr int kFailed = 1;
constexpr int kWrongUsage = 64;

int Complain(const absl::Status& status) {
  fmt::print(stderr, "hjuld: {}\n", std::string(status.message()));
  return kFailed;
}

int WrongUsage(const std::string& what) {
  fmt::print(stderr, "hjuld: {}\n", what);
  return kWrongUsage;
}

// Blocks the signals that end a server; from here on they are waited for. Call before threads.
sigset_t BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void WaitFor(const sigset_t& signals) {
  int number = 0;
  sigwait(&signals, &number);
  spdlog::info("stopping");
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
  return store::OpenRocksStore({.directory = data / "store"});
}

// What is asked for goes to stdout, talk to stderr.
void LogTo(spdlog::level::level_enum level) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("hjuld"));
  spdlog::set_pattern("%Y-%m-%d %H:%M:%S.%e %l %v");
  spdlog::set_level(level);
}

std::optional<Config> Configure(const ServeArguments& arguments) {
  std::string yaml;
  if (!arguments.config.empty()) {
    const auto text = ReadFile(arguments.config);
    if (!text.ok()) {
      Complain(text.status());
      return std::nullopt;
    }
    yaml = *text;
  }
  text::Diagnostics diagnostics;
  auto config =
      ReadConfig(arguments.config, yaml, ValuesOfEnvironment(), arguments.flags, diagnostics);
  for (const text::Diagnostic& diagnostic : diagnostics.Sorted()) {
    fmt::print(stderr, "{}\n",
               text::Format(arguments.config.empty() ? "hjuld" : arguments.config, diagnostic));
  }
  return config;
}

// The time a store was last acted at; nullopt in a new one.
std::optional<engine::Instant> LastActedAt(const store::Store& store) {
  const auto bytes =
      store.Read()->Get(store::Encode(store::MetaKey{store::MetaName::kClockHighWater}));
  if (!bytes.ok() || !*bytes) {
    return std::nullopt;
  }
  const auto instant = store::DecodeInstant(**bytes);
  return instant.ok() ? std::optional(*instant) : std::nullopt;
}

// Sets the server up, runs it until a signal, and takes it down from the outside in.
int RunUntilSignal(engine::Engine& engine, const ServerOptions& options, const sigset_t& signals,
                   const std::function<void(const Server&)>& ready) {
  auto server = Server::Start(engine, options);
  if (!server.ok()) {
    return Complain(server.status());
  }
  ready(**server);
  WaitFor(signals);
  (*server)->Stop();
  engine.Stop();
  return 0;
}

void PrintWelcome(const std::string& address, const std::vector<Login>& logins,
                  const fs::path& file, const engine::Clock& clock, double speed) {
  const auto& zone = calendar::Zone::Stockholm();
  const engine::Instant now = clock.Now();
  fmt::print("hjul: Vinterviks kommun, en påhittad kommun\n");
  fmt::print("  address   {} (plain text, this machine only)\n", address);
  fmt::print("  clock     {} {}, {:g} simulated seconds per second\n\n",
             calendar::ToString(zone.DateAt(now)), calendar::ToString(zone.TimeAt(now)), speed);
  constexpr std::size_t kShown = 5;
  fmt::print("Log in as one of them (in a second terminal):\n");
  for (std::size_t i = 0; i < std::min(kShown, logins.size()); ++i) {
    fmt::print("  hjul login --server {} --token {} --as {}\n", address, logins[i].token,
               logins[i].name);
  }
  if (logins.size() > kShown) {
    fmt::print("  {} more roles: name, post and token in {}\n", logins.size() - kShown,
               file.string());
  }
  fmt::print("\nThen try, as rektor:\n");
  fmt::print("  hjul task list --mine            what must I do, by when, and why\n");
  fmt::print("  hjul task watch                  reminders as they come\n");
  fmt::print("  hjul wheel show kvalitetshjul -o svg > wheel.svg\n\n");
  fmt::print("The clock: hjul clock speed 1d/s (as administratör). Ctrl-C ends.\n");
  std::fflush(stdout);
}

}  // namespace

int Serve(const ServeArguments& arguments) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  LogTo(spdlog::level::from_str(config->log_level));
  ServerOptions options{.address = config->listen};
  for (const auto& [file, text] : {std::pair{config->tls_certificate, &options.tls_certificate},
                                   std::pair{config->tls_key, &options.tls_key}}) {
    if (!file.empty()) {
      auto pem = ReadFile(file);
      if (!pem.ok()) {
        return Complain(pem.status());
      }
      *text = *std::move(pem);
    }
  }
  const sigset_t signals = BlockSignals();
  const auto store = OpenStore(config->data);
  if (!store.ok()) {
    return Complain(store.status());
  }
  const auto claim = PrepareClaim(**store, config->data / "claim-code");
  if (!claim.ok()) {
    return Complain(claim.status());
  }
  engine::SystemClock clock;
  const auto engine = engine::Engine::Start(**store, clock, {});
  if (!engine.ok()) {
    return Complain(engine.status());
  }
  return RunUntilSignal(**engine, options, signals, [&](const Server&) {
    spdlog::info("hjuld listens on {}, data in {}", config->listen, config->data.string());
    if (*claim) {
      spdlog::info("nobody administers this server yet: 'hjul claim' with the code in {}",
                   (config->data / "claim-code").string());
    }
  });
}

int Dev(const DevArguments& arguments) {
  const auto speed = ParseSpeed(arguments.speed);
  if (!speed) {
    return WrongUsage(fmt::format("--speed {}: write 1d/s, 6h/s, 60x, 1x or 0", arguments.speed));
  }
  const auto start = ParseClock(arguments.clock);
  if (!start) {
    return WrongUsage(fmt::format("--clock {}: write 2026-08-01T08:00", arguments.clock));
  }
  LogTo(spdlog::level::warn);
  const fs::path data = arguments.data.empty() ? DemoDirectory() : fs::path(arguments.data);
  if (arguments.fresh) {
    std::error_code ignored;
    fs::remove_all(data / "store", ignored);
    fs::remove(data / "logins", ignored);
  }
  const sigset_t signals = BlockSignals();
  const auto store = OpenStore(data);
  if (!store.ok()) {
    return Complain(store.status());
  }
  const auto last = LastActedAt(**store);
  if (last && arguments.clock_given && *start < *last) {
    fmt::print(stderr,
               "hjuld: the demonstration in {} has passed {}; it goes on from {}. "
               "--fresh begins anew.\n",
               data.string(), arguments.clock, calendar::Zone::Stockholm().Describe(*last));
  }
  const bool jumps = last && arguments.clock_given && *last < *start;
  // It stands still until everything is in place.
  engine::AcceleratedClock clock(last && !jumps ? *last : *start, 0);
  const auto engine = engine::Engine::Start(**store, clock, {});
  if (!engine.ok()) {
    return Complain(engine.status());
  }
  if (const absl::Status loaded =
          LoadDemo(**engine, arguments.demo.empty() ? DemoFiles() : fs::path(arguments.demo));
      !loaded.ok()) {
    return Complain(loaded);
  }
  if (jumps) {
    // Whoever sets a demonstration's clock means it.
    const auto released = (*engine)->Run(
        {.huvudman = (*engine)->Huvudmen().front(), .actor = {}, .body = engine::ReleaseClock{}});
    if (!released.ok()) {
      return Complain(released.status());
    }
  }
  WaitUntilSettled(**engine, **store);
  const fs::path login_file = data / "logins";
  const auto logins = MakeLogins(**engine, login_file);
  if (!logins.ok()) {
    return Complain(logins.status());
  }
  const ServerOptions options{.address = fmt::format("127.0.0.1:{}", arguments.port),
                              .clock = &clock};
  return RunUntilSignal(**engine, options, signals, [&](const Server& server) {
    clock.SetRate(*speed);
    PrintWelcome(fmt::format("127.0.0.1:{}", server.port()), *logins, login_file, clock, *speed);
  });
}

int CheckConfig(const ServeArguments& arguments) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  for (const Setting& setting : config->settings) {
    fmt::print("{:<16} {:<28} {}\n", setting.key, setting.value.empty() ? "-" : setting.value,
               setting.origin);
  }
  return 0;
}

int Health(const HealthArguments& arguments) {
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials();
  if (!arguments.ca.empty()) {
    const auto pem = ReadFile(arguments.ca);
    if (!pem.ok()) {
      return Complain(pem.status());
    }
    credentials = grpc::SslCredentials({.pem_root_certs = *pem});
  }
  const auto channel = grpc::CreateChannel(arguments.address, credentials);
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  constexpr int kSeconds = 5;
  context.set_deadline(
      gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_seconds(kSeconds, GPR_TIMESPAN)));
  // grpc.health.v1.HealthCheckRequest without a service is empty; the answer's field 1 is 1 when
  // the server is serving.
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [&done](const grpc::Status& status) { done.set_value(status); });
  const grpc::Status status = done.get_future().get();
  grpc::Slice answer;
  if (status.ok()) {
    (void)response.TrySingleSlice(&answer);
  }
  const std::string_view bytes(reinterpret_cast<const char*>(answer.begin()), answer.size());
  if (status.ok() && bytes == "\x08\x01") {
    fmt::print("serving\n");
    return 0;
  }
  fmt::print("not serving: {}\n", status.ok() ? "the server says so" : status.error_message());
  return kFailed;
}

}  // namespace hjul::services
