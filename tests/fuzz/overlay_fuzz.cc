// The text of a unit's overlay: read, printed, read back, laid on a wheel.
#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/read_back.h"
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

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul;
  using namespace hjul::fuzz;
  const auto overlay = ReadOrFaulty(data, size, core::ParseOverlay);
  if (!overlay) {
    return 0;
  }
  ReadsBackInBoth(*overlay, core::PrintOverlay, core::ParseOverlay);
  text::Diagnostics diagnostics;
  const auto wheel = core::WithOverlays(Core(), {*overlay}, diagnostics);
  if (wheel) {
    core::CheckWheel(*wheel, SmallSurroundings(), diagnostics);
    ReadsBackInBoth(*wheel, core::PrintWheel, core::ParseWheel);
  }
  return 0;
}
