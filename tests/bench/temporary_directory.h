// A directory of one measurement's own, removed with everything in it.
#pragma once

#include <filesystem>

namespace hjul::bench {

class TemporaryDirectory {
 public:
  // Under the system's directory for such; ends the program when it cannot be made.
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace hjul::bench
