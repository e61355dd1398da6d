// Those who ask. Every request has an id; who gets no answer asks again; networks repeat, reorder
// and keep what is on its way. Remembers what was answered, and finds answers that contradict it.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "machine.h"

namespace hjul::simulation {

// Random choices of one run; the same seed makes the same ones.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  int Number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  bool Chance(int percent) { return Number(100) < percent; }
  template <class T>
  const T& Pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(Number(static_cast<int>(from.size())))];
  }
  template <class T>
  void Shuffle(std::vector<T>& all) {
    for (std::size_t i = all.size(); i > 1; --i) {
      std::swap(all[i - 1], all[static_cast<std::size_t>(Number(static_cast<int>(i)))]);
    }
  }

 private:
  std::mt19937_64 random_;
};

class Callers {
 public:
  // Both outlive it.
  Callers(Machine& machine, Dice& dice) : machine_(machine), dice_(dice) {}

  // Asks, and again when there is no answer. Errors: the answer; kUnavailable when it gave up.
  absl::StatusOr<engine::CommandResult> Ask(std::string_view what, engine::CommandBody body,
                                            std::string_view person = "admin");
  absl::StatusOr<engine::CommandResult> Ask(std::string_view what, engine::Command command);
  // Asks all of them in one batch, in any order, some twice.
  void AskTogether(std::string_view what, std::vector<engine::Command> commands);
  // Some of what was on its way arrives, alone or together: a second time, or late.
  void DeliverLate();
  // Asks again what has been answered, and once with another payload.
  void AskAgain();

  // From now on the network keeps and repeats requests.
  void LoseAndRepeat() { unreliable_ = true; }
  // What contradicted an earlier answer since the last call.
  std::vector<std::string> TakeFaults();
  const std::map<std::string, int>& done() const { return done_; }

 private:
  struct Request {
    std::string what;
    engine::Command command;
    Instant first_at;    // Made.
    bool tried = false;  // Somebody may have carried it out.
    bool answered = false;
    engine::CommandResult result;  // When answered.
  };

  Request& Make(std::string_view what, engine::Command command);
  std::optional<absl::StatusOr<engine::CommandResult>> Try(Request& request);
  void TryTogether(std::vector<Request*> requests);
  void Judge(Request& request, const absl::StatusOr<engine::CommandResult>& answer);
  void Keep(Request& request);
  bool IsRemembered(const Request& request) const;
  void Fault(const Request& request, std::string_view what);

  Machine& machine_;
  Dice& dice_;
  bool unreliable_ = false;
  std::deque<Request> requests_;         // All of them; addresses stay.
  std::vector<std::size_t> on_its_way_;  // Places in requests_.
  std::vector<std::string> faults_;
  std::map<std::string, int> done_;
};

// Whether the domain may give this answer to a request that is well meant.
bool IsRefusal(const absl::Status& status);

}  // namespace hjul::simulation
