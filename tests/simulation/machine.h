// The server as the world around it sees it: store, writer and feed on one thread. It may stop at
// any step and comes back by itself; what nobody was answered may or may not have happened.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "faulty_store.h"
#include "scheduler/engine/feed.h"
#include "stage.h"
#include "witness.h"

namespace hjul::simulation {

using engine::Instant;

struct MachineLimits {
  engine::WriterLimits writer;
  std::size_t feed_ring = 64;  // Entries that watchers need not read from the log.
};

class Machine {
 public:
  Machine(const std::string& huvudman, Instant start, const MachineLimits& limits);

  // Where it stops, of load, step, commit, answer, publish.
  enum class Step : std::uint8_t {
    kBeforeCommit = 0,  // Loaded and decided; nothing is written.
    kAfterCommit = 1,   // Written, not published, not answered.
    kBeforeAnswer = 2,  // Written and published; the answers are lost. Commands only.
  };
  // It stops at `step` of the `commits`-th commit from now (kBeforeAnswer: of the next commands).
  void StopAt(Step step, int commits);
  bool WillStop() const { return store_->WillStop() || lose_answers_; }

  using Answers = std::vector<absl::StatusOr<engine::CommandResult>>;
  // Carries out `commands` together. nullopt: it stopped before anybody was answered, and is up
  // again.
  std::optional<Answers> Execute(std::span<const engine::Command> commands);

  // Lets time pass, firing what comes due. Errors: the writer's; not that it stopped.
  absl::Status AdvanceTo(Instant until);
  absl::Status Settle();
  absl::Status Sweep();
  // Stops here and comes back.
  absl::Status Restart();

  engine::Stage& stage() { return stage_; }
  engine::FaultyStore& store() { return *store_; }
  engine::Witness& witness() { return witness_; }
  const engine::Feed& feed() const { return *feed_; }
  // How often it has stopped at what it was told to, by what it was doing.
  const std::map<std::string, int>& stops() const { return stops_; }

 private:
  Machine(const std::string& huvudman, Instant start, const MachineLimits& limits,
          std::unique_ptr<engine::FaultyStore> store);

  // Does `what`, and again after every stop in it. Errors: the last one that was no stop.
  absl::Status Through(std::string_view doing, const std::function<absl::Status()>& what);
  absl::Status ComeBack(std::string_view doing);
  bool IsOpeningATurn() const;
  void Connect();

  MachineLimits limits_;
  engine::FaultyStore* store_;  // The stage's.
  engine::Stage stage_;
  engine::Witness witness_;
  std::unique_ptr<engine::Feed> feed_;
  bool lose_answers_ = false;
  Step step_ = Step::kBeforeCommit;
  std::map<std::string, int> stops_;
};

}  // namespace hjul::simulation
