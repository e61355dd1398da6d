// The text of a unit's overlay: read, printed, read back, laid on a wheel.
#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/surroundings.h"

namespace hjul::fuzz {
namespace {

constexpr std::string_view kCore = R"(wheel: plan
title: Planer
kind: quality
turn: school_year
rings: [planer]
activities:
  - id: dialog
    title: Dialog
    ring: planer
    repeat: each term
    states:
      - id: boka
        by: rektor
        opens: måndag v. 40
        due: fredag v. 44
        move within: v. 42 till v. 46
        actions: {bokad: klar}
      - {id: klar, final: true}
    variants:
      - ordinal: [vt]
        states: {boka: {opens: måndag v. 9, due: fredag v. 10}}
)";

const core::Wheel& Core() {
  static const core::Wheel wheel = [] {
    text::Diagnostics diagnostics;
    auto read = core::ParseWheel(kCore, diagnostics);
    Expect(read.has_value(), "the core reads",
           diagnostics.empty() ? "" : diagnostics.items().front().message);
    return *std::move(read);
  }();
  return wheel;
}

void ReadsBack(const core::Overlay& overlay, calendar::Language language) {
  const std::string printed = core::PrintOverlay(overlay, language);
  text::Diagnostics diagnostics;
  const auto again = core::ParseOverlay(printed, diagnostics);
  Expect(again.has_value(), "a printed overlay reads back", printed);
  Expect(*again == overlay, "a printed overlay reads back equal", printed);
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul;
  using namespace hjul::fuzz;
  text::Diagnostics diagnostics;
  const auto overlay = core::ParseOverlay(TextOf(data, size), diagnostics);
  Expect(overlay.has_value() != diagnostics.HasErrors(), "an overlay with errors is none");
  if (!overlay) {
    return 0;
  }
  ReadsBack(*overlay, calendar::Language::kSwedish);
  ReadsBack(*overlay, calendar::Language::kEnglish);
  const auto wheel = core::WithOverlays(Core(), {*overlay}, diagnostics);
  if (wheel) {
    core::CheckWheel(*wheel, SmallSurroundings(), diagnostics);
    const std::string printed = core::PrintWheel(*wheel, calendar::Language::kEnglish);
    text::Diagnostics again;
    const auto read = core::ParseWheel(printed, again);
    Expect(read.has_value() && *read == *wheel, "a wheel with its overlays reads back", printed);
  }
  return 0;
}
