// The way to the server: any unary call by its request's type, and the one stream.
//
// Thread-safe. Every unary call has a deadline; a request with an empty request_id gets a fresh
// one, and is tried again with the same when the server was not reached; reads are tried again too.
// No gRPC header leaves connection.cc.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cli/logins.h"

namespace google::protobuf {
class Message;
}
namespace hjul::v1 {
class WatchChangesRequest;
class WatchChangesResponse;
}  // namespace hjul::v1

namespace hjul::cli {

class Connection {
 public:
  // Connects when first needed. TLS unless the server is on this machine, or `login` says
  // plaintext. Errors: kNotFound: no such CA file.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const Login& login, int timeout_seconds);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Carries out the rpc whose request this is.
  // Errors: the server's, with its google.rpc.Status as payload (failure.h reads it); kUnavailable
  // and kDeadlineExceeded when there was no answer.
  absl::Status Call(const google::protobuf::Message& request, google::protobuf::Message* response);

  // Watches until `on_message` returns false (then OK), the stream ends, or Cancel (kCancelled).
  absl::Status Watch(const hjul::v1::WatchChangesRequest& request,
                     const std::function<bool(const hjul::v1::WatchChangesResponse&)>& on_message);
  // Ends a Watch under way, and those to come.
  void Cancel();

  const std::string& server() const;

 private:
  struct Channel;
  explicit Connection(std::unique_ptr<Channel> channel);
  std::unique_ptr<Channel> channel_;
};

// A fresh request id: 32 hexadecimal digits.
std::string NewRequestId();

}  // namespace hjul::cli
