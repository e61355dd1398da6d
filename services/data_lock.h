// A server's folder belongs to one process at a time, from before it touches anything in it.
#pragma once

#include <filesystem>
#include <utility>

#include "absl/status/statusor.h"

namespace hjul::services {

// Held until destroyed, or until the process ends, however it does.
class DataLock {
 public:
  // Makes `data` if it is absent, for its owner only.
  // Errors: kFailedPrecondition (another process has it), kUnavailable (it cannot be used).
  static absl::StatusOr<DataLock> Take(const std::filesystem::path& data);
  ~DataLock();
  DataLock(DataLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  DataLock& operator=(DataLock&&) = delete;

 private:
  explicit DataLock(int file) : file_(file) {}
  int file_;
};

}  // namespace hjul::services
