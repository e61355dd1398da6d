#include "process.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "fmt/format.h"

namespace hjul::crash {
namespace {

constexpr int kCannotRun = 127;

// Becomes the program. Only what is safe between fork and exec in a process with threads.
[[noreturn]] void Become(const Program& program, char* const* arguments, int output, int parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int log = open(program.log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (getppid() == parent && log >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
      dup2(log, STDERR_FILENO) >= 0 && close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) == 0) {
    execv(program.path.c_str(), arguments);
  }
  _exit(kCannotRun);
}

bool WaitUntilReadable(int descriptor, milliseconds max) {
  pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
  const auto until = std::chrono::steady_clock::now() + max;
  milliseconds left = max;
  while (poll(&wanted, 1, static_cast<int>(left.count())) < 0 && errno == EINTR) {
    left = std::max(milliseconds{0}, std::chrono::duration_cast<milliseconds>(
                                         until - std::chrono::steady_clock::now()));
  }
  return wanted.revents != 0;
}

absl::Status Failed(const Program& program) {
  return absl::UnavailableError(
      fmt::format("cannot start {}: {}", program.path, std::strerror(errno)));
}

}  // namespace

std::string Describe(const End& end) {
  if (end.signal == 0) {
    return fmt::format("exit status {}", end.exit_status);
  }
  const char* name = sigabbrev_np(end.signal);
  return name == nullptr ? fmt::format("signal {}", end.signal) : fmt::format("SIG{}", name);
}

// Debian 12's <sys/pidfd.h> declares pidfd_open for C only.
Process::Process(int child, int output)
    : child_(child), output_(output), watch_(static_cast<int>(syscall(SYS_pidfd_open, child, 0))) {}

absl::StatusOr<std::unique_ptr<Process>> Process::Start(const Program& program) {
  std::vector<std::string> words{program.path};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Failed(program);
  }
  const int parent = getpid();
  const int child = fork();
  if (child == 0) {
    Become(program, arguments.data(), ends[1], parent);
  }
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return Failed(program);
  }
  return std::unique_ptr<Process>(new Process(child, ends[0]));
}

Process::~Process() {
  Kill();
  close(output_);
  close(watch_);
}

std::optional<std::string> Process::ReadLine(milliseconds max) {
  const auto until = std::chrono::steady_clock::now() + max;
  while (true) {
    if (const std::size_t end = unread_.find('\n'); end != std::string::npos) {
      std::string line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    const auto left =
        std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
    std::array<char, 4096> bytes{};
    if (left <= milliseconds{0} || !WaitUntilReadable(output_, left)) {
      return std::nullopt;
    }
    const ssize_t count = read(output_, bytes.data(), bytes.size());
    if (count <= 0) {
      return std::nullopt;
    }
    unread_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

std::optional<End> Process::WaitForEnd(milliseconds max) {
  if (!end_ && WaitUntilReadable(watch_, max)) {
    Reap();
  }
  return end_;
}

void Process::Signal(int number) const {
  if (!end_) {
    kill(child_, number);
  }
}

End Process::Reap() {
  if (!end_) {
    int status = 0;
    while (waitpid(child_, &status, 0) < 0 && errno == EINTR) {
    }
    end_ = WIFSIGNALED(status) ? End{.signal = WTERMSIG(status)}
                               : End{.exit_status = WEXITSTATUS(status)};
  }
  return *end_;
}

End Process::Kill() {
  Signal(SIGKILL);
  return Reap();
}

End Process::Stop(milliseconds max) {
  Signal(SIGTERM);
  return WaitForEnd(max) ? *end_ : Kill();
}

}  // namespace hjul::crash
