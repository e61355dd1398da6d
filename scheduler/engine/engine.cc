#include "scheduler/engine/engine.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "fmt/format.h"
#include "scheduler/engine/missed_log.h"
#include "scheduler/store/codec.h"
#include "scheduler/store/keys.h"

namespace hjul::engine {
namespace {

// Expired records are looked for about this often, a bounded number at a time.
constexpr std::chrono::minutes kSweepEvery{10};
constexpr std::size_t kSweepMax = 1'000;
// After a failed commit, timers are tried again no sooner than this, and the storage is opened
// again no sooner; the latter waits twice as long each time that it does not help.
constexpr std::chrono::seconds kRetryAfter{1};
constexpr std::chrono::seconds kReopenAfterMax{60};
// Commits without trouble for so long: the next failure is a new one.
constexpr std::chrono::minutes kWellAfter{10};

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
  // Puts `waiting` into the queue; when it is refused it stays as it was. Errors: kUnavailable,
  // kResourceExhausted. Safe from any thread.
  absl::Status Accept(Waiting& waiting);
  std::vector<Waiting> Take();
  bool Drained() const;
  void Execute(std::vector<Waiting> batch);
  // Fires one slice; returns whether there may be more at once.
  bool Fire();
  void Sweep();
  // Whether the storage is well; a disk that has space again is.
  bool IsWell();
  // After the storage has failed: opens it again, at a bounded pace, and starts over from it.
  void Recover();
  absl::Status StartOver();
  void Listen(Writer& to);

  store::Store& store;
  Clock& clock;
  const EngineOptions options;
  Feed feed;
  std::uint64_t epoch = 0;
  Instant next_sweep;
  bool behind = false;                 // The storage was opened again, and the writer is of before.
  std::optional<Instant> next_reopen;  // By the clock that nobody can step.
  std::chrono::seconds reopen_after = kRetryAfter;
  mutable std::mutex writer_mutex;
  // Replaced on the thread below under writer_mutex; others hold that while they use it.
  std::unique_ptr<Writer> writer;
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
  whole.Listen(*whole.writer);
  whole.thread = std::jthread([&whole](const std::stop_token& stop) { whole.Run(stop); });
  return std::unique_ptr<Engine>(new Engine(std::move(parts)));
}

void Engine::Parts::Listen(Writer& to) {
  to.OnCommit(
      [this](const auto& entries, store::Revision revision) { feed.Publish(entries, revision); });
  to.Observe(options.observer);
}

absl::Status Engine::Parts::Accept(Waiting& waiting) {
  const std::lock_guard lock(mutex);
  if (!accepting) {
    return absl::UnavailableError("the server is stopping");
  }
  if (queue.size() >= options.queue_max) {
    return absl::ResourceExhaustedError("too many commands are waiting; try again later");
  }
  queue.push_back(std::move(waiting));
  return absl::OkStatus();
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
  if (behind) {
    for (Waiting& waiting : batch) {
      waiting.answer(absl::UnavailableError("the storage is being opened again; try again later"));
    }
    return;
  }
  std::vector<Command> commands;
  commands.reserve(batch.size());
  for (Waiting& waiting : batch) {
    commands.push_back(std::move(waiting.command));
  }
  auto answers = writer->Execute(commands);
  options.observer.get().Answered(commands, answers);
  absl::Status failed = absl::OkStatus();
  for (const auto& answer : answers) {
    if (absl::IsUnavailable(answer.status()) || absl::IsResourceExhausted(answer.status())) {
      failed = answer.status();
    }
  }
  {
    const std::lock_guard lock(mutex);
    storage = failed;  // Before the answers: who has one may ask how the storage is.
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].answer(std::move(answers[i]));
  }
}

bool Engine::Parts::Fire() {
  if (behind) {
    return false;
  }
  const auto fired = writer->FireDue();
  const std::lock_guard lock(mutex);
  hold = writer->hold();
  if (!fired.ok() || *fired > 0) {
    storage = fired.status();  // Only what was written, or was not, tells of the storage.
  }
  return fired.ok() && *fired > 0;
}

void Engine::Parts::Sweep() {
  if (behind || clock.Now() < next_sweep) {
    return;
  }
  next_sweep = clock.Now() + kSweepEvery;
  // A sweep that fails is tried again; what it would have removed does no harm.
  (void)writer->Sweep(kSweepMax);
}

bool Engine::Parts::IsWell() {
  const absl::Status health = store.health();
  const std::lock_guard lock(mutex);
  if (storage.ok()) {
    storage = health;
  } else if (health.ok() && absl::IsResourceExhausted(storage)) {
    storage = absl::OkStatus();
  }
  return storage.ok();
}

void Engine::Parts::Recover() {
  if (!behind && !absl::IsUnavailable(store.health())) {
    return;  // Well, or what opening again does not help: a full disk, or a damaged one.
  }
  const Instant now = clock.Unstepped();
  if (next_reopen && now < *next_reopen) {
    return;
  }
  if (next_reopen && now - *next_reopen > kWellAfter) {
    reopen_after = kRetryAfter;
  }
  absl::Status status = absl::OkStatus();
  if (absl::IsUnavailable(store.health())) {
    status = store.Reopen();
    behind = behind || status.ok();
  }
  if (status.ok()) {
    status = StartOver();
    behind = !status.ok();
  }
  next_reopen = clock.Unstepped() + reopen_after;
  if (!absl::IsResourceExhausted(status)) {
    reopen_after = std::min(2 * reopen_after, kReopenAfterMax);
  }
  const std::lock_guard lock(mutex);
  storage = status;
}

// The commit whose end nobody saw may have been written: the worlds are read anew, and watchers are
// given what it wrote before anything else is committed.
absl::Status Engine::Parts::StartOver() {
  auto fresh = Writer::Open(store, clock, options.writer);
  if (!fresh.ok()) {
    return fresh.status();
  }
  if (writer->hold() == ClockHold::kJumpedAhead) {
    (*fresh)->Hold();  // It still waits for somebody to look at the clock.
  }
  Listen(**fresh);
  {
    const std::lock_guard lock(writer_mutex);
    writer.swap(*fresh);
  }
  const auto missed = LogSince(*store.Read(), feed.latest() + 1);
  if (!missed.ok()) {
    return missed.status();
  }
  for (const auto& [revision, entries] : *missed) {
    feed.Publish(entries, revision);
  }
  return absl::OkStatus();
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
    Recover();
    const bool fired = Fire();
    if (worked || fired) {
      continue;
    }
    Sweep();
    Instant until = next_sweep;
    if (writer->hold() == ClockHold::kNone) {
      until = std::min(until, writer->NextDue().value_or(until));
    }
    const Instant soon = clock.Now() + kRetryAfter;
    clock.WaitUntil(IsWell() ? until : soon, stop);
  }
}

void Engine::Submit(Command command, Answer answer) {
  Waiting waiting{std::move(command), std::move(answer)};
  if (const absl::Status refused = parts_->Accept(waiting); !refused.ok()) {
    waiting.answer(refused);
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
  std::shared_ptr<const World> world;
  {
    const std::lock_guard lock(parts_->writer_mutex);
    world = parts_->writer->WorldOf(huvudman);
  }
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
  const absl::Status health = parts_->store.health();
  const std::lock_guard lock(parts_->mutex);
  return {.revision = parts_->store.revision(),
          .hold = parts_->hold,
          .queued = parts_->queue.size(),
          .storage = parts_->storage.ok() ? health : parts_->storage};
}

std::vector<HuvudmanId> Engine::Huvudmen() const {
  const std::lock_guard lock(parts_->writer_mutex);
  return parts_->writer->Huvudmen();
}

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
