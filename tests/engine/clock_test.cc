// Nights on which the clock changes, clocks that are wrong, and zone data that change: through the
// writer, with deadlines that people set.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fmt/format.h"
#include "municipality.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/feed.h"
#include "sweden.h"
#include "wheels.h"
#include "zone_data.h"

namespace hjul::engine {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr int kQuarters = 24 * 4;

core::UnitId UnitOf(int quarter) { return core::UnitId(fmt::format("enhet-{}", quarter)); }

core::OccurrenceId OccurrenceOf(int quarter) {
  return *core::ParseOccurrenceId(fmt::format("rapporter/2026-27/redovisning/enhet-{}", quarter));
}

// A school for each quarter of an hour, whose redovisning is due at that time of `date`.
void DueEveryQuarter(Municipality& m, calendar::Date date) {
  ImportOrganisation organisation;
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    organisation.units.push_back(
        {.id = UnitOf(quarter), .name = UnitOf(quarter).str(), .school_forms = {"grundskola"}});
  }
  m.Must(organisation);
  m.Put(PlanChange::Subject::kWheel, kReports);
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    const calendar::TimeOfDay time{static_cast<std::int16_t>(15 * quarter)};
    m.Must(OverrideOccurrence{.occurrence = OccurrenceOf(quarter),
                              .change = {.kind = core::Override::Kind::kMove,
                                         .reason = "natten",
                                         .opens = date - calendar::days{5},
                                         .due = date,
                                         .due_time = time}});
  }
}

class NightOfChange : public testing::TestWithParam<calendar::Date> {};

TEST_P(NightOfChange, EveryQuarterOfTheDayPassesOnceAndInOrder) {
  const calendar::Date date = GetParam();
  Municipality m("2026-08-10");
  DueEveryQuarter(m, date);
  m.PassTo(calendar::ToString(date + calendar::days{1}));
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    const auto journal = m.Read().ListJournal(
        {.subject = "occurrence/" + core::ToString(OccurrenceOf(quarter))}, kPageMax, {});
    std::vector<Instant> overdue;
    for (const store::JournalEntry& entry : journal->items) {
      if (entry.kind == "overdue") {
        overdue.push_back(entry.at);
      }
    }
    EXPECT_THAT(overdue, testing::ElementsAre(SwedishInstant(date, 15 * quarter)))
        << quarter / 4 << ":" << quarter % 4 * 15;
  }
  m.Check();
}

INSTANTIATE_TEST_SUITE_P(OfTheClock, NightOfChange,
                         testing::Values(calendar::MakeDate(2026, 10, 25),
                                         calendar::MakeDate(2027, 3, 28)),
                         [](const auto& test) {
                           return test.param == SummerEnds(2026) ? "Autumn" : "Spring";
                         });

struct StepCase {
  std::string name;
  std::chrono::minutes step;
  ClockHold hold;
};

class ClockStep : public testing::TestWithParam<StepCase> {};

TEST_P(ClockStep, IsBelievedOrHoldsTimersAndSaysSo) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.PassTo("2026-10-01");
  ASSERT_TRUE(m.writer().Sweep(0).ok());
  m.clock().Step(m.clock().Now() + GetParam().step);
  const auto fired = m.writer().FireDue();
  ASSERT_TRUE(fired.ok()) << fired.status();
  EXPECT_EQ(m.writer().hold(), GetParam().hold);
  if (GetParam().hold != ClockHold::kNone) {
    EXPECT_EQ(*fired, 0U);
    m.Must(ReleaseClock{});
    EXPECT_EQ(m.writer().hold(), ClockHold::kNone) << "an administrator has looked at the clock";
  }
  m.Check();
}

INSTANTIATE_TEST_SUITE_P(
    Table, ClockStep,
    testing::Values(StepCase{"AMinuteAhead", std::chrono::minutes{1}, ClockHold::kNone},
                    StepCase{"ADayAhead", std::chrono::hours{24}, ClockHold::kNone},
                    StepCase{"ADayAndAMinuteAhead", std::chrono::minutes{1441},
                             ClockHold::kJumpedAhead},
                    StepCase{"AYearAhead", std::chrono::hours{365 * 24}, ClockHold::kJumpedAhead},
                    StepCase{"AMinuteBack", std::chrono::minutes{-1}, ClockHold::kBehind},
                    StepCase{"AYearBack", std::chrono::hours{-365 * 24}, ClockHold::kBehind}),
    [](const auto& test) { return test.param.name; });

TEST(WrongClock, MakesNoRequestAndNoChangeForgotten) {
  for (const std::chrono::hours step : {std::chrono::hours{400 * 24}, std::chrono::hours{-9600}}) {
    Municipality m("2026-08-10");
    m.Put(PlanChange::Subject::kWheel, kReports);
    m.PassTo("2026-10-01");
    const PutPerson body{{.id = core::PersonId("ny"), .name = "Ny"}};
    ASSERT_TRUE(m.Do(body, "admin", "before", "p").ok());
    ASSERT_TRUE(m.writer().Sweep(1000).ok());
    const store::Revision oldest = Feed(m.store(), 1).oldest();
    const Instant right = m.clock().Now();
    m.clock().Step(right + step);
    EXPECT_EQ(*m.writer().Sweep(1000), 0U);
    ASSERT_TRUE(m.Do(body, "admin", "meanwhile", "p").ok());
    m.clock().Step(right);
    ASSERT_TRUE(m.Restart().ok());
    m.Check();
    ASSERT_TRUE(m.writer().Sweep(1000).ok());
    for (const char* request : {"before", "meanwhile"}) {
      EXPECT_TRUE(m.Do(body, "admin", request, "p")->repeated) << request;
    }
    EXPECT_EQ(Feed(m.store(), 1).oldest(), oldest);
  }
}

// Summer time is abolished while the server is down: what was due at the end of a June day is due
// at the end of that day still, an hour later.
TEST(ZoneData, ThatChangeMoveInstantsAndNoDates) {
  ZoneData zone_data;
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  m.Must(CloseUnit{.unit = core::UnitId("alskolan"),
                   .last_day = calendar::MakeDate(2027, 6, 28),
                   .reason = "s"});
  m.PassTo("2027-06-01");
  ASSERT_THAT(m.TasksOf("rektor@ekskolan"), SizeIs(1));
  const core::Task before = m.TasksOf("rektor@ekskolan").front();
  ASSERT_TRUE(zone_data.Change(calendar::MakeDate(2027, 6, 10), 1));
  ASSERT_TRUE(m.Restart().ok());
  m.Check();
  const core::Task after = m.TasksOf("rektor@ekskolan").front();
  EXPECT_EQ(after.due, before.due);
  EXPECT_EQ(*after.due_at, *before.due_at + std::chrono::hours{1});
  ASSERT_TRUE(m.AdvanceTo(*before.due_at).ok());
  EXPECT_EQ(m.TasksOf("rektor@ekskolan").front().state, core::TaskState::kOpen);
  ASSERT_TRUE(m.AdvanceTo(*after.due_at).ok());
  EXPECT_EQ(m.TasksOf("rektor@ekskolan").front().state, core::TaskState::kOverdue);
  m.PassTo("2027-07-01");
  EXPECT_EQ(m.Find("rapporter/2026-27/redovisning/alskolan").status,
            core::OccurrenceStatus::kCancelled);
  m.Check();
}

TEST(ZoneData, ThatStayTheSameWriteNothingAtAStart) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, kReports);
  const store::Revision before = m.store().revision();
  ASSERT_TRUE(m.Restart().ok());
  m.Check();
  EXPECT_EQ(m.store().revision(), before);
}

TEST(ZoneData, ThatChangeAreTakenUpAgainAfterACrashInTheMiddle) {
  ZoneData zone_data;
  Municipality m("2026-08-10", {.occurrences_per_commit = 1});
  m.Put(PlanChange::Subject::kWheel, kReports);
  ASSERT_TRUE(zone_data.Change(calendar::MakeDate(2027, 1, 10), 2));
  for (int commits = 0; commits < 5; ++commits) {
    ASSERT_TRUE(m.Restart().ok());
    for (int i = 0; i < commits; ++i) {
      ASSERT_TRUE(m.writer().FireDue().ok());
    }
  }
  ASSERT_TRUE(m.Restart().ok());
  m.Check();
}

}  // namespace
}  // namespace hjul::engine
