// The engine: a thread around the writer, with a bounded queue in front and the feed behind.
//
// Submit from any thread; answers come on the engine's thread after the commit that made them true
// and must not block. When the storage has failed it is opened again, at a bounded pace: commands
// are answered kUnavailable meanwhile, reads and watches go on, and watchers learn what the commit
// wrote that failed. Shutdown: stop accepting, drain the queue, commit, stop.
#pragma once

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "scheduler/engine/clock.h"
#include "scheduler/engine/command.h"
#include "scheduler/engine/feed.h"
#include "scheduler/engine/observer.h"
#include "scheduler/engine/view.h"
#include "scheduler/engine/writer.h"
#include "scheduler/store/store.h"

namespace hjul::engine {

struct EngineOptions {
  WriterLimits writer;
  std::size_t queue_max = 8192;  // Commands waiting; beyond it Submit answers kResourceExhausted.
  std::size_t feed_ring_max = 4096;  // Log entries kept in memory for watchers.
  std::reference_wrapper<Observer> observer = Unobserved();  // Outlives the engine.
};

struct EngineStatus {
  store::Revision revision = 0;
  ClockHold hold = ClockHold::kNone;
  std::size_t queued = 0;
  absl::Status storage;  // Not ok: writes are refused, reads and watches go on.
};

class Engine {
 public:
  // Errors: those of Writer::Open. `store` and `clock` outlive the engine.
  static absl::StatusOr<std::unique_ptr<Engine>> Start(store::Store& store, Clock& clock,
                                                       const EngineOptions& options);
  ~Engine();  // Stops, if Stop was not called.

  using Answer = std::function<void(absl::StatusOr<CommandResult>)>;
  void Submit(Command command, Answer answer);
  // Submit and wait: for start-up, tools and tests; never from an RPC handler.
  absl::StatusOr<CommandResult> Run(Command command);

  // A consistent view of one huvudman. Errors: kNotFound.
  absl::StatusOr<View> Read(const HuvudmanId& huvudman) const;
  // Who a bearer token is. Errors: kUnauthenticated (unknown, expired or revoked).
  absl::StatusOr<std::pair<HuvudmanId, store::TokenRecord>> FindToken(
      const std::string& hash) const;

  Feed& feed();
  const Clock& clock() const;
  EngineStatus status() const;
  std::vector<HuvudmanId> Huvudmen() const;
  // Identifies this database's history; cursors of another epoch are refused.
  std::uint64_t epoch() const;

  void Stop();

 private:
  struct Parts;
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hjul::engine
