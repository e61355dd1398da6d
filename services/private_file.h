// Files that only their owner may read: claim codes, logins of a demonstration.
#pragma once

#include <filesystem>
#include <string_view>

#include "absl/status/status.h"

namespace hjul::services {

// Writes `file` with mode 0600, replacing what was there in one step. Errors: kUnavailable.
absl::Status WritePrivateFile(const std::filesystem::path& file, std::string_view text);

}  // namespace hjul::services
