// The disk fills up under load, slowly and at a stroke, and is emptied again.
#include <memory>

#include "fmt/format.h"
#include "modes.h"
#include "outage.h"
#include "small_disk.h"

namespace hjul::crash {
namespace {

constexpr std::uint64_t kMiB = 1ULL << 20;
constexpr std::uint64_t kDiskBytes = 640 * kMiB;
// The server refuses to write below 256 MiB: with so much left it must have begun to.
constexpr std::uint64_t kNearlyFull = 200 * kMiB;
constexpr milliseconds kLoad{250};
constexpr int kStrokes = 15;
constexpr double kRate = 3'600;

void Check(const absl::Status& status, Findings& findings) {
  if (!status.ok()) {
    findings.Add(status.ToString());
  }
}

// From outside, bit by bit.
void FillSlowly(Round& round, SmallDisk& disk, Findings& findings) {
  Outage outage(round, findings);
  round.Wait(kLoad);
  Check(disk.Fill(kNearlyFull), findings);
  outage.ExpectRefusal("with 200 MiB left", {absl::StatusCode::kResourceExhausted});
  outage.ExpectReading("with 200 MiB left");
  Check(disk.Fill(0), findings);
  outage.ExpectRefusal("with no byte left", {absl::StatusCode::kResourceExhausted});
  outage.ExpectReading("with no byte left");
  round.Wait(kLoad);
  Check(disk.Empty(), findings);
  outage.ExpectWriting("after the disk was emptied");
  round.Wait(kLoad);
}

// From plenty to nothing between two writes.
void FillAtAStroke(Round& round, SmallDisk& disk, Findings& findings) {
  Outage outage(round, findings);
  for (int i = 0; i < kStrokes && round.Wait(milliseconds{round.Draw(40)}); ++i) {
    Check(disk.Shut(), findings);
    round.Wait(milliseconds{round.Draw(20)});
    Check(disk.Empty(), findings);
    outage.ExpectWriting(fmt::format("after stroke {}", i));
  }
}

}  // namespace

Tally RunDisk(const Plan& plan, Findings& findings) {
  const std::filesystem::path data = plan.directory / "data";
  std::filesystem::create_directory(data);
  const auto disk = SmallDisk::Mount(data, kDiskBytes);
  if (!disk.ok()) {
    return {.impossible = std::string(disk.status().message())};
  }
  Round round(plan.program, plan.directory, plan.seed, findings);
  bool well = round.Begin();
  for (int cycle = 0; well && cycle < plan.cycles; ++cycle) {
    round.SetRate(kRate);
    round.Work({.patient = true},
               [&] { (cycle % 2 == 0 ? FillSlowly : FillAtAStroke)(round, **disk, findings); });
    well = round.Rest();
  }
  if (well) {
    round.Stop();
    round.LookAtStore(true);
  }
  return round.tally();
}

}  // namespace hjul::crash
