#include "workload.h"

#include <utility>

#include "fmt/format.h"
#include "hjul/v1/access_service.pb.h"
#include "hjul/v1/change_service.pb.h"
#include "hjul/v1/journal_service.pb.h"
#include "hjul/v1/organisation_service.pb.h"
#include "hjul/v1/task_service.pb.h"
#include "hjul/v1/wheel_service.pb.h"
#include "services/convert.h"

namespace hjul::crash {
namespace {

constexpr int kPage = 100;

Intent Wanting(const google::protobuf::Message& request, const std::string& id,
               const Member& member) {
  return {.id = id, .request = Keep(request), .who = member.name, .token = member.token};
}

// The day of `from`, or of the autumn's middle, and some weeks later.
void Later(const v1::Date& from, int days, v1::Date* to) {
  const auto day = services::ReadDate(from, "from");
  services::ToApi((day.ok() ? *day : calendar::MakeDate(2026, 10, 15)) + calendar::days{days}, to);
}

v1::Date DueOf(const v1::Occurrence& occurrence) {
  for (const v1::PlannedState& planned : occurrence.plan()) {
    if (planned.state() == occurrence.state()) {
      return planned.due().effective();
    }
  }
  return {};
}

}  // namespace

Workload::Workload(const Connection& connection, const Roster& roster, std::uint64_t seed,
                   milliseconds deadline)
    : connection_(connection), roster_(roster), deadline_(deadline), random_(seed) {}

std::size_t Workload::Draw(std::size_t count) {
  return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
}

template <class Response>
absl::StatusOr<Response> Workload::Ask(const google::protobuf::Message& question,
                                       const Member& member) {
  return connection_.Ask<Response>(question, member.token, deadline_);
}

Workload::Wish Workload::Next(const std::string& id) {
  using Kind = Wish (Workload::*)(const std::string&);
  struct Share {
    std::size_t of_hundred;
    Kind kind;
  };
  static constexpr Share kDay[] = {
      {45, &Workload::Act},      {10, &Workload::MarkSeen}, {15, &Workload::PutPerson},
      {18, &Workload::Override}, {6, &Workload::Reassign},  {4, &Workload::CreateToken},
      {2, &Workload::PlanWheel},
  };
  if (!plan_.empty()) {
    return ApplyPlan(id);
  }
  std::size_t drawn = Draw(100);
  for (const Share& share : kDay) {
    if (drawn < share.of_hundred) {
      return (this->*share.kind)(id);
    }
    drawn -= share.of_hundred;
  }
  return std::nullopt;
}

void Workload::Hear(const Intent& intent, const Reply& reply) {
  v1::PlanWheelResponse planned;
  if (reply.status.ok() && intent.request.method == "hjul.v1.ChangeService/PlanWheel" &&
      planned.ParseFromString(reply.bytes)) {
    plan_ = planned.plan().id();
  }
}

std::string Workload::ValueFor(const v1::ResultSpec& spec) {
  switch (spec.kind()) {
    case v1::ResultSpec::KIND_NUMBER:
      return fmt::format("{}", spec.has_min() ? spec.min() : spec.max());
    case v1::ResultSpec::KIND_PERCENT:
      return fmt::format("{}", Draw(101));
    case v1::ResultSpec::KIND_CHOICE:
      return spec.choices(static_cast<int>(Draw(static_cast<std::size_t>(spec.choices_size()))));
    default:
      return "som väntat";
  }
}

Workload::Wish Workload::Act(const std::string& id) {
  const Member& member = OneOf(roster_.workers);
  v1::ListTasksRequest question;
  question.set_mine(true);
  question.set_page_size(kPage);
  const auto tasks = Ask<v1::ListTasksResponse>(question, member);
  if (!tasks.ok() || tasks->tasks().empty()) {
    return tasks.status().ok() ? Wish(std::nullopt) : tasks.status();
  }
  const v1::Task& task =
      tasks->tasks(static_cast<int>(Draw(static_cast<std::size_t>(tasks->tasks_size()))));
  if (task.actions().empty()) {
    return std::nullopt;
  }
  const v1::TaskAction& action =
      task.actions(static_cast<int>(Draw(static_cast<std::size_t>(task.actions_size()))));
  v1::TakeActionRequest request;
  request.set_id(task.id());
  request.set_action(action.id());
  request.set_note(id);
  request.set_request_id(id);
  if (action.participants_required()) {
    request.add_participants("Arbetslaget");
  }
  for (const v1::ResultSpec& spec : action.results()) {
    (*request.mutable_results())[spec.id()] = ValueFor(spec);
  }
  if (Draw(4) == 0) {
    request.set_etag(task.etag());
  }
  return Wanting(request, id, member);
}

Workload::Wish Workload::Reassign(const std::string& id) {
  v1::ListTasksRequest question;
  question.set_unit(OneOf(roster_.units));
  question.set_page_size(kPage);
  const auto tasks = Ask<v1::ListTasksResponse>(question, roster_.skolchef);
  if (!tasks.ok() || tasks->tasks().empty()) {
    return tasks.status().ok() ? Wish(std::nullopt) : tasks.status();
  }
  v1::ReassignTaskRequest request;
  request.set_id(
      tasks->tasks(static_cast<int>(Draw(static_cast<std::size_t>(tasks->tasks_size())))).id());
  request.set_post(OneOf(roster_.posts));
  request.set_reason(id);
  request.set_request_id(id);
  Intent intent = Wanting(request, id, roster_.skolchef);
  intent.journaled = false;  // The post that has it may get it again.
  return intent;
}

Workload::Wish Workload::MarkSeen(const std::string& id) {
  const Member& member = OneOf(roster_.workers);
  v1::ListDeliveriesRequest question;
  question.set_page_size(kPage);
  const auto messages = Ask<v1::ListDeliveriesResponse>(question, member);
  if (!messages.ok()) {
    return messages.status();
  }
  for (const v1::Delivery& delivery : messages->deliveries()) {
    if (delivery.state() == v1::Delivery::STATE_SENT) {
      v1::MarkDeliverySeenRequest request;
      request.set_id(delivery.id());
      request.set_request_id(id);
      Intent intent = Wanting(request, id, member);
      intent.journaled = false;
      intent.seen_delivery = delivery.id();
      return intent;
    }
  }
  return std::nullopt;
}

Workload::Wish Workload::PutPerson(const std::string& id) {
  v1::PutPersonRequest request;
  request.mutable_person()->set_id(fmt::format("crash-{}", Draw(kContendedPersons)));
  request.mutable_person()->set_name(id);
  request.mutable_person()->set_active(true);
  request.set_request_id(id);
  return Wanting(request, id, roster_.administrator);
}

Workload::Wish Workload::CreateToken(const std::string& id) {
  v1::CreateTokenRequest request;
  request.mutable_token()->set_person(OneOf(roster_.persons));
  request.mutable_token()->set_label(id);
  request.set_request_id(id);
  return Wanting(request, id, roster_.administrator);
}

absl::StatusOr<std::optional<v1::Occurrence>> Workload::SomeOccurrence(v1::OccurrenceStatus first,
                                                                       v1::OccurrenceStatus last) {
  v1::ListOccurrencesRequest question;
  question.set_unit(OneOf(roster_.units));
  question.set_page_size(kPage);
  for (int status = first; status <= last; ++status) {
    question.add_statuses(static_cast<v1::OccurrenceStatus>(status));
  }
  const auto some = Ask<v1::ListOccurrencesResponse>(question, roster_.skolchef);
  if (!some.ok() || some->occurrences().empty()) {
    return some.status().ok() ? absl::StatusOr<std::optional<v1::Occurrence>>(std::nullopt)
                              : some.status();
  }
  return some->occurrences(
      static_cast<int>(Draw(static_cast<std::size_t>(some->occurrences_size()))));
}

Workload::Wish Workload::Override(const std::string& id) {
  const std::size_t kind = Draw(10);
  const bool reopen = kind < 4;
  const auto found =
      reopen ? SomeOccurrence(v1::OCCURRENCE_STATUS_DONE, v1::OCCURRENCE_STATUS_REPLACED)
             : SomeOccurrence(v1::OCCURRENCE_STATUS_PLANNED, v1::OCCURRENCE_STATUS_OVERDUE);
  if (!found.ok() || !*found) {
    return found.status().ok() ? Wish(std::nullopt) : found.status();
  }
  const v1::Occurrence& occurrence = **found;
  const auto wanting = [&](auto request) {
    request.mutable_target()->set_id(occurrence.id());
    request.mutable_target()->set_reason(id);
    if (Draw(4) == 0) {
      request.mutable_target()->set_etag(occurrence.etag());
    }
    request.set_request_id(id);
    return Wanting(request, id, roster_.skolchef);
  };
  if (reopen) {
    return wanting(v1::ReopenOccurrenceRequest());
  }
  if (kind < 7) {
    v1::ExtendOccurrenceRequest request;
    Later(DueOf(occurrence), 10, request.mutable_due());
    return wanting(std::move(request));
  }
  if (kind < 9) {
    v1::MoveOccurrenceRequest request;
    Later(DueOf(occurrence), static_cast<int>(Draw(15)) - 5, request.mutable_due());
    return wanting(std::move(request));
  }
  return wanting(v1::CancelOccurrenceRequest());
}

// The wheel as it is, with another title.
Workload::Wish Workload::PlanWheel(const std::string& id) {
  v1::ExportWheelRequest question;
  question.set_wheel(OneOf(roster_.wheels));
  const auto wheel = Ask<v1::ExportWheelResponse>(question, roster_.administrator);
  if (!wheel.ok()) {
    return wheel.status();
  }
  std::string text = wheel->text();
  const std::size_t title = text.find("\ntitle: ");
  if (title == std::string::npos) {
    return absl::InternalError("an exported wheel has no title: " + text.substr(0, 200));
  }
  const std::size_t end = text.find('\n', title + 1);
  text.replace(title, end - title, fmt::format("\ntitle: Hjulet {}", id));
  v1::PlanWheelRequest request;
  request.set_text(text);
  request.set_move_running(Draw(2) == 0);
  request.set_reason(id);
  request.set_request_id(id);
  Intent intent = Wanting(request, id, roster_.administrator);
  intent.journaled = false;
  return intent;
}

Workload::Wish Workload::ApplyPlan(const std::string& id) {
  v1::ApplyPlanRequest request;
  request.set_id(std::exchange(plan_, {}));
  request.set_request_id(id);
  return Wanting(request, id, roster_.administrator);
}

}  // namespace hjul::crash
