// The calendar and the turns that tests of date rules resolve in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "fmt/format.h"
#include "gtest/gtest.h"
#include "scheduler/calendar/calendar.h"
#include "scheduler/calendar/rule.h"
#include "scheduler/text/diagnostic.h"
#include "tests/calendar/test_days.h"

namespace hjul::calendar {

// Halmstad's läsår 2025/26 and 2026/27; meetings, tests and an anchor made up around them.
inline Calendar Halmstad() {
  SchoolYear first{.start_year = 2025,
                   .autumn = Days("2025-08-13", "2025-12-19"),
                   .spring = Days("2026-01-09", "2026-06-10"),
                   .breaks = {{"höstlov", Days("2025-10-27", "2025-10-31")},
                              {"sportlov", Days("2026-02-16", "2026-02-20")},
                              {"påsklov", Days("2026-04-07", "2026-04-10")}},
                   .days_off = {Day("2026-05-15")}};
  SchoolYear second{.start_year = 2026,
                    .autumn = Days("2026-08-18", "2026-12-18"),
                    .spring = Days("2027-01-11", "2027-06-15"),
                    .breaks = {{"höstlov", Days("2026-10-26", "2026-10-30")},
                               {"sportlov", Days("2027-02-22", "2027-02-26")},
                               {"påsklov", Days("2027-03-30", "2027-04-02")},
                               {"vinterlov", Days("2027-01-25", "2027-01-26")}},
                    .days_off = {Day("2027-05-07")},
                    .staff_days = {Day("2026-08-17"), Day("2026-09-18"), Day("2027-03-08")}};
  DateTable board{"BUN",
                  {{.key = "", .date = Day("2026-09-15"), .time = TimeOfDay{570}},
                   {.key = "", .date = Day("2026-10-20"), .cancelled = true},
                   {.key = "", .date = Day("2026-11-17"), .time = TimeOfDay{495}},
                   {.key = "", .date = Day("2026-12-15"), .reserve = true},
                   {.key = "", .date = Day("2027-02-11"), .time = TimeOfDay{570}}}};
  DateTable tests{"np",
                  {{.key = "NP-SV-6-B", .date = Day("2026-03-17")},
                   {.key = "NP-SV-6-B", .date = Day("2027-03-16"), .time = TimeOfDay{540}},
                   {.key = "NP-MA-9-A", .date = Day("2027-05-12"), .cancelled = true},
                   {.key = "NP-EN-6-R", .date = Day("2027-04-20"), .reserve = true}}};
  return Calendar({.school_years = {first, second}, .tables = {board, tests}});
}

inline DateSpan SchoolTurn(int year) { return {MakeDate(year, 8, 1), MakeDate(year + 1, 7, 31)}; }
inline DateSpan CalendarTurn(int year) { return {MakeDate(year, 1, 1), MakeDate(year, 12, 31)}; }

// Anchors by their printed rule: "kvalitetsanalys due".
class WrittenAnchors : public AnchorSource {
 public:
  explicit WrittenAnchors(std::map<std::string, Date> dates) : dates_(std::move(dates)) {}
  std::optional<Date> Find(const AnchorRef& anchor) const override {
    static constexpr std::string_view kMoments[] = {"", "opens", "due", "entered", "completed"};
    const std::string written =
        fmt::format("{}/{}[{}] {} {}", anchor.wheel, anchor.activity, anchor.ordinal, anchor.state,
                    kMoments[static_cast<std::size_t>(anchor.moment)]);
    const auto found = dates_.find(written);
    return found == dates_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string, Date> dates_;
};

// The rule written in `text`; one that cannot be read fails the test and gives the empty rule.
inline DateRule Rule(std::string_view text) {
  text::Diagnostics diagnostics;
  const std::optional<DateRule> rule = ParseRule(text, {1, 1}, "due", diagnostics);
  for (const text::Diagnostic& item : diagnostics.items()) {
    ADD_FAILURE() << text::Format(text, item);
  }
  return rule.value_or(DateRule());
}

// "2027-03-16 09:00", "2026-11-02..2026-12-04", or "no-such-week w. 53".
inline std::string Written(const Resolution& resolution) {
  if (const RuleGap* gap = std::get_if<RuleGap>(&resolution)) {
    static constexpr std::string_view kKinds[] = {
        "",         "anchor-open", "skipped",   "no-such-week", "no-such-day", "no-school-year",
        "no-table", "no-entry",    "no-period", "outside-years"};
    const std::string_view kind = kKinds[static_cast<std::size_t>(gap->kind)];
    return gap->subject.empty() ? std::string(kind) : fmt::format("{} {}", kind, gap->subject);
  }
  const ResolvedRule& resolved = std::get<ResolvedRule>(resolution);
  std::string text = ToString(resolved.days.first);
  if (resolved.days.first != resolved.days.last) text += ".." + ToString(resolved.days.last);
  if (resolved.time.has_value()) text += " " + ToString(*resolved.time);
  return text;
}

// What `text` resolves to in `turn`, in Halmstad, for an activity repeated in `period`.
inline std::string ResolvedIn(DateSpan turn, std::string_view text,
                              std::optional<DateSpan> period = std::nullopt) {
  const Calendar calendar = Halmstad();
  const WrittenAnchors anchors({{"/analys[]  due", Day("2026-10-09")},
                                {"/analys[]  opens", Day("2026-09-01")},
                                {"/analys[]  completed", Day("2026-10-02")},
                                {"/analys[höst] granskas entered", Day("2026-10-05")},
                                {"budgethjul/budget[]  due", Day("2026-11-30")},
                                {"/[]  entered", Day("2026-12-22")},
                                {"/[]  opens", Day("2026-12-01")},
                                {"/[] granskas entered", Day("2026-12-29")},
                                {"/[]  due", Day("2027-01-15")}});
  RuleContext context{&calendar, turn, YearOf(turn.first)};
  context.period = period;
  context.anchors = &anchors;
  return Written(Resolve(Rule(text), context));
}

}  // namespace hjul::calendar
