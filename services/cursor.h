// Where a watcher is: opaque to the client, who owns it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::services {

// `filter` is a fingerprint of what is watched, `scope` of what the watcher may see.
struct Cursor {
  std::uint64_t epoch = 0;
  store::Revision revision = 0;  // Everything up to here has been given.
  std::uint64_t filter = 0;
  std::uint64_t scope = 0;
  bool operator==(const Cursor&) const = default;
};

std::string Encode(const Cursor& cursor);
// Errors: kInvalidArgument, reason CURSOR_MISMATCH.
absl::StatusOr<Cursor> DecodeCursor(std::string_view bytes);

// The first 64 bits of a digest.
std::uint64_t Fingerprint(std::string_view bytes);

}  // namespace hjul::services
