// The engine when its storage fails: it opens it again by itself, and nothing is lost, done twice
// or hidden from watchers, whatever became of the commit that failed.
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "fmt/format.h"
#include "municipality.h"
#include "scheduler/engine/engine.h"
#include "tests/store/failing_store.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using std::chrono::seconds;

const HuvudmanId kHuvudman("kommunen");
constexpr int kPatience = 10'000;  // Rounds; each a second of the manual clock.

Command Named(CommandBody body, std::string request_id = {}) {
  return {.huvudman = kHuvudman,
          .actor = {.person = core::PersonId("admin"), .post = {}},
          .request_id = std::move(request_id),
          .payload_hash = "p",
          .body = std::move(body)};
}

Command AddPerson(int number) {
  const std::string id = fmt::format("p-{}", number);
  return Named(PutPerson{{.id = core::PersonId(id), .name = id}}, "r-" + id);
}

class FailingStorage : public testing::Test {
 protected:
  void Start() {
    auto started = Engine::Start(store_, clock_, {.feed_ring_max = 16});
    ASSERT_TRUE(started.ok()) << started.status();
    engine_ = *std::move(started);
    ASSERT_TRUE(engine_->Run(Named(CreateHuvudman{"Kommunen"})).ok());
  }

  // Asks again every second, with the same request id, as a client does.
  absl::StatusOr<CommandResult> Insist(const Command& command) {
    absl::StatusOr<CommandResult> answer = engine_->Run(command);
    for (int round = 0; round < kPatience && absl::IsUnavailable(answer.status()); ++round) {
      clock_.Set(clock_.Now() + seconds{1});
      answer = engine_->Run(command);
    }
    return answer;
  }

  // What a watcher sees from `from` on: ids of changed things, each revision's together.
  std::vector<std::string> Watched(store::Revision from) const {
    std::vector<std::string> seen;
    const auto slice = engine_->feed().Read(kHuvudman, from, 1'000);
    EXPECT_TRUE(slice.ok()) << slice.status();
    for (const auto& entry : slice->entries) {
      EXPECT_GE(entry->revision, from);
      from = entry->revision;
      for (const store::Change& change : entry->changes) {
        seen.push_back(change.id);
      }
    }
    return seen;
  }

  store::FailingStore store_;
  ManualClock clock_{MorningOf("2026-08-10")};
  std::unique_ptr<Engine> engine_;
};

TEST_F(FailingStorage, AppliesACommandOnceWhateverBecameOfTheCommitThatFailed) {
  Start();
  const store::Revision start = engine_->feed().latest() + 1;
  std::vector<std::string> expected;
  for (int number = 0; number < 40; ++number) {
    const bool written = number % 2 == 0;
    if (number % 3 != 0) {
      store_.FailNext(written);
    }
    const auto answer = Insist(AddPerson(number));
    ASSERT_TRUE(answer.ok()) << answer.status();
    EXPECT_EQ(answer->repeated, number % 3 != 0 && written) << number;
    const auto view = engine_->Read(kHuvudman);
    ASSERT_TRUE(view.ok());
    EXPECT_GE(view->revision(), answer->revision);
    expected.push_back(fmt::format("p-{}", number));
  }
  EXPECT_TRUE(engine_->status().storage.ok()) << engine_->status().storage;
  std::vector<std::string> seen;
  for (const std::string& id : Watched(start)) {
    seen.push_back(id.substr(id.find("p-")));
  }
  EXPECT_EQ(seen, expected) << "every revision once and in order";
}

TEST_F(FailingStorage, ReadsAndWatchesGoOnWhileCommandsAreRefused) {
  Start();
  ASSERT_TRUE(engine_->Run(AddPerson(1)).ok());
  const store::Revision latest = engine_->feed().latest();
  store_.FailReopening(1'000'000);
  store_.FailNext(true);
  for (int round = 0; round < 20; ++round) {
    const auto refused = engine_->Run(AddPerson(2));
    EXPECT_TRUE(absl::IsUnavailable(refused.status())) << refused.status();
    EXPECT_TRUE(absl::IsUnavailable(engine_->status().storage));
    const auto view = engine_->Read(kHuvudman);
    ASSERT_TRUE(view.ok()) << view.status();
    EXPECT_EQ(view->revision(), latest);
    EXPECT_EQ(engine_->feed().latest(), latest);
    EXPECT_EQ(Watched(latest).size(), 1U);
    clock_.Set(clock_.Now() + seconds{1});
  }
  store_.FailReopening(0);
  const auto answer = Insist(AddPerson(2));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_TRUE(answer->repeated) << "it was written when nobody could see it";
  EXPECT_EQ(answer->revision, latest + 1);
  EXPECT_EQ(Watched(latest + 1).size(), 1U);
}

TEST_F(FailingStorage, OpensAgainNoMoreOftenThanHelps) {
  Start();
  store_.FailReopening(1'000'000);
  store_.FailNext(false);
  constexpr int kMinutes = 60;
  for (int second = 0; second < kMinutes * 60; ++second) {
    EXPECT_FALSE(engine_->Run(AddPerson(1)).ok());
    clock_.Set(clock_.Now() + seconds{1});
  }
  EXPECT_LE(store_.reopenings(), 6 + kMinutes) << "1, 2, 4 ... and then every minute";
  EXPECT_GE(store_.reopenings(), kMinutes / 2);
}

TEST_F(FailingStorage, ADiskThatIsNearlyFullIsWaitedForAndNeverClosed) {
  Start();
  store_.SetFull(true);
  for (int round = 0; round < 20; ++round) {
    EXPECT_TRUE(absl::IsResourceExhausted(engine_->Run(AddPerson(1)).status()));
    EXPECT_TRUE(absl::IsResourceExhausted(engine_->status().storage));
    clock_.Set(clock_.Now() + seconds{1});
  }
  store_.SetFull(false);
  EXPECT_TRUE(engine_->Run(AddPerson(1)).ok());
  EXPECT_TRUE(engine_->status().storage.ok());
  EXPECT_EQ(store_.reopenings(), 0);
}

TEST_F(FailingStorage, StorageIsWellAgainWithoutACommandOnceThereIsSpace) {
  Start();
  store_.SetFull(true);
  EXPECT_FALSE(engine_->Run(AddPerson(1)).ok());
  store_.SetFull(false);
  for (int round = 0; round < kPatience && !engine_->status().storage.ok(); ++round) {
    clock_.Set(clock_.Now() + seconds{1});
    std::this_thread::yield();
  }
  EXPECT_TRUE(engine_->status().storage.ok()) << engine_->status().storage;
}

TEST_F(FailingStorage, StopsWhileTheStorageIsAway) {
  Start();
  store_.FailReopening(1'000'000);
  store_.FailNext(false);
  EXPECT_FALSE(engine_->Run(AddPerson(1)).ok());
  engine_->Stop();
  EXPECT_TRUE(absl::IsUnavailable(engine_->Run(AddPerson(2)).status()));
}

// --- With wheels ------------------------------------------------------------------------------

// A municipality in its first spring, with reports to come, on a store that fails.
struct Reporting {
  Reporting() {
    auto owned = std::make_unique<store::FailingStore>();
    store = owned.get();
    municipality = std::make_unique<Municipality>("2026-08-10", WriterLimits{}, std::move(owned));
    municipality->Put(PlanChange::Subject::kWheel, kReports);
    municipality->PassTo("2027-05-20");
    EXPECT_TRUE(municipality->writer().Sweep(0).ok());  // Somebody was there until now.
  }
  store::FailingStore* store = nullptr;  // Owned by the municipality.
  std::unique_ptr<Municipality> municipality;
};

// Lets days pass before an engine, whose storage fails at every third commit.
void PassDays(Reporting& reporting, Engine& engine, int days) {
  ManualClock& clock = reporting.municipality->clock();
  for (int day = 0; day < days; ++day) {
    if (day % 3 == 0) {
      reporting.store->FailNext(day % 2 == 0);
    }
    const Instant end = clock.Now() + std::chrono::hours{24};
    while (clock.Now() < end) {
      clock.Set(clock.Now() + std::chrono::minutes{30});
      const auto seen = engine.Run(Named(RevokeToken{"absent"}));  // A whole round has passed.
      EXPECT_FALSE(seen.ok());
    }
  }
}

TEST_F(FailingStorage, TimersFireOnceThoughTheirCommitsFail) {
  Reporting reporting;
  {
    auto engine = Engine::Start(*reporting.store, reporting.municipality->clock(), {});
    ASSERT_TRUE(engine.ok()) << engine.status();
    PassDays(reporting, **engine, 45);
  }
  EXPECT_GT(reporting.store->reopenings(), 5);
  ASSERT_TRUE(reporting.municipality->Restart().ok());
  reporting.municipality->Check();
  EXPECT_EQ(reporting.municipality->Told("rektor@ekskolan").size(),
            reporting.municipality->Told("rektor@alskolan").size());
  EXPECT_GE(reporting.municipality->Told("rektor@ekskolan").size(), 3U);
}

TEST_F(FailingStorage, AClockThatIsNotBelievedIsNotBelievedAfterwards) {
  Reporting reporting;
  ManualClock& clock = reporting.municipality->clock();
  auto engine = Engine::Start(*reporting.store, clock, {});
  ASSERT_TRUE(engine.ok()) << engine.status();
  EXPECT_FALSE((*engine)->Run(Named(RevokeToken{"absent"})).ok());
  ASSERT_EQ((*engine)->status().hold, ClockHold::kNone);
  clock.Step(clock.Now() + std::chrono::hours{24 * 20});
  for (int round = 0; round < kPatience && (*engine)->status().hold == ClockHold::kNone; ++round) {
    EXPECT_FALSE((*engine)->Run(Named(RevokeToken{"absent"})).ok());
  }
  reporting.store->FailNext(false);
  EXPECT_TRUE(absl::IsUnavailable((*engine)->Run(AddPerson(1)).status()));
  for (int round = 0; round < kPatience && reporting.store->reopenings() == 0; ++round) {
    clock.Set(clock.Now() + seconds{1});
    EXPECT_FALSE((*engine)->Run(Named(RevokeToken{"absent"})).ok());
  }
  ASSERT_TRUE((*engine)->Run(AddPerson(1)).ok());
  EXPECT_EQ((*engine)->status().hold, ClockHold::kJumpedAhead);
}

}  // namespace
}  // namespace hjul::engine
