// A folder of one test, the owner's alone; gone with the test.
#pragma once

#include <filesystem>

namespace hjul::services {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace hjul::services
