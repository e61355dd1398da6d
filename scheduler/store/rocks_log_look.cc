#include "scheduler/store/rocks_log_look.h"

#include <fmt/format.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <cstddef>

namespace hjul::store::rocks {
namespace {

// A batch begins with its sequence number: eight bytes, little-endian.
std::optional<std::uint64_t> SequenceOf(const rocksdb::WriteBatch& batch) {
  const std::string& bytes = batch.Data();
  if (bytes.size() < sizeof(std::uint64_t)) return std::nullopt;
  std::uint64_t sequence = 0;
  for (std::size_t i = sizeof(sequence); i-- > 0;) {
    sequence = (sequence << 8) | static_cast<unsigned char>(bytes[i]);
  }
  return sequence;
}

}  // namespace

void LogLook::ColumnFamilyLogNumberMap(const std::map<std::uint32_t, std::uint64_t>& logs,
                                       const std::map<std::string, std::uint32_t>&) {
  for (const auto& [family, log] : logs) {
    first_log_ = first_log_ ? std::min(*first_log_, log) : log;
  }
}

rocksdb::WalFilter::WalProcessingOption LogLook::LogRecordFound(unsigned long long,
                                                                const std::string& file,
                                                                const rocksdb::WriteBatch& batch,
                                                                rocksdb::WriteBatch*, bool*) {
  const std::optional<std::uint64_t> sequence = SequenceOf(batch);
  if (!status_.ok() || !sequence || (next_ && *sequence != *next_)) {
    if (status_.ok()) {
      status_ = absl::DataLossError(
          fmt::format("{} does not follow what comes before it: commits are missing", file));
    }
    return WalProcessingOption::kCorruptedRecord;
  }
  next_ = *sequence + batch.Count();
  return WalProcessingOption::kContinueProcessing;
}

}  // namespace hjul::store::rocks
