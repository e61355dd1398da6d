// Computing a plan: what a text would put in force, and what that does to running turns.
#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/engine/changes.h"
#include "scheduler/engine/digest.h"
#include "scheduler/engine/stored_facts.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"

namespace hjul::engine {
namespace {

using core::Occurrence;

absl::Status Refused(std::string_view what, const text::Diagnostics& diagnostics) {
  for (const text::Diagnostic& diagnostic : diagnostics.Sorted()) {
    if (diagnostic.severity == text::Severity::kError) {
      return absl::InvalidArgumentError(text::Format(what, diagnostic));
    }
  }
  return absl::InvalidArgumentError(fmt::format("the {} has errors", what));
}

bool Runs(const core::Turn& turn) {
  return turn.state == core::TurnState::kOpen || turn.state == core::TurnState::kEnded;
}

}  // namespace

absl::Status Changes::Compose(const core::Wheel& wheel, const std::vector<core::Overlay>& overlays,
                              Proposal& proposal) const {
  text::Diagnostics diagnostics;
  auto whole = core::WithOverlays(wheel, overlays, diagnostics);
  if (!whole) {
    return Refused("overlay", diagnostics);
  }
  proposal.name = wheel.id.str();
  proposal.text = core::PrintWheel(wheel, calendar::Language::kEnglish);
  for (const core::Overlay& overlay : overlays) {
    proposal.overlays.push_back(core::PrintOverlay(overlay, calendar::Language::kEnglish));
  }
  proposal.hash = core::HashOf(*whole);
  proposal.wheel = std::make_shared<const core::Wheel>(*std::move(whole));
  const auto head = proposal.world->wheels().find(wheel.id);
  if (head != proposal.world->wheels().end()) {
    proposal.previous = head->second.revision.text;
    proposal.same_text = head->second.revision.hash == proposal.hash;
  }
  return absl::OkStatus();
}

absl::Status Changes::ProposeWheel(const store::PlanRecord& plan, Proposal& proposal) const {
  text::Diagnostics diagnostics;
  const auto wheel = core::ParseWheel(plan.text, diagnostics);
  if (!wheel) {
    return Refused("wheel", diagnostics);
  }
  std::vector<core::Overlay> overlays;
  if (const auto head = proposal.world->wheels().find(wheel->id);
      head != proposal.world->wheels().end()) {
    for (const std::string& text : head->second.revision.overlays) {
      if (auto overlay = core::ParseOverlay(text, diagnostics)) {
        overlays.push_back(*std::move(overlay));
      }
    }
  }
  return Compose(*wheel, overlays, proposal);
}

absl::Status Changes::ProposeOverlay(const store::PlanRecord& plan, Proposal& proposal) const {
  text::Diagnostics diagnostics;
  auto overlay = core::ParseOverlay(plan.text, diagnostics);
  if (!overlay) {
    return Refused("overlay", diagnostics);
  }
  const auto head = proposal.world->wheels().find(overlay->wheel);
  if (head == proposal.world->wheels().end()) {
    return absl::NotFoundError(fmt::format("there is no wheel {}", overlay->wheel.str()));
  }
  if (proposal.world->organisation().FindUnit(overlay->unit) == nullptr) {
    return absl::NotFoundError(fmt::format("there is no unit {}", overlay->unit.str()));
  }
  const auto wheel = core::ParseWheel(head->second.revision.text, diagnostics);
  if (!wheel) {
    return absl::DataLossError(
        fmt::format("wheel {}: its stored text does not parse", overlay->wheel.str()));
  }
  proposal.only_unit = overlay->unit;
  std::map<core::UnitId, core::Overlay> by_unit;
  for (const std::string& text : head->second.revision.overlays) {
    if (auto other = core::ParseOverlay(text, diagnostics)) {
      const core::UnitId unit = other->unit;
      by_unit.insert_or_assign(unit, *std::move(other));
    }
  }
  const core::UnitId unit = overlay->unit;
  if (overlay->activities.empty() && overlay->moves.empty()) {
    by_unit.erase(unit);
  } else {
    by_unit.insert_or_assign(unit, *std::move(overlay));
  }
  std::vector<core::Overlay> overlays;
  overlays.reserve(by_unit.size());
  for (auto& [id, each] : by_unit) {
    overlays.push_back(std::move(each));
  }
  return Compose(*wheel, overlays, proposal);
}

absl::Status Changes::ProposeCalendar(const store::PlanRecord& plan, Proposal& proposal) const {
  text::Diagnostics diagnostics;
  auto document = calendar::ParseCalendar(plan.text, diagnostics);
  if (!document) {
    return Refused("calendar", diagnostics);
  }
  if (document->name.empty()) {
    return absl::InvalidArgumentError("the calendar has no name: begin it with 'calendar: NAME'");
  }
  proposal.name = document->name;
  proposal.text = calendar::PrintCalendar(*document);
  std::vector<calendar::Calendar::Content> contents;
  std::map<std::string, std::string> texts;
  for (const auto& [name, record] : proposal.world->calendar_documents()) {
    texts.emplace(name, record.text);
  }
  if (const auto known = texts.find(document->name); known != texts.end()) {
    proposal.previous = known->second;
    proposal.same_text = known->second == proposal.text;
  }
  texts.insert_or_assign(document->name, proposal.text);
  for (const auto& [name, text] : texts) {
    auto parsed = calendar::ParseCalendar(text, diagnostics);
    if (!parsed) {
      return absl::DataLossError(fmt::format("calendar {}: its stored text does not parse", name));
    }
    contents.push_back(std::move(parsed->content));
  }
  proposal.calendar = MergeCalendars(contents);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Occurrence>> Changes::OccurrencesIn(const core::Turn& turn) const {
  std::vector<Occurrence> occurrences;
  absl::Status failed = absl::OkStatus();
  const absl::Status scan = commit_.draft().Scan(
      store::OccurrencesOf(huvudman_, {turn.wheel, turn.id, {}, {}}),
      std::numeric_limits<std::size_t>::max(), [&](std::string_view, std::string_view value) {
        auto record = store::DecodeOccurrenceRecord(value);
        if (!record.ok()) {
          failed = record.status();
          return false;
        }
        occurrences.push_back(std::move(record->occurrence));
        return true;
      });
  if (!scan.ok() || !failed.ok()) {
    return scan.ok() ? failed : scan;
  }
  return occurrences;
}

absl::StatusOr<Changes::TurnChange> Changes::CompareTurn(const core::Turn& turn,
                                                         std::shared_ptr<const core::Wheel> wheel,
                                                         const core::RevisionHash& revision,
                                                         const store::PlanRecord& plan,
                                                         const Proposal& proposal) const {
  const auto running = OccurrencesIn(turn);
  if (!running.ok()) {
    return running.status();
  }
  std::map<core::OccurrenceId, const Occurrence*> by_id;
  for (const Occurrence& occurrence : *running) {
    by_id.emplace(occurrence.id, &occurrence);
  }
  TurnChange change{.turn = turn, .wheel = std::move(wheel), .revision = revision};
  const StoredFacts facts(commit_.records(), *proposal.world);
  change.fresh = core::PlanTurn(
      turn, core::PlanningGround{.wheel = *change.wheel,
                                 .calendar = proposal.calendar,
                                 .organisation = proposal.world->organisation(),
                                 .facts = facts,
                                 .now = commit_.now(),
                                 .running = [&](const core::OccurrenceId& id) {
                                   const auto found = by_id.find(id);
                                   return found == by_id.end() ? nullptr : found->second;
                                 }});
  if (!facts.status().ok()) {
    return facts.status();
  }
  change.changes = core::Compare(*running, change.fresh, *change.wheel, plan.mapping);
  if (!proposal.only_unit.empty()) {
    std::erase_if(change.changes, [&](const core::OccurrenceChange& each) {
      return each.id.unit != proposal.only_unit;
    });
  }
  return change;
}

absl::Status Changes::CompareTurns(const store::PlanRecord& plan, Proposal& proposal) {
  Digest base;
  base.Add(proposal.world->digest());
  base.Add(proposal.text);
  const bool calendar = plan.kind == "calendar";
  for (const core::Turn& turn : proposal.world->turns()) {
    if (!Runs(turn) || (!calendar && turn.wheel.str() != proposal.name)) {
      continue;
    }
    std::shared_ptr<const core::Wheel> follows = proposal.world->Revision(turn.revision);
    core::RevisionHash revision = turn.revision;
    if (!calendar && (plan.move_running || !proposal.only_unit.empty())) {
      follows = proposal.wheel;
      revision = proposal.hash;
    }
    if (!calendar && !plan.move_running && proposal.only_unit.empty()) {
      continue;  // Running turns finish on their own revision, whatever happens in them.
    }
    if (follows == nullptr) {
      return absl::DataLossError(fmt::format("turn {} follows an unknown revision", turn.id.str()));
    }
    const auto running = OccurrencesIn(turn);
    if (!running.ok()) {
      return running.status();
    }
    for (const Occurrence& occurrence : *running) {
      base.Add(core::ToString(occurrence.id));
      base.Add(std::to_string(occurrence.generation));
    }
    auto change = CompareTurn(turn, std::move(follows), revision, plan, proposal);
    if (!change.ok()) {
      return change.status();
    }
    proposal.turns.push_back(*std::move(change));
  }
  if (!calendar && !proposal.same_text && proposal.previous.empty()) {
    // A new wheel: what opens at once is what it adds.
    const core::Date today = commit_.today();
    for (core::Turn& turn : core::TurnsIn(
             *proposal.wheel, {today, today + calendar::days{proposal.wheel->lead_days}})) {
      auto change = CompareTurn(turn, proposal.wheel, proposal.hash, plan, proposal);
      if (!change.ok()) {
        return change.status();
      }
      change->turn.state = core::TurnState::kPlanned;
      proposal.turns.push_back(*std::move(change));
    }
  }
  proposal.base = base.Hex();
  return absl::OkStatus();
}

absl::StatusOr<Changes::Proposal> Changes::Propose(const store::PlanRecord& plan) {
  auto world = commit_.WorldOf(huvudman_);
  if (!world.ok()) {
    return world.status();
  }
  Proposal proposal;
  proposal.world = *std::move(world);
  proposal.calendar = proposal.world->calendar();
  const absl::Status status = plan.kind == "wheel"     ? ProposeWheel(plan, proposal)
                              : plan.kind == "overlay" ? ProposeOverlay(plan, proposal)
                                                       : ProposeCalendar(plan, proposal);
  if (!status.ok()) {
    return status;
  }
  if (const absl::Status compared = CompareTurns(plan, proposal); !compared.ok()) {
    return compared;
  }
  return proposal;
}

}  // namespace hjul::engine
