// hjul: the command line.
#include <iostream>

#include "clients/cli/config.h"
#include "clients/cli/run.h"

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  return hjul::cli::Run(hjul::cli::ReadEnvironment(), words, {std::cout, std::cerr, std::cin});
}
