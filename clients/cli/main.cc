// hjul: the command line.
#include "fmt/format.h"

int main() {
  fmt::print(stderr, "hjul 0.1.0\n");
  return 2;
}
