#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "fmt/format.h"
#include "scheduler/store/backup.h"
#include "services/certificate.h"
#include "services/control_socket.h"
#include "services/doctor_findings.h"

namespace hjul::services::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::days kCertificateSoon{30};
constexpr std::chrono::hours kBackupOld{48};

// Nullopt: errno says why not.
std::optional<struct stat> Look(const fs::path& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 ? std::optional(found) : std::nullopt;
}

// The nearest folder above `path` that is there.
fs::path Existing(fs::path path) {
  std::error_code ignored;
  path = fs::absolute(path, ignored);
  while (!fs::exists(path, ignored) && path.has_relative_path()) {
    path = path.parent_path();
  }
  return path;
}

}  // namespace

Finding DataDirectory(const fs::path& data) {
  constexpr char kSubject[] = "data directory";
  const auto found = Look(data);
  if (!found && errno == EACCES) {
    return Warning(kSubject, fmt::format("{} cannot be looked into by this user", data.string()),
                   "run this as root, or as the server's user: sudo hjuld doctor");
  }
  if (!found) {
    const fs::path above = Existing(data);
    return ::access(above.c_str(), W_OK) == 0
               ? Warning(kSubject, fmt::format("there is no {} yet", data.string()),
                         "nothing: the first hjuld serve makes it; or set data to where it is")
               : Error(kSubject,
                       fmt::format("there is no {}, and this user cannot make it", data.string()),
                       fmt::format("make it: install -d -m 700 -o USER {}", data.string()));
  }
  if (!S_ISDIR(found->st_mode)) {
    return Error(kSubject, fmt::format("{} is not a folder", data.string()),
                 "set data to a folder");
  }
  if (const absl::Status open = CheckPrivate(data); !open.ok()) {
    return Error(kSubject, std::string(open.message()), fmt::format("chmod 700 {}", data.string()));
  }
  if (::access(data.c_str(), R_OK | W_OK | X_OK) != 0) {
    return Error(kSubject, fmt::format("{}: {}", data.string(), std::strerror(errno)),
                 "run the server as the folder's owner, or give the folder to the server's user");
  }
  return Well(kSubject, fmt::format("{}, the owner's alone", data.string()));
}

Finding StoreFiles(const fs::path& data) {
  constexpr char kSubject[] = "store";
  const fs::path store = data / "store";
  const auto owner = Look(data);
  std::error_code failed;
  if (!fs::exists(store / "CURRENT", failed)) {
    return failed ? Warning(kSubject, fmt::format("{}: {}", store.string(), failed.message()),
                            "run this as root, or as the server's user: sudo hjuld doctor")
                  : Warning(kSubject, fmt::format("there is none in {} yet", store.string()),
                            "nothing: the first hjuld serve makes it; or restore a backup");
  }
  for (fs::directory_iterator file(store, failed), end; !failed && file != end;
       file.increment(failed)) {
    const auto found = Look(file->path());
    if (found && owner && found->st_uid != owner->st_uid) {
      return Error(kSubject,
                   fmt::format("{} does not belong to the owner of {}, so the server cannot "
                               "write it",
                               file->path().string(), data.string()),
                   fmt::format("chown -R --reference={} {}", data.string(), store.string()));
    }
  }
  return failed ? Error(kSubject, fmt::format("{}: {}", store.string(), failed.message()),
                        "look at the disk and at the folder's rights")
                : Well(kSubject, store.string());
}

Finding SocketPath(const Config& config) {
  constexpr char kSubject[] = "control socket";
  if (const absl::Status status = CheckSocketPath(config.control_socket); !status.ok()) {
    return Error(kSubject, std::string(status.message()),
                 "set control_socket to a shorter path, as /run/hjul/control");
  }
  const fs::path folder = fs::absolute(config.control_socket).parent_path();
  std::error_code ignored;
  if (folder != fs::absolute(config.data) && fs::exists(folder, ignored)) {
    if (const absl::Status status = CheckPrivate(folder); !status.ok()) {
      return Error(kSubject, std::string(status.message()),
                   fmt::format("chmod 700 {}", folder.string()));
    }
  }
  return Well(kSubject, config.control_socket.string());
}

std::vector<Finding> Certificate(const Config& config, engine::Instant now) {
  constexpr char kSubject[] = "certificate";
  if (config.tls_certificate.empty()) {
    return {};
  }
  const auto left = CertificateLeft(config.tls_certificate, now);
  if (!left.ok()) {
    return {Error(kSubject, std::string(left.status().message()),
                  "get a certificate from your issuer, and set tls.certificate")};
  }
  std::vector<Finding> findings;
  if (*left < std::chrono::seconds::zero()) {
    findings.push_back(Error(kSubject,
                             fmt::format("{} expired {} ago", config.tls_certificate, Span(-*left)),
                             "renew it and restart the server; clients refuse it"));
  } else if (*left < kCertificateSoon) {
    findings.push_back(Warning(kSubject,
                               fmt::format("{} expires in {}", config.tls_certificate, Span(*left)),
                               "renew it and restart the server"));
  } else {
    findings.push_back(
        Well(kSubject, fmt::format("{}, valid for {}", config.tls_certificate, Span(*left))));
  }
  if (const absl::Status key = CheckKey(config.tls_certificate, config.tls_key); !key.ok()) {
    findings.push_back(
        Error("certificate key", std::string(key.message()), "set tls.key to the certificate's"));
  }
  return findings;
}

Finding Backups(const Config& config, engine::Instant now) {
  constexpr char kSubject[] = "backups";
  const std::string folder = config.backup_directory.string();
  const auto backups = store::ListBackups(config.backup_directory);
  if (absl::IsNotFound(backups.status()) || (backups.ok() && backups->empty())) {
    return Warning(kSubject, fmt::format("there is none in {}", folder),
                   "hjuld backup create; systemctl enable --now hjuld-backup.timer makes one each "
                   "night");
  }
  if (!backups.ok()) {
    return Error(kSubject, std::string(backups.status().message()),
                 "hjuld backup list; make a new backup in another folder");
  }
  for (const store::Backup& backup : *backups) {
    if (!backup.damage.empty()) {
      return Error(kSubject,
                   fmt::format("{} in {} is damaged: {}", backup.id, folder, backup.damage),
                   "look at the disk, then hjuld backup create; the others can be verified: hjuld "
                   "backup verify");
    }
  }
  const store::Backup& newest = backups->back();
  const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - newest.made_at);
  const std::string text = fmt::format("{} in {}, the newest {} is {} old", backups->size(), folder,
                                       newest.id, Span(age));
  if (age > kBackupOld) {
    return Warning(kSubject, text, "look at hjuld-backup.timer: systemctl status hjuld-backup");
  }
  const auto there = Look(config.backup_directory);
  const auto data = Look(config.data);
  if (there && data && there->st_dev == data->st_dev) {
    return Warning(kSubject, text + ", on the same disk as the store",
                   "set backup_directory to another disk, or copy the folder to another machine");
  }
  return Well(kSubject, text);
}

}  // namespace hjul::services::doctor
