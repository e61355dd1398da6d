// Opening and founding a database, and refusing one that cannot be trusted.
#include <fmt/format.h>
#include <rocksdb/write_batch.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "scheduler/store/batch_check.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_database.h"
#include "scheduler/store/rocks_log_look.h"
#include "scheduler/store/rocks_log_scan.h"

namespace hjul::store::rocks {
namespace {

namespace fs = std::filesystem;
using rocksdb::WALRecoveryMode;

constexpr char kLogFamily[] = "log";
constexpr char kWhenDamaged[] =
    "leave the directory as it is and restore a backup into another one";

std::string VersionKey() { return Encode(MetaKey{MetaName::kFormatVersion}); }
std::string EpochKey() { return Encode(MetaKey{MetaName::kEpoch}); }
std::string RevisionKey() { return Encode(MetaKey{MetaName::kRevision}); }

absl::Status MakeDirectory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (!error) return absl::OkStatus();
  return absl::FailedPreconditionError(
      fmt::format("cannot make the directory {}: {}; create it, or choose another",
                  directory.string(), error.message()));
}

// A database whose CURRENT is gone would be made anew, and its files thrown away as nobody's.
absl::Status CheckNotBeheaded(const fs::path& directory) {
  std::error_code error;
  if (fs::exists(directory / "CURRENT", error)) return absl::OkStatus();
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const fs::path extension = entry.path().extension();
    if (extension == ".sst" || extension == ".log") {
      return absl::DataLossError(fmt::format("the store in {} has lost its file CURRENT; {}",
                                             directory.string(), kWhenDamaged));
    }
  }
  return absl::OkStatus();
}

}  // namespace

// One attempt at opening, from nothing to a database that can be used.
class Opening {
 public:
  Opening(const RocksOptions& options, rocksdb::Env* env)
      : options_(options), env_(env), directory_(options.directory.string()) {
    if (options.file_system != nullptr) own_env_ = rocksdb::NewCompositeEnv(options.file_system);
  }

  absl::StatusOr<std::shared_ptr<Database>> Run(bool read_only) {
    absl::Status status = CheckManifest();
    if (status.ok() && read_only && env_ == nullptr) status = Lock();
    // Any damage to the log is an error at first, which changes nothing on disk.
    if (status.ok()) status = Try(WALRecoveryMode::kAbsoluteConsistency, read_only);
    if (absl::IsDataLoss(status) && OnlyTorn()) {
      status = Try(WALRecoveryMode::kPointInTimeRecovery, read_only);
    }
    if (status.ok() && read_only && database_->log_ == nullptr) status = NoStore();
    if (status.ok()) status = CheckFormat();
    if (status.ok() && !read_only) status = Found();
    if (status.ok()) status = ReadMeta();
    if (!status.ok()) return Named(status);
    database_->env_ = std::move(own_env_);
    database_->lock_ = std::move(lock_);
    return std::move(database_);
  }

 private:
  absl::Status NoStore() const {
    return absl::NotFoundError(fmt::format("there is no store in {}", directory_));
  }

  absl::Status Damaged(std::string_view file, std::string_view what) const {
    return absl::DataLossError(
        fmt::format("cannot open the store in {}: {} {}", directory_, file, what));
  }

  // RocksDB takes a manifest that it cannot read for one that ends there, and removes the tables
  // that it then does not know. And it replays a log whose first block is zeros without it.
  absl::Status CheckManifest() const {
    std::string current;
    if (!rocksdb::ReadFileToString(&Env(), directory_ + "/CURRENT", &current).ok()) {
      return absl::OkStatus();  // A new store, or one that RocksDB refuses.
    }
    while (!current.empty() && current.back() == '\n') current.pop_back();
    const std::string manifest = directory_ + "/" + current;
    if (current.empty() || !Env().FileExists(manifest).ok()) {
      return Damaged("CURRENT", fmt::format("names the file '{}', which is not there", current));
    }
    const auto scanned = ScanLog(Env(), manifest);
    if (!scanned.ok()) return scanned.status();
    if (scanned->unread && !scanned->cut_short) return Damaged(current, "is damaged");
    for (const std::string& log : LogsFrom(0)) {
      if (!BeginsWithZeros(log)) continue;
      const auto zeroed = ScanLog(Env(), log);
      if (zeroed.ok() && zeroed->behind) return Damaged(log, "has lost its beginning");
    }
    return absl::OkStatus();
  }

  bool BeginsWithZeros(const std::string& log) const {
    constexpr std::size_t kHeader = 7;
    std::unique_ptr<rocksdb::SequentialFile> file;
    std::array<char, kHeader> scratch{};
    rocksdb::Slice read;
    if (!Env().NewSequentialFile(log, &file, rocksdb::EnvOptions()).ok() ||
        !file->Read(scratch.size(), &read, scratch.data()).ok()) {
      return false;  // RocksDB meets the same, and says so.
    }
    return read.size() == kHeader &&
           std::all_of(read.data(), read.data() + read.size(), [](char byte) { return byte == 0; });
  }

  // The logs with this number and later, oldest first.
  std::vector<std::string> LogsFrom(std::uint64_t first) const {
    std::vector<std::string> names;
    if (!Env().GetChildren(directory_, &names).ok()) return {};
    std::map<std::uint64_t, std::string> logs;
    for (const std::string& name : names) {
      std::uint64_t number = 0;
      const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
      if (read.ec == std::errc() && std::string_view(read.ptr) == ".log" && number >= first) {
        logs.emplace(number, directory_ + "/" + name);
      }
    }
    std::vector<std::string> ordered;
    ordered.reserve(logs.size());
    for (auto& [number, path] : logs) ordered.push_back(std::move(path));
    return ordered;
  }

  // Whether nothing begins behind what cannot be read: then nobody was ever answered for it.
  bool OnlyTorn() const {
    if (database_ == nullptr || !database_->look_->first_log()) return false;  // Not that far.
    if (!database_->look_->status().ok()) return false;
    bool unread = false;
    for (const std::string& log : LogsFrom(*database_->look_->first_log())) {
      const auto scanned = ScanLog(Env(), log);
      if (!scanned.ok() || scanned->behind || (unread && scanned->any)) return false;
      unread = unread || scanned->unread;
    }
    return unread;
  }

  absl::Status Try(WALRecoveryMode mode, bool read_only) {
    const std::string doing = fmt::format("open the store in {}", directory_);
    database_ = std::make_shared<Database>();
    rocksdb::DBOptions db_options = MakeDbOptions(database_->failure_);
    db_options.env = &Env();
    db_options.wal_recovery_mode = mode;
    db_options.wal_filter = database_->look_.get();
    db_options.create_if_missing = !read_only;

    std::vector<std::string> names{rocksdb::kDefaultColumnFamilyName};
    if (db_options.env->FileExists(directory_ + "/CURRENT").ok()) {
      names.clear();
      const rocksdb::Status listed =
          rocksdb::DB::ListColumnFamilies(db_options, directory_, &names);
      if (!listed.ok()) return FromRocks(listed, doing);
    } else if (read_only) {
      return NoStore();
    }
    const rocksdb::ColumnFamilyOptions state = MakeStateOptions(options_.block_cache_bytes);
    const rocksdb::ColumnFamilyOptions log = MakeLogOptions(state);
    std::vector<rocksdb::ColumnFamilyDescriptor> families;
    families.reserve(names.size());
    for (const std::string& name : names) {
      families.emplace_back(name, name == kLogFamily ? log : state);
    }
    rocksdb::DB* db = nullptr;
    const rocksdb::Status opened =
        read_only ? rocksdb::DB::OpenForReadOnly(db_options, directory_, families,
                                                 &database_->handles_, &db)
                  : rocksdb::DB::Open(db_options, directory_, families, &database_->handles_, &db);
    if (const absl::Status& gap = database_->look_->status(); !gap.ok()) {
      return absl::DataLossError(fmt::format("cannot {}: {}", doing, std::string(gap.message())));
    }
    if (!opened.ok()) return FromRocks(opened, doing);
    database_->db_.reset(db);
    for (rocksdb::ColumnFamilyHandle* handle : database_->handles_) {
      if (handle->GetName() == rocksdb::kDefaultColumnFamilyName) database_->state_ = handle;
      if (handle->GetName() == kLogFamily) database_->log_ = handle;
    }
    return absl::OkStatus();
  }

  // RocksDB does not when it only reads; but a store that others write to would look damaged.
  absl::Status Lock() {
    if (!Env().FileExists(directory_ + "/CURRENT").ok()) return NoStore();
    rocksdb::FileLock* lock = nullptr;
    const rocksdb::Status locked = Env().LockFile(directory_ + "/LOCK", &lock);
    if (!locked.ok()) return FromRocks(locked, fmt::format("open the store in {}", directory_));
    lock_ = {lock, Database::Unlock{&Env()}};
    return absl::OkStatus();
  }

  // With what to do about damage.
  static absl::Status Named(const absl::Status& status) {
    if (!absl::IsDataLoss(status)) return status;
    return absl::DataLossError(fmt::format("{}; {}", std::string(status.message()), kWhenDamaged));
  }

  // Nullopt: there is no such key.
  absl::StatusOr<std::optional<std::uint64_t>> ReadNumber(const std::string& key) const {
    std::string value;
    const rocksdb::Status status =
        database_->db().Get(rocksdb::ReadOptions(), database_->state_, key, &value);
    if (status.IsNotFound()) return std::nullopt;
    if (!status.ok()) return FromRocks(status, "read what the store says of itself");
    const absl::StatusOr<std::uint64_t> number = DecodeNumber(value);
    if (!number.ok()) return number.status();
    return *number;
  }

  bool IsVirgin() const {
    const std::unique_ptr<rocksdb::Iterator> at(
        database_->db().NewIterator(rocksdb::ReadOptions(), database_->state_));
    at->SeekToFirst();
    return !at->Valid() && at->status().ok();
  }

  // Errors: kFailedPrecondition unless the store is virgin or of this format.
  absl::Status CheckFormat() const {
    const auto version = ReadNumber(VersionKey());
    if (!version.ok()) return version.status();
    if (!*version) {
      if (IsVirgin()) return absl::OkStatus();
      return absl::FailedPreconditionError(
          fmt::format("{} holds a database without a format version, so hjul did not make it; "
                      "choose another directory",
                      directory_));
    }
    if (**version != kStoreFormat) {
      return absl::FailedPreconditionError(
          fmt::format("the store in {} has format {}, this release reads format {}; start the "
                      "release that wrote it, or restore a backup made with this one",
                      directory_, **version, kStoreFormat));
    }
    return absl::OkStatus();
  }

  // Makes what a virgin store lacks.
  absl::Status Found() {
    if (database_->log_ == nullptr) {
      const rocksdb::Status created = database_->db().CreateColumnFamily(
          MakeLogOptions(MakeStateOptions(options_.block_cache_bytes)), kLogFamily,
          &database_->log_);
      if (!created.ok()) return FromRocks(created, "create the log");
      database_->handles_.push_back(database_->log_);
    }
    if (!IsVirgin()) return absl::OkStatus();
    const absl::StatusOr<std::uint64_t> epoch = NewEpoch();
    if (!epoch.ok()) return epoch.status();
    rocksdb::WriteBatch writes;
    writes.Put(database_->state_, VersionKey(), EncodeNumber(kStoreFormat)).PermitUncheckedError();
    writes.Put(database_->state_, EpochKey(), EncodeNumber(*epoch)).PermitUncheckedError();
    writes.Put(database_->state_, RevisionKey(), EncodeNumber(0)).PermitUncheckedError();
    rocksdb::WriteOptions synced;
    synced.sync = true;
    return FromRocks(database_->db().Write(synced, &writes), "found the store");
  }

  absl::Status ReadMeta() {
    const auto epoch = ReadNumber(EpochKey());
    const auto revision = ReadNumber(RevisionKey());
    if (!epoch.ok()) return epoch.status();
    if (!revision.ok()) return revision.status();
    if (!*epoch || !*revision) {
      return absl::DataLossError(
          fmt::format("the store in {} lacks its epoch or revision; {}", directory_, kWhenDamaged));
    }
    database_->epoch_ = **epoch;
    database_->revision_ = **revision;
    return absl::OkStatus();
  }

  const RocksOptions& options_;
  rocksdb::Env& Env() const {
    if (env_ != nullptr) return *env_;
    return own_env_ != nullptr ? *own_env_ : *rocksdb::Env::Default();
  }

  rocksdb::Env* const env_;  // Null: our own, or the machine's.
  std::unique_ptr<rocksdb::Env> own_env_;
  const std::string directory_;
  std::unique_ptr<rocksdb::FileLock, Database::Unlock> lock_;
  std::shared_ptr<Database> database_;
};

absl::StatusOr<std::uint64_t> NewEpoch() {
  if (sodium_init() < 0) return absl::UnavailableError("no randomness for the store's epoch");
  std::uint64_t epoch = 0;
  randombytes_buf(&epoch, sizeof(epoch));
  return epoch;
}

absl::StatusOr<std::shared_ptr<Database>> Database::Open(const RocksOptions& options) {
  if (absl::Status status = MakeDirectory(options.directory); !status.ok()) return status;
  if (absl::Status status = CheckNotBeheaded(options.directory); !status.ok()) return status;
  return Opening(options, nullptr).Run(false);
}

absl::StatusOr<std::shared_ptr<Database>> Database::OpenReadOnly(const RocksOptions& options,
                                                                 rocksdb::Env* env) {
  return Opening(options, env).Run(true);
}

}  // namespace hjul::store::rocks
