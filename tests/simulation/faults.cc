// What goes wrong: the machine, its disk, its clock and its zone data.
#include <algorithm>

#include "fmt/format.h"
#include "simulator.h"

namespace hjul::simulation {

// The store refuses one commit: of a command, or of what is due next.
void Simulator::RefuseCommit() {
  const store::Revision before = machine_.store().revision();
  machine_.store().RefuseNext(absl::UnavailableError("the disk is away"));
  if (dice_.Chance(50)) {
    const std::string person = fmt::format("ny-{}", persons_++);
    const auto refused =
        stage().Do(engine::PutPerson{{.id = core::PersonId(person), .name = person}});
    if (!absl::IsUnavailable(refused.status())) {
      Fault("a command was answered although its commit was refused");
    }
  } else if (const auto next = stage().writer().NextDue()) {
    if (*next - stage().clock().Now() < std::chrono::days{20}) {
      stage().clock().Set(std::max(stage().clock().Now(), *next));
      (void)stage().writer().FireDue();  // An opening may begin without a commit.
    }
  }
  if (machine_.store().revision() != before) {
    Fault("a refused commit was written");
  }
  machine_.store().RefuseNext(absl::OkStatus());
  if (dice_.Chance(50)) {
    Crash();
  }
  ++ending_.done["refuse"];
}

// For some days nothing can be written: people read, are refused, and time goes on.
void Simulator::FillDisk() {
  const store::Revision before = machine_.store().revision();
  machine_.store().SetFull(true);
  for (int day = dice_.Number(4); day >= 0; --day) {
    stage().clock().Set(stage().clock().Now() + std::chrono::hours{1 + dice_.Number(30)});
    const auto fired = stage().writer().FireDue();
    if (!fired.ok() && !absl::IsResourceExhausted(fired.status())) {
      Fault(fmt::format("a full disk: {}", fired.status().ToString()));
    }
    const std::string person = fmt::format("ny-{}", persons_++);
    const auto refused =
        stage().Do(engine::PutPerson{{.id = core::PersonId(person), .name = person}});
    if (!absl::IsResourceExhausted(refused.status())) {
      Fault("a command was answered although the disk is full");
    }
    if (!stage().Read().ListTasks({}, 10, {}).ok()) {
      Fault("a full disk cannot be read");
    }
    Watch();
    if (dice_.Chance(20)) {
      Crash();
    }
  }
  if (machine_.store().revision() != before) {
    Fault("something was written to a full disk");
  }
  machine_.store().SetFull(false);
  Settle();
  Release();
  ++ending_.done["full disk"];
}

void Simulator::StopSoon() {
  using Step = Machine::Step;
  static const std::vector<Step> kSteps = {Step::kBeforeCommit, Step::kBeforeCommit,
                                           Step::kAfterCommit, Step::kAfterCommit,
                                           Step::kBeforeAnswer};
  machine_.StopAt(dice_.Pick(kSteps), 1 + dice_.Number(6));
}

void Simulator::Crash() {
  Judge("restart", machine_.Restart());
  ++ending_.done["crash"];
}

void Simulator::Sleep() {
  stage().clock().Set(stage().clock().Now() + std::chrono::hours{dice_.Number(20 * 24)});
  Crash();
  Settle();
  ++ending_.done["sleep"];
}

// Somebody sets the clock, and later sets it right.
void Simulator::StepClock() {
  const Instant before = stage().clock().Now();
  const std::chrono::hours by{(dice_.Chance(50) ? 1 : -1) * dice_.Number(400) * 24};
  stage().clock().Step(before + by);
  Settle();
  if (dice_.Chance(50)) {
    const std::string person = fmt::format("ny-{}", persons_++);
    Judge("while wrong",
          callers_
              .Ask("while wrong", engine::PutPerson{{.id = core::PersonId(person), .name = person}})
              .status());
  }
  if (dice_.Chance(50)) {
    Judge("sweep", machine_.Sweep());
  }
  stage().clock().Step(before);
  if (dice_.Chance(50)) {
    Crash();
  }
  Settle();
  Release();
  ++ending_.done["step clock"];
}

// The server is stopped, the zone data are updated, and it comes back.
void Simulator::ChangeZoneData() {
  Check();
  const core::Date from = stage().today() + calendar::days{1 + dice_.Number(200)};
  if (!zone_data_.Change(from, dice_.Chance(50) ? 1 : 2)) {
    Fault("the zone data cannot be changed");
  }
  Crash();
  Settle();
  Check();
  ++ending_.done["zone data"];
}

}  // namespace hjul::simulation
