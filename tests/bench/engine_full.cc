// A store with a whole year in it: opening it after kill -9, and reading from it.
#include <csignal>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/store/rocks_store.h"
#include "tests/bench/measure.h"
#include "tests/bench/process.h"
#include "tests/bench/rows.h"
#include "tests/bench/work.h"

namespace hjul::bench {
namespace {

constexpr int kWeek = 50;
constexpr std::size_t kWork = 5'000;  // More than is done before the end.
constexpr std::chrono::milliseconds kWorkBeforeKill{500};
constexpr std::size_t kPage = 50;
constexpr double kServingSecondsMax = 2;

Shape ShapeOf(const FullSettings& settings) {
  return {.units = settings.units,
          .huvudmen = settings.huvudmen,
          .due = {{.week = kWeek, .count = settings.activities}}};
}

// The n-th rektor's list, page one. Returns how many tasks it holds.
absl::StatusOr<std::size_t> ListMine(const engine::Engine& engine, const FullSettings& settings,
                                     int number) {
  // The units lie over the huvudmän as sweden.cc spreads them.
  int huvudman =
      static_cast<int>(static_cast<std::int64_t>(number) * settings.huvudmen / settings.units);
  while (number >= static_cast<int>(static_cast<std::int64_t>(settings.units) * (huvudman + 1) /
                                    settings.huvudmen)) {
    ++huvudman;
  }
  const auto view = engine.Read(HuvudmanOf(huvudman));
  if (!view.ok()) return view.status();
  const auto page =
      view->ListTasks({.posts = {{core::RoleId("rektor"), UnitOf(number)}}}, kPage, {});
  if (!page.ok()) return page.status();
  return page->items.size();
}

// Another process of this program works on the store in `directory` and is killed at it.
absl::Status WorkAndDie(const std::filesystem::path& directory, const FullSettings& settings) {
  auto process = Process::Start({"full", "--work", "--data", directory.string(), "--units",
                                 std::to_string(settings.units), "--huvudmen",
                                 std::to_string(settings.huvudmen), "--activities",
                                 std::to_string(settings.activities)});
  if (!process.ok()) return process.status();
  Pause(kWorkBeforeKill);
  process->End(SIGKILL);
  return absl::OkStatus();
}

struct Opened {
  double store = 0;  // Seconds, each from the start.
  double engine = 0;
  double read = 0;
  double command = 0;
  double resident_mb = 0;
  std::size_t timers = 0;
};

absl::StatusOr<Opened> OpenAndServe(const std::filesystem::path& directory,
                                    const FullSettings& settings) {
  Opened opened;
  const Steady::time_point start = Steady::now();
  auto store = store::OpenRocksStore({.directory = directory});
  if (!store.ok()) return store.status();
  opened.store = SecondsSince(start);
  engine::ManualClock clock(LastActedAt(**store));
  auto engine = engine::Engine::Start(**store, clock, {});
  if (!engine.ok()) return engine.status();
  opened.engine = SecondsSince(start);
  if (const auto listed = ListMine(**engine, settings, 0); !listed.ok()) return listed.status();
  opened.read = SecondsSince(start);
  const auto put = (*engine)->Run(
      {.huvudman = HuvudmanOf(0),
       .actor = {.person = core::PersonId("admin"), .post = {}},
       .body = engine::PutPerson{{.id = core::PersonId("p-vikarie"),
                                  .name = fmt::format("Vikarie {}", (*store)->revision())}}});
  if (!put.ok()) return put.status();
  opened.command = SecondsSince(start);
  // What is held once every part of the store has been read from.
  std::mt19937 random(1);
  std::uniform_int_distribution<int> unit(0, settings.units - 1);
  for (std::size_t i = 0; i < settings.reads; ++i) {
    const auto listed = ListMine(**engine, settings, unit(random));
    if (!listed.ok()) return listed.status();
  }
  opened.resident_mb = static_cast<double>(ResidentBytes()) / 1e6;
  const auto timers = CountTimers(**store);
  if (!timers.ok()) return timers.status();
  opened.timers = *timers;
  return opened;
}

}  // namespace

absl::Status MakeFull(const FullSettings& settings, bool work) {
  if (work) BlockSignals();
  auto country = Country::Open({.directory = settings.directory}, ShapeOf(settings));
  if (!country.ok() || !work) return country.status();
  const auto tasks = FindTasks((*country)->engine(), kWeek, kWork);
  if (!tasks.ok()) return tasks.status();
  SayPort(0);
  CompleteAll((*country)->engine(), *tasks, 64);
  WaitForEnd();
  return absl::OkStatus();
}

absl::Status MeasureRestart(const FullSettings& settings) {
  PrintTitle("rows 6 and 4, in process: restart after kill -9, and memory");
  std::optional<TemporaryDirectory> scratch;
  std::filesystem::path directory = settings.directory;
  if (directory.empty()) directory = scratch.emplace().path() / "store";
  std::vector<Opened> all;
  for (int run = 0; run < settings.runs; ++run) {
    if (const absl::Status status = WorkAndDie(directory, settings); !status.ok()) return status;
    const auto opened = OpenAndServe(directory, settings);
    if (!opened.ok()) return opened.status();
    all.push_back(*opened);
  }
  Samples store;
  Samples engine;
  Samples read;
  Samples command;
  for (const Opened& opened : all) {
    store.Add(opened.store);
    engine.Add(opened.engine);
    read.Add(opened.read);
    command.Add(opened.command);
  }
  PrintFact(fmt::format(
      "{} occurrences, {} timers, {} huvudmän; {} restarts, files in the cache "
      "of the machine",
      settings.units * settings.activities, all.front().timers, settings.huvudmen, settings.runs));
  PrintFigure("store open", store.Median(), "s");
  PrintFigure("engine started", engine.Median(), "s");
  PrintFigure("first list answered", read.Median(), "s");
  PrintFigure("first command answered: serving", command.Median(), "s", AtMost(kServingSecondsMax));
  // The first restart: memory that a process once had stays with it.
  PrintFigure("memory of the process after the first", all.front().resident_mb, "MB");
  return absl::OkStatus();
}

absl::Status MeasureList(const FullSettings& settings) {
  PrintTitle("row 7, in process: \"my tasks\" of one rektor after another");
  auto country = Country::Open({.directory = settings.directory, .memory = settings.memory},
                               ShapeOf(settings));
  if (!country.ok()) return country.status();
  std::mt19937 random(1);
  Samples microseconds;
  std::size_t tasks = 0;
  const Steady::time_point begun = Steady::now();
  for (std::size_t i = 0; i < settings.reads; ++i) {
    const int number = std::uniform_int_distribution<int>(0, settings.units - 1)(random);
    const Steady::time_point start = Steady::now();
    const auto listed = ListMine((*country)->engine(), settings, number);
    if (!listed.ok()) return listed.status();
    microseconds.Add(1e6 * SecondsSince(start));
    tasks += *listed;
  }
  const double seconds = SecondsSince(begun);
  PrintFact(fmt::format("{} units in {} huvudmän, {} occurrences; {:.1f} tasks a list",
                        settings.units, settings.huvudmen, settings.units * settings.activities,
                        static_cast<double>(tasks) / static_cast<double>(settings.reads)));
  PrintFigure("lists a second, one thread", static_cast<double>(settings.reads) / seconds, "/s");
  PrintFigure("a list, median", microseconds.Median(), "us");
  PrintFigure("a list, p99", microseconds.Percentile(0.99), "us");
  return absl::OkStatus();
}

}  // namespace hjul::bench
