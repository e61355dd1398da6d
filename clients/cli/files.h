// Reading and writing whole small files.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace hjul::cli {

// The file's bytes; "-" is standard input. Errors: kNotFound with the path and the system's reason;
// kResourceExhausted: larger than 4 MB, which no text of ours is.
absl::StatusOr<std::string> ReadFile(const std::string& path);

// Replaces the file at once or not at all, readable by its owner only; makes missing folders.
// Errors: kFailedPrecondition with the path and the system's reason.
absl::Status WriteFile(const std::string& path, const std::string& bytes);

}  // namespace hjul::cli
