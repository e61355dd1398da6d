// A fuzz target without a fuzzer: every file of its corpus, then a fixed number of seeded mutations
// of them. What the normal test run does; for long runs see run.sh.
//
//   hjul_rule_fuzz CORPUS [--runs N] [--seed N]
//   hjul_rule_fuzz FILE                             one input, to look at a crash
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutate.h"

// Of the sanitizers' run time, when there is one: their reports end the process without a signal.
extern "C" [[gnu::weak]] void __sanitizer_set_death_callback(void (*)());

namespace hjul::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr char kCrashFile[] = "fuzz-crash";

// The input that is being run; read by the handlers below, which may not allocate.
struct Running {
  const char* bytes = nullptr;
  std::size_t size = 0;
};
Running running;

void KeepInput() {
  const int file = open(kCrashFile, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  const bool kept = file >= 0 && write(file, running.bytes, running.size) >= 0;
  constexpr std::string_view kept_text = "the input is kept in ./fuzz-crash\n";
  constexpr std::string_view lost_text = "the input could not be kept\n";
  const std::string_view said = kept ? kept_text : lost_text;
  (void)!write(STDERR_FILENO, said.data(), said.size());
}

void OnSignal(int number) {
  KeepInput();
  signal(number, SIG_DFL);
  raise(number);
}

std::string ReadWhole(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// How long the slowest input took, which is for people to look at: a test has no opinion on time.
class Runner {
 public:
  void Run(const std::string& input, const std::string& name) {
    // A copy of the very size, so that a sanitizer sees what is read behind its end.
    const std::vector<char> bytes(input.begin(), input.end());
    running = {.bytes = bytes.data(), .size = bytes.size()};
    const auto begun = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const auto took = std::chrono::steady_clock::now() - begun;
    ++runs_;
    if (took > slowest_) {
      slowest_ = took;
      slowest_name_ = name;
    }
  }
  void Print() const {
    fmt::print("{} inputs; the slowest, {}, took {} ms\n", runs_, slowest_name_,
               std::chrono::duration_cast<std::chrono::milliseconds>(slowest_).count());
  }

 private:
  std::size_t runs_ = 0;
  std::chrono::steady_clock::duration slowest_{-1};
  std::string slowest_name_;
};

struct Arguments {
  fs::path corpus;
  std::uint64_t runs = 0;
  std::uint64_t seed = 1;
};

bool ReadNumber(std::string_view text, std::uint64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size();
}

bool ReadArguments(const std::vector<std::string>& words, Arguments& arguments) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t* number = words[i] == "--runs"   ? &arguments.runs
                            : words[i] == "--seed" ? &arguments.seed
                                                   : nullptr;
    if (number == nullptr) {
      arguments.corpus = words[i];
    } else if (i + 1 == words.size() || !ReadNumber(words[++i], *number)) {
      return false;
    }
  }
  return fs::exists(arguments.corpus);
}

int RunAll(const Arguments& arguments) {
  std::vector<fs::path> files;
  if (fs::is_directory(arguments.corpus)) {
    for (const auto& entry : fs::directory_iterator(arguments.corpus)) {
      files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(arguments.corpus);
  }
  Runner runner;
  std::vector<std::string> inputs{std::string()};
  runner.Run(inputs.front(), "nothing");
  for (const fs::path& file : files) {
    inputs.push_back(ReadWhole(file));
    runner.Run(inputs.back(), file.filename().string());
  }
  Mutator mutator(inputs, arguments.seed);
  for (std::uint64_t i = 0; i < arguments.runs; ++i) {
    runner.Run(mutator.Next(), fmt::format("mutation {} of seed {}", i, arguments.seed));
  }
  runner.Print();
  return 0;
}

}  // namespace
}  // namespace hjul::fuzz

int main(int argc, char** argv) {
  using namespace hjul::fuzz;
  Arguments arguments;
  if (!ReadArguments({argv + 1, argv + argc}, arguments)) {
    fmt::print(stderr, "usage: {} CORPUS [--runs N] [--seed N]\n", argv[0]);
    return 64;
  }
  for (const int number : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL, SIGTERM}) {
    signal(number, &OnSignal);
  }
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(&KeepInput);
  }
  return RunAll(arguments);
}
