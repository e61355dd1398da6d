// hjul task: what is to be done, and doing it.
#include <algorithm>
#include <ostream>

#include "clients/cli/failure.h"
#include "clients/cli/letters.h"
#include "clients/cli/reference.h"
#include "clients/cli/session.h"
#include "clients/cli/task_print.h"
#include "clients/cli/task_watch.h"
#include "fmt/format.h"
#include "hjul/v1/occurrence_service.pb.h"
#include "hjul/v1/task_service.pb.h"

namespace hjul::cli {
namespace {

using v1::Task;

// Codes of states as they are typed: "open", "overdue".
const std::vector<std::pair<std::string, v1::TaskState>>& TaskStates() {
  static const std::vector<std::pair<std::string, v1::TaskState>> states{
      {"planned", v1::TASK_STATE_PLANNED},    {"open", v1::TASK_STATE_OPEN},
      {"blocked", v1::TASK_STATE_BLOCKED},    {"overdue", v1::TASK_STATE_OVERDUE},
      {"signed", v1::TASK_STATE_SIGNED},      {"done", v1::TASK_STATE_DONE},
      {"withdrawn", v1::TASK_STATE_WITHDRAWN}};
  return states;
}

absl::Status ReadStates(const Session& session, const Arguments& arguments,
                        v1::ListTasksRequest* request) {
  for (const std::string& given : arguments.All("state")) {
    for (const std::string& name : Split(given, ',')) {
      const auto& states = TaskStates();
      const auto found = std::find_if(states.begin(), states.end(),
                                      [&](const auto& state) { return state.first == name; });
      if (found == states.end()) {
        std::vector<std::string> names;
        for (const auto& [known, ignored] : states) {
          names.push_back(known);
        }
        return absl::InvalidArgumentError(
            session.texts().Say("usage.no-state", name, Join(names, ", ")));
      }
      request->add_states(found->second);
    }
  }
  return absl::OkStatus();
}

// Mine, unless the flags look further.
v1::ListTasksRequest RequestOf(const Arguments& arguments) {
  v1::ListTasksRequest request;
  request.set_post(arguments.Get("post"));
  request.set_unit(arguments.Get("unit"));
  request.set_wheel(arguments.Get("wheel"));
  request.set_activity(arguments.Get("activity"));
  request.set_mine(!arguments.Has("all") && !arguments.Has("post"));
  return request;
}

absl::StatusOr<std::vector<Task>> Fetch(Session& session, const v1::ListTasksRequest& request,
                                        int limit = 0) {
  std::vector<Task> tasks;
  const absl::Status status = session.List<v1::ListTasksResponse>(
      request, &v1::ListTasksResponse::mutable_tasks, &tasks, limit);
  if (!status.ok()) {
    return status;
  }
  return tasks;
}

int TellNothing(Session& session, const Arguments& arguments, Day today) {
  v1::ListTasksRequest request = RequestOf(arguments);
  request.add_states(v1::TASK_STATE_PLANNED);
  const auto planned = Fetch(session, request);
  if (!planned.ok()) {
    return session.Fail(planned.status());
  }
  const Task* next = nullptr;
  for (const Task& task : *planned) {
    if (task.has_opens() &&
        (next == nullptr || ToDay(task.opens().effective()) < ToDay(next->opens().effective()))) {
      next = &task;
    }
  }
  session.out() << PrintNoTasks(next, today, session.texts(), session.page());
  return kDone;
}

int RunList(Session& session, const Arguments& arguments) {
  v1::ListTasksRequest request = RequestOf(arguments);
  if (absl::Status status = ReadStates(session, arguments, &request); !status.ok()) {
    return session.Usage(std::string(status.message()));
  }
  const auto due = session.ReadDay(arguments, "due");
  if (!due.ok()) {
    return session.Fail(due.status());
  }
  if (*due) {
    SetDate(**due, request.mutable_due_until());
  }
  const auto tasks = Fetch(session, request);
  if (!tasks.ok()) {
    return session.Fail(tasks.status());
  }
  if (session.format() != Format::kTable) {
    return session.Show(Pointers(*tasks), nullptr);
  }
  const auto today = session.Today();
  if (!today.ok()) {
    return session.Fail(today.status());
  }
  if (tasks->empty()) {
    return TellNothing(session, arguments, *today);
  }
  session.out() << PrintTasks(*tasks, *today, session.texts(), session.page());
  return kDone;
}

// The task that `reference` means: among my open ones, else among all that I may read.
// Errors: kNotFound, kInvalidArgument with the candidates.
absl::StatusOr<Task> Find(Session& session, const std::string& reference, std::string* shortest) {
  const Texts& texts = session.texts();
  std::vector<std::string> known;
  for (const bool mine : {true, false}) {
    v1::ListTasksRequest request;
    request.set_mine(mine);
    auto tasks = Fetch(session, request);
    if (!tasks.ok()) {
      return tasks.status();
    }
    std::vector<std::string> ids;
    for (const Task& task : *tasks) {
      ids.push_back(task.id());
      known.push_back(PartsOf(task.id()).activity);
    }
    const std::vector<std::size_t> meant = Matching(reference, ids);
    if (meant.size() == 1) {
      *shortest = ShortReference(ids[meant[0]], ids);
      return (*tasks)[meant[0]];
    }
    if (meant.size() > 1) {
      std::vector<const Task*> candidates;
      for (const std::size_t index : meant) {
        candidates.push_back(&(*tasks)[index]);
      }
      return absl::InvalidArgumentError(
          texts.Say("task.ambiguous", reference, PrintCandidates(candidates, ids, texts)));
    }
  }
  if (reference.find(':') != std::string::npos) {  // A full id may be of a task that is done.
    v1::GetTaskRequest request;
    request.set_id(reference);
    v1::GetTaskResponse response;
    *shortest = reference;
    const absl::Status status = session.Call(request, &response);
    return status.ok() ? absl::StatusOr<Task>(response.task()) : absl::StatusOr<Task>(status);
  }
  const std::string nearest = Nearest(reference, known);
  return absl::NotFoundError(nearest.empty() ? texts.Say("task.unknown", reference)
                                             : texts.Say("task.unknown-near", reference, nearest));
}

int RunShow(Session& session, const Arguments& arguments) {
  std::string reference;
  const auto task = Find(session, arguments.Operand(0), &reference);
  if (!task.ok()) {
    return session.Fail(task.status());
  }
  if (session.format() != Format::kTable) {
    return session.ShowOne(*task, nullptr);
  }
  v1::GetOccurrenceRequest request;
  request.set_id(task->occurrence());
  v1::GetOccurrenceResponse response;
  const auto today = session.Today();
  if (!today.ok()) {
    return session.Fail(today.status());
  }
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  session.out() << PrintTask(*task, response.occurrence(), reference, *today, session.texts(),
                             session.page());
  return kDone;
}

std::string Offered(const Task& task) {
  std::string out;
  for (const v1::TaskAction& action : task.actions()) {
    out += fmt::format("  {}\n", action.id());
  }
  return out;
}

const v1::TaskAction* FindAction(const Task& task, const std::string& typed) {
  const v1::TaskAction* found = nullptr;
  for (const v1::TaskAction& action : task.actions()) {
    if (action.id() == typed) {
      return &action;
    }
    if (Fold(action.id()) == Fold(typed) || Fold(action.title()) == Fold(typed)) {
      found = &action;
    }
  }
  return found;
}

// What the action must be given and was not, as a sentence; empty: nothing.
std::string Missing(const v1::TaskAction& action, const v1::TakeActionRequest& request,
                    const Texts& texts) {
  if (action.note_required() && request.note().empty()) {
    return std::string(texts["task.note-missing"]);
  }
  if (action.participants_required() && request.participants().empty()) {
    return std::string(texts["task.participants-missing"]);
  }
  for (const v1::ResultSpec& spec : action.results()) {
    if (spec.required() && !request.results().contains(spec.id())) {
      return texts.Say("task.result-missing", spec.title().empty() ? spec.id() : spec.title(),
                       spec.id());
    }
  }
  return {};
}

// The waiting task names whom it waits for, when the server refused for that.
int Refused(Session& session, const Task& task, const absl::Status& status) {
  const int code = session.Fail(status);
  const auto today = session.Today();
  if (ReadFailure(status).reason == "TASK_WAITS_FOR_OTHERS" && today.ok()) {
    for (const v1::Link& link : task.waits_for()) {
      session.Tell("  " + LinkText(link, *today, session.texts()));
    }
  }
  return code;
}

void TellOutcome(Session& session, const Task& task, const v1::Occurrence& occurrence) {
  const Texts& texts = session.texts();
  if (occurrence.state_title() == task.step() && !occurrence.signatures().empty()) {
    session.Tell(texts.Say("task.signed", task.title(), task.step()));
    return;
  }
  session.Tell(texts.Say("task.done", task.title(), task.step()));
  const bool ended = occurrence.status() == v1::OCCURRENCE_STATUS_DONE ||
                     occurrence.status() == v1::OCCURRENCE_STATUS_DECLINED;
  session.Tell(ended ? texts.Say("task.ended", occurrence.state_title())
                     : texts.Say("task.goes-on", occurrence.state_title()));
}

int Take(Session& session, const Arguments& arguments, const Task& task,
         const v1::TaskAction& action) {
  const Texts& texts = session.texts();
  v1::TakeActionRequest request;
  request.set_id(task.id());
  request.set_action(action.id());
  request.set_note(arguments.Get("note"));
  request.set_etag(task.etag());
  for (const std::string& participant : arguments.All("participant")) {
    request.add_participants(participant);
  }
  for (const std::string& result : arguments.All("result")) {
    const std::size_t equals = result.find('=');
    if (equals == std::string::npos || equals == 0) {
      return session.Usage(texts.Say("usage.pair", "result", result));
    }
    (*request.mutable_results())[result.substr(0, equals)] = result.substr(equals + 1);
  }
  if (const std::string missing = Missing(action, request, texts); !missing.empty()) {
    return session.Usage(missing);
  }
  v1::TakeActionResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return Refused(session, task, status);
  }
  if (session.format() != Format::kTable) {
    return session.ShowOne(response.occurrence(), nullptr);
  }
  TellOutcome(session, task, response.occurrence());
  return kDone;
}

int RunDo(Session& session, const Arguments& arguments) {
  const Texts& texts = session.texts();
  std::string reference;
  const auto task = Find(session, arguments.Operand(0), &reference);
  if (!task.ok()) {
    return session.Fail(task.status());
  }
  const std::string typed = arguments.Operand(1);
  const v1::TaskAction* action = FindAction(*task, typed);
  if (typed.empty() && task->actions_size() == 1) {
    action = &task->actions(0);
  }
  if (action == nullptr && task->actions().empty()) {
    session.Usage(
        texts.Say("task.no-actions", task->title(), texts[v1::TaskState_Name(task->state())]));
    const auto today = session.Today();
    for (const v1::Link& link : task->waits_for()) {
      session.Tell("  " + LinkText(link, today.ok() ? *today : Day(), texts));
    }
    return kRefused;
  }
  if (action == nullptr) {
    return session.Usage(typed.empty() ? texts.Say("task.which-action", reference, Offered(*task))
                                       : texts.Say("task.no-such-action", typed, Offered(*task)));
  }
  return Take(session, arguments, *task, *action);
}

int RunReassign(Session& session, const Arguments& arguments) {
  std::string reference;
  const auto task = Find(session, arguments.Operand(0), &reference);
  if (!task.ok()) {
    return session.Fail(task.status());
  }
  v1::ReassignTaskRequest request;
  request.set_id(task->id());
  request.set_post(arguments.Operand(1));
  request.set_reason(arguments.Get("reason"));
  v1::ReassignTaskResponse response;
  if (absl::Status status = session.Call(request, &response); !status.ok()) {
    return session.Fail(status);
  }
  session.Tell(session.texts().Say("task.reassigned", task->title(), request.post()));
  return kDone;
}

}  // namespace

void AddTaskCommands(std::vector<Command>* table) {
  const std::vector<Flag> action_flags{{.name = "note", .value = "text"},
                                       {.name = "participant", .value = "name", .repeated = true},
                                       {.name = "result", .value = "id=value", .repeated = true}};
  table->push_back({.noun = "task",
                    .verb = "list",
                    .flags = {{.name = "mine"},
                              {.name = "all"},
                              {.name = "post", .value = "post"},
                              {.name = "unit", .value = "unit"},
                              {.name = "wheel", .value = "wheel"},
                              {.name = "activity", .value = "activity"},
                              {.name = "state", .value = "states", .repeated = true},
                              {.name = "due", .value = "day"}},
                    .documents = true,
                    .run = RunList});
  table->push_back({.noun = "task",
                    .verb = "show",
                    .operands = {{.name = "task"}},
                    .documents = true,
                    .run = RunShow});
  table->push_back({.noun = "task",
                    .verb = "do",
                    .operands = {{.name = "task"}, {.name = "action", .optional = true}},
                    .flags = action_flags,
                    .documents = true,
                    .run = RunDo});
  table->push_back({.noun = "task",
                    .verb = "sign",
                    .operands = {{.name = "task"}, {.name = "action", .optional = true}},
                    .flags = action_flags,
                    .documents = true,
                    .run = RunDo});
  table->push_back({.noun = "task",
                    .verb = "reassign",
                    .operands = {{.name = "task"}, {.name = "post"}},
                    .flags = {{.name = "reason", .value = "text", .required = true}},
                    .run = RunReassign});
  table->push_back({.noun = "task",
                    .verb = "watch",
                    .flags = {{.name = "tasks"},
                              {.name = "since-now"},
                              {.name = "once"},
                              {.name = "all"},
                              {.name = "post", .value = "post"},
                              {.name = "unit", .value = "unit"}},
                    .run = RunTaskWatch});
}

}  // namespace hjul::cli
