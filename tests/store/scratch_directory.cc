#include "tests/store/scratch_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <system_error>

namespace hjul::store {

ScratchDirectory::ScratchDirectory() {
  std::string name = testing::TempDir() + "/hjul-store-XXXXXX";
  if (mkdtemp(name.data()) != nullptr) path_ = name;
  EXPECT_FALSE(path_.empty()) << "cannot make " << name;
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;  // A directory left behind fails no test.
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hjul::store
