// The disk fills up under load, slowly and at a stroke, and is emptied again.
#include <memory>

#include "fmt/format.h"
#include "hjul/v1/organisation_service.pb.h"
#include "hjul/v1/task_service.pb.h"
#include "modes.h"
#include "small_disk.h"

namespace hjul::crash {
namespace {

constexpr std::uint64_t kMiB = 1ULL << 20;
constexpr std::uint64_t kDiskBytes = 640 * kMiB;
// The server refuses to write below 256 MiB: with so much left it must have begun to.
constexpr std::uint64_t kNearlyFull = 200 * kMiB;
constexpr milliseconds kLoad{250};
constexpr milliseconds kLookAgain{50};
constexpr milliseconds kAnswerMax{30'000};
constexpr int kStrokes = 15;  // Each meets a write on its way or does not.
constexpr double kRate = 3'600;

class FullDisk {
 public:
  FullDisk(Round& round, SmallDisk& disk, Findings& findings)
      : round_(round), disk_(disk), findings_(findings), connection_(round.server().address()) {}

  // From outside, bit by bit.
  void FillSlowly() {
    round_.Wait(kLoad);
    Check(disk_.Fill(kNearlyFull));
    ExpectRefusal("with 200 MiB left");
    ExpectReading("with 200 MiB left");
    Check(disk_.Fill(0));
    ExpectRefusal("with no byte left");
    ExpectReading("with no byte left");
    round_.Wait(kLoad);
    Check(disk_.Empty());
    ExpectWriting("after the disk was emptied");
    round_.Wait(kLoad);
  }

  // From plenty to nothing between two writes, or within one.
  void FillAtAStroke() {
    for (int i = 0; i < kStrokes && round_.Wait(milliseconds{round_.Draw(40)}); ++i) {
      Check(disk_.Shut());
      round_.Wait(milliseconds{round_.Draw(20)});
      Check(disk_.Empty());
      ExpectWriting(fmt::format("after stroke {}", i));
    }
  }

 private:
  void Check(const absl::Status& status) {
    if (!status.ok()) {
      findings_.Add(status.ToString());
    }
  }

  absl::Status Write() {
    v1::PutPersonRequest request;
    request.mutable_person()->set_id("crash-disk");
    const std::string id = fmt::format("disk-{}-{}", round_.tally().cycles, ++writes_);
    request.mutable_person()->set_name(id);
    request.set_request_id(id);
    return round_.Carry(connection_, request, id).status;
  }

  // The load goes on: what was on its way may still be answered otherwise.
  void ExpectRefusal(std::string_view when) {
    const absl::Status refused = Write();
    if (refused.code() != absl::StatusCode::kResourceExhausted) {
      findings_.Add(fmt::format("{} a write is answered {}", when, refused.ToString()));
    }
  }

  void ExpectReading(std::string_view when) {
    v1::ListTasksRequest question;
    const auto tasks =
        connection_.Ask<v1::ListTasksResponse>(question, round_.roster().skolchef.token);
    if (!tasks.ok()) {
      findings_.Add(fmt::format("{} reading is answered {}", when, tasks.status().ToString()));
    }
    Watcher watcher(round_.roster().skolchef, false, findings_);
    watcher.Follow(round_.server().address());
    if (!watcher.WaitFor(1, kAnswerMax)) {
      findings_.Add(fmt::format("{} a new watch is given nothing", when));
    }
  }

  void ExpectWriting(std::string_view when) {
    const auto until = std::chrono::steady_clock::now() + kAnswerMax;
    absl::Status status = Write();
    while (!status.ok() && std::chrono::steady_clock::now() < until && round_.Wait(kLookAgain)) {
      status = Write();
    }
    if (!status.ok()) {
      findings_.Add(fmt::format("{} nothing can be written: {}", when, status.ToString()));
    }
  }

  Round& round_;
  SmallDisk& disk_;
  Findings& findings_;
  const Connection connection_;
  int writes_ = 0;
};

}  // namespace

Tally RunDisk(const Plan& plan, Findings& findings) {
  const std::filesystem::path data = plan.directory / "data";
  std::filesystem::create_directory(data);
  const auto disk = SmallDisk::Mount(data, kDiskBytes);
  if (!disk.ok()) {
    return {.impossible = std::string(disk.status().message())};
  }
  Round round(plan.program, plan.directory, plan.seed, findings);
  if (!round.Begin()) {
    return round.tally();
  }
  for (int cycle = 0; cycle < plan.cycles && !findings.any(); ++cycle) {
    FullDisk full(round, **disk, findings);
    round.SetRate(kRate);
    round.Work({.patient = true},
               [&] { cycle % 2 == 0 ? full.FillSlowly() : full.FillAtAStroke(); });
    if (!findings.any()) {
      round.SetRate(0);
      round.Examine();
    }
  }
  if (!findings.any()) {
    round.Stop();
    round.LookAtStore(true);
  }
  return round.tally();
}

}  // namespace hjul::crash
