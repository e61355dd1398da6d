// The whole store looked at: is every record there that should be, and nothing that should not?
//
// For `hjuld check-store`, for verifying a backup, and for tests after a crash. Reads every key
// once and follows every index both ways by single reads, so memory stays small whatever the size.
// A pure reader: mends nothing. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "scheduler/store/store.h"

namespace hjul::store {

struct CheckOptions {
  std::size_t faults_max = 100;  // Further ones are counted, not listed.
  // Told about every 100,000 keys; false: stop (kCancelled). Empty: nobody asks.
  std::function<bool(std::uint64_t keys)> progress;
};

// One thing that is wrong: the key, readable, and what it is about it.
struct StoreFault {
  std::string key;
  std::string what;
  bool operator==(const StoreFault&) const = default;
};

struct CheckReport {
  Revision revision = 0;
  std::uint64_t epoch = 0;
  std::uint64_t keys = 0;
  std::uint64_t bytes = 0;                      // Of keys and values, as they are without packing.
  std::map<std::string, std::uint64_t> counts;  // Keys by kind, in words: "task by post".
  std::uint64_t fault_count = 0;
  std::vector<StoreFault> faults;  // The first ones, in key order.
  bool whole() const { return fault_count == 0; }
};

// Looks at everything `snapshot` holds: keys parse, values decode and agree with their keys, pieces
// are complete, every index entry has its record and every record its index entries, nothing is of
// a later revision than the store, and no timer lies before the low-water mark.
// Errors: kCancelled (`progress` said so), kUnavailable (the storage does not answer). What is
// damaged on disk is a fault where it can be passed over, and kDataLoss where it cannot.
absl::StatusOr<CheckReport> CheckStore(const Snapshot& snapshot, const CheckOptions& options = {});

// A key for people: "task by post: huvudman=kommun post=rektor/alm bucket=1 ...". Any bytes.
std::string ReadableKey(std::string_view key);

}  // namespace hjul::store
