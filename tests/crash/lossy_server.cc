// `hjuld dev` on a disk that forgets: what the store has not synced is gone when the process is
// killed, as after a power cut. From SIGUSR1 to SIGUSR2 every write fails, the disk being full.
// Takes hjuld's arguments, as far as hjul_crash gives them.
#include <csignal>
#include <filesystem>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_store.h"
#include "services/demo.h"
#include "services/server.h"
#include "services/speed.h"
#include "tests/store/lossy_files.h"

namespace {

using namespace hjul;

constexpr char kBegin[] = "2026-09-07T08:00";

int Complain(const absl::Status& status) {
  fmt::print(stderr, "lossy server: {}\n", std::string(status.message()));
  return 1;
}

// The time the store was last acted at, or the demonstration's beginning.
engine::Instant LastActedAt(const store::Store& store) {
  const auto bytes =
      store.Read()->Get(store::Encode(store::MetaKey{store::MetaName::kClockHighWater}));
  if (bytes.ok() && *bytes) {
    if (const auto instant = store::DecodeInstant(**bytes); instant.ok()) {
      return *instant;
    }
  }
  return *services::ParseClock(kBegin);
}

// Fills the disk and heals it, until SIGTERM.
void Obey(const sigset_t& signals, store::LossyDisk& disk) {
  int number = 0;
  while (sigwait(&signals, &number) == 0 && number != SIGTERM) {
    if (number == SIGUSR1) {
      disk.FillAfter(0);
    } else {
      disk.Heal();
    }
  }
}

int Serve(const std::filesystem::path& data) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGUSR1, SIGUSR2}) {
    sigaddset(&signals, number);
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  store::LossyDisk disk;
  std::filesystem::create_directories(data);
  const auto store =
      store::OpenRocksStore({.directory = data / "store", .file_system = disk.files()});
  if (!store.ok()) {
    return Complain(store.status());
  }
  engine::AcceleratedClock clock(LastActedAt(**store), 0);
  const auto engine = engine::Engine::Start(**store, clock, {});
  if (!engine.ok()) {
    return Complain(engine.status());
  }
  if (const absl::Status loaded = services::LoadDemo(**engine, services::DemoFiles());
      !loaded.ok()) {
    return Complain(loaded);
  }
  services::WaitUntilSettled(**engine, **store);
  if (const auto logins = services::MakeLogins(**engine, data / "logins"); !logins.ok()) {
    return Complain(logins.status());
  }
  const auto server =
      services::Server::Start(**engine, {.address = "127.0.0.1:0", .clock = &clock});
  if (!server.ok()) {
    return Complain(server.status());
  }
  fmt::print("  address   127.0.0.1:{} (loses what is not synced)\n", (*server)->port());
  std::fflush(stdout);
  Obey(signals, disk);
  (*server)->Stop();
  (*engine)->Stop();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("hjuld dev on a disk that forgets.", "hjul_lossy_server");
  std::string command;
  std::string data;
  std::string ignored;
  app.add_option("command", command)->check(CLI::IsMember({"dev"}))->required();
  app.add_option("--data", data)->required();
  app.add_option("--port", ignored);   // It chooses one.
  app.add_option("--speed", ignored);  // It stands still.
  CLI11_PARSE(app, argc, argv);
  return Serve(data);
}
