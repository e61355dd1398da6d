// A way to a server that can be blocked: from then on nothing passes in either direction, and
// nothing is closed, as when a laptop is shut or a cable is pulled. Thread-safe.
#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace hjul::services {

class Tunnel {
 public:
  // To a server at "unix:/path"; listens beside it. Fails the test when it cannot.
  explicit Tunnel(const std::string& server);
  ~Tunnel();
  Tunnel(const Tunnel&) = delete;
  Tunnel& operator=(const Tunnel&) = delete;

  std::string address() const { return "unix:" + path_; }
  void Block() { blocked_ = true; }

 private:
  void Run(const std::stop_token& stop);
  void Accept();
  // What has arrived at `from` goes to `to`. Returns whether both are still there.
  bool Pass(int from, int to) const;

  const std::string server_;
  const std::string path_;
  int listener_ = -1;
  std::vector<std::pair<int, int>> ends_;  // Of each connection: the client's, the server's.
  std::atomic<bool> blocked_ = false;
  std::jthread thread_;  // Last: runs with all of the above.
};

}  // namespace hjul::services
