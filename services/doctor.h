// Looks at a setup, whether or not its server runs, and says of each thing how it is and, where
// something is wrong, what to do next. Changes nothing.
#pragma once

#include <string>
#include <vector>

#include "scheduler/engine/clock.h"
#include "services/config.h"

namespace hjul::services {

struct Finding {
  enum class Grade : std::uint8_t { kOk, kWarning, kError };
  Grade grade = Grade::kOk;
  std::string subject;    // "data directory".
  std::string text;       // How it is: "/var/lib/hjul, the owner's alone".
  std::string next_step;  // What to do; empty when it is well.
};

// `config` as it is said, with `faults` in it; one finding for each of them. `clock` is asked what
// time it is.
std::vector<Finding> Examine(const Config& config, const text::Diagnostics& faults,
                             const engine::Clock& clock);

// What it takes to make a finding of, one function a subject; for tests of a single one.
Finding ExamineDisk(std::uint64_t free_bytes, std::uint64_t free_bytes_min);
Finding ExamineFileLimit(std::uint64_t open_files_max, bool of_server);

}  // namespace hjul::services
