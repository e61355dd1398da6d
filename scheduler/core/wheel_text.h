// Wheels as text: YAML in, canonical YAML out. See README.md for the language.
//
// Unknown keys are errors, never ignored. Parsing collects every fault it can find. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/core/wheel.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::core {

// Parses one wheel. Returns nullopt when there was an error; warnings alone return the wheel.
std::optional<Wheel> ParseWheel(std::string_view yaml, text::Diagnostics& diagnostics);

// The canonical text: ParseWheel(PrintWheel(w)) == w, and equal wheels print equal bytes.
// Date rules, guards and ladders are printed in `language`; the hash is over English.
std::string PrintWheel(const Wheel& wheel, calendar::Language language);

// The content hash: SHA-256 of the canonical English text of wheel and overlays, lower-case hex.
RevisionHash HashOf(const Wheel& wheel);

// A unit's additions on top of the common core: own activities, and deadlines moved within the
// window the core allows (`move_within`). It never removes or changes anything else.
struct Overlay {
  WheelId wheel;
  UnitId unit;
  std::vector<Activity> activities;
  struct Move {
    ActivityId activity;
    OrdinalId ordinal;  // Empty: every ordinal.
    StateId state;
    DateRule due;
    Position at;
    bool operator==(const Move& other) const;
  };
  std::vector<Move> moves;
  bool operator==(const Overlay&) const = default;
};
std::optional<Overlay> ParseOverlay(std::string_view yaml, text::Diagnostics& diagnostics);
std::string PrintOverlay(const Overlay& overlay, calendar::Language language);

// The wheel with `overlays` laid on: activities appended with their unit as scope, moves as
// variants. Faults name what the overlay may not do ("overlay-changes-core", "outside-window"
// where that can be seen without dates).
std::optional<Wheel> WithOverlays(const Wheel& core, const std::vector<Overlay>& overlays,
                                  text::Diagnostics& diagnostics);

}  // namespace hjul::core
