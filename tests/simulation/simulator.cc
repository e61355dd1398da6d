#include "simulator.h"

#include <algorithm>
#include <array>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/digest.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::simulation {
namespace {

using core::Override;
using engine::PlanChange;

constexpr int kFirstYear = 2026;
constexpr int kFaultsMax = 20;
constexpr int kCheckEveryDays = 14;

core::PostId Post(std::string_view role, const core::UnitId& unit) {
  return {.role = core::RoleId(std::string(role)), .unit = unit};
}

core::Post Held(core::PostId id, std::string_view person) {
  return {.id = std::move(id),
          .holdings = {{.person = core::PersonId(std::string(person)),
                        .from = calendar::MakeDate(2020, 1, 1)}}};
}

std::vector<std::string> RolesAtUnits() { return {"rektor", "skyddsombud", "personal"}; }
std::vector<std::string> RolesAtHuvudman() {
  return {"administratör", "skolchef", "förvaltning", "nämnd", "ekonomi"};
}

}  // namespace

Simulator::Simulator(const Plot& plot) : Simulator(plot, std::make_unique<engine::FaultyStore>()) {}

Simulator::Simulator(const Plot& plot, std::unique_ptr<engine::FaultyStore> store)
    : plot_(plot),
      random_(plot.seed),
      store_(store.get()),
      stage_("kommunen", engine::MorningOf(fmt::format("{}-08-03", kFirstYear)),
             {.timers_per_commit = plot.seed % 3 == 0 ? 3U : 256U,
              .occurrences_per_commit = plot.seed % 2 == 0 ? 5U : 200U},
             std::move(store)),
      checkers_(stage_.huvudman()) {}

Ending Simulator::Run() {
  Found();
  const core::Date last = stage_.today() + calendar::days{365 * plot_.years};
  int day = 0;
  while (stage_.today() < last && ending_.faults.empty()) {
    LiveOneDay();
    if (++day % kCheckEveryDays == 0) {
      Check();
    }
  }
  Check();
  ending_.digest = Digest();
  return std::move(ending_);
}

// --- Beginning -----------------------------------------------------------------------------------

std::string Simulator::CalendarText(int closed_day) const {
  std::string text = "calendar: läsår\nschool_years:\n";
  for (int year = kFirstYear - 1; year <= kFirstYear + plot_.years + 1; ++year) {
    text += fmt::format(
        "  - year: {}/{:02}\n    autumn: {}-08-{}..{}-12-19\n    spring: {}-01-10..{}-06-1{}\n"
        "    breaks:\n      - {{name: höstlov, days: {}-10-27..{}-10-31}}\n",
        year, (year + 1) % 100, year, 14 + year % 4, year, year + 1, year + 1, year % 6, year,
        year);
  }
  if (closed_day > 0) {
    const core::Date day = calendar::MakeDate(kFirstYear, 8, 1) + calendar::days{closed_day};
    text += fmt::format("closed_days: [{}]\n", calendar::ToString(day));
  }
  return text;
}

// Small and sensible: a step or two at the units, and something at the huvudman that waits.
std::string Simulator::WheelText(const std::string& id) {
  static constexpr std::array kMonths = {"september", "october", "november", "january", "february",
                                         "march",     "april",   "may",      "june"};
  const auto month = [&] { return kMonths[static_cast<std::size_t>(Number(kMonths.size()))]; };
  std::string text =
      fmt::format("wheel: {}\ntitle: Hjul {}\nturn: {}\nlead: {} days\nactivities:\n", id, id,
                  Chance(70) ? "school_year" : "calendar_year", Number(60));
  const int count = 2 + Number(3);
  for (int i = 0; i < count; ++i) {
    const std::string due = month();
    text += fmt::format("  - id: a{}\n    title: Aktivitet {}\n", i, i);
    if (Chance(25)) {
      text += "    repeat: each term\n";
    } else if (Chance(10)) {
      text += "    repeat: each month\n";
    }
    if (i > 0 && Chance(40)) {
      text += fmt::format("    after: [a{}]\n", Number(i));
    }
    text += fmt::format("    states:\n      - id: görs\n        by: {}\n",
                        Chance(30) ? "{all: [rektor, skyddsombud]}" : "rektor");
    if (Chance(50)) {
      text += fmt::format("        opens: first monday of {}\n", due);
    }
    text += fmt::format("        due: last {} of {}\n", Chance(50) ? "friday" : "sunday", due);
    if (Chance(80)) {
      text += "        remind: [on open, 5 working days before, on due, weekly after]\n";
    }
    if (Chance(50)) {
      text += "        escalate: {after: 10 working days, to: skolchef}\n";
    }
    text += fmt::format(
        "        actions: {{klar: läses, begär anstånd: {{to: görs, note: required}}}}\n"
        "      - id: läses\n        by: skolchef\n        due: entered + {} working days\n"
        "        remind: [on open, on due]\n        actions: {{godkänn: klar, åter: görs}}\n"
        "      - {{id: klar, final: true}}\n",
        2 + Number(20));
  }
  if (Chance(70)) {
    text += fmt::format(
        "  - id: central\n    title: Samlat\n    for: {{each: huvudman}}\n    states:\n"
        "      - id: väntar\n        until: {} a0 {}\n        or: 1{} june\n        then: görs\n"
        "      - id: görs\n        by: skolchef\n        due: entered + 15 working days\n"
        "        remind: [on open, weekly after]\n        actions: {{klar: klar}}\n"
        "      - {{id: klar, final: true}}\n",
        Chance(50) ? "all" : "any", Chance(50) ? "ended" : "in klar", Number(9));
  }
  return text;
}

void Simulator::Found() {
  Judge("create", stage_.Do(engine::CreateHuvudman{.name = "Kommunen"}).status());
  engine::ImportOrganisation organisation;
  organisation.persons.push_back({.id = core::PersonId("admin"), .name = "Admin"});
  for (const std::string& role : RolesAtHuvudman()) {
    organisation.posts.push_back(Held(Post(role, {}), "admin"));
  }
  for (int i = 0; i < plot_.units; ++i) {
    const core::UnitId unit(fmt::format("enhet-{}", i));
    units_.push_back(unit);
    organisation.units.push_back({.id = unit,
                                  .name = unit.str(),
                                  .school_forms = {i % 3 == 0 ? "förskola" : "grundskola"},
                                  .grades = {"1", "2", "3"}});
    for (const std::string& role : RolesAtUnits()) {
      const std::string person = fmt::format("{}-{}", role, i);
      organisation.persons.push_back({.id = core::PersonId(person), .name = person});
      organisation.posts.push_back(Held(Post(role, unit), person));
    }
  }
  Judge("import", Do("import", organisation).status());
  Judge("calendar", stage_.Apply(PlanChange::Subject::kCalendar, CalendarText(0)).status());
  for (int i = 0; i < 2; ++i) {
    const std::string id = fmt::format("hjul-{}", i);
    wheels_.push_back({.id = id, .text = WheelText(id)});
    Judge("wheel",
          stage_.Apply(PlanChange::Subject::kWheel, wheels_.back().text, Chance(50)).status());
  }
  if (!plot_.wheel.empty()) {
    Judge("template", stage_.Apply(PlanChange::Subject::kWheel, plot_.wheel).status());
  }
  Check();
}

// --- Days ----------------------------------------------------------------------------------------

void Simulator::LiveOneDay() {
  const calendar::Zone& zone = calendar::Zone::Stockholm();
  const core::Date tomorrow = stage_.today() + calendar::days{1};
  const core::Instant at =
      zone.At(tomorrow, calendar::TimeOfDay{static_cast<std::int16_t>(Number(24 * 60))});
  Judge("advance", stage_.AdvanceTo(at));
  if (stage_.writer().hold() != engine::ClockHold::kNone) {
    Do("release", engine::ReleaseClock{}).IgnoreError();
    Settle();
  }
  PeopleWork();
  if (Chance(15)) {
    Disturb();
  }
  Settle();
}

// Some do their work as soon as it is there, some when it is late, and some leave it.
void Simulator::PeopleWork() {
  const auto page = stage_.Read().ListTasks({}, engine::kPageMax, {});
  if (!page.ok()) {
    Judge("list", page.status());
    return;
  }
  for (const core::Task& task : page->items) {
    const bool late = task.due && task.due->effective <= stage_.today();
    const bool never = (std::hash<std::string>{}(core::ToString(task.id)) + plot_.seed) % 9 == 0;
    if (task.actions.empty() || never || !Chance(late ? 40 : 4)) {
      continue;
    }
    const core::OfferedAction& action = Chance(85) ? task.actions.front() : Pick(task.actions);
    Judge("act", stage_.Act(task, action.id.str(), {}, Chance(30) ? "en anteckning" : "").status());
    ++ending_.done["act"];
    if (Chance(30)) {
      Settle();
    }
  }
}

void Simulator::Disturb() {
  using Event = void (Simulator::*)();
  static constexpr std::array<Event, 20> kEvents = {
      &Simulator::EditWheel,    &Simulator::EditWheel,    &Simulator::EditOverlay,
      &Simulator::EditCalendar, &Simulator::OverrideOne,  &Simulator::OverrideOne,
      &Simulator::OverrideOne,  &Simulator::OverrideOne,  &Simulator::ReassignOne,
      &Simulator::ReassignOne,  &Simulator::HandOver,     &Simulator::HandOver,
      &Simulator::ChangeUnit,   &Simulator::CloseUnit,    &Simulator::RepeatRequest,
      &Simulator::RefuseCommit, &Simulator::RefuseCommit, &Simulator::Crash,
      &Simulator::Sleep,        &Simulator::StepClock};
  (this->*kEvents[static_cast<std::size_t>(Number(kEvents.size()))])();
}

void Simulator::EditWheel() {
  Text& wheel = wheels_[static_cast<std::size_t>(Number(static_cast<int>(wheels_.size())))];
  std::string text = WheelText(wheel.id);
  const auto plan = Do("plan", PlanChange{.subject = PlanChange::Subject::kWheel,
                                          .text = text,
                                          .move_running = Chance(60),
                                          .mapping = {},
                                          .reason = "nytt"});
  if (!plan.ok()) {
    return;
  }
  if (Chance(20)) {
    PeopleWork();  // The plan may be outdated by now.
  }
  if (Do("apply", engine::ApplyPlan{plan->id}).ok()) {
    wheel.text = std::move(text);
  }
  Settle();
  Check();
}

void Simulator::EditOverlay() {
  const std::string text = fmt::format(
      "overlay: {}\nunit: {}\n{}", Pick(wheels_).id, AnyUnit().str(),
      Chance(30) ? std::string()
                 : fmt::format("activities:\n  - id: egen{}\n    title: Egen\n    states:\n"
                               "      - {{id: görs, by: rektor, due: last friday of may, "
                               "remind: [on due], actions: {{klar: klar}}}}\n"
                               "      - {{id: klar, final: true}}\n",
                               Number(2)));
  const auto plan =
      Do("overlay", PlanChange{.subject = PlanChange::Subject::kOverlay, .text = text});
  if (plan.ok()) {
    Do("apply", engine::ApplyPlan{plan->id}).IgnoreError();
  }
  Settle();
}

void Simulator::EditCalendar() {
  Check();  // What has been sent is judged by the calendar of its time.
  closed_day_ = Number(365 * plot_.years);
  const auto plan = Do("calendar", PlanChange{.subject = PlanChange::Subject::kCalendar,
                                              .text = CalendarText(closed_day_)});
  if (plan.ok()) {
    Do("apply", engine::ApplyPlan{plan->id}).IgnoreError();
  }
  Settle();
  Check();
}

void Simulator::OverrideOne() {
  const auto occurrences = SomeOccurrences();
  if (occurrences.empty()) {
    return;
  }
  const core::Occurrence& one = Pick(occurrences);
  static constexpr std::array kKinds = {Override::Kind::kMove,   Override::Kind::kExtend,
                                        Override::Kind::kExtend, Override::Kind::kCancel,
                                        Override::Kind::kReopen, Override::Kind::kDecline,
                                        Override::Kind::kReplace};
  Override change{.kind = kKinds[static_cast<std::size_t>(Number(kKinds.size()))],
                  .reason = "beslut",
                  .replaced_by = "annat"};
  if (change.kind == Override::Kind::kMove || change.kind == Override::Kind::kExtend) {
    change.due = stage_.today() + calendar::days{Number(60)};
  }
  if (change.kind == Override::Kind::kReopen && !one.plan.empty()) {
    change.state = one.plan.front().state;
  }
  Do("override",
     engine::OverrideOccurrence{
         .occurrence = one.id, .every_unit = Chance(20), .change = std::move(change)})
      .IgnoreError();
}

void Simulator::ReassignOne() {
  const auto page = stage_.Read().ListTasks({}, 50, {});
  if (!page.ok() || page->items.empty()) {
    return;
  }
  Do("reassign", engine::ReassignTask{.task = Pick(page->items).id,
                                      .to = Post(Pick(RolesAtUnits()), AnyUnit()),
                                      .reason = "sjuk"})
      .IgnoreError();
}

void Simulator::HandOver() {
  const std::string person = fmt::format("ny-{}", persons_++);
  Do("person", engine::PutPerson{{.id = core::PersonId(person), .name = person}}).IgnoreError();
  // Now and then a post that was not there before.
  const std::string role = Chance(15) ? "skolchef" : Pick(RolesAtUnits());
  core::Post post = Held(Post(role, AnyUnit()), person);
  post.holdings.front().from = stage_.today();
  Do("handover", engine::PutPost{std::move(post)}).IgnoreError();
}

void Simulator::ChangeUnit() {
  const auto world = stage_.writer().WorldOf(stage_.huvudman());
  core::Unit unit = *world->organisation().FindUnit(AnyUnit());
  if (Chance(60)) {
    unit.name = fmt::format("{} {}", unit.id.str(), Number(100));
  } else {
    unit.id = core::UnitId(fmt::format("enhet-{}", units_.size()));
    unit.closed.reset();
    units_.push_back(unit.id);
  }
  Do("unit", engine::PutUnit{std::move(unit)}).IgnoreError();
}

void Simulator::CloseUnit() {
  const auto world = stage_.writer().WorldOf(stage_.huvudman());
  const core::Unit unit = *world->organisation().FindUnit(AnyUnit());
  if (unit.closed) {
    core::Unit open = unit;
    open.closed.reset();
    Do("reopen unit", engine::PutUnit{std::move(open)}).IgnoreError();
  } else {
    Do("close unit", engine::CloseUnit{.unit = unit.id,
                                       .last_day = stage_.today() + calendar::days{Number(40) - 5},
                                       .reason = "slås ihop"})
        .IgnoreError();
  }
}

void Simulator::RepeatRequest() {
  if (last_requests_.empty()) {
    return;
  }
  const Request& request = Pick(last_requests_);
  const store::Revision before = stage_.store().revision();
  const auto again = stage_.Do(request.body, request.person, request.id, "payload");
  if (!again.ok() || !again->repeated || again->revision != request.revision ||
      stage_.store().revision() != before) {
    ending_.faults.push_back(fmt::format("request {} was not answered as before", request.id));
  }
  if (!absl::IsInvalidArgument(
          stage_.Do(request.body, request.person, request.id, "another").status())) {
    ending_.faults.push_back(fmt::format("request {} took another payload", request.id));
  }
  ++ending_.done["repeat"];
}

// The store refuses one commit: of a command, or of what is due next.
void Simulator::RefuseCommit() {
  const store::Revision before = stage_.store().revision();
  store_->RefuseNext(absl::UnavailableError("the disk is away"));
  if (Chance(50)) {
    const std::string person = fmt::format("ny-{}", persons_++);
    const auto refused =
        stage_.Do(engine::PutPerson{{.id = core::PersonId(person), .name = person}});
    if (!absl::IsUnavailable(refused.status())) {
      ending_.faults.push_back("a command was answered although its commit was refused");
    }
  } else if (const auto next = stage_.writer().NextDue()) {
    if (*next - stage_.clock().Now() < std::chrono::days{20}) {
      stage_.clock().Set(std::max(stage_.clock().Now(), *next));
      (void)stage_.writer().FireDue();  // An opening may begin without a commit.
    }
  }
  if (stage_.store().revision() != before) {
    ending_.faults.push_back("a refused commit was written");
  }
  store_->RefuseNext(absl::OkStatus());
  if (Chance(50)) {
    Crash();
  }
  ++ending_.done["refuse"];
}

void Simulator::Crash() {
  Judge("restart", stage_.Restart());
  ++ending_.done["crash"];
}

void Simulator::Sleep() {
  stage_.clock().Set(stage_.clock().Now() + std::chrono::hours{Number(20 * 24)});
  Crash();
  Settle();
  ++ending_.done["sleep"];
}

// Somebody sets the clock, and later sets it right.
void Simulator::StepClock() {
  const core::Instant before = stage_.clock().Now();
  const std::chrono::hours by{Chance(50) ? Number(400) * 24 : -Number(400) * 24};
  stage_.clock().Step(before + by);
  Settle();
  if (Chance(50)) {
    Do("while wrong",
       engine::PutPerson{{.id = core::PersonId(fmt::format("ny-{}", persons_++)), .name = "Ny"}})
        .IgnoreError();
  }
  stage_.clock().Step(before);
  if (Chance(50)) {
    Crash();
  }
  Settle();
  if (stage_.writer().hold() != engine::ClockHold::kNone) {
    Do("release", engine::ReleaseClock{}).IgnoreError();
    Settle();
  }
  ++ending_.done["step clock"];
}

// --- Means ---------------------------------------------------------------------------------------

absl::StatusOr<engine::CommandResult> Simulator::Do(std::string_view what, engine::CommandBody body,
                                                    std::string_view person) {
  std::string id = fmt::format("r-{}", requests_++);
  auto result = stage_.Do(body, person, id, "payload");
  Judge(what, result.status());
  if (result.ok()) {
    ++ending_.done[std::string(what)];
    if (last_requests_.size() == 10) {
      last_requests_.erase(last_requests_.begin());
    }
    last_requests_.push_back({.body = std::move(body),
                              .person = std::string(person),
                              .id = std::move(id),
                              .revision = result->revision,
                              .at = stage_.clock().Now()});
  } else {
    ++ending_.done[fmt::format("{}: {}", what, absl::StatusCodeToString(result.status().code()))];
  }
  return result;
}

void Simulator::Judge(std::string_view what, const absl::Status& status) {
  if (status.ok() || absl::IsInvalidArgument(status) || absl::IsNotFound(status) ||
      absl::IsFailedPrecondition(status) || absl::IsPermissionDenied(status) ||
      absl::IsAborted(status) || absl::IsAlreadyExists(status)) {
    return;
  }
  ending_.faults.push_back(
      fmt::format("{} {}: {}", calendar::ToString(stage_.today()), what, status.ToString()));
}

void Simulator::Settle() { Judge("settle", stage_.Settle()); }

void Simulator::Check() {
  Settle();
  const bool settled = stage_.writer().hold() == engine::ClockHold::kNone;
  for (const std::string& fault : checkers_.Look(stage_.store(), stage_.clock().Now(), settled)) {
    if (ending_.faults.size() < kFaultsMax) {
      ending_.faults.push_back(fmt::format("{}: {}", calendar::ToString(stage_.today()), fault));
    }
  }
}

core::UnitId Simulator::AnyUnit() { return Pick(units_); }

std::vector<core::Occurrence> Simulator::SomeOccurrences() {
  const auto turns = stage_.writer().WorldOf(stage_.huvudman())->turns();
  if (turns.empty()) {
    return {};
  }
  const core::Turn& turn = Pick(turns);
  auto page = stage_.Read().ListOccurrences({.wheel = turn.wheel, .turn = turn.id}, 200, {});
  return page.ok() ? std::move(page->items) : std::vector<core::Occurrence>();
}

std::string Simulator::Digest() const {
  engine::Digest digest;
  const absl::Status scan = store_->Read()->Scan({}, static_cast<std::size_t>(-1),
                                                 [&](std::string_view key, std::string_view value) {
                                                   digest.Add(key);
                                                   digest.Add(value);
                                                   return true;
                                                 });
  return scan.ok() ? digest.Hex() : scan.ToString();
}

}  // namespace hjul::simulation
