// What every measurement here needs: samples and their percentiles, figures printed beside their
// targets, and facts of the machine. Nothing here judges by exit status: a missed target is
// printed.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hjul::bench {

using Steady = std::chrono::steady_clock;

double SecondsSince(Steady::time_point start);
double MillisecondsSince(Steady::time_point start);
// Waits that long.
void Pause(std::chrono::microseconds duration);

// Values of one thing measured many times. Thread-compatible.
class Samples {
 public:
  void Add(double value) { values_.push_back(value); }
  void Add(const Samples& others);
  std::size_t count() const { return values_.size(); }
  // The smallest value that at least `share` (0..1) of all do not exceed; 0 when there are none.
  double Percentile(double share) const;
  double Median() const { return Percentile(0.5); }
  double Max() const { return Percentile(1); }

 private:
  std::vector<double> values_;
};

// A limit a figure is held against.
struct Target {
  enum class Kind : std::uint8_t { kAtMost, kAtLeast };
  Kind kind = Kind::kAtMost;
  double limit = 0;
};
inline Target AtMost(double limit) { return {Target::Kind::kAtMost, limit}; }
inline Target AtLeast(double limit) { return {Target::Kind::kAtLeast, limit}; }

// "what                                    1.23 s     target at most 1 s       met"
void PrintFigure(std::string_view what, double figure, std::string_view unit);
void PrintFigure(std::string_view what, double figure, std::string_view unit, Target target);
// "-- title", then facts and figures indented under it.
void PrintTitle(std::string_view title);
void PrintFact(std::string_view fact);
// What goes on meanwhile: to standard error.
void PrintTalk(std::string_view talk);

// Cores, memory, kernel, the load of the last minute: what a figure means depends on them.
void PrintMachine();

// Processor time of the whole process so far. On a busy machine it tells more than the clock.
double CpuSeconds();

// What the process holds in memory now.
std::uint64_t ResidentBytes();

}  // namespace hjul::bench
