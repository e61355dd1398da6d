#include "tests/bench/process.h"

#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <utility>

#include "absl/status/status.h"
#include "fmt/format.h"

extern char** environ;

namespace hjul::bench {

absl::StatusOr<Process> Process::Start(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return absl::UnavailableError("cannot make a pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  std::vector<std::string> words{"bench"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t pid = 0;
  const int failed =
      posix_spawn(&pid, "/proc/self/exe", &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  std::string said;
  for (char letter = 0; failed == 0 && read(ends[0], &letter, 1) == 1 && letter != '\n';) {
    said.push_back(letter);
  }
  close(ends[0]);
  if (failed != 0) return absl::UnavailableError("cannot start another process of this program");
  Process process(pid, 0);
  if (!said.starts_with("port ")) {
    return absl::UnavailableError(fmt::format("the started process said '{}', not its port", said));
  }
  process.port_ = std::atoi(said.c_str() + 5);
  return process;
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)), port_(other.port_) {}

Process::~Process() { End(SIGKILL); }

std::string Process::address() const { return fmt::format("127.0.0.1:{}", port_); }

void Process::End(int signal) {
  if (pid_ == 0) return;
  kill(pid_, signal);
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

std::uint64_t Process::ResidentBytes() const {
  std::ifstream statm(fmt::format("/proc/{}/statm", pid_));
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  statm >> size >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  // A measurement that dies takes its servers with it.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void SayPort(int port) {
  fmt::print("port {}\n", port);
  std::fflush(stdout);
}

void WaitForEnd() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  int number = 0;
  sigwait(&signals, &number);
}

}  // namespace hjul::bench
