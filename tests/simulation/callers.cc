#include "callers.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"

namespace hjul::simulation {
namespace {

constexpr int kTriesMax = 4;
// Request ids are kept for 14 days; nobody repeats one when they may have been forgotten.
constexpr std::chrono::days kRepeatedWithin{13};

using engine::CommandResult;

}  // namespace

bool IsRefusal(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsNotFound(status) ||
         absl::IsFailedPrecondition(status) || absl::IsPermissionDenied(status) ||
         absl::IsAborted(status) || absl::IsAlreadyExists(status);
}

std::vector<std::string> Callers::TakeFaults() { return std::exchange(faults_, {}); }

void Callers::Fault(const Request& request, std::string_view what) {
  faults_.push_back(
      fmt::format("request {} ({}) {}", request.command.request_id, request.what, what));
}

Callers::Request& Callers::Make(std::string_view what, engine::Command command) {
  command.request_id = fmt::format("r-{}", requests_.size());
  command.payload_hash = "payload";
  requests_.push_back({.what = std::string(what),
                       .command = std::move(command),
                       .first_at = machine_.stage().clock().Unstepped(),
                       .result = {}});
  return requests_.back();
}

bool Callers::IsRemembered(const Request& request) const {
  return machine_.stage().clock().Unstepped() - request.first_at < kRepeatedWithin;
}

void Callers::Keep(Request& request) {
  const auto place = std::find_if(requests_.begin(), requests_.end(),
                                  [&](const Request& one) { return &one == &request; });
  on_its_way_.push_back(static_cast<std::size_t>(place - requests_.begin()));
}

absl::StatusOr<CommandResult> Callers::Ask(std::string_view what, engine::CommandBody body,
                                           std::string_view person) {
  return Ask(what, machine_.stage().Asking(std::move(body), person));
}

absl::StatusOr<CommandResult> Callers::Ask(std::string_view what, engine::Command command) {
  Request& request = Make(what, std::move(command));
  if (unreliable_ && dice_.Chance(2)) {
    Keep(request);  // Others overtake it.
    ++done_["late"];
    return absl::UnavailableError("it is still on its way");
  }
  if (unreliable_ && dice_.Chance(5)) {
    Keep(request);  // It will arrive twice.
  }
  for (int i = 0; i < kTriesMax; ++i) {
    if (auto answer = Try(request)) {
      return *std::move(answer);
    }
    if (dice_.Chance(20)) {
      break;
    }
  }
  ++done_["given up"];
  return absl::UnavailableError("nobody answers");
}

std::optional<absl::StatusOr<CommandResult>> Callers::Try(Request& request) {
  auto answers = machine_.Execute({&request.command, 1});
  if (!answers) {
    request.tried = true;
    return std::nullopt;
  }
  Judge(request, answers->front());
  return std::move(answers->front());
}

void Callers::AskTogether(std::string_view what, std::vector<engine::Command> commands) {
  std::vector<Request*> together;
  for (engine::Command& command : commands) {
    together.push_back(&Make(what, std::move(command)));
    if (dice_.Chance(30)) {
      together.push_back(together.back());
    }
  }
  dice_.Shuffle(together);
  TryTogether(std::move(together));
}

void Callers::TryTogether(std::vector<Request*> requests) {
  std::vector<engine::Command> commands;
  for (const Request* request : requests) {
    commands.push_back(request->command);
  }
  const auto answers = machine_.Execute(commands);
  ++done_["together"];
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (answers) {
      Judge(*requests[i], (*answers)[i]);
    } else {
      requests[i]->tried = true;
      if (dice_.Chance(70)) {
        Keep(*requests[i]);
      }
    }
  }
}

// The first answer of a request is the only one that it ever gets, and it has one effect: what the
// journal says of it was written by the commit that the answer names.
void Callers::Judge(Request& request, const absl::StatusOr<CommandResult>& answer) {
  const std::string& id = request.command.request_id;
  const store::Revision effect = machine_.witness().EffectOf(id);
  if (!answer.ok()) {
    if (request.answered && IsRefusal(answer.status())) {
      Fault(request,
            fmt::format("was answered, and is refused now: {}", answer.status().ToString()));
    }
    // In one batch the same request may be refused first and carried out later.
    if (effect != 0 && effect != machine_.witness().revision() && IsRefusal(answer.status())) {
      Fault(request, fmt::format("is refused, and has an effect in commit {}", effect));
    }
    ++done_[fmt::format("{}: {}", request.what, absl::StatusCodeToString(answer.status().code()))];
    return;
  }
  if (request.answered &&
      (!answer->repeated || answer->revision != request.result.revision ||
       answer->id != request.result.id || answer->touched != request.result.touched)) {
    Fault(request, "was not answered as before");
  }
  if (!request.answered && answer->repeated && !request.tried) {
    Fault(request, "is said to be repeated, and was not");
  }
  if (effect != 0 && effect != answer->revision) {
    Fault(request, fmt::format("has its effect in commit {}, and its answer names {}", effect,
                               answer->revision));
  }
  if (effect == 0 && std::holds_alternative<engine::ActOnTask>(request.command.body)) {
    Fault(request, "was answered, and has no effect");
  }
  ++done_[answer->repeated ? "repeated" : request.what];
  request.answered = true;
  request.result = *answer;
}

void Callers::DeliverLate() {
  std::erase_if(on_its_way_, [&](std::size_t place) { return !IsRemembered(requests_[place]); });
  dice_.Shuffle(on_its_way_);
  std::vector<Request*> arrived;
  while (!on_its_way_.empty() && dice_.Chance(70)) {
    arrived.push_back(&requests_[on_its_way_.back()]);
    on_its_way_.pop_back();
  }
  if (arrived.empty()) {
    return;
  }
  if (dice_.Chance(50)) {
    TryTogether(std::move(arrived));
    return;
  }
  for (Request* request : arrived) {
    (void)Try(*request);  // Who asked has gone; only the effect counts.
  }
}

void Callers::AskAgain() {
  const std::size_t newest = std::min<std::size_t>(requests_.size(), 20);
  if (newest == 0) {
    return;
  }
  Request& request = requests_[requests_.size() - 1 -
                               static_cast<std::size_t>(dice_.Number(static_cast<int>(newest)))];
  if (!request.answered || !IsRemembered(request)) {
    return;
  }
  const store::Revision before = machine_.store().revision();
  (void)Try(request);
  engine::Command another = request.command;
  another.payload_hash = "another";
  const auto answers = machine_.Execute({&another, 1});
  if (answers && !absl::IsInvalidArgument(answers->front().status())) {
    Fault(request, "took another payload");
  }
  if (machine_.store().revision() != before) {
    Fault(request, "was repeated, and something was written");
  }
}

}  // namespace hjul::simulation
