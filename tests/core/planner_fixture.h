// A small municipality and wheels made from text, for the tests of planning. Two förskolor, two
// grundskolor and a gymnasium; the läsår of Halmstad 2025/26 and 2026/27, two made-up ones after.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/core/planner.h"
#include "scheduler/core/planner_index.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

inline Date Day(std::string_view text) { return *calendar::ParseDate(text); }
inline DateSpan Days(std::string_view first, std::string_view last) {
  return {.first = Day(first), .last = Day(last)};
}
inline Instant At(std::string_view date, int hour = 0) {
  return calendar::Zone::Stockholm().At(Day(date), {static_cast<std::int16_t>(hour * 60)});
}

inline Unit School(std::string id, std::string form) {
  return {.id = UnitId(id), .name = id, .school_forms = {std::move(form)}};
}

inline Post HeldPost(std::string role, std::string unit = "") {
  return {.id = {.role = RoleId(std::move(role)), .unit = UnitId(std::move(unit))}};
}

inline Organisation Municipality() {
  Organisation::Content content{.huvudman = HuvudmanId("vintervik"), .name = "Vinterviks kommun"};
  content.units = {School("asken", "förskola"), School("boken", "förskola"),
                   School("centrum", "grundskola"), School("dalen", "grundskola"),
                   School("eken", "gymnasieskola")};
  for (const Unit& unit : content.units) {
    content.posts.push_back(HeldPost("rektor", unit.id.str()));
    content.posts.push_back(HeldPost("skyddsombud", unit.id.str()));
  }
  for (const char* role : {"skolchef", "nämndsekreterare", "kvalitetsstrateg", "ekonomi"}) {
    content.posts.push_back(HeldPost(role));
  }
  return Organisation(std::move(content));
}

inline calendar::Calendar MunicipalCalendar() {
  using calendar::Break;
  calendar::Calendar::Content content;
  content.school_years = {
      {.start_year = 2025,
       .autumn = Days("2025-08-13", "2025-12-19"),
       .spring = Days("2026-01-09", "2026-06-10"),
       .breaks = {Break{"höstlov", Days("2025-10-27", "2025-10-31")},
                  Break{"sportlov", Days("2026-02-16", "2026-02-20")}}},
      {.start_year = 2026,
       .autumn = Days("2026-08-18", "2026-12-18"),
       .spring = Days("2027-01-11", "2027-06-15"),
       .breaks = {Break{"höstlov", Days("2026-10-26", "2026-10-30")},
                  Break{"sportlov", Days("2027-02-22", "2027-02-26")}}},
      {.start_year = 2027,
       .autumn = Days("2027-08-17", "2027-12-17"),
       .spring = Days("2028-01-10", "2028-06-14")},
      {.start_year = 2028,
       .autumn = Days("2028-08-16", "2028-12-20"),
       .spring = Days("2029-01-10", "2029-06-13")},
  };
  calendar::DateTable meetings{.name = "BUN"};
  for (const char* date : {"2026-09-24", "2026-10-29", "2026-12-10", "2027-02-11", "2027-04-15",
                           "2027-06-10", "2027-09-23", "2027-10-28", "2027-12-09"}) {
    meetings.entries.push_back({.date = Day(date), .time = calendar::TimeOfDay{13 * 60}});
  }
  content.tables = {std::move(meetings)};
  return calendar::Calendar(std::move(content));
}

// The wheel that `yaml` says; a test whose text has errors fails with them.
inline Wheel WheelOf(std::string_view yaml) {
  text::Diagnostics diagnostics;
  std::optional<Wheel> wheel = ParseWheel(yaml, diagnostics);
  for (const text::Diagnostic& fault : diagnostics.items()) {
    if (!wheel) ADD_FAILURE() << text::Format("test.yaml", fault);
  }
  return wheel.value_or(Wheel());
}

inline Turn TurnOf(const Wheel& wheel, int start_year) {
  const std::optional<Turn> turn = TurnStartingIn(wheel, start_year);
  if (!turn) ADD_FAILURE() << "no turn starts in " << start_year;
  return turn.value_or(Turn());
}

// "~2026-10-30 24:00 (2026-11-01 sunday)": "~" estimated, "!" overridden, then the nominal date and
// the reasons when it was shifted. A due date at the end of its day shows no time.
inline std::string Show(const std::optional<PlannedDate>& date, const std::optional<DateGap>& gap,
                        calendar::TimeOfDay ordinary) {
  if (gap) return fmt::format("gap {} {}", static_cast<int>(gap->kind), gap->subject);
  if (!date) return "-";
  std::string text = fmt::format("{}{}{}", date->estimated ? "~" : "", date->overridden ? "!" : "",
                                 calendar::ToString(date->effective));
  if (date->time != ordinary) text += " " + calendar::ToString(date->time);
  if (date->nominal != date->effective) {
    text += fmt::format(" ({}", calendar::ToString(date->nominal));
    for (const std::string& reason : date->reasons) text += " " + reason;
    text += ")";
  }
  return text;
}

// "skrivs: 2027-05-25 -> 2027-06-24", one line a state.
inline std::vector<std::string> Show(const std::vector<PlannedState>& plan) {
  std::vector<std::string> lines;
  for (const PlannedState& planned : plan) {
    lines.push_back(fmt::format("{}: {} -> {}", planned.state.str(),
                                Show(planned.opens, planned.opens_gap, calendar::TimeOfDay{0}),
                                Show(planned.due, planned.due_gap, calendar::kEndOfDay)));
  }
  return lines;
}

// Plans turns of one wheel in the municipality.
class PlannerTest : public testing::Test {
 protected:
  TurnPlan PlanOf(const Wheel& wheel, int start_year, const std::vector<Occurrence>& running = {}) {
    const Turn turn = TurnOf(wheel, start_year);
    return PlanTurn(turn, {.wheel = wheel,
                           .calendar = calendar_,
                           .organisation = organisation_,
                           .facts = nothing_,
                           .now = calendar::Zone::Stockholm().At(OpeningDay(wheel, turn), {0}),
                           .running = [&running](const OccurrenceId& id) -> const Occurrence* {
                             for (const Occurrence& one : running) {
                               if (one.id == id) return &one;
                             }
                             return nullptr;
                           }});
  }

  // The dates of "activity/unit" or "activity/unit/ordinal" in a plan.
  static std::vector<std::string> DatesOf(const TurnPlan& plan, std::string_view path) {
    for (const Occurrence& occurrence : plan.occurrences) {
      if (ToString(occurrence.id).ends_with(fmt::format("/{}", path))) {
        return Show(occurrence.plan);
      }
    }
    return {"no such occurrence"};
  }
  static std::vector<std::string> IdsOf(const TurnPlan& plan) {
    std::vector<std::string> ids;
    for (const Occurrence& occurrence : plan.occurrences) ids.push_back(ToString(occurrence.id));
    return ids;
  }

  const calendar::Calendar calendar_ = MunicipalCalendar();
  const Organisation organisation_ = Municipality();
  const NoFacts nothing_;
};

}  // namespace hjul::core
