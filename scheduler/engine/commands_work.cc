// Work: plans of change, actions on tasks, overrides.
#include <algorithm>
#include <memory>
#include <utility>

#include "fmt/format.h"
#include "scheduler/engine/changes.h"
#include "scheduler/engine/commands.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/engine/turns.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

absl::Status SettleTurns(Commit& commit, const HuvudmanId& huvudman,
                         const Occurrences& occurrences) {
  Turns turns(commit, huvudman);
  for (const auto& [wheel, turn] : occurrences.touched_turns()) {
    if (const absl::Status status = turns.Settle(wheel, turn); !status.ok()) {
      return status;
    }
  }
  return absl::OkStatus();
}

// Runs one event on one occurrence and settles what follows.
absl::StatusOr<CommandResult> Run(const Command& command, Commit& commit,
                                  const core::OccurrenceId& id, const core::Event& event,
                                  std::optional<std::uint64_t> expected_generation) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  Occurrences occurrences(commit, **world);
  const auto changed = occurrences.Apply(id, event, expected_generation);
  if (!changed.ok()) {
    return changed.status();
  }
  if (const absl::Status status = SettleTurns(commit, command.huvudman, occurrences);
      !status.ok()) {
    return status;
  }
  return CommandResult{.id = core::ToString(id), .touched = occurrences.changed()};
}

// The task in the occurrence as it stands, which it keeps. Errors: kNotFound; kFailedPrecondition
// when it is over.
absl::StatusOr<std::shared_ptr<const core::Task>> FindTask(const Command& command, Commit& commit,
                                                           const core::TaskId& id) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  const auto record = Occurrences(commit, **world).Load(id.occurrence);
  if (!record.ok()) {
    return record.status();
  }
  const std::vector<core::Task>& tasks = (*record)->tasks;
  const auto task = std::find_if(tasks.begin(), tasks.end(),
                                 [&](const core::Task& each) { return each.id == id; });
  if (task != tasks.end()) {
    return std::shared_ptr<const core::Task>(*record, &*task);
  }
  if (id.visit <= (*record)->occurrence.visit) {
    return absl::FailedPreconditionError(
        fmt::format("task {} is over; {} is now in {}", core::ToString(id),
                    core::ToString(id.occurrence), (*record)->occurrence.state.str()));
  }
  return absl::NotFoundError(fmt::format("there is no task {}", core::ToString(id)));
}

// Errors: kPermissionDenied unless the actor holds, or deputises for, the task's post today.
absl::StatusOr<core::Actor> ActingFor(const core::Task& task, const Command& command,
                                      Commit& commit) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  const auto holders = (*world)->organisation().HoldersOn(task.post, commit.today());
  if (std::find(holders.begin(), holders.end(), command.actor.person) == holders.end()) {
    return absl::PermissionDeniedError(fmt::format(
        "{} does not hold {} today", command.actor.person.str(), core::ToString(task.post)));
  }
  return core::Actor{.person = command.actor.person, .post = task.post};
}

}  // namespace

absl::StatusOr<CommandResult> Do(const PlanChange& body, const Command& command, Commit& commit) {
  auto id = Changes(commit, command.huvudman).Plan(body, command.actor);
  if (!id.ok()) {
    return id.status();
  }
  return CommandResult{.id = *std::move(id)};
}

absl::StatusOr<CommandResult> Do(const ApplyPlan& body, const Command& command, Commit& commit) {
  auto touched = Changes(commit, command.huvudman).Apply(body.plan_id, command.actor);
  if (!touched.ok()) {
    return touched.status();
  }
  return CommandResult{.id = body.plan_id, .touched = *std::move(touched)};
}

absl::StatusOr<CommandResult> Do(const ActOnTask& body, const Command& command, Commit& commit) {
  const auto task = FindTask(command, commit, body.task);
  if (!task.ok()) {
    return task.status();
  }
  const auto actor = ActingFor(**task, command, commit);
  if (!actor.ok()) {
    return actor.status();
  }
  return Run(command, commit, body.task.occurrence,
             core::TakeAction{.actor = *actor,
                              .party = body.task.party,
                              .action = body.action,
                              .note = body.note,
                              .participants = body.participants,
                              .results = body.results},
             body.expected_generation);
}

absl::StatusOr<CommandResult> Do(const ReassignTask& body, const Command& command, Commit& commit) {
  const auto task = FindTask(command, commit, body.task);
  if (!task.ok()) {
    return task.status();
  }
  return Run(
      command, commit, body.task.occurrence,
      core::Reassign{
          .actor = command.actor, .party = body.task.party, .to = body.to, .reason = body.reason},
      std::nullopt);
}

absl::StatusOr<CommandResult> Do(const OverrideOccurrence& body, const Command& command,
                                 Commit& commit) {
  core::Override change = body.change;
  change.actor = command.actor;
  if (!body.every_unit) {
    return Run(command, commit, body.occurrence, change, body.expected_generation);
  }
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  std::vector<core::OccurrenceId> ids;
  const absl::Status scan = commit.draft().Scan(
      store::OccurrencesOf(
          command.huvudman,
          {body.occurrence.wheel, body.occurrence.turn, body.occurrence.activity, {}}),
      static_cast<std::size_t>(-1), [&](std::string_view key, std::string_view) {
        auto parsed = store::ParseOccurrenceKey(key);
        if (parsed && parsed->occurrence.ordinal == body.occurrence.ordinal) {
          ids.push_back(std::move(parsed->occurrence));
        }
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  // Those that have ended stay as they are, unless they are to be reopened.
  Occurrences occurrences(commit, **world);
  const bool reopen = change.kind == core::Override::Kind::kReopen;
  std::size_t done = 0;
  for (const core::OccurrenceId& id : ids) {
    const auto record = occurrences.Load(id);
    if (!record.ok()) {
      return record.status();
    }
    if (core::IsFinal((*record)->occurrence.status) != reopen) {
      continue;
    }
    if (const auto changed = occurrences.Change(id, change); !changed.ok()) {
      return absl::Status(
          changed.status().code(),
          fmt::format("{}: {}", core::ToString(id), std::string(changed.status().message())));
    }
    ++done;
  }
  if (done == 0) {
    return absl::FailedPreconditionError(fmt::format(
        "no unit has {} {}", core::ToString(body.occurrence), reopen ? "ended" : "running"));
  }
  if (const absl::Status status = occurrences.Cascade(); !status.ok()) {
    return status;
  }
  if (const absl::Status status = SettleTurns(commit, command.huvudman, occurrences);
      !status.ok()) {
    return status;
  }
  return CommandResult{.id = core::ToString(body.occurrence), .touched = occurrences.changed()};
}

absl::StatusOr<CommandResult> Do(const MarkSeen& body, const Command& command, Commit& commit) {
  const absl::Status status =
      Deliveries(commit, command.huvudman).MarkSeen(body.post, body.at, command.actor);
  if (!status.ok()) {
    return status;
  }
  return CommandResult{.id = DeliveryName(body.post, body.at)};
}

}  // namespace hjul::engine
