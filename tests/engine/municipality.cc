#include "municipality.h"

#include <gtest/gtest.h>

#include <utility>

#include "fmt/format.h"
#include "scheduler/store/memory_store.h"

namespace hjul::engine {
namespace {

constexpr std::string_view kCalendar = R"(
calendar: läsår
school_years:
  - year: 2025/26
    autumn: 2025-08-13..2025-12-19
    spring: 2026-01-09..2026-06-10
    breaks:
      - {name: höstlov, days: 2025-10-27..2025-10-31}
      - {name: sportlov, days: 2026-02-16..2026-02-20}
  - year: 2026/27
    autumn: 2026-08-18..2026-12-18
    spring: 2027-01-11..2027-06-15
    breaks:
      - {name: höstlov, days: 2026-10-26..2026-10-30}
      - {name: sportlov, days: 2027-02-22..2027-02-26}
  - year: 2027/28
    autumn: 2027-08-17..2027-12-21
    spring: 2028-01-10..2028-06-14
    breaks:
      - {name: höstlov, days: 2027-11-01..2027-11-05}
)";

core::Post PostHeldBy(std::string_view id, std::string_view person) {
  return {.id = *core::ParsePostId(id),
          .holdings = {{.person = core::PersonId(std::string(person)),
                        .from = calendar::MakeDate(2020, 8, 1)}}};
}

}  // namespace

Municipality::Municipality(std::string_view date, const WriterLimits& limits)
    : Municipality(date, limits, store::OpenMemoryStore()) {}

Municipality::Municipality(std::string_view date, const WriterLimits& limits,
                           std::unique_ptr<store::Store> store)
    : Stage("kommunen", MorningOf(date), limits, std::move(store)) {
  Must(CreateHuvudman{.name = "Kommunen"});
  ImportOrganisation organisation;
  for (const char* unit : {"ekskolan", "alskolan"}) {
    organisation.units.push_back({.id = core::UnitId(unit),
                                  .name = unit,
                                  .school_forms = {"grundskola"},
                                  .grades = {"1", "2", "3"}});
  }
  for (const char* person : {"admin", "chef", "rektor-ek", "rektor-al", "ombud-ek", "efter-ek"}) {
    organisation.persons.push_back({.id = core::PersonId(person), .name = person});
  }
  organisation.posts = {
      PostHeldBy("administratör@huvudman", "admin"), PostHeldBy("skolchef@huvudman", "chef"),
      PostHeldBy("rektor@ekskolan", "rektor-ek"), PostHeldBy("rektor@alskolan", "rektor-al"),
      PostHeldBy("skyddsombud@ekskolan", "ombud-ek")};
  Must(organisation);
  Put(PlanChange::Subject::kCalendar, kCalendar);
}

CommandResult Municipality::Must(CommandBody body, std::string_view person) {
  auto result = Do(std::move(body), person);
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *result : CommandResult{};
}

void Municipality::Put(PlanChange::Subject subject, std::string_view text, bool move_running) {
  const auto applied = Apply(subject, text, move_running);
  EXPECT_TRUE(applied.ok()) << applied.status();
}

void Municipality::PassTo(std::string_view date) {
  const absl::Status passed = AdvanceTo(MorningOf(date));
  EXPECT_TRUE(passed.ok()) << passed;
}

void Municipality::Take(std::string_view post, std::string_view activity, std::string_view action,
                        std::string_view unit) {
  const auto task = OpenTask(post, activity, unit);
  ASSERT_TRUE(task.ok()) << task.status();
  const auto acted = Act(*task, action);
  EXPECT_TRUE(acted.ok()) << acted.status();
}

void Municipality::Check() {
  const absl::Status settled = Settle();
  EXPECT_TRUE(settled.ok()) << settled;
  const bool held = writer().hold() != ClockHold::kNone;
  for (const std::string& fault : checkers_.Look(store(), clock().Now(), !held)) {
    ADD_FAILURE() << fault;
  }
}

std::vector<core::Task> Municipality::TasksOf(std::string_view post) const {
  const auto page = Read().ListTasks({.posts = {*core::ParsePostId(post)}}, kPageMax, {});
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? page->items : std::vector<core::Task>();
}

core::Occurrence Municipality::Find(std::string_view occurrence) const {
  const auto found = Read().GetOccurrence(*core::ParseOccurrenceId(occurrence));
  EXPECT_TRUE(found.ok()) << found.status();
  return found.ok() ? *found : core::Occurrence{};
}

std::vector<std::string> Municipality::Journal(std::string_view subject) const {
  const auto page = Read().ListJournal({.subject = std::string(subject)}, kPageMax, {});
  EXPECT_TRUE(page.ok()) << page.status();
  std::vector<std::string> lines;
  if (page.ok()) {
    for (auto entry = page->items.rbegin(); entry != page->items.rend(); ++entry) {
      lines.push_back(entry->detail.empty()
                          ? fmt::format("{} {}", entry->kind, entry->subject)
                          : fmt::format("{} {} {}", entry->kind, entry->subject, entry->detail));
    }
  }
  return lines;
}

std::vector<store::Delivery> Municipality::DeliveriesTo(std::string_view post) const {
  const auto page = Read().ListDeliveries({*core::ParsePostId(post)}, kPageMax, {});
  EXPECT_TRUE(page.ok()) << page.status();
  return page.ok() ? page->items : std::vector<store::Delivery>();
}

std::vector<store::DeliveryLine> Municipality::Told(std::string_view post) const {
  std::vector<store::DeliveryLine> lines;
  for (const store::Delivery& delivery : DeliveriesTo(post)) {
    for (const store::DeliveryLine& line : delivery.lines) {
      if (delivery.sent_at && !line.dropped) {
        lines.push_back(line);
      }
    }
  }
  return lines;
}

}  // namespace hjul::engine
