#include "tests/bench/served.h"

#include <csignal>
#include <utility>

#include "fmt/format.h"
#include "scheduler/store/rocks_store.h"
#include "services/secrets.h"
#include "services/server.h"
#include "tests/bench/country.h"

namespace hjul::bench {
namespace {

constexpr std::size_t kOutstanding = 256;

// The units lie over the huvudmän in order, and every huvudman knows its own.
absl::Status PutTokens(engine::Engine& engine) {
  std::vector<engine::Command> commands;
  for (const core::HuvudmanId& huvudman : engine.Huvudmen()) {
    const auto view = engine.Read(huvudman);
    if (!view.ok()) return view.status();
    for (const core::Post& post : view->world().organisation().content().posts) {
      if (post.id.role.str() != "rektor") continue;
      commands.push_back(
          {.huvudman = huvudman,
           .actor = {.person = core::PersonId("admin"), .post = {}},
           .body = engine::PutToken{{.id = "t-" + post.id.unit.str(),
                                     .hash = services::HashSecret(TokenOf(post.id.unit)),
                                     .person = post.holdings.front().person,
                                     .label = "bench",
                                     .created_at = engine.clock().Now(),
                                     .expires_at = engine.clock().Now() + calendar::days{300}}}});
    }
  }
  const LoadResult put = SubmitAll(
      engine, commands.size(), [&](std::size_t i) { return commands[i]; }, kOutstanding);
  if (put.failed > 0) return absl::InternalError(fmt::format("{} tokens refused", put.failed));
  return absl::OkStatus();
}

}  // namespace

std::string TokenOf(const core::UnitId& unit) { return "hjul_bench-" + unit.str(); }

absl::StatusOr<Served> Served::Make(const std::filesystem::path& directory, const Shape& shape,
                                    int week, std::size_t tasks) {
  Served served;
  served.directory_ = directory;
  if (directory.empty()) {
    served.scratch_ = std::make_unique<TemporaryDirectory>();
    served.directory_ = served.scratch_->path() / "store";
  }
  auto country = Country::Open({.directory = served.directory_}, shape);
  if (!country.ok()) return country.status();
  engine::Engine& engine = (*country)->engine();
  if (!engine.FindToken(services::HashSecret(TokenOf(UnitOf(0)))).ok()) {
    if (const absl::Status status = PutTokens(engine); !status.ok()) return status;
  }
  auto found = FindTasks(engine, week, tasks);
  if (!found.ok()) return found.status();
  served.tasks_ = *std::move(found);
  return served;
}

absl::StatusOr<Process*> Served::Start() {
  if (server_) server_->End(SIGKILL);
  auto process = Process::Start({"serve", "--data", directory_.string()});
  if (!process.ok()) return process.status();
  server_.emplace(*std::move(process));
  return &*server_;
}

absl::Status Serve(const std::filesystem::path& directory) {
  BlockSignals();
  auto store = store::OpenRocksStore({.directory = directory});
  if (!store.ok()) return store.status();
  engine::ManualClock clock(LastActedAt(**store));
  auto engine = engine::Engine::Start(**store, clock, {});
  if (!engine.ok()) return engine.status();
  auto server = services::Server::Start(**engine, {.address = "127.0.0.1:0"});
  if (!server.ok()) return server.status();
  SayPort((*server)->port());
  WaitForEnd();
  (*server)->Stop();
  (*engine)->Stop();
  return absl::OkStatus();
}

}  // namespace hjul::bench
