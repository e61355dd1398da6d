// The rows of design section 7 that need no network. One subcommand a row; see README.md.
//
//   hjul_engine_bench transitions
//   hjul_engine_bench burst --huvudmen 1
//   hjul_engine_bench restart --data /var/tmp/full
#include <CLI/CLI.hpp>

#include "fmt/format.h"
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"

int main(int argc, char** argv) {
  using namespace hjul::bench;
  CLI::App app{"Measures the engine in process and prints figures beside their targets."};
  app.require_subcommand(1);
  TransitionSettings transitions;
  BurstSettings burst;
  PlanSettings plan;
  FullSettings full;
  bool work = false;

  const auto country = [](CLI::App* row, auto& settings) {
    row->add_option("--units", settings.units, "Units in the country")->capture_default_str();
    row->add_option("--huvudmen", settings.huvudmen, "Huvudmän they are spread over")
        ->capture_default_str();
  };
  const auto place = [](CLI::App* row, Place& at) {
    row->add_flag("--memory", at.memory, "In memory instead of RocksDB");
  };

  CLI::App* row1 = app.add_subcommand("transitions", "Row 1: tasks completed, 64 callers");
  country(row1, transitions);
  place(row1, transitions.place);
  row1->add_option("--commands", transitions.commands, "In each run")->capture_default_str();
  row1->add_option("--callers", transitions.callers, "At once")->capture_default_str();
  row1->add_option("--runs", transitions.runs, "Median of this many")->capture_default_str();

  CLI::App* row2 = app.add_subcommand("burst", "Row 2: timers of one instant");
  country(row2, burst);
  place(row2, burst.place);
  row2->add_option("--activities", burst.activities, "Due at once in the big burst")
      ->capture_default_str();
  row2->add_option("--runs", burst.runs, "Small bursts")->capture_default_str();
  row2->add_option("--idle", burst.idle, "Answers to the idle client")->capture_default_str();

  CLI::App* row5 = app.add_subcommand("plan", "Row 5: a wheel planned and applied");
  country(row5, plan);
  place(row5, plan.place);
  row5->add_option("--wheel", plan.wheel, "File under deploy/")->capture_default_str();
  row5->add_option("--idle", plan.idle, "Answers to the idle client")->capture_default_str();

  CLI::App* row6 = app.add_subcommand("restart", "Rows 6 and 4: kill -9, open again, memory");
  CLI::App* row7 = app.add_subcommand("list", "Row 7: my tasks");
  CLI::App* make = app.add_subcommand("full", "Makes the store that restart and list read");
  for (CLI::App* row : {row6, row7, make}) {
    country(row, full);
    row->add_option("--data", full.directory, "Directory of the store; made when it is not there");
    row->add_option("--activities", full.activities, "Per unit")->capture_default_str();
  }
  for (CLI::App* row : {row6, row7}) {
    row->add_option("--reads", full.reads, "Lists that are read")->capture_default_str();
  }
  row6->add_option("--runs", full.runs, "Restarts")->capture_default_str();
  row7->add_flag("--memory", full.memory, "In memory instead of RocksDB");
  make->add_flag("--work", work, "Started by restart: works until it is killed");
  CLI11_PARSE(app, argc, argv);

  if (!make->parsed()) PrintMachine();
  absl::Status status = absl::OkStatus();
  if (row1->parsed()) status = MeasureTransitions(transitions);
  if (row2->parsed()) status = MeasureBurst(burst);
  if (row5->parsed()) status = MeasurePlan(plan);
  if (row6->parsed()) status = MeasureRestart(full);
  if (row7->parsed()) status = MeasureList(full);
  if (make->parsed()) status = MakeFull(full, work);
  if (!status.ok()) {
    fmt::print(stderr, "hjul_engine_bench: {}\n", std::string(status.message()));
    return 1;
  }
  return 0;
}
