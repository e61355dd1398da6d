#include "small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>

#include "fmt/format.h"

namespace hjul::crash {
namespace {

std::string SizeOption(std::uint64_t bytes) { return fmt::format("size={},mode=0700", bytes); }

absl::Status NotAllowed(const char* what) {
  return absl::PermissionDeniedError(fmt::format(
      "cannot {}: {}; a small file system needs root (CAP_SYS_ADMIN) or unprivileged user "
      "namespaces",
      what, std::strerror(errno)));
}

absl::Status Failed(const char* what) {
  return absl::UnavailableError(fmt::format("cannot {}: {}", what, std::strerror(errno)));
}

// Root within a user namespace of its own, as the same user outside.
bool BecomeRoot() {
  const auto user = geteuid();
  const auto group = getegid();
  if (unshare(CLONE_NEWUSER) != 0) {
    return false;
  }
  const std::pair<const char*, std::string> maps[] = {
      {"/proc/self/setgroups", "deny"},
      {"/proc/self/uid_map", fmt::format("0 {} 1", user)},
      {"/proc/self/gid_map", fmt::format("0 {} 1", group)}};
  for (const auto& [file, text] : maps) {
    std::ofstream map(file);
    map << text << std::flush;
    if (!map.good()) {
      return false;
    }
  }
  return true;
}

}  // namespace

SmallDisk::SmallDisk(std::filesystem::path place, std::uint64_t bytes)
    : place_(std::move(place)), bytes_(bytes) {}

absl::StatusOr<std::unique_ptr<SmallDisk>> SmallDisk::Mount(const std::filesystem::path& place,
                                                            std::uint64_t bytes) {
  if (geteuid() != 0 && !BecomeRoot()) {
    return NotAllowed("get a user namespace");
  }
  if (unshare(CLONE_NEWNS) != 0) {
    return NotAllowed("get a mount namespace");
  }
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      mount("tmpfs", place.c_str(), "tmpfs", 0, SizeOption(bytes).c_str()) != 0) {
    return NotAllowed("mount a file system in memory");
  }
  return std::unique_ptr<SmallDisk>(new SmallDisk(place, bytes));
}

SmallDisk::~SmallDisk() { umount2(place_.c_str(), MNT_DETACH); }

std::uint64_t SmallDisk::FreeBytes() const {
  std::error_code failed;
  return std::filesystem::space(place_, failed).available;
}

absl::Status SmallDisk::Fill(std::uint64_t free) {
  const std::uint64_t now = FreeBytes();
  std::error_code none;
  const std::uint64_t filled =
      std::filesystem::exists(filler(), none) ? std::filesystem::file_size(filler(), none) : 0;
  const int file = open(filler().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) {
    return Failed("make the filler");
  }
  const std::uint64_t wanted = filled + now - std::min(now, free);
  const int failed = posix_fallocate(file, 0, static_cast<off_t>(wanted));
  close(file);
  // What the server wrote meanwhile may be missing at the end; then it is full all the same.
  return failed == 0 || failed == ENOSPC ? absl::OkStatus() : Failed("fill the disk");
}

absl::Status SmallDisk::Shut() { return Resize(bytes_ - FreeBytes()); }

absl::Status SmallDisk::Empty() {
  std::error_code failed;
  std::filesystem::remove(filler(), failed);
  return Resize(bytes_);
}

absl::Status SmallDisk::Resize(std::uint64_t bytes) const {
  return mount("tmpfs", place_.c_str(), "tmpfs", MS_REMOUNT, SizeOption(bytes).c_str()) == 0
             ? absl::OkStatus()
             : Failed("change the size of the disk");
}

}  // namespace hjul::crash
