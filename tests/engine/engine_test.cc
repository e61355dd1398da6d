// The engine with its thread: many submit at once, somebody watches, and everything is answered.
#include "scheduler/engine/engine.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include "fmt/format.h"
#include "scheduler/store/memory_store.h"
#include "stage.h"

namespace hjul::engine {
namespace {

const HuvudmanId kHuvudman("kommunen");

Command Named(CommandBody body, std::string request_id = {}) {
  return {.huvudman = kHuvudman,
          .actor = {.person = core::PersonId("admin"), .post = {}},
          .request_id = std::move(request_id),
          .payload_hash = "p",
          .body = std::move(body)};
}

Command AddPerson(int thread, int number) {
  const std::string id = fmt::format("p-{}-{}", thread, number);
  return Named(PutPerson{{.id = core::PersonId(id), .name = id}}, "r-" + id);
}

TEST(Engine, AnswersEveryoneAndGivesWatchersEveryRevision) {
  constexpr int kThreads = 8;
  constexpr int kEach = 40;
  const auto store = store::OpenMemoryStore();
  ManualClock clock(MorningOf("2026-08-10"));
  auto engine = Engine::Start(*store, clock, {.feed_ring_max = 16});
  ASSERT_TRUE(engine.ok()) << engine.status();
  ASSERT_TRUE((*engine)->Run(Named(CreateHuvudman{"Kommunen"})).ok());
  const store::Revision start = (*engine)->feed().latest() + 1;

  std::atomic<bool> watching = true;
  std::set<std::string> seen;
  std::thread watcher([&] {
    store::Revision from = start;
    while (watching || from <= (*engine)->feed().latest()) {
      const auto slice = (*engine)->feed().Read(kHuvudman, from, 7);
      ASSERT_TRUE(slice.ok()) << slice.status();
      for (const auto& entry : slice->entries) {
        EXPECT_GE(entry->revision, from);
        for (const store::Change& change : entry->changes) {
          EXPECT_TRUE(seen.insert(change.id).second) << change.id << " twice";
        }
      }
      from = slice->next;
      std::this_thread::yield();
    }
  });
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  for (int thread = 0; thread < kThreads; ++thread) {
    clients.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        const auto first = (*engine)->Run(AddPerson(thread, i));
        ASSERT_TRUE(first.ok()) << first.status();
        const auto view = (*engine)->Read(kHuvudman);
        ASSERT_TRUE(view.ok());
        EXPECT_GE(view->revision(), first->revision) << "read your own write";
        const auto again = (*engine)->Run(AddPerson(thread, i));
        ASSERT_TRUE(again.ok());
        EXPECT_TRUE(again->repeated);
        ++answered;
      }
    });
  }
  for (std::thread& client : clients) {
    client.join();
  }
  watching = false;
  watcher.join();
  EXPECT_EQ(answered, kThreads * kEach);
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(kThreads * kEach));
}

TEST(Engine, AnswersWhatWasAcceptedBeforeItStops) {
  for (int round = 0; round < 20; ++round) {
    const auto store = store::OpenMemoryStore();
    ManualClock clock(MorningOf("2026-08-10"));
    auto engine = *Engine::Start(*store, clock, {});
    ASSERT_TRUE(engine->Run(Named(CreateHuvudman{"Kommunen"})).ok());
    std::atomic<int> answers = 0;
    for (int i = 0; i < 5; ++i) {
      engine->Submit(AddPerson(0, i), [&](const absl::StatusOr<CommandResult>&) { ++answers; });
    }
    engine->Stop();
    EXPECT_EQ(answers, 5);
    engine->Submit(AddPerson(0, 9), [&](const absl::StatusOr<CommandResult>& answer) {
      EXPECT_TRUE(absl::IsUnavailable(answer.status()));
      ++answers;
    });
    EXPECT_EQ(answers, 6);
  }
}

TEST(Engine, RefusesWhatDoesNotFitInTheQueue) {
  const auto store = store::OpenMemoryStore();
  ManualClock clock(MorningOf("2026-08-10"));
  auto engine = *Engine::Start(*store, clock, {.queue_max = 0});
  EXPECT_TRUE(absl::IsResourceExhausted(engine->Run(Named(CreateHuvudman{"Kommunen"})).status()));
}

TEST(Engine, FindsATokenUntilItExpires) {
  const auto store = store::OpenMemoryStore();
  ManualClock clock(MorningOf("2026-08-10"));
  auto engine = *Engine::Start(*store, clock, {});
  ASSERT_TRUE(engine->Run(Named(CreateHuvudman{"Kommunen"})).ok());
  ASSERT_TRUE(engine->Run(AddPerson(0, 0)).ok());
  ASSERT_TRUE(engine
                  ->Run(Named(PutToken{{.id = "t-1",
                                        .hash = "abc",
                                        .person = core::PersonId("p-0-0"),
                                        .expires_at = clock.Now() + std::chrono::hours{1}}}))
                  .ok());
  EXPECT_TRUE(engine->FindToken("abc").ok());
  EXPECT_TRUE(absl::IsUnauthenticated(engine->FindToken("abd").status()));
  clock.Set(clock.Now() + std::chrono::hours{2});
  EXPECT_TRUE(absl::IsUnauthenticated(engine->FindToken("abc").status()));
  ASSERT_TRUE(engine->Run(Named(RevokeToken{"t-1"})).ok());
  EXPECT_TRUE(absl::IsNotFound(engine->Run(Named(RevokeToken{"t-2"})).status()));
}

}  // namespace
}  // namespace hjul::engine
