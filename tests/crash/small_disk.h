// A small file system in memory, seen by this process and its children only. Thread-compatible.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "absl/status/statusor.h"

namespace hjul::crash {

class SmallDisk {
 public:
  // Mounts `bytes` at `place`, an empty directory. Call before there are threads: it moves the
  // process to a mount namespace of its own, and, unless it is root, to a user namespace.
  // Errors: kPermissionDenied (this machine does not allow it: the message says what it needs).
  static absl::StatusOr<std::unique_ptr<SmallDisk>> Mount(const std::filesystem::path& place,
                                                          std::uint64_t bytes);
  ~SmallDisk();  // Unmounts.
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  std::uint64_t FreeBytes() const;
  // Lets somebody else's file grow until `free` bytes are left; it stands in `place`.
  absl::Status Fill(std::uint64_t free);
  // From one moment to the next there is no byte left; or all that there was.
  absl::Status Shut();
  // What Fill and Shut did is undone.
  absl::Status Empty();

 private:
  SmallDisk(std::filesystem::path place, std::uint64_t bytes);
  absl::Status Resize(std::uint64_t bytes) const;
  std::filesystem::path filler() const { return place_ / "filler"; }

  const std::filesystem::path place_;
  const std::uint64_t bytes_;
};

}  // namespace hjul::crash
