// The rows of design section 7 that go through gRPC. One subcommand a row; see README.md.
//
//   hjul_grpc_bench transitions
//   hjul_grpc_bench list --data /var/tmp/full --activities 34
#include <CLI/CLI.hpp>

#include "fmt/format.h"
#include "tests/bench/calls.h"
#include "tests/bench/grpc_rows.h"
#include "tests/bench/measure.h"
#include "tests/bench/process.h"
#include "tests/bench/served.h"

int main(int argc, char** argv) {
  using namespace hjul::bench;
  CLI::App app{"Measures hjul through gRPC and prints figures beside their targets."};
  app.require_subcommand(1);
  GrpcSettings settings;
  int tasks = 0;
  CLI::App* row1 = app.add_subcommand("transitions", "Row 1: tasks completed, 64 clients");
  CLI::App* row7 = app.add_subcommand("list", "Row 7: my tasks");
  CLI::App* row6 = app.add_subcommand("restart", "Row 6: watchers come back after kill -9");
  row6->add_option("--watchers", settings.watchers, "At most one per unit")->capture_default_str();
  for (CLI::App* row : {row1, row6, row7}) {
    row->add_option("--data", settings.directory, "Directory of the store; made when not there");
    row->add_option("--units", settings.units, "Units in the country")->capture_default_str();
    row->add_option("--huvudmen", settings.huvudmen, "Huvudmän they are spread over")
        ->capture_default_str();
    row->add_option("--activities", settings.activities, "Per unit")->capture_default_str();
    row->add_option("--clients", settings.clients, "Connections")->capture_default_str();
    row->add_option("--calls", settings.calls, "In each run")->capture_default_str();
    row->add_option("--runs", settings.runs, "Median of this many")->capture_default_str();
  }
  CLI::App* serve = app.add_subcommand("serve", "Started by the rows: serves a store");
  serve->add_option("--data", settings.directory, "Directory of the store")->required();
  CLI::App* echo = app.add_subcommand("echo", "Started by the rows: a server that does nothing");
  echo->add_option("--tasks", tasks, "In each list");
  CLI11_PARSE(app, argc, argv);

  if (echo->parsed()) {
    BlockSignals();
    ServeEcho(tasks);
    return 0;
  }
  if (!serve->parsed()) PrintMachine();
  absl::Status status = absl::OkStatus();
  if (serve->parsed()) status = Serve(settings.directory);
  if (row1->parsed()) status = MeasureGrpcTransitions(settings);
  if (row6->parsed()) status = MeasureGrpcRestart(settings);
  if (row7->parsed()) status = MeasureGrpcList(settings);
  if (!status.ok()) {
    fmt::print(stderr, "hjul_grpc_bench: {}\n", std::string(status.message()));
    return 1;
  }
  return 0;
}
