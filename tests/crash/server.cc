#include "server.h"

#include <deque>
#include <fstream>
#include <utility>

#include "fmt/format.h"

namespace hjul::crash {
namespace {

constexpr milliseconds kStartMax{120'000};
constexpr std::size_t kLastLines = 12;

}  // namespace

std::filesystem::path LogOf(const std::filesystem::path& data) {
  std::filesystem::path log = data;
  log += ".log";
  return log;
}

Server::Server(std::unique_ptr<Process> process, std::filesystem::path data)
    : process_(std::move(process)), data_(std::move(data)) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Begin(const Launch& launch) {
  std::vector<std::string> arguments{"dev",     "--data", launch.data.string(), "--port", "0",
                                     "--speed", "0"};
  if (launch.fresh) {
    arguments.emplace_back("--fresh");
  }
  auto process = Process::Start(
      {.path = launch.program, .arguments = std::move(arguments), .log = LogOf(launch.data)});
  if (!process.ok()) {
    return process.status();
  }
  return std::unique_ptr<Server>(new Server(*std::move(process), launch.data));
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const Launch& launch) {
  auto server = Begin(launch);
  if (!server.ok()) {
    return server;
  }
  if (const absl::Status status = (*server)->WaitUntilServing(kStartMax); !status.ok()) {
    return status;
  }
  return server;
}

// "  address   127.0.0.1:41234 (plain text, this machine only)"
absl::Status Server::WaitUntilServing(milliseconds max) {
  constexpr std::string_view kBefore = "  address   ";
  const auto until = std::chrono::steady_clock::now() + max;
  while (address_.empty()) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
    const auto line = process_->ReadLine(left);
    if (line && line->starts_with(kBefore)) {
      address_ = line->substr(kBefore.size(), line->find(' ', kBefore.size()) - kBefore.size());
    } else if (!line) {
      if (const auto end = process_->WaitForEnd(milliseconds{0})) {
        return absl::UnavailableError(fmt::format(
            "the server ended with {} instead of serving:\n{}", Describe(*end), LastWords()));
      }
      if (std::chrono::steady_clock::now() >= until) {
        return absl::DeadlineExceededError(
            fmt::format("the server does not serve after {} ms:\n{}", max.count(), LastWords()));
      }
      (void)process_->WaitForEnd(left);  // It has closed its stdout: it is about to end.
    }
  }
  return absl::OkStatus();
}

std::string Server::LastWords() const {
  std::ifstream log(LogOf(data_));
  std::deque<std::string> lines;
  for (std::string line; std::getline(log, line);) {
    lines.push_back("    " + line);
    if (lines.size() > kLastLines) {
      lines.pop_front();
    }
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::map<std::string, std::string> Server::Logins() const {
  std::map<std::string, std::string> logins;
  std::ifstream file(data_ / "logins");
  std::string name;
  std::string post;
  std::string token;
  while (file >> name >> post >> token) {
    logins.emplace(name, token);
  }
  return logins;
}

}  // namespace hjul::crash
