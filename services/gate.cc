#include "services/gate.h"

#include <chrono>
#include <utility>

#include "absl/strings/match.h"
#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/engine/commands.h"
#include "scheduler/engine/digest.h"
#include "scheduler/engine/requests.h"
#include "scheduler/engine/without_end.h"
#include "services/limits.h"
#include "services/log.h"
#include "services/secrets.h"
#include "services/serialize.h"
#include "services/status.h"

namespace hjul::services {
namespace {

using google::protobuf::Message;

constexpr std::string_view kBearer = "Bearer ";

absl::Status CheckDeadline(const Context& context) {
  if (context.deadline() == std::chrono::system_clock::time_point::max()) {
    return WithReason(
        absl::InvalidArgumentError("the call has no deadline; set one, 30 seconds for example"),
        "DEADLINE_REQUIRED");
  }
  return absl::OkStatus();
}

// Requires: `request` has a request_id.
std::string RequestIdOf(const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  return field == nullptr ? std::string() : request.GetReflection()->GetString(request, field);
}

// What makes two requests the same one: who asks for what.
std::string PayloadHash(const Message& request, const core::PersonId& person) {
  engine::Digest digest;
  digest.Add(request.GetDescriptor()->full_name());
  digest.Add(person.str());
  digest.Add(SerializeInOrder(request));
  return digest.Hex();
}

// What the request with the command's id was answered before; nullopt: there was none.
absl::StatusOr<std::optional<engine::CommandResult>> FirstResult(const engine::Command& command,
                                                                 const engine::View& view) {
  auto earlier = engine::EarlierAnswer(view.snapshot(), command);
  if (absl::IsInvalidArgument(earlier.status())) {
    return WithReason(FieldError("request_id", "was used for another request; choose a new one"),
                      "REQUEST_ID_REUSED");
  }
  return earlier;
}

// Carries `command` out on a commit that is never made.
absl::StatusOr<engine::CommandResult> TryOut(const engine::Command& command, const Caller& caller) {
  engine::Memory memory;
  memory.worlds.emplace(command.huvudman, caller.view.shared_world());
  engine::Commit commit(caller.view.snapshot(), memory, caller.now);
  return engine::CarryOut(command, commit);
}

absl::Status Denied(const Method& method) {
  return WithReason(
      absl::PermissionDeniedError(fmt::format("{} needs {}, which no post of the caller's gives",
                                              method.name, v1::Permission_Name(method.permission))),
      "PERMISSION_DENIED", {{"permission", v1::Permission_Name(method.permission)}});
}

}  // namespace

std::optional<std::string> TokenHashOf(const Context& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("authorization");
  if (found == metadata.end()) {
    return std::nullopt;
  }
  const std::string_view value(found->second.data(), found->second.size());
  if (!value.starts_with(kBearer)) {
    return std::nullopt;
  }
  return HashSecret(value.substr(kBearer.size()));
}

// One call on its way. Shared by the closures that carry it from thread to thread.
struct Gate::Call {
  Context* context;
  Reactor* reactor;
  const Method* method;
  std::string id;
  CallObserver* observer;
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
  std::optional<Caller> caller;

  void Finish(const absl::Status& status) const {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begun);
    observer->Ended(*method, status, took);
    LogLine(status, took);
    context->AddTrailingMetadata("x-hjul-call", id);
    reactor->Finish(ToGrpc(status));
  }
  // A call with its caller; one that may not be made is answered here, and has none.
  static std::shared_ptr<Call> Open(Gate& gate, Context* context, const Message& request) {
    auto call = gate.Begin(context, request);
    absl::Status status = CheckDeadline(*context);
    if (status.ok()) {
      auto caller = gate.Admit(*context, request, *call->method);
      status = caller.status();
      if (caller.ok()) {
        call->caller.emplace(*std::move(caller));
      }
    }
    if (!status.ok()) {
      call->Finish(status);
    }
    return call;
  }
  void OnWorker(Workers& workers, std::function<void()> work) const {
    if (!workers.TryPost(std::move(work))) {
      Finish(absl::ResourceExhaustedError("too many computations wait; try again later"));
    }
  }
  void Answer(const Handler& handler) const {
    const absl::Status status = handler(*caller);
    Revision(caller->view.revision());
    Finish(status);
  }
  // The message only of what is our fault: others may quote what was sent.
  void LogLine(const absl::Status& status, std::chrono::microseconds took) const {
    const bool ours =
        absl::IsInternal(status) || absl::IsDataLoss(status) || absl::IsUnavailable(status);
    const bool claim = method->permission == v1::PERMISSION_PUBLIC;  // Once in a server's life.
    const LogLevel level = ours ? LogLevel::warn : claim ? LogLevel::info : LogLevel::debug;
    if (Logs(level)) {
      Log(level, "call",
          {{"call", id},
           {"rpc", method->name},
           {"code", absl::StatusCodeToString(status.code())},
           {"reason", ReasonOf(status)},
           {"huvudman", caller ? caller->huvudman.str() : ""},
           {"token", caller ? caller->token.id : ""},
           {"us", std::int64_t{took.count()}},
           {"text", ours ? std::string(status.message()) : ""}});
    }
  }
  void Revision(store::Revision revision) const {
    context->AddTrailingMetadata("x-hjul-revision", std::to_string(revision));
  }
};

absl::StatusOr<Caller> Gate::Identify(const std::string& token_hash) const {
  auto found = engine_.FindToken(token_hash);
  if (!found.ok()) {
    return found.status();
  }
  auto view = engine_.Read(found->first);
  if (!view.ok()) {
    return view.status();
  }
  const engine::Instant now = engine_.clock().Now();
  const core::Date today = calendar::Zone::Stockholm().DateAt(now);
  Rights rights = RightsOf(view->world().organisation(), found->second.person, today);
  if (rights.permissions.empty()) {
    return WithReason(absl::PermissionDeniedError(fmt::format(
                          "{} is not active; ask an administrator", found->second.person.str())),
                      "PERSON_INACTIVE");
  }
  return Caller{.huvudman = std::move(found->first),
                .token = std::move(found->second),
                .rights = std::move(rights),
                .now = now,
                .today = today,
                .view = *std::move(view)};
}

absl::StatusOr<Caller> Gate::Admit(const Context& context, const Message& request,
                                   const Method& method) const {
  const auto hash = TokenHashOf(context);
  if (!hash) {
    return WithReason(absl::UnauthenticatedError(
                          "no bearer token; send 'authorization: Bearer TOKEN' with every call"),
                      "TOKEN_MISSING");
  }
  auto caller = Identify(*hash);
  if (!caller.ok()) {
    return absl::IsUnauthenticated(caller.status()) ? WithReason(caller.status(), "TOKEN_INVALID")
                                                    : caller.status();
  }
  if (method.permission == v1::PERMISSION_UNSPECIFIED || !caller->rights.Has(method.permission)) {
    return Denied(method);
  }
  if (method.mutates && caller->token.scope == store::TokenScope::kReadOnly) {
    return WithReason(absl::PermissionDeniedError("the token is for reading only"),
                      "TOKEN_READ_ONLY");
  }
  if (const absl::Status status = CheckLimits(request, method); !status.ok()) {
    return status;
  }
  return caller;
}

std::shared_ptr<Gate::Call> Gate::Begin(Context* context, const Message& request) {
  auto call = std::make_shared<Call>();
  call->context = context;
  call->reactor = context->DefaultReactor();
  call->method = MethodOf(request);
  call->id = fmt::format("{:x}", ++calls_);
  call->observer = &observer_;
  return call;
}

Reactor* Gate::Read(Context* context, const Message& request, const Handler& handler) {
  const auto call = Call::Open(*this, context, request);
  if (call->caller) {
    call->Answer(handler);
  }
  return call->reactor;
}

Reactor* Gate::Compute(Context* context, const Message& request, Handler handler) {
  const auto call = Call::Open(*this, context, request);
  if (call->caller) {
    call->OnWorker(workers_, [call, handler = std::move(handler)] { call->Answer(handler); });
  }
  return call->reactor;
}

Reactor* Gate::Write(Context* context, const Message& request, const Change& change) {
  const auto call = Call::Open(*this, context, request);
  if (call->caller && change.computes) {
    call->OnWorker(workers_, [this, call, &request, change] { Carry(call, request, change); });
  } else if (call->caller) {
    Carry(call, request, change);
  }
  return call->reactor;
}

void Gate::Carry(const std::shared_ptr<Call>& call, const Message& request, const Change& change) {
  const Caller& caller = *call->caller;
  engine::Command command{.huvudman = caller.huvudman,
                          .actor = caller.actor(),
                          .request_id = RequestIdOf(request),
                          .payload_hash = PayloadHash(request, caller.token.person)};
  // A repetition gets its first answer, whatever the handler would say to the state of today.
  if (const auto first = FirstResult(command, caller.view); !first.ok() || *first) {
    call->Finish(first.ok() ? AnswerAfter(*call, change, **first) : first.status());
    return;
  }
  auto body = change.make(caller);
  if (!body.ok() || !*body) {
    call->Finish(body.status());
    return;
  }
  command.body = **std::move(body);
  if (change.dry_run) {
    const auto result = TryOut(command, caller);
    call->Finish(result.ok() ? change.answer(caller, *result) : result.status());
    return;
  }
  // The engine's thread only hands over: neither reading nor sending may hold up the next commit.
  engine_.Submit(std::move(command),
                 [this, call, change](absl::StatusOr<engine::CommandResult> result) {
                   workers_.Post([this, call, change, result = std::move(result)] {
                     call->Finish(AnswerAfter(*call, change, result));
                   });
                 });
}

absl::Status Gate::AnswerAfter(Call& call, const Change& change,
                               const absl::StatusOr<engine::CommandResult>& result) const {
  auto view = engine_.Read(call.caller->huvudman);
  if (!view.ok()) {
    return view.status();
  }
  call.caller->view = *std::move(view);
  if (engine::IsWithoutEnd(result.status())) {
    return WithReason(result.status(), "CHANGES_WITHOUT_END");
  }
  if (!result.ok()) {
    return change.explain ? change.explain(*call.caller, result.status()) : result.status();
  }
  call.Revision(result->revision);
  return change.answer(*call.caller, *result);
}

Reactor* Gate::Public(Context* context, const Message& request,
                      const std::function<void(Finish)>& handler) {
  const auto call = Begin(context, request);
  absl::Status status = CheckDeadline(*context);
  if (status.ok() && call->method->permission != v1::PERMISSION_PUBLIC) {
    status = Denied(*call->method);
  }
  if (status.ok()) {
    status = CheckLimits(request, *call->method);
  }
  if (!status.ok()) {
    call->Finish(status);
    return call->reactor;
  }
  handler([call](const absl::Status& done) { call->Finish(done); });
  return call->reactor;
}

}  // namespace hjul::services
