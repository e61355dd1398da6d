// Listing tasks and acting on them.
#include <utility>

#include "fmt/format.h"
#include "hjul/v1/task_service.grpc.pb.h"
#include "services/convert_work.h"
#include "services/paging.h"
#include "services/services.h"
#include "services/status.h"

namespace hjul::services {
namespace {

static_assert(SameNumber<core::TaskState>(v1::TASK_STATE_WITHDRAWN) == core::TaskState::kWithdrawn);

bool MayRead(const Caller& caller, const core::Task& task) {
  return caller.rights.MayReadTask(task.post, task.id.occurrence.unit);
}

// What the request asks, narrowed to what the caller may see where that makes the list shorter.
// Nullopt: nothing can match.
absl::StatusOr<std::optional<engine::TaskFilter>> ReadFilter(const v1::ListTasksRequest& request,
                                                             const Caller& caller) {
  engine::TaskFilter filter;
  if (!request.post().empty()) {
    const auto post = ReadPost(request.post(), "post");
    if (!post.ok()) {
      return post.status();
    }
    if (request.mine() && !caller.rights.Owns(*post)) {
      return std::nullopt;
    }
    filter.posts = {*post};
  } else if (request.mine() ||
             (!caller.rights.work.everywhere && caller.rights.work.units.empty())) {
    filter.posts = caller.rights.OwnPosts();
    if (filter.posts.empty()) {
      return std::nullopt;
    }
  }
  if (!request.unit().empty()) {
    filter.units = {ReadUnit(request.unit())};
  }
  if (!request.wheel().empty()) {
    filter.wheel = core::WheelId(request.wheel());
  }
  if (!request.activity().empty()) {
    filter.activity = core::ActivityId(request.activity());
  }
  for (const int state : request.states()) {
    if (state == v1::TASK_STATE_UNSPECIFIED || !v1::TaskState_IsValid(state)) {
      return FieldError("states", fmt::format("{} is no state of a task", state));
    }
    filter.states.push_back(SameNumber<core::TaskState>(state));
  }
  const auto until = ReadDateIf(request.has_due_until(), request.due_until(), "due_until");
  if (!until.ok()) {
    return until.status();
  }
  filter.due_until = *until;
  return filter;
}

absl::StatusOr<core::Task> FindTask(const Caller& caller, const std::string& text) {
  const auto id = ReadTask(text, "id");
  if (!id.ok()) {
    return id.status();
  }
  auto task = caller.view.GetTask(*id);
  if (task.ok() && !MayRead(caller, *task)) {
    return absl::NotFoundError(fmt::format("there is no task {}", text));
  }
  return task;
}

absl::Status FillOccurrence(const Caller& caller, const core::TaskId& task, v1::Occurrence* to) {
  const auto occurrence = caller.view.GetOccurrence(task.occurrence);
  if (occurrence.ok()) {
    ToApi(*occurrence, caller.view, to);
  }
  return occurrence.status();
}

// Why the engine refused an action, with reasons that a client can act on.
absl::Status ExplainAction(const Caller& caller, const v1::TakeActionRequest& request,
                           const absl::Status& status) {
  if (absl::IsAborted(status)) {
    return WithReason(status, "ETAG_MISMATCH");
  }
  if (absl::IsPermissionDenied(status)) {
    return WithReason(status, "NOT_YOUR_POST");
  }
  const auto task = FindTask(caller, request.id());
  if (!absl::IsFailedPrecondition(status) || !task.ok()) {
    return status;
  }
  const bool ended = core::TaskState::kSigned < task->state;
  if (task->waits_for_total > 0 && task->actions.empty() && !ended) {
    return WithReason(status, "TASK_WAITS_FOR_OTHERS",
                      {{"waits_for", core::ToString(task->waits_for.front().occurrence)}});
  }
  std::string offered;
  for (const core::OfferedAction& action : task->actions) {
    offered += (offered.empty() ? "" : ",") + action.id.str();
  }
  return WithReason(status, "ACTION_NOT_OFFERED", {{"offered", offered}});
}

// The generation that the occurrence must still have when the action is taken: that of the task
// which `etag` was given for. Nullopt: any. Errors: kAborted.
absl::StatusOr<std::optional<std::uint64_t>> ExpectedGeneration(const Caller& caller,
                                                                const core::Task& task,
                                                                const std::string& etag) {
  if (etag.empty()) {
    return std::nullopt;
  }
  if (etag != EtagOf(task)) {
    return WithReason(absl::AbortedError(fmt::format("task {} has changed; look at it again",
                                                     core::ToString(task.id))),
                      "ETAG_MISMATCH");
  }
  const auto occurrence = caller.view.GetOccurrence(task.id.occurrence);
  if (!occurrence.ok()) {
    return occurrence.status();
  }
  return occurrence->generation;
}

class TaskService final : public v1::TaskService::CallbackService {
 public:
  explicit TaskService(Gate& gate) : gate_(gate) {}

  Reactor* ListTasks(Context* context, const v1::ListTasksRequest* request,
                     v1::ListTasksResponse* response) override {
    return gate_.Read(context, *request,
                      [=](const Caller& caller) { return List(caller, *request, response); });
  }

  Reactor* GetTask(Context* context, const v1::GetTaskRequest* request,
                   v1::GetTaskResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      const auto task = FindTask(caller, request->id());
      if (task.ok()) {
        ToApi(*task, caller.organisation(), caller.today, response->mutable_task());
      }
      return task.status();
    });
  }

  Reactor* TakeAction(Context* context, const v1::TakeActionRequest* request,
                      v1::TakeActionResponse* response) override {
    return gate_.Write(context, *request,
                       {.make = [=](const Caller& caller) { return MakeAction(caller, *request); },
                        .answer =
                            [=](const Caller& caller, const engine::CommandResult&) {
                              return FillOccurrence(caller, *core::ParseTaskId(request->id()),
                                                    response->mutable_occurrence());
                            },
                        .explain =
                            [=](const Caller& caller, const absl::Status& status) {
                              return ExplainAction(caller, *request, status);
                            }});
  }

  Reactor* ReassignTask(Context* context, const v1::ReassignTaskRequest* request,
                        v1::ReassignTaskResponse* response) override {
    return gate_.Write(
        context, *request,
        {.make = [=](const Caller& caller) { return MakeReassignment(caller, *request); },
         .answer =
             [=](const Caller& caller, const engine::CommandResult&) {
               return FillOccurrence(caller, *core::ParseTaskId(request->id()),
                                     response->mutable_occurrence());
             }});
  }

 private:
  using Body = absl::StatusOr<std::optional<engine::CommandBody>>;

  static absl::Status List(const Caller& caller, const v1::ListTasksRequest& request,
                           v1::ListTasksResponse* response) {
    const auto filter = ReadFilter(request, caller);
    if (!filter.ok() || !*filter) {
      return filter.status();
    }
    return ListVisible(
        request,
        [&](std::size_t size, const std::string& from) {
          return caller.view.ListTasks(**filter, size, from);
        },
        [&](const core::Task& task) { return MayRead(caller, task); },
        [&](const core::Task& task) {
          ToApi(task, caller.organisation(), caller.today, response->add_tasks());
        },
        response);
  }

  static Body MakeAction(const Caller& caller, const v1::TakeActionRequest& request) {
    if (const absl::Status missing = Required(request.action(), "action"); !missing.ok()) {
      return missing;
    }
    const auto task = FindTask(caller, request.id());
    if (!task.ok()) {
      return task.status();
    }
    const auto generation = ExpectedGeneration(caller, *task, request.etag());
    if (!generation.ok()) {
      return generation.status();
    }
    return engine::ActOnTask{
        .task = task->id,
        .action = core::ActionId(request.action()),
        .note = request.note(),
        .participants = {request.participants().begin(), request.participants().end()},
        .results = {request.results().begin(), request.results().end()},
        .expected_generation = *generation};
  }

  static Body MakeReassignment(const Caller& caller, const v1::ReassignTaskRequest& request) {
    const auto to = ReadPost(request.post(), "post");
    if (!to.ok()) {
      return to.status();
    }
    if (const absl::Status missing = Required(request.reason(), "reason"); !missing.ok()) {
      return missing;
    }
    const auto task = FindTask(caller, request.id());
    if (!task.ok()) {
      return task.status();
    }
    if (!caller.rights.Owns(task->post) && !caller.rights.Has(v1::PERMISSION_OVERRIDE)) {
      return WithReason(absl::PermissionDeniedError(fmt::format(
                            "task {} is {}'s; its holder or the skolchef can hand it over",
                            request.id(), core::ToString(task->post))),
                        "NOT_YOUR_POST");
    }
    return engine::ReassignTask{.task = task->id, .to = *to, .reason = request.reason()};
  }

  Gate& gate_;
};

}  // namespace

Service MakeTaskService(Gate& gate) { return std::make_unique<TaskService>(gate); }

}  // namespace hjul::services
