#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/store/key_ranges.h"
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"
#include "tests/bench/work.h"

namespace hjul::bench {
namespace {

constexpr int kWorkWeek = 50;
constexpr double kPlanSecondsMax = 30;
constexpr double kApplySecondsMax = 45;
// What "without stopping commands" is held to: a person notices a second.
constexpr double kStallMax = 1'000;
// The client's work lasts as long as the planning.
constexpr std::chrono::milliseconds kClientPause{5};

absl::StatusOr<engine::CommandResult> Run(engine::Engine& engine, const core::HuvudmanId& huvudman,
                                          engine::CommandBody body) {
  return engine.Run({.huvudman = huvudman,
                     .actor = {.person = core::PersonId("admin"), .post = {}},
                     .body = std::move(body)});
}

absl::StatusOr<std::size_t> CountOccurrences(const store::Store& store) {
  std::size_t count = 0;
  const absl::Status scan =
      store.Read()->Scan(store::AllOf(store::KeyKind::kOccurrence), std::string::npos,
                         [&](std::string_view, std::string_view) {
                           ++count;
                           return true;
                         });
  if (!scan.ok()) return scan;
  return count;
}

void PrintClient(const char* when, const Samples& milliseconds) {
  PrintFigure(fmt::format("client's p99, {} ({} answers)", when, milliseconds.count()),
              milliseconds.Percentile(0.99), "ms");
}

// Runs `work` with a client beside it that does a third of `tasks`.
template <class Work>
absl::StatusOr<std::pair<double, Samples>> WithClient(Country& place,
                                                      std::span<const OpenTask> tasks,
                                                      const Work& work) {
  Foreground client(place.engine(), tasks, kClientPause);
  const Steady::time_point start = Steady::now();
  if (absl::Status status = work(); !status.ok()) return status;
  const double seconds = SecondsSince(start);
  if (!client.working()) {
    PrintFact("the client ran out of work before this was done: its longest wait may be too short");
  }
  return std::pair{seconds, client.Stop().milliseconds};
}

}  // namespace

absl::Status MeasurePlan(const PlanSettings& settings) {
  PrintTitle(fmt::format("row 5, in process: {} planned and applied, with one client at work",
                         settings.wheel));
  const std::string text = ReadDeployFile(settings.wheel);
  auto country = Country::Open(settings.place, {.units = settings.units,
                                                .huvudmen = settings.huvudmen,
                                                .due = {{.week = kWorkWeek, .count = 2}},
                                                .every_role = true});
  if (!country.ok()) return country.status();
  Country& place = **country;
  const auto tasks = FindTasks(place.engine(), kWorkWeek, std::string::npos);
  const auto before = CountOccurrences(place.store());
  if (!tasks.ok()) return tasks.status();
  if (!before.ok()) return before.status();
  const std::span<const OpenTask> work(*tasks);
  const std::size_t idle_count = std::min(settings.idle, work.size() / 3);
  const std::size_t share = (work.size() - idle_count) / 2;

  const auto idle = WithClient(place, work.first(idle_count), [&] {
    Pause(kClientPause * settings.idle);
    return absl::OkStatus();
  });
  if (!idle.ok()) return idle.status();

  std::vector<std::pair<core::HuvudmanId, std::string>> plans;
  const auto planning = WithClient(place, work.subspan(idle_count, share), [&] {
    for (const core::HuvudmanId& huvudman : place.engine().Huvudmen()) {
      const auto plan =
          Run(place.engine(), huvudman,
              engine::PlanChange{.subject = engine::PlanChange::Subject::kWheel, .text = text});
      if (!plan.ok()) return plan.status();
      plans.emplace_back(huvudman, plan->id);
    }
    return absl::OkStatus();
  });
  if (!planning.ok()) return planning.status();

  const auto applying = WithClient(place, work.subspan(idle_count + share), [&] {
    for (const auto& [huvudman, plan] : plans) {
      const auto applied = Run(place.engine(), huvudman, engine::ApplyPlan{plan});
      if (!applied.ok()) return applied.status();
    }
    return place.Settle();
  });
  if (!applying.ok()) return applying.status();

  const auto after = CountOccurrences(place.store());
  if (!after.ok()) return after.status();
  PrintFact(fmt::format("{} units in {} huvudmän; {} occurrences made", settings.units,
                        settings.huvudmen, *after - *before));
  PrintFigure("plan", planning->first, "s", AtMost(kPlanSecondsMax));
  PrintFigure("apply, until the running turn is open", applying->first, "s",
              AtMost(kApplySecondsMax));
  PrintClient("idle", idle->second);
  PrintClient("while planning", planning->second);
  PrintClient("while applying", applying->second);
  PrintFigure("client's longest wait while planning", planning->second.Max(), "ms",
              AtMost(kStallMax));
  PrintFigure("client's longest wait while applying", applying->second.Max(), "ms",
              AtMost(kStallMax));
  return absl::OkStatus();
}

}  // namespace hjul::bench
