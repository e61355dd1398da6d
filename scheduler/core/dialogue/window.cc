#include "scheduler/core/dialogue/window.h"

#include <algorithm>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"

namespace hjul::dialogue {
namespace {

absl::Status Wrong(const Window& window, std::string_view why) {
  return absl::InvalidArgumentError(fmt::format("window {}: {}", window.id.str(), why));
}

TimeOfDay Plus(TimeOfDay time, minutes more) {
  return {static_cast<std::int16_t>(time.minutes + more.count())};
}

std::string Text(const TimeSpan& span) {
  return calendar::ToString(span.from) + "-" + calendar::ToString(span.to);
}

bool IsTime(TimeOfDay time) { return time.minutes >= 0 && time <= calendar::kEndOfDay; }

absl::Status CheckSpans(const Window& window) {
  const TimeSpan& time = window.time;
  if (!IsTime(time.from) || !IsTime(time.to)) return Wrong(window, "a time is outside the day");
  if (time.to <= time.from) {
    return Wrong(window, fmt::format("{} has no length; a window ends later the same day, and one "
                                     "over midnight is two windows",
                                     Text(time)));
  }
  if (!window.lunch) return absl::OkStatus();
  const TimeSpan& lunch = *window.lunch;
  if (lunch.to <= lunch.from || lunch.from < time.from || time.to < lunch.to) {
    return Wrong(window, fmt::format("lunch {} does not lie within {}", Text(lunch), Text(time)));
  }
  return absl::OkStatus();
}

}  // namespace

Instant StartsAt(const Slot& slot) {
  return calendar::Zone::Stockholm().At(slot.id.date, slot.id.start);
}

Instant EndsAt(const Slot& slot) { return calendar::Zone::Stockholm().At(slot.id.date, slot.end); }

absl::Status CheckWindow(const Window& window, const Campaign& campaign) {
  if (!core::IsValidId(window.id.str())) return Wrong(window, "the id is not one");
  if (window.co_hosts.size() > kCoHostsMax || window.units.size() > kCampaignUnitsMax) {
    return Wrong(window,
                 fmt::format("more than {} co-hosts or {} units", kCoHostsMax, kCampaignUnitsMax));
  }
  if (window.host.role.empty()) return Wrong(window, "nobody hosts it");
  if (absl::Status spans = CheckSpans(window); !spans.ok()) return spans;
  if (window.repeat) {
    if (window.repeat->every_weeks < 1 || window.repeat->every_weeks > 52) {
      return Wrong(window, "repeats every 1 to 52 weeks");
    }
    if (window.repeat->except.size() > kWindowDaysMax) {
      return Wrong(window, fmt::format("more than {} exceptions", kWindowDaysMax));
    }
    if (window.repeat->until < window.date) return Wrong(window, "repeats until before it begins");
    const auto last =
        window.date + days{7 * window.repeat->every_weeks * static_cast<int>(kWindowDaysMax - 1)};
    if (last < window.repeat->until) {
      return Wrong(window, fmt::format("repeats more than {} times", kWindowDaysMax));
    }
  }
  if (!window.place.empty() && campaign.FindPlace(window.place) == nullptr) {
    return absl::NotFoundError(fmt::format("window {}: the campaign has no place {}",
                                           window.id.str(), window.place.str()));
  }
  for (const UnitId& unit : window.units) {
    if (!campaign.Has(unit)) {
      return absl::NotFoundError(fmt::format("window {}: the campaign does not meet unit {}",
                                             window.id.str(), unit.str()));
    }
  }
  return absl::OkStatus();
}

std::vector<Date> DaysOf(const Window& window) {
  if (!window.repeat) return {window.date};
  std::vector<Date> dates;
  const Repeat& repeat = *window.repeat;
  for (Date date = window.date; date <= repeat.until && dates.size() < kWindowDaysMax;
       date += days{7 * std::max(1, repeat.every_weeks)}) {
    if (std::find(repeat.except.begin(), repeat.except.end(), date) == repeat.except.end()) {
      dates.push_back(date);
    }
  }
  return dates;
}

std::vector<Cut> CutDay(const Window& window, Date date, const Campaign& campaign) {
  std::vector<Cut> cuts;
  const minutes step = std::max(minutes{5}, campaign.Raster());
  TimeOfDay start = window.time.from;
  while (start < window.time.to) {
    Cut cut{.slot = {.id = {.window = window.id, .date = date, .start = start},
                     .end = std::min(Plus(start, campaign.length), calendar::kEndOfDay),
                     .host = window.host,
                     .co_hosts = window.co_hosts,
                     .place = window.place}};
    const TimeOfDay end = cut.slot.end;
    TimeOfDay next = Plus(start, step);
    if (window.lunch && start < window.lunch->to && window.lunch->from < end) {
      cut.fault = Cut::Fault::kLunch;
      next = window.lunch->to;
    } else if (window.time.to < Plus(start, campaign.length)) {
      cut.fault = Cut::Fault::kDoesNotFit;
      next = window.time.to;
    } else if (EndsAt(cut.slot) - StartsAt(cut.slot) != campaign.length) {
      cut.fault = Cut::Fault::kClockChange;
    }
    cuts.push_back(std::move(cut));
    start = next;
  }
  return cuts;
}

}  // namespace hjul::dialogue
