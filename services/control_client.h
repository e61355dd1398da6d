// Asking a running server through its control socket.
#pragma once

#include <filesystem>

#include "absl/status/statusor.h"
#include "hjul/control/v1/control_service.pb.h"

namespace hjul::services {

// Errors: those of Knock (control_socket.h), those of the server, kDeadlineExceeded.
absl::StatusOr<control::v1::GetStatusResponse> AskStatus(const std::filesystem::path& socket);
// Returns when the backup is made, which takes as long as the store is large; at most an hour.
absl::StatusOr<control::v1::CreateBackupResponse> AskForBackup(const std::filesystem::path& socket);

}  // namespace hjul::services
