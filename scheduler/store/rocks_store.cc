#include "scheduler/store/rocks_store.h"

#include <fmt/format.h>
#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>
#include <sodium.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "scheduler/store/batch_check.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "scheduler/store/rocks_parts.h"

namespace hjul::store {
namespace {

using rocks::FromRocks;

constexpr char kLogFamily[] = "log";

std::string VersionKey() { return Encode(MetaKey{MetaName::kFormatVersion}); }
std::string EpochKey() { return Encode(MetaKey{MetaName::kEpoch}); }
std::string RevisionKey() { return Encode(MetaKey{MetaName::kRevision}); }

// The open database and its two column families, closed in the right order.
class Database {
 public:
  Database() = default;
  Database(Database&&) = default;
  ~Database() {
    if (db == nullptr) return;
    for (rocksdb::ColumnFamilyHandle* handle : handles) db->DestroyColumnFamilyHandle(handle);
    db->Close().PermitUncheckedError();  // Every commit is synced; there is nothing to lose.
  }

  rocksdb::ColumnFamilyHandle* Find(std::string_view name) const {
    for (rocksdb::ColumnFamilyHandle* handle : handles) {
      if (handle->GetName() == name) return handle;
    }
    return nullptr;
  }

  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;  // Owned; see the destructor.
  rocksdb::ColumnFamilyHandle* state = nullptr;
  rocksdb::ColumnFamilyHandle* log = nullptr;
};

// A part of a range that lies in one column family.
struct Segment {
  bool log = false;
  KeyRange range;
};

// Cuts `range` where the log's keys begin and end. In key order; without empty parts.
std::vector<Segment> Cut(const KeyRange& range) {
  static const KeyRange log = AllOf(KeyKind::kLog);
  const auto least = [](const std::string& a, const std::string& b) {  // Empty: the end.
    if (a.empty()) return b;
    return b.empty() ? a : std::min(a, b);
  };
  const std::vector<Segment> parts{
      {.range = {.first = range.first, .last = least(range.last, log.first)}},
      {.log = true,
       .range = {.first = std::max(range.first, log.first), .last = least(range.last, log.last)}},
      {.range = {.first = std::max(range.first, log.last), .last = range.last}}};
  std::vector<Segment> cut;
  for (const Segment& part : parts) {
    if (part.range.last.empty() || part.range.first < part.range.last) cut.push_back(part);
  }
  return cut;
}

class RocksSnapshot final : public Snapshot {
 public:
  RocksSnapshot(const Database& database, Revision fallback)
      : database_(database), snapshot_(database.db->GetSnapshot()), revision_(fallback) {
    // The store's counter may be behind or ahead of the snapshot by the commit in flight.
    const auto stored = Get(RevisionKey());
    if (!stored.ok() || !*stored) return;
    if (const auto number = DecodeNumber(**stored); number.ok()) revision_ = *number;
  }
  ~RocksSnapshot() override { database_.db->ReleaseSnapshot(snapshot_); }
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;

  Revision revision() const override { return revision_; }

  absl::StatusOr<std::optional<std::string>> Get(std::string_view key) const override {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    std::string value;
    const rocksdb::Status status =
        database_.db->Get(options, IsLogKey(key) ? database_.log : database_.state,
                          rocksdb::Slice(key.data(), key.size()), &value);
    if (status.IsNotFound()) return std::nullopt;
    if (!status.ok()) return FromRocks(status, "read a key");
    return value;
  }

  absl::Status Scan(const KeyRange& range, std::size_t limit, const Visit& visit) const override {
    for (const Segment& segment : Cut(range)) {
      const absl::Status status = Walk(
          segment, limit, visit, [](rocksdb::Iterator& at) { at.SeekToFirst(); },
          [](rocksdb::Iterator& at) { at.Next(); });
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  absl::Status ScanBackward(const KeyRange& range, std::size_t limit,
                            const Visit& visit) const override {
    std::vector<Segment> segments = Cut(range);
    std::reverse(segments.begin(), segments.end());
    for (const Segment& segment : segments) {
      const absl::Status status = Walk(
          segment, limit, visit, [](rocksdb::Iterator& at) { at.SeekToLast(); },
          [](rocksdb::Iterator& at) { at.Prev(); });
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

 private:
  // Visits at most `limit` entries and takes them off it; all of it when the visitor stops.
  template <class Seek, class Step>
  absl::Status Walk(const Segment& segment, std::size_t& limit, const Visit& visit,
                    const Seek& seek, const Step& step) const {
    if (limit == 0) return absl::OkStatus();
    const rocksdb::Slice lower(segment.range.first);
    const rocksdb::Slice upper(segment.range.last);
    rocksdb::ReadOptions options;
    options.snapshot = snapshot_;
    options.total_order_seek = true;
    options.iterate_lower_bound = &lower;
    if (!upper.empty()) options.iterate_upper_bound = &upper;
    const std::unique_ptr<rocksdb::Iterator> at(
        database_.db->NewIterator(options, segment.log ? database_.log : database_.state));
    for (seek(*at); at->Valid() && limit > 0; step(*at)) {
      --limit;
      if (!visit(at->key().ToStringView(), at->value().ToStringView())) limit = 0;
    }
    return FromRocks(at->status(), "scan a range");
  }

  const Database& database_;
  const rocksdb::Snapshot* snapshot_;
  Revision revision_;
};

class RocksStore final : public Store {
 public:
  RocksStore(RocksOptions options, std::shared_ptr<rocks::Failure> failure, Database database,
             Revision revision)
      : options_(std::move(options)),
        failure_(std::move(failure)),
        database_(std::move(database)),
        revision_(revision) {}

  Revision revision() const override { return revision_.load(std::memory_order_acquire); }

  std::unique_ptr<Snapshot> Read() const override {
    return std::make_unique<RocksSnapshot>(database_, revision());
  }

  absl::StatusOr<Revision> Commit(const Batch& batch) override {
    const Revision before = revision();
    if (absl::Status status = CheckBatch(batch, before); !status.ok()) return status;
    if (absl::Status status = failure_->status(); !status.ok()) return Refusal(status);
    if (absl::Status status = CheckFreeSpace(); !status.ok()) return status;

    rocksdb::WriteOptions options;
    options.sync = true;
    rocksdb::WriteBatch writes = Translate(batch, before + 1);
    const rocksdb::Status written = database_.db->Write(options, &writes);
    if (!written.ok()) {
      failure_->Record(FromRocks(written, "commit"));
      return Refusal(failure_->status());
    }
    revision_.store(before + 1, std::memory_order_release);
    return before + 1;
  }

 private:
  absl::Status Refusal(const absl::Status& cause) const {
    return absl::UnavailableError(fmt::format(
        "storage in {} failed and takes no more writes until it is closed and opened again: {}",
        options_.directory.string(), std::string(cause.message())));
  }

  absl::Status CheckFreeSpace() const {
    const absl::StatusOr<std::uint64_t> free = options_.free_bytes(options_.directory);
    if (!free.ok()) return free.status();
    if (*free >= options_.free_bytes_min) return absl::OkStatus();
    return absl::ResourceExhaustedError(
        fmt::format("only {} MiB are free in {}, {} MiB are needed to write; free some space, "
                    "reads go on meanwhile",
                    *free >> 20, options_.directory.string(), options_.free_bytes_min >> 20));
  }

  rocksdb::WriteBatch Translate(const Batch& batch, Revision revision) const {
    rocksdb::WriteBatch writes;
    const auto family = [&](const std::string& key) {
      return IsLogKey(key) ? database_.log : database_.state;
    };
    // A batch only gathers here; what could fail is the write.
    for (const KeyRange& range : batch.range_deletes) {
      if (range.first >= range.last) continue;
      writes.DeleteRange(database_.log, range.first, range.last).PermitUncheckedError();
    }
    for (const std::string& key : batch.deletes) {
      writes.Delete(family(key), key).PermitUncheckedError();
    }
    for (const Put& put : batch.puts) {
      writes.Put(family(put.key), put.key, put.value).PermitUncheckedError();
    }
    writes.Put(database_.state, RevisionKey(), EncodeNumber(revision)).PermitUncheckedError();
    return writes;
  }

  const RocksOptions options_;
  const std::shared_ptr<rocks::Failure> failure_;  // Shared with RocksDB, which calls it.
  const Database database_;
  std::atomic<Revision> revision_;
};

// --- Opening ----------------------------------------------------------------------------------

absl::StatusOr<Database> OpenDatabase(const RocksOptions& options,
                                      const std::shared_ptr<rocks::Failure>& failure) {
  const std::string directory = options.directory.string();
  const std::string doing = fmt::format("open the store in {}", directory);
  const rocksdb::DBOptions db_options = rocks::MakeDbOptions(failure);
  const rocksdb::ColumnFamilyOptions state = rocks::MakeStateOptions(options.block_cache_bytes);
  const rocksdb::ColumnFamilyOptions log = rocks::MakeLogOptions(state);

  std::vector<std::string> names{rocksdb::kDefaultColumnFamilyName};
  if (std::filesystem::exists(options.directory / "CURRENT")) {
    names.clear();
    const rocksdb::Status listed = rocksdb::DB::ListColumnFamilies(db_options, directory, &names);
    if (!listed.ok()) return FromRocks(listed, doing);
  }
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (const std::string& name : names) {
    families.emplace_back(name, name == kLogFamily ? log : state);
  }
  Database database;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened =
      rocksdb::DB::Open(db_options, directory, families, &database.handles, &db);
  if (!opened.ok()) return FromRocks(opened, doing);
  database.db.reset(db);
  database.state = database.Find(rocksdb::kDefaultColumnFamilyName);
  database.log = database.Find(kLogFamily);
  return database;
}

// Nullopt: there is no such key.
absl::StatusOr<std::optional<std::uint64_t>> ReadNumber(const Database& database,
                                                        const std::string& key) {
  std::string value;
  const rocksdb::Status status =
      database.db->Get(rocksdb::ReadOptions(), database.state, key, &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return FromRocks(status, "read what the store says of itself");
  const absl::StatusOr<std::uint64_t> number = DecodeNumber(value);
  if (!number.ok()) return number.status();
  return *number;
}

bool IsVirgin(const Database& database) {
  const std::unique_ptr<rocksdb::Iterator> at(
      database.db->NewIterator(rocksdb::ReadOptions(), database.state));
  at->SeekToFirst();
  return !at->Valid() && at->status().ok();
}

// Errors: kFailedPrecondition unless the store is virgin or of this format.
absl::Status CheckFormat(const Database& database, const std::string& directory) {
  const auto version = ReadNumber(database, VersionKey());
  if (!version.ok()) return version.status();
  if (!*version) {
    if (IsVirgin(database)) return absl::OkStatus();
    return absl::FailedPreconditionError(
        fmt::format("{} holds a database without a format version, so hjul did not make it; "
                    "choose another directory",
                    directory));
  }
  if (**version != kStoreFormat) {
    return absl::FailedPreconditionError(
        fmt::format("the store in {} has format {}, this release reads format {}; start the "
                    "release that wrote it, or restore a backup made with this one",
                    directory, **version, kStoreFormat));
  }
  return absl::OkStatus();
}

// Makes what a virgin store lacks.
absl::Status Found(const RocksOptions& options, Database& database) {
  if (database.log == nullptr) {
    const rocksdb::Status created = database.db->CreateColumnFamily(
        rocks::MakeLogOptions(rocks::MakeStateOptions(options.block_cache_bytes)), kLogFamily,
        &database.log);
    if (!created.ok()) return FromRocks(created, "create the log");
    database.handles.push_back(database.log);
  }
  if (!IsVirgin(database)) return absl::OkStatus();
  if (sodium_init() < 0) return absl::UnavailableError("no randomness for the store's epoch");
  std::uint64_t epoch = 0;
  randombytes_buf(&epoch, sizeof(epoch));
  rocksdb::WriteBatch writes;
  writes.Put(database.state, VersionKey(), EncodeNumber(kStoreFormat)).PermitUncheckedError();
  writes.Put(database.state, EpochKey(), EncodeNumber(epoch)).PermitUncheckedError();
  writes.Put(database.state, RevisionKey(), EncodeNumber(0)).PermitUncheckedError();
  rocksdb::WriteOptions synced;
  synced.sync = true;
  return FromRocks(database.db->Write(synced, &writes), "found the store");
}

}  // namespace

absl::StatusOr<std::uint64_t> FreeBytesAt(const std::filesystem::path& directory) {
  struct statvfs space {};
  if (statvfs(directory.c_str(), &space) != 0) {
    return absl::UnavailableError(
        fmt::format("cannot tell how much space is free in {}: {}", directory.string(),
                    std::error_code(errno, std::generic_category()).message()));
  }
  return std::uint64_t{space.f_bavail} * std::uint64_t{space.f_frsize};
}

absl::StatusOr<std::unique_ptr<Store>> OpenRocksStore(const RocksOptions& options) {
  const std::string directory = options.directory.string();
  std::error_code error;
  std::filesystem::create_directories(options.directory, error);
  if (error) {
    return absl::FailedPreconditionError(
        fmt::format("cannot make the directory {}: {}; create it, or choose another", directory,
                    error.message()));
  }
  auto failure = std::make_shared<rocks::Failure>();
  absl::StatusOr<Database> database = OpenDatabase(options, failure);
  if (!database.ok()) return database.status();
  if (absl::Status status = CheckFormat(*database, directory); !status.ok()) return status;
  if (absl::Status status = Found(options, *database); !status.ok()) return status;

  const auto epoch = ReadNumber(*database, EpochKey());
  const auto revision = ReadNumber(*database, RevisionKey());
  if (!epoch.ok()) return epoch.status();
  if (!revision.ok()) return revision.status();
  if (!*epoch || !*revision) {
    return absl::DataLossError(
        fmt::format("the store in {} lacks its epoch or revision; restore a backup", directory));
  }
  return std::make_unique<RocksStore>(options, std::move(failure), *std::move(database),
                                      **revision);
}

}  // namespace hjul::store
