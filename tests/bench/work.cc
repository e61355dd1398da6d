#include "tests/bench/work.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <random>
#include <utility>

#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/key_ranges.h"
#include "scheduler/store/keys.h"
#include "tests/bench/sweden.h"

namespace hjul::bench {
namespace {

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

std::string MetaKeyOf(store::MetaName name) { return store::Encode(store::MetaKey{name}); }

// As long as the hash of a request that came through the network.
const std::string kPayloadHash(64, 'a');

absl::StatusOr<std::size_t> Count(const store::Store& store, const store::KeyRange& range) {
  std::size_t count = 0;
  const absl::Status scan =
      store.Read()->Scan(range, kNoLimit, [&](std::string_view, std::string_view) {
        ++count;
        return true;
      });
  if (!scan.ok()) return scan;
  return count;
}

}  // namespace

absl::StatusOr<std::vector<OpenTask>> FindTasks(const engine::Engine& engine, int week,
                                                std::size_t limit) {
  const std::string prefix = fmt::format("arbete-{}-", week);
  std::vector<OpenTask> found;
  for (const core::HuvudmanId& huvudman : engine.Huvudmen()) {
    const auto view = engine.Read(huvudman);
    if (!view.ok()) return view.status();
    std::string from;
    do {
      const auto page = view->ListTasks({}, engine::kPageMax, from);
      if (!page.ok()) return page.status();
      for (const core::Task& task : page->items) {
        if (!task.id.occurrence.activity.str().starts_with(prefix) || task.actions.empty()) {
          continue;
        }
        const core::Post* post = view->world().organisation().FindPost(task.post);
        found.push_back({huvudman, task.id, task.actions.front().id,
                         post == nullptr ? core::PersonId() : post->holdings.front().person});
      }
      from = page->next;
    } while (!from.empty());
  }
  std::mt19937_64 random(1);
  std::shuffle(found.begin(), found.end(), random);
  if (found.size() > limit) found.resize(limit);
  return found;
}

engine::Command Completion(const OpenTask& task) {
  return {.huvudman = task.huvudman,
          .actor = {.person = task.person, .post = {}},
          .request_id = "bench-" + core::ToString(task.task),
          .payload_hash = kPayloadHash,
          .body = engine::ActOnTask{.task = task.task, .action = task.action}};
}

LoadResult CompleteAll(engine::Engine& engine, std::span<const OpenTask> tasks,
                       std::size_t outstanding) {
  return SubmitAll(
      engine, tasks.size(), [&](std::size_t i) { return Completion(tasks[i]); }, outstanding);
}

LoadResult SubmitAll(engine::Engine& engine, std::size_t count,
                     const std::function<engine::Command(std::size_t)>& make,
                     std::size_t outstanding) {
  struct Answered {
    Steady::time_point submitted;
    Steady::time_point at;
    bool ok = false;
  };
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Answered> answers;  // Guarded by mutex.
  LoadResult result;
  std::size_t submitted = 0;
  const auto submit = [&] {
    const Steady::time_point now = Steady::now();
    engine.Submit(make(submitted++), [&, now](auto answer) {
      const std::lock_guard lock(mutex);
      answers.push_back({now, Steady::now(), answer.ok()});
      changed.notify_one();
    });
  };
  const Steady::time_point start = Steady::now();
  while (submitted < std::min(outstanding, count)) submit();
  while (result.done + result.failed < count) {
    std::deque<Answered> taken;
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return !answers.empty(); });
      taken.swap(answers);
    }
    for (const Answered& answer : taken) {
      if (answer.ok) {
        ++result.done;
        result.milliseconds.Add(
            std::chrono::duration<double, std::milli>(answer.at - answer.submitted).count());
      } else {
        ++result.failed;
      }
      if (submitted < count) submit();
    }
  }
  result.seconds = SecondsSince(start);
  return result;
}

Foreground::Foreground(engine::Engine& engine, std::span<const OpenTask> tasks,
                       std::chrono::microseconds pause)
    : thread_([this, &engine, tasks, pause] {
        const Steady::time_point begun = Steady::now();
        for (const OpenTask& task : tasks) {
          if (stop_.load()) break;
          engine::Command command = Completion(task);
          const Steady::time_point start = Steady::now();
          if (engine.Run(std::move(command)).ok()) {
            ++result_.done;
            result_.milliseconds.Add(MillisecondsSince(start));
          } else {
            ++result_.failed;
          }
          if (pause.count() > 0) Pause(pause);
        }
        result_.seconds = SecondsSince(begun);
        working_.store(false);
      }) {}

Foreground::~Foreground() { Stop(); }

LoadResult Foreground::Stop() {
  stop_.store(true);
  if (thread_.joinable()) thread_.join();
  return result_;
}

engine::Instant LastActedAt(const store::Store& store) {
  const auto bytes = store.Read()->Get(MetaKeyOf(store::MetaName::kClockHighWater));
  if (!bytes.ok() || !*bytes) return StartOfSweden();
  return store::DecodeInstant(**bytes).value_or(StartOfSweden());
}

absl::StatusOr<std::size_t> CountTimers(const store::Store& store) {
  return Count(store, store::AllOf(store::KeyKind::kTimer));
}

absl::StatusOr<std::size_t> CountDue(const store::Store& store, engine::Instant at) {
  return Count(store, store::TimersUntil("", at));
}

absl::StatusOr<bool> AnyDue(const store::Store& store, engine::Instant at) {
  const auto snapshot = store.Read();
  const auto mark = snapshot->Get(MetaKeyOf(store::MetaName::kTimerLowWater));
  if (!mark.ok()) return mark.status();
  bool any = false;
  const absl::Status scan = snapshot->Scan(store::TimersUntil(mark->value_or(""), at), 1,
                                           [&](std::string_view, std::string_view) {
                                             any = true;
                                             return false;
                                           });
  if (!scan.ok()) return scan;
  return any;
}

}  // namespace hjul::bench
