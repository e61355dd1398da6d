#include "scheduler/engine/engine.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {
namespace {

// Expired records are looked for about this often, a bounded number at a time.
constexpr std::chrono::minutes kSweepEvery{10};
constexpr std::size_t kSweepMax = 1'000;
// After a failed commit, timers are tried again no sooner than this.
constexpr std::chrono::seconds kRetryAfter{1};

struct Waiting {
  Command command;
  Engine::Answer answer;
};

}  // namespace

struct Engine::Parts {
  Parts(store::Store& store_in, Clock& clock_in, const EngineOptions& options_in)
      : store(store_in),
        clock(clock_in),
        options(options_in),
        feed(store_in, options_in.feed_ring_max) {}

  void Run(const std::stop_token& stop);
  std::vector<Waiting> Take();
  bool Drained() const;
  void Execute(std::vector<Waiting> batch);
  // Fires one slice; returns whether there may be more at once.
  bool Fire();
  void Sweep();

  store::Store& store;
  Clock& clock;
  const EngineOptions options;
  std::unique_ptr<Writer> writer;
  Feed feed;
  std::uint64_t epoch = 0;
  Instant next_sweep;
  mutable std::mutex mutex;
  std::deque<Waiting> queue;                // Guarded by mutex.
  bool accepting = true;                    // Guarded by mutex.
  absl::Status storage = absl::OkStatus();  // Guarded by mutex.
  ClockHold hold = ClockHold::kNone;        // Guarded by mutex.
  std::jthread thread;                      // Last: stops before the rest goes.
};

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Engine::~Engine() { Stop(); }

absl::StatusOr<std::unique_ptr<Engine>> Engine::Start(store::Store& store, Clock& clock,
                                                      const EngineOptions& options) {
  auto parts = std::make_unique<Parts>(store, clock, options);
  auto writer = Writer::Open(store, clock, options.writer);
  if (!writer.ok()) {
    return writer.status();
  }
  parts->writer = *std::move(writer);
  parts->writer->Observe(options.observer);
  const auto epoch = store.Read()->Get(store::Encode(store::MetaKey{store::MetaName::kEpoch}));
  if (!epoch.ok()) {
    return epoch.status();
  }
  if (*epoch) {
    const auto number = store::DecodeNumber(**epoch);
    if (!number.ok()) {
      return number.status();
    }
    parts->epoch = *number;
  }
  Parts& whole = *parts;
  whole.next_sweep = clock.Now();
  whole.writer->OnCommit([&whole](const auto& entries, store::Revision revision) {
    whole.feed.Publish(entries, revision);
  });
  whole.thread = std::jthread([&whole](const std::stop_token& stop) { whole.Run(stop); });
  return std::unique_ptr<Engine>(new Engine(std::move(parts)));
}

std::vector<Waiting> Engine::Parts::Take() {
  const std::lock_guard lock(mutex);
  std::vector<Waiting> batch;
  while (!queue.empty() && batch.size() < options.writer.commands_per_commit) {
    batch.push_back(std::move(queue.front()));
    queue.pop_front();
  }
  return batch;
}

bool Engine::Parts::Drained() const {
  const std::lock_guard lock(mutex);
  return queue.empty();
}

void Engine::Parts::Execute(std::vector<Waiting> batch) {
  std::vector<Command> commands;
  commands.reserve(batch.size());
  for (Waiting& waiting : batch) {
    commands.push_back(std::move(waiting.command));
  }
  auto answers = writer->Execute(commands);
  options.observer.get().Answered(commands, answers);
  absl::Status failed = absl::OkStatus();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const absl::Status& status = answers[i].status();
    if (absl::IsUnavailable(status) || absl::IsResourceExhausted(status)) {
      failed = status;
    }
    batch[i].answer(std::move(answers[i]));
  }
  const std::lock_guard lock(mutex);
  storage = failed;
}

bool Engine::Parts::Fire() {
  const auto fired = writer->FireDue();
  const std::lock_guard lock(mutex);
  hold = writer->hold();
  if (!fired.ok() || *fired > 0) {
    storage = fired.status();  // Only what was written, or was not, tells of the storage.
  }
  return fired.ok() && *fired > 0;
}

void Engine::Parts::Sweep() {
  if (clock.Now() < next_sweep) {
    return;
  }
  next_sweep = clock.Now() + kSweepEvery;
  // A sweep that fails is tried again; what it would have removed does no harm.
  (void)writer->Sweep(kSweepMax);
}

// One round: what is queued, then one slice of what is due, so that neither starves the other.
void Engine::Parts::Run(const std::stop_token& stop) {
  while (true) {
    std::vector<Waiting> batch = Take();
    const bool worked = !batch.empty();
    if (worked) {
      Execute(std::move(batch));
    }
    if (stop.stop_requested()) {
      // Nothing is accepted any more; what came in after the look above is still answered.
      if (Drained()) {
        return;
      }
      continue;
    }
    const bool fired = Fire();
    if (worked || fired) {
      continue;
    }
    Sweep();
    Instant until = next_sweep;
    if (writer->hold() == ClockHold::kNone) {
      until = std::min(until, writer->NextDue().value_or(until));
    }
    bool healthy = false;
    {
      const std::lock_guard lock(mutex);
      healthy = storage.ok();
    }
    clock.WaitUntil(healthy ? until : std::max(until, clock.Now() + kRetryAfter), stop);
  }
}

void Engine::Submit(Command command, Answer answer) {
  absl::Status refused = absl::OkStatus();
  {
    const std::lock_guard lock(parts_->mutex);
    if (!parts_->accepting) {
      refused = absl::UnavailableError("the server is stopping");
    } else if (parts_->queue.size() >= parts_->options.queue_max) {
      refused = absl::ResourceExhaustedError("too many commands are waiting; try again later");
    } else {
      parts_->queue.push_back({std::move(command), std::move(answer)});
    }
  }
  if (!refused.ok()) {
    answer(refused);
    return;
  }
  parts_->clock.Wake();
}

absl::StatusOr<CommandResult> Engine::Run(Command command) {
  // Shared: the engine's thread may still be inside set_value when the waiting one has its answer.
  auto promise = std::make_shared<std::promise<absl::StatusOr<CommandResult>>>();
  auto future = promise->get_future();
  Submit(std::move(command), [promise](absl::StatusOr<CommandResult> result) {
    promise->set_value(std::move(result));
  });
  return future.get();
}

absl::StatusOr<View> Engine::Read(const HuvudmanId& huvudman) const {
  // The world first: a snapshot taken after it knows at least as much.
  auto world = parts_->writer->WorldOf(huvudman);
  if (world == nullptr) {
    return absl::NotFoundError(fmt::format("there is no huvudman {}", huvudman.str()));
  }
  return View(parts_->store.Read(), std::move(world));
}

absl::StatusOr<std::pair<HuvudmanId, store::TokenRecord>> Engine::FindToken(
    const std::string& hash) const {
  const auto snapshot = parts_->store.Read();
  const auto place_bytes = snapshot->Get(store::Encode(store::TokenHashKey{hash}));
  if (!place_bytes.ok()) {
    return place_bytes.status();
  }
  const auto unknown = absl::UnauthenticatedError("the token is unknown, expired or revoked");
  if (!*place_bytes) {
    return unknown;
  }
  const auto place = store::DecodeTokenPlace(**place_bytes);
  if (!place.ok()) {
    return place.status();
  }
  const auto bytes = snapshot->Get(store::Encode(store::TokenKey{place->huvudman, place->id}));
  if (!bytes.ok()) {
    return bytes.status();
  }
  if (!*bytes) {
    return unknown;
  }
  auto token = store::DecodeToken(**bytes);
  if (!token.ok()) {
    return token.status();
  }
  if (token->revoked_at || token->expires_at <= parts_->clock.Now()) {
    return unknown;
  }
  return std::pair{place->huvudman, *std::move(token)};
}

Feed& Engine::feed() { return parts_->feed; }

const Clock& Engine::clock() const { return parts_->clock; }

EngineStatus Engine::status() const {
  const std::lock_guard lock(parts_->mutex);
  return {.revision = parts_->store.revision(),
          .hold = parts_->hold,
          .queued = parts_->queue.size(),
          .storage = parts_->storage};
}

std::vector<HuvudmanId> Engine::Huvudmen() const { return parts_->writer->Huvudmen(); }

std::uint64_t Engine::epoch() const { return parts_->epoch; }

void Engine::Stop() {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->accepting = false;
  }
  parts_->thread.request_stop();
  parts_->clock.Wake();
  if (parts_->thread.joinable()) {
    parts_->thread.join();
  }
}

}  // namespace hjul::engine
