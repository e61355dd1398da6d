// Every wheel in deploy/wheels: it parses, checks and previews as its golden says.
//
// HJUL_REWRITE=1 writes the goldens anew; the diff is the review.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "gtest/gtest.h"
#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/diagnostic.h"
#include "tests/wheels/demo.h"
#include "tests/wheels/golden.h"

namespace hjul::wheels {
namespace {

using std::filesystem::path;

const path kGoldens = HJUL_GOLDEN_DIR;

class WheelFile : public testing::TestWithParam<path> {
 protected:
  static std::string Name() { return GetParam().filename().string(); }

  static std::optional<core::Wheel> Parse() {
    text::Diagnostics diagnostics;
    std::optional<core::Wheel> wheel = core::ParseWheel(ReadFile(GetParam()), diagnostics);
    for (const text::Diagnostic& fault : diagnostics.items()) {
      ADD_FAILURE() << text::Format(Name(), fault);
    }
    return wheel;
  }

  static std::vector<const core::Wheel*> Others(const core::Wheel& wheel) {
    std::vector<const core::Wheel*> others;
    for (const core::Wheel& other : AllWheels()) {
      if (other.id != wheel.id) others.push_back(&other);
    }
    return others;
  }
};

TEST_P(WheelFile, HasNoErrorsInTheDemoMunicipality) {
  const std::optional<core::Wheel> wheel = Parse();
  ASSERT_TRUE(wheel);
  const core::Organisation organisation = DemoOrganisation();
  const calendar::Calendar calendar = DemoCalendar();
  const std::vector<core::Turn> turns = core::TurnsIn(*wheel, DaysShown(*wheel));
  ASSERT_GE(turns.size(), 2U) << "a golden shows at least two turns";
  text::Diagnostics diagnostics;
  core::CheckWheel(*wheel,
                   {.organisation = &organisation,
                    .calendar = &calendar,
                    .other_wheels = Others(*wheel),
                    .first_year = turns.front().start_year},
                   diagnostics);
  for (const text::Diagnostic& fault : diagnostics.Sorted()) {
    if (fault.severity == text::Severity::kError) ADD_FAILURE() << text::Format(Name(), fault);
  }
}

TEST_P(WheelFile, PrintsAndReadsBackAsItself) {
  const std::optional<core::Wheel> wheel = Parse();
  ASSERT_TRUE(wheel);
  for (const calendar::Language language :
       {calendar::Language::kEnglish, calendar::Language::kSwedish}) {
    text::Diagnostics diagnostics;
    const std::string printed = core::PrintWheel(*wheel, language);
    const std::optional<core::Wheel> again = core::ParseWheel(printed, diagnostics);
    for (const text::Diagnostic& fault : diagnostics.items()) {
      ADD_FAILURE() << text::Format(Name(), fault) << "\n" << printed;
    }
    ASSERT_TRUE(again);
    EXPECT_TRUE(*again == *wheel) << printed;
  }
}

TEST_P(WheelFile, PreviewsAsItsGolden) {
  const std::optional<core::Wheel> wheel = Parse();
  ASSERT_TRUE(wheel);
  const std::string preview = GoldenOf(*wheel, DemoCalendar(), DemoOrganisation(), Others(*wheel));
  const path golden = kGoldens / GetParam().filename().replace_extension(".txt");
  const char* rewrite = std::getenv("HJUL_REWRITE");
  if (rewrite != nullptr && std::string_view(rewrite) == "1") {
    std::ofstream(golden) << preview;
    return;
  }
  EXPECT_EQ(preview, ReadFile(golden)) << "if this is meant, run again with HJUL_REWRITE=1";
}

std::string TestName(const testing::TestParamInfo<path>& tested) {
  std::string name;
  for (const char c : tested.param.stem().string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain) name += c;
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Deploy, WheelFile, testing::ValuesIn(WheelFiles()), TestName);

class OverlayFile : public testing::TestWithParam<path> {
 protected:
  // The core wheel and the wheel with the overlay laid on; empty when that cannot be done.
  static std::vector<core::Wheel> CoreAndLaid(const core::Overlay& overlay) {
    for (const core::Wheel& wheel : AllWheels()) {
      if (wheel.id != overlay.wheel) continue;
      text::Diagnostics diagnostics;
      std::optional<core::Wheel> laid = core::WithOverlays(wheel, {overlay}, diagnostics);
      for (const text::Diagnostic& fault : diagnostics.items()) {
        ADD_FAILURE() << text::Format(GetParam().filename().string(), fault);
      }
      if (laid) return {wheel, *std::move(laid)};
    }
    return {};
  }

  // What a preview says of every unit but one.
  static std::vector<std::string> OfOthers(const core::Wheel& wheel, const core::UnitId& unit) {
    const core::Preview preview =
        core::PreviewWheel(wheel, DaysShown(wheel), DemoCalendar(), DemoOrganisation());
    std::vector<std::string> lines;
    for (const core::PreviewLine& line : preview.lines) {
      if (line.id.unit == unit || !line.dates.due || line.dates.due->estimated) continue;
      lines.push_back(core::ToString(line.id) + " " + line.state.str() + " " +
                      calendar::ToString(line.dates.due->effective));
    }
    return lines;
  }
};

TEST_P(OverlayFile, LiesOnItsWheelAndChangesNothingForOtherUnits) {
  text::Diagnostics diagnostics;
  const std::optional<core::Overlay> overlay =
      core::ParseOverlay(ReadFile(GetParam()), diagnostics);
  ASSERT_TRUE(overlay) << text::Format(GetParam().filename().string(), diagnostics.items().at(0));
  const std::vector<core::Wheel> wheels = CoreAndLaid(*overlay);
  ASSERT_EQ(wheels.size(), 2U);
  const core::Organisation organisation = DemoOrganisation();
  const calendar::Calendar calendar = DemoCalendar();
  core::CheckWheel(wheels[1], {.organisation = &organisation, .calendar = &calendar}, diagnostics);
  for (const text::Diagnostic& fault : diagnostics.Sorted()) {
    if (fault.severity == text::Severity::kError) {
      ADD_FAILURE() << text::Format(GetParam().filename().string(), fault);
    }
  }
  EXPECT_EQ(OfOthers(wheels[0], overlay->unit), OfOthers(wheels[1], overlay->unit));
}

INSTANTIATE_TEST_SUITE_P(Deploy, OverlayFile, testing::ValuesIn(OverlayFiles()), TestName);

// A golden whose wheel is gone would never be compared.
TEST(Goldens, EachBelongsToAWheel) {
  for (const auto& entry : std::filesystem::directory_iterator(kGoldens)) {
    bool found = false;
    for (const path& file : WheelFiles()) found = found || file.stem() == entry.path().stem();
    EXPECT_TRUE(found) << entry.path().filename();
  }
}

}  // namespace
}  // namespace hjul::wheels
