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

// Errors: kInvalidArgument with a field violation for each string, list or page size over its
// limit, and for a missing request_id.
absl::Status CheckLimits(const google::protobuf::Message& request, const Method& method);

}  // namespace hjul::services
