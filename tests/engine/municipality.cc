#include "municipality.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
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

Instant Morning(std::string_view date) {
  return calendar::Zone::Stockholm().At(*calendar::ParseDate(date), calendar::TimeOfDay{8 * 60});
}

core::Post PostHeldBy(std::string_view id, std::string_view person) {
  return {.id = *core::ParsePostId(id),
          .holdings = {{.person = core::PersonId(std::string(person)),
                        .from = calendar::MakeDate(2020, 8, 1)}}};
}

}  // namespace

Municipality::Municipality(std::string_view date)
    : store_(store::OpenMemoryStore()), clock_(Morning(date)) {
  Restart();
  Do(CreateHuvudman{.name = "Kommunen"});
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
  Do(organisation);
  Apply(PlanChange::Subject::kCalendar, kCalendar);
}

void Municipality::Restart() {
  writer_.reset();
  auto writer = Writer::Open(*store_, clock_, {});
  ASSERT_TRUE(writer.ok()) << writer.status();
  writer_ = *std::move(writer);
}

absl::StatusOr<CommandResult> Municipality::Try(CommandBody body, std::string_view person,
                                                std::string request_id, std::string payload_hash) {
  const std::vector<Command> commands{
      {.huvudman = huvudman(),
       .actor = {.person = core::PersonId(std::string(person)), .post = {}},
       .request_id = std::move(request_id),
       .payload_hash = std::move(payload_hash),
       .body = std::move(body)}};
  auto answers = writer_->Execute(commands);
  return answers.front();
}

CommandResult Municipality::Do(CommandBody body, std::string_view person) {
  auto result = Try(std::move(body), person);
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *result : CommandResult{};
}

void Municipality::Apply(PlanChange::Subject subject, std::string_view text, bool move_running) {
  const CommandResult plan =
      Do(PlanChange{.subject = subject, .text = std::string(text), .move_running = move_running});
  Do(ApplyPlan{plan.id});
  Settle();
}

void Municipality::Settle() {
  for (int i = 0; i < 10'000; ++i) {
    const auto fired = writer_->FireDue();
    ASSERT_TRUE(fired.ok()) << fired.status();
    if (*fired == 0) {
      return;
    }
  }
  FAIL() << "timers never settle";
}

void Municipality::AdvanceTo(std::string_view date) {
  const Instant until = Morning(date);
  while (const auto next = writer_->NextDue()) {
    if (*next > until) {
      break;
    }
    clock_.Set(std::max(clock_.Now(), *next));
    Settle();
    if (testing::Test::HasFatalFailure()) {
      return;
    }
  }
  clock_.Set(until);
  Settle();
}

View Municipality::Read() const { return View(store_->Read(), writer_->WorldOf(huvudman())); }

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

CommandResult Municipality::Act(std::string_view post, std::string_view activity,
                                std::string_view action, std::string_view unit) {
  for (const core::Task& task : TasksOf(post)) {
    if (task.id.occurrence.activity.str() == activity &&
        (unit.empty() || task.id.occurrence.unit.str() == unit)) {
      const auto world = writer_->WorldOf(huvudman());
      const auto holders = world->organisation().HoldersOn(
          task.post, calendar::Zone::Stockholm().DateAt(clock_.Now()));
      return Do(ActOnTask{.task = task.id, .action = core::ActionId(std::string(action))},
                holders.empty() ? "nobody" : holders.front().str());
    }
  }
  ADD_FAILURE() << post << " has no open task of " << activity;
  return {};
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

}  // namespace hjul::engine
