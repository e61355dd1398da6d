// What one command or one message may grow to, and what becomes of the rest.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "fmt/format.h"
#include "municipality.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/plan_changes.h"
#include "scheduler/engine/without_end.h"
#include "scheduler/store/codec.h"

namespace hjul::engine {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::SizeIs;

// Activities of the huvudman's for the skolchef, all open from the same day, `for_whom` else.
std::string Wheel(int activities, const std::string& for_whom = "{each: huvudman}",
                  const std::string& repeat = "once") {
  std::string text = "wheel: många\nactivities:\n";
  for (int i = 0; i < activities; ++i) {
    text += fmt::format(
        "  - id: a{}\n    for: {}\n    repeat: {}\n    states:\n"
        "      - {{id: s, by: skolchef, opens: 14 september, due: 30 september, remind: [on open], "
        "actions: {{ok: e}}}}\n      - {{id: e, final: true}}\n",
        i, for_whom, repeat);
  }
  return text;
}

ImportOrganisation ManyUnits() {
  ImportOrganisation many;
  for (std::size_t i = 0; i <= kTouchedMax; ++i) {
    const core::UnitId id(fmt::format("enhet-{}", i));
    many.units.push_back({.id = id, .name = id.str(), .school_forms = {"särskola"}});
  }
  return many;
}

TEST(DeliveryLimits, AFullMessageIsFollowedByAnother) {
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, Wheel(101, "{each: huvudman}", "{times: [ett, två]}"));
  m.PassTo("2026-09-15");
  const auto deliveries = m.DeliveriesTo("skolchef@huvudman");
  ASSERT_EQ(deliveries.size(), 2U);  // Newest first.
  EXPECT_EQ(deliveries[1].lines.size(), kDeliveryLinesMax);
  EXPECT_EQ(deliveries[0].lines.size(), 202 - kDeliveryLinesMax);
  EXPECT_EQ(deliveries[0].at - deliveries[1].at, std::chrono::milliseconds{1});
  m.Check();
}

TEST(CommandLimits, NamesSoManyOfThoseItChanged) {
  Municipality m("2026-08-10");
  m.Must(ManyUnits());
  m.Put(PlanChange::Subject::kWheel, Wheel(1, "{each: unit, school_forms: [särskola]}"));
  const auto moved =
      m.Must(OverrideOccurrence{.occurrence = *core::ParseOccurrenceId("många/2026-27/a0/enhet-0"),
                                .every_unit = true,
                                .change = {.kind = core::Override::Kind::kMove,
                                           .reason = "beslut",
                                           .due = calendar::MakeDate(2026, 10, 5)}});
  EXPECT_THAT(moved.touched, SizeIs(kTouchedMax));
  const std::string last = fmt::format("många/2026-27/a0/enhet-{}", kTouchedMax);
  EXPECT_EQ(m.Find(last).plan.front().due->effective, calendar::MakeDate(2026, 10, 5));
}

TEST(PlanChanges, AreReadFromAnywhereWithoutThoseBefore) {
  Municipality m("2026-08-10");
  m.Must(ManyUnits());
  const std::string plan = m.Must(PlanChange{.subject = PlanChange::Subject::kWheel,
                                             .text = Wheel(2,
                                                           "{each: unit, school_forms: "
                                                           "[särskola]}"),
                                             .reason = "beslut"})
                               .id;
  std::vector<core::OccurrenceId> added;
  ASSERT_TRUE(VisitChanges(m.Read(), plan, 0, [&](const core::OccurrenceChange& change) {
                added.push_back(change.id);
                return true;
              }).ok());
  ASSERT_GT(added.size(), 2 * store::kPlanChunkMax);
  for (const std::size_t first : {1U, 199U, 200U, 201U, 450U}) {
    std::vector<core::OccurrenceId> some;
    ASSERT_TRUE(VisitChanges(m.Read(), plan, first, [&](const core::OccurrenceChange& change) {
                  some.push_back(change.id);
                  return some.size() < 210;
                }).ok());
    ASSERT_FALSE(some.empty());
    EXPECT_TRUE(
        std::equal(some.begin(), some.end(), added.begin() + static_cast<std::ptrdiff_t>(first)))
        << first;
  }
}

// Each wheel is in order by itself, and the check of one does not see through the other.
TEST(CascadeLimits, DatesThatPushEachOtherAreRefusedAndNamed) {
  const auto wheel = [](const std::string& id, const std::string& due) {
    return fmt::format(
        "wheel: {}\nactivities:\n  - id: beslut\n    for: {{each: huvudman}}\n    states:\n"
        "      - {{id: s, by: skolchef, due: {}, shift: none, actions: {{ok: e}}}}\n"
        "      - {{id: e, final: true}}\n",
        id, due);
  };
  Municipality m("2026-08-10");
  m.Put(PlanChange::Subject::kWheel, wheel("nämnd", "1 oktober"));
  m.Put(PlanChange::Subject::kWheel, wheel("budget", "1 dag efter nämnd/beslut frist"));
  const auto plan = m.Must(PlanChange{.subject = PlanChange::Subject::kWheel,
                                      .text = wheel("nämnd", "1 dag efter budget/beslut frist"),
                                      .move_running = true,
                                      .reason = "beslut"});
  const auto applied = m.Do(ApplyPlan{plan.id});
  EXPECT_TRUE(absl::IsFailedPrecondition(applied.status())) << applied.status();
  EXPECT_THAT(std::string(applied.status().message()),
              AllOf(HasSubstr("budget/2026-27/beslut/huvudman, nämnd/2026-27/beslut/huvudman"),
                    HasSubstr(std::string(kChangeWithoutEnd)), HasSubstr("from the calendar")));
  EXPECT_EQ(m.Find("nämnd/2026-27/beslut/huvudman").plan.front().due->effective,
            calendar::MakeDate(2026, 10, 1))
      << "what is refused leaves no trace";
  m.Check();
}

}  // namespace
}  // namespace hjul::engine
