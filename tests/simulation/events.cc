// What people and administrators do.
#include <array>
#include <utility>

#include "fmt/format.h"
#include "simulator.h"

namespace hjul::simulation {

using core::Override;
using engine::PlanChange;

namespace {

const std::vector<std::string> kRolesAtUnits = {"rektor", "skyddsombud", "personal"};

core::PostId Post(std::string_view role, const core::UnitId& unit) {
  return {.role = core::RoleId(std::string(role)), .unit = unit};
}

}  // namespace

void Simulator::PlanAndApply(std::string_view what, PlanChange change) {
  const auto plan = callers_.Ask(what, std::move(change));
  Judge(what, plan.status());
  if (!plan.ok()) {
    return;
  }
  if (dice_.Chance(20)) {
    PeopleWork();  // The plan may be outdated by now.
  }
  Judge("apply", callers_.Ask("apply", engine::ApplyPlan{plan->id}).status());
  Settle();
}

void Simulator::EditWheel() {
  const std::string& id = dice_.Pick(wheels_).id;
  PlanAndApply("plan", {.subject = PlanChange::Subject::kWheel,
                        .text = WheelText(id, dice_),
                        .move_running = dice_.Chance(60),
                        .mapping = {},
                        .reason = "nytt"});
  Check();
}

void Simulator::EditOverlay() {
  PlanAndApply("overlay", {.subject = PlanChange::Subject::kOverlay,
                           .text = OverlayText(dice_.Pick(wheels_).id, AnyUnit(), dice_),
                           .mapping = {},
                           .reason = {}});
}

void Simulator::EditCalendar() {
  Check();  // What has been sent is judged by the calendar of its time.
  closed_day_ = dice_.Number(plot_.days + 365);
  PlanAndApply("calendar", {.subject = PlanChange::Subject::kCalendar,
                            .text = CalendarText(plot_.days / 365 + 1, closed_day_),
                            .mapping = {},
                            .reason = {}});
  Check();
}

void Simulator::OverrideOne() {
  const auto occurrences = SomeOccurrences();
  if (occurrences.empty()) {
    return;
  }
  const core::Occurrence& one = dice_.Pick(occurrences);
  static const std::vector<Override::Kind> kKinds = {
      Override::Kind::kMove,   Override::Kind::kExtend, Override::Kind::kExtend,
      Override::Kind::kCancel, Override::Kind::kReopen, Override::Kind::kDecline,
      Override::Kind::kReplace};
  Override change{.kind = dice_.Pick(kKinds), .reason = "beslut", .replaced_by = "annat"};
  if (change.kind == Override::Kind::kMove || change.kind == Override::Kind::kExtend) {
    change.due = stage().today() + calendar::days{dice_.Number(60)};
    if (dice_.Chance(20)) {
      change.due_time = calendar::TimeOfDay{static_cast<std::int16_t>(dice_.Number(24 * 60))};
    }
  }
  if (change.kind == Override::Kind::kReopen && !one.plan.empty()) {
    change.state = one.plan.front().state;
  }
  const auto expected =
      dice_.Chance(20) ? std::optional(one.generation) : std::optional<std::uint64_t>();
  Judge("override",
        callers_
            .Ask("override", engine::OverrideOccurrence{.occurrence = one.id,
                                                        .every_unit = dice_.Chance(20),
                                                        .change = std::move(change),
                                                        .expected_generation = expected})
            .status());
}

void Simulator::ReassignOne() {
  const auto page = stage().Read().ListTasks({}, 50, {});
  if (page.ok() && !page->items.empty()) {
    Judge(
        "reassign",
        callers_
            .Ask("reassign", engine::ReassignTask{.task = dice_.Pick(page->items).id,
                                                  .to = Post(dice_.Pick(kRolesAtUnits), AnyUnit()),
                                                  .reason = "sjuk"})
            .status());
  }
}

void Simulator::HandOver() {
  const std::string person = fmt::format("ny-{}", persons_++);
  Judge("person",
        callers_.Ask("person", engine::PutPerson{{.id = core::PersonId(person), .name = person}})
            .status());
  // Now and then a post that was not there before.
  const std::string role = dice_.Chance(15) ? "skolchef" : dice_.Pick(kRolesAtUnits);
  core::Post post{.id = Post(role, AnyUnit()),
                  .holdings = {{.person = core::PersonId(person), .from = stage().today()}}};
  Judge("handover", callers_.Ask("handover", engine::PutPost{std::move(post)}).status());
}

void Simulator::ChangeUnit() {
  const auto world = stage().writer().WorldOf(stage().huvudman());
  const core::Unit* known = world->organisation().FindUnit(AnyUnit());
  if (known == nullptr) {
    return;  // Its request is still on its way.
  }
  core::Unit unit = *known;
  if (dice_.Chance(60)) {
    unit.name = fmt::format("{} {}", unit.id.str(), dice_.Number(100));
  } else {
    unit.id = core::UnitId(fmt::format("enhet-{}", units_.size()));
    unit.closed.reset();
    units_.push_back(unit.id);
  }
  Judge("unit", callers_.Ask("unit", engine::PutUnit{std::move(unit)}).status());
}

void Simulator::CloseUnit() {
  const auto world = stage().writer().WorldOf(stage().huvudman());
  const core::Unit* unit = world->organisation().FindUnit(AnyUnit());
  if (unit == nullptr) {
    return;
  }
  if (unit->closed) {
    core::Unit open = *unit;
    open.closed.reset();
    Judge("reopen unit", callers_.Ask("reopen unit", engine::PutUnit{std::move(open)}).status());
    return;
  }
  Judge("close unit",
        callers_
            .Ask("close unit", engine::CloseUnit{.unit = unit->id,
                                                 .last_day = stage().today() +
                                                             calendar::days{dice_.Number(40) - 5},
                                                 .reason = "slås ihop"})
            .status());
}

}  // namespace hjul::simulation
