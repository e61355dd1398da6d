// A view of the database at one revision. Internal to the store on RocksDB.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "scheduler/store/rocks_database.h"
#include "scheduler/store/store.h"

namespace hjul::store::rocks {

// After the database was closed everything is kUnavailable.
class RocksSnapshot final : public Snapshot {
 public:
  // `fallback`: the revision of a closed database. Shares the database, so that one that is
  // replaced meanwhile ends with its last reader.
  RocksSnapshot(std::shared_ptr<Database> database, Revision fallback);
  ~RocksSnapshot() override;
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;

  Revision revision() const override { return revision_; }
  absl::StatusOr<std::optional<std::string>> Get(std::string_view key) const override;
  absl::Status Scan(const KeyRange& range, std::size_t limit, const Visit& visit) const override;
  absl::Status ScanBackward(const KeyRange& range, std::size_t limit,
                            const Visit& visit) const override;

 private:
  struct Segment;
  static std::vector<Segment> Cut(const KeyRange& range);
  template <class Seek, class Step>
  absl::Status Walk(const Segment& segment, std::size_t& limit, const Visit& visit,
                    const Seek& seek, const Step& step) const;

  const std::shared_ptr<Database> database_;
  const rocksdb::Snapshot* const snapshot_;
  Revision revision_;
};

}  // namespace hjul::store::rocks
