// The disk fails within a write, though space seemed to be left: the server has to open its store
// again. Told by signals: hjul_lossy_server fails every write from SIGUSR1 to SIGUSR2.
#include <csignal>

#include "fmt/format.h"
#include "modes.h"
#include "outage.h"

namespace hjul::crash {
namespace {

constexpr std::size_t kRunMax = 200;  // Milliseconds.
constexpr std::size_t kFailingMax = 300;
constexpr int kOutages = 3;  // Of a cycle.
constexpr double kRate = 3'600;

void Fail(Round& round, Findings& findings) {
  Outage outage(round, findings);
  for (int i = 0; i < kOutages && round.Wait(milliseconds{round.Draw(kRunMax)}); ++i) {
    round.server().process().Signal(SIGUSR1);
    outage.ExpectTrouble(fmt::format("in outage {}", i));
    round.Wait(milliseconds{round.Draw(kFailingMax)});
    outage.ExpectReading(fmt::format("in outage {}", i));
    round.server().process().Signal(SIGUSR2);
    outage.ExpectWriting(fmt::format("after outage {}", i));
  }
}

}  // namespace

Tally RunFull(const Plan& plan, Findings& findings) {
  Round round(plan.program, plan.directory, plan.seed, findings);
  bool well = round.Begin();
  for (int cycle = 0; well && cycle < plan.cycles; ++cycle) {
    round.SetRate(kRate);
    round.Work({.patient = true}, [&] { Fail(round, findings); });
    well = round.Rest();
  }
  if (well) {
    round.Stop();
    round.LookAtStore(true);
  }
  return round.tally();
}

}  // namespace hjul::crash
