#include "tests/bench/temporary_directory.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

#include "fmt/format.h"

namespace hjul::bench {

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "hjul-bench-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    fmt::print(stderr, "cannot make {}\n", name);
    std::exit(1);
  }
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace hjul::bench
