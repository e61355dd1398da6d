// Storing plans, and carrying one out.
#include <algorithm>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "scheduler/engine/changes.h"
#include "scheduler/engine/digest.h"
#include "scheduler/engine/reading.h"
#include "scheduler/engine/turns.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

std::string_view KindOf(PlanChange::Subject subject) {
  switch (subject) {
    case PlanChange::Subject::kWheel:
      return "wheel";
    case PlanChange::Subject::kOverlay:
      return "overlay";
    case PlanChange::Subject::kCalendar:
      break;
  }
  return "calendar";
}

// Does the change do anything to its occurrence? The same text may still do so: a unit that was
// added since gets its occurrences, and a running turn moves to the revision in force.
bool Moves(const core::OccurrenceChange& change) {
  return change.kind != core::ChangeKind::kUnchanged && change.kind != core::ChangeKind::kKept;
}

}  // namespace

absl::StatusOr<std::string> Changes::Plan(const PlanChange& change, const core::Actor& actor) {
  store::PlanRecord plan{.kind = std::string(KindOf(change.subject)),
                         .text = change.text,
                         .move_running = change.move_running,
                         .mapping = change.mapping,
                         .reason = change.reason,
                         .created_by = actor,
                         .created_at = commit_.now()};
  auto proposal = Propose(plan);
  if (!proposal.ok()) {
    return proposal.status();
  }
  plan.subject = proposal->name;
  plan.base = proposal->base;
  plan.previous = proposal->previous;
  if (plan.kind != "overlay") {
    plan.text = proposal->text;
  }
  plan.no_op = proposal->same_text;
  for (TurnChange& turn : proposal->turns) {
    plan.no_op = plan.no_op && turn.turn.revision == turn.revision &&
                 std::none_of(turn.changes.begin(), turn.changes.end(), Moves);
    std::move(turn.changes.begin(), turn.changes.end(), std::back_inserter(plan.changes));
  }
  Digest id;
  id.Add(plan.base);
  id.Add(plan.text);
  id.Add(std::to_string(commit_.revision()));
  id.Add(commit_.request_id());
  plan.id = "p-" + id.Hex().substr(0, 10);
  Write(plan);
  return plan.id;
}

void Changes::Write(const store::PlanRecord& plan) {
  std::uint32_t index = 0;
  for (std::string& piece : store::SplitValue(store::Encode(plan))) {
    commit_.draft().Put(
        store::Encode(store::PlanKey{huvudman_, plan.id, store::PlanPart::kHead, index++}),
        std::move(piece));
  }
  index = 0;
  for (std::size_t first = 0; first < plan.changes.size(); first += store::kPlanChunkMax) {
    commit_.draft().Put(
        store::Encode(store::PlanKey{huvudman_, plan.id, store::PlanPart::kChanges, index++}),
        store::EncodeChanges(plan, first));
  }
}

absl::StatusOr<store::PlanRecord> Changes::Read(const std::string& id) const {
  const auto bytes =
      Joined(commit_.draft(), store::PlanPartsOf(huvudman_, id, store::PlanPart::kHead));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (bytes->empty()) {
    return absl::NotFoundError(fmt::format("there is no plan {}", id));
  }
  return store::DecodePlan(*bytes);
}

absl::StatusOr<std::vector<core::OccurrenceId>> Changes::Apply(const std::string& plan_id,
                                                               const core::Actor& actor) {
  auto plan = Read(plan_id);
  if (!plan.ok()) {
    return plan.status();
  }
  if (plan->applied) {
    return absl::FailedPreconditionError(fmt::format("plan {} has been applied", plan_id));
  }
  auto proposal = Propose(*plan);
  if (!proposal.ok()) {
    return proposal.status();
  }
  if (proposal->base != plan->base) {
    return absl::AbortedError(fmt::format(
        "plan {} is outdated: something it was computed from has changed; plan again", plan_id));
  }
  for (const TurnChange& turn : proposal->turns) {
    for (const core::OccurrenceChange& change : turn.changes) {
      if (change.kind == core::ChangeKind::kNeedsDecision) {
        return absl::FailedPreconditionError(fmt::format(
            "plan {} needs a decision: {} is in a state that is gone; give a state mapping",
            plan_id, core::ToString(change.id)));
      }
    }
  }
  std::vector<core::OccurrenceId> touched;
  if (!proposal->same_text) {
    if (plan->kind == "calendar") {
      PutCalendar(*plan, *proposal, actor);
    } else if (const absl::Status status = PutRevision(*plan, *proposal, actor); !status.ok()) {
      return status;
    }
  }
  if (!plan->no_op) {
    if (const absl::Status status = Carry(*plan, *proposal, actor, touched); !status.ok()) {
      return status;
    }
  }
  plan->applied = true;
  std::uint32_t index = 0;
  for (std::string& piece : store::SplitValue(store::Encode(*plan))) {
    commit_.draft().Put(
        store::Encode(store::PlanKey{huvudman_, plan->id, store::PlanPart::kHead, index++}),
        std::move(piece));
  }
  return touched;
}

absl::Status Changes::PutRevision(const store::PlanRecord& plan, const Proposal& proposal,
                                  const core::Actor& actor) {
  const core::WheelId wheel(proposal.name);
  const auto head = proposal.world->wheels().find(wheel);
  const std::uint32_t number =
      head == proposal.world->wheels().end() ? 1 : head->second.revision.number + 1;
  const store::WheelRevision revision{.wheel = wheel,
                                      .hash = proposal.hash,
                                      .number = number,
                                      .text = proposal.text,
                                      .overlays = proposal.overlays,
                                      .created_at = commit_.now(),
                                      .created_by = actor,
                                      .reason = plan.reason};
  std::uint32_t piece = 0;
  for (std::string& bytes : store::SplitValue(store::Encode(revision))) {
    commit_.draft().Put(store::Encode(store::WheelRevisionKey{huvudman_, wheel, number, piece++}),
                        std::move(bytes));
  }
  commit_.draft().Put(store::Encode(store::WheelHeadKey{huvudman_, wheel}),
                      store::Encode(store::HeadRecord{number}));
  commit_.draft().Put(store::Encode(store::RevisionHashKey{huvudman_, proposal.hash}),
                      store::Encode(store::RevisionPlace{wheel, number}));
  commit_.Journal(huvudman_, {.actor = actor,
                              .kind = "wheel-applied",
                              .subject = "wheel/" + wheel.str(),
                              .detail = fmt::format("revision {} plan {}", number, plan.id),
                              .note = plan.reason});
  commit_.Changed(huvudman_,
                  {.kind = store::Change::Kind::kWheel, .id = wheel.str(), .value = wheel.str()});
  commit_.WorldChanged(huvudman_);
  return absl::OkStatus();
}

void Changes::PutCalendar(const store::PlanRecord& plan, const Proposal& proposal,
                          const core::Actor& actor) {
  const auto known = proposal.world->calendar_documents().find(proposal.name);
  const std::uint32_t version =
      known == proposal.world->calendar_documents().end() ? 1 : known->second.version + 1;
  const store::CalendarRecord record{.name = proposal.name,
                                     .version = version,
                                     .text = proposal.text,
                                     .created_at = commit_.now(),
                                     .created_by = actor,
                                     .reason = plan.reason};
  std::uint32_t piece = 0;
  for (std::string& bytes : store::SplitValue(store::Encode(record))) {
    commit_.draft().Put(
        store::Encode(store::CalendarVersionKey{huvudman_, proposal.name, version, piece++}),
        std::move(bytes));
  }
  commit_.draft().Put(store::Encode(store::CalendarHeadKey{huvudman_, proposal.name}),
                      store::Encode(store::HeadRecord{version}));
  commit_.Journal(huvudman_, {.actor = actor,
                              .kind = "calendar-applied",
                              .subject = "calendar/" + proposal.name,
                              .detail = fmt::format("version {} plan {}", version, plan.id),
                              .note = plan.reason});
  commit_.Changed(
      huvudman_,
      {.kind = store::Change::Kind::kCalendar, .id = proposal.name, .value = proposal.name});
  commit_.WorldChanged(huvudman_);
}

absl::Status Changes::CarryOne(const core::OccurrenceChange& change, const TurnChange& turn,
                               const store::PlanRecord& plan, const core::Actor& actor,
                               Occurrences& occurrences) {
  switch (change.kind) {
    case core::ChangeKind::kAdded:
      for (std::size_t i = 0; i < turn.fresh.occurrences.size(); ++i) {
        if (turn.fresh.occurrences[i].id == change.id) {
          core::Occurrence added = turn.fresh.occurrences[i];
          added.revision = turn.revision;
          return occurrences.Create(std::move(added), turn.fresh.records[i]);
        }
      }
      return absl::InternalError("an added occurrence is not in its plan");
    case core::ChangeKind::kRemoved:
      return occurrences
          .Change(change.id,
                  core::Override{
                      .kind = core::Override::Kind::kCancel,
                      .actor = actor,
                      .reason = plan.reason.empty() ? "removed by plan " + plan.id : plan.reason})
          .status();
    case core::ChangeKind::kRedated:
    case core::ChangeKind::kUnchanged: {
      const auto record = occurrences.Load(change.id);
      if (!record.ok()) {
        return record.status();
      }
      // Unchanged in its dates; it may still get new texts, ladders and guards.
      const core::RevisionHash& revision =
          plan.kind == "calendar" ? (*record)->occurrence.revision : turn.revision;
      if (change.kind == core::ChangeKind::kUnchanged &&
          (*record)->occurrence.revision == revision) {
        // Another calendar may still move its reminders.
        return plan.kind == "calendar" ? occurrences.LookAgain(change.id) : absl::OkStatus();
      }
      const auto mapped = plan.mapping.find(
          fmt::format("{}/{}", change.id.activity.str(), (*record)->occurrence.state.str()));
      return occurrences
          .Change(change.id, core::Replan{.actor = actor,
                                          .reason = plan.reason,
                                          .revision = revision,
                                          .map_to = mapped == plan.mapping.end() ? core::StateId()
                                                                                 : mapped->second})
          .status();
    }
    case core::ChangeKind::kNeedsDecision:
    case core::ChangeKind::kKept:
      break;
  }
  return absl::OkStatus();
}

// Newcomers look around, and those who lean on them look at them.
absl::Status Changes::LetIn(const std::vector<core::OccurrenceId>& added, const core::Turn& turn,
                            Occurrences& occurrences) {
  std::set<core::ActivityId> activities;
  for (const core::OccurrenceId& id : added) {
    activities.insert(id.activity);
  }
  const auto leaning = occurrences.LeaningOn(turn.wheel, turn.id, activities);
  if (!leaning.ok()) {
    return leaning.status();
  }
  for (const auto* ids : {&added, &*leaning}) {
    for (const core::OccurrenceId& id : *ids) {
      if (const absl::Status status = occurrences.LookAgain(id); !status.ok()) {
        return status;
      }
    }
  }
  return occurrences.Cascade();
}

absl::Status Changes::Carry(const store::PlanRecord& plan, const Proposal& proposal,
                            const core::Actor& actor, std::vector<core::OccurrenceId>& touched) {
  Turns turns(commit_, huvudman_);
  for (const TurnChange& change : proposal.turns) {
    if (change.turn.state == core::TurnState::kPlanned) {
      continue;  // Opens by its own timer, below.
    }
    if (plan.kind != "calendar" && change.turn.revision != change.revision) {
      core::Turn turn = change.turn;
      turn.revision = change.revision;
      if (const absl::Status status = turns.Put(turn, &change.turn); !status.ok()) {
        return status;
      }
    }
  }
  const auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  std::vector<core::OccurrenceId> added;
  for (const TurnChange& turn : proposal.turns) {
    if (turn.turn.state == core::TurnState::kPlanned) {
      continue;
    }
    Occurrences occurrences(commit_, **world);
    for (const core::OccurrenceChange& change : turn.changes) {
      if (const absl::Status status = CarryOne(change, turn, plan, actor, occurrences);
          !status.ok()) {
        return status;
      }
      if (change.kind == core::ChangeKind::kAdded) {
        added.push_back(change.id);
      }
    }
    if (const absl::Status status = LetIn(added, turn.turn, occurrences); !status.ok()) {
      return status;
    }
    touched.insert(touched.end(), occurrences.changed().begin(), occurrences.changed().end());
    touched.insert(touched.end(), added.begin(), added.end());
    added.clear();
    if (const absl::Status status = turns.Settle(turn.turn.wheel, turn.turn.id); !status.ok()) {
      return status;
    }
  }
  for (const auto& [id, head] : (*world)->wheels()) {
    // The changed wheel's turns to come, and those of a wheel that it replaces.
    if (plan.kind != "calendar" && (id.str() == proposal.name || id == proposal.wheel->replaces)) {
      if (const absl::Status status = turns.Announce(id); !status.ok()) {
        return status;
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace hjul::engine
