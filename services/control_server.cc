#include "services/control_server.h"

#include <utility>

#include "fmt/format.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "services/control_socket.h"
#include "services/status.h"

namespace hjul::services {

namespace fs = std::filesystem;

// Answers on gRPC's own threads, which may wait here: nobody else is served by them.
class ControlServer::Service final : public control::v1::ControlService::Service {
 public:
  explicit Service(Actions actions) : actions_(std::move(actions)) {}

  grpc::Status CreateBackup(grpc::ServerContext* /*context*/,
                            const control::v1::CreateBackupRequest* /*request*/,
                            control::v1::CreateBackupResponse* response) override {
    const std::unique_lock lock(backup_, std::try_to_lock);
    if (!lock.owns_lock()) {
      return ToGrpc(absl::AbortedError("a backup is being made already; wait for it"));
    }
    auto made = actions_.create_backup();
    if (!made.ok()) {
      return ToGrpc(made.status());
    }
    *response = *std::move(made);
    return grpc::Status::OK;
  }

  grpc::Status GetStatus(grpc::ServerContext* /*context*/,
                         const control::v1::GetStatusRequest* /*request*/,
                         control::v1::GetStatusResponse* response) override {
    *response = actions_.status();
    return grpc::Status::OK;
  }

 private:
  const Actions actions_;
  std::mutex backup_;  // Held while a backup is made.
};

ControlServer::ControlServer(Actions actions)
    : service_(std::make_unique<Service>(std::move(actions))) {}

ControlServer::~ControlServer() {
  if (server_ != nullptr) {
    server_->Shutdown();
    server_->Wait();
  }
}

absl::StatusOr<std::unique_ptr<ControlServer>> ControlServer::Start(const fs::path& socket,
                                                                    Actions actions) {
  const absl::Status somebody = Knock(socket);
  if (somebody.ok()) {
    return absl::FailedPreconditionError(fmt::format(
        "another server answers on {}; stop it, or set control_socket", socket.string()));
  }
  if (!absl::IsNotFound(somebody)) {
    return somebody;
  }
  // The folder keeps others out while the socket is made; afterwards its own mode does too.
  if (const absl::Status status = CheckPrivate(fs::absolute(socket).parent_path()); !status.ok()) {
    return status;
  }
  std::unique_ptr<ControlServer> server(new ControlServer(std::move(actions)));
  grpc::ServerBuilder builder;
  builder.AddListeningPort(AddressOf(socket), grpc::InsecureServerCredentials());
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 2);
  builder.RegisterService(server->service_.get());
  server->server_ = builder.BuildAndStart();
  std::error_code failed;
  if (server->server_ != nullptr) {
    fs::permissions(socket, fs::perms::owner_read | fs::perms::owner_write, failed);
  }
  if (server->server_ == nullptr || failed) {
    return absl::UnavailableError(
        fmt::format("cannot make the control socket {}{}{}; is its folder writable?",
                    socket.string(), failed ? ": " : "", failed ? failed.message() : ""));
  }
  return server;
}

}  // namespace hjul::services
