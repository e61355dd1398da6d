// hjul.control.v1 on the control socket: what the server does for an administrator at the machine.
//
// A gRPC server of its own with one listening address, a unix socket, so that nothing of it can be
// reached over the network. Serves until destroyed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

#include "absl/status/statusor.h"
#include "grpcpp/server.h"
#include "hjul/control/v1/control_service.grpc.pb.h"

namespace hjul::services {

class ControlServer {
 public:
  // What is asked for is done by these, on the socket's own threads. One backup at a time.
  struct Actions {
    std::function<absl::StatusOr<control::v1::CreateBackupResponse>()> create_backup;
    std::function<control::v1::GetStatusResponse()> status;
  };

  // Makes the socket, mode 0600. Errors: kInvalidArgument (the path is too long),
  // kFailedPrecondition (another server answers there, or its folder is open to others),
  // kUnavailable.
  static absl::StatusOr<std::unique_ptr<ControlServer>> Start(const std::filesystem::path& socket,
                                                              Actions actions);
  // Waits for a backup that is being made.
  ~ControlServer();

 private:
  class Service;
  explicit ControlServer(Actions actions);

  std::unique_ptr<Service> service_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace hjul::services
