#include "services/data_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "fmt/format.h"

namespace hjul::services {

absl::StatusOr<DataLock> DataLock::Take(const std::filesystem::path& data) {
  std::error_code failed;
  if (std::filesystem::create_directories(data, failed)) {
    std::filesystem::permissions(data, std::filesystem::perms::owner_all, failed);
  }
  if (failed) {
    return absl::UnavailableError(
        fmt::format("cannot use {}: {}", data.string(), failed.message()));
  }
  DataLock lock(open((data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.file_ >= 0 && flock(lock.file_, LOCK_EX | LOCK_NB) == 0) {
    return lock;
  }
  if (lock.file_ >= 0 && errno == EWOULDBLOCK) {
    return absl::FailedPreconditionError(fmt::format(
        "another process uses {}; stop that one first, or choose another folder", data.string()));
  }
  return absl::UnavailableError(
      fmt::format("cannot use {}: {}", data.string(), std::strerror(errno)));
}

DataLock::~DataLock() {
  if (file_ >= 0) {
    close(file_);
  }
}

}  // namespace hjul::services
