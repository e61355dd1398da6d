// The store of a server that does not run, opened and looked at. Thread-compatible.
#pragma once

#include <filesystem>

#include "checkers.h"
#include "findings.h"
#include "history.h"

namespace hjul::crash {

class StoreLook {
 public:
  explicit StoreLook(Findings& findings);

  // `settled`: the server had done everything that was due when it stopped.
  void Look(const std::filesystem::path& directory, const History& history, bool settled);

 private:
  void CheckRequests(const store::Snapshot& snapshot, const History& history, engine::Instant now);

  Findings& findings_;
  engine::Checkers checkers_;  // Remembers: nothing may go back from one look to the next.
};

}  // namespace hjul::crash
