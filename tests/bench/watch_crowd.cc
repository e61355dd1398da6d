#include "tests/bench/watch_crowd.h"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "hjul/v1/watch_service.grpc.pb.h"

namespace hjul::bench {
namespace {

namespace v1 = ::hjul::v1;
constexpr int kNice = 5;
constexpr int kWindowBytes = 64 << 10;

// Streams that were opened together.
class Group {
 public:
  explicit Group(const Opening& opening, const std::vector<std::string>& tokens) {
    for (std::size_t i = 0; i < opening.connections; ++i) {
      grpc::ChannelArguments arguments;
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      if (opening.reads_max >= 0) {
        // Who does not read stops the server soon, and not after megabytes.
        arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
        arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, kWindowBytes);
      }
      stubs_.push_back(v1::WatchService::NewStub(grpc::CreateCustomChannel(
          opening.address, grpc::InsecureChannelCredentials(), arguments)));
    }
    for (std::size_t i = 0; i < opening.streams; ++i) {
      streams_.push_back(std::make_unique<Stream>(*this, opening, tokens[i % tokens.size()]));
    }
    for (std::size_t i = 0; i < streams_.size(); ++i) {
      streams_[i]->Start(*stubs_[i % stubs_.size()]);
    }
    Wait([this] { return begun_ == streams_.size(); });
  }
  ~Group() {
    for (const auto& stream : streams_) {
      stream->Cancel();
    }
    Wait([this] { return done_ == streams_.size(); });
  }

  void Await(std::size_t streams, std::size_t items) {
    Wait([&] { return reached_ >= streams && receipts_.size() >= items; });
  }
  Crowd::Receipts Take() {
    const std::lock_guard lock(mutex_);
    ++takes_;
    reached_ = 0;
    return std::exchange(receipts_, {});
  }

 private:
  class Stream final : public grpc::ClientReadReactor<v1::WatchChangesResponse> {
   public:
    Stream(Group& group, const Opening& opening, const std::string& token)
        : group_(group), request_(opening.request), reads_(opening.reads_max) {
      context_.AddMetadata("authorization", "Bearer " + token);
    }
    void Start(v1::WatchService::Stub& stub) {
      stub.async()->WatchChanges(&context_, &request_, this);
      StartRead(&message_);
      StartCall();
    }
    void Cancel() { context_.TryCancel(); }

    void OnReadDone(bool ok) override {
      const std::int64_t now = Nanoseconds();
      if (!ok) {
        return;
      }
      {
        const std::lock_guard lock(group_.mutex_);
        group_.begun_ += first_ ? 1 : 0;
        if (message_.has_change()) {
          group_.receipts_.emplace_back(message_.change().revision(), now);
          group_.reached_ += reached_at_ == group_.takes_ ? 0 : 1;
          reached_at_ = group_.takes_;
        }
        if (group_.enough_()) {
          group_.changed_.notify_all();
        }
      }
      first_ = false;
      if (reads_ < 0 || --reads_ > 0) {
        StartRead(&message_);
      }
    }
    void OnDone(const grpc::Status& status) override {
      if (status.error_code() != grpc::StatusCode::CANCELLED) {
        std::cerr << "a stream has ended: " << status.error_message() << "\n";
      }
      const std::lock_guard lock(group_.mutex_);
      ++group_.done_;
      group_.changed_.notify_all();
    }

   private:
    Group& group_;
    const v1::WatchChangesRequest request_;
    int reads_;
    bool first_ = true;
    std::size_t reached_at_ = 0;  // Guarded by the group's mutex.
    grpc::ClientContext context_;
    v1::WatchChangesResponse message_;
  };

  void Wait(const std::function<bool()>& enough) {
    std::unique_lock lock(mutex_);
    enough_ = enough;
    changed_.wait(lock, enough);
    enough_ = [] { return false; };
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::function<bool()> enough_ = [] { return false; };  // Guarded by mutex_.
  std::size_t begun_ = 0;                                // Guarded by mutex_.
  std::size_t done_ = 0;                                 // Guarded by mutex_.
  Crowd::Receipts receipts_;                             // Guarded by mutex_.
  std::size_t takes_ = 1;                                // Guarded by mutex_. And one.
  std::size_t reached_ = 0;  // Guarded by mutex_. Streams, since the last take.
  std::vector<std::unique_ptr<v1::WatchService::Stub>> stubs_;
  std::vector<std::unique_ptr<Stream>> streams_;
};

std::string Hex(const std::string& bytes) {
  std::string hex = "-";  // Never an empty word.
  for (const char byte : bytes) {
    hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return hex;
}

std::string Unhex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 1; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return bytes;
}

std::vector<std::string> Lines(const std::string& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

std::unique_ptr<Group> OpenGroup(std::istringstream& words) {
  Opening opening;
  std::string request;
  words >> opening.address >> opening.streams >> opening.connections >> opening.tokens >>
      opening.reads_max >> request;
  opening.request.ParseFromString(Unhex(request));
  return std::make_unique<Group>(opening, Lines(opening.tokens));
}

[[noreturn]] void Fail(const std::string& why) {
  std::cerr << why << "\n";
  std::_Exit(1);
}

}  // namespace

std::int64_t Nanoseconds() {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int RunCrowd() {
  (void)nice(kNice);
  std::map<std::string, std::unique_ptr<Group>> groups;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string verb;
    std::string name;
    words >> verb >> name;
    if (verb == "open") {
      groups[name] = OpenGroup(words);
    } else if (verb == "await") {
      std::size_t streams = 0;
      std::size_t items = 0;
      words >> streams >> items;
      groups.at(name)->Await(streams, items);
    } else if (verb == "take") {
      std::string file;
      words >> file;
      std::ofstream out(file);
      for (const auto& [revision, at] : groups.at(name)->Take()) {
        out << revision << " " << at << "\n";
      }
    } else if (verb == "close") {
      groups.erase(name);
    }
    std::cout << "done" << std::endl;
  }
  return 0;
}

Crowd::Crowd() {
  std::array<int, 2> down{};
  std::array<int, 2> up{};
  if (pipe(down.data()) != 0 || pipe(up.data()) != 0) {
    Fail("no pipe");
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, down[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, up[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, down[1]);
  posix_spawn_file_actions_addclose(&actions, up[0]);
  std::string program = std::filesystem::read_symlink("/proc/self/exe").string();
  std::string verb = "crowd";
  std::array<char*, 3> arguments{program.data(), verb.data(), nullptr};
  if (posix_spawn(&child_, program.c_str(), &actions, nullptr, arguments.data(), environ) != 0) {
    Fail("cannot start the crowd");
  }
  posix_spawn_file_actions_destroy(&actions);
  close(down[0]);
  close(up[1]);
  to_ = down[1];
  from_ = up[0];
}

Crowd::~Crowd() {
  close(to_);
  close(from_);
  waitpid(child_, nullptr, 0);
}

void Crowd::Say(const std::string& line) {
  const std::string whole = line + "\n";
  if (write(to_, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) {
    Fail("the crowd has gone");
  }
  for (char letter = 0; letter != '\n';) {
    if (read(from_, &letter, 1) != 1) {
      Fail("the crowd has gone");
    }
  }
}

void Crowd::Open(const std::string& name, const Opening& opening) {
  Say(fmt::format("open {} {} {} {} {} {} {}", name, opening.address, opening.streams,
                  opening.connections, opening.tokens, opening.reads_max,
                  Hex(opening.request.SerializeAsString())));
}

void Crowd::Await(const std::string& name, std::size_t streams, std::size_t items) {
  Say(fmt::format("await {} {} {}", name, streams, items));
}

Crowd::Receipts Crowd::Take(const std::string& name) {
  const std::string file =
      (std::filesystem::temp_directory_path() / fmt::format("hjul-crowd-{}", getpid())).string();
  Say(fmt::format("take {} {}", name, file));
  Receipts receipts;
  std::ifstream in(file);
  std::uint64_t revision = 0;
  std::int64_t at = 0;
  while (in >> revision >> at) {
    receipts.emplace_back(revision, at);
  }
  std::filesystem::remove(file);
  return receipts;
}

void Crowd::Close(const std::string& name) { Say("close " + name); }

}  // namespace hjul::bench
