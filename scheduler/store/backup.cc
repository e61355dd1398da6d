#include "scheduler/store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <rocksdb/utilities/backup_engine.h>
#include <rocksdb/write_batch.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_database.h"
#include "scheduler/store/rocks_snapshot.h"

namespace hjul::store {
namespace {

namespace fs = std::filesystem;
using rocks::Database;
using rocks::FromRocks;

constexpr std::uint64_t kBytesPerSecondMax = 64ULL << 20;  // Commits go on meanwhile.
constexpr std::uint64_t kLookEveryBytes = 4ULL << 20;

std::string ErrorText(int number) {
  return std::error_code(number, std::generic_category()).message();
}

// What a backup says of itself: "hjul 1 <revision> <epoch>".
std::string Describe(const Database& database, Revision revision) {
  return fmt::format("hjul 1 {} {}", revision, database.epoch());
}

bool ReadNumber(std::string_view& text, std::uint64_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  return true;
}

bool ReadDescription(std::string_view text, Backup& backup) {
  constexpr std::string_view kBegin = "hjul 1 ";
  if (text.substr(0, kBegin.size()) != kBegin) return false;
  text.remove_prefix(kBegin.size());
  if (!ReadNumber(text, backup.revision) || text.empty() || text.front() != ' ') return false;
  text.remove_prefix(1);
  return ReadNumber(text, backup.epoch) && text.empty();
}

Backup FromInfo(const rocksdb::BackupInfo& info) {
  Backup backup{.id = info.backup_id,
                .made_at = core::Instant(std::chrono::seconds(info.timestamp)),
                .bytes = info.size};
  if (!ReadDescription(info.app_metadata, backup)) backup.damage = "its description is damaged";
  return backup;
}

// While it lives, nobody else makes a backup in the directory. The file stays behind, empty.
class DirectoryLock {
 public:
  DirectoryLock() = default;
  ~DirectoryLock() {
    if (file_ >= 0) close(file_);  // Which also unlocks it.
  }
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

  absl::Status Take(const fs::path& directory) {
    const fs::path path = directory / "lock";
    file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) {
      return absl::FailedPreconditionError(
          fmt::format("cannot make {}: {}; see that the server may write there", path.string(),
                      ErrorText(errno)));
    }
    if (flock(file_, LOCK_EX | LOCK_NB) == 0) return absl::OkStatus();
    return absl::FailedPreconditionError(
        fmt::format("another backup is being made in {}; wait until it is done, or choose another "
                    "directory",
                    directory.string()));
  }

 private:
  int file_ = -1;
};

rocksdb::BackupEngineOptions EngineOptions(const fs::path& directory, rocksdb::Logger& logger) {
  rocksdb::BackupEngineOptions options(fs::absolute(directory).string());
  options.sync = true;
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  options.backup_log_files = true;
  options.backup_rate_limit = kBytesPerSecondMax;
  options.callback_trigger_interval_size = kLookEveryBytes;
  options.info_log = &logger;
  return options;
}

// A directory of backups opened for reading: changes nothing in it.
struct Reader {
  std::shared_ptr<rocksdb::Logger> logger = rocks::MakeLogger();
  std::unique_ptr<rocksdb::BackupEngineReadOnly> engine;
};

absl::StatusOr<Reader> OpenReader(const fs::path& directory) {
  std::error_code ignored;
  if (!fs::is_directory(directory / "meta", ignored)) {
    return absl::NotFoundError(fmt::format("there are no backups in {}", directory.string()));
  }
  Reader reader;
  rocksdb::BackupEngineReadOnly* engine = nullptr;
  const rocksdb::Status opened = rocksdb::BackupEngineReadOnly::Open(
      EngineOptions(directory, *reader.logger), rocksdb::Env::Default(), &engine);
  if (!opened.ok()) {
    return FromRocks(opened, fmt::format("read the backups in {}", directory.string()));
  }
  reader.engine.reset(engine);
  return reader;
}

absl::Status NoSuchBackup(const rocksdb::BackupEngineReadOnly& engine, const fs::path& directory,
                          std::uint32_t id) {
  std::vector<rocksdb::BackupInfo> infos;
  engine.GetBackupInfo(&infos);
  std::string known;
  for (const rocksdb::BackupInfo& info : infos) {
    known += fmt::format("{}{}", known.empty() ? "" : ", ", info.backup_id);
  }
  return absl::NotFoundError(fmt::format("there is no backup {} in {}; there are: {}", id,
                                         directory.string(), known.empty() ? "none" : known));
}

// Errors: kNotFound, kDataLoss.
absl::StatusOr<rocksdb::BackupInfo> FindBackup(const rocksdb::BackupEngineReadOnly& engine,
                                               const fs::path& directory, std::uint32_t id) {
  rocksdb::BackupInfo info;
  const rocksdb::Status found = engine.GetBackupInfo(id, &info, true);
  if (found.ok()) return info;
  if (found.IsNotFound()) return NoSuchBackup(engine, directory, id);
  return absl::DataLossError(fmt::format("backup {} in {} is damaged: {}; use another one", id,
                                         directory.string(), found.ToString()));
}

// --- Making -----------------------------------------------------------------------------------

// One backup being made, and what may stop it.
class Making {
 public:
  Making(const rocks::Backed& backed, std::shared_ptr<Database> database, fs::path directory)
      : options_(backed.options()),
        database_(std::move(database)),
        directory_(std::move(directory)) {}

  absl::StatusOr<Backup> Run(Revision revision, std::uint32_t keep) {
    if (absl::Status status = Room(); !status.ok()) return status;
    if (absl::Status status = Open(); !status.ok()) return status;
    rocksdb::CreateBackupOptions create;
    create.flush_before_backup = true;  // So that opening it replays next to nothing.
    create.progress_callback = [this] { Look(); };
    rocksdb::BackupID id = 0;
    const rocksdb::Status made = engine_->CreateNewBackupWithMetadata(
        create, &database_->db(), Describe(*database_, revision), &id);
    if (!made.ok()) {
      CleanUp();
      if (!stopped_.ok()) return stopped_;
      return FromRocks(made, fmt::format("make a backup in {}", directory_.string()));
    }
    const rocksdb::Status purged = engine_->PurgeOldBackups(keep);
    if (!purged.ok()) {
      return FromRocks(purged, fmt::format("remove older backups from {} (backup {} was made)",
                                           directory_.string(), id));
    }
    rocksdb::BackupInfo info;
    const rocksdb::Status found = engine_->GetBackupInfo(id, &info);
    if (!found.ok()) {
      return FromRocks(
          found, fmt::format("find backup {} that was just made in {}", id, directory_.string()));
    }
    return FromInfo(info);
  }

 private:
  absl::Status Open() {
    rocksdb::BackupEngine* engine = nullptr;
    const rocksdb::Status opened = rocksdb::BackupEngine::Open(EngineOptions(directory_, *logger_),
                                                               database_->db().GetEnv(), &engine);
    engine_.reset(engine);
    return FromRocks(opened, fmt::format("use the backups in {}", directory_.string()));
  }

  absl::Status Room() const {
    const auto free = options_.free_bytes(directory_);
    if (!free.ok()) return free.status();
    if (*free >= options_.free_bytes_min) return absl::OkStatus();
    return absl::ResourceExhaustedError(
        fmt::format("only {} MiB are free in {}, and a backup leaves {} MiB; free some space, keep "
                    "fewer backups, or choose another disk",
                    *free >> 20, directory_.string(), options_.free_bytes_min >> 20));
  }

  // Called every few megabytes.
  void Look() {
    if (!stopped_.ok()) return;
    stopped_ = Room();
    if (database_->closing()) {
      stopped_ = absl::UnavailableError("the storage is being opened again; try again later");
    }
    if (!stopped_.ok()) engine_->StopBackup();
  }

  // What was copied in vain goes at once; if that fails too, the next backup removes it.
  void CleanUp() {
    engine_.reset();
    if (Open().ok()) engine_->GarbageCollect().PermitUncheckedError();
  }

  const RocksOptions& options_;
  const std::shared_ptr<Database> database_;
  const fs::path directory_;
  const std::shared_ptr<rocksdb::Logger> logger_ = rocks::MakeLogger();
  std::unique_ptr<rocksdb::BackupEngine> engine_;
  absl::Status stopped_;
};

// --- Restoring --------------------------------------------------------------------------------

absl::Status CheckTarget(const fs::path& target) {
  std::error_code error;
  if (!fs::exists(target, error)) return absl::OkStatus();
  if (fs::is_directory(target, error) && fs::is_empty(target, error) && !error) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(
      fmt::format("{} is there and is not an empty directory; a backup is only restored into a new "
                  "one, so move the old one away or choose another",
                  target.string()));
}

absl::Status CheckRoom(const fs::path& beside, std::uint64_t bytes) {
  const auto free = FreeBytesAt(beside);
  if (!free.ok()) return free.status();
  if (*free >= bytes) return absl::OkStatus();
  return absl::ResourceExhaustedError(
      fmt::format("the backup needs {} MiB and only {} MiB are free in {}; free some space, or "
                  "choose another disk",
                  (bytes >> 20) + 1, *free >> 20, beside.string()));
}

// Errors: kUnavailable.
absl::Status SyncDirectory(const fs::path& directory) {
  const int file = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = file >= 0 && fsync(file) == 0;
  const int why = errno;
  if (file >= 0) close(file);
  if (synced) return absl::OkStatus();
  return absl::UnavailableError(
      fmt::format("cannot sync {}: {}", directory.string(), ErrorText(why)));
}

// The restored store begins a history of its own: cursors of the old one are refused.
absl::Status BeginNewHistory(const fs::path& directory, Backup& backup) {
  const RocksOptions options{.directory = directory};
  auto database = Database::Open(options);
  if (!database.ok()) return database.status();
  if ((*database)->epoch() != backup.epoch || (*database)->revision() < backup.revision) {
    return absl::DataLossError(fmt::format(
        "backup {} holds revision {} of epoch {}, and says {} of {}; use another one", backup.id,
        (*database)->revision(), (*database)->epoch(), backup.revision, backup.epoch));
  }
  const absl::StatusOr<std::uint64_t> epoch = rocks::NewEpoch();
  if (!epoch.ok()) return epoch.status();
  const Database::Use use(**database);
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const rocksdb::Status written = (*database)->db().Put(
      synced, (*database)->state(), Encode(MetaKey{MetaName::kEpoch}), EncodeNumber(*epoch));
  if (!written.ok()) return FromRocks(written, "write the epoch of the restored store");
  backup.revision = (*database)->revision();
  backup.epoch = *epoch;
  return absl::OkStatus();
}

absl::Status MoveInto(const fs::path& work, const fs::path& target) {
  std::error_code error;
  fs::rename(work, target, error);
  if (error) {
    return absl::FailedPreconditionError(
        fmt::format("cannot rename {} to {}: {}; choose a target that is no mount point",
                    work.string(), target.string(), error.message()));
  }
  return SyncDirectory(target.parent_path());
}

}  // namespace

absl::StatusOr<Backup> CreateBackup(Store& store, const fs::path& directory, std::uint32_t keep) {
  const auto* backed = dynamic_cast<const rocks::Backed*>(&store);
  if (backed == nullptr) {
    return absl::FailedPreconditionError("a store in memory has nothing to back up");
  }
  if (keep == 0) return absl::InvalidArgumentError("keep at least one backup");
  const absl::Status health = store.health();
  if (!health.ok() && !absl::IsResourceExhausted(health)) return health;
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) {
    return absl::FailedPreconditionError(
        fmt::format("cannot make the directory {}: {}; create it, or choose another",
                    directory.string(), error.message()));
  }
  DirectoryLock lock;
  if (absl::Status status = lock.Take(directory); !status.ok()) return status;
  const Revision revision = store.revision();
  std::shared_ptr<Database> database = backed->database();
  const Database::Use use(*database);
  if (!use) return absl::UnavailableError("the storage is closed; try again later");
  return Making(*backed, database, directory).Run(revision, keep);
}

absl::StatusOr<std::vector<Backup>> ListBackups(const fs::path& directory) {
  const auto reader = OpenReader(directory);
  if (!reader.ok()) return reader.status();
  std::vector<rocksdb::BackupInfo> infos;
  reader->engine->GetBackupInfo(&infos);
  std::vector<Backup> backups;
  backups.reserve(infos.size());
  for (const rocksdb::BackupInfo& info : infos) backups.push_back(FromInfo(info));
  std::vector<rocksdb::BackupID> corrupt;
  reader->engine->GetCorruptedBackups(&corrupt);
  for (const rocksdb::BackupID id : corrupt) {
    const auto found = FindBackup(*reader->engine, directory, id);
    backups.push_back({.id = id, .damage = std::string(found.status().message())});
  }
  std::sort(backups.begin(), backups.end(),
            [](const Backup& a, const Backup& b) { return a.id < b.id; });
  return backups;
}

absl::StatusOr<CheckReport> VerifyBackup(const fs::path& directory, std::uint32_t id,
                                         const CheckOptions& options) {
  const auto reader = OpenReader(directory);
  if (!reader.ok()) return reader.status();
  const auto info = FindBackup(*reader->engine, directory, id);
  if (!info.ok()) return info.status();
  const rocksdb::Status verified = reader->engine->VerifyBackup(id, true);
  if (!verified.ok()) {
    const absl::Status status = FromRocks(verified, "");
    if (absl::IsUnavailable(status)) return status;
    return absl::DataLossError(fmt::format("backup {} in {} is damaged: {}; use another one", id,
                                           directory.string(), verified.ToString()));
  }
  auto database =
      Database::OpenReadOnly({.directory = info->name_for_open}, info->env_for_open.get());
  if (!database.ok()) return database.status();
  const Backup said = FromInfo(*info);
  if (!said.damage.empty() || (*database)->epoch() != said.epoch ||
      (*database)->revision() < said.revision) {
    return absl::DataLossError(fmt::format(
        "backup {} in {} says revision {} of epoch {}, and holds {} of {}", id, directory.string(),
        said.revision, said.epoch, (*database)->revision(), (*database)->epoch()));
  }
  const Revision revision = (*database)->revision();
  const rocks::RocksSnapshot snapshot(*std::move(database), revision);
  return CheckStore(snapshot, options);
}

absl::StatusOr<Backup> RestoreBackup(const fs::path& directory, std::uint32_t id,
                                     const fs::path& target) {
  const auto reader = OpenReader(directory);
  if (!reader.ok()) return reader.status();
  const auto info = FindBackup(*reader->engine, directory, id);
  if (!info.ok()) return info.status();
  Backup backup = FromInfo(*info);

  fs::path whole = fs::absolute(target).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();  // It ended in a slash.
  if (absl::Status status = CheckTarget(whole); !status.ok()) return status;
  std::error_code error;
  fs::create_directories(whole.parent_path(), error);
  if (error) {
    return absl::FailedPreconditionError(
        fmt::format("cannot make the directory {}: {}; create it, or choose another",
                    whole.parent_path().string(), error.message()));
  }
  const fs::path work = whole.string() + ".restoring";
  fs::remove_all(work, error);  // Of a restore that was killed.
  if (absl::Status status = CheckRoom(whole.parent_path(), backup.bytes); !status.ok()) {
    return status;
  }
  const rocksdb::Status restored =
      reader->engine->RestoreDBFromBackup(id, work.string(), work.string());
  absl::Status status =
      FromRocks(restored, fmt::format("restore backup {} from {}", id, directory.string()));
  if (status.ok()) status = BeginNewHistory(work, backup);
  if (status.ok()) status = SyncDirectory(work);
  if (status.ok()) status = MoveInto(work, whole);
  if (!status.ok()) {
    fs::remove_all(work, error);
    return status;
  }
  return backup;
}

}  // namespace hjul::store
