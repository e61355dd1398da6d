// Seeded changes to the bytes of a corpus: what the driver tries without a fuzzer.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace hjul::fuzz {

class Mutator {
 public:
  // `corpus`: at least one input. Words of all inputs are put into all others.
  Mutator(std::vector<std::string> corpus, std::uint64_t seed);

  // An input of the corpus with one to six changes, at most kInputBytesMax long.
  std::string Next();
  static constexpr std::size_t kInputBytesMax = 1 << 16;

 private:
  std::size_t Below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  void Change(std::string& input);

  std::vector<std::string> corpus_;
  std::vector<std::string> words_;
  std::mt19937_64 random_;
};

}  // namespace hjul::fuzz
