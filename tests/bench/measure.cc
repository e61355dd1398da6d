#include "tests/bench/measure.h"

#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <thread>

#include "fmt/format.h"

namespace hjul::bench {

double SecondsSince(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

void Pause(std::chrono::microseconds duration) {
  std::mutex mutex;
  std::condition_variable never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, duration, [] { return false; });
}

double MillisecondsSince(Steady::time_point start) { return 1e3 * SecondsSince(start); }

void Samples::Add(const Samples& others) {
  values_.insert(values_.end(), others.values_.begin(), others.values_.end());
}

double Samples::Percentile(double share) const {
  if (values_.empty()) return 0;
  std::vector<double> sorted = values_;
  const double rank = std::ceil(share * static_cast<double>(sorted.size()));
  const std::size_t index =
      rank < 1 ? 0 : std::min(static_cast<std::size_t>(rank), sorted.size()) - 1;
  const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(index);
  std::nth_element(sorted.begin(), at, sorted.end());
  return *at;
}

void PrintFigure(std::string_view what, double figure, std::string_view unit) {
  fmt::print("   {:<52} {:>10.4g} {}\n", what, figure, unit);
  std::fflush(stdout);
}

void PrintFigure(std::string_view what, double figure, std::string_view unit, Target target) {
  const bool at_most = target.kind == Target::Kind::kAtMost;
  const bool met = at_most ? figure <= target.limit : figure >= target.limit;
  fmt::print("   {:<52} {:>10.4g} {:<5} {} {:g} {}: {}\n", what, figure, unit,
             at_most ? "target at most" : "target at least", target.limit, unit,
             met ? "met" : "MISSED");
  std::fflush(stdout);
}

void PrintTitle(std::string_view title) {
  fmt::print("-- {}\n", title);
  std::fflush(stdout);
}

void PrintTalk(std::string_view talk) { fmt::print(stderr, "   {}\n", talk); }

void PrintFact(std::string_view fact) {
  fmt::print("   {}\n", fact);
  std::fflush(stdout);
}

void PrintMachine() {
  struct utsname system {};
  uname(&system);
  std::string load;
  std::getline(std::ifstream("/proc/loadavg"), load, ' ');
  std::string model = "processor";
  std::ifstream processors("/proc/cpuinfo");
  for (std::string line; std::getline(processors, line);) {
    if (line.starts_with("model name")) {
      model = line.substr(line.find(':') + 2);
      break;
    }
  }
  const auto bytes = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) *
                     static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  fmt::print("{} x {}, {} GiB, Linux {}, load {} before\n", std::thread::hardware_concurrency(),
             model, (bytes + (1ULL << 29)) >> 30, system.release, load);
  std::fflush(stdout);
}

double CpuSeconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::uint64_t ResidentBytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  statm >> size >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace hjul::bench
