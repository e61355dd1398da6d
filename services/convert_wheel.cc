#include "services/convert_wheel.h"

#include "scheduler/calendar/zone.h"
#include "scheduler/core/wheel_text.h"
#include "services/convert_work.h"

namespace hjul::services {
namespace {

static_assert(SameNumber<v1::WheelKind>(core::WheelKind::kOperations) == v1::WHEEL_KIND_OPERATIONS);
static_assert(SameNumber<v1::WheelKind>(core::WheelKind::kQuality) == v1::WHEEL_KIND_QUALITY);

// Huvudman's own as "wheel/turn/activity/huvudman"; one that stands for several without a unit.
std::string NameOf(const core::DrawingArc& arc) {
  std::string name = core::ToString(arc.id);
  if (arc.units > 1 && arc.id.unit.empty()) {
    name = arc.id.wheel.str() + "/" + arc.id.turn.str() + "/" + arc.id.activity.str();
  }
  return name;
}

}  // namespace

void ToApi(const engine::WheelHead& head, v1::Wheel* to) {
  const core::Wheel& wheel = *head.wheel;
  to->set_id(wheel.id.str());
  to->set_title(wheel.title);
  to->set_kind(SameNumber<v1::WheelKind>(wheel.kind));
  ToApi(head.revision, to->mutable_head());
  to->set_activities(static_cast<int>(wheel.activities.size()));
  for (const std::string& text : head.revision.overlays) {
    text::Diagnostics ignored;
    if (const auto overlay = core::ParseOverlay(text, ignored)) {
      to->add_overlay_units(overlay->unit.str());
    }
  }
}

void ToApi(const store::WheelRevision& revision, v1::WheelRevision* to) {
  to->set_wheel(revision.wheel.str());
  to->set_number(static_cast<int>(revision.number));
  to->set_hash(revision.hash.str());
  ToApi(revision.created_at, to->mutable_create_time());
  ToApi(revision.created_by, to->mutable_creator());
  to->set_reason(revision.reason);
}

void ToApi(const core::PreviewLine& line, v1::PreviewLine* to) {
  const auto& zone = calendar::Zone::Stockholm();
  to->set_occurrence(core::ToString(line.id));
  to->set_title(line.title);
  ToApi(line.dates, line.state_title, to->mutable_state());
  for (const core::PostId& post : line.posts) {
    to->add_posts(core::ToString(post));
  }
  to->set_estimate_hours(line.estimate_hours);
  for (const core::RungTime& rung : line.reminders) {
    v1::PreviewReminder* reminder = to->add_reminders();
    ToApi(zone.DateAt(rung.at), reminder->mutable_date());
    reminder->set_rung(rung.rung);
    ToApi(rung.nominal, reminder->mutable_nominal());
  }
  to->set_final(line.final);
  to->set_turn(line.id.turn.str());
}

void ToApi(const core::LoadWeek& week, v1::LoadWeek* to) {
  to->set_post(core::ToString(week.post));
  to->set_iso_year(week.week.year.value);
  to->set_iso_week(week.week.week);
  to->set_hours(week.hours);
  to->set_deadlines(week.deadlines);
  to->set_over_limit(week.over_limit);
  to->mutable_titles()->Add(week.titles.begin(), week.titles.end());
}

void ToApi(const core::Drawing& drawing, v1::Drawing* to) {
  to->set_title(drawing.title);
  ToApi(drawing.days, to->mutable_days());
  to->mutable_rings()->Add(drawing.rings.begin(), drawing.rings.end());
  for (const core::DrawingArc& arc : drawing.arcs) {
    v1::DrawingArc* drawn = to->add_arcs();
    drawn->set_ring(arc.ring);
    drawn->set_title(arc.title);
    drawn->set_occurrence(NameOf(arc));
    ToApi(arc.days, drawn->mutable_days());
    drawn->set_units(arc.units);
    drawn->set_done(arc.done);
    drawn->set_overdue(arc.overdue);
    drawn->set_waiting(arc.waiting);
    drawn->set_open(arc.open);
  }
  for (const core::DrawingBand& band : drawing.bands) {
    v1::DrawingBand* drawn = to->add_bands();
    drawn->set_kind(band.kind);
    drawn->set_name(band.name);
    ToApi(band.days, drawn->mutable_days());
  }
  if (drawing.today) {
    ToApi(*drawing.today, to->mutable_today());
  }
}

}  // namespace hjul::services
