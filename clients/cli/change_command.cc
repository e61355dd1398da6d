// hjul wheel plan, overlay plan, calendar import, wheel apply: changing a running year safely.
#include <ostream>

#include "clients/cli/diagnostics_print.h"
#include "clients/cli/files.h"
#include "clients/cli/session.h"
#include "clients/cli/wheel_print.h"
#include "fmt/format.h"
#include "hjul/v1/change_service.pb.h"
#include "hjul/v1/common.pb.h"

namespace hjul::cli {
namespace {

using v1::Plan;

absl::StatusOr<std::vector<v1::OccurrenceChange>> Changes(Session& session, const std::string& id,
                                                          bool all) {
  v1::GetPlanRequest request;
  request.set_id(id);
  if (all) {
    for (const auto kind :
         {v1::CHANGE_KIND_REDATED, v1::CHANGE_KIND_ADDED, v1::CHANGE_KIND_REMOVED,
          v1::CHANGE_KIND_NEEDS_DECISION, v1::CHANGE_KIND_KEPT, v1::CHANGE_KIND_UNCHANGED}) {
      request.add_kinds(kind);
    }
  }
  std::vector<v1::OccurrenceChange> changes;
  const absl::Status status =
      session.List<v1::GetPlanResponse>(request, &v1::GetPlanResponse::mutable_changes, &changes);
  if (!status.ok()) {
    return status;
  }
  return changes;
}

int Apply(Session& session, const std::string& id) {
  v1::ApplyPlanRequest request;
  request.set_id(id);
  v1::ApplyPlanResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("plan.applied", response.plan().name(),
                                   PlanCounts(response.plan(), session.texts())));
  return kDone;
}

// A plan is shown whole before it is done; so the counts and every change come first.
int ShowPlan(Session& session, const Arguments& arguments, const Plan& plan) {
  const Texts& texts = session.texts();
  const auto changes = plan.no_op() ? std::vector<v1::OccurrenceChange>()
                                    : Changes(session, plan.id(), arguments.Has("all"));
  if (!changes.ok()) {
    return session.Fail(changes.status());
  }
  const int shown =
      session.ShowOne(plan, [&] { return PrintPlan(plan, *changes, texts, session.page()); });
  if (plan.no_op()) {
    return shown;
  }
  if (plan.needs_decision() > 0) {
    session.Tell(texts["plan.decide"]);
    return arguments.Has("apply") ? kRefused : kDone;
  }
  if (!arguments.Has("apply")) {
    session.Tell(texts.Say("plan.to-apply", plan.id()));
    return kDone;
  }
  if (!session.Confirm(arguments, texts.Say("plan.ask", plan.name()))) {
    session.Tell(texts.Say("plan.not-applied", plan.id()));
    return kUsage;
  }
  return Apply(session, plan.id());
}

template <class Request, class Response>
int PlanText(Session& session, const Arguments& arguments, const std::string& file,
             Request request) {
  const auto text = ReadFile(file);
  if (!text.ok()) {
    return session.Usage(std::string(text.status().message()));
  }
  request.set_text(*text);
  request.set_reason(arguments.Get("reason"));
  Response response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  if (!response.diagnostics().empty()) {
    std::string told = PrintDiagnostics(response.diagnostics(), file, *text, session.texts());
    told += CountDiagnostics(response.diagnostics(), session.texts());
    session.Tell(told);
  }
  return HasErrors(response.diagnostics()) ? static_cast<int>(kTextHasErrors)
                                           : ShowPlan(session, arguments, response.plan());
}

// The file: a word or -f; empty when neither was given.
std::string FileOf(const Arguments& arguments) {
  return arguments.Has("file") ? arguments.Get("file") : arguments.Operand(0);
}

int RunWheelPlan(Session& session, const Arguments& arguments) {
  v1::PlanWheelRequest request;
  request.set_move_running(arguments.Has("move-running"));
  for (const std::string& pair : arguments.All("map")) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || pair.find('/') > equals) {
      return session.Usage(session.texts().Say("usage.map", pair));
    }
    (*request.mutable_state_mapping())[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return PlanText<v1::PlanWheelRequest, v1::PlanWheelResponse>(session, arguments,
                                                               FileOf(arguments), request);
}

int RunOverlayPlan(Session& session, const Arguments& arguments) {
  return PlanText<v1::PlanOverlayRequest, v1::PlanOverlayResponse>(
      session, arguments, FileOf(arguments), v1::PlanOverlayRequest());
}

int RunCalendarImport(Session& session, const Arguments& arguments) {
  return PlanText<v1::PlanCalendarRequest, v1::PlanCalendarResponse>(
      session, arguments, FileOf(arguments), v1::PlanCalendarRequest());
}

int RunApply(Session& session, const Arguments& arguments) {
  return Apply(session, arguments.Operand(0));
}

// A plan made before, by its id.
int RunShowPlan(Session& session, const Arguments& arguments) {
  v1::GetPlanRequest request;
  request.set_id(arguments.Operand(0));
  request.set_page_size(1);
  v1::GetPlanResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  return ShowPlan(session, arguments, response.plan());
}

std::vector<Flag> PlanFlags(std::vector<Flag> own) {
  own.push_back({.name = "reason", .value = "text"});
  own.push_back({.name = "all"});
  own.push_back({.name = "apply"});
  own.push_back({.name = "yes"});
  return own;
}

}  // namespace

void AddChangeCommands(std::vector<Command>* table) {
  const Flag file{.name = "file", .value = "file", .required = true, .letter = 'f'};
  table->push_back(
      {.noun = "wheel",
       .verb = "plan",
       .flags = PlanFlags(
           {file, {.name = "move-running"}, {.name = "map", .value = "map", .repeated = true}}),
       .documents = true,
       .run = RunWheelPlan});
  table->push_back({.noun = "wheel",
                    .verb = "show-plan",
                    .operands = {{.name = "plan"}},
                    .flags = {{.name = "all"}},
                    .documents = true,
                    .run = RunShowPlan});
  table->push_back(
      {.noun = "wheel", .verb = "apply", .operands = {{.name = "plan"}}, .run = RunApply});
  table->push_back({.noun = "overlay",
                    .verb = "plan",
                    .flags = PlanFlags({file}),
                    .documents = true,
                    .run = RunOverlayPlan});
  table->push_back({.noun = "calendar",
                    .verb = "import",
                    .operands = {{.name = "file"}},
                    .flags = PlanFlags({}),
                    .documents = true,
                    .run = RunCalendarImport});
}

}  // namespace hjul::cli
