#include "tests/core/machine_fixture.h"

#include <algorithm>
#include <array>
#include <deque>
#include <utility>

#include "scheduler/core/variants.h"

namespace hjul::core {

using calendar::Zone;

Instant AtTime(std::string_view local) {
  return Zone::Stockholm().At(Day(local.substr(0, 10)),
                              *calendar::ParseTimeOfDay(local.substr(11)));
}

std::string Local(Instant instant) {
  return fmt::format("{} {}", calendar::ToString(Zone::Stockholm().DateAt(instant)),
                     calendar::ToString(Zone::Stockholm().TimeAt(instant)));
}

std::string_view NameOf(OccurrenceStatus status) {
  constexpr std::array<std::string_view, 10> kNames{
      "",     "planned",  "open",       "waiting",   "overdue",
      "done", "declined", "not-needed", "cancelled", "replaced"};
  return kNames.at(static_cast<std::size_t>(status));
}

std::string_view NameOf(TaskState state) {
  constexpr std::array<std::string_view, 8> kNames{"",        "planned", "open", "blocked",
                                                   "overdue", "signed",  "done", "withdrawn"};
  return kNames.at(static_cast<std::size_t>(state));
}

std::string_view NameOf(NoticeKind kind) {
  constexpr std::array<std::string_view, 9> kNames{"",          "opened",     "reminder",
                                                   "overdue",   "escalation", "moved",
                                                   "withdrawn", "returned",   "released"};
  return kNames.at(static_cast<std::size_t>(kind));
}

Year::Year(std::string_view yaml, int start_year, Instant now)
    : wheel_(WheelOf(yaml)), turn_(TurnOf(wheel_, start_year)), now_(now) {
  if (now_ == Instant{}) now_ = Zone::Stockholm().At(OpeningDay(wheel_, turn_), {0});
  facts_ = std::make_unique<PlanIndex>(wheel_, nothing_);
  facts_->AddTurn(turn_);
  TurnPlan plan = PlanTurn(turn_, {.wheel = wheel_,
                                   .calendar = calendar_,
                                   .organisation = organisation_,
                                   .facts = nothing_,
                                   .now = now_});
  for (Occurrence& occurrence : plan.occurrences) {
    const OccurrenceId id = occurrence.id;
    facts_->Add(occurrences_.emplace(id, std::move(occurrence)).first->second);
  }
}

OccurrenceId Year::IdOf(std::string_view path) const {
  for (const auto& [id, occurrence] : occurrences_) {
    if (ToString(id).ends_with(fmt::format("/{}", path))) return id;
  }
  ADD_FAILURE() << "no occurrence " << path;
  return {};
}

Occurrence& Year::Of(std::string_view path) { return occurrences_.at(IdOf(path)); }

std::vector<OccurrenceId> Year::Ids() const {
  std::vector<OccurrenceId> ids;
  for (const auto& [id, occurrence] : occurrences_) ids.push_back(id);
  return ids;
}

std::string Year::StateOf(std::string_view path) {
  const Occurrence& it = Of(path);
  const bool flagged = it.overdue && it.status != OccurrenceStatus::kOverdue;
  return fmt::format("{} {}{}", it.state.str(), NameOf(it.status), flagged ? " overdue" : "");
}

void Year::WithCircumstances(const OccurrenceId& id,
                             const std::function<void(const Circumstances&)>& use) {
  const Activity* stated = wheel_.FindActivity(id.activity);
  const Activity activity = stated == nullptr ? Activity()
                                              : ActivityFor(*stated, id.unit, id.ordinal,
                                                            HasElection(turn_), organisation_);
  Repetition repetition{.ordinal = id.ordinal};
  for (const Repetition& one : RepetitionsOf(activity, turn_, calendar_)) {
    if (one.ordinal == id.ordinal) repetition = one;
  }
  const calendar::Calendar calendar = calendar_.ForUnit(id.unit.str());
  use({.wheel = wheel_,
       .activity = activity,
       .turn = turn_,
       .repetition = repetition,
       .calendar = calendar,
       .organisation = organisation_,
       .facts = *facts_,
       .now = now_});
}

std::vector<Task> Year::TasksOf(std::string_view path) {
  std::vector<Task> tasks;
  WithCircumstances(IdOf(path), [&](const Circumstances& at) { tasks = TasksFor(Of(path), at); });
  return tasks;
}

Task Year::TaskOf(std::string_view path, std::string_view party) {
  for (Task& task : TasksOf(path)) {
    if (task.id.party.str() == party) return std::move(task);
  }
  ADD_FAILURE() << party << " has no task in " << path;
  return {};
}

std::vector<Timer> Year::TimersOf(const OccurrenceId& id) {
  std::vector<Timer> timers;
  WithCircumstances(id,
                    [&](const Circumstances& at) { timers = TimersFor(occurrences_.at(id), at); });
  return timers;
}

void Year::AdvanceTo(std::string_view until) {
  const Instant end = AtTime(until);
  for (;;) {
    std::optional<std::pair<Instant, OccurrenceId>> first;
    for (const auto& [id, occurrence] : occurrences_) {
      for (const Timer& timer : TimersOf(id)) {
        if (timer.at <= end && (!first || timer.at < first->first)) first = {timer.at, id};
      }
    }
    if (!first) break;
    now_ = std::max(now_, first->first);
    const absl::Status status = Do(first->second, TimeReached{});
    if (!status.ok()) {
      ADD_FAILURE() << status;
      return;
    }
    for (const Timer& timer : TimersOf(first->second)) {
      if (timer.at > now_) continue;
      ADD_FAILURE() << ToString(first->second) << " keeps a timer that has fired";
      return;
    }
  }
  now_ = std::max(now_, end);
}

void Year::SleepTo(std::string_view until) {
  now_ = AtTime(until);
  AdvanceTo(until);
}

void Year::Keep(const OccurrenceId& id, const Decision& decision) {
  occurrences_.at(id) = decision.occurrence;
  for (const Effect& effect : decision.effects) {
    if (const auto* notice = std::get_if<Notice>(&effect)) {
      EXPECT_TRUE(notice->at >= now_);
      notices_.push_back(fmt::format("{} {} {} {}", Local(notice->at), NameOf(notice->kind),
                                     ToString(notice->to), id.activity.str()));
    } else if (const auto* record = std::get_if<Record>(&effect)) {
      records_.push_back(fmt::format("{} {} {}{}{}", record->kind, record->from.str(),
                                     record->to.str(), record->detail.empty() ? "" : " ",
                                     record->detail));
    }
  }
}

bool Year::Step(const OccurrenceId& id, const Event& event, absl::Status& status) {
  bool changed = false;
  WithCircumstances(id, [&](const Circumstances& at) {
    const Occurrence before = occurrences_.at(id);
    const absl::StatusOr<Decision> decision = core::Step(before, event, at);
    status = decision.status();
    if (!decision.ok()) return;
    if (decision->changed) {
      EXPECT_EQ(decision->occurrence.generation, before.generation + 1);
    } else {
      EXPECT_TRUE(decision->occurrence == before && decision->effects.empty());
    }
    Keep(id, *decision);
    changed =
        std::any_of(decision->effects.begin(), decision->effects.end(),
                    [](const Effect& effect) { return std::holds_alternative<Changed>(effect); });
  });
  return changed;
}

absl::Status Year::Do(const OccurrenceId& id, const Event& event) {
  absl::Status status;
  if (Step(id, event, status)) StepAround(id);
  return status;
}

void Year::StepAround(const OccurrenceId& changed) {
  std::deque<OccurrenceId> waiting{changed};
  for (int rounds = 0; !waiting.empty() && rounds < 200; ++rounds) {
    const OccurrenceId source = waiting.front();
    waiting.pop_front();
    for (const OccurrenceId& id : Ids()) {
      absl::Status status;
      if (id != source && Step(id, SurroundingsChanged{}, status)) waiting.push_back(id);
      EXPECT_TRUE(status.ok()) << status;
    }
  }
  EXPECT_TRUE(waiting.empty()) << "occurrences change each other without end";
}

absl::Status Year::Act(std::string_view path, std::string_view party, std::string_view action,
                       TakeAction extra) {
  extra.actor = {.person = PersonId("p1"),
                 .post = PostId{.role = RoleId(std::string(party)), .unit = IdOf(path).unit}};
  extra.party = RoleId(std::string(party));
  extra.action = ActionId(std::string(action));
  return Do(path, extra);
}

std::vector<std::string> Year::Notices() { return std::exchange(notices_, {}); }
std::vector<std::string> Year::Records() { return std::exchange(records_, {}); }

void Year::Revise(std::string_view yaml) { wheel_ = WheelOf(yaml); }

}  // namespace hjul::core
