// Time: downtime, clocks that are wrong, crashes in the middle, wheels applied in the middle.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fmt/format.h"
#include "municipality.h"
#include "scheduler/engine/feed.h"
#include "wheels.h"

namespace hjul::engine {
namespace {

using testing::Contains;
using testing::Each;
using testing::Field;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// Stops at `from` and comes back at `until`: nothing fires in between.
void Sleep(Municipality& m, std::string_view until) {
  m.clock().Set(MorningOf(until));
  ASSERT_TRUE(m.Restart().ok());
  ASSERT_TRUE(m.Settle().ok());
}

TEST(Downtime, SendsOneReminderForAllThatWereMissed) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2027-05-20");
  ASSERT_TRUE(m.writer().Sweep(0).ok());
  Sleep(m, "2027-06-24");
  EXPECT_THAT(m.Told("rektor@ekskolan"), SizeIs(1)) << "opened and reminded in one";
  m.Check();
}

TEST(Downtime, ThatEndsAtNightTellsPeopleInTheMorning) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2027-05-20");
  ASSERT_TRUE(m.writer().Sweep(0).ok());
  m.clock().Set(MorningOf("2027-06-03") + std::chrono::hours{14});
  ASSERT_TRUE(m.Restart().ok());
  ASSERT_TRUE(m.Settle().ok());
  EXPECT_THAT(m.TasksOf("rektor@ekskolan"), SizeIs(1));
  EXPECT_THAT(m.Told("rektor@ekskolan"), IsEmpty());
  m.PassTo("2027-06-04");
  EXPECT_THAT(m.Told("rektor@ekskolan"), SizeIs(1));
  m.Check();
}

TEST(Downtime, OverAMessagesTimePutsItOffToTheNextMorning) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2027-06-01");
  const auto told = m.Told("skolchef@huvudman").size();
  ASSERT_TRUE(m.AdvanceTo(MorningOf("2027-06-01") + std::chrono::hours{12}).ok());
  m.Take("rektor@ekskolan", "redovisning", "lämna-in");
  m.clock().Set(MorningOf("2027-06-02") + std::chrono::hours{13});
  ASSERT_TRUE(m.Restart().ok());
  ASSERT_TRUE(m.Settle().ok());
  EXPECT_EQ(m.Told("skolchef@huvudman").size(), told);
  m.PassTo("2027-06-03");
  m.Check();
}

TEST(Downtime, OfFortyDaysIsCaughtUpWithAndOfSixtyWaits) {
  Municipality forty("2027-05-20");
  forty.Put(PlanChange::Subject::kWheel, kReports);
  Sleep(forty, "2027-06-29");
  EXPECT_EQ(forty.writer().hold(), ClockHold::kNone);
  EXPECT_THAT(forty.TasksOf("rektor@ekskolan"), SizeIs(1));
  forty.Check();

  Municipality sixty("2027-05-20");
  sixty.Put(PlanChange::Subject::kWheel, kReports);
  Sleep(sixty, "2027-07-19");
  EXPECT_EQ(sixty.writer().hold(), ClockHold::kJumpedAhead);
  EXPECT_THAT(sixty.TasksOf("rektor@ekskolan"), IsEmpty());
  sixty.Must(ReleaseClock{});
  sixty.Check();
  EXPECT_EQ(sixty.writer().hold(), ClockHold::kNone);
  EXPECT_THAT(sixty.TasksOf("rektor@ekskolan"), SizeIs(1));
}

TEST(ClockGuard, HoldsTimersWhileTheClockIsBehind) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2027-05-24");
  ASSERT_TRUE(m.writer().Sweep(0).ok());
  m.clock().Step(MorningOf("2027-01-10"));
  EXPECT_EQ(*m.writer().FireDue(), 0U);
  EXPECT_EQ(m.writer().hold(), ClockHold::kBehind);
  m.Must(PutPerson{{.id = core::PersonId("ny"), .name = "Ny"}});
  ASSERT_TRUE(m.Restart().ok());
  ASSERT_TRUE(m.writer().FireDue().ok());
  EXPECT_EQ(m.writer().hold(), ClockHold::kBehind) << "commands did not move the mark back";
  m.clock().Set(MorningOf("2027-05-26"));
  m.Check();
  EXPECT_EQ(m.writer().hold(), ClockHold::kNone);
  EXPECT_THAT(m.TasksOf("rektor@ekskolan"), SizeIs(1));
}

TEST(ClockGuard, WaitsForReleaseWhenTheClockIsSetFarAhead) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2026-10-01");
  ASSERT_TRUE(m.writer().Sweep(0).ok());
  m.clock().Step(MorningOf("2027-06-26"));
  EXPECT_EQ(*m.writer().FireDue(), 0U);
  EXPECT_EQ(m.writer().hold(), ClockHold::kJumpedAhead);
  m.Must(PutPerson{{.id = core::PersonId("ny"), .name = "Ny"}});
  m.clock().Step(MorningOf("2026-10-01"));
  ASSERT_TRUE(m.Restart().ok());
  ASSERT_TRUE(m.writer().FireDue().ok());
  EXPECT_EQ(m.writer().hold(), ClockHold::kNone) << "nothing was believed meanwhile";
  m.clock().Step(MorningOf("2027-06-26"));
  ASSERT_TRUE(m.writer().FireDue().ok());
  m.Must(ReleaseClock{});
  m.Check();
  EXPECT_THAT(m.TasksOf("rektor@ekskolan"), SizeIs(1));
}

TEST(Downtime, IsCountedFromTheLastSweepOfAQuietTime) {
  Municipality m("2026-08-10");
  m.PassTo("2026-12-01");
  EXPECT_TRUE(m.writer().Sweep(0).ok());
  const store::Revision marked = m.store().revision();
  EXPECT_TRUE(m.writer().Sweep(0).ok());
  EXPECT_EQ(m.store().revision(), marked) << "once a day is enough";
  Sleep(m, "2027-01-10");
  EXPECT_EQ(m.writer().hold(), ClockHold::kNone);
}

TEST(ClockGuard, LetsAnHourOfCorrectionPass) {
  Municipality m("2026-08-10");
  m.clock().Step(m.clock().Now() + std::chrono::hours{1});
  ASSERT_TRUE(m.writer().FireDue().ok());
  EXPECT_EQ(m.writer().hold(), ClockHold::kNone);
}

TEST(Recovery, InTheMiddleOfAnOpeningCreatesEverythingOnce) {
  Municipality whole("2026-07-20", {.occurrences_per_commit = 1});
  whole.Put(PlanChange::Subject::kWheel, kReports);
  const auto all = whole.Read().ListOccurrences({}, kPageMax, {})->items;
  for (int commits = 0; commits < 12; ++commits) {
    Municipality m("2026-07-20", {.occurrences_per_commit = 1});
    const auto plan =
        m.Must(PlanChange{.subject = PlanChange::Subject::kWheel, .text = std::string(kReports)});
    m.Must(ApplyPlan{plan.id});
    for (int i = 0; i < commits; ++i) {
      ASSERT_TRUE(m.writer().FireDue().ok());
    }
    ASSERT_TRUE(m.Restart().ok());
    m.Check();
    EXPECT_EQ(m.Read().ListOccurrences({}, kPageMax, {})->items.size(), all.size())
        << "after " << commits;
    EXPECT_THAT(m.Journal("occurrence/rapporter/2026-27/central/huvudman"),
                Each(Not(testing::HasSubstr("failed"))));
  }
}

constexpr std::string_view kYear = R"(
wheel: året
title: Kalenderåret
turn: calendar_year
activities:
  - id: månadsrapport
    title: Månadsrapport
    repeat: each month
    states:
      - id: skrivs
        by: rektor
        due: månadens slut
        actions: {lämna: läses}
      - id: läses
        by: skolchef
        due: entered + 5 working days
        actions: {godkänn: klar}
      - {id: klar, final: true}
  - id: plan
    title: Arbetsmiljöplan
    states:
      - id: förbereds
        by: rektor
        actions: {klart: skrivs}
      - id: skrivs
        by: rektor
        due: 15 mars
        actions: {klar: följs-upp}
      - id: följs-upp
        by: rektor
        due: 1 november
        actions: {klar: klar}
      - {id: klar, final: true}
)";

TEST(LateStart, GivesNothingThatIsOverdueFromTheStart) {
  Municipality m("2026-08-03");
  m.Put(PlanChange::Subject::kWheel, kYear);
  const auto all = m.Read().ListOccurrences({}, kPageMax, {});
  ASSERT_TRUE(all.ok());
  for (const core::Occurrence& occurrence : all->items) {
    EXPECT_NE(occurrence.status, core::OccurrenceStatus::kOverdue) << core::ToString(occurrence.id);
  }
  EXPECT_EQ(m.Find("året/2026/månadsrapport/ekskolan/m03").status,
            core::OccurrenceStatus::kNotNeeded);
  EXPECT_EQ(m.Find("året/2026/månadsrapport/ekskolan/m08").state.str(), "skrivs");
  EXPECT_EQ(m.Find("året/2026/plan/ekskolan").state.str(), "följs-upp");
  // July's report would be written by now, and read until 7 August.
  EXPECT_EQ(m.Find("året/2026/månadsrapport/ekskolan/m07").state.str(), "läses");
  m.Check();
  m.PassTo("2026-12-01");
  EXPECT_EQ(m.Find("året/2026/plan/ekskolan").status, core::OccurrenceStatus::kOverdue);
  m.Check();
}

TEST(LateStart, GivesAClosedUnitNothing) {
  Municipality m("2026-11-02");
  m.Must(CloseUnit{.unit = core::UnitId("ekskolan"),
                   .last_day = calendar::MakeDate(2026, 9, 30),
                   .reason = "s"});
  m.Put(PlanChange::Subject::kWheel, kReports);
  EXPECT_EQ(m.Find("rapporter/2026-27/redovisning/ekskolan").status,
            core::OccurrenceStatus::kCancelled);
  m.Check();
}

TEST(Log, IsSweptAfterThirtyDaysAndOldReadersAreTold) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  const store::Revision old = m.store().revision();
  ASSERT_TRUE(Feed(m.store(), 10).Read(m.huvudman(), old, 10).ok());
  m.PassTo("2026-09-08");
  EXPECT_EQ(*m.writer().Sweep(1000), 0U);
  m.Must(PutPerson{{.id = core::PersonId("ny"), .name = "Ny"}});
  m.PassTo("2026-09-12");
  EXPECT_GT(*m.writer().Sweep(1000), 0U);
  const Feed feed(m.store(), 10);
  const auto gone = feed.Read(m.huvudman(), old, 10);
  EXPECT_TRUE(absl::IsOutOfRange(gone.status())) << gone.status();
  const auto kept = feed.Read(m.huvudman(), feed.oldest(), 10);
  ASSERT_TRUE(kept.ok()) << kept.status();
  EXPECT_THAT(kept->entries, Not(IsEmpty()));
  m.Check();
}

TEST(Feed, GivesEveryRevisionOnceInOrderFromTheLogAndFromTheRing) {
  Municipality m("2026-08-10");
  Feed feed(m.store(), 3);
  std::vector<store::Revision> published;
  m.writer().OnCommit([&](const auto& entries, store::Revision revision) {
    feed.Publish(entries, revision);
    for (const auto& [huvudman, entry] : entries) {
      published.push_back(entry.revision);
    }
  });
  const store::Revision start = feed.latest() + 1;
  m.Put(PlanChange::Subject::kWheel, kReports);
  for (int i = 0; i < 10; ++i) {
    m.Must(PutPerson{{.id = core::PersonId(fmt::format("ny{}", i)), .name = "Ny"}});
  }
  std::vector<store::Revision> read;
  for (store::Revision from = start; from <= feed.latest();) {
    const auto slice = feed.Read(m.huvudman(), from, 2);
    ASSERT_TRUE(slice.ok()) << slice.status();
    ASSERT_GT(slice->next, from);
    for (const auto& entry : slice->entries) {
      EXPECT_GE(entry->revision, from);
      EXPECT_LT(entry->revision, slice->next);
      read.push_back(entry->revision);
    }
    from = slice->next;
  }
  EXPECT_EQ(read, published);
}

}  // namespace
}  // namespace hjul::engine
