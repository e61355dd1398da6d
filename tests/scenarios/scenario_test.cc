// Every story under stories/ gives the transcript that stands in it. HJUL_REWRITE=1 writes what it
// gives instead; the diff is the review.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scenario.h"

namespace hjul::engine {
namespace {

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> Stories() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(HJUL_STORIES)) {
    if (entry.path().extension() == ".story") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

class Story : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Story, GoesAsWritten) {
  const std::string written = ReadAll(GetParam());
  const std::string given = Scenario(HJUL_SOURCE).Run(written);
  if (std::getenv("HJUL_REWRITE") != nullptr) {
    std::ofstream(GetParam()) << given;
    return;
  }
  EXPECT_EQ(given, written);
}

INSTANTIATE_TEST_SUITE_P(All, Story, testing::ValuesIn(Stories()), [](const auto& test) {
  std::string name = test.param.stem().string();
  std::erase(name, '-');
  return name;
});

}  // namespace
}  // namespace hjul::engine
