// The peer's figures for the rows of design section 7. Built where libpq is; see README.md.
//
//   hjul_postgres_bench transitions
#include <CLI/CLI.hpp>

#include "fmt/format.h"
#include "tests/bench/measure.h"
#include "tests/bench/postgres_rows.h"

int main(int argc, char** argv) {
  using namespace hjul::bench;
  CLI::App app{"Measures PostgreSQL at the same work, in a cluster of its own."};
  app.require_subcommand(1);
  PostgresSettings settings;
  struct Row {
    const char* name;
    const char* what;
    absl::Status (*measure)(const PostgresSettings&);
  };
  absl::Status (*measure)(const PostgresSettings&) = nullptr;
  for (const Row& row :
       {Row{"transitions", "Row 1: tasks completed, 64 clients", &MeasurePostgresTransitions},
        Row{"burst", "Row 2: timers of one instant", &MeasurePostgresBurst},
        Row{"publish", "Row 5: a planned turn written", &MeasurePostgresPublish},
        Row{"restart", "Row 6: kill -9 and start again", &MeasurePostgresRestart},
        Row{"list", "Row 7: my tasks", &MeasurePostgresList}}) {
    CLI::App* command = app.add_subcommand(row.name, row.what);
    command->add_option("--units", settings.units, "Units")->capture_default_str();
    command->add_option("--activities", settings.activities, "Per unit")->capture_default_str();
    command->add_option("--clients", settings.clients, "Connections")->capture_default_str();
    command->add_option("--calls", settings.calls, "In each run")->capture_default_str();
    command->add_option("--runs", settings.runs, "Median of this many")->capture_default_str();
    command->callback([&measure, row] { measure = row.measure; });
  }
  CLI11_PARSE(app, argc, argv);
  PrintMachine();
  if (const absl::Status status = measure(settings); !status.ok()) {
    fmt::print(stderr, "hjul_postgres_bench: {}\n", std::string(status.message()));
    return 1;
  }
  return 0;
}
