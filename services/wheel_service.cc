// Reading wheels, checking texts, and looking ahead.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "fmt/format.h"
#include "hjul/v1/wheel_service.grpc.pb.h"
#include "scheduler/core/planning_work.h"
#include "scheduler/core/turn.h"
#include "services/convert_wheel.h"
#include "services/load.h"
#include "services/paging.h"
#include "services/services.h"
#include "services/status.h"
#include "services/wheel_reading.h"

namespace hjul::services {
namespace {

constexpr int kPreviewDaysMax = 3660;
constexpr int kPreviewPageDefault = 1000;
constexpr int kLoadDaysMax = 1100;

absl::StatusOr<const engine::WheelHead*> FindWheel(const Caller& caller, const std::string& id,
                                                   std::string_view field) {
  if (const absl::Status missing = Required(id, field); !missing.ok()) {
    return missing;
  }
  const auto found = caller.world().wheels().find(core::WheelId(id));
  if (found == caller.world().wheels().end()) {
    return absl::NotFoundError(fmt::format("there is no wheel {}", id));
  }
  return &found->second;
}

// The wheel of a request: its text, checked, else the saved one. Null: the text has errors, which
// are in the response.
template <class Request, class Response>
absl::StatusOr<std::shared_ptr<const core::Wheel>> WheelOf(const Caller& caller,
                                                           const Request& request,
                                                           Response* response) {
  if (request.text().empty()) {
    const auto head = FindWheel(caller, request.wheel(), "wheel");
    if (!head.ok()) {
      return head.status();
    }
    return (*head)->wheel;
  }
  text::Diagnostics diagnostics;
  auto wheel = CheckWheelText(caller, request.text(), diagnostics);
  ToApi(diagnostics, response);
  if (diagnostics.HasErrors() || !wheel) {
    return nullptr;
  }
  return std::make_shared<const core::Wheel>(*std::move(wheel));
}

absl::StatusOr<core::DateSpan> ReadDays(const v1::DateSpan& days, int max) {
  const auto span = ReadSpan(days, "days");
  if (span.ok() && span->Days() > max) {
    return FieldError("days", fmt::format("spans {} days; at most {}", span->Days(), max));
  }
  return span;
}

// What planning `turn` takes; see planning_work.h.
std::uint64_t LooksAt(const Caller& caller, const core::Wheel& wheel, const core::Turn& turn) {
  const auto work = core::WorkOfTurn(wheel, turn, caller.world().calendar(), caller.organisation());
  return std::accumulate(
      work.begin(), work.end(), std::uint64_t{0},
      [](std::uint64_t sum, const auto& of_activity) { return sum + of_activity.second; });
}

// What one request has planned so far.
struct Work {
  std::size_t occurrences = 0;
  std::uint64_t looks = 0;
};

// Errors: kInvalidArgument when planning `wheel` over `days` would take too long, after what was
// planned for the same request.
absl::Status CheckWork(const Caller& caller, const core::Wheel& wheel, const core::DateSpan& days,
                       Work& work) {
  work.occurrences += CountOccurrences(caller, wheel, days, kPlannedMax);
  if (work.occurrences > kPlannedMax) {
    return FieldError("days", fmt::format("would take more than {} occurrences to plan; ask "
                                          "for fewer days",
                                          kPlannedMax));
  }
  for (const core::Turn& turn : core::TurnsIn(wheel, days)) {
    work.looks += LooksAt(caller, wheel, turn);
    if (work.looks > core::kPreviewLooksMax) {
      return FieldError("days", fmt::format("would take more than {} looks at days and other "
                                            "activities to plan; ask for fewer days",
                                            core::kPreviewLooksMax));
    }
  }
  return absl::OkStatus();
}

core::Preview PreviewOf(const Caller& caller, const core::Wheel& wheel,
                        const core::DateSpan& days) {
  return core::PreviewWheel(wheel, days, caller.world().calendar(), caller.organisation(),
                            SurroundingsFor(caller, wheel.id).other_wheels);
}

absl::Status ListRevisions(const Caller& caller, const v1::ListWheelRevisionsRequest& request,
                           v1::ListWheelRevisionsResponse* response) {
  const auto head = FindWheel(caller, request.wheel(), "wheel");
  if (!head.ok()) {
    return head.status();
  }
  // Newest first. Only those of the page are read: each has its whole text.
  std::vector<std::uint32_t> numbers((*head)->revision.number);
  std::iota(numbers.rbegin(), numbers.rend(), 1U);
  absl::Status failed = absl::OkStatus();
  const auto take = [&](std::uint32_t number) {
    const auto revision = caller.view.GetRevision((*head)->wheel->id, number);
    if (revision.ok()) {
      ToApi(*revision, response->add_revisions());
    } else {
      failed = revision.status();
    }
  };
  const absl::Status listed = PageOf(request, numbers, take, response);
  return failed.ok() ? listed : failed;
}

absl::Status Export(const Caller& caller, const v1::ExportWheelRequest& request,
                    v1::ExportWheelResponse* response) {
  const auto revision = caller.view.GetRevision(core::WheelId(request.wheel()),
                                                static_cast<std::uint32_t>(request.number()));
  if (!revision.ok()) {
    return revision.status();
  }
  text::Diagnostics diagnostics;
  const auto wheel = core::ParseWheel(revision->text, diagnostics);
  if (!wheel) {
    return absl::DataLossError(
        fmt::format("revision {} of wheel {} no longer parses", revision->number, request.wheel()));
  }
  const calendar::Language language = ReadLanguage(request.language());
  ToApi(*revision, response->mutable_revision());
  response->set_text(core::PrintWheel(*wheel, language));
  for (const std::string& text : revision->overlays) {
    const auto overlay = core::ParseOverlay(text, diagnostics);
    response->add_overlays(overlay ? core::PrintOverlay(*overlay, language) : text);
  }
  return absl::OkStatus();
}

absl::Status Validate(const Caller& caller, const v1::ValidateWheelRequest& request,
                      v1::ValidateWheelResponse* response) {
  text::Diagnostics diagnostics;
  if (IsOverlay(request.text())) {
    const auto overlay = CheckOverlay(caller, request.text(), diagnostics);
    if (overlay && !diagnostics.HasErrors()) {
      response->set_canonical(core::PrintOverlay(*overlay, calendar::Language::kSwedish));
    }
  } else {
    const auto wheel = core::ParseAndCheckWheel(
        request.text(), SurroundingsFor(caller, request.text()), diagnostics);
    if (wheel && !diagnostics.HasErrors()) {
      response->set_canonical(core::PrintWheel(*wheel, calendar::Language::kSwedish));
    }
  }
  ToApi(diagnostics, response);
  return absl::OkStatus();
}

void FillPushes(const core::Preview& preview, const std::optional<core::UnitId>& unit,
                v1::PreviewWheelResponse* response) {
  for (const auto& [post, months] : preview.pushes) {
    if (unit && post.unit != *unit) {
      continue;
    }
    for (const auto& [month, pushes] : months) {  // "2026-08".
      v1::PushCount* count = response->add_pushes();
      count->set_post(core::ToString(post));
      count->set_year(std::stoi(month.substr(0, 4)));
      count->set_month(std::stoi(month.substr(5)));
      count->set_pushes(pushes);
    }
  }
}

absl::Status Preview(const Caller& caller, const v1::PreviewWheelRequest& request,
                     v1::PreviewWheelResponse* response) {
  const auto days = ReadDays(request.days(), kPreviewDaysMax);
  if (!days.ok()) {
    return days.status();
  }
  const auto wheel = WheelOf(caller, request, response);
  if (!wheel.ok() || *wheel == nullptr) {
    return wheel.status();
  }
  Work work;
  if (const absl::Status status = CheckWork(caller, **wheel, *days, work); !status.ok()) {
    return status;
  }
  core::Preview preview = PreviewOf(caller, **wheel, *days);
  const auto unit = request.unit().empty() ? std::nullopt : std::optional(ReadUnit(request.unit()));
  std::erase_if(preview.lines,
                [&](const core::PreviewLine& line) { return unit && line.id.unit != *unit; });
  if (request.page_token().empty()) {
    FillPushes(preview, unit, response);
  }
  return PageOf(
      request, preview.lines,
      [&](const core::PreviewLine& line) { ToApi(line, response->add_lines()); }, response,
      kPreviewPageDefault);
}

absl::Status GetLoad(const Caller& caller, const v1::GetLoadRequest& request,
                     v1::GetLoadResponse* response) {
  const auto days = ReadDays(request.days(), kLoadDaysMax);
  if (!days.ok()) {
    return days.status();
  }
  std::vector<std::shared_ptr<const core::Wheel>> wheels;
  if (!request.text().empty() || !request.wheel().empty()) {
    const auto wheel = WheelOf(caller, request, response);
    if (!wheel.ok() || *wheel == nullptr) {
      return wheel.status();
    }
    wheels.push_back(*wheel);
  }
  if (request.wheel().empty()) {
    for (const auto& [id, head] : caller.world().wheels()) {
      if (wheels.empty() || wheels.front()->id != id) {
        wheels.push_back(head.wheel);
      }
    }
  }
  Load load;
  Work work;
  for (const auto& wheel : wheels) {
    if (const absl::Status status = CheckWork(caller, *wheel, *days, work); !status.ok()) {
      return status;
    }
    load.Add(PreviewOf(caller, *wheel, *days), *wheel);
  }
  load.Fill(request, *days, response);
  return absl::OkStatus();
}

// Nothing has happened: a text that is not saved has no occurrences and leans on none.
class NoFacts final : public core::Facts {
 public:
  void ForEach(const core::ActivityRef&, const core::OccurrenceId&, bool,
               const std::function<void(const core::Occurrence&)>&) const override {}
};

// The turn asked for; without one that of today, else the first to come.
std::optional<core::Turn> ChooseTurn(const core::Wheel& wheel, const std::string& id,
                                     core::Date today) {
  const core::DateSpan years{calendar::MakeDate(calendar::kYearMin, 1, 1),
                             calendar::MakeDate(calendar::kYearMax, 12, 31)};
  for (const core::Turn& turn : core::TurnsIn(wheel, years)) {
    if (id.empty() ? today <= turn.span.last : turn.id.str() == id) {
      return turn;
    }
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<core::Occurrence>> OccurrencesOf(const Caller& caller,
                                                            const core::Turn& turn) {
  std::vector<core::Occurrence> all;
  std::string from;
  do {
    auto page =
        caller.view.ListOccurrences({.wheel = turn.wheel, .turn = turn.id}, engine::kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    std::move(page->items.begin(), page->items.end(), std::back_inserter(all));
    from = std::move(page->next);
  } while (!from.empty());
  return all;
}

absl::Status Draw(const Caller& caller, const v1::DrawWheelRequest& request,
                  v1::DrawWheelResponse* response) {
  auto wheel = WheelOf(caller, request, response);
  if (!wheel.ok() || *wheel == nullptr) {
    return wheel.status();
  }
  auto turn = ChooseTurn(**wheel, request.turn(), caller.today);
  if (!turn) {
    return absl::NotFoundError(
        fmt::format("wheel {} has no turn {}", (*wheel)->id.str(), request.turn()));
  }
  std::vector<core::Occurrence> occurrences;
  const core::Turn* running =
      request.text().empty() ? caller.world().FindTurn(turn->wheel, turn->id) : nullptr;
  if (running != nullptr && running->state != core::TurnState::kPlanned) {
    turn = *running;
    if (auto revision = caller.world().Revision(running->revision)) {
      *wheel = std::move(revision);
    }
    auto all = OccurrencesOf(caller, *turn);
    if (!all.ok()) {
      return all.status();
    }
    occurrences = *std::move(all);
  } else {
    if (CountOccurrences(caller, **wheel, turn->span, kPlannedMax) > kPlannedMax) {
      return FieldError(
          "turn", fmt::format("has more than {} occurrences; draw it when it runs", kPlannedMax));
    }
    if (LooksAt(caller, **wheel, *turn) > core::kPreviewLooksMax) {
      return FieldError("turn", fmt::format("would take more than {} looks at days and other "
                                            "activities to plan; draw it when it runs",
                                            core::kPreviewLooksMax));
    }
    const NoFacts facts;
    occurrences = core::PlanTurn(*turn, {.wheel = **wheel,
                                         .calendar = caller.world().calendar(),
                                         .organisation = caller.organisation(),
                                         .facts = facts,
                                         .now = caller.now})
                      .occurrences;
  }
  if (!request.unit().empty()) {
    std::erase_if(occurrences, [&](const core::Occurrence& occurrence) {
      return occurrence.id.unit != ReadUnit(request.unit());
    });
  }
  ToApi(core::DrawTurn(**wheel, *turn, occurrences, caller.world().calendar(), caller.today),
        response->mutable_drawing());
  return absl::OkStatus();
}

class WheelService final : public v1::WheelService::CallbackService {
 public:
  explicit WheelService(Gate& gate) : gate_(gate) {}

  Reactor* ListWheels(Context* context, const v1::ListWheelsRequest* request,
                      v1::ListWheelsResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      for (const auto& [id, head] : caller.world().wheels()) {
        ToApi(head, response->add_wheels());
      }
      return absl::OkStatus();
    });
  }
  Reactor* GetWheel(Context* context, const v1::GetWheelRequest* request,
                    v1::GetWheelResponse* response) override {
    return gate_.Read(context, *request, [=](const Caller& caller) {
      const auto head = FindWheel(caller, request->id(), "id");
      if (head.ok()) {
        ToApi(**head, response->mutable_wheel());
      }
      return head.status();
    });
  }
  Reactor* ListWheelRevisions(Context* context, const v1::ListWheelRevisionsRequest* request,
                              v1::ListWheelRevisionsResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return ListRevisions(caller, *request, response);
    });
  }
  Reactor* ExportWheel(Context* context, const v1::ExportWheelRequest* request,
                       v1::ExportWheelResponse* response) override {
    return gate_.Compute(context, *request,
                         [=](const Caller& caller) { return Export(caller, *request, response); });
  }
  Reactor* ValidateWheel(Context* context, const v1::ValidateWheelRequest* request,
                         v1::ValidateWheelResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return Validate(caller, *request, response);
    });
  }
  Reactor* PreviewWheel(Context* context, const v1::PreviewWheelRequest* request,
                        v1::PreviewWheelResponse* response) override {
    return gate_.Compute(context, *request,
                         [=](const Caller& caller) { return Preview(caller, *request, response); });
  }
  Reactor* GetLoad(Context* context, const v1::GetLoadRequest* request,
                   v1::GetLoadResponse* response) override {
    return gate_.Compute(context, *request, [=](const Caller& caller) {
      return services::GetLoad(caller, *request, response);
    });
  }
  Reactor* DrawWheel(Context* context, const v1::DrawWheelRequest* request,
                     v1::DrawWheelResponse* response) override {
    return gate_.Compute(context, *request,
                         [=](const Caller& caller) { return Draw(caller, *request, response); });
  }

 private:
  Gate& gate_;
};

}  // namespace

Service MakeWheelService(Gate& gate) { return std::make_unique<WheelService>(gate); }

}  // namespace hjul::services
