// A whole server on a unix: socket: memory store, hand-moved clock, one small huvudman with two
// schools, and a token for every role. What each test of this folder acts on.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "google/rpc/error_details.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "hjul/v1/access_service.grpc.pb.h"
#include "hjul/v1/calendar_service.grpc.pb.h"
#include "hjul/v1/change_service.grpc.pb.h"
#include "hjul/v1/journal_service.grpc.pb.h"
#include "hjul/v1/occurrence_service.grpc.pb.h"
#include "hjul/v1/operation_service.grpc.pb.h"
#include "hjul/v1/organisation_service.grpc.pb.h"
#include "hjul/v1/task_service.grpc.pb.h"
#include "hjul/v1/watch_service.grpc.pb.h"
#include "hjul/v1/wheel_service.grpc.pb.h"
#include "scheduler/engine/engine.h"
#include "scheduler/store/memory_store.h"
#include "services/server.h"

namespace hjul::services {

// The wheel that runs on the stage: a plan per school, reviewed by the skolchef, and one activity
// of the huvudman that waits for both.
extern const char* const kStageWheel;
extern const char* const kStageCalendar;

// A monday morning in the first term.
inline constexpr char kStageTime[] = "2026-08-24T08:00";

struct StageOptions {
  std::string start = kStageTime;
  WatchLimits watch{.progress_every = std::chrono::milliseconds(200),
                    .recheck_every = std::chrono::milliseconds(50)};
  Keepalive keepalive = {};
  engine::EngineOptions engine = {};
  std::unique_ptr<store::Store> store;  // Null: one in memory.
  std::reference_wrapper<CallObserver> calls = Uncounted();
};

class Stage {
 public:
  explicit Stage(StageOptions options = {});
  ~Stage();

  // Stubs on one channel.
  template <class Service>
  std::unique_ptr<typename Service::Stub> Stub() {
    return Service::NewStub(channel_);
  }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  std::string address() const { return "unix:" + (folder_ / "server").string(); }

  // A call with a deadline and the token of `role` ("rektor-alm", "skolchef", ...); empty: no
  // token.
  std::unique_ptr<grpc::ClientContext> As(const std::string& role) const;
  const std::string& token(const std::string& role) const { return tokens_.at(role); }
  // A token as the engine knows it, without an rpc.
  std::string MakeToken(const std::string& person, store::TokenScope scope);

  // Time passes; returns when everything due has fired.
  void Advance(const std::string& to);
  // Runs a command as the administrator; fails the test when it is refused.
  engine::CommandResult Run(engine::CommandBody body);

  engine::Engine& engine() { return *engine_; }
  store::Store& store() { return *store_; }
  Server& server() { return *server_; }
  void StopServer() { server_->Stop(); }

 private:
  void Populate();

  std::filesystem::path folder_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<engine::ManualClock> clock_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::map<std::string, std::string> tokens_;
};

// What a status says beside its code.
google::rpc::ErrorInfo ErrorInfoOf(const grpc::Status& status);
google::rpc::BadRequest BadRequestOf(const grpc::Status& status);
std::string ReasonOf(const grpc::Status& status);
std::string FieldOf(const grpc::Status& status);  // The first violation's field.

}  // namespace hjul::services
