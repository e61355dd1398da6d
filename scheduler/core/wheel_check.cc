#include "scheduler/core/wheel_check.h"

#include <vector>

#include "scheduler/core/check_report.h"
#include "scheduler/core/wheel_reader.h"

namespace hjul::core {
namespace {

void CheckReading(const WheelReading& reading, const CheckSurroundings& surroundings,
                  text::Diagnostics& diagnostics) {
  CheckReport report(reading, surroundings, diagnostics);
  CheckNames(report);
  CheckReferences(report);
  CheckFlow(report);
  CheckWaiting(report);
  CheckAnchors(report);
  CheckDates(report);
  CheckRoles(report);
}

// One fault can be met on several ways; it is told once.
text::Diagnostics WithoutRepeats(const text::Diagnostics& diagnostics) {
  text::Diagnostics once;
  for (const text::Diagnostic& item : diagnostics.Sorted()) {
    bool repeated = false;
    const std::vector<text::Diagnostic>& told = once.items();
    for (auto other = told.rbegin(); other != told.rend() && other->at == item.at; ++other) {
      repeated |= other->code == item.code && other->message == item.message;
    }
    if (!repeated) once.Add(item);
  }
  return once;
}

}  // namespace

void CheckWheel(const Wheel& wheel, const CheckSurroundings& surroundings,
                text::Diagnostics& diagnostics) {
  const WheelReading reading{.wheel = wheel, .is_wheel = true};
  text::Diagnostics found;
  CheckReading(reading, surroundings, found);
  diagnostics.Append(WithoutRepeats(found));
}

std::optional<Wheel> ParseAndCheckWheel(std::string_view yaml,
                                        const CheckSurroundings& surroundings,
                                        text::Diagnostics& diagnostics) {
  text::Diagnostics found;
  WheelReading reading = ReadWheel(yaml, found);
  const bool readable = !found.HasErrors() && reading.is_wheel;
  if (reading.is_wheel) CheckReading(reading, surroundings, found);
  diagnostics.Append(WithoutRepeats(found));
  if (!readable) return std::nullopt;
  return std::move(reading.wheel);
}

}  // namespace hjul::core
