// Plays one or many seeds; prints a digest each, what happened, and what did not hold. Exits 1 if
// anything did not.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "built_from.h"
#include "fmt/format.h"
#include "simulator.h"

namespace {

using hjul::simulation::Ending;
using hjul::simulation::Plot;
using hjul::simulation::Simulator;

// Design, section 7, row 8.
constexpr double kTenYearsSecondsMax = 10;
// A look reads the whole store, and a calm run is for its length; every commit is judged anyway.
constexpr int kCalmCheckEveryDays = 365;

struct Options {
  Plot plot;
  std::uint64_t seeds = 1;
  bool quiet = false;  // Only what fails, and a line at the end.
  bool time = false;
};

int Refuse(std::string_view word) {
  fmt::print(stderr,
             "hjul_simulation: {} is not understood; it takes --seed N --seeds COUNT --years Y "
             "--days D --units U --wheel FILE (any number) --check-every DAYS, --calm (people "
             "work, nothing goes wrong), --quiet, --time\n",
             word);
  return 2;
}

// Returns the first word that is not understood; empty: all are.
std::string_view Read(int count, char** words, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = words[i];
    if (name == "--calm" || name == "--quiet" || name == "--time") {
      (name == "--calm"    ? options.plot.calm
       : name == "--quiet" ? options.quiet
                           : options.time) = true;
      if (name == "--calm") {
        options.plot.check_every_days = kCalmCheckEveryDays;
      }
      continue;
    }
    if (i + 1 == count) {
      return name;
    }
    const char* value = words[++i];
    if (name == "--seed") {
      options.plot.seed = std::strtoull(value, nullptr, 10);
    } else if (name == "--seeds") {
      options.seeds = std::strtoull(value, nullptr, 10);
    } else if (name == "--years") {
      options.plot.days = 365 * std::atoi(value);
    } else if (name == "--days") {
      options.plot.days = std::atoi(value);
    } else if (name == "--units") {
      options.plot.units = std::atoi(value);
    } else if (name == "--check-every") {
      options.plot.check_every_days = std::atoi(value);
    } else if (name == "--wheel") {
      std::ostringstream text;
      text << std::ifstream(value).rdbuf();
      options.plot.wheels.push_back(text.str());
    } else {
      return name;
    }
  }
  const Plot& plot = options.plot;
  return plot.days < 1 || plot.units < 1 || plot.check_every_days < 1 ? "a number below 1" : "";
}

void Report(const Plot& plot, const Ending& ending) {
  std::string done;
  for (const auto& [what, times] : ending.done) {
    done += fmt::format("{}{}={}", done.empty() ? "" : ", ", what, times);
  }
  fmt::print("seed {} {} commits={} occurrences={} {}\n", plot.seed, ending.digest, ending.commits,
             ending.occurrences, done);
}

void ReportFaults(const Plot& plot, const Ending& ending) {
  for (const std::string& fault : ending.faults) {
    fmt::print("FAULT {}, built from {}: {}\n", CommandOf(plot), HJUL_BUILT_FROM, fault);
  }
  std::fflush(stdout);
}

int Main(int count, char** words) {
  Options options;
  if (const std::string_view wrong = Read(count, words, options); !wrong.empty()) {
    return Refuse(wrong);
  }
  Plot& plot = options.plot;
  std::uint64_t failed = 0;
  for (const std::uint64_t last = plot.seed + options.seeds; plot.seed < last; ++plot.seed) {
    const auto begun = std::chrono::steady_clock::now();
    const Ending ending = Simulator(plot).Run();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    if (!options.quiet) {
      Report(plot, ending);
    }
    ReportFaults(plot, ending);
    failed += ending.faults.empty() ? 0 : 1;
    if (options.time) {
      fmt::print(
          "{:.1f} years of {} units: {} commits, {} occurrences in {:.1f} s; target for ten years "
          "of 30 units: {:.0f} s\n",
          plot.days / 365.0, plot.units, ending.commits, ending.occurrences, taken.count(),
          kTenYearsSecondsMax);
    }
  }
  fmt::print("{} seeds, {} failed; built from {}\n", options.seeds, failed, HJUL_BUILT_FROM);
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) { return Main(count, words); }
