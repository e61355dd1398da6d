#include "scheduler/core/dialogue/material.h"

#include <algorithm>

#include "absl/status/status.h"
#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/transitions.h"
#include "scheduler/core/words.h"

namespace hjul::dialogue {
namespace {

using core::TargetOf;

static_assert(TargetOf(kMaterialTransitions, MaterialStatus::kReturned,
                       MaterialEvent::kSubmitted) == MaterialStatus::kSubmitted);
static_assert(!TargetOf(kMaterialTransitions, MaterialStatus::kMissing, MaterialEvent::kReturned),
              "nothing to return");

bool ActsFor(const Actor& actor, const RoleId& role, const UnitId& unit) {
  return actor.post && actor.post->role == role &&
         (actor.post->unit == unit || actor.post->unit.empty());
}

bool Leads(const Actor& actor, const Booking& booking, const Campaign& campaign) {
  if (!actor.post) return false;
  const auto& organisers = campaign.organisers;
  const auto& hosts = booking.slot.co_hosts;
  return *actor.post == booking.slot.host ||
         std::find(hosts.begin(), hosts.end(), *actor.post) != hosts.end() ||
         (actor.post->unit.empty() &&
          std::find(organisers.begin(), organisers.end(), actor.post->role) != organisers.end());
}

absl::Status CheckSize(const MaterialChange& change) {
  if (core::IsLongerThan(change.note, core::kNoteMax)) {
    return absl::InvalidArgumentError(
        fmt::format("the note is longer than {} characters", core::kNoteMax));
  }
  if (change.links.size() > kLinksMax) {
    return absl::InvalidArgumentError(fmt::format("more than {} links", kLinksMax));
  }
  for (const std::string& link : change.links) {
    if (link.empty() || link.size() > kLinkBytesMax) {
      return absl::InvalidArgumentError(
          fmt::format("a link is empty or longer than {} bytes", kLinkBytesMax));
    }
  }
  return absl::OkStatus();
}

}  // namespace

Instant InstantOf(const MaterialDue& due) {
  return calendar::Zone::Stockholm().At(due.date, due.time);
}

MaterialDue MaterialDueFor(const MaterialRule& rule, Date meeting,
                           const calendar::Calendar& calendar) {
  if (rule.working_days) {
    return {.date = calendar.AddWorkingDays(meeting, -rule.days_before), .time = rule.time};
  }
  const Date nominal = meeting - days{rule.days_before};
  return {.date = calendar.PreviousWorkingDay(nominal), .time = rule.time};
}

absl::StatusOr<MaterialStatus> Next(MaterialStatus from, MaterialEvent on) {
  if (const std::optional<MaterialStatus> to = TargetOf(kMaterialTransitions, from, on)) return *to;
  return absl::FailedPreconditionError("nothing has been handed in that could be taken back");
}

absl::StatusOr<std::vector<Material>> Step(const std::vector<Material>& items,
                                           const MaterialChange& change, const Booking& booking,
                                           const Campaign& campaign, Instant now) {
  const auto spec = std::find_if(campaign.checklist.begin(), campaign.checklist.end(),
                                 [&](const ChecklistItem& item) { return item.id == change.item; });
  if (spec == campaign.checklist.end()) {
    return absl::NotFoundError(fmt::format("the checklist has no item {}", change.item.str()));
  }
  const bool returning = change.on == MaterialEvent::kReturned;
  if (returning ? !Leads(change.actor, booking, campaign)
                : !ActsFor(change.actor, spec->by, booking.id.unit)) {
    return absl::PermissionDeniedError(
        fmt::format("{} of {} is {}", change.item.str(), ToString(booking.id),
                    returning ? "sent back by its host or an organiser only"
                              : "handed in by " + spec->by.str() + " only"));
  }
  if (!IsActive(booking.status)) {
    return absl::FailedPreconditionError(
        fmt::format("the dialogue {} is over or cancelled", ToString(booking.id)));
  }
  if (absl::Status size = CheckSize(change); !size.ok()) return size;
  if (returning && change.note.empty()) {
    return absl::InvalidArgumentError("say in a note what is to be completed");
  }
  std::vector<Material> changed = items;
  auto found = std::find_if(changed.begin(), changed.end(),
                            [&](const Material& one) { return one.item == change.item; });
  if (found == changed.end()) found = changed.insert(changed.end(), Material{.item = change.item});
  const absl::StatusOr<MaterialStatus> status = Next(found->status, change.on);
  if (!status.ok()) return status.status();
  found->status = *status;
  found->note = change.note;
  if (!returning) found->links = change.links;
  found->by = change.actor;
  found->at = now;
  return changed;
}

Readiness ReadinessOf(const Booking& booking, const std::vector<Material>& items,
                      const Campaign& campaign, const calendar::Calendar& calendar, Instant now) {
  Readiness readiness;
  for (const ChecklistItem& spec : campaign.checklist) {
    if (!spec.required) continue;
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const Material& one) { return one.item == spec.id; });
    const MaterialStatus status = found == items.end() ? MaterialStatus::kMissing : found->status;
    if (status == MaterialStatus::kMissing) readiness.missing.push_back(spec.id);
    if (status == MaterialStatus::kReturned) readiness.returned.push_back(spec.id);
  }
  readiness.ready = readiness.missing.empty() && readiness.returned.empty();
  if (campaign.material && booking.status == BookingStatus::kBooked) {
    readiness.due = MaterialDueFor(*campaign.material, booking.slot.id.date, calendar);
    readiness.late = !readiness.ready && InstantOf(*readiness.due) <= now;
  }
  return readiness;
}

}  // namespace hjul::dialogue
