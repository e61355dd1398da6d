// How much watchers may ask of the server, and how long they may take.
#pragma once

#include <chrono>
#include <cstddef>

namespace hjul::services {

struct WatchLimits {
  std::size_t dispatchers = 2;
  std::size_t streams_max = 50'000;
  std::size_t streams_per_person_max = 100;
  // Of one client's connection; unary calls on it must have room too (see server.cc).
  std::size_t streams_per_connection_max = 950;
  std::chrono::milliseconds progress_every{8'000};  // Promised: at least every 10 s.
  std::chrono::milliseconds recheck_every{5'000};   // Is the token valid, are the posts the same?
  std::chrono::milliseconds write_max{60'000};      // A write that takes longer is given up.
  std::chrono::milliseconds snapshot_max{300'000};  // So long a snapshot may hold a view.
};

}  // namespace hjul::services
