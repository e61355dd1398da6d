#include "scheduler/store/rocks_snapshot.h"

#include <algorithm>
#include <utility>

#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"

namespace hjul::store::rocks {
namespace {

absl::Status Closed() {
  return absl::UnavailableError("the storage was closed meanwhile, to be opened again; read anew");
}

}  // namespace

// A part of a range that lies in one column family.
struct RocksSnapshot::Segment {
  bool log = false;
  KeyRange range;
};

// Cuts `range` where the log's keys begin and end. In key order; without empty parts.
std::vector<RocksSnapshot::Segment> RocksSnapshot::Cut(const KeyRange& range) {
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

RocksSnapshot::RocksSnapshot(std::shared_ptr<Database> database, Revision fallback)
    : database_(std::move(database)), snapshot_(database_->TakeSnapshot()), revision_(fallback) {
  // The store's counter may be behind or ahead of the snapshot by the commit in flight.
  const auto stored = Get(Encode(MetaKey{MetaName::kRevision}));
  if (!stored.ok() || !*stored) return;
  if (const auto number = DecodeNumber(**stored); number.ok()) revision_ = *number;
}

RocksSnapshot::~RocksSnapshot() {
  if (snapshot_ != nullptr) database_->ReleaseSnapshot(snapshot_);
}

absl::StatusOr<std::optional<std::string>> RocksSnapshot::Get(std::string_view key) const {
  const Database::Use use(*database_);
  if (!use || snapshot_ == nullptr) return Closed();
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  std::string value;
  const rocksdb::Status status = database_->db().Get(
      options, database_->FamilyOf(key), rocksdb::Slice(key.data(), key.size()), &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return FromRocks(status, "read a key");
  return value;
}

absl::Status RocksSnapshot::Scan(const KeyRange& range, std::size_t limit,
                                 const Visit& visit) const {
  for (const Segment& segment : Cut(range)) {
    const absl::Status status = Walk(
        segment, limit, visit, [](rocksdb::Iterator& at) { at.SeekToFirst(); },
        [](rocksdb::Iterator& at) { at.Next(); });
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status RocksSnapshot::ScanBackward(const KeyRange& range, std::size_t limit,
                                         const Visit& visit) const {
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

// Visits at most `limit` entries and takes them off it; all of it when the visitor stops.
template <class Seek, class Step>
absl::Status RocksSnapshot::Walk(const Segment& segment, std::size_t& limit, const Visit& visit,
                                 const Seek& seek, const Step& step) const {
  if (limit == 0) return absl::OkStatus();
  const Database::Use use(*database_);
  if (!use || snapshot_ == nullptr) return Closed();
  const rocksdb::Slice lower(segment.range.first);
  const rocksdb::Slice upper(segment.range.last);
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  options.total_order_seek = true;
  options.iterate_lower_bound = &lower;
  if (!upper.empty()) options.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> at(
      database_->db().NewIterator(options, segment.log ? database_->log() : database_->state()));
  for (seek(*at); at->Valid() && limit > 0; step(*at)) {
    --limit;
    if (!visit(at->key().ToStringView(), at->value().ToStringView())) limit = 0;
  }
  return FromRocks(at->status(), "scan a range");
}

}  // namespace hjul::store::rocks
