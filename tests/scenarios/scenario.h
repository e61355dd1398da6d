// A scenario: a story in commands, with the transcript that it is expected to give.
//
// A file is blocks: commands, a line "----", the transcript, an empty line. README.md lists the
// commands. Not thread-safe.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "stage.h"

namespace hjul::engine {

class Scenario {
 public:
  // Files named by the story are read below `root`.
  explicit Scenario(std::string root) : root_(std::move(root)) {}

  // Runs every block of `story` and returns it with the transcripts that it really gave.
  std::string Run(const std::string& story);

 private:
  using Words = std::vector<std::string>;

  // One command; what it says goes to out_.
  absl::Status Command(const std::string& line);
  absl::Status Set(const Words& words);
  absl::Status Pass(const Words& words);
  absl::Status Change(const Words& words, const std::string& line);
  absl::Status Work(const Words& words, const std::string& line);
  absl::Status Override(const Words& words, const std::string& line);
  absl::Status Show(const Words& words);

  absl::Status Load(const std::string& kind, const std::string& path, bool move_running,
                    const std::string& reason);
  absl::StatusOr<std::string> ReadFile(const std::string& path) const;
  void Say(std::string line) { out_ += line + "\n"; }

  // What the journal has got since the last command, as far as `follow` asks for it.
  absl::Status Tell();
  std::string Line(const store::JournalEntry& entry) const;
  bool Follows(const store::JournalEntry& entry) const;

  absl::Status ShowTasks(const std::string& post);
  absl::Status ShowOccurrences(const std::string& filter);
  absl::Status ShowMessages(const std::string& post, const std::string& from,
                            const std::string& to);
  absl::Status ShowSummary();
  absl::Status ShowPushes(const std::string& role);
  absl::Status ShowHistory(const std::string& occurrence);

  std::string root_;
  std::string out_;
  Instant start_ = MorningOf("2026-08-01");
  std::unique_ptr<Stage> stage_;
  std::map<std::string, std::string> results_;
  std::vector<std::string> follow_;
  store::Revision told_ = 0;
};

}  // namespace hjul::engine
