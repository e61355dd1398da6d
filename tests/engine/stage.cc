#include "stage.h"

#include <algorithm>
#include <utility>

#include "fmt/format.h"
#include "scheduler/calendar/zone.h"
#include "scheduler/store/memory_store.h"

namespace hjul::engine {
namespace {

// More slices than any test needs: timers that never settle are a bug.
constexpr int kSlicesMax = 100'000;

// What an action requires, where the test does not say it itself.
std::map<std::string, std::string> ResultsFor(const core::OfferedAction& action,
                                              const std::map<std::string, std::string>& given) {
  std::map<std::string, std::string> results;
  for (const core::ResultSpec& spec : action.results) {
    if (const auto found = given.find(spec.id); found != given.end()) {
      results.insert(*found);
    } else if (spec.required) {
      switch (spec.kind) {
        case core::ResultSpec::Kind::kNumber:
        case core::ResultSpec::Kind::kPercent:
          results.emplace(spec.id, fmt::format("{:g}", spec.max.value_or(100)));
          break;
        case core::ResultSpec::Kind::kChoice:
          results.emplace(spec.id, spec.choices.empty() ? "" : spec.choices.front());
          break;
        case core::ResultSpec::Kind::kText:
          results.emplace(spec.id, "ja");
          break;
      }
    }
  }
  return results;
}

}  // namespace

Instant MorningOf(std::string_view date) {
  return calendar::Zone::Stockholm().At(*calendar::ParseDate(date), calendar::TimeOfDay{8 * 60});
}

Stage::Stage(std::string huvudman, Instant start, const WriterLimits& limits)
    : Stage(std::move(huvudman), start, limits, store::OpenMemoryStore()) {}

Stage::Stage(std::string huvudman, Instant start, const WriterLimits& limits,
             std::unique_ptr<store::Store> store)
    : huvudman_(std::move(huvudman)), store_(std::move(store)), clock_(start), limits_(limits) {
  writer_ = *Writer::Open(*store_, clock_, limits_);
}

absl::Status Stage::Restart() {
  writer_.reset();
  auto writer = Writer::Open(*store_, clock_, limits_);
  if (!writer.ok()) {
    return writer.status();
  }
  writer_ = *std::move(writer);
  return absl::OkStatus();
}

core::Date Stage::today() const { return calendar::Zone::Stockholm().DateAt(clock_.Now()); }

Command Stage::Asking(CommandBody body, std::string_view person, std::string request_id,
                      std::string payload_hash) const {
  return {.huvudman = huvudman_,
          .actor = {.person = core::PersonId(std::string(person)), .post = {}},
          .request_id = std::move(request_id),
          .payload_hash = std::move(payload_hash),
          .body = std::move(body)};
}

absl::StatusOr<CommandResult> Stage::Do(CommandBody body, std::string_view person,
                                        std::string request_id, std::string payload_hash) {
  return Do(Asking(std::move(body), person, std::move(request_id), std::move(payload_hash)));
}

absl::StatusOr<CommandResult> Stage::Do(const Command& command) {
  auto answers = writer_->Execute({&command, 1});
  return std::move(answers.front());
}

absl::StatusOr<CommandResult> Stage::Apply(PlanChange::Subject subject, std::string_view text,
                                           bool move_running, std::string_view reason) {
  auto plan = Do(PlanChange{.subject = subject,
                            .text = std::string(text),
                            .move_running = move_running,
                            .reason = std::string(reason)});
  if (!plan.ok()) {
    return plan.status();
  }
  auto applied = Do(ApplyPlan{plan->id});
  if (!applied.ok()) {
    return applied.status();
  }
  if (const absl::Status status = Settle(); !status.ok()) {
    return status;
  }
  return applied;
}

absl::Status Stage::Settle() {
  for (int i = 0; i < kSlicesMax; ++i) {
    const auto fired = writer_->FireDue();
    if (!fired.ok()) {
      return fired.status();
    }
    if (*fired == 0) {
      return absl::OkStatus();
    }
  }
  return absl::InternalError("timers never settle");
}

absl::Status Stage::AdvanceTo(Instant until) {
  while (const auto next = writer_->NextDue()) {
    if (*next > until) {
      break;
    }
    clock_.Set(std::max(clock_.Now(), *next));
    if (const absl::Status status = Settle(); !status.ok()) {
      return status;
    }
    if (writer_->hold() != ClockHold::kNone) {
      break;
    }
  }
  clock_.Set(std::max(clock_.Now(), until));
  return Settle();
}

absl::StatusOr<int> Stage::WorkOfToday(const std::map<std::string, std::string>& results) {
  const core::Date today = this->today();
  int done = 0;
  std::string from;
  std::vector<core::Task> tasks;
  do {
    auto page = Read().ListTasks({}, kPageMax, from);
    if (!page.ok()) {
      return page.status();
    }
    std::move(page->items.begin(), page->items.end(), std::back_inserter(tasks));
    from = page->next;
  } while (!from.empty());
  for (const core::Task& task : tasks) {
    const bool now = !task.due || task.due->effective <= today;
    const bool can =
        task.state == core::TaskState::kOpen || task.state == core::TaskState::kOverdue;
    if (!now || !can || task.actions.empty()) {
      continue;
    }
    const auto acted = Act(task, task.actions.front().id.str(), results);
    if (acted.ok()) {
      ++done;
    } else if (!absl::IsFailedPrecondition(acted.status()) &&
               !absl::IsPermissionDenied(acted.status())) {
      return absl::Status(
          acted.status().code(),
          fmt::format("{}: {}", core::ToString(task.id), std::string(acted.status().message())));
    }
  }
  return done;
}

absl::Status Stage::AdvanceOnTime(Instant until,
                                  const std::map<std::string, std::string>& results) {
  const calendar::Zone& zone = calendar::Zone::Stockholm();
  while (clock_.Now() < until) {
    const Instant noon = zone.At(today(), calendar::TimeOfDay{12 * 60});
    const Instant next = clock_.Now() < noon
                             ? noon
                             : zone.At(today() + calendar::days{1}, calendar::TimeOfDay{12 * 60});
    if (const absl::Status status = AdvanceTo(std::min(next, until)); !status.ok()) {
      return status;
    }
    for (int round = 0; round < 50; ++round) {
      const auto done = WorkOfToday(results);
      if (!done.ok()) {
        return done.status();
      }
      if (*done == 0) {
        break;
      }
      if (const absl::Status status = Settle(); !status.ok()) {
        return status;
      }
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<core::Task> Stage::OpenTask(std::string_view post, std::string_view activity,
                                           std::string_view unit) const {
  const auto id = core::ParsePostId(post);
  if (!id) {
    return absl::InvalidArgumentError(fmt::format("'{}' is no post", post));
  }
  const auto page = Read().ListTasks({.posts = {*id}}, kPageMax, {});
  if (!page.ok()) {
    return page.status();
  }
  for (const core::Task& task : page->items) {
    if (task.id.occurrence.activity.str() == activity &&
        (unit.empty() || task.id.occurrence.unit.str() == unit)) {
      return task;
    }
  }
  return absl::NotFoundError(fmt::format("{} has no open task of {}", post, activity));
}

Command Stage::Acting(const core::Task& task, std::string_view action,
                      const std::map<std::string, std::string>& results,
                      std::string_view note) const {
  const auto holders = writer_->WorldOf(huvudman_)->organisation().HoldersOn(task.post, today());
  ActOnTask act{
      .task = task.id, .action = core::ActionId(std::string(action)), .note = std::string(note)};
  for (const core::OfferedAction& offered : task.actions) {
    if (offered.id == act.action) {
      act.results = ResultsFor(offered, results);
      if (offered.note_required && act.note.empty()) {
        act.note = "enligt plan";
      }
      if (offered.participants_required) {
        act.participants = {core::ToString(task.post)};
      }
    }
  }
  return Asking(std::move(act), holders.empty() ? "nobody" : holders.front().str());
}

absl::StatusOr<CommandResult> Stage::Act(const core::Task& task, std::string_view action,
                                         const std::map<std::string, std::string>& results,
                                         std::string_view note) {
  return Do(Acting(task, action, results, note));
}

View Stage::Read() const { return View(store_->Read(), writer_->WorldOf(huvudman_)); }

}  // namespace hjul::engine
