// The text of a wheel: read, checked, printed, read back; one that passes the checks is also walked
// through a school year.
#include "scheduler/core/planner.h"
#include "scheduler/core/wheel_text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/surroundings.h"

namespace hjul::fuzz {
namespace {

void ReadsBack(const core::Wheel& wheel, calendar::Language language) {
  const std::string printed = core::PrintWheel(wheel, language);
  text::Diagnostics diagnostics;
  const auto again = core::ParseWheel(printed, diagnostics);
  Expect(again.has_value(), "a printed wheel reads back", printed);
  Expect(*again == wheel, "a printed wheel reads back equal", printed);
  Expect(core::PrintWheel(*again, language) == printed, "equal wheels print equal bytes", printed);
  Expect(core::HashOf(*again) == core::HashOf(wheel), "equal wheels have one hash", printed);
}

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
  text::Diagnostics of_reading;
  const auto wheel = core::ParseWheel(text, of_reading);
  Expect(wheel.has_value() != of_reading.HasErrors(), "a wheel with errors is none");
  if (wheel) {
    ReadsBack(*wheel, calendar::Language::kSwedish);
    ReadsBack(*wheel, calendar::Language::kEnglish);
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
