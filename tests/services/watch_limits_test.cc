// What watching is bounded by, and what is said to those who ask for more or for nonsense.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "gtest/gtest.h"
#include "scheduler/core/words.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "services/cursor.h"
#include "services/secrets.h"
#include "services/watch_source.h"
#include "tests/services/stage.h"
#include "tests/services/tunnel.h"
#include "tests/services/watcher.h"

namespace hjul::services {
namespace {

using testing::HasSubstr;

StageOptions Limited(const WatchLimits& watch) {
  StageOptions options;
  options.watch = watch;
  return options;
}

std::string CursorOf(Stage& stage, const std::string& login) {
  Watcher watcher(stage, login, Watching(v1::WATCH_TOPIC_TASKS));
  watcher.Snapshot();
  return watcher.cursor();
}

TEST(WatchLimits, APersonHasOnlySoManyStreams) {
  Stage stage(Limited({.streams_per_person_max = 2}));
  const auto request = Watching(v1::WATCH_TOPIC_TASKS);
  Watcher first(stage, "rektor-alm", request);
  first.Snapshot();
  {
    Watcher second(stage, "rektor-alm", request);
    second.Snapshot();
    const auto status = Watcher(stage, "rektor-alm", request).End();
    EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
    EXPECT_EQ(ReasonOf(status), "TOO_MANY_STREAMS");
    EXPECT_THAT(status.error_message(), HasSubstr("has 2 streams open; end one"));
    // Somebody else is not concerned.
    EXPECT_FALSE(Watcher(stage, "rektor-bok", request).Snapshot().empty());
  }
  // The second has gone; as soon as the server knows there is room again.
  while (Watcher(stage, "rektor-alm", request).Snapshot().empty()) {
  }
}

TEST(WatchLimits, AConnectionCarriesOnlySoManyStreams) {
  Stage stage;
  auto server = Server::Start(
      stage.engine(), {.address = "127.0.0.1:0", .watch = {.streams_per_connection_max = 3}});
  ASSERT_TRUE(server.ok()) << server.status();
  grpc::ChannelArguments own;
  own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  const auto connect = [&] {
    return grpc::CreateCustomChannel("127.0.0.1:" + std::to_string((*server)->port()),
                                     grpc::InsecureChannelCredentials(), own);
  };
  const auto request = Watching(v1::WATCH_TOPIC_TASKS);
  const auto channel = connect();
  std::vector<std::unique_ptr<Watcher>> watchers;
  for (const char* login : {"rektor-alm", "rektor-bok", "skolchef"}) {
    watchers.push_back(std::make_unique<Watcher>(stage, login, request, channel));
    EXPECT_FALSE(watchers.back()->Snapshot().empty());
  }
  const auto status = Watcher(stage, "skolchef", request, channel).End();
  EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
  EXPECT_THAT(status.error_message(), HasSubstr("carries 3 streams; open another connection"));
  EXPECT_FALSE(Watcher(stage, "skolchef", request, connect()).Snapshot().empty());
  watchers.clear();
}

TEST(WatchLimits, TheServerHasOnlySoManyStreams) {
  Stage stage(Limited({.streams_max = 1}));
  const auto request = Watching(v1::WATCH_TOPIC_TASKS);
  Watcher first(stage, "rektor-alm", request);
  first.Snapshot();
  const auto status = Watcher(stage, "rektor-bok", request).End();
  EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
  EXPECT_THAT(status.error_message(), HasSubstr("try again later"));
}

TEST(WatchLimits, AStreamCarriesOnlySoManySubscriptions) {
  Stage stage;
  auto request = Watching(v1::WATCH_TOPIC_TASKS);
  for (int i = 0; i < 16; ++i) {
    *request.add_subscriptions() = request.subscriptions(0);
  }
  auto status = Watcher(stage, "rektor-alm", request).End();
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(FieldOf(status), "subscriptions");
  request.mutable_subscriptions()->RemoveLast();
  EXPECT_FALSE(Watcher(stage, "rektor-alm", request).Snapshot().empty());
  for (int i = 0; i < 1001; ++i) {
    request.mutable_subscriptions(3)->add_posts("rektor@alm");
  }
  status = Watcher(stage, "rektor-alm", request).End();
  EXPECT_EQ(FieldOf(status), "subscriptions[3].posts");
}

TEST(WatchLimits, ARequestIsOnlySoLarge) {
  Stage stage;
  auto request = Watching(v1::WATCH_TOPIC_TASKS);
  request.set_cursor(std::string(5 << 20, 'x'));
  const auto status = Watcher(stage, "rektor-alm", request).End();
  EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
}

TEST(WatchLimits, PartsOfASnapshotStayBelowOneMegabyte) {
  Stage stage;
  constexpr int kUnits = 9'000;
  engine::ImportOrganisation import{.reason = "många"};
  for (int i = 0; i < kUnits; ++i) {
    import.units.push_back({.id = core::UnitId("u" + std::string(55, 'x') + std::to_string(i)),
                            .name = "Skola " + std::to_string(i),
                            .school_forms = {
                              "grundskola"
                            }});
  }
  stage.Run(std::move(import));
  Watcher watcher(stage, "skolchef", Watching(v1::WATCH_TOPIC_CONFIGURATION));
  std::size_t bytes = 0;
  int units = 0;
  watcher.Until([&](const v1::WatchChangesResponse& message) {
    EXPECT_LE(message.ByteSizeLong(), 1'000'000U);
    bytes += message.ByteSizeLong();
    units += message.snapshot().items_size();
    return message.has_synced();
  });
  EXPECT_GT(bytes, 1'000'000U);
  EXPECT_GT(units, kUnits);
}

TEST(WatchLimits, ARevisionTooLargeForOneMessageComesInPartsWithTheCursorLast) {
  Stage stage;
  Workers workers(1);
  Gate gate(stage.engine(), workers);
  const WatchLimits limits;
  const std::string hash = HashSecret(stage.token("skolchef"));
  auto request = Watching(v1::WATCH_TOPIC_CONFIGURATION);
  request.set_skip_snapshot(true);
  auto source = WatchSource::Open(request, *gate.Identify(hash), hash, v1::PERMISSION_READ_WORK,
                                  gate, limits, {});
  ASSERT_TRUE(source.ok()) << source.status();
  const store::Revision revision = stage.engine().feed().latest() + 1;
  store::LogEntry entry{.revision = revision};
  for (int i = 0; i < 7; ++i) {
    entry.changes.push_back({.kind = store::Change::Kind::kWheel,
                             .id = std::string(200'000, static_cast<char>('a' + i))});
  }
  stage.engine().feed().Publish({{core::HuvudmanId("vik"), entry}}, revision);
  WatchEvents events;
  std::vector<store::Revision> cursors;
  int items = 0;
  for (bool more = true; more;) {
    WatchRound round(stage.engine(), events, {});
    grpc::ByteBuffer bytes;
    const auto given = (*source)->Next(round, revision + 1, &bytes);
    ASSERT_TRUE(given.ok()) << given.status();
    more = *given == WatchSource::Given::kMessage;
    v1::WatchChangesResponse message;
    if (more) {
      EXPECT_LE(bytes.Length(), 1'000'000U);
      ASSERT_TRUE((grpc::GenericDeserialize<grpc::ProtoBufferReader, v1::WatchChangesResponse>(
                       &bytes, &message))
                      .ok());
      items += message.change().items_size();
      cursors.push_back(DecodeCursor(message.cursor())->revision);
    }
  }
  EXPECT_EQ(items, 7);
  EXPECT_THAT(cursors, testing::ElementsAre(revision - 1, revision - 1, revision - 1, revision - 1,
                                            revision));
}

TEST(WatchLimits, NonsenseCursorsAreRefusedWithANextStep) {
  Stage stage;
  const std::string good = CursorOf(stage, "rektor-alm");
  Cursor ahead = *DecodeCursor(good);
  ahead.revision += 1000;
  Cursor elsewhere = *DecodeCursor(good);
  elsewhere.filter ^= 1;
  Cursor restored = *DecodeCursor(good);
  restored.epoch += 1;
  const std::vector<std::string> wrong{"x",
                                       good.substr(1),
                                       good + "x",
                                       std::string(good.size(), '\0'),
                                       std::string(good.size(), '\xff'),
                                       Encode(ahead),
                                       Encode(elsewhere),
                                       Encode(restored)};
  for (const std::string& cursor : wrong) {
    auto request = Watching(v1::WATCH_TOPIC_TASKS);
    request.set_cursor(cursor);
    const auto status = Watcher(stage, "rektor-alm", request).End();
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_EQ(FieldOf(status), "cursor");
    if (cursor.size() <= 64) {  // A longer one is refused for its length.
      EXPECT_EQ(ReasonOf(status), "CURSOR_MISMATCH");
      EXPECT_THAT(status.error_message(), HasSubstr("without a cursor"));
    }
  }
  auto request = Watching(v1::WATCH_TOPIC_TASKS);
  request.set_cursor(std::string(1'000'000, 'x'));
  const auto status = Watcher(stage, "rektor-alm", request).End();
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(FieldOf(status), "cursor");
}

TEST(WatchLimits, ACursorFromBeforeARestoreIsRefusedClearly) {
  std::string cursor;
  {
    Stage before;
    cursor = CursorOf(before, "rektor-alm");
  }
  StageOptions options;
  options.store = store::OpenMemoryStore();
  ASSERT_TRUE(options.store
                  ->Commit({.puts = {{store::Encode(store::MetaKey{store::MetaName::kEpoch}),
                                      store::EncodeNumber(7)}}})
                  .ok());
  Stage restored(std::move(options));
  auto request = Watching(v1::WATCH_TOPIC_TASKS);
  request.set_cursor(cursor);
  const auto status = Watcher(restored, "rektor-alm", request).End();
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_EQ(ReasonOf(status), "CURSOR_MISMATCH");
  EXPECT_THAT(status.error_message(), HasSubstr("before it was restored; watch again without"));
  request.clear_cursor();
  EXPECT_FALSE(Watcher(restored, "rektor-alm", request).Snapshot().empty());
}

TEST(WatchLimits, MessagesToOthersAreNotInASnapshotEither) {
  Stage stage;
  stage.Advance("2026-09-04T12:00");  // Reminders to both rektorer.
  auto request = Watching(v1::WATCH_TOPIC_DELIVERIES);
  request.mutable_subscriptions(0)->add_posts("rektor@bok");
  EXPECT_TRUE(Watcher(stage, "rektor-alm", request).Snapshot().empty());
  EXPECT_FALSE(Watcher(stage, "rektor-bok", request).Snapshot().empty());
}

TEST(WatchLimits, AWatcherWhoDoesNotReadIsGivenUpAndForgotten) {
  Stage stage(Limited({.write_max = std::chrono::milliseconds(300)}));
  grpc::ChannelArguments narrow;
  narrow.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  narrow.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  narrow.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 1 << 14);
  Watcher stalled(
      stage, "skolchef", Watching(v1::WATCH_TOPIC_OCCURRENCES),
      grpc::CreateCustomChannel(stage.address(), grpc::InsecureChannelCredentials(), narrow));
  stalled.Snapshot();
  std::string note;
  for (std::size_t i = 0; i < core::kNoteMax; ++i) {
    note += "å";
  }
  // Flow control stops the stream; what comes then is not waited for.
  const auto begun = std::chrono::steady_clock::now();
  for (int round = 0; stage.server().streams() > 0; ++round) {
    ASSERT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(15));
    stage.Run(engine::OverrideOccurrence{
        .occurrence = *core::ParseOccurrenceId("plan/2026-27/samtal/alm"),
        .change = {.kind = core::Override::Kind::kMove,
                   .reason = note,
                   .due = calendar::MakeDate(2026, 10, 5) + calendar::days{round % 60}}});
  }
  EXPECT_EQ(stalled.End().error_code(), grpc::CANCELLED);
}

// A laptop whose lid is closed says no goodbye: nothing arrives any more, and nothing is closed.
TEST(WatchLimits, AWatcherWhoVanishesGivesItsSeatBack) {
  StageOptions options = Limited({.streams_per_person_max = 1});
  options.keepalive = {.ask_after = std::chrono::milliseconds(100),
                       .answer_within = std::chrono::milliseconds(100)};
  Stage stage(std::move(options));
  Tunnel tunnel(stage.address());
  const auto request = Watching(v1::WATCH_TOPIC_TASKS);
  Watcher vanished(stage, "rektor-alm", request,
                   grpc::CreateChannel(tunnel.address(), grpc::InsecureChannelCredentials()));
  ASSERT_FALSE(vanished.Snapshot().empty());
  ASSERT_EQ(Watcher(stage, "rektor-alm", request).End().error_code(), grpc::RESOURCE_EXHAUSTED);
  tunnel.Block();
  while (Watcher(stage, "rektor-alm", request).Snapshot().empty()) {
  }
}

}  // namespace
}  // namespace hjul::services
