// Stopped for a while and let go on.
#include <csignal>

#include "modes.h"

namespace hjul::crash {
namespace {

constexpr milliseconds kDeadline{250};  // Shorter than most stops: clients give up.
constexpr std::size_t kStopMax = 900;   // Milliseconds.
constexpr std::size_t kRunMax = 200;
constexpr int kStopsPerCycle = 3;
// So fast that most of a day passes during a stop: what falls due meanwhile is done, and nothing is
// held.
constexpr double kFast = 86'400;
constexpr double kSlow = 3'600;

bool Cycle(Round& round) {
  round.SetRate(round.Draw(3) == 0 ? kFast : kSlow);
  round.Work({.deadline = kDeadline, .patient = true}, [&] {
    bool runs = round.Wait(milliseconds{round.Draw(kRunMax)});
    for (int i = 0; i < kStopsPerCycle && runs; ++i) {
      round.server().process().Signal(SIGSTOP);
      runs = round.Wait(milliseconds{round.Draw(kStopMax)});
      round.server().process().Signal(SIGCONT);
      runs = runs && round.Wait(milliseconds{round.Draw(kRunMax)});
    }
  });
  return round.Rest();
}

}  // namespace

Tally RunStop(const Plan& plan, Findings& findings) {
  Round round(plan.program, plan.directory, plan.seed, findings);
  bool well = round.Begin();
  for (int cycle = 0; well && cycle < plan.cycles; ++cycle) {
    well = Cycle(round);
  }
  if (well) {
    round.Stop();
    round.LookAtStore(true);
  }
  return round.tally();
}

}  // namespace hjul::crash
