#include "services/server.h"

#include <utility>

#include "fmt/format.h"
#include "grpc/support/time.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server_builder.h"
#include "services/limits.h"
#include "services/log.h"
#include "services/methods.h"

namespace hjul::services {
namespace {

constexpr std::chrono::seconds kHealthEvery{1};
constexpr int kGraceSeconds = 10;
constexpr int kStreamsPerConnectionMax = 1000;

std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const ServerOptions& options) {
  if (options.tls_certificate.empty()) {
    return grpc::InsecureServerCredentials();
  }
  grpc::SslServerCredentialsOptions tls;
  tls.pem_key_cert_pairs.push_back({options.tls_key, options.tls_certificate});
  return grpc::SslServerCredentials(tls);
}

// Both sides notice that the other has vanished; clients may ask every 10 s.
void SetKeepalive(const Keepalive& keepalive, grpc::ServerBuilder& builder) {
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS,
                             static_cast<int>(keepalive.ask_after.count()));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS,
                             static_cast<int>(keepalive.answer_within.count()));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kStreamsPerConnectionMax);
  // Two servers on one port would share its clients.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

// An rpc that declares no permission would be denied to everybody: better not to start.
absl::Status CheckPermissions() {
  for (const Method& method : Methods()) {
    if (method.permission == v1::PERMISSION_UNSPECIFIED) {
      return absl::InternalError(fmt::format("{} declares no permission", method.name));
    }
  }
  return absl::OkStatus();
}

void LogStorage(const absl::Status& storage) {
  if (storage.ok()) {
    Log(LogLevel::info, "storage", {{"state", "well"}});
  } else {
    Log(LogLevel::err, "storage",
        {{"state", "failed"},
         {"code", absl::StatusCodeToString(storage.code())},
         {"text", std::string(storage.message())}});
  }
}

void LogHold(engine::ClockHold hold) {
  switch (hold) {
    case engine::ClockHold::kNone:
      Log(LogLevel::info, "clock-hold", {{"state", "none"}});
      return;
    case engine::ClockHold::kBehind:
      Log(LogLevel::err, "clock-hold",
          {{"state", "behind"},
           {"text", "timers wait until the clock has caught up; is it right?"}});
      return;
    case engine::ClockHold::kJumpedAhead:
      Log(LogLevel::err, "clock-hold",
          {{"state", "jumped-ahead"},
           {"text", "timers wait; if the clock is right: hjul clock release"}});
      return;
  }
}

}  // namespace

Server::Server(engine::Engine& engine, const ServerOptions& options)
    : engine_(engine),
      workers_(std::make_unique<Workers>(options.workers)),
      gate_(engine, *workers_, options.calls),
      watches_(gate_, options.watch) {
  services_.push_back(MakeAccessService(gate_));
  services_.push_back(MakeCalendarService(gate_));
  services_.push_back(MakeChangeService(gate_));
  services_.push_back(MakeJournalService(gate_));
  services_.push_back(MakeOccurrenceService(gate_));
  services_.push_back(MakeOperationService(gate_, options.clock));
  services_.push_back(MakeOrganisationService(gate_));
  services_.push_back(MakeTaskService(gate_));
  services_.push_back(MakeWatchService(watches_));
  services_.push_back(MakeWheelService(gate_));
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(engine::Engine& engine,
                                                      const ServerOptions& options) {
  if (const absl::Status status = CheckPermissions(); !status.ok()) {
    return status;
  }
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  std::unique_ptr<Server> server(new Server(engine, options));
  grpc::ServerBuilder builder;
  builder.AddListeningPort(options.address, CredentialsOf(options), &server->port_);
  builder.SetMaxReceiveMessageSize(kMessageBytesMax);
  SetKeepalive(options.keepalive, builder);
  for (const Service& service : server->services_) {
    builder.RegisterService(service.get());
  }
  server->server_ = builder.BuildAndStart();
  if (server->server_ == nullptr) {
    return absl::UnavailableError(fmt::format(
        "cannot listen on {}; is it in use, or is the certificate not one?", options.address));
  }
  server->SetHealth(true);
  Server& running = *server;
  server->health_ =
      std::jthread([&running](const std::stop_token& stop) { running.WatchHealth(stop); });
  return server;
}

Server::~Server() { Stop(); }

void Server::SetHealth(bool healthy) {
  auto* health = server_->GetHealthCheckService();
  health->SetServingStatus(healthy);
  for (const std::string& name : ServiceNames()) {
    health->SetServingStatus(name, healthy);
  }
}

void Server::WatchHealth(const std::stop_token& stop) {
  bool healthy = true;
  engine::ClockHold hold = engine::ClockHold::kNone;
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const engine::EngineStatus status = engine_.status();
    if (std::exchange(hold, status.hold) != status.hold) {
      LogHold(status.hold);
    }
    if (status.storage.ok() != healthy && !stop.stop_requested()) {
      healthy = status.storage.ok();
      LogStorage(status.storage);
      SetHealth(healthy);
    }
    changed_.wait_for(lock, stop, kHealthEvery, [] { return false; });
  }
}

void Server::Stop() {
  if (server_ == nullptr) {
    return;
  }
  health_.request_stop();
  health_.join();
  SetHealth(false);
  watches_.Stop();
  server_->Shutdown(gpr_time_add(gpr_now(GPR_CLOCK_MONOTONIC),
                                 gpr_time_from_seconds(kGraceSeconds, GPR_TIMESPAN)));
  server_->Wait();
  workers_.reset();
  server_.reset();
}

}  // namespace hjul::services
