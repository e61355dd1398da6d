#include "services/control_socket.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "fmt/format.h"

namespace hjul::services {
namespace {

static_assert(sizeof(sockaddr_un::sun_path) == kSocketPathMax + 1);

std::string Whole(const std::filesystem::path& path) {
  std::error_code failed;
  const auto whole = std::filesystem::absolute(path, failed).lexically_normal();
  return failed ? path.string() : whole.string();
}

}  // namespace

std::string AddressOf(const std::filesystem::path& socket) { return "unix:" + Whole(socket); }

absl::Status CheckSocketPath(const std::filesystem::path& socket) {
  const std::string path = Whole(socket);
  if (path.size() <= kSocketPathMax) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(
      fmt::format("the control socket's path {} has {} bytes, the system takes {}; set "
                  "control_socket to a shorter one, as /run/hjul/control",
                  path, path.size(), kSocketPathMax));
}

absl::Status Knock(const std::filesystem::path& socket) {
  if (absl::Status status = CheckSocketPath(socket); !status.ok()) {
    return status;
  }
  const std::string path = Whole(socket);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (handle < 0) {
    return absl::UnavailableError(fmt::format("cannot make a socket: {}", std::strerror(errno)));
  }
  const bool answered =
      ::connect(handle, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  const int error = errno;
  ::close(handle);
  if (answered) {
    return absl::OkStatus();
  }
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return absl::NotFoundError(fmt::format("no server runs: there is no {}", path));
    case ECONNREFUSED:
      return absl::NotFoundError(
          fmt::format("no server runs: {} was left behind, and nobody answers on it", path));
    case EACCES:
    case EPERM:
      return absl::PermissionDeniedError(
          fmt::format("{} may only be used by the server's own user and by root; try sudo", path));
    default:
      return absl::UnavailableError(
          fmt::format("cannot reach the server on {}: {}", path, std::strerror(error)));
  }
}

absl::Status CheckPrivate(const std::filesystem::path& folder) {
  struct stat found {};
  const std::string path = Whole(folder);
  if (::stat(path.c_str(), &found) != 0) {
    return absl::FailedPreconditionError(
        fmt::format("cannot use {}: {}", path, std::strerror(errno)));
  }
  constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
  if ((found.st_mode & kOthers) == 0) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(fmt::format(
      "{} is open to others (mode {:04o}), and what is in it is nobody else's business; "
      "chmod 700 {}",
      path, found.st_mode & 07777, path));
}

}  // namespace hjul::services
