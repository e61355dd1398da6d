// The text of a wheel: read, checked, printed, read back; one that passes the checks is also walked
// through a school year.
#include "scheduler/core/planner.h"
#include "scheduler/core/wheel_text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/read_back.h"
#include "tests/fuzz/surroundings.h"

namespace hjul::fuzz {
namespace {

// More would be refused by the server (services/LIMITS.md) and only cost time here.
constexpr std::size_t kPreviewedMax = 5'000;

std::size_t Occurrences(const core::Wheel& wheel, calendar::DateSpan days) {
  std::size_t count = 0;
  for (const core::Turn& turn : core::TurnsIn(wheel, days)) {
    for (const core::Activity& activity : wheel.activities) {
      count += core::RepetitionsOf(activity, turn, SmallCalendar()).size() *
               core::UnitsOf(activity, turn, SmallOrganisation()).size();
    }
  }
  return count;
}

}  // namespace
}  // namespace hjul::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hjul;
  using namespace hjul::fuzz;
  const std::string_view text = TextOf(data, size);
  const auto wheel = ReadOrFaulty(data, size, core::ParseWheel);
  if (wheel) {
    ReadsBackInBoth(*wheel, core::PrintWheel, core::ParseWheel);
  }
  text::Diagnostics diagnostics;
  const auto checked = core::ParseAndCheckWheel(text, SmallSurroundings(), diagnostics);
  Expect(diagnostics.items().size() <= text::kDiagnosticsMax + 1, "faults are limited");
  Expect(checked.has_value() == wheel.has_value(), "checking reads what reading reads");
  const calendar::DateSpan days{calendar::MakeDate(2026, 8, 1), calendar::MakeDate(2027, 7, 31)};
  if (checked && !diagnostics.HasErrors() && Occurrences(*checked, days) <= kPreviewedMax) {
    core::PreviewWheel(*checked, days, SmallCalendar(), SmallOrganisation(), {});
  }
  return 0;
}
