// The unix socket through which an administrator at the machine reaches a running server. Whoever
// may open it may use it: it is the owner's alone (0600), in a folder that is the owner's alone.
#pragma once

#include <filesystem>
#include <string>

#include "absl/status/status.h"

namespace hjul::services {

// The longest path that the system takes for a socket, in bytes.
inline constexpr std::size_t kSocketPathMax = 107;

// Errors: kInvalidArgument when `socket` is longer than the system takes.
absl::Status CheckSocketPath(const std::filesystem::path& socket);

// Ok when a server answers there. Errors: kNotFound (no server runs: there is no socket, or nobody
// behind it), kPermissionDenied, kInvalidArgument (CheckSocketPath), kUnavailable.
absl::Status Knock(const std::filesystem::path& socket);

// Errors: kFailedPrecondition when others than the owner may enter `folder`, with what to do.
absl::Status CheckPrivate(const std::filesystem::path& folder);

// What gRPC calls the address of `socket`.
std::string AddressOf(const std::filesystem::path& socket);

}  // namespace hjul::services
