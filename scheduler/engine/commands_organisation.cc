// Units, persons and posts: what the huvudman's organisation is, and what follows when it changes.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/timers.h"
#include "scheduler/engine/commands.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/occurrences.h"
#include "scheduler/engine/reading.h"
#include "scheduler/engine/turns.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

void NoteChange(Commit& commit, const Command& command, std::string_view kind,
                const std::string& subject, const core::UnitId& unit, std::string detail,
                std::string note = {}) {
  commit.Journal(command.huvudman, {.actor = command.actor,
                                    .kind = std::string(kind),
                                    .subject = subject,
                                    .detail = std::move(detail),
                                    .note = std::move(note)});
  commit.Changed(
      command.huvudman,
      {.kind = store::Change::Kind::kOrganisation, .id = subject, .unit = unit, .value = subject});
  commit.WorldChanged(command.huvudman);
}

std::string TimerOfClosing(const HuvudmanId& huvudman, const core::Unit& unit) {
  const Instant at =
      calendar::Zone::Stockholm().At(*unit.closed + calendar::days{1}, calendar::TimeOfDay{0});
  return store::Encode(store::TimerKey{at, huvudman, std::nullopt, store::UnitTimer{unit.id}});
}

absl::Status CheckUnit(const core::Unit& unit) {
  if (!core::IsValidId(unit.id.str()) || unit.id.str() == "huvudman") {
    return absl::InvalidArgumentError(
        fmt::format("unit.id: '{}' is no id; use lower-case words with hyphens, not 'huvudman'",
                    unit.id.str()));
  }
  if (unit.name.empty()) {
    return absl::InvalidArgumentError("unit.name: a unit needs a name");
  }
  return absl::OkStatus();
}

// No two units have one code, as the commit has them now.
absl::Status CheckCodes(const HuvudmanId& huvudman, Commit& commit) {
  const auto world = commit.WorldOf(huvudman);
  if (!world.ok()) {
    return world.status();
  }
  std::map<std::string, core::UnitId> owners;
  for (const core::Unit& unit : (*world)->organisation().content().units) {
    if (unit.school_unit_code.empty()) {
      continue;
    }
    const auto [owner, free] = owners.emplace(unit.school_unit_code, unit.id);
    if (!free) {
      return absl::AlreadyExistsError(fmt::format("unit.school_unit_code: {} is {}'s, not {}'s",
                                                  unit.school_unit_code, owner->second.str(),
                                                  unit.id.str()));
    }
  }
  return absl::OkStatus();
}

// Whose occurrences must be looked at again, because their tasks show or follow what changed.
struct Concerned {
  std::set<core::UnitId> units;  // An empty id: the huvudman's own.
  bool everybody = false;
  bool any() const { return everybody || !units.empty(); }
};

// Does anything that occurrences follow differ? Opening and closing have timers of their own.
bool LooksDifferent(const core::Unit& before, core::Unit after) {
  after.opened = before.opened;
  after.closed = before.closed;
  return before != after;
}

absl::Status WriteUnit(const core::Unit& unit, const Command& command, Commit& commit,
                       const World& world, Concerned& concerned) {
  const core::Unit* before = world.organisation().FindUnit(unit.id);
  if (before != nullptr && *before == unit) {
    return absl::OkStatus();
  }
  if (before != nullptr && before->closed) {
    commit.draft().Delete(TimerOfClosing(command.huvudman, *before));
  }
  if (unit.closed) {
    commit.draft().Put(TimerOfClosing(command.huvudman, unit), {});
  }
  if (before != nullptr && LooksDifferent(*before, unit)) {
    concerned.units.insert({unit.id, core::UnitId()});  // Links at the huvudman name the unit.
  }
  commit.draft().Put(store::Encode(store::UnitKey{command.huvudman, unit.id}), store::Encode(unit));
  NoteChange(commit, command, before == nullptr ? "unit-added" : "unit-changed",
             "unit/" + unit.id.str(), unit.id, unit.name);
  return absl::OkStatus();
}

absl::Status WritePerson(const core::Person& person, const Command& command, Commit& commit,
                         const World& world) {
  if (!core::IsValidId(person.id.str())) {
    return absl::InvalidArgumentError(fmt::format(
        "person.id: '{}' is no id; use lower-case words with hyphens", person.id.str()));
  }
  const core::Person* before = world.organisation().FindPerson(person.id);
  if (before != nullptr && *before == person) {
    return absl::OkStatus();
  }
  commit.draft().Put(store::Encode(store::PersonKey{command.huvudman, person.id}),
                     store::Encode(person));
  NoteChange(commit, command, before == nullptr ? "person-added" : "person-changed",
             "person/" + person.id.str(), {}, person.name);
  return absl::OkStatus();
}

absl::Status CheckPost(const core::Post& post, const core::Organisation& organisation) {
  if (!core::IsValidId(post.id.role.str())) {
    return absl::InvalidArgumentError(fmt::format(
        "post.role: '{}' is no id; use lower-case words with hyphens", post.id.role.str()));
  }
  if (!post.id.unit.empty() && organisation.FindUnit(post.id.unit) == nullptr) {
    return absl::NotFoundError(fmt::format("post.unit: there is no unit {}", post.id.unit.str()));
  }
  for (std::size_t i = 0; i < post.holdings.size(); ++i) {
    const core::Holding& holding = post.holdings[i];
    if (organisation.FindPerson(holding.person) == nullptr) {
      return absl::NotFoundError(
          fmt::format("post.holdings[{}].person: there is no person {}", i, holding.person.str()));
    }
    if (holding.until && *holding.until < holding.from) {
      return absl::InvalidArgumentError(fmt::format("post.holdings[{}].until: {} is before {}", i,
                                                    calendar::ToString(*holding.until),
                                                    calendar::ToString(holding.from)));
    }
  }
  return absl::OkStatus();
}

// The new holder is told, in one message, what lies open on the post.
absl::Status TellOpenTasks(const core::PostId& post, const HuvudmanId& huvudman, Commit& commit,
                           const World& world) {
  std::vector<core::Task> tasks;
  absl::Status failed = absl::OkStatus();
  const absl::Status scan =
      commit.draft().Scan(store::TasksOf(huvudman, post, store::TaskBucket::kOpen),
                          kDeliveryLinesMax, [&](std::string_view, std::string_view value) {
                            auto task = store::DecodeTask(value);
                            if (!task.ok()) {
                              failed = task.status();
                              return false;
                            }
                            if (task->state != core::TaskState::kPlanned) {
                              tasks.push_back(*std::move(task));
                            }
                            return true;
                          });
  if (!scan.ok() || !failed.ok()) {
    return scan.ok() ? failed : scan;
  }
  const Instant at = core::NextTellingTime(commit.now(), world.CalendarFor(post.unit));
  Deliveries deliveries(commit, huvudman);
  for (const core::Task& task : tasks) {
    const absl::Status told =
        deliveries.Tell(post, at,
                        {.kind = core::NoticeKind::kOpened,
                         .task = task.id,
                         .title = task.title,
                         .unit_name = task.unit_name,
                         .state_title = task.state_title,
                         .due = task.due ? std::optional(task.due->effective) : std::nullopt});
    if (!told.ok()) {
      return told;
    }
  }
  return absl::OkStatus();
}

absl::Status WritePost(const core::Post& post, const Command& command, Commit& commit,
                       const World& world, Concerned& concerned) {
  const core::Post* before = world.organisation().FindPost(post.id);
  if (before != nullptr && *before == post) {
    return absl::OkStatus();
  }
  if (before == nullptr) {
    // Duties that lay elsewhere for want of this post come to it.
    concerned.units.insert({post.id.unit, core::UnitId()});
    concerned.everybody = concerned.everybody || post.id.unit.empty();
  }
  const core::Date today = commit.today();
  const auto holders = [&](const core::Post* of) {
    std::set<core::PersonId> persons;
    if (of != nullptr) {
      for (const core::Holding& holding : of->holdings) {
        if (holding.Covers(today) && !holding.deputy) {
          persons.insert(holding.person);
        }
      }
    }
    return persons;
  };
  const std::set<core::PersonId> old_holders = holders(before);
  const std::set<core::PersonId> new_holders = holders(&post);
  commit.draft().Put(store::Encode(store::PostKey{command.huvudman, post.id}), store::Encode(post));
  const bool handover = before != nullptr && old_holders != new_holders && !new_holders.empty();
  std::string detail;
  for (const core::PersonId& person : new_holders) {
    detail += (detail.empty() ? "" : " ") + person.str();
  }
  NoteChange(commit, command,
             before == nullptr ? "post-added"
             : handover        ? "handover"
                               : "post-changed",
             "post/" + core::ToString(post.id), post.id.unit, std::move(detail));
  return handover ? TellOpenTasks(post.id, command.huvudman, commit, world) : absl::OkStatus();
}

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

absl::Status LookAgain(const Concerned& concerned, const HuvudmanId& huvudman, Commit& commit) {
  if (!concerned.any()) {
    return absl::OkStatus();
  }
  const auto world = commit.WorldOf(huvudman);
  if (!world.ok()) {
    return world.status();
  }
  std::vector<core::OccurrenceId> ids;
  const absl::Status scan = commit.draft().Scan(
      store::OpenOccurrencesOf(huvudman, {}), kNoLimit,
      [&](std::string_view key, std::string_view) {
        auto parsed = store::ParseOpenOccurrenceKey(key);
        if (parsed && (concerned.everybody || concerned.units.contains(parsed->occurrence.unit))) {
          ids.push_back(std::move(parsed->occurrence));
        }
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  Occurrences occurrences(commit, **world);
  for (const core::OccurrenceId& id : ids) {
    if (const absl::Status status = occurrences.LookAgain(id); !status.ok()) {
      return status;
    }
  }
  if (const absl::Status status = occurrences.Cascade(); !status.ok()) {
    return status;
  }
  return SettleTurns(commit, huvudman, occurrences);
}

}  // namespace

absl::StatusOr<CommandResult> Do(const CreateHuvudman& body, const Command& command,
                                 Commit& commit) {
  if (!core::IsValidId(command.huvudman.str())) {
    return absl::InvalidArgumentError(fmt::format(
        "huvudman: '{}' is no id; use lower-case words with hyphens", command.huvudman.str()));
  }
  const std::string key = store::Encode(store::HuvudmanKey{command.huvudman});
  const auto existing = commit.draft().Get(key);
  if (!existing.ok()) {
    return existing.status();
  }
  if (*existing) {
    return absl::AlreadyExistsError(
        fmt::format("huvudman {} exists already", command.huvudman.str()));
  }
  commit.draft().Put(key, store::Encode(store::HuvudmanRecord{command.huvudman, body.name}));
  NoteChange(commit, command, "huvudman-added", "huvudman/" + command.huvudman.str(), {},
             body.name);
  return CommandResult{.id = command.huvudman.str()};
}

absl::StatusOr<CommandResult> Do(const PutUnit& body, const Command& command, Commit& commit) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  if (const absl::Status status = CheckUnit(body.unit); !status.ok()) {
    return status;
  }
  Concerned concerned;
  absl::Status status = WriteUnit(body.unit, command, commit, **world, concerned);
  if (status.ok()) {
    status = CheckCodes(command.huvudman, commit);
  }
  if (status.ok()) {
    status = LookAgain(concerned, command.huvudman, commit);
  }
  if (!status.ok()) {
    return status;
  }
  return CommandResult{.id = body.unit.id.str()};
}

absl::StatusOr<CommandResult> Do(const CloseUnit& body, const Command& command, Commit& commit) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  const core::Unit* unit = (*world)->organisation().FindUnit(body.unit);
  if (unit == nullptr) {
    return absl::NotFoundError(fmt::format("there is no unit {}", body.unit.str()));
  }
  core::Unit closed = *unit;
  closed.closed = body.last_day;
  Concerned nobody;
  if (const absl::Status status = WriteUnit(closed, command, commit, **world, nobody);
      !status.ok()) {
    return status;
  }
  NoteChange(commit, command, "unit-closed", "unit/" + body.unit.str(), body.unit,
             calendar::ToString(body.last_day), body.reason);
  return CommandResult{.id = body.unit.str()};
}

absl::StatusOr<CommandResult> Do(const PutPerson& body, const Command& command, Commit& commit) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  if (const absl::Status status = WritePerson(body.person, command, commit, **world);
      !status.ok()) {
    return status;
  }
  return CommandResult{.id = body.person.id.str()};
}

absl::StatusOr<CommandResult> Do(const PutPost& body, const Command& command, Commit& commit) {
  const auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  if (const absl::Status status = CheckPost(body.post, (*world)->organisation()); !status.ok()) {
    return status;
  }
  Concerned concerned;
  absl::Status status = WritePost(body.post, command, commit, **world, concerned);
  if (status.ok()) {
    status = LookAgain(concerned, command.huvudman, commit);
  }
  if (!status.ok()) {
    return status;
  }
  return CommandResult{.id = core::ToString(body.post.id)};
}

absl::StatusOr<CommandResult> Do(const ImportOrganisation& body, const Command& command,
                                 Commit& commit) {
  Concerned concerned;
  auto world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  std::set<core::UnitId> named;
  for (const core::Unit& unit : body.units) {
    if (const absl::Status status = CheckUnit(unit); !status.ok()) {
      return status;
    }
    if (!named.insert(unit.id).second) {
      return absl::InvalidArgumentError(
          fmt::format("units: {} is there more than once", unit.id.str()));
    }
    if (const absl::Status status = WriteUnit(unit, command, commit, **world, concerned);
        !status.ok()) {
      return status;
    }
  }
  if (const absl::Status status = CheckCodes(command.huvudman, commit); !status.ok()) {
    return status;
  }
  for (const core::Person& person : body.persons) {
    if (const absl::Status status = WritePerson(person, command, commit, **world); !status.ok()) {
      return status;
    }
  }
  world = commit.WorldOf(command.huvudman);
  if (!world.ok()) {
    return world.status();
  }
  for (const core::Post& post : body.posts) {
    if (const absl::Status status = CheckPost(post, (*world)->organisation()); !status.ok()) {
      return status;
    }
    if (const absl::Status status = WritePost(post, command, commit, **world, concerned);
        !status.ok()) {
      return status;
    }
  }
  if (const absl::Status status = LookAgain(concerned, command.huvudman, commit); !status.ok()) {
    return status;
  }
  for (const core::UnitId& unit : body.ended_units) {
    const auto closed = Do(CloseUnit{unit, body.last_day, body.reason}, command, commit);
    if (!closed.ok()) {
      return closed.status();
    }
  }
  return CommandResult{.id = body.answer.empty() ? command.huvudman.str() : body.answer};
}

absl::Status UnitClosed(Commit& commit, const HuvudmanId& huvudman, const core::UnitId& unit) {
  const auto world = commit.WorldOf(huvudman);
  if (!world.ok()) {
    return world.status();
  }
  const core::Unit* known = (*world)->organisation().FindUnit(unit);
  if (known == nullptr || !known->closed || known->OpenOn(commit.today())) {
    return absl::OkStatus();  // Taken back in the meantime.
  }
  commit.draft().Delete(TimerOfClosing(huvudman, *known));
  std::vector<core::OccurrenceId> ids;
  const absl::Status scan = commit.draft().Scan(
      store::OccurrencesAt(huvudman, unit), kNoLimit, [&](std::string_view key, std::string_view) {
        if (auto parsed = store::ParseUnitOccurrenceKey(key)) {
          ids.push_back(std::move(parsed->occurrence));
        }
        return true;
      });
  if (!scan.ok()) {
    return scan;
  }
  Occurrences occurrences(commit, **world);
  for (const core::OccurrenceId& id : ids) {
    const auto record = occurrences.Load(id);
    if (!record.ok()) {
      return record.status();
    }
    if (core::IsFinal((*record)->occurrence.status)) {
      continue;
    }
    const auto cancelled = occurrences.Change(
        id, core::Override{.kind = core::Override::Kind::kCancel, .reason = "unit closed"});
    if (!cancelled.ok()) {
      return cancelled.status();
    }
  }
  if (const absl::Status status = occurrences.Cascade(); !status.ok()) {
    return status;
  }
  return SettleTurns(commit, huvudman, occurrences);
}

}  // namespace hjul::engine
