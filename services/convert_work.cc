#include "services/convert_work.h"

#include <charconv>

#include "fmt/format.h"
#include "scheduler/engine/deliveries.h"
#include "scheduler/engine/digest.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "services/status.h"

namespace hjul::services {
namespace {

static_assert(SameNumber<v1::TurnState>(core::TurnState::kWithdrawn) == v1::TURN_STATE_WITHDRAWN);
static_assert(SameNumber<v1::OccurrenceStatus>(core::OccurrenceStatus::kPlanned) ==
              v1::OCCURRENCE_STATUS_PLANNED);
static_assert(SameNumber<v1::OccurrenceStatus>(core::OccurrenceStatus::kReplaced) ==
              v1::OCCURRENCE_STATUS_REPLACED);
static_assert(SameNumber<v1::TaskState>(core::TaskState::kPlanned) == v1::TASK_STATE_PLANNED);
static_assert(SameNumber<v1::TaskState>(core::TaskState::kWithdrawn) == v1::TASK_STATE_WITHDRAWN);
static_assert(SameNumber<v1::RungOutcome::Outcome>(core::RungOutcome::kNotNeeded) ==
              v1::RungOutcome::OUTCOME_NOT_NEEDED);
static_assert(SameNumber<v1::ResultSpec::Kind>(core::ResultSpec::Kind::kText) ==
              v1::ResultSpec::KIND_TEXT);
static_assert(SameNumber<v1::NoticeKind>(core::NoticeKind::kReleased) == v1::NOTICE_KIND_RELEASED);
static_assert(SameNumber<v1::Delivery::State>(store::DeliveryState::kDropped) ==
              v1::Delivery::STATE_DROPPED);

void ToApi(const core::DateGap& gap, v1::DateGap* to) {
  to->set_kind(std::string(KindOf(gap.kind)));
  to->set_subject(gap.subject);
}

void ToApi(const core::Signature& signature, v1::Signature* to) {
  to->set_party(signature.party.str());
  to->set_action(signature.action.str());
  services::ToApi(signature.by, to->mutable_actor());
  services::ToApi(signature.at, to->mutable_time());
  to->set_note(signature.note);
}

std::string TitleOf(const core::StateId& state, const core::Activity* activity) {
  const core::State* known = activity == nullptr ? nullptr : activity->FindState(state);
  return known == nullptr ? state.str() : known->title;
}

void ToApi(const core::Visit& visit, const core::Activity* activity, v1::Visit* to) {
  to->set_state(visit.state.str());
  to->set_title(TitleOf(visit.state, activity));
  services::ToApi(visit.entered_at, to->mutable_enter_time());
  services::ToApi(visit.left_at, to->mutable_leave_time());
  to->set_action(visit.action.str());
  for (const core::Signature& signature : visit.signatures) {
    ToApi(signature, to->add_signatures());
  }
  to->mutable_missing_units()->Add(visit.missing.begin(), visit.missing.end());
  to->set_was_overdue(visit.was_overdue);
}

void ToApi(const core::RungRecord& rung, v1::RungOutcome* to) {
  to->set_visit(rung.visit);
  to->set_rung(rung.rung);
  to->set_repetition(rung.repetition);
  to->set_outcome(SameNumber<v1::RungOutcome::Outcome>(rung.outcome));
  services::ToApi(rung.at, to->mutable_time());
}

void ToApi(const core::ResultSpec& spec, v1::ResultSpec* to) {
  to->set_id(spec.id);
  to->set_title(spec.title);
  to->set_kind(SameNumber<v1::ResultSpec::Kind>(spec.kind));
  if (spec.min) {
    to->set_min(*spec.min);
  }
  if (spec.max) {
    to->set_max(*spec.max);
  }
  to->mutable_choices()->Add(spec.choices.begin(), spec.choices.end());
  to->set_required(spec.required);
}

void ToApi(const core::Link& link, v1::Link* to) {
  to->set_occurrence(core::ToString(link.occurrence));
  to->set_title(link.activity_title);
  to->set_unit_name(link.unit_name);
  to->set_state_title(link.state_title);
  if (link.post) {
    to->set_post(core::ToString(*link.post));
  }
  if (link.due) {
    services::ToApi(*link.due, to->mutable_due());
  }
  to->set_overdue(link.overdue);
}

}  // namespace

std::string_view KindOf(calendar::RuleGap::Kind kind) {
  switch (kind) {
    case calendar::RuleGap::Kind::kAnchorOpen:
      return "anchor-open";
    case calendar::RuleGap::Kind::kSkipped:
      return "skipped";
    case calendar::RuleGap::Kind::kNoSuchWeek:
      return "no-such-week";
    case calendar::RuleGap::Kind::kNoSuchDay:
      return "no-such-day";
    case calendar::RuleGap::Kind::kNoSchoolYear:
      return "no-school-year";
    case calendar::RuleGap::Kind::kNoTable:
      return "no-table";
    case calendar::RuleGap::Kind::kNoEntry:
      return "no-entry";
    case calendar::RuleGap::Kind::kNoPeriod:
      return "no-period";
    case calendar::RuleGap::Kind::kOutsideYears:
      return "outside-years";
  }
  return "unknown";
}

void ToApi(const core::PlannedDate& planned, v1::PlannedDate* to) {
  ToApi(planned.nominal, to->mutable_nominal());
  ToApi(planned.effective, to->mutable_effective());
  ToApi(planned.time, to->mutable_time());
  to->mutable_shift_reasons()->Add(planned.reasons.begin(), planned.reasons.end());
  to->set_overridden(planned.overridden);
  to->set_estimated(planned.estimated);
}

void ToApi(const core::PlannedState& planned, const std::string& title, v1::PlannedState* to) {
  to->set_state(planned.state.str());
  to->set_title(title);
  if (planned.opens) {
    ToApi(*planned.opens, to->mutable_opens());
  }
  if (planned.due) {
    ToApi(*planned.due, to->mutable_due());
  }
  if (planned.opens_gap) {
    ToApi(*planned.opens_gap, to->mutable_opens_gap());
  }
  if (planned.due_gap) {
    ToApi(*planned.due_gap, to->mutable_due_gap());
  }
}

void ToApi(const core::Occurrence& occurrence, const engine::View& view, v1::Occurrence* to) {
  const core::OccurrenceId& id = occurrence.id;
  const core::Activity* activity = ActivityOf(occurrence, view.world());
  to->set_id(core::ToString(id));
  to->set_wheel(id.wheel.str());
  to->set_turn(id.turn.str());
  to->set_activity(id.activity.str());
  to->set_unit(id.unit.str());
  to->set_ordinal(id.ordinal.str());
  to->set_title(activity == nullptr ? id.activity.str() : activity->title);
  to->set_unit_name(UnitName(id.unit, view.world().organisation()));
  to->set_status(SameNumber<v1::OccurrenceStatus>(occurrence.status));
  to->set_state(occurrence.state.str());
  to->set_state_title(TitleOf(occurrence.state, activity));
  ToApi(occurrence.entered_at, to->mutable_enter_time());
  for (const core::PlannedState& planned : occurrence.plan) {
    ToApi(planned, TitleOf(planned.state, activity), to->add_plan());
  }
  for (const core::Visit& visit : occurrence.visits) {
    ToApi(visit, activity, to->add_visits());
  }
  for (const core::Signature& signature : occurrence.signatures) {
    ToApi(signature, to->add_signatures());
  }
  to->mutable_results()->insert(occurrence.results.begin(), occurrence.results.end());
  to->mutable_participants()->Add(occurrence.participants.begin(), occurrence.participants.end());
  for (const core::RungRecord& rung : occurrence.rungs) {
    ToApi(rung, to->add_rungs());
  }
  if (activity != nullptr) {
    to->set_why(activity->why);
    to->set_law(activity->law);
  }
  to->set_note(occurrence.note);
  to->set_revision(static_cast<int>(RevisionNumber(view, id.wheel, occurrence.revision)));
  to->set_etag(EtagOf(occurrence));
}

void ToApi(const core::Task& task, const core::Organisation& organisation, core::Date today,
           v1::Task* to) {
  to->set_id(core::ToString(task.id));
  to->set_post(core::ToString(task.post));
  for (const core::PersonId& holder : organisation.HoldersOn(task.post, today)) {
    to->add_holders(holder.str());
  }
  to->set_state(SameNumber<v1::TaskState>(task.state));
  to->set_title(task.title);
  to->set_step(task.state_title);
  to->set_unit_name(task.unit_name);
  to->set_unit(task.id.occurrence.unit.str());
  to->set_why(task.why);
  to->set_law(task.law);
  to->set_estimate_hours(task.estimate_hours);
  if (task.opens) {
    ToApi(*task.opens, to->mutable_opens());
  }
  if (task.due) {
    ToApi(*task.due, to->mutable_due());
  }
  if (task.due_at) {
    ToApi(*task.due_at, to->mutable_due_time());
  }
  for (const core::OfferedAction& action : task.actions) {
    v1::TaskAction* offered = to->add_actions();
    offered->set_id(action.id.str());
    offered->set_title(action.title);
    offered->set_note_required(action.note_required);
    offered->set_participants_required(action.participants_required);
    for (const core::ResultSpec& spec : action.results) {
      ToApi(spec, offered->add_results());
    }
  }
  for (const core::RoleId& party : task.awaiting) {
    to->add_awaiting(party.str());
  }
  for (const core::Link& link : task.waits_for) {
    ToApi(link, to->add_waits_for());
  }
  to->set_waits_for_total(task.waits_for_total);
  for (const core::Link& link : task.blocks) {
    ToApi(link, to->add_blocks());
  }
  to->set_blocks_total(task.blocks_total);
  to->set_returned_note(task.returned_note);
  to->set_occurrence(core::ToString(task.id.occurrence));
  to->set_etag(EtagOf(task));
}

void ToApi(const core::Turn& turn, const engine::View& view, v1::Turn* to) {
  to->set_wheel(turn.wheel.str());
  to->set_id(turn.id.str());
  ToApi(turn.span, to->mutable_days());
  to->set_state(SameNumber<v1::TurnState>(turn.state));
  to->set_revision(static_cast<int>(RevisionNumber(view, turn.wheel, turn.revision)));
}

void ToApi(const store::JournalEntry& entry, v1::JournalEntry* to) {
  to->set_revision(entry.revision);
  to->set_index(entry.index);
  ToApi(entry.at, to->mutable_time());
  ToApi(entry.actor, to->mutable_actor());
  to->set_kind(entry.kind);
  to->set_subject(entry.subject);
  to->set_from_state(entry.from.str());
  to->set_to_state(entry.to.str());
  to->set_action(entry.action.str());
  to->set_detail(entry.detail);
  to->set_note(entry.note);
  to->set_request_id(entry.request_id);
}

void ToApi(const store::Delivery& delivery, v1::Delivery* to) {
  to->set_id(engine::DeliveryName(delivery.post, delivery.at));
  to->set_post(core::ToString(delivery.post));
  ToApi(delivery.at, to->mutable_time());
  to->set_state(SameNumber<v1::Delivery::State>(delivery.state));
  for (const store::DeliveryLine& line : delivery.lines) {
    v1::DeliveryLine* said = to->add_lines();
    said->set_kind(SameNumber<v1::NoticeKind>(line.kind));
    said->set_task(core::ToString(line.task));
    said->set_title(line.title);
    said->set_step(line.state_title);
    said->set_unit_name(line.unit_name);
    if (line.due) {
      ToApi(*line.due, said->mutable_due());
    }
    said->set_dropped(line.dropped);
  }
  if (delivery.sent_at) {
    ToApi(*delivery.sent_at, to->mutable_send_time());
  }
  if (delivery.seen_at) {
    ToApi(*delivery.seen_at, to->mutable_seen_time());
  }
  to->set_seen_by(delivery.seen_by.str());
}

std::string EtagOf(const core::Occurrence& occurrence) {
  return std::to_string(occurrence.generation);
}

std::string EtagOf(const core::Task& task) {
  constexpr std::size_t kEtagDigits = 16;
  core::Task own = task;
  own.waits_for.clear();
  own.blocks.clear();
  own.blocks_total = 0;
  own.announced = false;
  engine::Digest digest;
  digest.Add(store::Encode(own));
  return digest.Hex().substr(0, kEtagDigits);
}

absl::StatusOr<std::pair<core::PostId, core::Instant>> ReadDeliveryId(const std::string& text,
                                                                      std::string_view field) {
  const std::size_t slash = text.rfind('/');
  if (slash != std::string::npos) {
    const auto post = core::ParsePostId(std::string_view(text).substr(0, slash));
    std::int64_t milliseconds = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, milliseconds);
    if (post && error == std::errc() && rest == end) {
      return std::pair{*post, core::Instant(std::chrono::milliseconds(milliseconds))};
    }
  }
  return FieldError(field, fmt::format("'{}' is no message id; take it from a list", text));
}

std::uint32_t RevisionNumber(const engine::View& view, const core::WheelId& wheel,
                             const core::RevisionHash& hash) {
  const auto head = view.world().wheels().find(wheel);
  if (head != view.world().wheels().end() && head->second.revision.hash == hash) {
    return head->second.revision.number;
  }
  const auto bytes = view.snapshot().Get(
      store::Encode(store::RevisionHashKey{view.world().organisation().huvudman(), hash}));
  if (!bytes.ok() || !*bytes) {
    return 0;
  }
  const auto place = store::DecodeRevisionPlace(**bytes);
  return place.ok() ? place->number : 0;
}

const core::Activity* ActivityOf(const core::Occurrence& occurrence, const engine::World& world) {
  const auto wheel = world.Revision(occurrence.revision);
  // The world keeps the revision as long as it lives.
  return wheel == nullptr ? nullptr : wheel->FindActivity(occurrence.id.activity);
}

std::string UnitName(const core::UnitId& unit, const core::Organisation& organisation) {
  const core::Unit* known = organisation.FindUnit(unit);
  return known == nullptr ? unit.str() : known->name;
}

}  // namespace hjul::services
