// Watchers of "my tasks", one per rektor, who keep the cursor they were given and come back with
// it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace hjul::bench {

class Watchers {
 public:
  // One for each token; a hundred share a connection, as those behind a proxy do.
  explicit Watchers(const std::vector<std::string>& tokens);
  ~Watchers();

  struct Result {
    std::size_t changed = 0;    // Whose first message was a change: they have caught up with it.
    std::size_t unchanged = 0;  // Whose first message said that there is nothing.
    std::size_t snapshots = 0;  // Who were sent a snapshot, and should not have been.
    std::size_t failed = 0;
  };
  // All connect, from their cursors (at first: from now on), and leave again when each has had its
  // first message. Connections that are refused are tried again, for `seconds_max` in all.
  Result Visit(const std::string& address, int seconds_max);

 private:
  class Stream;
  std::vector<std::string> tokens_;
  std::vector<std::string> cursors_;
};

}  // namespace hjul::bench
