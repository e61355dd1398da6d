// What the server counts, as Prometheus reads it. Every metric is explained in METRICS.md.
//
// Told by the engine and the gate, and asks for readings whenever somebody scrapes. Thread-safe,
// except that the engine's calls come from one thread.
#pragma once

#include <functional>
#include <memory>

#include "scheduler/engine/observer.h"
#include "services/call_observer.h"
#include "services/readings.h"

namespace prometheus {
class Collectable;
}

namespace hjul::services {

class Metrics final : public engine::Observer, public CallObserver {
 public:
  Metrics();
  ~Metrics() override;

  void Answered(std::span<const engine::Command> commands,
                std::span<const absl::StatusOr<engine::CommandResult>> answers) override;
  void Committing() override;
  void Committed(const absl::Status& outcome, const engine::LogEntries& changes) override;
  void Fired(engine::Instant due, engine::Instant now) override;
  void Ended(const Method& method, const absl::Status& status,
             std::chrono::microseconds took) override;

  // A backup was made; nullopt: there is none yet.
  void BackupMade(std::optional<engine::Instant> at);

  // What a scrape gets: everything counted so far, and `sources` as they are then. The sources
  // outlive the scrapes, and Metrics the collectable.
  std::shared_ptr<prometheus::Collectable> From(const Sources& sources);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The words by which commands are counted, in the order of engine::CommandBody.
std::string_view NameOf(const engine::CommandBody& body);

}  // namespace hjul::services
