// The one refusal of the engine's that is no request's fault: what the wheels say goes round in a
// circle. Pure.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "fmt/format.h"

namespace hjul::engine {

inline constexpr std::string_view kChangeWithoutEnd = "change each other without end";

// kFailedPrecondition. `circle`: the occurrences that do.
inline absl::Status WithoutEnd(std::string_view circle) {
  return absl::FailedPreconditionError(
      fmt::format("{} {}; let one of them reckon its dates from the calendar instead of from "
                  "another activity, and plan its wheel again",
                  circle, kChangeWithoutEnd));
}
inline bool IsWithoutEnd(const absl::Status& status) {
  return absl::IsFailedPrecondition(status) &&
         std::string(status.message()).find(kChangeWithoutEnd) != std::string::npos;
}

}  // namespace hjul::engine
