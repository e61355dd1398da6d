// hjul_simulation --seed N [--seeds COUNT] [--years Y] [--units U] [--wheel FILE]
// Plays one or many seeds; prints a digest each, and what did not hold. Exits 1 if anything did
// not.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "simulator.h"

namespace {

int Refuse(std::string_view word) {
  fmt::print(stderr,
             "hjul_simulation: {} is not understood; it takes "
             "--seed N --seeds COUNT --years Y --units U --wheel FILE\n",
             word);
  return 2;
}

int Main(int count, char** words) {
  hjul::simulation::Plot plot;
  std::uint64_t seeds = 1;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view name = words[i];
    const char* value = words[i + 1];
    if (name == "--seed") {
      plot.seed = std::strtoull(value, nullptr, 10);
    } else if (name == "--seeds") {
      seeds = std::strtoull(value, nullptr, 10);
    } else if (name == "--years") {
      plot.years = std::atoi(value);
    } else if (name == "--units") {
      plot.units = std::atoi(value);
    } else if (name == "--wheel") {
      std::ostringstream text;
      text << std::ifstream(value).rdbuf();
      plot.wheel = text.str();
    } else {
      return Refuse(name);
    }
  }
  if (count % 2 == 0 || plot.years < 1 || plot.units < 1) {
    return Refuse(count % 2 == 0 ? words[count - 1] : "a number below 1");
  }
  bool held = true;
  for (const std::uint64_t last = plot.seed + seeds; plot.seed < last; ++plot.seed) {
    const hjul::simulation::Ending ending = hjul::simulation::Simulator(plot).Run();
    std::string done;
    for (const auto& [what, times] : ending.done) {
      done += fmt::format(" {}={}", what, times);
    }
    fmt::print("seed {} {}{}\n", plot.seed, ending.digest, done);
    for (const std::string& fault : ending.faults) {
      fmt::print("  {}\n", fault);
    }
    std::fflush(stdout);
    held = held && ending.faults.empty();
  }
  return held ? 0 : 1;
}

}  // namespace

int main(int count, char** words) { return Main(count, words); }
