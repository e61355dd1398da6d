// What a server's certificate and key say, for looking at a setup. Reading only: TLS is gRPC's.
#pragma once

#include <chrono>
#include <filesystem>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace hjul::services {

// How long the certificate in `file` (PEM, the server's own first) is still valid at `now`;
// negative when it has expired. Errors: kNotFound (cannot be read), kInvalidArgument (not a
// certificate), kFailedPrecondition (not valid yet).
absl::StatusOr<std::chrono::seconds> CertificateLeft(const std::filesystem::path& file,
                                                     std::chrono::system_clock::time_point now);

// Whether the key in `key` is that of the certificate in `certificate` (both PEM).
// Errors: kNotFound, kInvalidArgument (not a key, or another certificate's).
absl::Status CheckKey(const std::filesystem::path& certificate, const std::filesystem::path& key);

}  // namespace hjul::services
