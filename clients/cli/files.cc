#include "clients/cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "fmt/format.h"

namespace hjul::cli {
namespace {

constexpr std::size_t kBytesMax = 4U << 20U;

std::string Reason() { return std::strerror(errno); }

bool WriteAll(int file, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t count = write(file, bytes.data() + done, bytes.size() - done);
    if (count < 0) {
      return false;
    }
    done += static_cast<std::size_t>(count);
  }
  return fsync(file) == 0;
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return absl::NotFoundError(fmt::format("{}: {}", path, Reason()));
  }
  std::string bytes;
  std::array<char, 1U << 16U> part{};
  ssize_t count = 0;
  while (bytes.size() <= kBytesMax && (count = read(file, part.data(), part.size())) > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
  const std::string reason = count < 0 ? Reason() : std::string();
  if (file != STDIN_FILENO) {
    close(file);
  }
  if (count < 0) {
    return absl::NotFoundError(fmt::format("{}: {}", path, reason));
  }
  if (bytes.size() > kBytesMax) {
    return absl::ResourceExhaustedError(fmt::format("{}: larger than 4 MB", path));
  }
  return bytes;
}

absl::Status WriteFile(const std::string& path, const std::string& bytes) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  const std::string beside = path + ".new";
  constexpr mode_t kOwnerOnly = 0600;
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly);
  if (file < 0) {
    return absl::FailedPreconditionError(fmt::format("{}: {}", path, Reason()));
  }
  const bool written = WriteAll(file, bytes);
  close(file);
  if (!written || rename(beside.c_str(), path.c_str()) != 0) {
    return absl::FailedPreconditionError(fmt::format("{}: {}", path, Reason()));
  }
  return absl::OkStatus();
}

}  // namespace hjul::cli
