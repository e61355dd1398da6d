#include <algorithm>
#include <cstdio>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "services/data_lock.h"
#include "services/demo.h"
#include "services/log.h"
#include "services/program_parts.h"
#include "services/speed.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;

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

int Dev(const DevArguments& arguments) {
  const auto speed = ParseSpeed(arguments.speed);
  if (!speed) {
    return WrongUsage(fmt::format("--speed {}: write 1d/s, 6h/s, 60x, 1x or 0", arguments.speed));
  }
  const auto start = ParseClock(arguments.clock);
  if (!start) {
    return WrongUsage(fmt::format("--clock {}: write 2026-08-01T08:00", arguments.clock));
  }
  StartLog(LogFormat::kText, "warning");
  const fs::path data = arguments.data.empty() ? DemoDirectory() : fs::path(arguments.data);
  const auto lock = DataLock::Take(data);
  if (!lock.ok()) {
    return Complain(lock.status());
  }
  if (const absl::Status prepared = PrepareDemo(data, arguments.fresh); !prepared.ok()) {
    return Complain(prepared);
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
  Metrics metrics;
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
  return RunUntilSignal(
      {.engine = **engine,
       .store = **store,
       .metrics = metrics,
       .server = {.address = fmt::format("127.0.0.1:{}", arguments.port), .clock = &clock},
       .operation = {.data = data,
                     .control_socket = arguments.control_socket.empty()
                                           ? data / "control"
                                           : fs::path(arguments.control_socket),
                     .backup_directory = data / "backups"},
       .ready =
           [&](const Server& server, const Operation&) {
             clock.SetRate(*speed);
             PrintWelcome(fmt::format("127.0.0.1:{}", server.port()), *logins, login_file, clock,
                          *speed);
           }},
      signals);
}

}  // namespace hjul::services
