#include "tests/cli/golden.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "gtest/gtest.h"

namespace hjul::cli {

void ExpectGolden(const std::string& name, const std::string& text) {
  const std::string path = std::string(HJUL_CLI_GOLDEN_DIR) + "/" + name;
  if (std::getenv("HJUL_REWRITE") != nullptr) {
    std::ofstream(path) << text;
    return;
  }
  std::ifstream file(path);
  std::ostringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(text, expected.str()) << path << ": if this is meant, run again with HJUL_REWRITE=1";
}

}  // namespace hjul::cli
