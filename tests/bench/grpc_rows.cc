#include "tests/bench/grpc_rows.h"

#include <algorithm>
#include <csignal>
#include <random>
#include <span>
#include <vector>

#include "fmt/format.h"
#include "tests/bench/calls.h"
#include "tests/bench/measure.h"
#include "tests/bench/served.h"
#include "tests/bench/watchers.h"

namespace hjul::bench {
namespace {

constexpr int kWeek = 50;
constexpr int kPage = 50;
constexpr double kTransitionsShareMin = 70;
constexpr double kListsShareMin = 60;
constexpr double kListMillisecondsMax = 2;
constexpr std::size_t kSingleCalls = 3'000;
constexpr std::size_t kMissed = 5'000;  // Tasks done while the watchers are away.
constexpr double kServingSecondsMax = 2;
constexpr double kBackSecondsMax = 15;
constexpr int kVisitSecondsMax = 120;

Shape ShapeOf(const GrpcSettings& settings) {
  return {.units = settings.units,
          .huvudmen = settings.huvudmen,
          .due = {{.week = kWeek, .count = settings.activities}}};
}

absl::Status CheckAnswered(const LoadResult& load) {
  if (load.failed == 0) return absl::OkStatus();
  return absl::InternalError(
      fmt::format("{} of {} calls failed", load.failed, load.failed + load.done));
}

ActionCall ActionOf(const OpenTask& task) {
  ActionCall call{.token = TokenOf(task.task.occurrence.unit)};
  call.request.set_id(core::ToString(task.task));
  call.request.set_action(task.action.str());
  call.request.set_request_id("bench-" + call.request.id());
  return call;
}

// The same calls to hjul and to an echo, in turns.
struct Beside {
  Samples rate;
  Samples echo_rate;
  Samples share;
  Samples milliseconds;
};

template <class AnyCall>
absl::Status MakeBoth(const GrpcSettings& settings, std::span<const AnyCall> calls,
                      const std::string& server, const std::string& echo, Beside& beside) {
  const auto clients = static_cast<std::size_t>(settings.clients);
  auto to_server = Connections::Open(server, clients);
  if (!to_server.ok()) return to_server.status();
  auto to_echo = Connections::Open(echo, clients);
  if (!to_echo.ok()) return to_echo.status();
  const std::size_t each = calls.size() / static_cast<std::size_t>(settings.runs);
  for (int run = 0; run < settings.runs; ++run) {
    const auto part = calls.subspan(static_cast<std::size_t>(run) * each, each);
    const LoadResult done = to_server->Make(part);
    const LoadResult echoed = to_echo->Make(part);
    if (absl::Status status = CheckAnswered(done); !status.ok()) return status;
    if (absl::Status status = CheckAnswered(echoed); !status.ok()) return status;
    beside.rate.Add(done.PerSecond());
    beside.echo_rate.Add(echoed.PerSecond());
    beside.share.Add(100 * done.PerSecond() / echoed.PerSecond());
    beside.milliseconds.Add(done.milliseconds);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MeasureGrpcTransitions(const GrpcSettings& settings) {
  PrintTitle(
      fmt::format("row 1, through gRPC: tasks completed durably, {} clients", settings.clients));
  auto served = Served::Make(settings.directory, ShapeOf(settings), kWeek,
                             settings.calls * static_cast<std::size_t>(settings.runs));
  if (!served.ok()) return served.status();
  std::vector<ActionCall> calls;
  for (const OpenTask& task : served->tasks()) calls.push_back(ActionOf(task));
  const auto server = served->Start();
  if (!server.ok()) return server.status();
  const auto echo = Process::Start({"echo"});
  if (!echo.ok()) return echo.status();
  Beside beside;
  if (absl::Status status = MakeBoth(settings, std::span<const ActionCall>(calls),
                                     (*server)->address(), echo->address(), beside);
      !status.ok()) {
    return status;
  }
  PrintFact(
      fmt::format("{} units, {} huvudmän, {} runs of {} calls; server, echo and load on one "
                  "machine",
                  settings.units, settings.huvudmen, settings.runs,
                  calls.size() / static_cast<std::size_t>(settings.runs)));
  PrintFigure("through gRPC", beside.rate.Median(), "/s");
  PrintFigure("bare gRPC echo of the same requests", beside.echo_rate.Median(), "/s");
  PrintFigure("of the echo, median of runs", beside.share.Median(), "%",
              AtLeast(kTransitionsShareMin));
  PrintFigure("answer, median", beside.milliseconds.Median(), "ms");
  PrintFigure("answer, p99", beside.milliseconds.Percentile(0.99), "ms");
  return absl::OkStatus();
}

absl::Status MeasureGrpcRestart(const GrpcSettings& settings) {
  const std::size_t count = std::min(settings.watchers, static_cast<std::size_t>(settings.units));
  PrintTitle(fmt::format("row 6, through gRPC: {} watchers come back after kill -9", count));
  auto served = Served::Make(settings.directory, ShapeOf(settings), kWeek, std::string::npos);
  if (!served.ok()) return served.status();
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < count; ++i) tokens.push_back(TokenOf(UnitOf(static_cast<int>(i))));
  Watchers watchers(tokens);
  Samples serving;
  Samples back;
  Watchers::Result last;
  std::size_t next = 0;
  for (int run = 0; run < settings.runs; ++run) {
    auto server = served->Start();
    if (!server.ok()) return server.status();
    const Watchers::Result before = watchers.Visit((*server)->address(), kVisitSecondsMax);
    if (before.failed > 0) {
      return absl::InternalError(fmt::format("{} watchers could not watch", before.failed));
    }
    // What happens while they are away.
    auto connections =
        Connections::Open((*server)->address(), static_cast<std::size_t>(settings.clients));
    if (!connections.ok()) return connections.status();
    std::vector<ActionCall> calls;
    for (; next < served->tasks().size() && calls.size() < kMissed; ++next) {
      calls.push_back(ActionOf(served->tasks()[next]));
    }
    if (absl::Status status = CheckAnswered(connections->Make(calls)); !status.ok()) return status;
    (*server)->End(SIGKILL);
    const Steady::time_point start = Steady::now();
    server = served->Start();
    if (!server.ok()) return server.status();
    serving.Add(SecondsSince(start));
    last = watchers.Visit((*server)->address(), kVisitSecondsMax);
    back.Add(SecondsSince(start));
    if (last.failed + last.snapshots > 0) {
      return absl::InternalError(fmt::format("{} watchers did not come back, {} got a snapshot",
                                             last.failed, last.snapshots));
    }
  }
  PrintFact(fmt::format("{} units, {} huvudmän, {} occurrences; {} watchers had missed something",
                        settings.units, settings.huvudmen, settings.units * settings.activities,
                        last.changed));
  PrintFigure("new process takes calls", serving.Median(), "s", AtMost(kServingSecondsMax));
  PrintFigure("every watcher back, without snapshots", back.Median(), "s", AtMost(kBackSecondsMax));
  return absl::OkStatus();
}

absl::Status MeasureGrpcList(const GrpcSettings& settings) {
  PrintTitle("row 7, through gRPC: \"my tasks\" of one rektor after another");
  auto served = Served::Make(settings.directory, ShapeOf(settings), kWeek, 1);
  if (!served.ok()) return served.status();
  std::mt19937 random(1);
  std::uniform_int_distribution<int> unit(0, settings.units - 1);
  std::vector<ListCall> calls(settings.calls * static_cast<std::size_t>(settings.runs));
  for (ListCall& call : calls) {
    call.token = TokenOf(UnitOf(unit(random)));
    call.request.set_mine(true);
    call.request.set_page_size(kPage);
  }
  const auto server = served->Start();
  if (!server.ok()) return server.status();
  const auto echo = Process::Start({"echo"});
  if (!echo.ok()) return echo.status();
  // What sending that many tasks costs by itself.
  const auto heavy = Process::Start({"echo", "--tasks", std::to_string(settings.activities)});
  if (!heavy.ok()) return heavy.status();
  Beside bare;
  Beside laden;
  const std::span<const ListCall> all(calls);
  for (const auto& [peer, beside] : {std::pair{&*echo, &bare}, std::pair{&*heavy, &laden}}) {
    if (absl::Status status =
            MakeBoth(settings, all, (*server)->address(), peer->address(), *beside);
        !status.ok()) {
      return status;
    }
  }
  auto alone = Connections::Open((*server)->address(), 1);
  if (!alone.ok()) return alone.status();
  const LoadResult single = alone->Make(all.first(std::min(kSingleCalls, all.size())));
  if (absl::Status status = CheckAnswered(single); !status.ok()) return status;
  PrintFact(
      fmt::format("{} units, {} huvudmän, {} open tasks a list, {} clients, {} runs of {} "
                  "calls; server, echo and load on one machine",
                  settings.units, settings.huvudmen, settings.activities, settings.clients,
                  settings.runs, settings.calls));
  PrintFigure("lists through gRPC", bare.rate.Median(), "/s");
  PrintFigure("bare gRPC echo, empty answers", bare.echo_rate.Median(), "/s");
  PrintFigure("of the echo, median of runs", bare.share.Median(), "%", AtLeast(kListsShareMin));
  PrintFigure("bare gRPC echo, as many small tasks", laden.echo_rate.Median(), "/s");
  PrintFigure("of that echo", laden.share.Median(), "%");
  PrintFigure("one client, median", single.milliseconds.Median(), "ms");
  PrintFigure("one client, p99", single.milliseconds.Percentile(0.99), "ms",
              AtMost(kListMillisecondsMax));
  return absl::OkStatus();
}

}  // namespace hjul::bench
