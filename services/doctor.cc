#include "services/doctor.h"

#include <utility>

#include "fmt/format.h"
#include "scheduler/store/rocks_store.h"
#include "services/control_client.h"
#include "services/doctor_findings.h"
#include "services/readings.h"

namespace hjul::services {
namespace doctor {

Finding Well(std::string subject, std::string text) {
  return {Finding::Grade::kOk, std::move(subject), std::move(text), ""};
}
Finding Warning(std::string subject, std::string text, std::string next_step) {
  return {Finding::Grade::kWarning, std::move(subject), std::move(text), std::move(next_step)};
}
Finding Error(std::string subject, std::string text, std::string next_step) {
  return {Finding::Grade::kError, std::move(subject), std::move(text), std::move(next_step)};
}

std::string Span(std::chrono::seconds span) {
  using std::chrono::days;
  using std::chrono::hours;
  using std::chrono::minutes;
  if (span >= days(2)) {
    return fmt::format("{} days", span / days(1));
  }
  return span >= hours(2) ? fmt::format("{} hours", span / hours(1))
                          : fmt::format("{} minutes", span / minutes(1));
}

std::string Size(std::uint64_t bytes) {
  constexpr double kMega = 1 << 20;
  const double mega = static_cast<double>(bytes) / kMega;
  return mega < 1024 ? fmt::format("{:.0f} MB", mega) : fmt::format("{:.1f} GB", mega / 1024);
}

namespace {

std::vector<Finding> Configuration(const Config& config, const text::Diagnostics& faults) {
  std::vector<Finding> findings;
  for (const text::Diagnostic& fault : faults.Sorted()) {
    const std::string where =
        fault.at.line > 0 ? fmt::format("line {}: ", fault.at.line) : std::string();
    findings.push_back(Error("configuration",
                             fmt::format("{}{}: {}", where, fault.path, fault.message),
                             fault.suggestion.empty() ? "mend it" : fault.suggestion));
  }
  if (findings.empty()) {
    findings.push_back(
        Well("configuration", fmt::format("listens on {}{}", config.listen,
                                          config.tls_certificate.empty() ? "" : ", with TLS")));
  }
  return findings;
}

Finding Disk(const std::filesystem::path& data) {
  const auto free = store::FreeBytesAt(data);
  if (!free.ok()) {
    return Error("disk", std::string(free.status().message()), "mount it, or set data");
  }
  return ExamineDisk(*free, store::RocksOptions{}.free_bytes_min);
}

}  // namespace
}  // namespace doctor

Finding ExamineDisk(std::uint64_t free_bytes, std::uint64_t free_bytes_min) {
  using doctor::Size;
  constexpr std::uint64_t kSoon = 8;
  const std::string text =
      fmt::format("{} free; writes are refused below {}", Size(free_bytes), Size(free_bytes_min));
  if (free_bytes < free_bytes_min) {
    return doctor::Error("disk", text, "free some space; writing resumes by itself");
  }
  if (free_bytes < kSoon * free_bytes_min) {
    return doctor::Warning("disk", text, "free some space, or enlarge the disk, before it is full");
  }
  return doctor::Well("disk", text);
}

Finding ExamineFileLimit(std::uint64_t open_files_max, bool of_server) {
  constexpr std::uint64_t kEnough = 4096;
  const std::string text =
      fmt::format("{} {} have {} files and connections open",
                  of_server ? "the server" : "a server started from here", "may", open_files_max);
  return open_files_max >= kEnough
             ? doctor::Well("file limit", text)
             : doctor::Warning("file limit", text,
                               "each client takes one; set LimitNOFILE=65536 in the unit, or "
                               "ulimit -n 65536 in the shell that starts it");
}

std::vector<Finding> Examine(const Config& config, const text::Diagnostics& faults,
                             const engine::Clock& clock) {
  const engine::Instant now = clock.Now();
  const auto asked = AskStatus(config.control_socket);
  const doctor::Status status = asked.ok() ? doctor::Status(*asked) : std::nullopt;

  std::vector<Finding> all = doctor::Configuration(config, faults);
  const auto add = [&all](std::vector<Finding> more) {
    all.insert(all.end(), more.begin(), more.end());
  };
  if (!config.data.empty()) {
    add({doctor::DataDirectory(config.data)});
    std::error_code ignored;
    if (std::filesystem::exists(config.data, ignored)) {
      add({doctor::StoreFiles(config.data), doctor::Disk(config.data)});
    }
    add({doctor::SocketPath(config)});
  }
  add(doctor::Certificate(config, now));
  add(doctor::Time(now));
  add({ExamineFileLimit(status ? status->open_files_max() : ReadProcessUse().open_files_max,
                        status.has_value())});
  add(doctor::Server(asked.status(), status));
  add({doctor::Backups(config, now)});
  return all;
}

}  // namespace hjul::services
