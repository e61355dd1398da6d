// Backups of a store on disk: made while commits go on, checked, and restored elsewhere.
//
// A directory of backups shares unchanged files between them, so each costs what has changed. A
// backup is there whole or not at all, whenever the process is killed. Thread-safe; one backup is
// made in a directory at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "scheduler/core/organisation.h"
#include "scheduler/store/check.h"
#include "scheduler/store/store.h"

namespace hjul::store {

struct Backup {
  std::uint32_t id = 0;     // 1, 2, 3 ... in its directory; never reused while later ones exist.
  core::Instant made_at{};  // To the second.
  std::uint64_t bytes = 0;  // Of all its files, also those it shares with other backups.
  // Everything up to here is in it; commits that were made while it was made may be too.
  Revision revision = 0;
  std::uint64_t epoch = 0;
  std::string damage;  // What can be told without reading its files; empty: nothing wrong.
  bool operator==(const Backup&) const = default;
};

// Copies `store` into `directory` (made if absent), synced, and removes all but the newest `keep`.
// Commits go on meanwhile. Requires: keep > 0.
// Errors: kFailedPrecondition (a store in memory, or open for reading only; another backup is being
// made there; the directory cannot be used), kResourceExhausted (the disk would be nearly full),
// kUnavailable (storage failed, or was opened again meanwhile: try again), kDataLoss.
absl::StatusOr<Backup> CreateBackup(Store& store, const std::filesystem::path& directory,
                                    std::uint32_t keep);

// Oldest first, damaged ones too: of those only `id` and `damage` are known.
// Errors: kNotFound (no backups there), kUnavailable.
absl::StatusOr<std::vector<Backup>> ListBackups(const std::filesystem::path& directory);

// Reads every file of the backup against its checksum, then opens it read-only and walks it.
// Returns: what the walk found; see CheckReport::whole(). Errors: kNotFound, kDataLoss (a file is
// missing or damaged: the message names it), kUnavailable.
absl::StatusOr<CheckReport> VerifyBackup(const std::filesystem::path& directory, std::uint32_t id,
                                         const CheckOptions& options = {});

// Writes the backup into `target`, which must be absent or an empty directory, and gives it a new
// random epoch, so that cursors of the old history are refused. `target` is there whole or not at
// all: the work is done in a directory beside it named `target` + ".restoring".
// Returns: the backup with the revision that was found in it and its new epoch.
// Errors: kFailedPrecondition (target is not empty), kNotFound, kDataLoss, kResourceExhausted,
// kUnavailable.
absl::StatusOr<Backup> RestoreBackup(const std::filesystem::path& directory, std::uint32_t id,
                                     const std::filesystem::path& target);

}  // namespace hjul::store
