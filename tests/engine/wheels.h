// Wheels that several tests of the engine use.
#pragma once

#include <string_view>

namespace hjul::engine {

// Each unit reports in June, the skolchef reads, and the huvudman sums up when all have been read.
inline constexpr std::string_view kReports = R"(
wheel: rapporter
title: Rapporter
activities:
  - id: redovisning
    title: Kvalitetsredovisning
    states:
      - id: skrivs
        by: rektor
        opens: 3 weeks before spring term end
        due: last friday of june
        remind: [on open, 5 working days before, on due]
        actions: {lämna in: granskas}
      - id: granskas
        by: skolchef
        due: entered + 10 working days
        actions: {fastställ: fastställd, begär komplettering: skrivs}
      - {id: fastställd, final: true}
  - id: central
    title: Huvudmannens rapport
    for: {each: huvudman}
    states:
      - id: väntar
        until: all redovisning in fastställd
        or: 15 july
        then: sammanställs
      - id: sammanställs
        by: skolchef
        due: entered + 20 working days
        actions: {klar: publicerad}
      - {id: publicerad, final: true}
)";

}  // namespace hjul::engine
