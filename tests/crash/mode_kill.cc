// Killed under load and while it starts.
#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "modes.h"

namespace hjul::crash {
namespace {

// A new municipality after so many cycles: what is looked at in every cycle stays small.
constexpr int kCyclesPerRound = 50;
constexpr std::size_t kLookIn = 5;       // The store is looked at in one cycle of so many.
constexpr std::size_t kStartKillIn = 4;  // One start of so many is killed first.
constexpr std::size_t kSpanMax = 500;    // Milliseconds of load.

// Simulated seconds a second: from a standing clock to a day.
double Rate(Round& round) {
  constexpr std::array<double, 6> kRates{0, 600, 3'600, 21'600, 21'600, 86'400};
  return kRates[round.Draw(kRates.size())];
}

bool Cycle(Round& round) {
  round.SetRate(Rate(round));
  round.Work({}, [&] {
    const bool runs = round.Wait(milliseconds{round.Draw(kSpanMax / 2)});
    round.Slip();
    if (runs && round.Wait(milliseconds{round.Draw(kSpanMax / 2)})) {
      round.Kill();
    }
  });
  while (round.Draw(kStartKillIn) == 0) {
    // Up to a little longer than a start takes.
    const auto span = static_cast<std::size_t>(round.start_time().count()) * 5 / 4;
    round.KillWhileStarting(milliseconds{round.Draw(span + 1)});
  }
  if (round.Draw(kLookIn) == 0) {
    round.LookAtStore(false);
  }
  return round.StartAgain();
}

}  // namespace

Tally RunKill(const Plan& plan, Findings& findings) {
  Tally tally;
  for (int first = 0; first < plan.cycles && !findings.any(); first += kCyclesPerRound) {
    const std::filesystem::path directory = plan.directory / fmt::format("from-{}", first);
    std::filesystem::create_directories(directory);
    Round round(plan.program, directory, plan.seed + static_cast<std::uint64_t>(first), findings);
    bool well = round.Begin();
    const int last = std::min(plan.cycles, first + kCyclesPerRound);
    for (int cycle = first; well && cycle < last; ++cycle) {
      well = Cycle(round);
      if (!well) {
        findings.Add(fmt::format("that was cycle {}", cycle));
      }
    }
    if (well) {
      round.Stop();
      round.LookAtStore(true);
    }
    tally += round.tally();
    if (!findings.any()) {
      std::filesystem::remove_all(directory);
    }
  }
  return tally;
}

}  // namespace hjul::crash
