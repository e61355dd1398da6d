#include "scheduler/calendar/zone.h"

#include <cstdlib>
#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace hjul::calendar {
namespace {

std::optional<absl::TimeZone> Load(const std::string& name) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(name, &zone)) return std::nullopt;
  return zone;
}

std::optional<absl::TimeZone> LoadStockholm() { return Load("Europe/Stockholm"); }

absl::Time ToAbsl(Instant instant) {
  return absl::FromUnixMillis(instant.time_since_epoch().count());
}

}  // namespace

struct Zone::Rules {
  absl::TimeZone zone;
};

bool Zone::Available() { return LoadStockholm().has_value(); }

Zone::Rules& Zone::Followed() {
  static Rules rules = [] {
    const std::optional<absl::TimeZone> zone = LoadStockholm();
    // Without it every deadline would be an hour or two wrong; there is no state to save.
    if (!zone) std::abort();
    return Rules{*zone};
  }();
  return rules;
}

const Zone& Zone::Stockholm() {
  static const Zone kZone(&Followed());
  return kZone;
}

bool Zone::Follow(const std::string& name) {
  const std::optional<absl::TimeZone> zone = Load(name);
  if (zone) Followed().zone = *zone;
  return zone.has_value();
}

Instant Zone::At(Date date, TimeOfDay time) const {
  const std::chrono::year_month_day ymd = Ymd(date);
  // The civil constructor carries minutes beyond the hour, and 24:00 into the next day.
  const absl::CivilSecond civil(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                                static_cast<unsigned>(ymd.day()), 0, time.minutes, 0);
  const absl::TimeZone::TimeInfo info = rules_->zone.At(civil);
  const bool in_gap = info.kind == absl::TimeZone::TimeInfo::SKIPPED;
  return Instant{std::chrono::milliseconds{absl::ToUnixMillis(in_gap ? info.trans : info.pre)}};
}

Date Zone::DateAt(Instant instant) const {
  const absl::CivilDay day(rules_->zone.At(ToAbsl(instant)).cs);
  return MakeDate(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
}

TimeOfDay Zone::TimeAt(Instant instant) const {
  const absl::CivilSecond civil = rules_->zone.At(ToAbsl(instant)).cs;
  return {static_cast<std::int16_t>(civil.hour() * 60 + civil.minute())};
}

std::string Zone::Describe(Instant instant) const {
  return absl::FormatTime("%Y-%m-%d %H:%M:%S %z", ToAbsl(instant), rules_->zone);
}

std::vector<ClockChange> Zone::Changes(Instant from, Instant until) const {
  std::vector<ClockChange> changes;
  absl::TimeZone::CivilTransition transition;
  // NextTransition tells what lies after an instant: the first millisecond counts, too.
  absl::Time after = ToAbsl(from) - absl::Milliseconds(1);
  while (rules_->zone.NextTransition(after, &transition)) {
    after = rules_->zone.At(transition.to).trans;
    const Instant at{std::chrono::milliseconds{absl::ToUnixMillis(after)}};
    if (at >= until) break;
    changes.push_back({.at = at, .offset_seconds = rules_->zone.At(after).offset});
  }
  return changes;
}

}  // namespace hjul::calendar
