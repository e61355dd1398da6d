#include "tests/services/tunnel.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "gtest/gtest.h"

namespace hjul::services {
namespace {

constexpr int kLookEveryMs = 20;  // Whether to stop.
constexpr int kConnectionsMax = 16;

sockaddr_un AddressOf(const std::string& path) {
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  EXPECT_LT(path.size(), sizeof address.sun_path);
  std::memcpy(address.sun_path, path.data(), std::min(path.size(), sizeof address.sun_path - 1));
  return address;
}

int Socket() { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

}  // namespace

Tunnel::Tunnel(const std::string& server)
    : server_(server.substr(std::string("unix:").size())), path_(server_ + "-tunnel") {
  const sockaddr_un address = AddressOf(path_);
  listener_ = Socket();
  EXPECT_EQ(bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(listen(listener_, kConnectionsMax), 0);
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

Tunnel::~Tunnel() {
  thread_.request_stop();
  thread_.join();
  close(listener_);
  for (const auto& [client, server] : ends_) {
    close(client);
    close(server);
  }
}

void Tunnel::Accept() {
  const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  const int server = Socket();
  const sockaddr_un address = AddressOf(server_);
  if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(client);
    close(server);
    return;
  }
  ends_.emplace_back(client, server);
}

bool Tunnel::Pass(int from, int to) const {
  std::array<char, 4096> bytes{};
  const ssize_t arrived = read(from, bytes.data(), bytes.size());
  if (arrived <= 0) {
    return false;
  }
  for (ssize_t passed = 0; passed < arrived;) {
    const ssize_t some =
        send(to, bytes.data() + passed, static_cast<std::size_t>(arrived - passed), MSG_NOSIGNAL);
    if (some <= 0) {
      return false;
    }
    passed += some;
  }
  return true;
}

void Tunnel::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::vector<pollfd> polled{{.fd = listener_, .events = POLLIN, .revents = 0}};
    const std::vector<std::pair<int, int>> ends =
        blocked_ ? std::vector<std::pair<int, int>>() : ends_;
    for (const auto& [client, server] : ends) {
      polled.push_back({.fd = client, .events = POLLIN, .revents = 0});
      polled.push_back({.fd = server, .events = POLLIN, .revents = 0});
    }
    if (poll(polled.data(), polled.size(), kLookEveryMs) <= 0) {
      continue;
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const auto& [client, server] = ends[i];
      const bool there = (polled[1 + 2 * i].revents == 0 || Pass(client, server)) &&
                         (polled[2 + 2 * i].revents == 0 || Pass(server, client));
      if (!there) {
        close(client);
        close(server);
        std::erase(ends_, ends[i]);
      }
    }
    if (polled[0].revents != 0) {
      Accept();
    }
  }
}

}  // namespace hjul::services
