// The one way from a call to its handler: who is it, may they, is the request within its limits;
// then the handler, on the right thread; then the answer, its status and one line of log.
//
// Handlers are plain functions of a caller. Denies by default: an rpc whose descriptor declares no
// permission is answered PERMISSION_DENIED. Thread-safe.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "scheduler/engine/engine.h"
#include "services/access.h"
#include "services/call_observer.h"
#include "services/methods.h"
#include "services/workers.h"

namespace hjul::services {

using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;

// Who asks, what they may do, and a consistent view to answer from.
struct Caller {
  core::HuvudmanId huvudman;
  store::TokenRecord token;
  Rights rights;
  engine::Instant now;
  core::Date today;
  engine::View view;

  const engine::World& world() const { return view.world(); }
  const core::Organisation& organisation() const { return view.world().organisation(); }
  core::Actor actor() const { return {.person = token.person, .post = std::nullopt}; }
};

// The bearer token of a call, hashed as the store keeps it. Nullopt: none, or none of ours.
std::optional<std::string> TokenHashOf(const Context& context);

class Gate {
 public:
  // All of them outlive the gate.
  Gate(engine::Engine& engine, Workers& workers, CallObserver& calls = Uncounted())
      : engine_(engine), workers_(workers), observer_(calls) {}

  using Handler = std::function<absl::Status(const Caller&)>;
  // nullopt: nothing to carry out, the response is complete.
  using MakeCommand =
      std::function<absl::StatusOr<std::optional<engine::CommandBody>>(const Caller&)>;
  using Answer = std::function<absl::Status(const Caller&, const engine::CommandResult&)>;

  // A quick read, on the calling thread.
  Reactor* Read(Context* context, const google::protobuf::Message& request, const Handler& handler);
  // A read that computes, on a worker. RESOURCE_EXHAUSTED when too many wait.
  Reactor* Compute(Context* context, const google::protobuf::Message& request, Handler handler);

  // A change: `make` says what to do, the engine does it, `answer` fills the response from what is
  // there then; `explain` may give a refusal of the engine's a reason. A dry run asks the engine,
  // and changes nothing.
  using Explain = std::function<absl::Status(const Caller&, const absl::Status&)>;
  struct Change {
    MakeCommand make;
    Answer answer;
    Explain explain = {};
    bool computes = false;  // `make` parses or plans: on a worker.
    bool dry_run = false;
  };
  Reactor* Write(Context* context, const google::protobuf::Message& request, const Change& change);

  // For PERMISSION_PUBLIC: nobody is asked who they are.
  using Finish = std::function<void(absl::Status)>;
  Reactor* Public(Context* context, const google::protobuf::Message& request,
                  const std::function<void(Finish)>& handler);

  // The checks alone, for streams. Errors: kUnauthenticated, kPermissionDenied, kInvalidArgument.
  absl::StatusOr<Caller> Admit(const Context& context, const google::protobuf::Message& request,
                               const Method& method) const;
  // Who a token is now, without any rpc.
  absl::StatusOr<Caller> Identify(const std::string& token_hash) const;

  engine::Engine& engine() { return engine_; }
  const engine::Clock& clock() const { return engine_.clock(); }

 private:
  struct Call;
  std::shared_ptr<Call> Begin(Context* context, const google::protobuf::Message& request);
  void Carry(const std::shared_ptr<Call>& call, const google::protobuf::Message& request,
             const Change& change);
  absl::Status AnswerAfter(Call& call, const Change& change,
                           const absl::StatusOr<engine::CommandResult>& result) const;

  engine::Engine& engine_;
  Workers& workers_;
  CallObserver& observer_;
  std::atomic<std::uint64_t> calls_{0};
};

}  // namespace hjul::services
