// The bare fan-out: a minimal gRPC server with the same rpc that does nothing but write one message
// to every stream. What there is to beat.
#pragma once

#include <memory>
#include <string>

#include "hjul/v1/watch_service.pb.h"

namespace hjul::bench {

class BareFanOut {
 public:
  // Listens on a free port of loopback.
  BareFanOut();
  ~BareFanOut();

  std::string address() const;
  // Writes `message` to every stream, from `threads` threads that share the streams.
  void Send(const hjul::v1::WatchChangesResponse& message, std::size_t threads);
  // Ends every stream.
  void End();

 private:
  class Service;
  std::unique_ptr<Service> service_;
};

}  // namespace hjul::bench
