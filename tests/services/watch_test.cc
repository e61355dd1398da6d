// Push: snapshot, synced, changes, progress; cursors; rights that end.
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/core/words.h"
#include "tests/services/stage.h"
#include "tests/services/watcher.h"

namespace hjul::services {
namespace {

constexpr char kAlmPlan[] = "plan/2026-27/arbetsplan/alm:1:rektor";

void HandIn(Stage& stage, const std::string& request_id, const std::string& task = kAlmPlan,
            const std::string& login = "rektor-alm") {
  v1::TakeActionRequest request;
  request.set_id(task);
  request.set_action("lämna-in");
  request.set_request_id(request_id);
  v1::TakeActionResponse response;
  const auto status =
      stage.Stub<v1::TaskService>()->TakeAction(stage.As(login).get(), request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
}

TEST(Watch, GivesASnapshotThenChangesThenProgress) {
  Stage stage;
  Watcher watcher(stage, "rektor-alm", Watching(v1::WATCH_TOPIC_TASKS));
  EXPECT_THAT(
      Ids(watcher.Snapshot()),
      testing::UnorderedElementsAre(kAlmPlan, "plan/2026-27/samtal/alm:1:lärarrepresentant"));
  EXPECT_FALSE(watcher.cursor().empty());
  HandIn(stage, "a");
  const auto change = watcher.Change();
  ASSERT_TRUE(change);
  EXPECT_EQ(change->revision(), stage.engine().status().revision);
  std::vector<std::string> ids;
  for (const auto& item : change->items()) {
    ids.push_back(item.id());
    EXPECT_EQ(item.task().unit(), "alm");
  }
  EXPECT_THAT(ids,
              testing::UnorderedElementsAre(kAlmPlan, "plan/2026-27/arbetsplan/alm:2:skolchef"));
  const auto progress =
      watcher.Until([](const v1::WatchChangesResponse& message) { return message.has_progress(); });
  ASSERT_TRUE(progress);
  EXPECT_EQ(progress->progress().revision(), change->revision());
}

TEST(Watch, GivesRemindersAsTheyAreSent) {
  Stage stage;
  auto request = Watching(v1::WATCH_TOPIC_DELIVERIES, true);
  request.set_skip_snapshot(true);
  Watcher watcher(stage, "rektor-alm", request);
  ASSERT_TRUE(watcher.Next()->has_synced());
  stage.Advance("2026-09-04T12:00");
  const auto change = watcher.Change();
  ASSERT_TRUE(change);
  ASSERT_EQ(change->items_size(), 1);
  const v1::Delivery& delivery = change->items(0).delivery();
  EXPECT_EQ(delivery.post(), "rektor@alm");
  EXPECT_EQ(delivery.state(), v1::Delivery::STATE_SENT);
  EXPECT_EQ(delivery.lines(0).kind(), v1::NOTICE_KIND_REMINDER);
  EXPECT_EQ(delivery.lines(0).task(), kAlmPlan);
}

TEST(Watch, GoesOnFromACursorWithoutASnapshot) {
  Stage stage;
  auto request = Watching(v1::WATCH_TOPIC_TASKS);
  {
    Watcher watcher(stage, "rektor-alm", request);
    watcher.Snapshot();
    request.set_cursor(watcher.cursor());
  }
  HandIn(stage, "a");
  Watcher watcher(stage, "rektor-alm", request);
  const auto first = watcher.Next();
  ASSERT_TRUE(first);
  ASSERT_TRUE(first->has_change());
  EXPECT_EQ(first->change().items_size(), 2);
  ASSERT_TRUE(watcher.Next()->has_progress());
}

TEST(Watch, RefusesACursorOfOtherSubscriptions) {
  Stage stage;
  std::string cursor;
  {
    Watcher watcher(stage, "rektor-alm", Watching(v1::WATCH_TOPIC_TASKS));
    watcher.Snapshot();
    cursor = watcher.cursor();
  }
  for (const std::string& wrong : {cursor, std::string("hittepå")}) {
    auto request = Watching(v1::WATCH_TOPIC_OCCURRENCES);
    request.set_cursor(wrong);
    const auto status = Watcher(stage, "rektor-alm", request).End();
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_EQ(ReasonOf(status), "CURSOR_MISMATCH");
  }
}

TEST(Watch, RefusesACursorOlderThanTheLog) {
  StageOptions options;
  options.engine.feed_ring_max = 1;
  options.engine.writer.log_kept = std::chrono::days(1);
  Stage stage(std::move(options));
  auto request = Watching(v1::WATCH_TOPIC_TASKS);
  {
    Watcher watcher(stage, "rektor-alm", request);
    watcher.Snapshot();
    request.set_cursor(watcher.cursor());
  }
  HandIn(stage, "a");
  // Days later the log has been cut; sweeping goes with the engine's rounds.
  const auto oldest = stage.engine().feed().oldest();
  for (int day = 1; day < 28 && stage.engine().feed().oldest() <= oldest + 1; ++day) {
    stage.Advance("2026-09-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "T12:00");
    stage.MakeToken("p-skolchef", store::TokenScope::kPerson);
  }
  const auto status = Watcher(stage, "rektor-alm", request).End();
  EXPECT_EQ(status.error_code(), grpc::OUT_OF_RANGE);
  EXPECT_EQ(ReasonOf(status), "CURSOR_TOO_OLD");
  EXPECT_EQ(ErrorInfoOf(status).metadata().at("oldest_revision"),
            std::to_string(stage.engine().feed().oldest()));
  // A snapshot heals.
  request.clear_cursor();
  Watcher healed(stage, "rektor-alm", request);
  EXPECT_FALSE(healed.Snapshot().empty());
  HandIn(stage, "b", "plan/2026-27/arbetsplan/bok:1:rektor", "rektor-bok");
  EXPECT_TRUE(healed.Until([&](const v1::WatchChangesResponse& message) {
    return message.progress().revision() == stage.engine().status().revision;
  }));
}

TEST(Watch, EndsWhenTheTokenIsRevoked) {
  Stage stage;
  v1::ListTokensResponse tokens;
  ASSERT_TRUE(
      stage.Stub<v1::AccessService>()->ListTokens(stage.As("rektor-alm").get(), {}, &tokens).ok());
  Watcher watcher(stage, "rektor-alm", Watching(v1::WATCH_TOPIC_TASKS));
  watcher.Snapshot();
  stage.Run(engine::RevokeToken{tokens.tokens(0).id()});
  EXPECT_EQ(watcher.End().error_code(), grpc::UNAUTHENTICATED);
}

TEST(Watch, BeginsAnewWhenThePostsOfTheWatcherChange) {
  Stage stage;
  Watcher watcher(stage, "rektor-alm", Watching(v1::WATCH_TOPIC_TASKS));
  watcher.Snapshot();
  stage.Run(engine::PutPost{{.id = *core::ParsePostId("rektor@alm"),
                             .holdings = {{.person = core::PersonId("p-rektor-bok"),
                                           .from = calendar::MakeDate(2026, 8, 1)}}}});
  const auto status = watcher.End();
  EXPECT_EQ(status.error_code(), grpc::OUT_OF_RANGE);
  EXPECT_EQ(ReasonOf(status), "CURSOR_TOO_OLD");
  Watcher other(stage, "rektor-bok", Watching(v1::WATCH_TOPIC_TASKS, true));
  EXPECT_THAT(Ids(other.Snapshot()),
              testing::UnorderedElementsAre(kAlmPlan, "plan/2026-27/arbetsplan/bok:1:rektor"));
}

TEST(Watch, SaysWhenATaskLeavesTheFilter) {
  Stage stage;
  Watcher watcher(stage, "rektor-alm", Watching(v1::WATCH_TOPIC_TASKS, true));
  EXPECT_THAT(Ids(watcher.Snapshot()), testing::ElementsAre(kAlmPlan));
  stage.Run(engine::ReassignTask{.task = *core::ParseTaskId(kAlmPlan),
                                 .to = *core::ParsePostId("biträdande-rektor@alm"),
                                 .reason = "delegeras"});
  const auto change = watcher.Change();
  ASSERT_TRUE(change);
  ASSERT_EQ(change->items_size(), 1);
  EXPECT_EQ(change->items(0).id(), kAlmPlan);
  EXPECT_TRUE(change->items(0).removed());
}

TEST(Watch, TurnsAreForThoseWhoReadSummaries) {
  Stage stage;
  EXPECT_EQ(
      Watcher(stage, "lärarrepresentant-alm", Watching(v1::WATCH_TOPIC_TURNS)).End().error_code(),
      grpc::PERMISSION_DENIED);
  Watcher watcher(stage, "nämnd", Watching(v1::WATCH_TOPIC_TURNS));
  const auto turns = watcher.Snapshot();
  ASSERT_FALSE(turns.empty());
  EXPECT_EQ(turns.front().turn().counts().open() + turns.front().turn().counts().waiting(), 5);
}

TEST(Watch, SaysWhichConfigurationHasChanged) {
  Stage stage;
  Watcher watcher(stage, "nämnd", Watching(v1::WATCH_TOPIC_CONFIGURATION));
  EXPECT_THAT(Ids(watcher.Snapshot()), testing::UnorderedElementsAre("wheel/plan", "calendar/läsår",
                                                                     "unit/alm", "unit/bok"));
  stage.Run(engine::PutUnit{{.id = core::UnitId("ceder"), .name = "Cederskolan"}});
  const auto change = watcher.Change();
  ASSERT_TRUE(change);
  EXPECT_EQ(change->items(0).configuration(), "unit/ceder");
}

TEST(Watch, AsksWhatToWatch) {
  Stage stage;
  EXPECT_EQ(FieldOf(Watcher(stage, "nämnd", {}).End()), "subscriptions");
  EXPECT_EQ(FieldOf(Watcher(stage, "nämnd", Watching(v1::WATCH_TOPIC_UNSPECIFIED)).End()),
            "subscriptions[0].topic");
}

TEST(Watch, ASlowReaderHoldsUpNobody) {
  Stage stage;
  Watcher slow(stage, "skolchef", Watching(v1::WATCH_TOPIC_OCCURRENCES));
  Watcher quick(stage, "skolchef", Watching(v1::WATCH_TOPIC_OCCURRENCES));
  quick.Snapshot();
  // Notes long enough that flow control stops the stream that is not read.
  std::string note;
  for (std::size_t i = 0; i < core::kNoteMax; ++i) {
    note += "å";
  }
  for (int round = 0; round < 200; ++round) {
    stage.Run(engine::OverrideOccurrence{
        .occurrence = *core::ParseOccurrenceId("plan/2026-27/samtal/alm"),
        .change = {.kind = core::Override::Kind::kExtend,
                   .reason = note,
                   .due = calendar::MakeDate(2026, 10, 5) + calendar::days{round}}});
  }
  const auto last = stage.engine().status().revision;
  EXPECT_TRUE(quick.Until([&](const v1::WatchChangesResponse& message) {
    return message.change().revision() == last;
  }));
}

TEST(Watch, EveryStreamEndsWhenTheServerStops) {
  Stage stage;
  std::vector<std::unique_ptr<Watcher>> watchers;
  for (int i = 0; i < 20; ++i) {
    watchers.push_back(
        std::make_unique<Watcher>(stage, "skolchef", Watching(v1::WATCH_TOPIC_TASKS)));
    watchers.back()->Snapshot();
  }
  EXPECT_EQ(stage.server().streams(), 20U);
  stage.StopServer();
  for (const auto& watcher : watchers) {
    const auto status = watcher->End();
    EXPECT_EQ(status.error_code(), grpc::UNAVAILABLE);
    EXPECT_EQ(ReasonOf(status), "SERVER_STOPPING");
  }
}

}  // namespace
}  // namespace hjul::services
