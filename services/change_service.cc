// Safe change of a running year: plan, look, apply exactly what was shown.
#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "fmt/format.h"
#include "hjul/v1/change_service.grpc.pb.h"
#include "scheduler/calendar/calendar_text.h"
#include "scheduler/core/wheel_check.h"
#include "scheduler/core/wheel_text.h"
#include "scheduler/engine/plan_changes.h"
#include "services/convert.h"
#include "services/paging.h"
#include "services/services.h"
#include "services/status.h"
#include "services/wheel_reading.h"

namespace hjul::services {
namespace {

using Body = absl::StatusOr<std::optional<engine::CommandBody>>;

constexpr std::size_t kChangesSeenMax = 10'000;  // For one page: it comes back short.

static_assert(SameNumber<v1::ChangeKind>(core::ChangeKind::kUnchanged) ==
              v1::CHANGE_KIND_UNCHANGED);
static_assert(SameNumber<v1::ChangeKind>(core::ChangeKind::kKept) == v1::CHANGE_KIND_KEPT);

void ToApi(const store::PlanRecord& plan, v1::Plan* to) {
  to->set_id(plan.id);
  to->set_subject(plan.kind);
  to->set_name(plan.subject);
  to->set_no_op(plan.no_op);
  services::ToApi(plan.created_at, to->mutable_create_time());
  to->set_reason(plan.reason);
}

void Count(const core::OccurrenceChange& change, v1::Plan* to) {
  to->set_announced(to->announced() + (change.announced ? 1 : 0));
  switch (change.kind) {
    case core::ChangeKind::kUnchanged:
      return to->set_unchanged(to->unchanged() + 1);
    case core::ChangeKind::kRedated:
      return to->set_redated(to->redated() + 1);
    case core::ChangeKind::kAdded:
      return to->set_added(to->added() + 1);
    case core::ChangeKind::kRemoved:
      return to->set_removed(to->removed() + 1);
    case core::ChangeKind::kNeedsDecision:
      return to->set_needs_decision(to->needs_decision() + 1);
    case core::ChangeKind::kKept:
      return to->set_kept(to->kept() + 1);
  }
}

// Looks through all changes, which may be a million: once for a plan, not for every page.
absl::Status CountChanges(const Caller& caller, v1::Plan* to) {
  return engine::VisitChanges(caller.view, to->id(), 0, [&](const core::OccurrenceChange& change) {
    Count(change, to);
    return true;
  });
}

void ToApi(const core::OccurrenceChange& change, v1::OccurrenceChange* to) {
  to->set_occurrence(core::ToString(change.id));
  to->set_title(change.title);
  to->set_kind(SameNumber<v1::ChangeKind>(change.kind));
  for (const core::DateChange& date : change.dates) {
    v1::DateChange* moved = to->add_dates();
    moved->set_state(date.state.str());
    moved->set_opens(date.opens);
    if (date.before) {
      services::ToApi(*date.before, moved->mutable_before());
    }
    if (date.after) {
      services::ToApi(*date.after, moved->mutable_after());
    }
  }
  to->set_announced(change.announced);
  to->set_why(change.why);
}

bool Wanted(const v1::GetPlanRequest& request, core::ChangeKind kind) {
  if (request.kinds().empty()) {
    return kind != core::ChangeKind::kUnchanged && kind != core::ChangeKind::kKept;
  }
  return std::find(request.kinds().begin(), request.kinds().end(),
                   static_cast<int>(SameNumber<v1::ChangeKind>(kind))) != request.kinds().end();
}

// The position is the number of changes before the page, those that are not wanted included.
absl::Status GetPlan(const Caller& caller, const v1::GetPlanRequest& request,
                     v1::GetPlanResponse* response) {
  const auto position = OpenToken(request);
  if (!position.ok()) {
    return position.status();
  }
  const auto first = IndexOf(*position);
  if (!first.ok()) {
    return first.status();
  }
  const auto plan = caller.view.GetPlan(request.id());
  if (!plan.ok()) {
    return plan.status();
  }
  ToApi(*plan, response->mutable_plan());
  if (position->empty()) {
    if (const absl::Status status = CountChanges(caller, response->mutable_plan()); !status.ok()) {
      return status;
    }
  }
  std::size_t seen = *first;
  bool full = false;
  const auto take = [&](const core::OccurrenceChange& change) {
    const auto taken = static_cast<std::size_t>(response->changes_size());
    full = taken == PageSizeOf(request) || (taken % kWeighedEvery == 0 && IsFull(*response)) ||
           seen - *first == kChangesSeenMax;
    if (full) {
      return false;
    }
    ++seen;
    if (Wanted(request, change.kind)) {
      ToApi(change, response->add_changes());
    }
    return true;
  };
  const absl::Status status = engine::VisitChanges(caller.view, request.id(), *first, take);
  response->set_next_page_token(SealToken(request, full ? std::to_string(seen) : std::string()));
  return status;
}

absl::Status FillPlan(const Caller& caller, const engine::CommandResult& result, v1::Plan* to) {
  const auto plan = caller.view.GetPlan(result.id);
  if (!plan.ok()) {
    return plan.status();
  }
  ToApi(*plan, to);
  return CountChanges(caller, to);
}

// A text with errors is an answer, not a failure: nothing is carried out.
Body PlanUnlessFaulty(const text::Diagnostics& diagnostics, engine::PlanChange change) {
  if (diagnostics.HasErrors()) {
    return std::nullopt;
  }
  return change;
}

// A turn is planned, kept and looked through as a whole. The turns of today are the sample.
void CheckSize(const Caller& caller, const core::Wheel& wheel, text::Diagnostics& diagnostics) {
  if (CountOccurrences(caller, wheel, {caller.today, caller.today}, kTurnMax) > kTurnMax) {
    diagnostics.Error("too-many-occurrences", {}, "activities",
                      fmt::format("one turn would have more than {} occurrences", kTurnMax),
                      "have fewer activities for each unit, or repeat them less often");
  }
}

// The documents of a huvudman are listed together, and make one calendar together.
void CheckRoom(const Caller& caller, const std::string& name, std::string_view text,
               text::Diagnostics& diagnostics) {
  std::size_t count = 1;
  std::size_t bytes = text.size();
  for (const auto& [other, record] : caller.world().calendar_documents()) {
    if (other != name) {
      ++count;
      bytes += record.text.size();
    }
  }
  if (count > kCalendarDocumentsMax || bytes > kTextsBytesMax) {
    diagnostics.Error("too-many-calendars", {}, "calendar",
                      fmt::format("a huvudman has at most {} calendars, of {} bytes together",
                                  kCalendarDocumentsMax, kTextsBytesMax),
                      "put the dates into a calendar that there is");
  }
}

absl::Status ExplainApply(const absl::Status& status) {
  if (absl::IsAborted(status)) {
    return WithReason(status, "PLAN_OUTDATED");
  }
  if (absl::IsFailedPrecondition(status)) {
    const bool applied = absl::StrContains(status.message(), "has been applied");
    return WithReason(status, applied ? "PLAN_APPLIED" : "PLAN_NEEDS_DECISION");
  }
  return status;
}

class ChangeService final : public v1::ChangeService::CallbackService {
 public:
  explicit ChangeService(Gate& gate) : gate_(gate) {}

  Reactor* PlanWheel(Context* context, const v1::PlanWheelRequest* request,
                     v1::PlanWheelResponse* response) override {
    return Plan(context, *request, response, [=](const Caller& caller) -> Body {
      text::Diagnostics diagnostics;
      const auto wheel = core::ParseAndCheckWheel(
          request->text(), SurroundingsFor(caller, request->text()), diagnostics);
      const auto& wheels = caller.world().wheels();
      if (wheel && wheels.size() >= kWheelsMax && !wheels.contains(wheel->id)) {
        diagnostics.Error("too-many-wheels", {}, "wheel",
                          fmt::format("there are {} wheels already, which is the most", kWheelsMax),
                          "put the activities into a wheel that there is");
      }
      if (wheel) {
        CheckSize(caller, *wheel, diagnostics);
      }
      services::ToApi(diagnostics, response);
      engine::PlanChange change{.subject = engine::PlanChange::Subject::kWheel,
                                .text = request->text(),
                                .move_running = request->move_running(),
                                .reason = request->reason()};
      for (const auto& [from, to] : request->state_mapping()) {
        change.mapping.emplace(from, core::StateId(to));
      }
      return PlanUnlessFaulty(diagnostics, std::move(change));
    });
  }

  Reactor* PlanOverlay(Context* context, const v1::PlanOverlayRequest* request,
                       v1::PlanOverlayResponse* response) override {
    return Plan(context, *request, response, [=](const Caller& caller) -> Body {
      text::Diagnostics diagnostics;
      CheckOverlay(caller, request->text(), diagnostics);
      services::ToApi(diagnostics, response);
      return PlanUnlessFaulty(diagnostics, {.subject = engine::PlanChange::Subject::kOverlay,
                                            .text = request->text(),
                                            .move_running = true,
                                            .reason = request->reason()});
    });
  }

  Reactor* PlanCalendar(Context* context, const v1::PlanCalendarRequest* request,
                        v1::PlanCalendarResponse* response) override {
    return Plan(context, *request, response, [=](const Caller& caller) -> Body {
      text::Diagnostics diagnostics;
      if (const auto document = calendar::ParseCalendar(request->text(), diagnostics)) {
        CheckRoom(caller, document->name, request->text(), diagnostics);
      }
      services::ToApi(diagnostics, response);
      return PlanUnlessFaulty(diagnostics, {.subject = engine::PlanChange::Subject::kCalendar,
                                            .text = request->text(),
                                            .move_running = true,
                                            .reason = request->reason()});
    });
  }

  Reactor* GetPlan(Context* context, const v1::GetPlanRequest* request,
                   v1::GetPlanResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::GetPlan(caller, *request, response);
    });
  }

  Reactor* ApplyPlan(Context* context, const v1::ApplyPlanRequest* request,
                     v1::ApplyPlanResponse* response) override {
    const auto make = [=](const Caller&) -> Body { return engine::ApplyPlan{request->id()}; };
    const auto answer = [=](const Caller& caller, const engine::CommandResult& result) {
      return FillPlan(caller, result, response->mutable_plan());
    };
    const auto explain = [](const Caller&, const absl::Status& status) {
      return ExplainApply(status);
    };
    return gate_.Write(context, *request, {.make = make, .answer = answer, .explain = explain});
  }

 private:
  template <class Request, class Response>
  Reactor* Plan(Context* context, const Request& request, Response* response,
                const Gate::MakeCommand& make) {
    // A repetition is told the text's warnings again: they are not kept with the request.
    const auto answer = [make, response](const Caller& caller,
                                         const engine::CommandResult& result) {
      if (result.repeated) {
        response->clear_diagnostics();
        if (const Body again = make(caller); !again.ok()) {
          return again.status();
        }
      }
      return FillPlan(caller, result, response->mutable_plan());
    };
    return gate_.Write(context, request, {.make = make, .answer = answer, .computes = true});
  }

  Gate& gate_;
};

}  // namespace

Service MakeChangeService(Gate& gate) { return std::make_unique<ChangeService>(gate); }

}  // namespace hjul::services
