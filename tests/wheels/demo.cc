#include "tests/wheels/demo.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "gtest/gtest.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/core/organisation_text.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/text/diagnostic.h"

namespace hjul::wheels {
namespace {

using std::filesystem::path;

const path kWheels = HJUL_WHEELS_DIR;
const path kDemo = HJUL_DEMO_DIR;

std::vector<path> YamlUnder(const path& folder) {
  std::vector<path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void ExpectNoErrors(const path& file, const text::Diagnostics& diagnostics) {
  for (const text::Diagnostic& fault : diagnostics.items()) {
    if (fault.severity == text::Severity::kError) {
      ADD_FAILURE() << text::Format(file.string(), fault);
    }
  }
}

}  // namespace

std::string ReadFile(const path& file) {
  std::ifstream stream(file);
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

core::Organisation DemoOrganisation() {
  const path file = kDemo / "organisation.yaml";
  text::Diagnostics diagnostics;
  std::optional<core::Organisation::Content> read =
      core::ParseOrganisation(ReadFile(file), diagnostics);
  ExpectNoErrors(file, diagnostics);
  return read ? core::Organisation(*std::move(read)) : core::Organisation();
}

calendar::Calendar DemoCalendar() {
  const path file = kDemo / "calendar.yaml";
  text::Diagnostics diagnostics;
  std::optional<calendar::CalendarText> read = calendar::ParseCalendar(ReadFile(file), diagnostics);
  ExpectNoErrors(file, diagnostics);
  return read ? calendar::Calendar(std::move(read->content)) : calendar::Calendar();
}

std::vector<path> WheelFiles() { return YamlUnder(kWheels); }
std::vector<path> OverlayFiles() { return YamlUnder(kDemo / "overlays"); }

const std::vector<core::Wheel>& AllWheels() {
  static const std::vector<core::Wheel> wheels = [] {
    std::vector<core::Wheel> read;
    for (const path& file : WheelFiles()) {
      text::Diagnostics ignored;  // Each file has a test of its own.
      if (auto wheel = core::ParseWheel(ReadFile(file), ignored)) read.push_back(*std::move(wheel));
    }
    return read;
  }();
  return wheels;
}

}  // namespace hjul::wheels
