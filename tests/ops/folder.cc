#include "tests/ops/folder.h"

#include <stdlib.h>

#include <string>

#include "gtest/gtest.h"

namespace hjul::services {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "hjul-ops-XXXXXX").string();
  EXPECT_NE(mkdtemp(name.data()), nullptr);
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hjul::services
