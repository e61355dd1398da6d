// A country on disk in which every rektor can log in, served by another process.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tests/bench/process.h"
#include "tests/bench/sweden.h"
#include "tests/bench/temporary_directory.h"
#include "tests/bench/work.h"

namespace hjul::bench {

// The token of the rektor of a unit.
std::string TokenOf(const core::UnitId& unit);

class Served {
 public:
  // Makes the country in `directory` (empty: a temporary one) unless it is there, with tokens, and
  // finds at most `tasks` tasks due in `week`. Nothing serves it yet.
  static absl::StatusOr<Served> Make(const std::filesystem::path& directory, const Shape& shape,
                                     int week, std::size_t tasks);

  // Starts a server on it; ends the one before with kill -9.
  absl::StatusOr<Process*> Start();

  const std::vector<OpenTask>& tasks() const { return tasks_; }
  const std::filesystem::path& directory() const { return directory_; }

 private:
  Served() = default;
  std::unique_ptr<TemporaryDirectory> scratch_;
  std::filesystem::path directory_;
  std::vector<OpenTask> tasks_;
  std::optional<Process> server_;
};

// In the started process: opens the store, serves it, says its port, and ends on SIGTERM.
absl::Status Serve(const std::filesystem::path& directory);

}  // namespace hjul::bench
