#include <string>

#include "clients/cli/dates.h"
#include "clients/cli/task_watch.h"
#include "google/protobuf/timestamp.pb.h"
#include "gtest/gtest.h"
#include "hjul/v1/watch_service.pb.h"
#include "tests/cli/sample.h"

namespace hjul::cli {
namespace {

const Texts& Swedish() {
  static const Texts texts(Language::kSwedish);
  return texts;
}

constexpr std::int64_t kEight = 1791957600;  // 2026-10-14 08:00 in Sweden.

v1::WatchChangesResponse Change(std::uint64_t revision) {
  v1::WatchChangesResponse message;
  message.mutable_change()->set_revision(revision);
  message.mutable_change()->mutable_time()->set_seconds(kEight);
  message.set_cursor("cursor-" + std::to_string(revision));
  return message;
}

void AddReminder(v1::WatchChangesResponse* message, v1::Delivery::State state) {
  v1::WatchItem* item = message->mutable_change()->add_items();
  item->set_id("rektor@bjorkskolan/1");
  item->mutable_delivery()->set_state(state);
  item->mutable_delivery()->mutable_send_time()->set_seconds(kEight);
  for (const bool dropped : {false, true}) {
    v1::DeliveryLine* line = item->mutable_delivery()->add_lines();
    line->set_kind(v1::NOTICE_KIND_REMINDER);
    line->set_title(dropped ? "Gammalt" : "Kvalitetsdialog");
    line->set_step("Underlag lämnas");
    line->set_unit_name("Björkskolan");
    SetDate(SampleToday() + std::chrono::days(2), line->mutable_due());
    line->set_dropped(dropped);
  }
}

void AddTask(v1::WatchChangesResponse* message, v1::TaskState state) {
  v1::WatchItem* item = message->mutable_change()->add_items();
  *item->mutable_task() = SampleTasks()[0];
  item->mutable_task()->set_state(state);
  item->set_id(item->task().id());
}

TEST(WatchLines, PrintsAReminderOnALine) {
  WatchLines lines(Swedish(), {});
  v1::WatchChangesResponse message = Change(7);
  AddReminder(&message, v1::Delivery::STATE_SENT);
  EXPECT_EQ(lines.Lines(message),
            "2026-10-14 08:00  påminnelse    Kvalitetsdialog: Underlag lämnas (Björkskolan), "
            "sista dag fre 16 okt v. 42\n");
}

TEST(WatchLines, IsSilentAboutWhatIsNotSentYet) {
  WatchLines lines(Swedish(), {});
  v1::WatchChangesResponse message = Change(7);
  AddReminder(&message, v1::Delivery::STATE_SCHEDULED);
  EXPECT_EQ(lines.Lines(message), "");
}

TEST(WatchLines, DropsWhatItHasSeen) {
  WatchLines lines(Swedish(), {.cursor = "c", .revision = 7});
  v1::WatchChangesResponse message = Change(7);
  AddReminder(&message, v1::Delivery::STATE_SENT);
  EXPECT_EQ(lines.Lines(message), "");
  message = Change(8);
  AddReminder(&message, v1::Delivery::STATE_SENT);
  EXPECT_NE(lines.Lines(message), "");
  EXPECT_EQ(lines.place().revision, 8U);
  EXPECT_EQ(lines.place().cursor, "cursor-8");
}

TEST(WatchLines, TellsOfATaskWhenItsStateChanges) {
  WatchLines lines(Swedish(), {});
  v1::WatchChangesResponse snapshot;
  v1::WatchItem* item = snapshot.mutable_snapshot()->add_items();
  *item->mutable_task() = SampleTasks()[0];
  item->set_id(item->task().id());
  EXPECT_EQ(lines.Lines(snapshot), "");
  v1::WatchChangesResponse same = Change(8);
  AddTask(&same, SampleTasks()[0].state());
  EXPECT_EQ(lines.Lines(same), "");
  v1::WatchChangesResponse done = Change(9);
  AddTask(&done, v1::TASK_STATE_DONE);
  EXPECT_EQ(lines.Lines(done),
            "2026-10-14 08:00  klar          Skyddsrond: Ronden genomförs (Björkskolan)\n");
}

TEST(WatchLines, MovesOnWithProgress) {
  WatchLines lines(Swedish(), {.cursor = "old", .revision = 3});
  v1::WatchChangesResponse progress;
  progress.mutable_progress()->set_revision(5);
  progress.set_cursor("new");
  EXPECT_EQ(lines.Lines(progress), "");
  EXPECT_EQ(lines.place().cursor, "new");
}

TEST(WatchPlace, IsReadAsItWasWritten) {
  const WatchPlace place{.cursor = std::string("\0\xFF\x0A", 3), .revision = 42};
  EXPECT_EQ(PrintWatchPlace(place), "revision 42\ncursor 00ff0a\n");
  const auto read = ParseWatchPlace(PrintWatchPlace(place));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->cursor, place.cursor);
  EXPECT_EQ(read->revision, 42U);
  EXPECT_FALSE(ParseWatchPlace("").ok());
  EXPECT_FALSE(ParseWatchPlace("cursor xyz1\n").ok());
}

}  // namespace
}  // namespace hjul::cli
