#include <algorithm>
#include <span>
#include <vector>

#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "tests/bench/measure.h"
#include "tests/bench/rows.h"
#include "tests/bench/work.h"

namespace hjul::bench {
namespace {

constexpr int kFirstWeek = 37;  // Small bursts are on the fridays from here on, the big one after.
constexpr int kWorkWeek = 50;   // What the client does is due later.
constexpr double kSlowdownMax = 3;

struct Burst {
  std::size_t timers = 0;
  double seconds = 0;
  double cpu_each = 0;  // Microseconds of processor time a timer.
  Samples idle;
  Samples during;
};

// Lines of messages that went out at `at`.
absl::StatusOr<std::size_t> LinesSent(const store::Store& store, engine::Instant at) {
  std::size_t lines = 0;
  absl::Status failed = absl::OkStatus();
  const absl::Status scan =
      store.Read()->Scan(store::AllOf(store::KeyKind::kDelivery), std::string::npos,
                         [&](std::string_view, std::string_view value) {
                           const auto delivery = store::DecodeDelivery(value);
                           if (!delivery.ok()) failed = delivery.status();
                           if (delivery.ok() && delivery->sent_at == at) {
                             lines += delivery->lines.size();
                           }
                           return delivery.ok();
                         });
  if (!scan.ok() || !failed.ok()) return scan.ok() ? failed : scan;
  return lines;
}

absl::StatusOr<Burst> BurstOn(Country& place, int week, std::span<const OpenTask> work,
                              std::size_t idle) {
  idle = std::min(idle, work.size() / 2);
  const engine::Instant morning = MorningOfFriday(week);
  // What is due before, last friday's deadlines among it, is out of the way.
  if (absl::Status status = place.PassTo(morning - std::chrono::milliseconds{1}); !status.ok()) {
    return status;
  }
  const auto due = CountDue(place.store(), morning);
  if (!due.ok()) return due.status();
  Burst burst{.timers = *due};
  {
    Foreground client(place.engine(), work.first(idle));
    while (client.working()) Pause(std::chrono::milliseconds{1});
    burst.idle = client.Stop().milliseconds;
  }
  Foreground client(place.engine(), work.subspan(idle));
  const double cpu = CpuSeconds();
  const Steady::time_point start = Steady::now();
  if (absl::Status status = place.PassTo(morning); !status.ok()) return status;
  burst.seconds = SecondsSince(start);
  burst.cpu_each = 1e6 * (CpuSeconds() - cpu) / static_cast<double>(burst.timers);
  burst.during = client.Stop().milliseconds;
  const auto sent = LinesSent(place.store(), morning);
  if (!sent.ok()) return sent.status();
  if (*sent != burst.timers) {
    return absl::InternalError(
        fmt::format("{} reminders were due, {} went out", burst.timers, *sent));
  }
  return burst;
}

void Print(const Burst& median, std::size_t timers, double seconds_max) {
  PrintFigure(fmt::format("{} reminders fired, recorded, in the feed", timers), median.seconds, "s",
              AtMost(seconds_max));
  PrintFigure("reminders a second", static_cast<double>(timers) / median.seconds, "/s");
  PrintFigure("processor time a reminder, the client's work and all", median.cpu_each, "us");
  const double idle = median.idle.Percentile(0.99);
  const double during = median.during.Percentile(0.99);
  PrintFigure("client's p99, idle", idle, "ms");
  PrintFigure(fmt::format("client's p99 during it ({} answers)", median.during.count()), during,
              "ms");
  if (median.during.count() > 0) {
    PrintFigure("p99 during it, of idle", during / idle, "x", AtMost(kSlowdownMax));
  }
}

}  // namespace

absl::Status MeasureBurst(const BurstSettings& settings) {
  PrintTitle("row 2, in process: timers of one instant, with one client at work");
  Shape shape{.units = settings.units,
              .huvudmen = settings.huvudmen,
              .due = {{.week = kWorkWeek, .count = 1}}};
  for (int run = 0; run < settings.runs; ++run) {
    shape.due.push_back({.week = kFirstWeek + run, .count = 1});
  }
  const int big_week = kFirstWeek + settings.runs;
  shape.due.push_back({.week = big_week, .count = settings.activities});
  auto country = Country::Open(settings.place, shape);
  if (!country.ok()) return country.status();
  Country& place = **country;
  const auto work = FindTasks(place.engine(), kWorkWeek, std::string::npos);
  if (!work.ok()) return work.status();
  // Each burst has its share of the client's work.
  const std::size_t share = work->size() / static_cast<std::size_t>(settings.runs + 1);
  Samples seconds;
  Samples cpu_each;
  Burst small;
  for (int run = 0; run < settings.runs; ++run) {
    const auto burst = BurstOn(
        place, kFirstWeek + run,
        std::span(*work).subspan(static_cast<std::size_t>(run) * share, share), settings.idle);
    if (!burst.ok()) return burst.status();
    small.timers = burst->timers;
    small.idle.Add(burst->idle);
    small.during.Add(burst->during);
    seconds.Add(burst->seconds);
    cpu_each.Add(burst->cpu_each);
  }
  small.seconds = seconds.Median();
  small.cpu_each = cpu_each.Median();
  PrintFact(fmt::format("{} units in {} huvudmän; {} runs of the small burst", settings.units,
                        settings.huvudmen, settings.runs));
  Print(small, small.timers, 1);
  const auto big =
      BurstOn(place, big_week,
              std::span(*work).subspan(static_cast<std::size_t>(settings.runs) * share, share),
              settings.idle);
  if (!big.ok()) return big.status();
  Print(*big, big->timers, 5);
  return absl::OkStatus();
}

}  // namespace hjul::bench
