// Speaking to the server: requests as bytes that can be sent again exactly as they were.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "grpcpp/channel.h"

namespace hjul::crash {

using std::chrono::milliseconds;

// A call: "hjul.v1.TaskService/TakeAction" and its message.
struct Request {
  std::string method;
  std::string bytes;
};
// Requires: `message` is the request of some rpc.
Request Keep(const google::protobuf::Message& message);

struct Reply {
  absl::Status status;
  std::uint64_t revision = 0;  // As the server says beside its answer; 0: it does not.
  std::string bytes;

  // Nothing can be said of what became of the request: it may or may not have been carried out.
  bool Unanswered() const;
};

// A call on its way. Thread-compatible.
class Pending {
 public:
  Pending(const std::shared_ptr<grpc::Channel>& channel, const Request& request,
          const std::string& token, milliseconds deadline);
  ~Pending();  // Gives it up, if nobody has waited for it.
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;

  // The answer; call once.
  Reply Wait();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Thread-safe.
class Connection {
 public:
  static constexpr milliseconds kDeadline{20'000};

  explicit Connection(const std::string& address);

  std::unique_ptr<Pending> Begin(const Request& request, const std::string& token,
                                 milliseconds deadline = kDeadline) const {
    return std::make_unique<Pending>(channel_, request, token, deadline);
  }
  Reply Send(const Request& request, const std::string& token,
             milliseconds deadline = kDeadline) const {
    return Pending(channel_, request, token, deadline).Wait();
  }

  // For reading: the answer as a message.
  template <class Response>
  absl::StatusOr<Response> Ask(const google::protobuf::Message& question, const std::string& token,
                               milliseconds deadline = kDeadline) const {
    const Reply reply = Send(Keep(question), token, deadline);
    Response response;
    if (reply.status.ok() && !response.ParseFromString(reply.bytes)) {
      return absl::InternalError("an answer does not parse");
    }
    return reply.status.ok() ? absl::StatusOr<Response>(std::move(response)) : reply.status;
  }

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace hjul::crash
