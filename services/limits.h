// What every request is held to before anybody looks at its meaning: sizes, page sizes, required
// request ids. Pure; thread-safe.
#pragma once

#include "absl/status/status.h"
#include "google/protobuf/message.h"
#include "services/methods.h"

namespace hjul::services {

inline constexpr int kMessageBytesMax = 4 << 20;
inline constexpr int kPageDefault = 100;
inline constexpr int kPageMax = 1000;

// Of one huvudman, or one person: what is kept in memory, or listed as a whole.
inline constexpr std::size_t kUnitsMax = 20'000;
inline constexpr std::size_t kPersonsMax = 100'000;
inline constexpr std::size_t kPostsMax = 100'000;
inline constexpr std::size_t kWheelsMax = 100;
inline constexpr std::size_t kCalendarDocumentsMax = 100;
inline constexpr std::size_t kTextsBytesMax = 2 << 20;  // All calendars; all overlays of a wheel.
inline constexpr std::size_t kPlannedMax = 200'000;  // Occurrences of one preview, load or drawing.
inline constexpr std::size_t kTurnMax = 1'000'000;   // Occurrences of one turn.
inline constexpr std::size_t kTokensMax = 100;       // That work, of one person.

// Errors: kInvalidArgument with a field violation for each string, list or page size over its
// limit (the first 20), for each control character, and for a missing request_id. A field that no
// table names is held to the default for its kind: nothing is unlimited. README.md, "Limits".
absl::Status CheckLimits(const google::protobuf::Message& request, const Method& method);

}  // namespace hjul::services
