// The demonstration municipality of deploy/demo, read from its files for the tests of the wheels.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scheduler/calendar/calendar.h"
#include "scheduler/core/organisation.h"
#include "scheduler/core/wheel.h"

namespace hjul::wheels {

std::string ReadFile(const std::filesystem::path& file);

// Faults in the files fail the running test.
core::Organisation DemoOrganisation();
calendar::Calendar DemoCalendar();

// Every wheel text under deploy/wheels, by path.
std::vector<std::filesystem::path> WheelFiles();
// Every unit's overlay under deploy/demo/overlays.
std::vector<std::filesystem::path> OverlayFiles();
// Of each wheel that parses, to be named by references across wheels.
const std::vector<core::Wheel>& AllWheels();

}  // namespace hjul::wheels
