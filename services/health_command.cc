#include <future>
#include <memory>

#include "fmt/format.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/security/credentials.h"
#include "services/program_parts.h"

namespace hjul::services {

int Health(const HealthArguments& arguments) {
  std::shared_ptr<grpc::ChannelCredentials> credentials = grpc::InsecureChannelCredentials();
  if (!arguments.ca.empty()) {
    const auto pem = ReadFile(arguments.ca);
    if (!pem.ok()) {
      return Complain(pem.status());
    }
    credentials = grpc::SslCredentials({.pem_root_certs = *pem});
  }
  const auto channel = grpc::CreateChannel(arguments.address, credentials);
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  constexpr int kSeconds = 5;
  context.set_deadline(
      gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC), gpr_time_from_seconds(kSeconds, GPR_TIMESPAN)));
  // grpc.health.v1.HealthCheckRequest without a service is empty; the answer's field 1 is 1 when
  // the server is serving.
  const grpc::Slice nothing;
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [&done](const grpc::Status& status) { done.set_value(status); });
  const grpc::Status status = done.get_future().get();
  grpc::Slice answer;
  if (status.ok()) {
    (void)response.TrySingleSlice(&answer);
  }
  const std::string_view bytes(reinterpret_cast<const char*>(answer.begin()), answer.size());
  if (status.ok() && bytes == "\x08\x01") {
    fmt::print("serving\n");
    return 0;
  }
  fmt::print("not serving: {}\n", status.ok() ? "the server says so" : status.error_message());
  return kFailed;
}

}  // namespace hjul::services
