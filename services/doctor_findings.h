// What the doctor looks at, one function a subject. Internal to doctor.cc.
#pragma once

#include <optional>
#include <vector>

#include "hjul/control/v1/control_service.pb.h"
#include "services/doctor.h"

namespace hjul::services::doctor {

using Status = std::optional<control::v1::GetStatusResponse>;  // Nullopt: no server answers.

Finding Well(std::string subject, std::string text);
Finding Warning(std::string subject, std::string text, std::string next_step);
Finding Error(std::string subject, std::string text, std::string next_step);

// Files and folders (doctor_files.cc).
Finding DataDirectory(const std::filesystem::path& data);
Finding StoreFiles(const std::filesystem::path& data);
std::vector<Finding> Certificate(const Config& config, engine::Instant now);
Finding SocketPath(const Config& config);
Finding Backups(const Config& config, engine::Instant now);

// Time and the running server (doctor_server.cc). `running` and `status` come from its socket.
std::vector<Finding> Time(engine::Instant now);
std::vector<Finding> Server(const absl::Status& running, const Status& status);

// "3 days", "5 hours", "12 minutes".
std::string Span(std::chrono::seconds span);
// "1.2 GB", "256 MB".
std::string Size(std::uint64_t bytes);

}  // namespace hjul::services::doctor
