// Turns and occurrences, and overriding a running year.
#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "fmt/format.h"
#include "hjul/v1/occurrence_service.grpc.pb.h"
#include "services/convert_work.h"
#include "services/paging.h"
#include "services/services.h"
#include "services/status.h"
#include "services/turn_counts.h"

namespace hjul::services {
namespace {

using Body = absl::StatusOr<std::optional<engine::CommandBody>>;

bool MayRead(const Caller& caller, const core::Occurrence& occurrence) {
  return services::MayRead(caller.rights, occurrence, ActivityOf(occurrence, caller.world()),
                           caller.organisation());
}

absl::Status ListTurns(const Caller& caller, const v1::ListTurnsRequest& request,
                       v1::ListTurnsResponse* response) {
  std::vector<core::Turn> turns = caller.world().turns();
  std::erase_if(turns, [&](const core::Turn& turn) {
    const auto& states = request.states();
    return (!request.wheel().empty() && request.wheel() != turn.wheel.str()) ||
           (!states.empty() &&
            std::find(states.begin(), states.end(),
                      static_cast<int>(SameNumber<v1::TurnState>(turn.state))) == states.end());
  });
  absl::Status failed = absl::OkStatus();
  const auto take = [&](const core::Turn& turn) {
    auto counts = CountTurn(caller.view, turn);
    if (!counts.ok()) {
      failed = counts.status();
      return;
    }
    v1::Turn* to = response->add_turns();
    ToApi(turn, caller.view, to);
    *to->mutable_counts() = std::move(counts->whole);
  };
  const absl::Status listed = PageOf(request, turns, take, response);
  return failed.ok() ? listed : failed;
}

absl::Status GetTurn(const Caller& caller, const v1::GetTurnRequest& request,
                     v1::GetTurnResponse* response) {
  const core::Turn* turn =
      caller.world().FindTurn(core::WheelId(request.wheel()), core::TurnId(request.turn()));
  if (turn == nullptr) {
    return absl::NotFoundError(
        fmt::format("wheel {} has no turn {}", request.wheel(), request.turn()));
  }
  auto counts = CountTurn(caller.view, *turn);
  if (!counts.ok()) {
    return counts.status();
  }
  ToApi(*turn, caller.view, response->mutable_turn());
  *response->mutable_turn()->mutable_counts() = std::move(counts->whole);
  for (v1::OccurrenceCounts& activity : counts->activities) {
    *response->add_activities() = std::move(activity);
  }
  return absl::OkStatus();
}

absl::Status ListOccurrences(const Caller& caller, const v1::ListOccurrencesRequest& request,
                             v1::ListOccurrencesResponse* response) {
  engine::OccurrenceFilter filter;
  if (!request.wheel().empty()) {
    filter.wheel = core::WheelId(request.wheel());
  }
  if (!request.turn().empty()) {
    filter.turn = core::TurnId(request.turn());
  }
  if (!request.activity().empty()) {
    filter.activity = core::ActivityId(request.activity());
  }
  if (!request.unit().empty()) {
    filter.units = {ReadUnit(request.unit())};
  }
  for (const int status : request.statuses()) {
    if (status == v1::OCCURRENCE_STATUS_UNSPECIFIED || !v1::OccurrenceStatus_IsValid(status)) {
      return FieldError("statuses", fmt::format("{} is no status of an occurrence", status));
    }
    filter.statuses.push_back(SameNumber<core::OccurrenceStatus>(status));
  }
  return ListVisible(
      request,
      [&](std::size_t size, const std::string& from) {
        return caller.view.ListOccurrences(filter, size, from);
      },
      [&](const core::Occurrence& occurrence) { return MayRead(caller, occurrence); },
      [&](const core::Occurrence& occurrence) {
        ToApi(occurrence, caller.view, response->add_occurrences());
      },
      response);
}

absl::StatusOr<core::Occurrence> FindOccurrence(const Caller& caller, const std::string& text,
                                                std::string_view field) {
  const auto id = ReadOccurrence(text, field);
  if (!id.ok()) {
    return id.status();
  }
  auto occurrence = caller.view.GetOccurrence(*id);
  if (occurrence.ok() && !MayRead(caller, *occurrence)) {
    return absl::NotFoundError(fmt::format("there is no occurrence {}", text));
  }
  return occurrence;
}

// The override that a request asks for. `change` says what; the target says of which and why.
Body MakeOverride(const Caller& caller, const v1::OverrideTarget& target, core::Override change) {
  if (const absl::Status missing = Required(target.reason(), "target.reason"); !missing.ok()) {
    return missing;
  }
  if (target.every_unit() && !target.etag().empty()) {
    return FieldError("target.etag", "is for one occurrence; leave it out with every_unit");
  }
  engine::OverrideOccurrence body{.every_unit = target.every_unit()};
  if (target.every_unit()) {
    const auto id = ReadOccurrence(target.id(), "target.id");
    if (!id.ok()) {
      return id.status();
    }
    body.occurrence = *id;
  } else {
    const auto occurrence = FindOccurrence(caller, target.id(), "target.id");
    if (!occurrence.ok()) {
      return occurrence.status();
    }
    body.occurrence = occurrence->id;
  }
  if (!target.etag().empty()) {
    std::uint64_t generation = 0;
    if (!absl::SimpleAtoi(target.etag(), &generation)) {
      return FieldError("target.etag", "is no etag of an occurrence");
    }
    body.expected_generation = generation;
  }
  change.reason = target.reason();
  change.actor = caller.actor();
  body.change = std::move(change);
  return body;
}

absl::Status FillResult(const Caller& caller, const engine::CommandResult& result,
                        const v1::OverrideTarget& target, v1::OverrideResult* to) {
  const auto asked = core::ParseOccurrenceId(target.id());
  for (const core::OccurrenceId& id : result.touched) {
    const bool meant = id.wheel == asked->wheel && id.turn == asked->turn &&
                       id.activity == asked->activity && id.ordinal == asked->ordinal &&
                       (target.every_unit() || id.unit == asked->unit);
    if (!meant) {
      continue;  // Others that lean on it changed, too.
    }
    const auto occurrence = caller.view.GetOccurrence(id);
    if (!occurrence.ok()) {
      return occurrence.status();
    }
    ToApi(*occurrence, caller.view, to->add_occurrences());
  }
  return absl::OkStatus();
}

absl::Status ExplainOverride(const absl::Status& status) {
  if (absl::IsAborted(status)) {
    return WithReason(status, "ETAG_MISMATCH");
  }
  if (absl::IsFailedPrecondition(status)) {
    return WithReason(status, "OVERRIDE_NOT_POSSIBLE");
  }
  return status;
}

absl::StatusOr<core::Override> ReadMove(const v1::MoveOccurrenceRequest& request) {
  core::Override change{.kind = core::Override::Kind::kMove,
                        .state = core::StateId(request.state())};
  const auto opens = ReadDateIf(request.has_opens(), request.opens(), "opens");
  const auto due = ReadDateIf(request.has_due(), request.due(), "due");
  if (!opens.ok() || !due.ok()) {
    return opens.ok() ? due.status() : opens.status();
  }
  change.opens = *opens;
  change.due = *due;
  if (request.has_due_time()) {
    const auto time = ReadTime(request.due_time(), "due_time");
    if (!time.ok()) {
      return time.status();
    }
    change.due_time = *time;
  }
  return change;
}

absl::StatusOr<core::Override> ReadExtension(const v1::ExtendOccurrenceRequest& request) {
  const auto due = ReadDate(request.due(), "due");
  if (!due.ok()) {
    return due.status();
  }
  return core::Override{.kind = core::Override::Kind::kExtend, .due = *due};
}

absl::StatusOr<core::Override> ReadReopening(const v1::ReopenOccurrenceRequest& request) {
  const auto due = ReadDateIf(request.has_due(), request.due(), "due");
  if (!due.ok()) {
    return due.status();
  }
  return core::Override{
      .kind = core::Override::Kind::kReopen, .state = core::StateId(request.state()), .due = *due};
}

absl::StatusOr<core::Override> ReadReplacement(const v1::ReplaceOccurrenceRequest& request) {
  if (const absl::Status missing = Required(request.replaced_by(), "replaced_by"); !missing.ok()) {
    return missing;
  }
  return core::Override{.kind = core::Override::Kind::kReplace,
                        .replaced_by = request.replaced_by()};
}

class OccurrenceService final : public v1::OccurrenceService::CallbackService {
 public:
  explicit OccurrenceService(Gate& gate) : gate_(gate) {}

  Reactor* ListTurns(Context* context, const v1::ListTurnsRequest* request,
                     v1::ListTurnsResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::ListTurns(caller, *request, response);
    });
  }
  Reactor* GetTurn(Context* context, const v1::GetTurnRequest* request,
                   v1::GetTurnResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::GetTurn(caller, *request, response);
    });
  }
  Reactor* ListOccurrences(Context* context, const v1::ListOccurrencesRequest* request,
                           v1::ListOccurrencesResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::ListOccurrences(caller, *request, response);
    });
  }
  Reactor* GetOccurrence(Context* context, const v1::GetOccurrenceRequest* request,
                         v1::GetOccurrenceResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      const auto occurrence = FindOccurrence(caller, request->id(), "id");
      if (occurrence.ok()) {
        ToApi(*occurrence, caller.view, response->mutable_occurrence());
      }
      return occurrence.status();
    });
  }

  Reactor* MoveOccurrence(Context* context, const v1::MoveOccurrenceRequest* request,
                          v1::MoveOccurrenceResponse* response) override {
    return Override(context, *request, response, &ReadMove);
  }
  Reactor* ExtendOccurrence(Context* context, const v1::ExtendOccurrenceRequest* request,
                            v1::ExtendOccurrenceResponse* response) override {
    return Override(context, *request, response, &ReadExtension);
  }
  Reactor* CancelOccurrence(Context* context, const v1::CancelOccurrenceRequest* request,
                            v1::CancelOccurrenceResponse* response) override {
    return Override(context, *request, response, [](const v1::CancelOccurrenceRequest&) {
      return absl::StatusOr<core::Override>(core::Override{.kind = core::Override::Kind::kCancel});
    });
  }
  Reactor* ReopenOccurrence(Context* context, const v1::ReopenOccurrenceRequest* request,
                            v1::ReopenOccurrenceResponse* response) override {
    return Override(context, *request, response, &ReadReopening);
  }
  Reactor* DeclineOccurrence(Context* context, const v1::DeclineOccurrenceRequest* request,
                             v1::DeclineOccurrenceResponse* response) override {
    return Override(context, *request, response, [](const v1::DeclineOccurrenceRequest&) {
      return absl::StatusOr<core::Override>(core::Override{.kind = core::Override::Kind::kDecline});
    });
  }
  Reactor* ReplaceOccurrence(Context* context, const v1::ReplaceOccurrenceRequest* request,
                             v1::ReplaceOccurrenceResponse* response) override {
    return Override(context, *request, response, &ReadReplacement);
  }

 private:
  template <class Request, class Response, class ReadChange>
  Reactor* Override(Context* context, const Request& request, Response* response, ReadChange read) {
    const auto make = [&request, read](const Caller& caller) -> Body {
      auto change = read(request);
      if (!change.ok()) {
        return change.status();
      }
      return MakeOverride(caller, request.target(), *std::move(change));
    };
    const auto answer = [&request, response](const Caller& caller,
                                             const engine::CommandResult& result) {
      return FillResult(caller, result, request.target(), response->mutable_result());
    };
    const auto explain = [](const Caller&, const absl::Status& status) {
      return ExplainOverride(status);
    };
    return gate_.Write(context, request, {.make = make, .answer = answer, .explain = explain});
  }

  Gate& gate_;
};

}  // namespace

Service MakeOccurrenceService(Gate& gate) { return std::make_unique<OccurrenceService>(gate); }

}  // namespace hjul::services
