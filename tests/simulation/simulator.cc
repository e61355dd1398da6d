#include "simulator.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/digest.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::simulation {
namespace {

using engine::PlanChange;

constexpr std::size_t kFaultsMax = 20;
constexpr int kUndatedEveryDays = 14;

core::Post Held(std::string_view role, const core::UnitId& unit, std::string_view person) {
  return {.id = {.role = core::RoleId(std::string(role)), .unit = unit},
          .holdings = {{.person = core::PersonId(std::string(person)),
                        .from = calendar::MakeDate(2020, 1, 1)}}};
}

// Where a year is not played whole, the seeds share it.
Instant BeginningOf(const Plot& plot) {
  const core::Date first = calendar::MakeDate(kFirstYear, 8, 3);
  const auto later = plot.days < 365 ? plot.seed * 37 % 330 : 0;
  return engine::MorningOf(calendar::ToString(first + calendar::days{later}));
}

// Small limits make many commits, and a short log makes watchers fall behind it.
MachineLimits LimitsOf(const Plot& plot) {
  if (plot.calm) {
    return {};
  }
  return {.writer = {.timers_per_commit = plot.seed % 3 == 0 ? 3U : 256U,
                     .occurrences_per_commit = plot.seed % 2 == 0 ? 5U : 200U,
                     .log_kept = std::chrono::days{plot.seed % 5 == 0 ? 3 : 30}},
          .feed_ring = plot.seed % 4 == 0 ? 2U : 64U};
}

}  // namespace

std::string CommandOf(const Plot& plot) {
  return fmt::format("hjul_simulation --seed {} --days {} --units {}{}{}", plot.seed, plot.days,
                     plot.units, plot.calm ? " --calm" : "",
                     plot.wheels.empty() ? "" : " with wheels of its own");
}

Simulator::Simulator(const Plot& plot)
    : plot_(plot),
      dice_(plot.seed),
      machine_("kommunen", BeginningOf(plot), LimitsOf(plot)),
      callers_(machine_, dice_),
      checkers_(machine_.stage().huvudman()),
      of_a_post_(core::PostId{.role = core::RoleId("rektor"), .unit = core::UnitId("enhet-0")}) {}

Ending Simulator::Run() {
  Found();
  const core::Date last = stage().today() + calendar::days{plot_.days};
  int day = 0;
  while (stage().today() < last && ending_.faults.empty()) {
    LiveOneDay();
    if (++day % plot_.check_every_days == 0) {
      Check();
    }
  }
  Check();
  ending_.digest = Digest();
  ending_.commits = machine_.store().revision();
  ending_.done.insert(callers_.done().begin(), callers_.done().end());
  ending_.done.insert(machine_.stops().begin(), machine_.stops().end());
  ending_.done["listing"] = prompt_.listings() + slow_.listings() + vanishing_.listings();
  return std::move(ending_);
}

// --- Beginning -----------------------------------------------------------------------------------

void Simulator::Found() {
  Judge("create", callers_.Ask("create", engine::CreateHuvudman{.name = "Kommunen"}).status());
  engine::ImportOrganisation organisation;
  organisation.persons.push_back({.id = core::PersonId("admin"), .name = "Admin"});
  for (const char* role : {"administratör", "skolchef", "förvaltning", "nämnd", "ekonomi"}) {
    organisation.posts.push_back(Held(role, {}, "admin"));
  }
  for (int i = 0; i < plot_.units; ++i) {
    const core::UnitId unit(fmt::format("enhet-{}", i));
    units_.push_back(unit);
    organisation.units.push_back({.id = unit,
                                  .name = unit.str(),
                                  .school_forms = {i % 3 == 0 ? "förskola" : "grundskola"},
                                  .grades = {"1", "2", "3"}});
    for (const char* role : {"rektor", "skyddsombud", "personal"}) {
      const std::string person = fmt::format("{}-{}", role, i);
      organisation.persons.push_back({.id = core::PersonId(person), .name = person});
      organisation.posts.push_back(Held(role, unit, person));
    }
  }
  Judge("import", callers_.Ask("import", organisation).status());
  Judge("calendar",
        stage()
            .Apply(PlanChange::Subject::kCalendar, CalendarText(plot_.days / 365 + 1, 0))
            .status());
  for (int i = 0; i < 2; ++i) {
    const std::string id = fmt::format("hjul-{}", i);
    wheels_.push_back({.id = id, .text = WheelText(id, dice_)});
    Judge(
        "wheel",
        stage().Apply(PlanChange::Subject::kWheel, wheels_.back().text, dice_.Chance(50)).status());
  }
  for (const std::string& wheel : plot_.wheels) {
    Judge("template", stage().Apply(PlanChange::Subject::kWheel, wheel).status());
  }
  Check();
  if (!plot_.calm) {
    callers_.LoseAndRepeat();
  }
}

// --- Days ----------------------------------------------------------------------------------------

void Simulator::LiveOneDay() {
  const core::Date tomorrow = stage().today() + calendar::days{1};
  Advance(calendar::Zone::Stockholm().At(
      tomorrow, calendar::TimeOfDay{static_cast<std::int16_t>(dice_.Number(24 * 60))}));
  Release();
  if (dice_.Chance(30)) {
    Judge("sweep", machine_.Sweep());
  }
  PeopleWork();
  if (!plot_.calm) {
    if (dice_.Chance(10)) {
      callers_.DeliverLate();
    }
    if (dice_.Chance(20)) {
      Disturb();
    }
  }
  Settle();
  Watch();
}

std::vector<core::Task> Simulator::OpenTasks() {
  // Most look at what is soon due; what has no date is looked at now and then.
  engine::TaskFilter filter;
  if (!dice_.Chance(100 / kUndatedEveryDays)) {
    filter.due_until = stage().today() + calendar::days{10};
  }
  std::vector<core::Task> tasks;
  std::string from;
  do {
    auto page = stage().Read().ListTasks(filter, engine::kPageMax, from);
    if (!page.ok()) {
      Judge("list", page.status());
      return {};
    }
    std::move(page->items.begin(), page->items.end(), std::back_inserter(tasks));
    from = std::move(page->next);
  } while (!from.empty());
  return tasks;
}

// Some do their work before it is due, some when it is late, and some leave it.
void Simulator::PeopleWork() {
  const std::vector<core::Task> tasks = OpenTasks();
  if (!plot_.calm && dice_.Chance(5)) {
    WorkTogether(tasks);
    return;
  }
  for (const core::Task& task : tasks) {
    const bool late = !task.due || task.due->effective <= stage().today();
    const bool never =
        !plot_.calm && (std::hash<std::string>{}(core::ToString(task.id)) + plot_.seed) % 9 == 0;
    if (task.actions.empty() || never || !dice_.Chance(late ? 40 : 8)) {
      continue;
    }
    const core::OfferedAction& action =
        dice_.Chance(85) ? task.actions.front() : dice_.Pick(task.actions);
    const auto acted = callers_.Ask(
        "act", stage().Acting(task, action.id.str(), {}, dice_.Chance(30) ? "en anteckning" : ""));
    Judge("act", acted.status());
    if (!plot_.calm && dice_.Chance(10)) {
      Settle();
    }
  }
}

// Many at once, some of them at the same task.
void Simulator::WorkTogether(const std::vector<core::Task>& tasks) {
  std::vector<engine::Command> commands;
  for (int i = 0; i < 6 && !tasks.empty(); ++i) {
    const core::Task& task = tasks[static_cast<std::size_t>(
        dice_.Number(static_cast<int>(std::min<std::size_t>(tasks.size(), 8))))];
    if (!task.actions.empty()) {
      commands.push_back(stage().Acting(task, dice_.Pick(task.actions).id.str()));
    }
  }
  const std::string person = fmt::format("ny-{}", persons_++);
  commands.push_back(
      stage().Asking(engine::PutPerson{{.id = core::PersonId(person), .name = person}}));
  callers_.AskTogether("together", std::move(commands));
}

void Simulator::Watch() {
  const auto read = [&](engine::Watcher& watcher, bool everything) {
    const std::size_t limit = everything ? 100 : static_cast<std::size_t>(1 + dice_.Number(5));
    for (;;) {
      const auto any = watcher.Read(machine_.feed(), stage().Read(), limit);
      Judge("watch", any.status());
      if (!everything || !any.ok() || !*any) {
        return;
      }
    }
  };
  read(prompt_, true);
  read(of_a_post_, true);
  if (plot_.calm) {
    return;
  }
  if (dice_.Chance(30)) {
    read(slow_, dice_.Chance(3));
  }
  if (dice_.Chance(4)) {
    if (dice_.Chance(20)) {
      vanishing_.Forget();
    }
    read(vanishing_, true);
  }
}

void Simulator::Disturb() {
  using Event = void (Simulator::*)();
  static constexpr std::array<Event, 26> kEvents = {
      &Simulator::EditWheel,    &Simulator::EditOverlay,   &Simulator::EditCalendar,
      &Simulator::OverrideOne,  &Simulator::OverrideOne,   &Simulator::OverrideOne,
      &Simulator::OverrideOne,  &Simulator::ReassignOne,   &Simulator::ReassignOne,
      &Simulator::HandOver,     &Simulator::HandOver,      &Simulator::ChangeUnit,
      &Simulator::CloseUnit,    &Simulator::AskAgain,      &Simulator::AskAgain,
      &Simulator::RefuseCommit, &Simulator::FillDisk,      &Simulator::StopSoon,
      &Simulator::StopSoon,     &Simulator::StopSoon,      &Simulator::StopSoon,
      &Simulator::StopSoon,     &Simulator::Crash,         &Simulator::Sleep,
      &Simulator::StepClock,    &Simulator::ChangeZoneData};
  (this->*kEvents[static_cast<std::size_t>(dice_.Number(kEvents.size()))])();
}

// --- Means ---------------------------------------------------------------------------------------

bool Simulator::Advance(Instant until) {
  const absl::Status advanced = machine_.AdvanceTo(until);
  Judge("advance", advanced);
  return advanced.ok();
}

void Simulator::Settle() { Judge("settle", machine_.Settle()); }

void Simulator::Release() {
  if (stage().writer().hold() != engine::ClockHold::kNone) {
    for (int i = 0; i < 10 && stage().writer().hold() != engine::ClockHold::kNone; ++i) {
      callers_.Ask("release", engine::ReleaseClock{}).IgnoreError();
    }
    Settle();
  }
}

void Simulator::Judge(std::string_view what, const absl::Status& status) {
  Gather();
  // Unavailable: it is on its way, nobody answered, or the disk refused as it was told to.
  if (!status.ok() && !IsRefusal(status) && !absl::IsUnavailable(status)) {
    Fault(fmt::format("{}: {}", what, status.ToString()));
  }
}

void Simulator::Fault(std::string_view what) {
  if (ending_.faults.size() < kFaultsMax) {
    ending_.faults.push_back(fmt::format("{} commit {}: {}", calendar::ToString(stage().today()),
                                         machine_.store().revision(), what));
  }
}

void Simulator::Gather() {
  for (const std::string& fault : machine_.witness().TakeFaults()) {
    Fault(fault);
  }
  for (const std::string& fault : callers_.TakeFaults()) {
    Fault(fault);
  }
}

void Simulator::Check() {
  Settle();
  const bool settled = stage().writer().hold() == engine::ClockHold::kNone;
  for (const std::string& fault : checkers_.Look(stage().store(), stage().clock().Now(), settled)) {
    Fault(fault);
  }
  Watch();
  const engine::View view = stage().Read();
  for (const engine::Watcher* watcher : {&prompt_, &slow_, &vanishing_, &of_a_post_}) {
    if (watcher->next() == view.revision() + 1) {
      for (const std::string& fault : watcher->Compare(view)) {
        Fault(fault);
      }
    }
  }
}

std::vector<core::Occurrence> Simulator::SomeOccurrences() {
  const auto turns = stage().writer().WorldOf(stage().huvudman())->turns();
  if (turns.empty()) {
    return {};
  }
  const core::Turn& turn = dice_.Pick(turns);
  auto page = stage().Read().ListOccurrences({.wheel = turn.wheel, .turn = turn.id}, 200, {});
  return page.ok() ? std::move(page->items) : std::vector<core::Occurrence>();
}

std::string Simulator::Digest() {
  engine::Digest digest;
  const auto add = [&](const store::KeyRange& range, bool count) {
    const absl::Status scan = machine_.store().Read()->Scan(
        range, static_cast<std::size_t>(-1), [&](std::string_view key, std::string_view value) {
          digest.Add(key);
          digest.Add(value);
          ending_.occurrences += count ? 1 : 0;
          return true;
        });
    Judge("digest", scan);
  };
  add({}, false);
  add(store::AllOf(store::KeyKind::kOccurrence), true);
  return digest.Hex();
}

}  // namespace hjul::simulation
