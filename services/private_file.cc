#include "services/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "fmt/format.h"

namespace hjul::services {
namespace {

absl::Status Failed(const std::filesystem::path& file) {
  return absl::UnavailableError(
      fmt::format("cannot write {}: {}", file.string(), std::strerror(errno)));
}

}  // namespace

absl::Status WritePrivateFile(const std::filesystem::path& file, std::string_view text) {
  std::filesystem::path fresh = file;
  fresh += ".new";
  std::error_code ignored;
  std::filesystem::remove(fresh, ignored);
  const int handle = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle < 0) {
    return Failed(file);
  }
  const bool written =
      ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(handle) == 0;
  const absl::Status status = written ? absl::OkStatus() : Failed(file);
  ::close(handle);
  if (!status.ok()) {
    return status;
  }
  std::error_code failed;
  std::filesystem::rename(fresh, file, failed);
  return failed ? absl::UnavailableError(
                      fmt::format("cannot write {}: {}", file.string(), failed.message()))
                : absl::OkStatus();
}

}  // namespace hjul::services
