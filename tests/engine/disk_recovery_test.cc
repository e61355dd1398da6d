// The engine on a real store whose disk fails: every command that was answered is there, each once,
// and a watcher's list equals a fresh one, after many failures in one process.
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <utility>

#include "fmt/format.h"
#include "scheduler/engine/engine.h"
#include "scheduler/store/check.h"
#include "scheduler/store/rocks_store.h"
#include "stage.h"
#include "tests/store/lossy_files.h"
#include "tests/store/scratch_directory.h"

namespace hjul::engine {
namespace {

using std::chrono::seconds;
using store::LossyDisk;

const HuvudmanId kHuvudman("kommunen");
constexpr int kPatience = 1'000;  // Rounds; each a second of the manual clock.

Command Named(CommandBody body, std::string request_id = {}) {
  return {.huvudman = kHuvudman,
          .actor = {.person = core::PersonId("admin"), .post = {}},
          .request_id = std::move(request_id),
          .payload_hash = "p",
          .body = std::move(body)};
}

TEST(DiskRecovery, GoesOnThroughEveryKindOfFailure) {
  const store::ScratchDirectory scratch;
  LossyDisk disk;
  auto store = store::OpenRocksStore({.directory = scratch.path() / "store",
                                      .file_system = disk.files(),
                                      .reopen_patience = std::chrono::milliseconds(20)});
  ASSERT_TRUE(store.ok()) << store.status();
  ManualClock clock(MorningOf("2026-08-10"));
  auto engine = *Engine::Start(**store, clock, {});
  ASSERT_TRUE(engine->Run(Named(CreateHuvudman{"Kommunen"})).ok());
  const store::Revision start = engine->feed().latest() + 1;

  const std::vector<std::function<void()>> failures{
      [&] { disk.FailSyncs(LossyDisk::Unsynced::kLost); },
      [&] { disk.FailSyncs(LossyDisk::Unsynced::kWritten); },
      [&] { disk.FillAfter(0); },
      [&] { disk.FillAfter(300); },
      [&] { disk.FailSyncs(LossyDisk::Unsynced::kLost, ".sst"); },  // Opening again fails.
  };
  std::set<std::string> answered;
  for (int number = 0; number < 40; ++number) {
    const std::string id = fmt::format("p-{}", number);
    const Command command = Named(PutPerson{{.id = core::PersonId(id), .name = id}}, "r-" + id);
    if (number % 2 == 0) {
      if (number % 3 == 0) disk.FailSyncs(LossyDisk::Unsynced::kLost, ".log");
      failures[static_cast<std::size_t>(number / 2) % failures.size()]();
    }
    absl::StatusOr<CommandResult> answer = engine->Run(command);
    for (int round = 0; round < kPatience && !answer.ok(); ++round) {
      ASSERT_TRUE(absl::IsUnavailable(answer.status())) << answer.status();
      if (round == 3) disk.Heal();
      clock.Set(clock.Now() + seconds{1});
      answer = engine->Run(command);
    }
    ASSERT_TRUE(answer.ok()) << answer.status();
    disk.Heal();
    answered.insert(id);
  }
  EXPECT_TRUE(engine->status().storage.ok()) << engine->status().storage;

  std::set<std::string> watched;
  const auto slice = engine->feed().Read(kHuvudman, start, 10'000);
  ASSERT_TRUE(slice.ok()) << slice.status();
  for (const auto& entry : slice->entries) {
    for (const store::Change& change : entry->changes) {
      EXPECT_TRUE(watched.insert(change.id.substr(change.id.find("p-"))).second) << change.id;
    }
  }
  EXPECT_EQ(watched, answered);
  engine->Stop();
  const auto report = store::CheckStore(*(*store)->Read());
  ASSERT_TRUE(report.ok()) << report.status();
  for (const store::StoreFault& fault : report->faults) {
    ADD_FAILURE() << fault.key << ": " << fault.what;
  }
  EXPECT_EQ(report->counts.at("person"), answered.size());
}

}  // namespace
}  // namespace hjul::engine
