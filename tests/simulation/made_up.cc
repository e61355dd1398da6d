#include "made_up.h"

#include <array>

#include "fmt/format.h"
#include "scheduler/calendar/date.h"

namespace hjul::simulation {

std::string CalendarText(int years, int closed_day) {
  std::string text = "calendar: läsår\nschool_years:\n";
  for (int year = kFirstYear - 1; year <= kFirstYear + years + 1; ++year) {
    text += fmt::format(
        "  - year: {}/{:02}\n    autumn: {}-08-{}..{}-12-19\n    spring: {}-01-10..{}-06-1{}\n"
        "    breaks:\n      - {{name: höstlov, days: {}-10-27..{}-10-31}}\n",
        year, (year + 1) % 100, year, 14 + year % 4, year, year + 1, year + 1, year % 6, year,
        year);
  }
  if (closed_day > 0) {
    const calendar::Date day = calendar::MakeDate(kFirstYear, 8, 1) + calendar::days{closed_day};
    text += fmt::format("closed_days: [{}]\n", calendar::ToString(day));
  }
  return text;
}

std::string WheelText(const std::string& id, Dice& dice) {
  static constexpr std::array kMonths = {"september", "october", "november", "january", "february",
                                         "march",     "april",   "may",      "june"};
  const auto month = [&] { return kMonths[static_cast<std::size_t>(dice.Number(kMonths.size()))]; };
  std::string text =
      fmt::format("wheel: {}\ntitle: Hjul {}\nturn: {}\nlead: {} days\nactivities:\n", id, id,
                  dice.Chance(70) ? "school_year" : "calendar_year", dice.Number(60));
  const int count = 2 + dice.Number(3);
  for (int i = 0; i < count; ++i) {
    const std::string due = month();
    text += fmt::format("  - id: a{}\n    title: Aktivitet {}\n", i, i);
    if (dice.Chance(25)) {
      text += "    repeat: each term\n";
    } else if (dice.Chance(10)) {
      text += "    repeat: each month\n";
    }
    if (i > 0 && dice.Chance(40)) {
      text += fmt::format("    after: [a{}]\n", dice.Number(i));
    }
    text += fmt::format("    states:\n      - id: görs\n        by: {}\n",
                        dice.Chance(30) ? "{all: [rektor, skyddsombud]}" : "rektor");
    if (dice.Chance(50)) {
      text += fmt::format("        opens: first monday of {}\n", due);
    }
    text += fmt::format("        due: last {} of {}\n", dice.Chance(50) ? "friday" : "sunday", due);
    if (dice.Chance(80)) {
      text += "        remind: [on open, 5 working days before, on due, weekly after]\n";
    }
    if (dice.Chance(50)) {
      text += "        escalate: {after: 10 working days, to: skolchef}\n";
    }
    text += fmt::format(
        "        actions: {{klar: läses, begär anstånd: {{to: görs, note: required}}}}\n"
        "      - id: läses\n        by: skolchef\n        due: entered + {} working days\n"
        "        remind: [on open, on due]\n        actions: {{godkänn: klar, åter: görs}}\n"
        "      - {{id: klar, final: true}}\n",
        2 + dice.Number(20));
  }
  if (dice.Chance(70)) {
    text += fmt::format(
        "  - id: central\n    title: Samlat\n    for: {{each: huvudman}}\n    states:\n"
        "      - id: väntar\n        until: {} a0 {}\n        or: 1{} june\n        then: görs\n"
        "      - id: görs\n        by: skolchef\n        due: entered + 15 working days\n"
        "        remind: [on open, weekly after]\n        actions: {{klar: klar}}\n"
        "      - {{id: klar, final: true}}\n",
        dice.Chance(50) ? "all" : "any", dice.Chance(50) ? "ended" : "in klar", dice.Number(9));
  }
  return text;
}

std::string OverlayText(const std::string& wheel, const core::UnitId& unit, Dice& dice) {
  std::string text = fmt::format("overlay: {}\nunit: {}\n", wheel, unit.str());
  if (!dice.Chance(30)) {
    text += fmt::format(
        "activities:\n  - id: egen{}\n    title: Egen\n    states:\n"
        "      - {{id: görs, by: rektor, due: last friday of may, "
        "remind: [on due], actions: {{klar: klar}}}}\n"
        "      - {{id: klar, final: true}}\n",
        dice.Number(2));
  }
  return text;
}

}  // namespace hjul::simulation
