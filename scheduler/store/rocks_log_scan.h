// RocksDB's log files, read record by record to tell a torn end from damage. Write-ahead logs and
// manifests share the format. Internal to the store on RocksDB.
//
// RocksDB itself gives up the rest of a 32 KiB block at the first record that it cannot read, and
// in a manifest takes that for the end: whole records behind it would be forgotten, and the tables
// that they name removed.
//
//   block = record* padding      32,768 bytes; padding: fewer than 7 bytes
//   record = crc (4, little-endian, masked) | length (2) | type (1) | bytes
//   type: 1 whole, 2 first part, 3 middle part, 4 last part; 0 with length 0: nothing written
#pragma once

#include <rocksdb/env.h>

#include <string>

#include "absl/status/statusor.h"

namespace hjul::store::rocks {

struct ScannedLog {
  bool any = false;        // A record begins in it.
  bool unread = false;     // Something in it cannot be read.
  bool cut_short = false;  // That is only the end: the file stops inside a record, or in zeros.
  bool behind = false;     // A record begins behind what cannot be read: this is no torn end.
  bool inside = false;     // While scanning: a record has begun and not ended.
};

// Errors: kUnavailable (the file cannot be read).
absl::StatusOr<ScannedLog> ScanLog(rocksdb::Env& env, const std::string& file);

}  // namespace hjul::store::rocks
