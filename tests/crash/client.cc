#include "client.h"

#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "services/methods.h"

namespace hjul::crash {
namespace {

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (buffer.Dump(&slices).ok()) {
    for (const grpc::Slice& slice : slices) {
      bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    }
  }
  return bytes;
}

}  // namespace

Request Keep(const google::protobuf::Message& message) {
  return {.method = services::MethodOf(message)->name, .bytes = message.SerializeAsString()};
}

bool Reply::Unanswered() const {
  switch (status.code()) {
    case absl::StatusCode::kCancelled:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnavailable:
      return true;
    default:
      return false;
  }
}

// A completion queue for each call, as in gRPC's blocking calls: its queue for callbacks, which all
// channels of a process share, ends the process now and then when channels come and go (1.51).
struct Pending::Parts {
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  std::unique_ptr<grpc::ClientAsyncResponseReader<grpc::ByteBuffer>> call;
  grpc::ByteBuffer response;
  grpc::Status status;
  bool waited = false;
};

Pending::Pending(const std::shared_ptr<grpc::Channel>& channel, const Request& request,
                 const std::string& token, milliseconds deadline)
    : parts_(std::make_unique<Parts>()) {
  parts_->context.AddMetadata("authorization", "Bearer " + token);
  parts_->context.set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                                            gpr_time_from_millis(deadline.count(), GPR_TIMESPAN)));
  const grpc::Slice slice(request.bytes);
  const grpc::ByteBuffer bytes(&slice, 1);
  grpc::GenericStub stub(channel);
  parts_->call =
      stub.PrepareUnaryCall(&parts_->context, "/" + request.method, bytes, &parts_->queue);
  parts_->call->StartCall();
  parts_->call->Finish(&parts_->response, &parts_->status, this);
}

Pending::~Pending() {
  if (!parts_->waited) {
    parts_->context.TryCancel();
    Wait();
  }
}

Reply Pending::Wait() {
  void* tag = nullptr;
  bool ended = false;
  parts_->queue.Next(&tag, &ended);
  parts_->queue.Shutdown();
  while (parts_->queue.Next(&tag, &ended)) {
  }
  parts_->waited = true;
  const grpc::Status& status = parts_->status;
  Reply reply{.status = absl::Status(static_cast<absl::StatusCode>(status.error_code()),
                                     status.error_message())};
  const auto& metadata = parts_->context.GetServerTrailingMetadata();
  if (const auto found = metadata.find("x-hjul-revision"); found != metadata.end()) {
    (void)absl::SimpleAtoi(absl::string_view(found->second.data(), found->second.size()),
                           &reply.revision);
  }
  if (status.ok()) {
    reply.bytes = BytesOf(parts_->response);
  }
  return reply;
}

// Nothing is tried again behind our back, and no connection is shared.
Connection::Connection(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(-1);
  channel_ = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace hjul::crash
