#include "clients/cli/connection.h"

#include <future>
#include <mutex>
#include <utility>

#include "clients/cli/failure.h"
#include "clients/cli/files.h"
#include "fmt/format.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "hjul/v1/watch_service.grpc.pb.h"
#include "hjul/v1/watch_service.pb.h"
#include "sodium.h"

namespace hjul::cli {
namespace {

using google::protobuf::Message;

constexpr int kAttempts = 3;
constexpr int kWaitMilliseconds = 400;  // Between attempts, at most, times their number.
constexpr int kAnswerBytesMax = 64 << 20;

bool OnThisMachine(const std::string& server) {
  return server.rfind("unix:", 0) == 0 || server.rfind("127.", 0) == 0 ||
         server.rfind("localhost", 0) == 0 || server.rfind("[::1]", 0) == 0;
}

gpr_timespec After(int milliseconds) {
  return gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                      gpr_time_from_millis(milliseconds, GPR_TIMESPAN));
}

// The rpc that takes this request: requests and their service share a file.
const google::protobuf::MethodDescriptor* MethodOf(const Message& request) {
  const auto* file = request.GetDescriptor()->file();
  for (int i = 0; i < file->service_count(); ++i) {
    for (int j = 0; j < file->service(i)->method_count(); ++j) {
      if (file->service(i)->method(j)->input_type() == request.GetDescriptor()) {
        return file->service(i)->method(j);
      }
    }
  }
  return nullptr;
}

// Gives `request` an id when it wants one and has none. True: it has one.
bool EnsureRequestId(Message* request) {
  const auto* field = request->GetDescriptor()->FindFieldByName("request_id");
  if (field == nullptr) {
    return false;
  }
  if (request->GetReflection()->GetString(*request, field).empty()) {
    request->GetReflection()->SetString(request, field, NewRequestId());
  }
  return true;
}

bool IsRead(const std::string& method) {
  constexpr const char* kReads[] = {"Get",     "List", "Export", "Validate",
                                    "Preview", "Draw", "Resolve"};
  for (const char* verb : kReads) {
    if (method.rfind(verb, 0) == 0) {
      return true;
    }
  }
  return false;
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) {
    return absl::OkStatus();
  }
  return MakeFailure(static_cast<int>(status.error_code()), status.error_message(),
                     status.error_details());
}

}  // namespace

struct Connection::Channel {
  std::shared_ptr<grpc::Channel> channel;
  Login login;
  int timeout_seconds = 0;

  std::mutex mutex;  // Guards what follows.
  grpc::ClientContext* watch = nullptr;
  bool cancelled = false;

  void Prepare(grpc::ClientContext* context) const {
    if (!login.token.empty()) {
      context->AddMetadata("authorization", "Bearer " + login.token);
    }
  }
};

Connection::Connection(std::unique_ptr<Channel> channel) : channel_(std::move(channel)) {}
Connection::~Connection() = default;

const std::string& Connection::server() const { return channel_->login.server; }

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const Login& login,
                                                             int timeout_seconds) {
  std::shared_ptr<grpc::ChannelCredentials> credentials;
  if (login.ca_file.empty() && (login.plaintext || OnThisMachine(login.server))) {
    credentials = grpc::InsecureChannelCredentials();
  } else {
    grpc::SslCredentialsOptions options;
    if (!login.ca_file.empty()) {
      const auto pem = ReadFile(login.ca_file);
      if (!pem.ok()) {
        return pem.status();
      }
      options.pem_root_certs = *pem;
    }
    credentials = grpc::SslCredentials(options);
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kAnswerBytesMax);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
  // Retries are ours, so that a request keeps its id; and a server just started is seen at once.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 200);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 5'000);
  auto channel = std::make_unique<Channel>();
  channel->channel = grpc::CreateCustomChannel(login.server, credentials, arguments);
  channel->login = login;
  channel->timeout_seconds = timeout_seconds;
  return std::unique_ptr<Connection>(new Connection(std::move(channel)));
}

absl::Status Connection::Call(const Message& request, Message* response) {
  const auto* method = MethodOf(request);
  if (method == nullptr) {
    return absl::InternalError(request.GetTypeName() + " is no request");
  }
  const std::unique_ptr<Message> sent(request.New());
  sent->CopyFrom(request);
  const bool repeatable = EnsureRequestId(sent.get()) || IsRead(method->name());
  const std::string path = "/" + method->service()->full_name() + "/" + method->name();
  grpc::TemplatedGenericStub<Message, Message> stub(channel_->channel);
  grpc::Status status;
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    grpc::ClientContext context;
    channel_->Prepare(&context);
    context.set_deadline(After(channel_->timeout_seconds * 1000));
    std::promise<grpc::Status> answered;
    response->Clear();
    stub.UnaryCall(&context, path, {}, sent.get(), response,
                   [&](grpc::Status result) { answered.set_value(std::move(result)); });
    status = answered.get_future().get();
    if (status.error_code() != grpc::StatusCode::UNAVAILABLE || !repeatable) {
      break;
    }
    channel_->channel->WaitForConnected(After(kWaitMilliseconds * attempt));
  }
  return FromGrpc(status);
}

absl::Status Connection::Watch(
    const hjul::v1::WatchChangesRequest& request,
    const std::function<bool(const hjul::v1::WatchChangesResponse&)>& on_message) {
  grpc::ClientContext context;
  channel_->Prepare(&context);
  {
    const std::lock_guard lock(channel_->mutex);
    if (channel_->cancelled) {
      return absl::CancelledError("cancelled");
    }
    channel_->watch = &context;
  }
  const auto stub = hjul::v1::WatchService::NewStub(channel_->channel);
  const auto reader = stub->WatchChanges(&context, request);
  hjul::v1::WatchChangesResponse message;
  bool enough = false;
  while (!enough && reader->Read(&message)) {
    enough = !on_message(message);
  }
  if (enough) {
    context.TryCancel();
    while (reader->Read(&message)) {
    }
  }
  const grpc::Status status = reader->Finish();
  const std::lock_guard lock(channel_->mutex);
  channel_->watch = nullptr;
  return enough ? absl::OkStatus() : FromGrpc(status);
}

void Connection::Cancel() {
  const std::lock_guard lock(channel_->mutex);
  channel_->cancelled = true;
  if (channel_->watch != nullptr) {
    channel_->watch->TryCancel();
  }
}

std::string NewRequestId() {
  unsigned char bytes[16];
  if (sodium_init() < 0) {
    return {};  // The server refuses an empty id; better than a predictable one.
  }
  randombytes_buf(bytes, sizeof bytes);
  std::string id;
  for (const unsigned char byte : bytes) {
    id += fmt::format("{:02x}", static_cast<unsigned>(byte));
  }
  return id;
}

}  // namespace hjul::cli
