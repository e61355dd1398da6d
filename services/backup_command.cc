#include <algorithm>
#include <charconv>
#include <string>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/store/backup.h"
#include "services/check_report.h"
#include "services/control_client.h"
#include "services/program_parts.h"

namespace hjul::services {
namespace {

namespace fs = std::filesystem;

std::string SizeOf(std::uint64_t bytes) {
  constexpr double kMega = 1'000'000;
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / kMega);
}

// The backups of the configuration, at least one. Errors: those of ListBackups.
absl::StatusOr<std::vector<store::Backup>> All(const Config& config) {
  auto all = store::ListBackups(config.backup_directory);
  if (absl::IsNotFound(all.status()) || (all.ok() && all->empty())) {
    return absl::NotFoundError(
        fmt::format("there are no backups in {}; hjuld backup create makes one, and "
                    "--backup-directory looks elsewhere",
                    config.backup_directory.string()));
  }
  return all;
}

// The one that is meant by a number, or by "latest": the newest that is not known to be damaged.
absl::StatusOr<store::Backup> Find(const Config& config, const std::string& wanted) {
  const auto all = All(config);
  if (!all.ok()) {
    return all.status();
  }
  if (wanted == "latest") {
    const auto intact = std::find_if(all->rbegin(), all->rend(),
                                     [](const auto& backup) { return backup.damage.empty(); });
    return intact != all->rend() ? absl::StatusOr<store::Backup>(*intact)
                                 : absl::DataLossError(fmt::format(
                                       "every backup in {} is damaged: {}",
                                       config.backup_directory.string(), all->back().damage));
  }
  std::uint32_t id = 0;
  const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), id);
  if (error == std::errc() && end == wanted.data() + wanted.size()) {
    for (const store::Backup& backup : *all) {
      if (backup.id == id) {
        return backup;
      }
    }
  }
  return absl::NotFoundError(
      fmt::format("there is no backup {} in {}; there are {} to {}, and 'latest'", wanted,
                  config.backup_directory.string(), all->front().id, all->back().id));
}

}  // namespace

int CreateBackup(const ServeArguments& arguments) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  const auto made = AskForBackup(config->control_socket);
  if (!made.ok()) {
    return Complain(made.status());
  }
  fmt::print("backup {} in {}: revision {}, {}, {}.{} s; {} kept\n", made->id(), made->directory(),
             made->revision(), SizeOf(made->bytes()), made->took().seconds(),
             made->took().nanos() / 100'000'000, made->kept());
  return kDone;
}

int ListBackups(const ServeArguments& arguments) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  const auto all = All(*config);
  if (!all.ok()) {
    return Complain(all.status());
  }
  fmt::print("{:>6}  {:<25}  {:>12}  {:>10}\n", "backup", "made", "revision", "size");
  for (const store::Backup& backup : *all) {
    if (!backup.damage.empty()) {
      fmt::print("{:>6}  damaged: {}\n", backup.id, backup.damage);
      continue;
    }
    fmt::print("{:>6}  {:<25}  {:>12}  {:>10}\n", backup.id,
               calendar::Zone::Stockholm().Describe(backup.made_at), backup.revision,
               SizeOf(backup.bytes));
  }
  return kDone;
}

int VerifyBackup(const ServeArguments& arguments, const std::string& backup) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  const auto found = Find(*config, backup);
  if (!found.ok()) {
    return Complain(found.status());
  }
  const auto report =
      store::VerifyBackup(config->backup_directory, found->id, {.progress = TellProgress()});
  if (!report.ok()) {
    return Complain(report.status());
  }
  fmt::print("{}", TextOf(*report, fmt::format("backup {}", found->id)));
  return report->whole() ? kDone : kFailed;
}

int RestoreBackup(const ServeArguments& arguments, const std::string& backup,
                  const std::string& to) {
  const auto config = Configure(arguments);
  if (!config) {
    return kWrongUsage;
  }
  const auto found = Find(*config, backup);
  if (!found.ok()) {
    return Complain(found.status());
  }
  const fs::path data = to;
  std::error_code failed;
  if (fs::exists(data, failed) &&
      (!fs::is_directory(data, failed) || !fs::is_empty(data, failed))) {
    return Complain(absl::FailedPreconditionError(
        fmt::format("{} is not an empty folder; nothing is restored over what is there. Choose "
                    "another, or move it away",
                    data.string())));
  }
  if (fs::create_directories(data, failed)) {
    fs::permissions(data, fs::perms::owner_all, failed);
  }
  if (failed) {
    return Complain(
        absl::UnavailableError(fmt::format("cannot make {}: {}", data.string(), failed.message())));
  }
  const auto restored = store::RestoreBackup(config->backup_directory, found->id, data / "store");
  if (!restored.ok()) {
    return Complain(restored.status());
  }
  fmt::print("backup {} of {} restored to {}, at revision {}\n", found->id,
             calendar::Zone::Stockholm().Describe(found->made_at), data.string(),
             restored->revision);
  fmt::print("Clients that were ahead of it start from a new snapshot. Next:\n");
  fmt::print("  hjuld check-store --data {}\n", data.string());
  fmt::print("  hjuld serve --data {}   (or put the folder where the configuration has it)\n",
             data.string());
  return kDone;
}

}  // namespace hjul::services
