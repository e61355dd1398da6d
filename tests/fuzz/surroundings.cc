#include "tests/fuzz/surroundings.h"

#include "scheduler/calendar/calendar_text.h"
#include "scheduler/core/organisation_text.h"
#include "tests/fuzz/fuzz.h"

namespace hjul::fuzz {
namespace {

constexpr std::string_view kOrganisation = R"(huvudman: vik
name: Vikens kommun
units:
  - id: alm
    name: Almskolan
    school_forms: [grundskola]
    grades: ["F", "1", "3"]
    attributes: {område: norr}
  - {id: bok, name: Bokens förskola, school_forms: [förskola]}
  - {id: ek, name: Ekgymnasiet, school_forms: [gymnasieskola], opened: 2027-01-01}
persons:
  - {id: p-rektor, name: Rektor}
  - {id: p-chef, name: Chef}
posts:
  - {role: rektor, unit: alm, holdings: [{person: p-rektor, from: 2024-08-01}]}
  - {role: rektor, unit: bok, holdings: [{person: p-rektor, from: 2024-08-01}]}
  - {role: skolchef, holdings: [{person: p-chef, from: 2024-08-01}]}
)";

constexpr std::string_view kCalendar = R"(calendar: vik
school_years:
  - year: 2025/26
    autumn: 2025-08-13..2025-12-19
    spring: 2026-01-09..2026-06-10
    breaks:
      - {name: höstlov, days: v. 44}
      - {name: sportlov, days: v. 8}
      - {name: påsklov, days: 2026-04-07..2026-04-10}
    days_off: [2026-05-15]
  - year: 2026/27
    autumn: 2026-08-18..2026-12-18
    spring: 2027-01-11..2027-06-15
    breaks:
      - {name: höstlov, days: v. 44}
      - {name: sportlov, days: v. 8}
    staff_days: [2026-08-17, 2026-09-18]
closed_days: [2026-12-23]
half_days:
  - {date: 2027-04-30, ends: "12:00"}
units:
  - unit: bok
    closed: [2026-11-18]
tables:
  - name: np
    entries:
      - {key: NP-SV-6-B, date: 2026-03-17}
      - {key: NP-SV-6-B, date: 2027-03-16, time: "09:00"}
      - {key: NP-MA-9-A, date: 2027-05-12, cancelled: true}
  - name: bun
    entries:
      - {date: 2026-09-15, time: "09:30"}
      - {date: 2026-11-17}
      - {date: 2027-02-11, reserve: true}
)";

}  // namespace

const core::Organisation& SmallOrganisation() {
  static const core::Organisation organisation = [] {
    text::Diagnostics diagnostics;
    auto content = core::ParseOrganisation(kOrganisation, diagnostics);
    Expect(content.has_value(), "the small organisation reads",
           diagnostics.empty() ? "" : diagnostics.items().front().message);
    return core::Organisation(*std::move(content));
  }();
  return organisation;
}

const calendar::Calendar& SmallCalendar() {
  static const calendar::Calendar calendar = [] {
    text::Diagnostics diagnostics;
    auto text = calendar::ParseCalendar(kCalendar, diagnostics);
    Expect(text.has_value(), "the small calendar reads",
           diagnostics.empty() ? "" : diagnostics.items().front().message);
    return calendar::Calendar(std::move(text->content));
  }();
  return calendar;
}

core::CheckSurroundings SmallSurroundings() {
  return {.organisation = &SmallOrganisation(), .calendar = &SmallCalendar()};
}

}  // namespace hjul::fuzz
