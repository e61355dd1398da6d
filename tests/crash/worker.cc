#include "worker.h"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "fmt/format.h"
#include "workload.h"

namespace hjul::crash {
namespace {

constexpr std::size_t kPauseMax = 12;  // Milliseconds between two things.
constexpr std::size_t kTwiceIn = 12;   // One in so many is sent twice at once.

// Sends it, sometimes twice at once. Returns: whether an answer came.
bool Carry(const Shift& shift, Workload& workload, Intent intent) {
  const Intent kept = intent;
  const bool twice = workload.Draw(kTwiceIn) == 0;
  const std::size_t place = shift.ledger.Intend(std::move(intent));
  const auto first = shift.connection.Begin(kept.request, kept.token, shift.deadline);
  std::unique_ptr<Pending> second;
  if (twice) {
    second = shift.connection.Begin(kept.request, kept.token, shift.deadline);
  }
  const Reply reply = first->Wait();
  shift.ledger.Answered(place, reply);
  if (twice) {
    const Reply other = second->Wait();
    shift.ledger.Answered(place, other);
    if (reply.status.ok() && other.status.ok() && reply.revision != other.revision) {
      shift.findings.Add(fmt::format("{} was sent twice and carried out at {} and at {}", kept.id,
                                     reply.revision, other.revision));
    }
  }
  workload.Hear(kept, reply);
  return !reply.Unanswered();
}

}  // namespace

void Work(const Shift& shift, std::stop_token stop) {
  Workload workload(shift.connection, shift.roster, shift.seed, shift.deadline);
  std::mutex mutex;
  std::condition_variable_any pause;
  for (int number = 1; !stop.stop_requested(); ++number) {
    auto wish = workload.Next(fmt::format("{}-{}", shift.name, number));
    bool answered = true;
    if (!wish.ok()) {
      answered = !Reply{.status = wish.status()}.Unanswered();
      if (answered && !stop.stop_requested()) {
        shift.findings.Add(
            fmt::format("{} may not read: {}", shift.name, wish.status().ToString()));
        return;
      }
    } else if (*wish) {
      answered = Carry(shift, workload, **std::move(wish));
    }
    if (!answered && !shift.patient) {
      return;
    }
    std::unique_lock lock(mutex);
    pause.wait_for(lock, stop, milliseconds{workload.Draw(kPauseMax)}, [] { return false; });
  }
}

}  // namespace hjul::crash
