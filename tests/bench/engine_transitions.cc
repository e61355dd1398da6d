#include <algorithm>
#include <span>
#include <vector>

#include "fmt/format.h"
#include "tests/bench/measure.h"
#include "tests/bench/raw_commits.h"
#include "tests/bench/rows.h"
#include "tests/bench/work.h"

namespace hjul::bench {
namespace {

constexpr int kWeek = 50;
constexpr double kShareMin = 60;

}  // namespace

absl::Status MeasureTransitions(const TransitionSettings& settings) {
  PrintTitle(
      fmt::format("row 1, in process: tasks completed durably, {} callers", settings.callers));
  const std::size_t all = settings.commands * static_cast<std::size_t>(settings.runs);
  const int activities = static_cast<int>(all / static_cast<std::size_t>(settings.units)) + 1;
  auto country = Country::Open(settings.place, {.units = settings.units,
                                                .huvudmen = settings.huvudmen,
                                                .due = {{.week = kWeek, .count = activities}}});
  if (!country.ok()) return country.status();
  Country& place = **country;
  const auto tasks = FindTasks(place.engine(), kWeek, all);
  if (!tasks.ok()) return tasks.status();
  Samples engine_rate;
  Samples raw_rate;
  Samples share;
  Samples milliseconds;
  Samples cpu_each;
  std::string pieces_seen;
  const std::size_t each = tasks->size() / static_cast<std::size_t>(settings.runs);
  for (int run = 0; run < settings.runs; ++run) {
    const auto part = std::span(*tasks).subspan(static_cast<std::size_t>(run) * each, each);
    place.store().Record(true);
    const double cpu = CpuSeconds();
    const LoadResult load = CompleteAll(place.engine(), part, settings.callers);
    cpu_each.Add(1e6 * (CpuSeconds() - cpu) / static_cast<double>(part.size()));
    place.store().Record(false);
    if (load.failed > 0) {
      return absl::InternalError(fmt::format("{} completions were refused", load.failed));
    }
    const std::vector<store::Batch> commits = place.store().Take();
    const std::vector<Piece> pieces = CutIntoPieces(commits, load.done);
    const auto raw = WriteRaw(pieces, static_cast<int>(settings.callers));
    if (!raw.ok()) return raw.status();
    pieces_seen = fmt::format("{}, {:.0f} commands a commit", DescribePieces(pieces),
                              static_cast<double>(load.done) /
                                  static_cast<double>(std::max<std::size_t>(commits.size(), 1)));
    engine_rate.Add(load.PerSecond());
    raw_rate.Add(*raw);
    share.Add(100 * load.PerSecond() / *raw);
    milliseconds.Add(load.milliseconds);
  }
  PrintFact(fmt::format("{} units, {} huvudmän, {} runs of {} commands; {}", settings.units,
                        settings.huvudmen, settings.runs, each, pieces_seen));
  PrintFigure("engine", engine_rate.Median(), "/s");
  PrintFigure("raw RocksDB, the same bytes", raw_rate.Median(), "/s");
  PrintFigure("engine of raw, median of runs", share.Median(), "%", AtLeast(kShareMin));
  PrintFigure("processor time a command, callers and all", cpu_each.Median(), "us");
  PrintFigure("answer, median", milliseconds.Median(), "ms");
  PrintFigure("answer, p99", milliseconds.Percentile(0.99), "ms");
  return absl::OkStatus();
}

}  // namespace hjul::bench
