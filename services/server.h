// The server: the services of hjul.v1 on a listening port, with reflection and health.
//
// Start after the engine, stop before it. Stopping: not healthy, watches ended, running calls
// finished, then the port is closed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "grpcpp/server.h"
#include "services/services.h"
#include "services/watch_hub.h"

namespace hjul::services {

// When a quiet connection is asked whether its peer is there, and how long the answer may take;
// without one its streams end. At least 1 ms each.
struct Keepalive {
  std::chrono::milliseconds ask_after{30'000};
  std::chrono::milliseconds answer_within{10'000};
};

struct ServerOptions {
  std::string address = "127.0.0.1:7420";  // "HOST:0" chooses a free port; "unix:/path".
  std::string tls_certificate;             // PEM; with the key: TLS. Both empty: plain text.
  std::string tls_key;
  engine::AcceleratedClock* clock = nullptr;  // What SetClock sets: hjuld dev.
  std::size_t workers = 4;
  WatchLimits watch;
  Keepalive keepalive;
  std::reference_wrapper<CallObserver> calls = Uncounted();  // Outlives the server.
};

class Server {
 public:
  // Errors: kUnavailable (the address is taken or does not exist), kInvalidArgument (TLS files).
  static absl::StatusOr<std::unique_ptr<Server>> Start(engine::Engine& engine,
                                                       const ServerOptions& options);
  ~Server();  // Stops, if Stop was not called.

  int port() const { return port_; }
  // Returns when every call has ended.
  void Stop();

  // Within the server's process, for tests.
  std::size_t streams() const { return watches_.streams(); }
  WatchFigures watching() const { return watches_.figures(); }

 private:
  Server(engine::Engine& engine, const ServerOptions& options);
  // Healthy while storage is, once a second; says so when that or the hold of the clock changes.
  void WatchHealth(const std::stop_token& stop);
  void SetHealth(bool healthy);

  engine::Engine& engine_;
  std::unique_ptr<Workers> workers_;
  Gate gate_;
  WatchHub watches_;
  std::vector<Service> services_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::jthread health_;
};

}  // namespace hjul::services
