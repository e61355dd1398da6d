#include "services/control_client.h"

#include <chrono>

#include "grpc/support/time.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "hjul/control/v1/control_service.grpc.pb.h"
#include "services/control_socket.h"

namespace hjul::services {
namespace {

using Stub = control::v1::ControlService::Stub;

template <class Request, class Response>
absl::StatusOr<Response> Ask(const std::filesystem::path& socket, std::chrono::seconds patience,
                             grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                          Response*)) {
  if (absl::Status status = Knock(socket); !status.ok()) {
    return status;
  }
  const auto stub = control::v1::ControlService::NewStub(
      grpc::CreateChannel(AddressOf(socket), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.set_deadline(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                                    gpr_time_from_seconds(patience.count(), GPR_TIMESPAN)));
  Response response;
  const grpc::Status status = ((*stub).*method)(&context, Request(), &response);
  if (!status.ok()) {
    return absl::Status(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  }
  return response;
}

}  // namespace

absl::StatusOr<control::v1::GetStatusResponse> AskStatus(const std::filesystem::path& socket) {
  return Ask(socket, std::chrono::seconds(10), &Stub::GetStatus);
}

absl::StatusOr<control::v1::CreateBackupResponse> AskForBackup(
    const std::filesystem::path& socket) {
  return Ask(socket, std::chrono::hours(1), &Stub::CreateBackup);
}

}  // namespace hjul::services
