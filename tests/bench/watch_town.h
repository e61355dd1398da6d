// A server with watchers to serve: huvudmän with schools, a rektor at each and a skolchef, and a
// wheel whose activities open for every school at once, week after week. The program ends when
// something fails.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "scheduler/engine/engine.h"
#include "scheduler/store/store.h"
#include "services/server.h"

namespace hjul::bench {

struct TownPlan {
  std::size_t huvudmen = 1;
  std::size_t units = 52;  // Of each.
  int bursts = 1;          // Activities; the first opens in week 36.
  // Revisions of the first huvudman that are added to the log before the server starts.
  std::size_t history = 0;
};

class Town {
 public:
  // In a new folder within `parent`, which goes when this does.
  Town(const TownPlan& plan, const std::filesystem::path& parent);
  ~Town();

  services::Server& server() { return *server_; }
  engine::Engine& engine() { return *engine_; }
  std::string address() const;
  // Files with a token a line: every rektor's, and the first skolchef's.
  std::string rektor_tokens() const { return (folder_ / "rektor").string(); }
  std::string skolchef_tokens() const { return (folder_ / "skolchef").string(); }

  // Lets the time come when activity `number` (from 1) opens everywhere; Settle waits for it.
  void ReachBurst(int number);
  void Settle();
  // A commit that changes one occurrence of huvudman `of`, with a note of `note_bytes`.
  void Change(std::size_t of, std::size_t note_bytes, engine::Engine::Answer answer);
  // The cursor of the first skolchef, watching `request`, from before the history.
  std::string OldCursor(const hjul::v1::WatchChangesRequest& request) const;

 private:
  void Populate(const TownPlan& plan);
  void Found(std::size_t number, const TownPlan& plan);
  void AddHistory(std::size_t revisions);
  void Open(const std::filesystem::path& folder);
  void Run(const core::HuvudmanId& huvudman, engine::CommandBody body);
  std::string MakeToken(const core::HuvudmanId& huvudman, const std::string& person);

  std::filesystem::path folder_;
  std::vector<core::HuvudmanId> huvudmen_;
  std::vector<core::OccurrenceId> occurrences_;  // The first unit's, of each huvudman.
  store::Revision before_history_ = 0;
  int changes_ = 0;
  engine::ManualClock clock_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<services::Server> server_;
};

// Ends the program with what has failed.
void Must(const absl::Status& status);
template <class T>
T Must(absl::StatusOr<T> result) {
  Must(result.status());
  return *std::move(result);
}

}  // namespace hjul::bench
