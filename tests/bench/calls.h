// Load through gRPC: many connections, each with one call outstanding, against whatever answers the
// task service: hjul, or an echo that does nothing.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "hjul/v1/task_service.grpc.pb.h"
#include "tests/bench/work.h"

namespace hjul::bench {

template <class Request>
struct Call {
  std::string token;
  Request request;
};
using ActionCall = Call<v1::TakeActionRequest>;
using ListCall = Call<v1::ListTasksRequest>;

// Connections to one server, opened when made.
class Connections {
 public:
  // Errors: kUnavailable when one does not connect.
  static absl::StatusOr<Connections> Open(const std::string& address, std::size_t count);

  // Makes all calls: each connection does the next as soon as it has been answered.
  LoadResult Make(std::span<const ActionCall> calls);
  LoadResult Make(std::span<const ListCall> calls);

 private:
  std::vector<std::unique_ptr<v1::TaskService::Stub>> stubs_;
};

// Answers TakeAction with nothing but the request's id, and ListTasks with the same `tasks` tasks
// every time. Serves until SIGTERM, having said its port.
void ServeEcho(int tasks);

}  // namespace hjul::bench
